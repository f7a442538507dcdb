
package org.unmixj.imagej;

import java.util.Arrays;

/** Reads which of the components are meant, by numbers and names. */
final class ComponentFlags {

	/** Leaves it to what was before. */
	static final String AUTO = "Auto";

	/** None of the components. */
	static final String NONE = "None";

	private static final String ALL = "All";

	private ComponentFlags() {
		// static methods only
	}

	/**
	 * Returns for each component whether it is meant.
	 *
	 * @param key the parameter, for the message
	 * @param text {@code Auto}, {@code None}, {@code All}, or numbers, ranges,
	 *          names and headings of tables, with commas between:
	 *          {@code 1,3-4,GFP,C6}. Nothing is {@code None}, and what is a
	 *          number is never a name
	 * @param automatic what {@code Auto} is
	 * @throws IllegalArgumentException if there is no such component, with a
	 *           message for the user
	 */
	static boolean[] parse(final String key, final String text,
		final Signatures signatures, final boolean[] automatic)
	{
		final int r = signatures.names().size();
		final boolean[] flags = new boolean[r];
		final String trimmed = text == null ? "" : text.trim();
		if (trimmed.equalsIgnoreCase(AUTO)) return automatic.clone();
		if (trimmed.isEmpty() || trimmed.equalsIgnoreCase(NONE)) return flags;
		if (trimmed.equalsIgnoreCase(ALL)) {
			Arrays.fill(flags, true);
			return flags;
		}
		for (final String part : trimmed.split(",", -1)) {
			final int named = IndexList.isNumbers(part) ? -1 : named(part.trim(),
				signatures);
			if (named >= 0) flags[named] = true;
			else try {
				IndexList.parse(key, part, r).forEach(number -> flags[number - 1] =
					true);
			}
			catch (final IllegalArgumentException e) {
				throw new IllegalArgumentException(StepMessages.noComponents(key, part
					.trim(), trimmed, r), e);
			}
		}
		return flags;
	}

	/** Tells whether a text has a meaning of its own, and can be no name. */
	static boolean isReserved(final String text) {
		return text.equalsIgnoreCase(AUTO) || text.equalsIgnoreCase(NONE) || text
			.equalsIgnoreCase(ALL) || IndexList.isNumbers(text);
	}

	/** Returns the component of a name, counted from 0, or -1. */
	static int named(final String name, final Signatures signatures) {
		for (int j = 0; j < signatures.names().size(); j++) {
			if (name.equalsIgnoreCase(signatures.names().get(j)) || name
				.equalsIgnoreCase(signatures.heading(j))) return j;
		}
		return -1;
	}
}
