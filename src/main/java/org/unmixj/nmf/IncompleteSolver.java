
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.BlockWork;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * HALS over the entries of X that are there: what {@link HalsSolver} does, with
 * one pass over X per iteration, for &Sigma;m_ij(X_ij - (WH)_ij)&sup2; where
 * m_ij is 0 for a missing entry and else 1.
 * <p>
 * Missing entries are taken as zero in XH&#7488; and W&#7488;X; and the Gram
 * matrix of row i of W is HH&#7488; without the columns of H that are missing
 * in row i of X, that of column j of H is W&#7488;W without the rows of W that
 * are missing in column j. The latter are summed in the pass, r(r+1)/2 numbers
 * for each column. Where next to nothing is left on the diagonal, as in a pixel
 * that is saturated in all channels of a dye, an element stays as it is.
 */
final class IncompleteSolver {

	/**
	 * An element of W stays where what is there of the row has less than this
	 * share of the energy of the signature: noise would be multiplied by a
	 * hundred.
	 */
	private static final double LEAST_OF_ROW = 1e-4;

	/** Likewise for H, where noise is that of many pixels. */
	private static final double LEAST_OF_COLUMN = 1e-8;

	private final RowPasses passes;

	private final Entries entries;

	private final NmfOptions options;

	private final TallMatrix W;

	private final double[][] h;

	private final boolean[] fixed;

	private final boolean[] held;

	private final int r;

	private final int n;

	private double[] trace = new double[16];

	private int iterations;

	private boolean converged;

	private IncompleteSolver(final RowPasses passes, final Entries entries,
		final Start start, final NmfOptions options)
	{
		this.passes = passes;
		this.entries = entries;
		this.options = options;
		W = start.W;
		h = start.H.toArray();
		fixed = start.fixed;
		held = start.held;
		r = h.length;
		n = passes.columns();
	}

	/**
	 * Iterates from a start.
	 *
	 * @param entries of which some are missing; they are filled by the result
	 *          afterwards
	 * @param start modified: W of the result is this W
	 * @param options tolerance and limit
	 */
	static Factorization solve(final RowPasses passes, final Entries entries,
		final Start start, final NmfOptions options, final ProgressMonitor monitor,
		final String stage)
	{
		return new IncompleteSolver(passes, entries, start, options).solve(monitor,
			stage);
	}

	private Factorization solve(final ProgressMonitor monitor,
		final String stage)
	{
		entries.clearEmptyRows(W);
		entries.leaveMissing();
		final ToldIterations told = new ToldIterations(passes, monitor, stage,
			options.tolerance(), options.maxIterations());
		while (!converged && iterations < options.maxIterations()) {
			told.run(this::iterate);
		}
		monitor.progress(1, stage);
		entries.fillWith(W, h);
		return new Factorization(W, new DenseDoubleMatrix2D(h), iterations,
			converged, entries.sumOfSquares(), Arrays.copyOf(trace, iterations));
	}

	/** One iteration; returns the largest change of a component. */
	private double iterate() {
		final double[][] HHt = Sweep.gram(h);
		final double[][] sums = passes.overX(() -> new Work(HHt), lengths());
		final double[][] WtX = Arrays.copyOf(sums, r);
		final double[][] WtW = Arrays.copyOfRange(sums, r, 2 * r);
		final double[][] missing = Arrays.copyOfRange(sums, 2 * r + 2, sums.length);
		final Change changeW = new Change(sums[2 * r], sums[2 * r + 1]);
		final double[][] before = new double[r][n];
		Sweep.copy(h, before, n);
		updateH(WtX, WtW, missing);
		final Change changeH = Change.between(before, h);
		converged = changeW.isWithin(options.tolerance()) && changeH.isWithin(
			options.tolerance());
		if (iterations == trace.length) {
			trace = Arrays.copyOf(trace, 2 * trace.length);
		}
		trace[iterations++] = objective(new CrossProducts(WtX, WtW), missing);
		return Math.max(changeW.largest(), changeH.largest());
	}

	/**
	 * W&#7488;X, W&#7488;W, deviations and sums of W, and for each pair of
	 * components and each column of X the sum of their product over the rows that
	 * are missing in that column.
	 */
	private int[] lengths() {
		final int[] lengths = Arrays.copyOf(HalsSolver.lengths(r, n), 2 * r + 2 +
			pairs());
		Arrays.fill(lengths, 2 * r + 2, lengths.length, n);
		return lengths;
	}

	private int pairs() {
		return r * (r + 1) / 2;
	}

	/** Returns the place of a pair of components. */
	private int pair(final int a, final int b) {
		final int low = Math.min(a, b);
		return low * r - low * (low - 1) / 2 + Math.max(a, b) - low;
	}

	private void updateH(final double[][] WtX, final double[][] WtW,
		final double[][] missing)
	{
		for (int k = 0; k < r; k++) {
			if (fixed[k]) continue;
			for (int j = 0; j < n; j++) {
				double product = 0;
				for (int l = 0; l < r; l++) {
					product += (WtW[k][l] - missing[pair(k, l)][j]) * h[l][j];
				}
				h[k][j] = stepped(h[k][j], WtX[k][j] - product, WtW[k][k] -
					missing[pair(k, k)][j], LEAST_OF_COLUMN * WtW[k][k]);
			}
		}
	}

	/**
	 * @param diagonal that of the Gram matrix of what is there
	 * @param least the value stays unless the diagonal is above this
	 */
	private static double stepped(final double value, final double gradient,
		final double diagonal, final double least)
	{
		return diagonal > least ? Math.max(0, value + gradient / diagonal) : value;
	}

	private double objective(final CrossProducts products,
		final double[][] missing)
	{
		double outside = 0;
		for (int k = 0; k < r; k++) {
			for (int l = 0; l < r; l++) {
				for (int j = 0; j < n; j++) {
					outside += missing[pair(k, l)][j] * h[k][j] * h[l][j];
				}
			}
		}
		return Math.max(0, products.objective(h, entries.sumOfSquares()) - outside /
			2);
	}

	/** Sweeps the rows of W of each block. */
	private final class Work implements BlockWork {

		private final double[][] HHt;

		private final double[][] p;

		private final double[][] before;

		/** The missing entries of a block, one after the other. */
		private int[] rows = new int[64], columns = new int[64];

		private int count;

		/** For each row its place among the incomplete ones, or -1. */
		private final int[] places;

		/** The incomplete rows. */
		private final int[] incomplete;

		private int incompleteCount;

		/** For each incomplete row: XH&#7488;, and its Gram matrix by pairs. */
		private final double[][] products, grams;

		Work(final double[][] HHt) {
			this.HHt = HHt;
			final int blockRows = passes.partition().blockRows();
			p = new double[r][blockRows];
			before = new double[r][blockRows];
			places = new int[blockRows];
			incomplete = new int[blockRows];
			products = new double[blockRows][];
			grams = new double[blockRows][];
		}

		@Override
		public void process(final int block, final int blockCount,
			final double[][] x, final double[][] sums)
		{
			findMissing(x, blockCount);
			final double[][] w = W.block(block);
			Sweep.copy(w, before, blockCount);
			BlockKernels.multiply(x, n, blockCount, h, p);
			prepareRows();
			Sweep.update(w, p, HHt, held, blockCount);
			for (int i = 0; i < incompleteCount; i++) {
				updateRow(w, i);
			}
			new Change(sums[2 * r], sums[2 * r + 1]).add(before, w, blockCount);
			CrossProducts.add(w, r, x, n, blockCount, sums);
			addMissing(w, sums);
		}

		/** Makes a list of the missing entries and sets them to zero. */
		private void findMissing(final double[][] x, final int blockCount) {
			Arrays.fill(places, -1);
			count = 0;
			incompleteCount = 0;
			for (int j = 0; j < n; j++) {
				final double[] column = x[j];
				for (int t = 0; t < blockCount; t++) {
					if (!Double.isNaN(column[t])) continue;
					column[t] = 0;
					if (count == rows.length) {
						rows = Arrays.copyOf(rows, 2 * count);
						columns = Arrays.copyOf(columns, 2 * count);
					}
					rows[count] = t;
					columns[count++] = j;
					if (places[t] >= 0) continue;
					places[t] = incompleteCount;
					incomplete[incompleteCount++] = t;
				}
			}
		}

		private void prepareRows() {
			for (int i = 0; i < incompleteCount; i++) {
				products[i] = new double[r];
				grams[i] = new double[pairs()];
				for (int k = 0; k < r; k++) {
					products[i][k] = p[k][incomplete[i]];
					for (int l = k; l < r; l++) {
						grams[i][pair(k, l)] = HHt[k][l];
					}
				}
			}
			for (int e = 0; e < count; e++) {
				final double[] gram = grams[places[rows[e]]];
				final int j = columns[e];
				for (int k = 0, at = 0; k < r; k++) {
					for (int l = k; l < r; l++) {
						gram[at++] -= h[k][j] * h[l][j];
					}
				}
			}
		}

		private void updateRow(final double[][] w, final int i) {
			final int t = incomplete[i];
			for (int k = 0; k < r; k++) {
				w[k][t] = before[k][t];
			}
			for (int k = 0; k < r; k++) {
				if (held[k]) continue;
				double product = 0;
				for (int l = 0; l < r; l++) {
					product += grams[i][pair(k, l)] * w[l][t];
				}
				w[k][t] = stepped(w[k][t], products[i][k] - product, grams[i][pair(k,
					k)], LEAST_OF_ROW * HHt[k][k]);
			}
		}

		private void addMissing(final double[][] w, final double[][] sums) {
			for (int e = 0; e < count; e++) {
				for (int k = 0, at = 2 * r + 2; k < r; k++) {
					for (int l = k; l < r; l++) {
						sums[at++][columns[e]] += w[k][rows[e]] * w[l][rows[e]];
					}
				}
			}
		}
	}
}
