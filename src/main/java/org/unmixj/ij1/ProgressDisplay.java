
package org.unmixj.ij1;

import org.unmixj.linalg.ProgressMonitor;

import ij.IJ;

/**
 * Shows how far a command has come and, after a second, how long it will still
 * take, at most ten times a second; cancels it when Escape is pressed.
 */
abstract class ProgressDisplay implements ProgressMonitor, AutoCloseable {

	/**
	 * The system property that says where to: {@code console} for a bar of text
	 * on standard error, otherwise ImageJ's status bar.
	 */
	static final String PROPERTY = "unmixj.progress";

	private static final long INTERVAL_NS = 100_000_000;

	private final TimeLeft timeLeft = new TimeLeft();

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
		final double done = Math.max(0, Math.min(1, fraction));
		show(done, stage, TimeLeft.text(timeLeft.after(now, done)));
	}

	/**
	 * Shows progress.
	 *
	 * @param fraction from 0 to 1
	 * @param left how long it will take, such as "about 12 s left"; empty if that
	 *          is not known
	 */
	abstract void show(double fraction, String stage, String left);

	@Override
	public boolean isCanceled() {
		return IJ.escapePressed();
	}

	/** Removes the display. */
	@Override
	public abstract void close();
}
