
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class SymmetricEigenTest {

	/** Indefinite, with eigenvalues that agree: those of a path are known. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7, 64, 65 })
	void findsTheEigenvaluesOfAPath(final int n) {
		final double[][] path = new double[n][n];
		for (int i = 0; i + 1 < n; i++) {
			path[i][i + 1] = 1;
			path[i + 1][i] = 1;
		}

		final SymmetricEigen eigen = new SymmetricEigen(path);

		for (int j = 0; j < n; j++) {
			assertEquals(2 * Math.cos(Math.PI * (j + 1) / (n + 1)), eigen.values[j],
				1e-13);
		}
		assertDecomposes(path, eigen);
	}

	@ParameterizedTest
	@ValueSource(ints = { 9, 64, 65 })
	void decomposesMatricesOfLowRank(final int n) {
		final DoubleMatrix2D A = TestMatrices.signed(n, 5, 3);
		final double[][] gram = TestMatrices.product(A, A.viewDice()).toArray();

		final SymmetricEigen eigen = new SymmetricEigen(gram);

		for (int j = 5; j < n; j++) {
			assertEquals(0, eigen.values[j], 1e-13 * eigen.values[0]);
		}
		assertDecomposes(gram, eigen);
	}

	private static void assertDecomposes(final double[][] matrix,
		final SymmetricEigen eigen)
	{
		final int n = matrix.length;
		final DoubleMatrix2D identity = new DenseDoubleMatrix2D(n, n);
		final DoubleMatrix2D scaled = eigen.vectors.copy();
		for (int j = 0; j < n; j++) {
			identity.setQuick(j, j, 1);
			for (int i = 0; i < n; i++) {
				scaled.setQuick(i, j, eigen.values[j] * scaled.getQuick(i, j));
			}
		}
		assertTrue(TestMatrices.distance(identity, TestMatrices.product(
			eigen.vectors.viewDice(), eigen.vectors)) < 1e-12);
		assertTrue(TestMatrices.distance(new DenseDoubleMatrix2D(matrix),
			TestMatrices.product(scaled, eigen.vectors.viewDice())) <= 1e-12 *
				TestMatrices.norm(new DenseDoubleMatrix2D(matrix)));
	}
}
