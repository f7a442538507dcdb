
package org.unmixj.ij1;

import ij.IJ;

/** Shows progress in ImageJ's status bar; nothing without a display. */
final class StatusBarProgress extends ProgressDisplay {

	@Override
	void show(final double fraction, final String stage) {
		IJ.showStatus(stage + "... (Escape cancels)");
		IJ.showProgress(fraction);
	}

	@Override
	public void close() {
		IJ.showProgress(1.0);
		IJ.showStatus("");
	}
}
