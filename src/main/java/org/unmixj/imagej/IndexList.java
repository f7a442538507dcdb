
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which components are meant: {@code All}, or {@code 1,3-5}. */
final class IndexList {

	private static final Pattern PART = Pattern.compile(
		"(\\d{1,9})(?:\\s*-\\s*(\\d{1,9}))?");

	private IndexList() {
		// static methods only
	}

	/** Tells whether a part of a list is a number or a range. */
	static boolean isNumbers(final String part) {
		return PART.matcher(part.trim()).matches();
	}

	/**
	 * Returns the numbers in the order they are given.
	 *
	 * @param key the parameter, for the message
	 * @param text "All", or numbers and ranges with commas between
	 * @param count numbers are from 1 to this
	 * @throws IllegalArgumentException if the text is none of them, a number is
	 *           out of range or twice there
	 */
	static List<Integer> parse(final String key, final String text,
		final int count)
	{
		final List<Integer> numbers = new ArrayList<>();
		final boolean all = text.trim().equalsIgnoreCase("All");
		for (final String part : (all ? "1-" + count : text).split(",", -1)) {
			final Matcher matcher = PART.matcher(part.trim());
			if (!matcher.matches()) {
				throw new IllegalArgumentException(Messages.indexList(key, text,
					count));
			}
			final int first = Integer.parseInt(matcher.group(1));
			final int last = matcher.group(2) == null ? first : Integer.parseInt(
				matcher.group(2));
			if (first < 1 || last > count || first > last) {
				throw new IllegalArgumentException(Messages.indexList(key, text,
					count));
			}
			for (int number = first; number <= last; number++) {
				if (numbers.contains(number)) {
					throw new IllegalArgumentException(Messages.indexList(key, text,
						count));
				}
				numbers.add(number);
			}
		}
		return numbers;
	}
}
