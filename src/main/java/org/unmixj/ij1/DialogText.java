
package org.unmixj.ij1;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Panel;

import ij.gui.MultiLineLabel;

/**
 * Lines of text in a dialog, always as many, so that the dialog does not change
 * its size with them.
 */
final class DialogText {

	/** The width in characters. */
	static final int COLUMNS = 64;

	private static final int WIDTH_PX = 440;

	private static final Color PROBLEM_COLOR = new Color(0xc00000);

	private final int lines;

	private final MultiLineLabel label;

	private final Panel panel = new Panel(new BorderLayout());

	DialogText(final int lines) {
		this.lines = lines;
		label = new MultiLineLabel(fill("", lines), WIDTH_PX);
		panel.add(label);
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
		label.setText(fill(text, lines));
		label.getAccessibleContext().setAccessibleName(text);
	}

	/** Tells whether it shows what is wrong. */
	boolean isProblem() {
		return PROBLEM_COLOR.equals(label.getForeground());
	}

	/** Returns the text in at least so many lines. */
	static String fill(final String text, final int lines) {
		final StringBuilder filled = new StringBuilder(TextWrap.wrap(text,
			COLUMNS));
		for (int i = filled.toString().split("\n", -1).length; i < lines; i++) {
			filled.append("\n ");
		}
		return filled.length() > 0 && filled.charAt(0) == '\n' ? " " + filled
			: filled.toString();
	}
}
