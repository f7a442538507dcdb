
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.SingularValueDecomposition;

class GeneralizedSvdTest {

	private static void requireRebuilds(final DoubleMatrix2D A,
		final DoubleMatrix2D B)
	{
		final var gsvd = new GeneralizedSvd(A, B);
		final double tolerance = 1e-13 * (TestMatrices.norm(A) + TestMatrices.norm(
			B));
		assertTrue(TestMatrices.distance(A, product(gsvd.M1(), gsvd.d1(), gsvd
			.Qt())) < tolerance);
		assertTrue(TestMatrices.distance(B, product(gsvd.M2(), gsvd.d2(), gsvd
			.Qt())) < tolerance);
		assertTrue(TestMatrices.departureFromOrthonormal(gsvd.M1()) < 1e-13);
		assertTrue(TestMatrices.departureFromOrthonormal(gsvd.M2()) < 1e-13);
		for (int i = 0; i < A.rows(); i++) {
			assertEquals(1, Math.hypot(gsvd.d1()[i], gsvd.d2()[i]), 1e-14);
			assertTrue(i == 0 || gsvd.lambdas()[i] <= gsvd.lambdas()[i - 1]);
		}
	}

	private static DoubleMatrix2D product(final DoubleMatrix2D M,
		final double[] d, final DoubleMatrix2D Qt)
	{
		return TestMatrices.product(TestMatrices.product(M, SmallMatrices.diagonal(
			d)), Qt);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 1", "6, 1", "6, 1e-6", "6, 1e6", "15, 1" })
	void factorsRebuildThePair(final int l, final double scale) {
		final DoubleMatrix2D B = TestMatrices.signed(l, l, 22).assign(v -> v *
			scale);

		requireRebuilds(TestMatrices.signed(l, l, 21), B);
	}

	@Test
	void factorsRebuildAPairOfRankDeficientMatrices() {
		requireRebuilds(TestMatrices.signed(5, 5, 1), TestMatrices
			.withSingularValues(5, 5, 3, 2, 1, 0.5));
		requireRebuilds(TestMatrices.withSingularValues(5, 5, 1, 3, 2, 1),
			TestMatrices.signed(5, 5, 9));
	}

	/** With B = I the generalized singular values are those of A. */
	@Test
	void valuesAreTheSingularValuesOfAInverseB() {
		final DoubleMatrix2D A = TestMatrices.signed(7, 7, 5);
		final DoubleMatrix2D B = TestMatrices.signed(7, 7, 6);

		final double[] lambdas = new GeneralizedSvd(A, B).lambdas();

		final double[] expected = new SingularValueDecomposition(TestMatrices
			.product(A, SmallMatrices.inverse(B))).getSingularValues();
		for (int i = 0; i < 7; i++) {
			assertEquals(expected[i] * expected[i], lambdas[i], 1e-10 * lambdas[i]);
		}
	}

	@Test
	void directionsThatBMissesAreInfinite() {
		final DoubleMatrix2D A = SmallMatrices.diagonal(new double[] { 9, 7, 5, 3,
			1 });
		final DoubleMatrix2D B = TestMatrices.withSingularValues(5, 5, 3, 2, 1,
			0.5);

		final double[] lambdas = new GeneralizedSvd(A, B).lambdas();

		assertEquals(Double.POSITIVE_INFINITY, lambdas[0]);
		assertEquals(Double.POSITIVE_INFINITY, lambdas[1]);
		assertTrue(lambdas[2] < 1e6);
	}

	/** Their space alone is given; the basis must not be left to rounding. */
	@Test
	void infiniteDirectionsAreOrthogonalAndOrdered() {
		final DoubleMatrix2D A = SmallMatrices.diagonal(new double[] { 9, 7, 5, 3,
			1 });
		final DoubleMatrix2D B = TestMatrices.withSingularValues(5, 5, 3, 2, 1);

		final DoubleMatrix2D inverse = new GeneralizedSvd(A, B).inverseQt();

		final double[] squares = new double[3];
		for (int i = 0; i < 3; i++) {
			for (int j = 0; j < i; j++) {
				assertEquals(0, inverse.viewColumn(i).zDotProduct(inverse.viewColumn(
					j)), 1e-13);
			}
			squares[i] = inverse.viewColumn(i).zDotProduct(inverse.viewColumn(i));
		}
		assertTrue(squares[0] < squares[1] && squares[1] < squares[2]);
	}

	@Test
	void knownRankOfBMakesTheSmallestValuesZero() {
		final DoubleMatrix2D A = SmallMatrices.diagonal(new double[] { 3, 2, 1 });

		final double[] lambdas = new GeneralizedSvd(A, TestMatrices.signed(3, 3, 1),
			1).lambdas();

		assertEquals(Double.POSITIVE_INFINITY, lambdas[0]);
		assertEquals(Double.POSITIVE_INFINITY, lambdas[1]);
		assertTrue(lambdas[2] < 1e6);
	}

	@Test
	void allAreInfiniteWhereBIsZero() {
		final var gsvd = new GeneralizedSvd(TestMatrices.signed(3, 3, 1),
			new DenseDoubleMatrix2D(3, 3));

		for (final double lambda : gsvd.lambdas()) {
			assertEquals(Double.POSITIVE_INFINITY, lambda);
		}
	}

	@Test
	void inverseIsTheInverseOfQt() {
		final var gsvd = new GeneralizedSvd(TestMatrices.signed(6, 6, 1),
			TestMatrices.signed(6, 6, 2));

		final DoubleMatrix2D product = TestMatrices.product(gsvd.Qt(), gsvd
			.inverseQt());

		assertTrue(TestMatrices.distance(product,
			cern.colt.matrix.DoubleFactory2D.dense.identity(6)) < 1e-12);
	}

	@Test
	void rejectsWhatHasNoDecomposition() {
		final DoubleMatrix2D A = TestMatrices.signed(3, 3, 1);

		assertEquals("B must be 3 x 3, got 2 x 3", assertThrows(
			IllegalArgumentException.class, () -> new GeneralizedSvd(A, TestMatrices
				.signed(2, 3, 1))).getMessage());
		assertEquals("A over B must have the rank 3, but is singular", assertThrows(
			IllegalArgumentException.class, () -> new GeneralizedSvd(
				new DenseDoubleMatrix2D(3, 3), new DenseDoubleMatrix2D(3, 3)))
			.getMessage());
		final DoubleMatrix2D withNaN = A.copy();
		withNaN.set(1, 1, Double.NaN);
		assertThrows(IllegalArgumentException.class, () -> new GeneralizedSvd(A,
			withNaN));
	}
}
