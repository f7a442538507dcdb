
package org.unmixj.ij1;

import java.awt.GraphicsEnvironment;

import ij.IJ;

/** Writes to ImageJ's Log window, or without a display to standard error. */
final class LogText {

	private LogText() {
		// only static methods
	}

	/**
	 * Writes lines. {@link IJ#log} would mix them with what a macro prints, which
	 * other programs may read.
	 */
	static void write(final String text) {
		if (GraphicsEnvironment.isHeadless()) System.err.println(text);
		else IJ.log(text);
	}
}
