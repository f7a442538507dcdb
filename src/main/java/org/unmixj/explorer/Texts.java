
package org.unmixj.explorer;

import java.awt.Component;
import java.awt.Container;
import java.awt.Font;

import javax.swing.JComboBox;
import javax.swing.JSpinner;
import javax.swing.JTextArea;
import javax.swing.UIManager;

import ij.Prefs;

/** Fonts that follow ImageJ's scale, and labels of several lines. */
final class Texts {

	private Texts() {
		// static methods only
	}

	/** Returns how much larger than usual ImageJ's texts are. */
	static float scale() {
		return (float) Prefs.getGuiScale();
	}

	/** Gives all parts of a window the size of ImageJ's other texts. */
	static void scale(final Component component) {
		Font font = component.isFontSet() ? component.getFont() : null;
		if (font == null) font = UIManager.getFont("Label.font");
		if (font == null) font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
		component.setFont(font.deriveFont(Font.PLAIN, font.getSize2D() * scale()));
		// these pass their font on by themselves
		if (component instanceof JSpinner || component instanceof JComboBox) return;
		if (component instanceof Container) {
			for (final Component part : ((Container) component).getComponents()) {
				scale(part);
			}
		}
	}

	/** Returns a text that wraps its lines and can be copied, not changed. */
	static JTextArea area(final int rows) {
		final JTextArea area = new JTextArea(rows, 20);
		area.setEditable(false);
		area.setLineWrap(true);
		area.setWrapStyleWord(true);
		area.setOpaque(false);
		area.setFont(UIManager.getFont("Label.font"));
		return area;
	}
}
