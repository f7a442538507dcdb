
package org.unmixj.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * The singular value decomposition A = U&middot;diag(&sigma;)&middot;V&#7488;
 * of a small dense matrix.
 * <p>
 * A is m&times;n, m &ge; n; U m&times;n, V n&times;n, &sigma; descending.
 * Computed by EJML. Of matrices of deficient rank with rows or columns of zeros
 * Colt's decomposition never returns, and those of JAMA and Commons Math, of
 * the same origin, return vectors that are not orthogonal.
 */
final class SmallSvd {

	/** m&times;n, orthonormal columns. */
	final DoubleMatrix2D U;

	/** n singular values, descending. */
	final double[] values;

	/** n&times;n, orthogonal. */
	final DoubleMatrix2D V;

	/**
	 * @param A m&times;n, m &ge; n; not modified
	 * @throws IllegalArgumentException if A is wide or not finite
	 * @throws ArithmeticException if the decomposition does not converge
	 */
	SmallSvd(final DoubleMatrix2D A) {
		if (A.rows() < A.columns()) {
			throw new IllegalArgumentException(
				"A must have at least as many rows as columns, got " + A.rows() +
					" x " + A.columns());
		}
		MatrixChecks.requireFinite(A, "A");
		final SingularValueDecomposition_F64<DMatrixRMaj> svd =
			DecompositionFactory_DDRM.svd(A.rows(), A.columns(), true, true, true);
		if (!svd.decompose(new DMatrixRMaj(A.toArray()))) {
			throw new ArithmeticException(
				"singular value decomposition: no convergence for " + A.rows() + " x " +
					A.columns());
		}
		final DMatrixRMaj left = svd.getU(null, false);
		final DMatrixRMaj right = svd.getV(null, false);
		SingularOps_DDRM.descendingOrder(left, false, svd.getSingularValues(), svd
			.numberOfSingularValues(), right, false);
		U = toColt(left);
		values = svd.getSingularValues().clone();
		V = toColt(right);
	}

	private static DoubleMatrix2D toColt(final DMatrixRMaj matrix) {
		final DoubleMatrix2D result = new DenseDoubleMatrix2D(matrix.numRows,
			matrix.numCols);
		for (int i = 0; i < matrix.numRows; i++) {
			for (int j = 0; j < matrix.numCols; j++) {
				result.setQuick(i, j, matrix.unsafe_get(i, j));
			}
		}
		return result;
	}
}
