
package org.unmixj.nmf;

import org.unmixj.linalg.BlockKernels;

/** The update that HALS makes of W and of H. */
final class Sweep {

	private Sweep() {
		// static methods only
	}

	/**
	 * One sweep over the vectors v_j, in place: v_j &larr; max(0, v_j + (p_j -
	 * &Sigma;_l gram_jl v_l) / gram_jj) for j = 1..r. A vector whose denominator
	 * is zero is left as it is.
	 *
	 * @param v r vectors of {@code count} elements
	 * @param p r vectors; their products with X; overwritten
	 * @param gram r&times;r, the Gram matrix of the other factor
	 * @param fixed for each vector whether it stays as it is
	 */
	static void update(final double[][] v, final double[][] p,
		final double[][] gram, final boolean[] fixed, final int count)
	{
		final int r = v.length;
		final double[] minusRow = new double[r];
		for (int j = 0; j < r; j++) {
			final double factor = fixed[j] ? 0 : 1 / gram[j][j];
			if (!(factor > 0 && factor <= Double.MAX_VALUE)) continue;
			for (int l = 0; l < r; l++) {
				minusRow[l] = -gram[j][l];
			}
			BlockKernels.addCombination(p[j], minusRow, v, r, 0, count);
			BlockKernels.projectedStep(v[j], factor, p[j], count);
		}
	}

	/**
	 * Sweeps H, r arrays of n elements, in place.
	 *
	 * @param fixed for each row whether it stays as it is
	 */
	static void updateH(final double[][] h, final boolean[] fixed,
		final CrossProducts products)
	{
		final double[][] p = new double[h.length][];
		for (int j = 0; j < h.length; j++) {
			p[j] = products.WtX[j].clone();
		}
		update(h, p, products.WtW, fixed, h[0].length);
	}

	/** Returns what a sweep makes of H, r arrays of n elements. */
	static double[][] sweptH(final double[][] h, final boolean[] fixed,
		final CrossProducts products)
	{
		final double[][] swept = new double[h.length][h[0].length];
		copy(h, swept, h[0].length);
		updateH(swept, fixed, products);
		return swept;
	}

	/** Returns the Gram matrix HH&#7488;, r&times;r. */
	static double[][] gram(final double[][] h) {
		final double[][] HHt = new double[h.length][h.length];
		BlockKernels.addGram(h, h.length, h[0].length, HHt);
		return HHt;
	}

	/** Copies the first {@code count} elements of each vector. */
	static void copy(final double[][] from, final double[][] to,
		final int count)
	{
		for (int j = 0; j < from.length; j++) {
			System.arraycopy(from[j], 0, to[j], 0, count);
		}
	}
}
