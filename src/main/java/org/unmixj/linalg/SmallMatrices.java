
package org.unmixj.linalg;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;

/** Algebra of small Colt matrices for rooms that do not see Colt's own. */
public final class SmallMatrices {

	/** Eigenvalues below this share of the largest are rounding. */
	private static final double ROUNDING = 1e-13;

	private SmallMatrices() {
		// static methods only
	}

	/** Returns A&middot;B, a new matrix. */
	public static DoubleMatrix2D product(final DoubleMatrix2D A,
		final DoubleMatrix2D B)
	{
		MatrixChecks.requireShape(B, A.columns(), B.columns(), "B");
		return Algebra.DEFAULT.mult(A, B);
	}

	/**
	 * Returns A&#8315;&sup1;, a new matrix.
	 *
	 * @throws IllegalArgumentException if A is singular or not square
	 */
	public static DoubleMatrix2D inverse(final DoubleMatrix2D A) {
		MatrixChecks.requireFinite(A, "A");
		return Algebra.DEFAULT.inverse(A);
	}

	/**
	 * Returns G&#8314;, a new matrix.
	 *
	 * @param G r&times;r, symmetric, positive semi-definite; not modified
	 * @return r&times;r
	 */
	public static double[][] pseudoInverse(final double[][] G) {
		final SymmetricEigen eigen = new SymmetricEigen(G);
		final double[][] inverse = new double[G.length][G.length];
		for (int k = 0; k < G.length; k++) {
			if (!(eigen.values[k] > ROUNDING * eigen.values[0])) break;
			for (int i = 0; i < G.length; i++) {
				for (int j = 0; j < G.length; j++) {
					inverse[i][j] += eigen.vectors.getQuick(i, k) * eigen.vectors
						.getQuick(j, k) / eigen.values[k];
				}
			}
		}
		return inverse;
	}

	/**
	 * Returns orthonormal columns that span those of a matrix, and more if these
	 * are dependent.
	 *
	 * @param A n&times;l, n &ge; l; not modified
	 * @return n&times;l
	 */
	public static DoubleMatrix2D orthonormal(final DoubleMatrix2D A) {
		final DoubleMatrix2D scaled = A.copy();
		for (int j = 0; j < A.columns(); j++) {
			final double length = Math.sqrt(A.viewColumn(j).aggregate(Double::sum,
				v -> v * v));
			if (length > 0) scaled.viewColumn(j).assign(v -> v / length);
		}
		return BlockKrylov.orthonormal(scaled);
	}

	/** Returns the matrix with these elements on its diagonal. */
	public static DoubleMatrix2D diagonal(final double[] elements) {
		final DoubleMatrix2D result = new DenseDoubleMatrix2D(elements.length,
			elements.length);
		for (int i = 0; i < elements.length; i++) {
			result.setQuick(i, i, elements[i]);
		}
		return result;
	}
}
