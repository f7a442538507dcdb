
package org.unmixj.ij1;

import org.unmixj.linalg.ProgressMonitor;

import ij.IJ;

/**
 * Shows how far a command has come, at most ten times a second, and cancels it
 * when Escape is pressed.
 */
abstract class ProgressDisplay implements ProgressMonitor, AutoCloseable {

	/**
	 * The system property that says where to: {@code console} for a bar of text
	 * on standard error, otherwise ImageJ's status bar.
	 */
	static final String PROPERTY = "unmixj.progress";

	private static final long INTERVAL_NS = 100_000_000;

	private long last = System.nanoTime() - INTERVAL_NS;

	/** Opens the display that the system property names. */
	static ProgressDisplay open() {
		return "console".equals(System.getProperty(PROPERTY)) ? new ConsoleProgress(
			System.err) : new StatusBarProgress();
	}

	@Override
	public final void progress(final double fraction, final String stage) {
		final long now = System.nanoTime();
		if (now - last < INTERVAL_NS) return;
		last = now;
		show(Math.max(0, Math.min(1, fraction)), stage);
	}

	/** Shows a fraction from 0 to 1. */
	abstract void show(double fraction, String stage);

	@Override
	public boolean isCanceled() {
		return IJ.escapePressed();
	}

	/** Removes the display. */
	@Override
	public abstract void close();
}
