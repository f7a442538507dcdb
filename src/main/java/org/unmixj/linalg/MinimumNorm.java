
package org.unmixj.linalg;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Least squares where there may be too few equations: of all w that minimize
 * wGw&#7488; - 2bw&#7488;, the one of least norm, which is the pseudo-inverse
 * of G times b.
 */
public final class MinimumNorm {

	/** Eigenvalues below this share of the largest are rounding. */
	private static final double ROUNDING = 1e-13;

	private MinimumNorm() {
		// static methods only
	}

	/**
	 * Solves the problem.
	 *
	 * @param G r&times;r, symmetric, positive semi-definite; not modified
	 * @param b r values in the range of G; not modified
	 * @return w, a new array of r values
	 * @throws IllegalArgumentException if shapes do not fit, or an element of G
	 *           is not finite
	 */
	public static double[] solve(final DoubleMatrix2D G, final double[] b) {
		final int r = b.length;
		MatrixChecks.requireShape(G, r, r, "G");
		final SymmetricEigen eigen = new SymmetricEigen(G.toArray());
		final double[] w = new double[r];
		for (int j = 0; j < r; j++) {
			if (!(eigen.values[j] > ROUNDING * eigen.values[0])) break;
			double projection = 0;
			for (int i = 0; i < r; i++) {
				projection += eigen.vectors.getQuick(i, j) * b[i];
			}
			for (int i = 0; i < r; i++) {
				w[i] += projection / eigen.values[j] * eigen.vectors.getQuick(i, j);
			}
		}
		return w;
	}
}
