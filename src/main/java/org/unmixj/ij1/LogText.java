
package org.unmixj.ij1;

import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Window;

import ij.IJ;
import ij.Prefs;
import ij.WindowManager;
import ij.text.TextWindow;

/** Writes to ImageJ's Log window, or without a display to standard error. */
final class LogText {

	private LogText() {
		// only static methods
	}

	/** Lines of sentences are no longer, as the Log does not break them. */
	static final int COLUMNS = 72;

	/** The title of the Log's window. */
	static final String TITLE = "Log";

	/** What these columns take in the font of the Log. */
	private static final Dimension SIZE = new Dimension(640, 230);

	/**
	 * Writes sentences, in the Log broken into lines.
	 *
	 * @return the Log's window if this has opened it, or null
	 */
	static Window write(final String text) {
		final Window before = WindowManager.getWindow(TITLE);
		writeLines(GraphicsEnvironment.isHeadless() ? text : TextWrap.wrap(text,
			COLUMNS));
		final Window log = WindowManager.getWindow(TITLE);
		if (log == null || log == before) return null;
		// ImageJ remembers a size that a user has given it
		if (Prefs.get(TextWindow.LOG_WIDTH_KEY, 0) <= 0) log.setSize(SIZE);
		return log;
	}

	/**
	 * Writes lines. {@link IJ#log} would mix them with what a macro prints, which
	 * other programs may read.
	 */
	static void writeLines(final String text) {
		if (GraphicsEnvironment.isHeadless()) System.err.println(text);
		else IJ.log(text);
	}
}
