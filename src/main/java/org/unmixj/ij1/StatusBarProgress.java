
package org.unmixj.ij1;

import ij.IJ;

/** Shows progress in ImageJ's status bar; nothing without a display. */
final class StatusBarProgress extends ProgressDisplay {

	@Override
	void show(final double fraction, final String stage, final String left) {
		IJ.showStatus(text(fraction, stage, left));
		IJ.showProgress(fraction);
	}

	/** Returns "Factorization 42 %, about 12 s left (Escape cancels)". */
	static String text(final double fraction, final String stage,
		final String left)
	{
		return stage + " " + (int) (fraction * 100) + " %" + (left.isEmpty() ? ""
			: ", " + left) + " (Escape cancels)";
	}

	@Override
	public void close() {
		IJ.showProgress(1.0);
		IJ.showStatus("");
	}
}
