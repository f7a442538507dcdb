
package org.unmixj.linalg;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.EigenvalueDecomposition;

/** Eigenvalues of a symmetric matrix, largest first (Colt sorts upwards). */
final class SymmetricEigen {

	/** Eigenvalues, descending. */
	final double[] values;

	/** n&times;n, eigenvectors in columns, in the order of the values. */
	final DoubleMatrix2D vectors;

	/**
	 * @param symmetric n&times;n, rows; not modified
	 */
	SymmetricEigen(final double[][] symmetric) {
		final DoubleMatrix2D matrix = new DenseDoubleMatrix2D(symmetric);
		MatrixChecks.requireFinite(matrix, "symmetric matrix");
		// Colt squares elements; a power of two changes no digit
		final double largest = matrix.aggregate(Math::max, Math::abs);
		final double scale = largest > 0 ? Math.scalb(1.0, -Math.getExponent(
			largest)) : 1;
		final EigenvalueDecomposition eigen = new EigenvalueDecomposition(matrix
			.assign(v -> v * scale));
		values = eigen.getRealEigenvalues().viewFlip().assign(v -> v / scale)
			.toArray();
		vectors = eigen.getV().viewColumnFlip().copy();
	}
}
