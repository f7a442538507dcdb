
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.SmallMatrices;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * HALS, hierarchical alternating least squares: W first, then H, one column at
 * a time, with one pass over X per iteration.
 * <p>
 * The rows of W are independent of each other once H is fixed. So a pass takes
 * each block of X to P = X_b&middot;H&#7488;, sweeps the rows of W that belong
 * to it ({@link Sweep}), and adds them to W&#7488;X and W&#7488;W; after the
 * last block H is swept.
 * <p>
 * Stops when, for every j, &#x2016;w_j - w_j'&#x2016; &le; &epsilon;&#x2016;w_j
 * + w_j'&#x2016; and the same for h_j (eq. 17; w' is the iteration before).
 * <p>
 * {@link Method#FAST} comes near that point by {@link VariableProjection} on
 * projections of X: first on its truncated SVD. One pass over X then gives W
 * and the gradient of X itself, with which that projection is used again. One
 * iteration on X then tells how well that fits. Unless it is the end, X is
 * projected on the space of H, W&#7488;X and V, in which, near this W and H,
 * all products with X are exact to first order, and so on. Only an iteration on
 * X ends the fit.
 *
 * @see "A. Cichocki and A.-H. Phan, Fast local algorithms for large scale
 *      nonnegative matrix and tensor factorizations, IEICE Trans. Fundamentals
 *      E92-A (2009), Algorithm 2"
 * @see "Y. Guo and T. E. Holy, GSVD-NMF, eq. 17"
 */
final class HalsSolver {

	/** The projections are worked on to this fraction of the tolerance. */
	private static final double PROJECTED_TOLERANCE = 0.5;

	/** The first one, after which the gradient of X itself is known. */
	private static final double FIRST_TOLERANCE = 1;

	/** Iterations on one projection. */
	private static final int MOST_WITH_BACKGROUND = 25;

	/** So often X is projected anew after a single iteration. */
	private static final int MANY_PROJECTIONS = 3;

	/** The part of all work that projections are, where they mostly do. */
	private static final double PROJECTIONS = 0.95;

	/** Where many iterations on X may follow. */
	private static final double FEW_PROJECTIONS = 0.5;

	/** What of that is done after the first one, and after its exact pass. */
	private static final double AFTER_FIRST = 0.12;

	private static final double AFTER_EXACT = 0.58;

	/** The part of what is left then that each step does. */
	private static final double STEP = 0.6;

	private final RowPasses passes;

	private final Entries entries;

	private final NmfOptions options;

	private final ProgressMonitor monitor;

	private final String stage;

	private final TallMatrix W;

	private final double[][] h;

	/** For each row of H whether it stays as it is. */
	private final boolean[] fixed;

	/** For each column of W whether it stays as it is. */
	private final boolean[] held;

	private double[] trace = new double[16];

	private int exactIterations;

	private int projectedIterations;

	/** Whether H fulfilled eq. 17 in the last iteration on X. */
	private boolean settledH;

	private boolean converged;

	/** W'X and W'W of the last exact iteration. */
	private CrossProducts products;

	private HalsSolver(final RowPasses passes, final Entries entries,
		final Start start, final NmfOptions options, final ProgressMonitor monitor,
		final String stage)
	{
		this.passes = passes;
		this.entries = entries;
		this.options = options;
		this.monitor = monitor;
		this.stage = stage;
		W = start.W;
		h = start.H.toArray();
		fixed = start.fixed;
		held = start.held;
	}

	/**
	 * Iterates from a start.
	 *
	 * @param start modified: W of the result is this W
	 * @param svd used where {@link #usesSvd} says so; may be null elsewhere
	 * @param entries those of X, none of which is missing
	 * @param options method, tolerance and limit
	 */
	static Factorization solve(final RowPasses passes, final Entries entries,
		final Start start, final TruncatedSvd svd, final NmfOptions options,
		final ProgressMonitor monitor, final String stage)
	{
		final HalsSolver solver = new HalsSolver(passes, entries, start, options,
			monitor, stage);
		return solver.solve(usesSvd(passes, entries, options) ? svd : null);
	}

	/** Whether X is projected, for which its SVD is needed. */
	static boolean usesSvd(final RowPasses passes, final Entries entries,
		final NmfOptions options)
	{
		return entries.areComplete() && options.projects(passes.rows(), passes
			.columns());
	}

	private Factorization solve(final TruncatedSvd svd) {
		final double share = svd == null ? 0 : isSmall(svd) ? PROJECTIONS
			: FEW_PROJECTIONS;
		if (svd != null) iterateOnProjections(svd, new MonitorRange(monitor, 0,
			share));
		final int limit = options.maxIterations() - projectedIterations;
		final ToldIterations told = new ToldIterations(passes, new MonitorRange(
			monitor, share, 1), stage, options.tolerance(), limit - exactIterations);
		while (!converged && exactIterations < limit) {
			told.run(this::iterate);
		}
		monitor.progress(1, stage);
		return new Factorization(W, new DenseDoubleMatrix2D(h),
			projectedIterations + exactIterations, converged, entries.sumOfSquares(),
			Arrays.copyOf(trace, exactIterations)).withProducts(products);
	}

	/**
	 * Leaves off where a projection did harm, or would not be small. Where the
	 * first ones left only W to follow, an iteration on X will do. After the next
	 * ones, more and more iterations on X come between two of them.
	 */
	private void iterateOnProjections(final TruncatedSvd svd,
		final ProgressMonitor range)
	{
		if (svd.size() >= h.length && mostOnProjections() > 0) {
			final ProjectedMatrix first = ProjectedMatrix.of(svd);
			iterateOn(first, FIRST_TOLERANCE, new MonitorRange(range, 0,
				AFTER_FIRST));
			if (!hasBackground() && mostOnProjections() > 1) {
				goOnFromExact(first, new MonitorRange(range, AFTER_FIRST, AFTER_EXACT));
			}
		}
		for (int i = 0;; i++) {
			final double done = 1 - (1 - AFTER_EXACT) * Math.pow(1 - STEP, i);
			final MonitorRange step = new MonitorRange(range, done, done + STEP * (1 -
				done));
			final MonitorRange exact = new MonitorRange(step, 0, 0.6);
			final int count = 1 << Math.min(20, Math.max(0, i - MANY_PROJECTIONS));
			iterate(MonitorRange.part(exact, 0, count));
			if (hasEnded() || hasRisen() || !isSmall(svd)) return;
			if (i == 0 && settledH) continue;
			for (int k = 1; k < count && !hasEnded(); k++) {
				iterate(MonitorRange.part(exact, k, count));
			}
			if (hasEnded()) return;
			final ProjectedMatrix next = passes.telling(new MonitorRange(step, 0.6,
				0.8), stage, 1, () -> ProjectedMatrix.onto(space(svd), passes));
			iterateOn(next, PROJECTED_TOLERANCE, new MonitorRange(step, 0.8, 1));
		}
	}

	/** Whether a projection that is exact near W and H would be small. */
	private boolean isSmall(final TruncatedSvd svd) {
		return 2 * h.length + svd.size() < passes.columns();
	}

	/** Whether nothing is left to do on projections. */
	private boolean hasEnded() {
		return converged || mostOnProjections() < 1;
	}

	/** Whether the last projection did harm. */
	private boolean hasRisen() {
		return exactIterations > 1 && trace[exactIterations -
			1] > trace[exactIterations - 2];
	}

	/** One iteration is left for X itself. */
	private int mostOnProjections() {
		return options.maxIterations() - projectedIterations - exactIterations - 1;
	}

	/**
	 * With a background, whose signature changes little where the images make up
	 * for it, only so far as it goes fast.
	 */
	private void iterateOn(final ProjectedMatrix X, final double part,
		final ProgressMonitor range)
	{
		final int most = hasBackground() ? Math.min(MOST_WITH_BACKGROUND,
			mostOnProjections()) : mostOnProjections();
		iterate(new VariableProjection(passes, X, W, h, fixed, held), part, most,
			range);
	}

	private void iterate(final VariableProjection projection, final double part,
		final int most, final ProgressMonitor range)
	{
		projectedIterations += projection.iterate(part * options.tolerance(), most,
			range, stage);
	}

	/**
	 * One pass over X for the best W and the gradient of X itself; goes on from
	 * there where X has been projected.
	 */
	private void goOnFromExact(final ProjectedMatrix X,
		final ProgressMonitor range)
	{
		final TallMatrix XHt = new TallMatrix(passes.partition(), h.length);
		products = passes.telling(new MonitorRange(range, 0, 0.8), stage, 1,
			() -> solveW(XHt));
		projectedIterations++;
		final VariableProjection projection = new VariableProjection(passes, X
			.exactAt(XHt, h, passes), W, h, fixed, held);
		projection.startFrom(products);
		iterate(projection, PROJECTED_TOLERANCE, mostOnProjections(),
			new MonitorRange(range, 0.8, 1));
	}

	private boolean hasBackground() {
		for (final boolean column : held) {
			if (column) return true;
		}
		return false;
	}

	/** Orthonormal columns that span H, W&#7488;X and V. */
	private DoubleMatrix2D space(final TruncatedSvd svd) {
		final int r = h.length;
		final DoubleMatrix2D all = new DenseDoubleMatrix2D(passes.columns(), 2 * r +
			svd.size());
		for (int j = 0; j < r; j++) {
			all.viewColumn(j).assign(h[j]);
			all.viewColumn(r + j).assign(products.WtX[j]);
		}
		all.viewPart(0, 2 * r, all.rows(), svd.size()).assign(svd.V());
		return SmallMatrices.orthonormal(all);
	}

	/** @param range is told how far the iteration has come */
	private void iterate(final ProgressMonitor range) {
		passes.telling(range, stage, 1, this::iterate);
	}

	/** One iteration on X; returns the largest change of a component. */
	private double iterate() {
		final int r = h.length;
		final double[][] sums = sweepW();
		products = new CrossProducts(Arrays.copyOf(sums, r), Arrays.copyOfRange(
			sums, r, 2 * r));
		final Change changeW = new Change(sums[2 * r], sums[2 * r + 1]);
		final double[][] before = new double[r][h[0].length];
		Sweep.copy(h, before, h[0].length);
		Sweep.updateH(h, fixed, products);
		final Change changeH = Change.between(before, h);
		settledH = changeH.isWithin(options.tolerance());
		converged = settledH && changeW.isWithin(options.tolerance());
		if (exactIterations == trace.length) {
			trace = Arrays.copyOf(trace, 2 * trace.length);
		}
		trace[exactIterations++] = products.objective(h, entries.sumOfSquares());
		return Math.max(changeW.largest(), changeH.largest());
	}

	/** One pass: W is swept; returns W'X, W'W, deviations and sums of W. */
	private double[][] sweepW() {
		final int r = h.length;
		final int n = passes.columns();
		final double[][] HHt = Sweep.gram(h);
		final int blockRows = passes.partition().blockRows();
		return passes.overX(() -> {
			final double[][] p = new double[r][blockRows];
			final double[][] before = new double[r][blockRows];
			return (block, count, x, sums) -> {
				final double[][] w = W.block(block);
				Sweep.copy(w, before, count);
				BlockKernels.multiply(x, n, count, h, p);
				Sweep.update(w, p, HHt, held, count);
				new Change(sums[2 * r], sums[2 * r + 1]).add(before, w, count);
				CrossProducts.add(w, r, x, n, count, sums);
			};
		}, lengths(r, n));
	}

	/**
	 * One pass: W is the best for H.
	 *
	 * @param XHt becomes XH&#7488;
	 */
	private CrossProducts solveW(final TallMatrix XHt) {
		final int r = h.length;
		final int n = passes.columns();
		final double[][] HHt = Sweep.gram(h);
		final double[][] sums = passes.overX(() -> {
			final FreeColumns solver = new FreeColumns(HHt, held);
			return (block, count, x, blockSums) -> {
				final double[][] w = W.block(block);
				BlockKernels.multiply(x, n, count, h, XHt.block(block));
				solver.solveAgain(XHt.block(block), w, count);
				CrossProducts.add(w, r, x, n, count, blockSums);
			};
		}, CrossProducts.lengths(r, n));
		return new CrossProducts(Arrays.copyOf(sums, r), Arrays.copyOfRange(sums, r,
			2 * r));
	}

	/** W&#7488;X, W&#7488;W, deviations and sums. */
	static int[] lengths(final int r, final int n) {
		final int[] lengths = Arrays.copyOf(CrossProducts.lengths(r, n), 2 * r + 2);
		lengths[2 * r] = r;
		lengths[2 * r + 1] = r;
		return lengths;
	}
}
