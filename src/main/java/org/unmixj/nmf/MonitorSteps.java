
package org.unmixj.nmf;

import org.unmixj.linalg.ProgressMonitor;

/**
 * The ranges of a monitor that one step of a computation after the other fills,
 * where it is not known before how many there will be.
 */
public final class MonitorSteps {

	/** The part of all work that one pass over X before it is, about. */
	private static final double PASS = 0.03;

	private final ProgressMonitor whole;

	private double done;

	/** @param whole the monitor that is told */
	public MonitorSteps(final ProgressMonitor whole) {
		this.whole = whole;
	}

	/**
	 * Returns the range of the next step.
	 *
	 * @param share of what is left, 0 to 1
	 */
	public MonitorRange next(final double share) {
		final double from = done;
		done += share * (1 - done);
		return new MonitorRange(whole, from, done);
	}

	/** Returns the range of one pass over X before the main work. */
	public MonitorRange pass() {
		return next(PASS);
	}

	/**
	 * Returns the range of the next step.
	 *
	 * @param end the fraction of the whole where it ends, if not before
	 */
	MonitorRange to(final double end) {
		final double from = done;
		done = Math.max(done, end);
		return new MonitorRange(whole, from, done);
	}

	/** Returns the range of the last step. */
	public MonitorRange rest() {
		return next(1);
	}
}
