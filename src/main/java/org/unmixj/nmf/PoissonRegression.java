
package org.unmixj.nmf;

import org.unmixj.linalg.MatrixChecks;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Component images for known signatures under photon noise: the W &ge; 0 that
 * makes the generalized Kullback-Leibler divergence D(X|WH) smallest, which is
 * the most likely one if X are counts of a Poisson distribution with the mean
 * W&middot;H (and likewise for counts times a gain). H does not change.
 * <p>
 * Each row of W is a convex problem of its own, solved by Newton steps
 * ({@link PoissonStep}) in one pass over X.
 */
public final class PoissonRegression {

	/** A row is done when a step changes it by no more than this fraction. */
	public static final double DEFAULT_TOLERANCE = 1e-6;

	/** Newton steps after which a row is left as it is. */
	public static final int MAX_STEPS = 500;

	private static final String STAGE = "Component images";

	private static final int SWEEPS = 20;

	private PoissonRegression() {
		// static methods only
	}

	/**
	 * Finds W.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified
	 * @param H r&times;n, finite, non-negative; not modified. Where X is positive
	 *          and all of H zero, D is infinite, and W is what the other samples
	 *          make of it
	 * @param tolerance above 0, below 1: a row is done when &#x2016;w -
	 *          w'&#x2016; &le; tolerance&middot;&#x2016;w + w'&#x2016;
	 * @param threads the number of threads; the result does not depend on it
	 * @param monitor progress and cancel
	 * @return W, a copy of H, the squared error and the divergence; its
	 *         iterations are the Newton steps of the slowest row
	 * @throws IllegalArgumentException if X, H or the tolerance is not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Factorization fit(final RowBlocks X, final DoubleMatrix2D H,
		final double tolerance, final int threads, final ProgressMonitor monitor)
	{
		if (!(tolerance > 0 && tolerance < 1)) {
			throw new IllegalArgumentException(
				"tolerance must be above 0 and below 1, got " + tolerance);
		}
		MatrixChecks.requireShape(H, H.rows(), X.columns(), "H");
		Nmf.requireNonNegative(H, "H");
		try (RowPasses passes = new RowPasses(X, threads, monitor)) {
			final Entries entries = Entries.of(X, false);
			entries.require(passes, new MonitorRange(monitor, 0, 0.1));
			final double[][] h = H.toArray();
			final TallMatrix W = new TallMatrix(passes.partition(), h.length);
			final int steps = passes.telling(new MonitorRange(monitor, 0.1, 0.9),
				STAGE, 1, () -> solve(passes, W, h, tolerance));
			final Factorization result = passes.telling(new MonitorRange(monitor, 0.9,
				1), STAGE, 1, () -> PoissonSolver.measured(passes, entries, W, h, Math
					.min(steps, MAX_STEPS), steps <= MAX_STEPS, new double[1]));
			monitor.progress(1, STAGE);
			return result;
		}
	}

	/**
	 * Returns the steps of the slowest row, MAX_STEPS + 1 if that is not done.
	 */
	private static int solve(final RowPasses passes, final TallMatrix W,
		final double[][] h, final double tolerance)
	{
		final int r = h.length;
		final int panelRows = PoissonRows.panelRows(passes.columns(), r, passes
			.partition().blockRows());
		final int[] steps = new int[passes.partition().count()];
		passes.overX(() -> {
			final PoissonRows rows = new PoissonRows(h, panelRows);
			final double[][] before = new double[r][panelRows];
			return (block, count, x, sums) -> {
				for (int from = 0; from < count; from += panelRows) {
					final int size = Math.min(panelRows, count - from);
					rows.load(x, W.block(block), from, size);
					PoissonSolver.begin(rows, size);
					steps[block] = Math.max(steps[block], solve(rows, before, size,
						tolerance));
					rows.store(W.block(block), from, size);
				}
			};
		});
		int most = 0;
		for (final int some : steps) {
			most = Math.max(most, some);
		}
		return most;
	}

	private static int solve(final PoissonRows rows, final double[][] before,
		final int count, final double tolerance)
	{
		for (int step = 1; step <= MAX_STEPS; step++) {
			Sweep.copy(rows.w, before, count);
			rows.multiply(count);
			rows.divide(count);
			rows.step(count, SWEEPS);
			if (PoissonStep.largestChange(before, rows.w, count) <= tolerance) {
				return step;
			}
		}
		return MAX_STEPS + 1;
	}
}
