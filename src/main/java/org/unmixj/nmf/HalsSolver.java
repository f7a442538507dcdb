
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * HALS, hierarchical alternating least squares: W first, then H, one column at
 * a time, with one pass over X per iteration.
 * <p>
 * The rows of W are independent of each other once H is fixed. So a pass takes
 * each block of X to P = X_b&middot;H&#7488;, sweeps the rows of W that belong
 * to it, and adds them to W&#7488;X and W&#7488;W; after the last block H is
 * swept. For j = 1..r:
 * <p>
 * w_j &larr; max(0, w_j + (P_j - W&middot;(HH&#7488;)_j) / (HH&#7488;)_jj), and
 * likewise for the rows of H. A component whose denominator is zero is left as
 * it is.
 * <p>
 * Stops when, for every j, &#x2016;w_j - w_j'&#x2016; &le; &epsilon;&#x2016;w_j
 * + w_j'&#x2016; and the same for h_j (eq. 17; w' is the iteration before).
 *
 * @see "A. Cichocki and A.-H. Phan, Fast local algorithms for large scale
 *      nonnegative matrix and tensor factorizations, IEICE Trans. Fundamentals
 *      E92-A (2009), Algorithm 2"
 * @see "Y. Guo and T. E. Holy, GSVD-NMF, eq. 17"
 */
final class HalsSolver {

	private final RowPasses passes;

	private final double sumOfSquares;

	/**
	 * @param sumOfSquares &Sigma;X_ij&sup2;
	 */
	HalsSolver(final RowPasses passes, final double sumOfSquares) {
		this.passes = passes;
		this.sumOfSquares = sumOfSquares;
	}

	/**
	 * Iterates from a start.
	 *
	 * @param start modified: W of the result is this W
	 * @param tolerance &epsilon; of eq. 17
	 */
	Factorization solve(final Start start, final double tolerance,
		final int maxIterations, final ProgressMonitor monitor, final String stage)
	{
		final TallMatrix W = start.W;
		final int r = W.columns();
		final double[][] h = start.H.toArray();
		double[] trace = new double[16];
		int iteration = 0;
		boolean converged = false;
		double firstChange = 0;
		double fraction = 0;
		while (!converged && iteration < maxIterations) {
			iteration++;
			final double[][] sums = sweepW(W, h);
			final CrossProducts products = new CrossProducts(sums, r);
			final double[] deviationsW = sums[2 * r];
			final double[] sumsW = sums[2 * r + 1];
			final double changeW = largestChange(deviationsW, sumsW);
			final boolean settledW = settled(deviationsW, sumsW, tolerance);
			final double[] deviationsH = new double[r];
			final double[] sumsH = new double[r];
			sweepH(h, products, deviationsH, sumsH);
			converged = settledW && settled(deviationsH, sumsH, tolerance);
			if (iteration > trace.length) trace = Arrays.copyOf(trace, 2 * iteration);
			trace[iteration - 1] = products.objective(new DenseDoubleMatrix2D(h),
				sumOfSquares);

			final double change = Math.max(changeW, largestChange(deviationsH,
				sumsH));
			if (iteration == 1) firstChange = change;
			fraction = Math.max(fraction, expectedFraction(change, firstChange,
				tolerance, iteration / (double) maxIterations));
			monitor.progress(fraction, stage);
		}
		monitor.progress(1, stage);
		return new Factorization(W, new DenseDoubleMatrix2D(h), iteration,
			converged, sumOfSquares, Arrays.copyOf(trace, iteration));
	}

	/** One pass: W is swept; returns W'X, W'W, deviations and sums of W. */
	private double[][] sweepW(final TallMatrix W, final double[][] h) {
		final int r = h.length;
		final int n = passes.columns();
		final double[][] HHt = new double[r][r];
		BlockKernels.addGram(h, r, n, HHt);
		final int blockRows = passes.partition().blockRows();
		final int[] lengths = Arrays.copyOf(CrossProducts.lengths(r, n), 2 * r + 2);
		lengths[2 * r] = r;
		lengths[2 * r + 1] = r;
		return passes.overX(() -> {
			final double[][] p = new double[r][blockRows];
			final double[][] xt = new double[blockRows][n];
			return (block, count, x, sums) -> {
				final double[][] w = W.block(block);
				for (int j = 0; j < r; j++) {
					Arrays.fill(p[j], 0, count, 0);
					BlockKernels.addCombination(p[j], h[j], x, n, 0, count);
				}
				sweep(w, p, HHt, count, sums[2 * r], sums[2 * r + 1]);
				CrossProducts.add(w, r, x, xt, n, count, sums);
			};
		}, lengths);
	}

	private static void sweepH(final double[][] h, final CrossProducts products,
		final double[] deviations, final double[] sums)
	{
		final double[][] p = new double[h.length][];
		for (int j = 0; j < h.length; j++) {
			p[j] = products.WtX[j].clone();
		}
		sweep(h, p, products.WtW, h[0].length, deviations, sums);
	}

	/**
	 * One sweep over the vectors v_j, in place.
	 *
	 * @param v r vectors of {@code count} elements
	 * @param p r vectors; their products with X; overwritten
	 * @param gram r&times;r, the Gram matrix of the other factor
	 * @param deviations the squares of &#x2016;v_j - v_j'&#x2016; are added
	 * @param sums the squares of &#x2016;v_j + v_j'&#x2016; are added
	 */
	static void sweep(final double[][] v, final double[][] p,
		final double[][] gram, final int count, final double[] deviations,
		final double[] sums)
	{
		final int r = v.length;
		final double[] minusRow = new double[r];
		for (int j = 0; j < r; j++) {
			final double[] step = p[j];
			final double denominator = gram[j][j];
			final boolean updated = denominator > 0;
			for (int l = 0; l < r; l++) {
				minusRow[l] = -gram[j][l];
			}
			BlockKernels.addCombination(step, minusRow, v, r, 0, count);
			final double factor = updated ? 1 / denominator : 0;
			final double[] values = v[j];
			double deviation = 0, sum = 0;
			for (int t = 0; t < count; t++) {
				final double before = values[t];
				final double moved = before + step[t] * factor;
				final double after = moved > 0 ? moved : 0;
				values[t] = after;
				deviation += (after - before) * (after - before);
				sum += (after + before) * (after + before);
			}
			deviations[j] += deviation;
			sums[j] += sum;
		}
	}

	/** Eq. 17 for one factor, without a division: a zero vector is settled. */
	private static boolean settled(final double[] deviations, final double[] sums,
		final double tolerance)
	{
		for (int j = 0; j < sums.length; j++) {
			if (!(Math.sqrt(deviations[j]) <= tolerance * Math.sqrt(sums[j]))) {
				return false;
			}
		}
		return true;
	}

	private static double largestChange(final double[] deviations,
		final double[] sums)
	{
		double largest = 0;
		for (int j = 0; j < sums.length; j++) {
			if (sums[j] > 0) {
				largest = Math.max(largest, Math.sqrt(deviations[j] / sums[j]));
			}
		}
		return largest;
	}

	/** The change falls about geometrically from the first one to epsilon. */
	private static double expectedFraction(final double change,
		final double firstChange, final double tolerance, final double ofLimit)
	{
		if (!(change > 0) || !(firstChange > tolerance)) return ofLimit;
		return Math.max(ofLimit, Math.min(1, Math.log(firstChange / change) / Math
			.log(firstChange / tolerance)));
	}
}
