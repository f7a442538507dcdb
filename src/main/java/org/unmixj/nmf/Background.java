
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

/**
 * A component whose image is one constant over all rows of X.
 * <p>
 * For W = c, the c &ge; 0 that fits best is the mean over the rows of what HALS
 * would make of each, projected at 0. But as it is c&middot;h alone that
 * counts, nothing is lost if c stays 1, and h &ge; 0 follows in the sweep of H
 * as any other signature. So W of this component is 1 throughout a fit.
 */
final class Background {

	/** The darkest rows tell what h is at first: this share of them. */
	private static final double DARK = 0.01;

	/** So much of them, so that something is left for the other components. */
	private static final double PART = 0.9;

	/** Where there are more rows, the limit of dark ones is that of so many. */
	private static final int MOST_LOOKED_AT = 1 << 20;

	private Background() {
		// static methods only
	}

	/**
	 * Returns a signature to start from: nine tenths of the mean of the darkest
	 * hundredth of the rows. Two passes.
	 *
	 * @param passes over X, nothing missing
	 * @return n values
	 */
	static double[] start(final RowPasses passes) {
		final TallMatrix sums = new TallMatrix(passes.partition(), 1);
		passes.overX(() -> (block, count, x, none) -> {
			final double[] sum = sums.block(block)[0];
			for (final double[] column : x) {
				for (int t = 0; t < count; t++) {
					sum[t] += column[t];
				}
			}
		});
		final double limit = limit(sums);
		final int n = passes.columns();
		final double[][] dark = passes.overX(() -> (block, count, x, blockSums) -> {
			final double[] sum = sums.block(block)[0];
			for (int t = 0; t < count; t++) {
				if (sum[t] > limit) continue;
				blockSums[1][0]++;
				for (int j = 0; j < n; j++) {
					blockSums[0][j] += x[j][t];
				}
			}
		}, n, 1);
		return Arrays.stream(dark[0]).map(sum -> PART * sum / dark[1][0]).toArray();
	}

	private static double limit(final TallMatrix sums) {
		final long step = (sums.rows() - 1) / MOST_LOOKED_AT + 1;
		final double[] some = new double[(int) ((sums.rows() - 1) / step + 1)];
		for (int i = 0; i < some.length; i++) {
			some[i] = sums.get(i * step, 0);
		}
		Arrays.sort(some);
		return some[(int) (DARK * (some.length - 1))];
	}

	/** Returns W = 1, m&times;1. */
	static TallMatrix ones(final RowPasses passes) {
		final TallMatrix ones = new TallMatrix(passes.partition(), 1);
		for (int b = 0; b < passes.partition().count(); b++) {
			Arrays.fill(ones.block(b)[0], 1);
		}
		return ones;
	}

	/**
	 * Returns a start with a component whose image is a constant: 1, unless its
	 * signature is fixed.
	 *
	 * @param start modified; the column of W may be 0 in rows of which nothing is
	 *          there
	 * @throws IllegalArgumentException if there is no such component, or its
	 *           column of W is not constant
	 */
	static Start in(final Start start, final int component) {
		final TallMatrix W = start.W;
		if (component >= W.columns()) {
			throw new IllegalArgumentException("background must be in 0.." + (W
				.columns() - 1) + ", got " + component);
		}
		double constant = 0;
		for (int b = 0; b < W.partition().count(); b++) {
			for (final double w : W.block(b)[component]) {
				if (w == 0 || w == constant) continue;
				if (constant > 0) {
					throw new IllegalArgumentException("column " + component +
						" of W must be one constant, as it is a background, got " +
						constant + " and " + w);
				}
				constant = w;
			}
		}
		final boolean fixed = start.fixed[component];
		for (int b = 0; b < W.partition().count(); b++) {
			Arrays.fill(W.block(b)[component], fixed ? constant : 1);
		}
		for (int i = 0; !fixed && i < start.H.columns(); i++) {
			start.H.setQuick(component, i, constant * start.H.getQuick(component, i));
		}
		return start.withBackground(component);
	}
}
