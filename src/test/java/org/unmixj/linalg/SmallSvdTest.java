
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class SmallSvdTest {

	private static void requireRebuilds(final DoubleMatrix2D A) {
		final SmallSvd svd = new SmallSvd(A);

		final DoubleMatrix2D product = TestMatrices.product(TestMatrices.product(
			svd.U, SmallMatrices.diagonal(svd.values)), svd.V.viewDice());
		assertTrue(TestMatrices.distance(A, product) <= 1e-13 * TestMatrices.norm(
			A));
		assertTrue(TestMatrices.departureFromOrthonormal(svd.U) < 1e-12);
		assertTrue(TestMatrices.departureFromOrthonormal(svd.V) < 1e-12);
		for (int i = 1; i < svd.values.length; i++) {
			assertTrue(svd.values[i] <= svd.values[i - 1]);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "5, 5", "30, 7", "8, 1" })
	void factorsRebuildTheMatrix(final int m, final int n) {
		requireRebuilds(TestMatrices.signed(m, n, 3));
	}

	@Test
	void factorsRebuildMatricesOfDeficientRank() {
		requireRebuilds(TestMatrices.withSingularValues(12, 9, 1, 5, 2, 1e-3));
		requireRebuilds(new DenseDoubleMatrix2D(6, 4).assign(2));
	}

	/**
	 * Ten Gaussians times ten boxes: of rank 10, with rows and columns of zeros.
	 * Colt's decomposition of this matrix never returns.
	 */
	@Test
	@Timeout(20)
	void returnsWhereColtDoesNot() {
		final DoubleMatrix2D X = new DenseDoubleMatrix2D(150, 120);
		for (int j = 0; j < 10; j++) {
			for (int d = -8; d <= 8; d++) {
				X.viewPart(19 + 10 * j + d, 16 + 10 * j, 1, 10).assign(Math.exp(-d * d /
					8.0));
			}
		}

		assertTrue(new SmallSvd(X).values[10] < 1e-14);
		requireRebuilds(X);
	}

	@Test
	void rejectsWideAndInfiniteMatrices() {
		assertEquals("A must have at least as many rows as columns, got 2 x 3",
			assertThrows(IllegalArgumentException.class, () -> new SmallSvd(
				TestMatrices.signed(2, 3, 1))).getMessage());
		assertThrows(IllegalArgumentException.class, () -> new SmallSvd(
			new DenseDoubleMatrix2D(3, 2).assign(Double.NaN)));
	}
}
