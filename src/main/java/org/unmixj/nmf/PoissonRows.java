
package org.unmixj.nmf;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.unmixj.linalg.BlockKernels;

/**
 * Some rows of X and of W, for which W is improved in the sense of the
 * generalized Kullback-Leibler divergence while H is held fixed. Each worker
 * has an object of its own and takes a block of X to it panel by panel; a panel
 * fits into the second cache.
 */
final class PoissonRows {

	/** Doubles of a panel and its work space: 256 KiB. */
	private static final int PANEL_ELEMENTS = 1 << 15;

	private static final int MIN_PANEL_ROWS = 32;

	/** W&middot;H counts as this much at least; keeps 1/(WH)&sup2; finite. */
	private static final double TINY = 1e-140;

	/** A start has at least this share of even images and signatures. */
	private static final double FLOOR = 1e-3;

	/** n arrays: X. */
	final double[][] x;

	/** r arrays: W. */
	final double[][] w;

	/** Those of them that may change. */
	private final double[][] freeW;

	/** n arrays: X/(WH). */
	final double[][] q;

	/** n arrays: X/(WH)&sup2;. */
	final double[][] curvature;

	private final double[][] y;

	private final double[][] p;

	/** The rows of H that belong to them. */
	private final double[][] h;

	private final double[][] Ht;

	/** H&#7488; of the rows that belong to them. */
	private final double[][] freeHt;

	private final double total;

	private final double[] sumsOfH;

	private final double[][] pairsOfH;

	private final double[][] g;

	private final double[][] Q;

	private final PoissonStep step;

	private final double[] inverse;

	/**
	 * @param H r arrays of n elements
	 * @param panelRows the largest number of rows
	 */
	PoissonRows(final double[][] H, final int panelRows) {
		this(H, new boolean[H.length], panelRows);
	}

	/**
	 * @param H r arrays of n elements
	 * @param held for each column of W whether it stays as it is
	 * @param panelRows the largest number of rows
	 */
	PoissonRows(final double[][] H, final boolean[] held, final int panelRows) {
		final int n = H[0].length;
		w = new double[H.length][panelRows];
		freeW = free(w, held);
		h = free(H, held);
		final int r = h.length;
		Ht = transposed(H, n);
		freeHt = transposed(h, n);
		sumsOfH = PoissonStep.sums(h, n);
		double sum = 0;
		for (final double one : PoissonStep.sums(H, n)) {
			sum += one;
		}
		total = sum;
		pairsOfH = new double[PoissonStep.pairs(r)][n];
		PoissonStep.multiplyPairs(h, pairsOfH, n);
		x = new double[n][panelRows];
		y = new double[n][panelRows];
		p = new double[n][panelRows];
		q = new double[n][panelRows];
		curvature = new double[n][panelRows];
		g = new double[r][panelRows];
		Q = new double[PoissonStep.pairs(r)][panelRows];
		step = new PoissonStep(r, panelRows);
		inverse = new double[panelRows];
	}

	private static double[][] free(final double[][] all, final boolean[] held) {
		return IntStream.range(0, all.length).filter(j -> !held[j]).mapToObj(
			j -> all[j]).toArray(double[][]::new);
	}

	private static double[][] transposed(final double[][] rows, final int n) {
		final double[][] result = new double[n][rows.length];
		BlockKernels.transpose(rows, rows.length, n, result);
		return result;
	}

	/** Returns how many rows to take at a time. */
	static int panelRows(final int n, final int r, final int blockRows) {
		final int columns = 5 * n + 2 * PoissonStep.pairs(r) + 4 * r;
		return Math.min(blockRows, Math.max(MIN_PANEL_ROWS, PANEL_ELEMENTS /
			columns / 8 * 8));
	}

	/** Takes rows of a block of X and W. */
	void load(final double[][] blockX, final double[][] blockW, final int from,
		final int count)
	{
		PoissonStep.copy(blockX, from, x, 0, count);
		PoissonStep.copy(blockW, from, w, 0, count);
	}

	/** Gives the rows of W back. */
	void store(final double[][] blockW, final int from, final int count) {
		PoissonStep.copy(w, 0, blockW, from, count);
	}

	/**
	 * Raises W where it is so low that W&middot;H could be zero where X is not.
	 */
	void raise(final int count) {
		if (!(total > 0)) return;
		Arrays.fill(inverse, 0, count, 0);
		for (final double[] column : x) {
			for (int t = 0; t < count; t++) {
				inverse[t] += column[t];
			}
		}
		for (final double[] column : freeW) {
			for (int t = 0; t < count; t++) {
				column[t] = Math.max(column[t], FLOOR * inverse[t] / total);
			}
		}
	}

	/** Raises H likewise; rows that are all zero stay so. */
	static void raise(final double[][] h) {
		for (final double[] row : h) {
			final double floor = FLOOR * Arrays.stream(row).average().orElse(0);
			for (int i = 0; i < row.length; i++) {
				row[i] = Math.max(row[i], floor);
			}
		}
	}

	/** W&middot;H from W. */
	void multiply(final int count) {
		BlockKernels.multiply(w, w.length, count, Ht, y);
	}

	/** X/(WH) and X/(WH)&sup2; from W&middot;H. */
	void divide(final int count) {
		for (int i = 0; i < x.length; i++) {
			invert(y[i], count);
			product(x[i], q[i], count);
			product(q[i], curvature[i], count);
		}
	}

	private void invert(final double[] values, final int count) {
		for (int t = 0; t < count; t++) {
			inverse[t] = 1 / Math.max(values[t], TINY);
		}
	}

	private void product(final double[] values, final double[] result,
		final int count)
	{
		for (int t = 0; t < count; t++) {
			result[t] = values[t] * inverse[t];
		}
	}

	/**
	 * The divergence of the panel, from X/(WH).
	 *
	 * @return &Sigma;[X log(X/WH) - X + WH], infinite where W&middot;H is zero
	 *         and X is not
	 */
	double divergence(final int count) {
		double sum = 0;
		for (int i = 0; i < x.length; i++) {
			final double[] xi = x[i];
			final double[] yi = y[i];
			final double[] qi = q[i];
			for (int t = 0; t < count; t++) {
				if (!(xi[t] > 0)) sum += yi[t];
				else if (yi[t] > TINY) {
					sum += xi[t] * Math.log(qi[t]) - xi[t] + yi[t];
				}
				else return Double.POSITIVE_INFINITY;
			}
		}
		return sum;
	}

	/**
	 * One step of expectation maximization, which is the multiplicative update:
	 * w_j &larr; w_j (X/(WH)&middot;H&#7488;)_j / &Sigma;_i h_ji. From far away
	 * it goes further than Newton.
	 */
	void maximizeExpectation(final int count) {
		BlockKernels.multiply(q, q.length, count, h, g);
		for (int j = 0; j < freeW.length; j++) {
			final double factor = sumsOfH[j] > 0 ? 1 / sumsOfH[j] : 0;
			final double[] wj = freeW[j];
			final double[] gj = g[j];
			for (int t = 0; t < count; t++) {
				wj[t] *= factor * gj[t];
			}
		}
	}

	/**
	 * One Newton step of W; W&middot;H follows it, X/(WH) does not.
	 *
	 * @param sweeps the sweeps of coordinate descent for the direction
	 */
	void step(final int count, final int sweeps) {
		if (freeW.length == 0) return;
		BlockKernels.multiply(q, q.length, count, h, g);
		for (int j = 0; j < g.length; j++) {
			final double[] gj = g[j];
			for (int t = 0; t < count; t++) {
				gj[t] = sumsOfH[j] - gj[t];
			}
		}
		BlockKernels.multiply(curvature, curvature.length, count, pairsOfH, Q);
		step.findDirection(freeW, g, Q, count, sweeps);
		BlockKernels.multiply(step.d, step.d.length, count, freeHt, p);
		Arrays.fill(step.length, 0, count, 0);
		for (int i = 0; i < y.length; i++) {
			largestFall(q[i], y[i], p[i], step.length, count);
		}
		step.apply(freeW, g, Q, count);
		for (int i = 0; i < y.length; i++) {
			advance(y[i], p[i], step.length, count);
		}
	}

	/** Where X is zero, and X/(WH) too, any fall will do. Without branches. */
	private static void largestFall(final double[] q, final double[] y,
		final double[] p, final double[] rho, final int count)
	{
		for (int t = 0; t < count; t++) {
			rho[t] = Math.max(rho[t], Math.min(q[t] * (1 / TINY), -p[t] / Math.max(
				y[t], TINY)));
		}
	}

	private static void advance(final double[] y, final double[] p,
		final double[] length, final int count)
	{
		for (int t = 0; t < count; t++) {
			y[t] += length[t] * p[t];
		}
	}
}
