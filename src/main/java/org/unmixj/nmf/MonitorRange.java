
package org.unmixj.nmf;

import org.unmixj.linalg.ProgressMonitor;

/** The part of a monitor's range that one step of a computation fills. */
public final class MonitorRange implements ProgressMonitor {

	private final ProgressMonitor whole;

	private final double from;

	private final double to;

	/**
	 * @param whole the monitor that is told
	 * @param from the fraction of the whole where the step starts
	 * @param to the fraction of the whole where it ends
	 */
	public MonitorRange(final ProgressMonitor whole, final double from,
		final double to)
	{
		this.whole = whole;
		this.from = from;
		this.to = to;
	}

	/**
	 * Returns one of several equal parts.
	 *
	 * @param index 0 to count - 1
	 */
	static MonitorRange part(final ProgressMonitor whole, final int index,
		final int count)
	{
		return new MonitorRange(whole, (double) index / count, (index + 1.0) /
			count);
	}

	@Override
	public void progress(final double fraction, final String stage) {
		whole.progress(from + fraction * (to - from), stage);
	}

	@Override
	public boolean isCanceled() {
		return whole.isCanceled();
	}
}
