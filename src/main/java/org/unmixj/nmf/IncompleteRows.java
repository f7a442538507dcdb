
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.MinimumNorm;
import org.unmixj.linalg.NonNegativeLeastSquares;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * The rows of a block of X with missing entries, and their rows of W for a
 * given H: least squares over what is there, for which the Gram matrix is that
 * of the columns of H that are there. Not for several threads at a time.
 */
final class IncompleteRows {

	private final double[][] h;

	private final Constraint constraint;

	/** For each row of the block which entries are missing, or null. */
	private final boolean[][] missing;

	/**
	 * @param h H, r arrays of n elements; not modified
	 * @param blockRows the most rows of a block
	 */
	IncompleteRows(final double[][] h, final Constraint constraint,
		final int blockRows)
	{
		this.h = h;
		this.constraint = constraint;
		missing = new boolean[blockRows][];
	}

	/**
	 * Takes a block: finds the entries that are not finite, and sets them to
	 * zero.
	 *
	 * @param x n columns of at least {@code count} elements; modified
	 */
	void take(final double[][] x, final int count) {
		Arrays.fill(missing, null);
		for (int j = 0; j < x.length; j++) {
			for (int t = 0; t < count; t++) {
				if (Math.abs(x[j][t]) <= Double.MAX_VALUE) continue;
				x[j][t] = 0;
				if (missing[t] == null) missing[t] = new boolean[x.length];
				missing[t][j] = true;
			}
		}
	}

	/**
	 * Solves for the rows of W that belong to incomplete rows.
	 *
	 * @param p XH&#7488;, r columns; not modified
	 * @param w r columns; modified in these rows. Zero where nothing is there,
	 *          and, where what is there does not suffice for plain least squares,
	 *          the solution of least norm
	 */
	void solve(final double[][] p, final double[][] w) {
		for (int t = 0; t < missing.length; t++) {
			if (missing[t] == null) continue;
			final double[] b = new double[w.length];
			for (int j = 0; j < b.length; j++) {
				b[j] = p[j][t];
			}
			final double[] row = solve(gram(missing[t]), b);
			for (int j = 0; j < b.length; j++) {
				w[j][t] = row[j];
			}
		}
	}

	private double[] solve(final DoubleMatrix2D G, final double[] b) {
		return constraint == Constraint.NONE ? MinimumNorm.solve(G, b)
			: NonNegativeLeastSquares.solve(G, b);
	}

	private DoubleMatrix2D gram(final boolean[] without) {
		final DoubleMatrix2D G = new DenseDoubleMatrix2D(h.length, h.length);
		for (int i = 0; i < h.length; i++) {
			for (int l = i; l < h.length; l++) {
				double sum = 0;
				for (int j = 0; j < without.length; j++) {
					if (!without[j]) sum += h[i][j] * h[l][j];
				}
				G.setQuick(i, l, sum);
				G.setQuick(l, i, sum);
			}
		}
		return G;
	}

	/**
	 * Returns the sum of the squares that W&middot;H has at missing entries.
	 *
	 * @param w r columns
	 */
	double squaresOutside(final double[][] w) {
		double sum = 0;
		for (int t = 0; t < missing.length; t++) {
			if (missing[t] == null) continue;
			for (int j = 0; j < missing[t].length; j++) {
				if (!missing[t][j]) continue;
				double value = 0;
				for (int k = 0; k < w.length; k++) {
					value += w[k][t] * h[k][j];
				}
				sum += value * value;
			}
		}
		return sum;
	}
}
