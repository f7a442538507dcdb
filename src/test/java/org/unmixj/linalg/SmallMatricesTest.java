
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class SmallMatricesTest {

	/** Moore and Penrose's conditions, which only one matrix fulfils. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 5, 8 })
	void pseudoInverseFulfilsItsConditionsForAnyRank(final int rank) {
		final DoubleMatrix2D A = TestMatrices.signed(5, rank, 4);
		final DoubleMatrix2D G = TestMatrices.product(A, A.viewDice());

		final DoubleMatrix2D inverse = new DenseDoubleMatrix2D(SmallMatrices
			.pseudoInverse(G.toArray()));

		final DoubleMatrix2D product = TestMatrices.product(G, inverse);
		assertTrue(TestMatrices.distance(product.viewDice(), product) < 1e-10);
		assertTrue(TestMatrices.distance(G, TestMatrices.product(product,
			G)) < 1e-10);
		assertTrue(TestMatrices.distance(inverse, TestMatrices.product(inverse,
			product)) < 1e-10 * TestMatrices.norm(inverse));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4 })
	void pseudoInverseOfZerosIsZero(final int r) {
		for (final double[] row : SmallMatrices.pseudoInverse(new double[r][r])) {
			for (final double element : row) {
				assertEquals(0, element);
			}
		}
	}
}
