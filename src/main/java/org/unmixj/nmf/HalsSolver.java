
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
 * projections of X: first on its truncated SVD. One pass over X then gives the
 * best W for H, and the gradient of X itself. A sweep would leave this W as it
 * is, so that it is the sweep of H, which takes no pass, that tells whether eq.
 * 17 holds. Unless it does, the projection is used again with that gradient, or
 * X is projected on the space of H, W&#7488;X and V, in which, near this W and
 * H, all products with X are exact to first order, and so on. Only an iteration
 * on X ends the fit.
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

	/** The part of these that the SVD is, the first of them. */
	private static final double ON_SVD = 0.95;

	/** The part of what is left that iterations on a projection are. */
	private static final double ON_PROJECTION = 0.15;

	/** The part of what is left that a pass over X is which is not the last. */
	private static final double PASS = 0.5;

	/** And one that mostly is. */
	private static final double LAST_PASS = 0.85;

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
		if (svd != null && mostOnProjections() > 0) {
			iterateOnProjections(svd, new MonitorRange(monitor, 0, share));
		}
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
	 * Leaves off where a projection did harm, or would not be small. After the
	 * first ones, more and more iterations on X come between two of them.
	 */
	private void iterateOnProjections(final TruncatedSvd svd,
		final ProgressMonitor range)
	{
		final MonitorSteps steps = new MonitorSteps(range);
		if (svd.size() < h.length) iterateFromBestW(steps.next(PASS));
		else iterateOnSvd(svd, new MonitorSteps(steps.next(ON_SVD)));
		final ToldIterations told = new ToldIterations(passes, steps.rest(), stage,
			options.tolerance(), mostOnProjections() + 1);
		for (int i = 1; !hasEnded() && !hasRisen() && isSmall(svd); i++) {
			final int more = (1 << Math.min(20, Math.max(0, i - MANY_PROJECTIONS))) -
				1;
			for (int k = 0; k < more && !hasEnded(); k++) {
				told.after(iterateFromBestW(told.next()));
			}
			if (hasEnded()) return;
			final MonitorSteps step = new MonitorSteps(told.next());
			final ProjectedMatrix X = passes.telling(step.next(PASS), stage, 1,
				() -> ProjectedMatrix.onto(space(svd), passes));
			iterate(project(X), PROJECTED_TOLERANCE, step.next(ON_PROJECTION));
			told.after(iterateFromBestW(step.rest()));
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
	 * Iterates on the SVD, then on X, and on the SVD again with the gradient of
	 * X: once in any case, as the first iterations on the SVD are rough, and then
	 * as long as that brings the end near.
	 */
	private void iterateOnSvd(final TruncatedSvd svd, final MonitorSteps steps) {
		final ProjectedMatrix X = ProjectedMatrix.of(svd);
		iterate(project(X), FIRST_TOLERANCE, steps.next(ON_PROJECTION));
		if (hasBackground()) {
			iterateFromBestW(steps.rest());
			return;
		}
		final TallMatrix XHt = new TallMatrix(passes.partition(), h.length);
		double before = 0;
		for (int i = 0;; i++) {
			products = passes.telling(steps.next(i == 0 ? PASS : LAST_PASS), stage, 1,
				() -> solveW(XHt));
			final double[][] swept = Sweep.sweptH(h, fixed, products);
			final double change = Change.between(h, swept).largest();
			if (mostOnProjections() < 2 || i > 0 && !bringsEndNear(before, change)) {
				endIteration(swept);
				return;
			}
			before = change;
			addToTrace();
			final VariableProjection projection = project(X.exactAt(XHt, h, passes));
			projection.startFrom(products);
			iterate(projection, PROJECTED_TOLERANCE, steps.next(ON_PROJECTION));
		}
	}

	/**
	 * Whether the gradient of X is to be used once more, as what a sweep of H
	 * changed did not meet eq. 17, but would the next time, by its last ratio.
	 */
	private boolean bringsEndNear(final double before, final double change) {
		return change > options.tolerance() && change / before * change <= options
			.tolerance();
	}

	private VariableProjection project(final ProjectedMatrix X) {
		return new VariableProjection(passes, X, W, h, fixed, held);
	}

	/**
	 * With a background, whose signature changes little where the images make up
	 * for it, only so far as it goes fast.
	 */
	private void iterate(final VariableProjection projection, final double part,
		final ProgressMonitor range)
	{
		final int most = hasBackground() ? Math.min(MOST_WITH_BACKGROUND,
			mostOnProjections()) : mostOnProjections();
		projectedIterations += projection.iterate(part * options.tolerance(), most,
			range, stage);
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

	/** One iteration on X; returns the largest change of a component. */
	private double iterate() {
		final int r = h.length;
		final double[][] sums = sweepW();
		products = new CrossProducts(Arrays.copyOf(sums, r), Arrays.copyOfRange(
			sums, r, 2 * r));
		final Change changeW = new Change(sums[2 * r], sums[2 * r + 1]);
		final Change changeH = endIteration(Sweep.sweptH(h, fixed, products));
		converged &= changeW.isWithin(options.tolerance());
		return Math.max(changeW.largest(), changeH.largest());
	}

	/**
	 * One iteration on X after W has become the best for H, in the same pass: no
	 * sweep would change this W.
	 *
	 * @param range is told how far the pass has come
	 * @return the largest change of a signature
	 */
	private double iterateFromBestW(final ProgressMonitor range) {
		products = passes.telling(range, stage, 1, () -> solveW(null));
		return endIteration(Sweep.sweptH(h, fixed, products)).largest();
	}

	/** @param swept becomes H */
	private Change endIteration(final double[][] swept) {
		final Change change = Change.between(h, swept);
		Sweep.copy(swept, h, h[0].length);
		converged = change.isWithin(options.tolerance());
		addToTrace();
		return change;
	}

	private void addToTrace() {
		if (exactIterations == trace.length) {
			trace = Arrays.copyOf(trace, 2 * trace.length);
		}
		trace[exactIterations++] = products.objective(h, entries.sumOfSquares());
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
	 * @param XHt becomes XH&#7488;; may be null
	 */
	private CrossProducts solveW(final TallMatrix XHt) {
		final int r = h.length;
		final int n = passes.columns();
		final double[][] HHt = Sweep.gram(h);
		final int blockRows = passes.partition().blockRows();
		return CrossProducts.of(passes.overX(() -> {
			final FreeColumns solver = new FreeColumns(HHt, held);
			final double[][] own = XHt == null ? new double[r][blockRows] : null;
			return (block, count, x, sums) -> {
				final double[][] w = W.block(block);
				final double[][] p = XHt == null ? own : XHt.block(block);
				BlockKernels.multiply(x, n, count, h, p);
				solver.solveAgain(p, w, count);
				CrossProducts.add(w, r, x, n, count, sums);
			};
		}, CrossProducts.lengths(r, n)));
	}

	/** W&#7488;X, W&#7488;W, deviations and sums. */
	static int[] lengths(final int r, final int n) {
		final int[] lengths = Arrays.copyOf(CrossProducts.lengths(r, n), 2 * r + 2);
		lengths[2 * r] = r;
		lengths[2 * r + 1] = r;
		return lengths;
	}
}
