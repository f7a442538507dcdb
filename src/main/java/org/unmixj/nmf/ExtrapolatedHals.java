
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * HALS with extrapolation on a projection of X.
 * <p>
 * After each sweep W goes on in the direction it came from, W_y = max(0, W +
 * &beta;(W - W')), and so does H. Where the error rises, the next iteration
 * starts from W and H instead, and &beta; falls; otherwise it rises.
 * <p>
 * Stops when eq. 17 holds for what a sweep changes, as it would for HALS that
 * started there.
 *
 * @see "A. M. S. Ang and N. Gillis, Accelerating nonnegative matrix
 *      factorization algorithms using extrapolation, Neural Computation 31
 *      (2019), Algorithm 4"
 */
final class ExtrapolatedHals {

	private static final double FIRST_WEIGHT = 0.5;

	private static final double WEIGHT_GROWTH = 1.05;

	private static final double LIMIT_GROWTH = 1.01;

	private static final double WEIGHT_DECAY = 1.5;

	private final RowPasses passes;

	private final ProjectedMatrix X;

	private final double sumOfSquares;

	/** W after the last sweep. */
	private final TallMatrix W;

	/** Where the next sweep of W starts. */
	private final TallMatrix Wy;

	/** H after the last sweep. */
	private final double[][] h;

	/** Where the next sweep of H starts. */
	private final double[][] hy;

	/** For each row of H whether it stays as it is. */
	private final boolean[] fixed;

	private double weight = FIRST_WEIGHT;

	private double weightLimit = 1;

	private boolean restart;

	private int iterations;

	/**
	 * @param W m&times;r; modified, the result on return from {@link #iterate}
	 * @param h H, r arrays of n elements; likewise
	 * @param fixed for each row of H whether it stays as it is
	 * @param sumOfSquares &Sigma;X_ij&sup2;
	 */
	ExtrapolatedHals(final RowPasses passes, final ProjectedMatrix X,
		final TallMatrix W, final double[][] h, final boolean[] fixed,
		final double sumOfSquares)
	{
		this.passes = passes;
		this.X = X;
		this.W = W;
		this.h = h;
		this.fixed = fixed;
		this.sumOfSquares = sumOfSquares;
		Wy = W.copy();
		hy = new double[h.length][h[0].length];
		Sweep.copy(h, hy, h[0].length);
	}

	/** Returns the number of iterations done. */
	int iterate(final double tolerance, final int most,
		final ProgressMonitor monitor, final String stage)
	{
		final int r = h.length;
		final ExpectedProgress progress = new ExpectedProgress(tolerance, most);
		double objective = Double.POSITIVE_INFINITY;
		boolean converged = false;
		while (!converged && iterations < most) {
			iterations++;
			final double[][] sums = sweepW();
			final CrossProducts products = new CrossProducts(X.left(Arrays.copyOf(
				sums, r)), Arrays.copyOfRange(sums, r, 2 * r));
			final Change changeW = new Change(sums[2 * r], sums[2 * r + 1]);
			final Change changeH = sweepH(products);
			converged = changeW.isWithin(tolerance) && changeH.isWithin(tolerance);
			final double before = objective;
			objective = products.objective(new DenseDoubleMatrix2D(h), sumOfSquares);
			adapt(objective > before);
			monitor.progress(progress.after(iterations, Math.max(changeW.largest(),
				changeH.largest())), stage);
		}
		return iterations;
	}

	/** One pass; returns Wy'Z, Wy'Wy, deviations and sums of W. */
	private double[][] sweepW() {
		final int r = h.length;
		final int l = X.Z.columns();
		final double[][] HHt = Sweep.gram(hy);
		final double[][] right = X.right(hy);
		final int blockRows = passes.partition().blockRows();
		final boolean again = restart;
		final double beta = weight;
		return passes.overRows(() -> {
			final double[][] p = new double[r][blockRows];
			final double[][] before = new double[r][blockRows];
			return (block, count, none, sums) -> {
				final double[][] z = X.Z.block(block);
				final double[][] w = W.block(block);
				final double[][] y = Wy.block(block);
				if (again) Sweep.copy(w, y, count);
				Sweep.copy(y, before, count);
				BlockKernels.multiply(z, l, count, right, p);
				Sweep.update(y, p, HHt, count);
				new Change(sums[2 * r], sums[2 * r + 1]).add(before, y, count);
				for (int j = 0; j < r; j++) {
					BlockKernels.extrapolate(w[j], y[j], beta, p[j], count);
				}
				CrossProducts.add(y, r, z, l, count, sums);
			};
		}, HalsSolver.lengths(r, l));
	}

	private Change sweepH(final CrossProducts products) {
		if (restart) Sweep.copy(h, hy, h[0].length);
		final double[][] before = new double[h.length][h[0].length];
		Sweep.copy(hy, before, h[0].length);
		Sweep.updateH(hy, fixed, products);
		final Change change = Change.between(before, hy);
		final double[] work = new double[h[0].length];
		for (int j = 0; j < h.length; j++) {
			BlockKernels.extrapolate(h[j], hy[j], weight, work, work.length);
		}
		return change;
	}

	private void adapt(final boolean risen) {
		restart = risen;
		if (risen) {
			weightLimit = weight;
			weight /= WEIGHT_DECAY;
		}
		else {
			weight = Math.min(weightLimit, weight * WEIGHT_GROWTH);
			weightLimit = Math.min(1, weightLimit * LIMIT_GROWTH);
		}
	}
}
