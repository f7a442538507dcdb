
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class QualityCheckTest {

	private static Factorization factorization(final double[][] w,
		final double[][] h)
	{
		return new Factorization(TallMatrix.of(new DenseDoubleMatrix2D(w),
			RowPartition.of(w.length, 3)), new DenseDoubleMatrix2D(h), 1, true, 1,
			new double[] { 0 });
	}

	/** Two pixels; signatures (1, 0, 0), (3, 4, 0) and (0, 0, 2). */
	private static QualityCheck byHand() {
		return QualityCheck.of(factorization(new double[][] { { 1, 1, 0 }, { 2, 2,
			4 } }, new double[][] { { 1, 0, 0 }, { 3, 4, 0 }, { 0, 0, 2 } }));
	}

	@Test
	void sharesAreThoseOfTheFittedIntensities() {
		final QualityCheck check = byHand();

		// 3 * 1, 3 * 7 and 4 * 2 of 32
		assertEquals(100 * 3 / 32.0, check.share(0), 1e-13);
		assertEquals(100 * 21 / 32.0, check.share(1), 1e-13);
		assertEquals(100 * 8 / 32.0, check.share(2), 1e-13);
	}

	@Test
	void energiesAreThoseOfTheProducts() {
		final QualityCheck check = byHand();

		assertEquals(5 * 1, check.energy(0), 1e-13);
		assertEquals(5 * 25, check.energy(1), 1e-12);
		assertEquals(16 * 4, check.energy(2), 1e-12);
	}

	@Test
	void totalsAreThoseOfTheSamples() {
		// 3 * (1, 0, 0) + 3 * (3, 4, 0) + 4 * (0, 0, 2)
		assertArrayEquals(new double[] { 12, 12, 8 }, byHand().totals(), 1e-13);
	}

	@Test
	void similarityIsTheCosineOfTheAngle() {
		final QualityCheck check = byHand();

		assertEquals(0.6, check.cosine(0, 1), 1e-15);
		assertEquals(0, check.cosine(0, 2));
		assertEquals(1, check.cosine(1, 1), 1e-15);
		assertEquals(1, check.nearest(0));
		assertEquals(0, check.nearest(1));
		assertEquals(1, check.peak(1));
		assertEquals(2, check.peak(2));
	}

	/** tan(a) for cosines just below and above the limits. */
	@ParameterizedTest
	@CsvSource({ "0.949, false, false", "0.951, true, false",
		"0.99989, true, false", "0.99991, true, true" })
	void limitsTellSimilarFromDuplicate(final double cosine,
		final boolean similar, final boolean duplicate)
	{
		final QualityCheck check = QualityCheck.of(factorization(new double[][] { {
			1, 1 } }, new double[][] { { 7, 0 }, { cosine, Math.sqrt(1 - cosine *
				cosine) } }));

		assertEquals(similar, check.isSimilar(0, 1));
		assertEquals(duplicate, check.isDuplicate(1, 0));
		assertFalse(check.isDuplicate(0, 0));
	}

	@Test
	void emptyComponentsAreLikeNoOther() {
		final QualityCheck check = QualityCheck.of(factorization(new double[][] { {
			1, 0, 1e-7 } }, new double[][] { { 1, 1 }, { 1, 1 }, { 1, 1 } }));

		assertFalse(check.isEmpty(0));
		assertTrue(check.isEmpty(1));
		assertTrue(check.isEmpty(2));
		assertEquals(-1, check.nearest(0));
		assertEquals(-1, check.nearest(1));
		assertFalse(check.isDuplicate(0, 1));
		assertEquals(0, check.share(1));
	}

	@Test
	void zerosHaveNoShareAndNoAngle() {
		final QualityCheck check = QualityCheck.of(factorization(new double[][] { {
			0, 0 } }, new double[][] { { 0, 0 }, { 1, 1 } }));

		assertEquals(0, check.share(0));
		assertEquals(0, check.cosine(0, 1));
		assertTrue(check.isEmpty(0) && check.isEmpty(1));
	}

	@Test
	void aSingleComponentHasEverythingAndNoNeighbour() {
		final QualityCheck check = QualityCheck.of(factorization(new double[][] { {
			2 } }, new double[][] { { 1, 3, 2 } }));

		assertEquals(100, check.share(0));
		assertEquals(-1, check.nearest(0));
		assertEquals(1, check.components());
	}

	@ParameterizedTest
	@EnumSource
	void scaleChangesNothing(final Scale scale) {
		final Factorization f = new Factorization(TallMatrix.of(TestMatrices.random(
			40, 4, 1), RowPartition.of(40, 5)), TestMatrices.random(4, 6, 2), 1, true,
			1, new double[] { 0 });

		final QualityCheck before = QualityCheck.of(f);
		final QualityCheck after = QualityCheck.of(f.scaled(scale));

		for (int j = 0; j < 4; j++) {
			assertEquals(before.share(j), after.share(j), 1e-12);
			assertEquals(before.energy(j), after.energy(j), 1e-12 * before.energy(j));
			assertEquals(before.nearest(j), after.nearest(j));
			assertEquals(before.cosine(j, 0), after.cosine(j, 0), 1e-14);
		}
	}

	@Test
	void cosinesOfTwoMatricesAreARectangle() {
		final DoubleMatrix2D A = new DenseDoubleMatrix2D(new double[][] { { 1, 0 },
			{ 0, 5 } });
		final DoubleMatrix2D B = new DenseDoubleMatrix2D(new double[][] { { 3, 4 },
			{ 0, 0 }, { 2, 0 } });

		final double[][] cosines = QualityCheck.cosines(A, B);

		assertArrayEquals(new double[] { 0.6, 0, 1 }, cosines[0], 1e-15);
		assertArrayEquals(new double[] { 0.8, 0, 0 }, cosines[1], 1e-15);
	}

	@Test
	void anglesAreExactWhereCosinesAreNot() {
		final DoubleMatrix2D A = new DenseDoubleMatrix2D(new double[][] { { 3, 0 },
			{ 0, 0 } });
		final double tiny = 1e-10;
		final DoubleMatrix2D B = new DenseDoubleMatrix2D(new double[][] { { 1, 1 },
			{ 0, 2 }, { 0.1, 0 }, { 1, tiny }, { -2, 0 } });

		final double[][] angles = QualityCheck.angles(A, B);

		assertArrayEquals(new double[] { 45, 90, 0, Math.toDegrees(tiny), 180 },
			angles[0], 1e-13);
		assertEquals(1, angles[0][3] / Math.toDegrees(tiny), 1e-9);
		assertTrue(Double.isNaN(angles[1][0]));
	}
}
