
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
		final EigenvalueDecomposition eigen = new EigenvalueDecomposition(matrix);
		values = eigen.getRealEigenvalues().viewFlip().toArray();
		vectors = eigen.getV().viewColumnFlip().copy();
	}
}
