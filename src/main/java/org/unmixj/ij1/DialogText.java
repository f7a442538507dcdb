
package org.unmixj.ij1;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Panel;
import java.util.Arrays;

import ij.gui.MultiLineLabel;

/**
 * Lines of text in a dialog, always as many, so that the dialog does not change
 * its size with them. One more fits in the margins; what is longer is cut, and
 * whole in the accessible name.
 */
final class DialogText {

	/** The width in characters. */
	static final int COLUMNS = 64;

	private static final String CUT = " ...";

	private static final int WIDTH_PX = 440;

	private static final Color PROBLEM_COLOR = new Color(0xc00000);

	private final int lines;

	private final int columns;

	private final MultiLineLabel label;

	private final Panel panel = new Panel(new BorderLayout());

	DialogText(final int lines) {
		this(lines, WIDTH_PX);
	}

	/** @param width the least width in pixels; fewer characters fit in less */
	DialogText(final int lines, final int width) {
		this.lines = lines;
		columns = Math.min(COLUMNS, COLUMNS * width / WIDTH_PX);
		label = new MultiLineLabel(fill("", lines), width);
		panel.add(label);
	}

	/** Returns how many characters fit in a line. */
	int columns() {
		return columns;
	}

	/** Returns what to add to the dialog. */
	Panel panel() {
		return panel;
	}

	/** Shows a text. */
	void show(final String text) {
		show(text, panel.getForeground());
	}

	/** Shows what is wrong, in another colour. */
	void showProblem(final String text) {
		show(text, PROBLEM_COLOR);
	}

	private void show(final String text, final Color color) {
		label.setForeground(color);
		label.setText(fill(shortened(text, lines + 1), lines, columns));
		label.getAccessibleContext().setAccessibleName(text);
	}

	/** Returns as much of a text as so many lines have room for. */
	String shortened(final String text, final int most) {
		if (TextWrap.wrap(text, columns).split("\n").length <= most) return text;
		final String[] wrapped = TextWrap.wrap(text, columns - CUT.length()).split(
			"\n");
		return String.join("\n", Arrays.copyOf(wrapped, most)) + CUT;
	}

	/** Tells whether it shows what is wrong. */
	boolean isProblem() {
		return PROBLEM_COLOR.equals(label.getForeground());
	}

	/** Returns the text in at least so many lines. */
	static String fill(final String text, final int lines) {
		return fill(text, lines, COLUMNS);
	}

	private static String fill(final String text, final int lines,
		final int columns)
	{
		final StringBuilder filled = new StringBuilder(TextWrap.wrap(text,
			columns));
		for (int i = filled.toString().split("\n", -1).length; i < lines; i++) {
			filled.append("\n ");
		}
		return filled.length() > 0 && filled.charAt(0) == '\n' ? " " + filled
			: filled.toString();
	}
}
