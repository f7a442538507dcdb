
package org.unmixj.nmf;

import java.util.function.DoubleSupplier;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;

/**
 * Iterations of one pass over X each, and how far they have come: also within a
 * pass, which fills what is expected of it.
 */
final class ToldIterations {

	private final RowPasses passes;

	private final ProgressMonitor range;

	private final String stage;

	private final ExpectedProgress progress;

	private int iterations;

	/**
	 * @param range is told
	 * @param tolerance the change that ends the iterations
	 * @param limit the largest number of them
	 */
	ToldIterations(final RowPasses passes, final ProgressMonitor range,
		final String stage, final double tolerance, final int limit)
	{
		this.passes = passes;
		this.range = range;
		this.stage = stage;
		progress = new ExpectedProgress(tolerance, limit);
	}

	/**
	 * Does an iteration of one pass.
	 *
	 * @param iteration returns the largest relative change of a component
	 */
	void run(final DoubleSupplier iteration) {
		after(passes.telling(next(), stage, 1, iteration::getAsDouble));
	}

	/** Returns what the next iteration is expected to fill. */
	MonitorRange next() {
		return new MonitorRange(range, progress.fraction(), progress.next());
	}

	/**
	 * Tells how far the iterations have come with the last one.
	 *
	 * @param change the largest relative change of a component
	 */
	void after(final double change) {
		range.progress(progress.after(++iterations, change), stage);
	}
}
