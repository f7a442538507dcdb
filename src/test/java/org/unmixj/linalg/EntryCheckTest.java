
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class EntryCheckTest {

	private static EntryCheck check(final DoubleMatrix2D X) {
		try (var passes = new RowPasses(new ColtRows(X), 2, ProgressMonitor.NONE)) {
			return EntryCheck.of(passes);
		}
	}

	@Test
	void sumsAreThoseOfTheMatrix() {
		final DoubleMatrix2D X = TestMatrices.random(30_000, 4, 3);

		final EntryCheck check = check(X);

		assertEquals(X.zSum(), check.sum(), 1e-12 * X.zSum());
		assertEquals(Math.pow(TestMatrices.norm(X), 2), check.sumOfSquares(),
			1e-12 * check.sumOfSquares());
		assertEquals(0, check.minimum());
		assertEquals(0, check.negative() + check.notFinite());
		assertEquals(-1, check.firstNotFiniteRow());
	}

	@Test
	void namesTheFirstEntryThatIsNotFinite() {
		final DoubleMatrix2D X = TestMatrices.random(30_000, 4, 3);
		X.set(20_000, 1, Double.NaN);
		X.set(19_999, 3, Double.POSITIVE_INFINITY);
		X.set(25_000, 0, Double.NEGATIVE_INFINITY);

		final var e = assertThrows(InvalidEntriesException.class, () -> MatrixChecks
			.requireNonNegative(check(X)));

		assertEquals(3, e.check().notFinite());
		assertEquals(
			"X must have finite entries, got 3 that are NaN or infinite, the first in row 19999, column 3",
			e.getMessage());
	}

	/** However small; six columns, so that some are not checked by fours. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 4, 5 })
	void seesASingleFaultInAnyColumn(final int column) {
		for (final double fault : new double[] { -Double.MIN_VALUE, -1e300,
			Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
		{
			final DoubleMatrix2D X = TestMatrices.random(2000, 6, 3);
			X.set(1999, column, fault);

			final EntryCheck check = check(X);

			assertEquals(1, check.negative() + check.notFinite(), () -> "" + fault);
			assertEquals(Double.isFinite(fault) ? fault : 0, check.minimum());
		}
	}

	@Test
	void countsNegativeEntries() {
		final DoubleMatrix2D X = TestMatrices.random(30_000, 4, 3);
		X.set(5, 1, -0.25);
		X.set(29_000, 3, -3);

		final var e = assertThrows(InvalidEntriesException.class, () -> MatrixChecks
			.requireNonNegative(check(X)));

		assertEquals(
			"X must have entries of at least 0, got 2 that are negative, down to -3.0",
			e.getMessage());
	}

	@Test
	void rejectsZerosOnly() {
		final var e = assertThrows(IllegalArgumentException.class,
			() -> MatrixChecks.requireNonNegative(check(new DenseDoubleMatrix2D(9,
				2))));

		assertEquals("X must have entries above 0, got zeros only", e.getMessage());
	}
}
