
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
		return of(sums);
	}

	/** Returns the products that {@link #add} has added up. */
	static CrossProducts of(final double[][] sums) {
		final int r = sums.length / 2;
		return new CrossProducts(Arrays.copyOf(sums, r), Arrays.copyOfRange(sums, r,
			2 * r));
	}

	/**
	 * Returns those of W with k more columns.
	 *
	 * @param addedWtX the products of the new columns with X, k arrays of n
	 *          elements
	 * @param addedWtW those with a matrix of which the first r columns are W, and
	 *          the new ones k others, k arrays
	 * @param at where the new ones are among these columns
	 */
	CrossProducts append(final double[][] addedWtX, final double[][] addedWtW,
		final int at)
	{
		final int r = WtX.length;
		final int k = addedWtX.length;
		final double[][] allWtX = Arrays.copyOf(WtX, r + k);
		final double[][] allWtW = new double[r + k][];
		for (int j = 0; j < r; j++) {
			allWtW[j] = Arrays.copyOf(WtW[j], r + k);
		}
		for (int j = 0; j < k; j++) {
			allWtX[r + j] = addedWtX[j];
			allWtW[r + j] = new double[r + k];
			for (int l = 0; l < r; l++) {
				allWtW[r + j][l] = addedWtW[j][l];
				allWtW[l][r + j] = addedWtW[j][l];
			}
			for (int l = 0; l <= j; l++) {
				allWtW[r + j][r + l] = addedWtW[j][at + l];
				allWtW[r + l][r + j] = addedWtW[j][at + l];
			}
		}
		return new CrossProducts(allWtX, allWtW);
	}

	/** Returns those of W with each column multiplied by a factor. */
	CrossProducts weighted(final double[] factors) {
		final int r = WtX.length;
		final double[][] newWtX = new double[r][];
		final double[][] newWtW = new double[r][r];
		for (int j = 0; j < r; j++) {
			final double factor = factors[j];
			newWtX[j] = Arrays.stream(WtX[j]).map(v -> factor * v).toArray();
			for (int l = 0; l < r; l++) {
				newWtW[j][l] = factor * factors[l] * WtW[j][l];
			}
		}
		return new CrossProducts(newWtX, newWtW);
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
		final double[][] HHt = Sweep.gram(h);
		double mixed = 0, model = 0;
		for (int j = 0; j < h.length; j++) {
			mixed += BlockKernels.dot(WtX[j], h[j], h[j].length);
			model += BlockKernels.dot(WtW[j], HHt[j], h.length);
		}
		return model / 2 - mixed;
	}
}
