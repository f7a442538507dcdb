
package org.unmixj.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Eigenvalues of a symmetric matrix, largest first.
 * <p>
 * Up to a size of {@value #SMALL} by Jacobi's rotations, which are exact to
 * rounding relative to each eigenvalue if the matrix is positive definite and
 * far from singular once its diagonal is scaled to one. Beyond, computed by
 * EJML, whose decomposition of a matrix of size 1000 was thirteen times as fast
 * as Colt's, but which takes longer to load than a small matrix to decompose.
 *
 * @see "J. Demmel and K. Veseli&#x107;, Jacobi's method is more accurate than
 *      QR, SIAM J. Matrix Anal. Appl. 13 (1992)"
 */
final class SymmetricEigen {

	/** The largest matrix that is left to Jacobi. */
	static final int SMALL = 64;

	/** Jacobi needs about eight, and does no harm with more. */
	private static final int MOST_SWEEPS = 30;

	/** Eigenvalues, descending. */
	final double[] values;

	/** n&times;n, eigenvectors in columns, in the order of the values. */
	final DoubleMatrix2D vectors;

	/**
	 * @param symmetric n&times;n, rows; not modified
	 * @throws IllegalArgumentException if an element is not finite
	 * @throws ArithmeticException if the decomposition does not converge
	 */
	SymmetricEigen(final double[][] symmetric) {
		final int n = symmetric.length;
		MatrixChecks.requireFinite(new DenseDoubleMatrix2D(symmetric),
			"symmetric matrix");
		final double[] unordered = new double[n];
		final double[][] rows = n <= SMALL ? rotated(symmetric, unordered)
			: decomposed(symmetric, unordered);
		values = new double[n];
		vectors = new DenseDoubleMatrix2D(n, n);
		for (int j = 0; j < n; j++) {
			int largest = 0;
			for (int i = 1; i < n; i++) {
				if (unordered[i] > unordered[largest]) largest = i;
			}
			values[j] = unordered[largest];
			unordered[largest] = Double.NEGATIVE_INFINITY;
			for (int i = 0; i < n; i++) {
				vectors.setQuick(i, j, rows[largest][i]);
			}
		}
	}

	/** Returns the eigenvectors as rows, and sets the values. */
	private static double[][] decomposed(final double[][] symmetric,
		final double[] values)
	{
		final int n = symmetric.length;
		final EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM
			.eig(n, true, true);
		if (!eigen.decompose(new DMatrixRMaj(symmetric))) {
			throw noConvergence(n);
		}
		final double[][] vectors = new double[n][];
		for (int j = 0; j < n; j++) {
			values[j] = eigen.getEigenvalue(j).getReal();
			vectors[j] = eigen.getEigenVector(j).getData();
		}
		return vectors;
	}

	private static ArithmeticException noConvergence(final int n) {
		return new ArithmeticException(
			"eigenvalue decomposition: no convergence for size " + n);
	}

	/** The same by sweeps of rotations, until all is diagonal. */
	private static double[][] rotated(final double[][] symmetric,
		final double[] values)
	{
		final int n = symmetric.length;
		final double[][] A = new double[n][];
		final double[][] vectors = new double[n][n];
		for (int i = 0; i < n; i++) {
			A[i] = symmetric[i].clone();
			vectors[i][i] = 1;
		}
		boolean rotated = true;
		for (int sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
			rotated = false;
			for (int p = 0; p < n; p++) {
				for (int q = p + 1; q < n; q++) {
					rotated |= rotate(A, p, q, vectors);
				}
			}
		}
		if (rotated) throw noConvergence(n);
		for (int i = 0; i < n; i++) {
			values[i] = A[i][i];
		}
		return vectors;
	}

	/** Makes A_pq zero; returns false if it is, to rounding. */
	private static boolean rotate(final double[][] A, final int p, final int q,
		final double[][] vectors)
	{
		final double element = A[p][q];
		final double scale = Math.sqrt(Math.abs(A[p][p])) * Math.sqrt(Math.abs(
			A[q][q]));
		if (!(Math.abs(element) > Math.ulp(scale))) return false;
		final double cotangent = (A[q][q] - A[p][p]) / (2 * element);
		final double tangent = Math.copySign(1, cotangent) / (Math.abs(cotangent) +
			Math.sqrt(1 + cotangent * cotangent));
		final double cosine = 1 / Math.sqrt(1 + tangent * tangent);
		final double sine = tangent * cosine;
		final double atP = A[p][p] - tangent * element;
		final double atQ = A[q][q] + tangent * element;
		rotate(A[p], A[q], cosine, sine);
		rotate(vectors[p], vectors[q], cosine, sine);
		for (int i = 0; i < A.length; i++) {
			A[i][p] = A[p][i];
			A[i][q] = A[q][i];
		}
		A[p][p] = atP;
		A[q][q] = atQ;
		A[p][q] = 0;
		A[q][p] = 0;
		return true;
	}

	private static void rotate(final double[] x, final double[] y,
		final double cosine, final double sine)
	{
		for (int i = 0; i < x.length; i++) {
			final double before = x[i];
			x[i] = cosine * before - sine * y[i];
			y[i] = sine * before + cosine * y[i];
		}
	}
}
