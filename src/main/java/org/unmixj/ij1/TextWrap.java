
package org.unmixj.ij1;

/** Breaks text into lines, which ImageJ's dialogs do not. */
final class TextWrap {

	private TextWrap() {
		// only static methods
	}

	/**
	 * Replaces blanks by line breaks so that no line is longer than some columns.
	 * Longer words stay in one piece, and line breaks where they are.
	 */
	static String wrap(final String text, final int columns) {
		final StringBuilder wrapped = new StringBuilder();
		int column = 0;
		for (final String word : text.split("(?<=\\s)")) {
			if (column > 0 && column + word.trim().length() > columns) {
				wrapped.setLength(wrapped.length() - 1);
				wrapped.append('\n');
				column = 0;
			}
			wrapped.append(word);
			column = word.endsWith("\n") ? 0 : column + word.length();
		}
		return wrapped.toString();
	}
}
