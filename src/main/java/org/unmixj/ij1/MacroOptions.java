
package org.unmixj.ij1;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The options of one {@code run("Command...", "options")} call: keys and their
 * values as text, in the order given.
 * <p>
 * {@code key=value}; {@code key=[a value with blanks]}, in which brackets may
 * be nested; {@code key='a value with blanks'}; a bare {@code key} has the
 * value {@code true}. Unlike {@link ij.Macro#getValue}, which searches the text
 * for the keys it knows, this reads all of it, so that nothing is overlooked.
 */
final class MacroOptions {

	/** The value of a bare key. */
	static final String TRUE = "true";

	private final Map<String, String> values;

	private MacroOptions(final Map<String, String> values) {
		this.values = Collections.unmodifiableMap(values);
	}

	/**
	 * Reads options.
	 *
	 * @param text the options, as {@link ij.Macro#getOptions} has them
	 * @throws IllegalArgumentException if a key is given twice, a key is missing
	 *           or a bracket or quote is not closed
	 */
	static MacroOptions parse(final String text) {
		return new MacroOptions(new Reader(text).read());
	}

	/** Returns the options with these keys and values. */
	static MacroOptions of(final Map<String, String> values) {
		return new MacroOptions(new LinkedHashMap<>(values));
	}

	/**
	 * Returns a copy in which each value {@code &name} is replaced by the value
	 * of that variable, as ImageJ's own dialogs do it. So a macro can hand over
	 * any title, even one with brackets that do not match.
	 *
	 * @param variables gives the value of a variable, or null if there is none;
	 *          the value then stays as it is
	 */
	MacroOptions withVariables(final UnaryOperator<String> variables) {
		final Map<String, String> replaced = new LinkedHashMap<>(values);
		replaced.replaceAll((key, value) -> {
			if (!value.startsWith("&")) return value;
			final String variable = variables.apply(value.substring(1));
			return variable == null ? value : variable;
		});
		return new MacroOptions(replaced);
	}

	/** Returns the values by key, in the order given; not to be modified. */
	Map<String, String> values() {
		return values;
	}

	/** Returns the options as {@link #parse} reads them. */
	@Override
	public String toString() {
		final StringBuilder text = new StringBuilder();
		values.forEach((key, value) -> text.append(text.length() == 0 ? "" : " ")
			.append(key).append('=').append(quote(value)));
		return text.toString();
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof MacroOptions && values.equals(
			((MacroOptions) other).values);
	}

	@Override
	public int hashCode() {
		return values.hashCode();
	}

	/**
	 * Returns a value in brackets if it needs them. A value that has a blank, a
	 * quote and brackets that do not match can't be written.
	 */
	private static String quote(final String value) {
		final boolean bare = !value.isEmpty() && value.chars().noneMatch(
			Character::isWhitespace) && value.charAt(0) != '[' && value.charAt(
				0) != '\'';
		if (bare) return value;
		return closing(value + ']', 0) == value.length() || value.indexOf('\'') >= 0
			? '[' + value + ']' : '\'' + value + '\'';
	}

	/**
	 * Returns the index of the bracket that closes one opened before
	 * {@code start}, or -1.
	 */
	private static int closing(final String text, final int start) {
		int depth = 1;
		for (int i = start; i < text.length(); i++) {
			if (text.charAt(i) == '[') depth++;
			if (text.charAt(i) == ']' && --depth == 0) return i;
		}
		return -1;
	}

	/** Reads keys and values from left to right. */
	private static final class Reader {

		private final String text;

		private int position;

		Reader(final String text) {
			this.text = Objects.requireNonNull(text, "text");
		}

		Map<String, String> read() {
			final Map<String, String> values = new LinkedHashMap<>();
			for (skipBlanks(); position < text.length(); skipBlanks()) {
				final String key = key();
				final String value = value(key);
				final String first = values.putIfAbsent(key, value);
				if (first != null) throw new IllegalArgumentException("The key \"" +
					key + "\" is given twice, with the values \"" + first + "\" and \"" +
					value + "\"; each key may be given once.");
			}
			return values;
		}

		private String key() {
			final int start = position;
			while (!atBlank() && text.charAt(position) != '=')
				position++;
			if (position == start) throw new IllegalArgumentException(
				"A key is missing before \"" + bareWord() +
					"\"; options have the form key=value, without blanks around \"=\".");
			return text.substring(start, position);
		}

		private String value(final String key) {
			if (atBlank()) return TRUE;
			position++; // the equals sign
			if (atBlank()) return "";
			final char first = text.charAt(position);
			if (first != '[' && first != '\'') return bareWord();
			final int start = position + 1;
			final int end = first == '[' ? closing(text, start) : text.indexOf('\'',
				start);
			position = end + 1;
			if (end < 0 || !atBlank()) throw new IllegalArgumentException(
				"The value of \"" + key + "\" starts with " + first + " but has no " +
					(first == '[' ? ']' : first) + " at its end: \"" + text.substring(
						start - 1).trim() + "\".");
			return text.substring(start, end);
		}

		private String bareWord() {
			final int start = position;
			while (!atBlank())
				position++;
			return text.substring(start, position);
		}

		private boolean atBlank() {
			return position >= text.length() || Character.isWhitespace(text.charAt(
				position));
		}

		private void skipBlanks() {
			while (position < text.length() && atBlank())
				position++;
		}
	}
}
