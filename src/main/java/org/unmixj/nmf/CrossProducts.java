
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

/**
 * W&#7488;X (r&times;n) and W&#7488;W (r&times;r), from which, with H, the
 * error and all updates of H follow without another look at the pixels.
 */
final class CrossProducts {

	/** W&#7488;X, r arrays of n elements. */
	final double[][] WtX;

	/** W&#7488;W, r arrays of r elements. */
	final double[][] WtW;

	/**
	 * @param WtX r arrays of n elements
	 * @param WtW r arrays of r elements
	 */
	CrossProducts(final double[][] WtX, final double[][] WtW) {
		this.WtX = WtX;
		this.WtW = WtW;
	}

	/** Reads X once. */
	static CrossProducts of(final RowPasses passes, final TallMatrix W) {
		final int n = passes.columns();
		final int r = W.columns();
		final double[][] sums = passes.overX(() -> (block, count, x,
			blockSums) -> add(W.block(block), r, x, n, count, blockSums), lengths(r,
				n));
		return new CrossProducts(Arrays.copyOf(sums, r), Arrays.copyOfRange(sums, r,
			2 * r));
	}

	/** Returns W&#7488;W, r arrays of r elements; does not read X. */
	static double[][] gram(final RowPasses passes, final TallMatrix W) {
		final int r = W.columns();
		final int[] lengths = new int[r];
		Arrays.fill(lengths, r);
		return passes.overRows(() -> (block, count, x, sums) -> BlockKernels
			.addGram(W.block(block), r, count, sums), lengths);
	}

	/**
	 * The lengths of the sums that {@link #add} adds to: W&#7488;X, then
	 * W&#7488;W.
	 */
	static int[] lengths(final int r, final int n) {
		final int[] lengths = new int[2 * r];
		Arrays.fill(lengths, 0, r, n);
		Arrays.fill(lengths, r, 2 * r, r);
		return lengths;
	}

	/**
	 * Adds the products of one block.
	 *
	 * @param w r columns of {@code count} elements
	 * @param x n columns
	 * @param sums as in {@link #lengths}
	 */
	static void add(final double[][] w, final int r, final double[][] x,
		final int n, final int count, final double[][] sums)
	{
		BlockKernels.addProducts(w, r, x, n, count, sums);
		BlockKernels.addGram(w, r, count, Arrays.copyOfRange(sums, r, 2 * r));
	}

	/**
	 * Returns &frac12;&#x2016;X - WH&#x2016;&sup2;_F =
	 * &frac12;(&#x2016;X&#x2016;&sup2; - 2&#x27E8;W&#7488;X, H&#x27E9; +
	 * &#x27E8;W&#7488;W, HH&#7488;&#x27E9;). Rounding leaves an absolute error of
	 * about 1e-15&middot;&#x2016;X&#x2016;&sup2;.
	 *
	 * @param h H, r arrays of n elements
	 * @param sumOfSquares &#x2016;X&#x2016;&sup2;_F
	 */
	double objective(final double[][] h, final double sumOfSquares) {
		return Math.max(0, sumOfSquares / 2 + misfit(h));
	}

	/** Returns the objective without what depends on X alone, &le; 0 at best. */
	double misfit(final double[][] h) {
		final int n = h[0].length;
		double mixed = 0, model = 0;
		for (int j = 0; j < h.length; j++) {
			mixed += BlockKernels.dot(WtX[j], h[j], n);
			for (int l = 0; l < h.length; l++) {
				model += WtW[j][l] * BlockKernels.dot(h[j], h[l], n);
			}
		}
		return model / 2 - mixed;
	}
}
