
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.NonNegativeSmoothing;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * HALS for the squared error with {@link PenaltyOptions}, one pass over X per
 * iteration as in {@link HalsSolver}.
 * <p>
 * For one w_j or h_j at a time the penalized objective is a quadratic function,
 * but for the norms in the sums' penalties. These are replaced by the parabola
 * |v| &le; (|v|&sup2;/|v'| + |v'|)/2 that touches at the vector v' before
 * (majorization), so that each update has a closed form, is one of single
 * pixels, and never raises the objective:
 *
 * <pre>
 * w_j &larr; max(0, (X h_j - sum_l&ne;j w_l h_l.h_j - l1w u |h_j|)
 *        / ((1 + l2) |h_j|^2 + smooth |Dh_j|^2 + l1h v sum(h_j)/|w_j'|))
 * </pre>
 *
 * and likewise h_j, where smooth makes a tridiagonal system of it
 * ({@link NonNegativeSmoothing}). A vector that has become zero stays so if its
 * norm is in a penalty. Stops by eq. 17.
 *
 * @see "A. Cichocki and A.-H. Phan, Fast local algorithms for large scale
 *      nonnegative matrix and tensor factorizations, IEICE Trans. Fundamentals
 *      E92-A (2009), section 3, for HALS with penalties"
 */
final class PenalizedHals {

	/** The part of all work that iterations are; the error takes one pass. */
	private static final double ITERATIONS = 0.97;

	private final RowPasses passes;

	private final Entries entries;

	private final NmfOptions options;

	private final TallMatrix W;

	private final double[][] h;

	/** For each row of H whether it stays as it is. */
	private final boolean[] fixed;

	/** For each column of W whether it stays as it is. */
	private final boolean[] held;

	private final PenaltyOptions penalties;

	/** l1w&middot;u. */
	private final double sparseW;

	/** l1h&middot;v. */
	private final double sparseH;

	private double[] normsOfW;

	private double[] errors = new double[16];

	private double[] objectives = new double[16];

	private int iterations;

	private boolean converged;

	private PenalizedHals(final RowPasses passes, final Entries entries,
		final Start start, final NmfOptions options)
	{
		this.passes = passes;
		this.entries = entries;
		this.options = options;
		W = start.W;
		h = start.H.toArray();
		fixed = start.fixed;
		held = start.held;
		penalties = options.penalties();
		final double sumOfSquares = entries.sumOfSquares();
		sparseW = penalties.l1w() * Math.sqrt(sumOfSquares / passes.rows());
		sparseH = penalties.l1h() * Math.sqrt(sumOfSquares / passes.columns());
	}

	/**
	 * Iterates from a start.
	 *
	 * @param start modified: W of the result is this W
	 * @param entries those of X; what is missing is filled by the W&middot;H of
	 *          the moment
	 * @param options penalties, tolerance and limit
	 */
	static Factorization solve(final RowPasses passes, final Entries entries,
		final Start start, final NmfOptions options, final ProgressMonitor monitor,
		final String stage)
	{
		final PenalizedHals solver = new PenalizedHals(passes, entries, start,
			options);
		entries.fillWith(solver.W, solver.h);
		solver.normsOfW = roots(CrossProducts.gram(passes, solver.W));
		final double part = entries.areComplete() ? 1 : ITERATIONS;
		final ToldIterations told = new ToldIterations(passes, new MonitorRange(
			monitor, 0, part), stage, options.tolerance(), options.maxIterations());
		while (!solver.converged && solver.iterations < options.maxIterations()) {
			told.run(solver::iterate);
		}
		passes.telling(new MonitorRange(monitor, part, 1), stage, 1, () -> {
			solver.measure();
			return null;
		});
		monitor.progress(1, stage);
		return new Factorization(solver.W, new DenseDoubleMatrix2D(solver.h),
			solver.iterations, solver.converged, entries.sumOfSquares(), Arrays
				.copyOf(solver.errors, solver.iterations)).withMinimized(Loss.GAUSSIAN,
					Arrays.copyOf(solver.objectives, solver.iterations));
	}

	/**
	 * Where entries are missing, the last error is that over the others; those
	 * before it are with what was filled in, and not below it.
	 */
	private void measure() {
		if (entries.areComplete()) return;
		final int last = iterations - 1;
		final double error = entries.objective(passes, W, new DenseDoubleMatrix2D(
			h), null);
		objectives[last] += error - errors[last];
		errors[last] = error;
	}

	/** One iteration; returns the largest change of a component. */
	private double iterate() {
		final int r = h.length;
		final double[][] sums = sweepW();
		final CrossProducts products = new CrossProducts(Arrays.copyOf(sums, r),
			Arrays.copyOfRange(sums, r, 2 * r));
		final Change changeW = new Change(sums[2 * r], sums[2 * r + 1]);
		normsOfW = roots(products.WtW);
		final double[][] before = new double[r][h[0].length];
		Sweep.copy(h, before, h[0].length);
		for (int j = 0; j < r; j++) {
			if (!fixed[j]) updateH(j, products, sums[2 * r + 2][j]);
		}
		final Change changeH = Change.between(before, h);
		converged = changeW.isWithin(options.tolerance()) && changeH.isWithin(
			options.tolerance());
		if (iterations == errors.length) {
			errors = Arrays.copyOf(errors, 2 * iterations);
			objectives = Arrays.copyOf(objectives, 2 * iterations);
		}
		errors[iterations] = products.objective(h, entries.sumOfSquaresRead());
		objectives[iterations] = errors[iterations] + penalty(sums[2 * r + 2]);
		iterations++;
		return Math.max(changeW.largest(), changeH.largest());
	}

	/** One pass; returns W'X, W'W, deviations, sums for eq. 17, sums of W. */
	private double[][] sweepW() {
		final int r = h.length;
		final int n = passes.columns();
		final double[][] G = Sweep.gram(h);
		final double[] threshold = new double[r];
		for (int j = 0; j < r; j++) {
			threshold[j] = sparseW * Math.sqrt(G[j][j]);
			G[j][j] += penalties.l2() * G[j][j] + penalties.smooth() * squaredSteps(
				h[j]) + (sparseH > 0 ? sparseH * sum(h[j]) / normsOfW[j] : 0);
		}
		final int[] lengths = Arrays.copyOf(HalsSolver.lengths(r, n), 2 * r + 3);
		lengths[2 * r + 2] = r;
		final int blockRows = passes.partition().blockRows();
		return passes.overX(() -> {
			final double[][] p = new double[r][blockRows];
			final double[][] before = new double[r][blockRows];
			return (block, count, x, sums) -> {
				final double[][] w = W.block(block);
				Sweep.copy(w, before, count);
				BlockKernels.multiply(x, n, count, h, p);
				for (int j = 0; j < r; j++) {
					lower(p[j], threshold[j], count);
				}
				Sweep.update(w, p, G, held, count);
				new Change(sums[2 * r], sums[2 * r + 1]).add(before, w, count);
				CrossProducts.add(w, r, x, n, count, sums);
				final double[] sumsOfW = PoissonStep.sums(w, count);
				for (int j = 0; j < r; j++) {
					// an image that is the same everywhere can't be sparse
					if (!held[j]) sums[2 * r + 2][j] += sumsOfW[j];
				}
			};
		}, lengths);
	}

	private static void lower(final double[] values, final double by,
		final int count)
	{
		for (int t = 0; t < count; t++) {
			values[t] -= by;
		}
	}

	private void updateH(final int j, final CrossProducts products,
		final double sumOfW)
	{
		final double energy = products.WtW[j][j];
		double a = (1 + penalties.l2()) * energy;
		if (sparseW > 0) a += sparseW * sumOfW / Math.sqrt(BlockKernels.dot(h[j],
			h[j], h[j].length));
		if (!(a > 0 && a <= Double.MAX_VALUE)) return;
		final double[] b = products.WtX[j].clone();
		for (int l = 0; l < h.length; l++) {
			if (l == j) continue;
			for (int i = 0; i < b.length; i++) {
				b[i] -= products.WtW[j][l] * h[l][i];
			}
		}
		lower(b, sparseH * normsOfW[j], b.length);
		h[j] = NonNegativeSmoothing.solve(a, penalties.smooth() * energy, b);
	}

	/** What is added to half the squared error. */
	private double penalty(final double[] sumsOfW) {
		double penalty = 0;
		for (int j = 0; j < h.length; j++) {
			final double squares = BlockKernels.dot(h[j], h[j], h[j].length);
			final double energy = normsOfW[j] * normsOfW[j];
			penalty += sparseW * Math.sqrt(squares) * sumsOfW[j] + sparseH *
				normsOfW[j] * sum(h[j]) + 0.5 * energy * (penalties.l2() * squares +
					penalties.smooth() * squaredSteps(h[j]));
		}
		return penalty;
	}

	private static double[] roots(final double[][] gram) {
		final double[] roots = new double[gram.length];
		for (int j = 0; j < roots.length; j++) {
			roots[j] = Math.sqrt(gram[j][j]);
		}
		return roots;
	}

	private static double sum(final double[] values) {
		return Arrays.stream(values).sum();
	}

	private static double squaredSteps(final double[] values) {
		double sum = 0;
		for (int i = 1; i < values.length; i++) {
			sum += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
		}
		return sum;
	}
}
