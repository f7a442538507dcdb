
package org.unmixj.nmf;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Non-negative matrix factorization for photon noise: makes the generalized
 * Kullback-Leibler divergence D(X|WH) = &Sigma;[X log(X/WH) - X + WH] small, by
 * Newton steps ({@link PoissonStep}) for the rows of W and the columns of H in
 * turn.
 * <p>
 * One iteration is one pass over X, as in {@link HalsSolver}: a block of X
 * gives the gradient and the Hessian of each of its rows of W, which is
 * improved; the gradients and Hessians of the columns of H are sums over the
 * rows of X/(WH) and X/(WH)&sup2;. An iteration takes about 1 + r/4 times the
 * work of multiplicative updates of W and H, and far fewer are needed. D never
 * rises. A column of H does not know the largest relative fall of W&middot;H in
 * it, for which max_j(-d_j/h_j) is a bound.
 * <p>
 * Where W&middot;H is zero and X is not, D is infinite. So entries of a start
 * that are below a thousandth of an even start are raised to that; the first
 * iteration then begins with two multiplicative updates of W. Zeros that belong
 * there come back. Stops by eq. 17, as HALS does.
 */
final class PoissonSolver {

	/** Sweeps for a Newton direction of a row of W. */
	private static final int SWEEPS_OF_W = 6;

	/** Likewise for H, where they cost nothing. */
	private static final int SWEEPS_OF_H = 50;

	/** Multiplicative updates at the start. */
	static final int FIRST_UPDATES = 2;

	/** The part of all work that iterations are; the errors take one pass. */
	private static final double ITERATIONS = 0.97;

	/** An element of H on its way to zero is there below this share of h_j. */
	private static final double NOTHING = 1e-10;

	private final RowPasses passes;

	private final NmfOptions options;

	private final TallMatrix W;

	private final double[][] h;

	/** The rows of H that may change. */
	private final int[] free;

	/** For each column of W whether it stays as it is. */
	private final boolean[] held;

	/** D before each iteration. */
	private double[] trace = new double[16];

	private int iterations;

	private boolean converged;

	private PoissonSolver(final RowPasses passes, final Start start,
		final NmfOptions options)
	{
		this.passes = passes;
		this.options = options;
		W = start.W;
		h = start.H.toArray();
		held = start.held;
		free = IntStream.range(0, h.length).filter(j -> !start.fixed[j]).toArray();
	}

	/**
	 * Iterates from a start.
	 *
	 * @param start modified: W of the result is this W
	 * @param entries those of X; what is missing is filled by the W&middot;H of
	 *          the moment
	 * @param options tolerance and limit
	 */
	static Factorization solve(final RowPasses passes, final Entries entries,
		final Start start, final NmfOptions options, final ProgressMonitor monitor,
		final String stage)
	{
		final PoissonSolver solver = new PoissonSolver(passes, start, options);
		PoissonRows.raise(solver.free(solver.h));
		entries.fillWith(solver.W, solver.h);
		final ToldIterations told = new ToldIterations(passes, new MonitorRange(
			monitor, 0, ITERATIONS), stage, options.tolerance(), options
				.maxIterations());
		while (!solver.converged && solver.iterations < options.maxIterations()) {
			told.run(solver::iterate);
		}
		final double[] divergences = Arrays.copyOfRange(solver.trace, 1,
			solver.iterations + 1);
		final Factorization result = passes.telling(new MonitorRange(monitor,
			ITERATIONS, 1), stage, 1, () -> measured(passes, entries, solver.W,
				solver.h, solver.iterations, solver.converged, divergences));
		monitor.progress(1, stage);
		return result;
	}

	/**
	 * One pass for the errors of W and H.
	 *
	 * @param divergences those after each iteration; the last is set here
	 */
	static Factorization measured(final RowPasses passes, final Entries entries,
		final TallMatrix W, final double[][] h, final int iterations,
		final boolean converged, final double[] divergences)
	{
		entries.fillWith(W, h);
		final int n = passes.columns();
		final int r = h.length;
		final int[] lengths = Arrays.copyOf(CrossProducts.lengths(r, n), 2 * r + 1);
		lengths[2 * r] = 1;
		final int blockRows = passes.partition().blockRows();
		final int panelRows = PoissonRows.panelRows(n, r, blockRows);
		final double[][] sums = passes.overX(() -> {
			final PoissonRows rows = new PoissonRows(h, panelRows);
			return (block, count, x, blockSums) -> {
				final double[][] w = W.block(block);
				for (int from = 0; from < count; from += panelRows) {
					final int size = Math.min(panelRows, count - from);
					rows.load(x, w, from, size);
					rows.multiply(size);
					rows.divide(size);
					blockSums[2 * r][0] += rows.divergence(size);
				}
				CrossProducts.add(w, r, x, n, count, blockSums);
			};
		}, lengths);
		final CrossProducts products = new CrossProducts(Arrays.copyOf(sums, r),
			Arrays.copyOfRange(sums, r, 2 * r));
		final DenseDoubleMatrix2D H = new DenseDoubleMatrix2D(h);
		divergences[divergences.length - 1] = sums[2 * r][0];
		return new Factorization(W, H, iterations, converged, entries
			.sumOfSquares(), new double[] { products.objective(h, entries
				.sumOfSquaresRead()) }).withMinimized(Loss.POISSON, divergences);
	}

	/** One iteration; returns the largest change of a component. */
	private double iterate() {
		final int r = h.length;
		final int pairs = PoissonStep.pairs(r);
		final double[][] sums = improveW();
		final Change changeW = new Change(sums[r + pairs + 1], sums[r + pairs + 2]);
		final double[][] before = new double[r][h[0].length];
		Sweep.copy(h, before, h[0].length);
		improveH(Arrays.copyOf(sums, r), Arrays.copyOfRange(sums, r, r + pairs),
			sums[r + pairs]);
		final Change changeH = Change.between(before, h);
		converged = changeW.isWithin(options.tolerance()) && changeH.isWithin(
			options.tolerance());
		if (iterations + 1 >= trace.length) {
			trace = Arrays.copyOf(trace, 2 * trace.length);
		}
		trace[iterations++] = sums[r + pairs + 3][0];
		return Math.max(changeW.largest(), changeH.largest());
	}

	/**
	 * One pass: W is improved. Returns W&#7488;(X/WH), the Hessians of the
	 * columns of H, the sums of the columns of W, deviations and sums of W for
	 * eq. 17, and D before.
	 */
	private double[][] improveW() {
		final int r = h.length;
		final int pairs = PoissonStep.pairs(r);
		final int n = passes.columns();
		final int[] lengths = new int[r + pairs + 4];
		Arrays.fill(lengths, 0, r + pairs, n);
		Arrays.fill(lengths, r + pairs, r + pairs + 3, r);
		lengths[r + pairs + 3] = 1;
		final int panelRows = PoissonRows.panelRows(n, r, passes.partition()
			.blockRows());
		final boolean first = iterations == 0;
		return passes.overX(() -> {
			final PoissonRows rows = new PoissonRows(h, held, panelRows);
			final double[][] before = new double[r][panelRows];
			final double[][] products = new double[pairs][panelRows];
			return (block, count, x, sums) -> {
				final double[][] gradients = Arrays.copyOf(sums, r);
				final double[][] hessians = Arrays.copyOfRange(sums, r, r + pairs);
				for (int from = 0; from < count; from += panelRows) {
					final int size = Math.min(panelRows, count - from);
					rows.load(x, W.block(block), from, size);
					Sweep.copy(rows.w, before, size);
					if (first) begin(rows, size);
					rows.multiply(size);
					rows.divide(size);
					sums[r + pairs + 3][0] += rows.divergence(size);
					rows.step(size, SWEEPS_OF_W);
					rows.divide(size);
					rows.store(W.block(block), from, size);
					new Change(sums[r + pairs + 1], sums[r + pairs + 2]).add(before,
						rows.w, size);
					BlockKernels.addProducts(rows.w, r, rows.q, n, size, gradients);
					PoissonStep.multiplyPairs(rows.w, products, size);
					BlockKernels.addProducts(products, pairs, rows.curvature, n, size,
						hessians);
					final double[] sumsOfW = PoissonStep.sums(rows.w, size);
					for (int j = 0; j < r; j++) {
						sums[r + pairs][j] += sumsOfW[j];
					}
				}
			};
		}, lengths);
	}

	/** From a start, which may be far away, to where Newton does well. */
	static void begin(final PoissonRows rows, final int count) {
		rows.raise(count);
		for (int i = 0; i < FIRST_UPDATES; i++) {
			rows.multiply(count);
			rows.divide(count);
			rows.maximizeExpectation(count);
		}
	}

	/**
	 * A Newton step of H, but for the rows that must not change.
	 *
	 * @param WtQ W&#7488;(X/WH), overwritten
	 * @param hessians pairs(r) arrays of n elements
	 */
	private void improveH(final double[][] WtQ, final double[][] hessians,
		final double[] sumsOfW)
	{
		final int n = h[0].length;
		for (int j = 0; j < h.length; j++) {
			for (int i = 0; i < n; i++) {
				WtQ[j][i] = sumsOfW[j] - WtQ[j][i];
			}
		}
		final double[][] v = free(h);
		final double[][] gradients = free(WtQ);
		final double[][] Q = new double[PoissonStep.pairs(v.length)][];
		for (int j = 0; j < v.length; j++) {
			for (int l = 0; l <= j; l++) {
				Q[PoissonStep.pair(j, l)] = hessians[PoissonStep.pair(free[j],
					free[l])];
			}
		}
		final PoissonStep step = new PoissonStep(v.length, n);
		step.findDirection(v, gradients, Q, n, SWEEPS_OF_H);
		for (int j = 0; j < v.length; j++) {
			for (int i = 0; i < n; i++) {
				if (step.d[j][i] < 0) {
					step.length[i] = Math.max(step.length[i], -step.d[j][i] / v[j][i]);
				}
			}
		}
		final double[][] before = new double[v.length][n];
		Sweep.copy(v, before, n);
		step.apply(v, gradients, Q, n);
		for (int j = 0; j < v.length; j++) {
			final double nothing = NOTHING * Arrays.stream(v[j]).max().orElse(0);
			for (int i = 0; i < n; i++) {
				if (v[j][i] < nothing && step.d[j][i] <= -before[j][i]) v[j][i] = 0;
			}
		}
	}

	/** Returns the rows that may change, not copied. */
	private double[][] free(final double[][] rows) {
		final double[][] some = new double[free.length][];
		for (int j = 0; j < some.length; j++) {
			some[j] = rows[free[j]];
		}
		return some;
	}
}
