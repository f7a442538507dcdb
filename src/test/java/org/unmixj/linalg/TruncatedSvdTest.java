
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.SingularValueDecomposition;

/** Against Colt's full decomposition and matrices of known singular values. */
class TruncatedSvdTest {

	/** With these, each of the three ways is taken for small matrices. */
	enum Way {

			EIGEN(2000, 600), GRAM_KRYLOV(2000, 1), PASS_KRYLOV(1, 1);

		final int gramLimit;

		final int eigenLimit;

		Way(final int gramLimit, final int eigenLimit) {
			this.gramLimit = gramLimit;
			this.eigenLimit = eigenLimit;
		}
	}

	private static TruncatedSvd svd(final DoubleMatrix2D X, final int l,
		final Way way)
	{
		try (var passes = new RowPasses(new ColtRows(X), 2, ProgressMonitor.NONE)) {
			return TruncatedSvd.of(passes, l, way.gramLimit, way.eigenLimit);
		}
	}

	/** 3 and 2 of them; of a wide X, too. */
	@ParameterizedTest
	@CsvSource({ "3000, 20, EIGEN", "3000, 20, GRAM_KRYLOV",
		"300, 40, PASS_KRYLOV", "40, 3000, EIGEN" })
	void aCheckThatIsPendingComesBeforeAnyDecomposition(final int m, final int n,
		final Way way)
	{
		final DoubleMatrix2D X = TestMatrices.random(m, n, 11);
		X.viewPart(m - 1, 3, 1, 3).assign(Double.NaN);
		X.viewPart(7, 1, 1, 2).assign(-1);
		try (var passes = new RowPasses(new ColtRows(X), 2, ProgressMonitor.NONE)) {
			passes.checkInNextPass(MatrixChecks::requireNonNegative);

			final var invalid = assertThrows(InvalidEntriesException.class,
				() -> TruncatedSvd.of(passes, 4, way.gramLimit, way.eigenLimit));

			assertEquals(3, invalid.check().notFinite());
			assertEquals(2, invalid.check().negative());
		}
	}

	private static double[] full(final DoubleMatrix2D X) {
		return new SingularValueDecomposition(X.rows() < X.columns() ? X.viewDice()
			.copy() : X).getSingularValues();
	}

	@ParameterizedTest
	@CsvSource({ "3000, 20, 4, EIGEN", "3000, 20, 4, GRAM_KRYLOV",
		"300, 40, 5, PASS_KRYLOV", "40, 300, 5, EIGEN", "40, 300, 5, GRAM_KRYLOV",
		"40, 60, 40, EIGEN", "5, 5, 5, PASS_KRYLOV", "1, 7, 1, EIGEN",
		"1, 1, 1, PASS_KRYLOV" })
	void agreesWithTheFullDecomposition(final int m, final int n, final int l,
		final Way way)
	{
		final DoubleMatrix2D X = TestMatrices.random(m, n, 11);

		final TruncatedSvd svd = svd(X, l, way);

		final double[] expected = full(X);
		final double norm = expected[0];
		for (int i = 0; i < l; i++) {
			assertEquals(expected[i], svd.singularValues()[i], 1e-12 * norm);
			assertTrue(i == 0 || svd.singularValues()[i] <= svd.singularValues()[i -
				1]);
		}
		assertTrue(TestMatrices.departureFromOrthonormal(svd.V()) < 1e-11);
		assertTrue(TestMatrices.departureFromOrthonormal(svd.U()
			.toMatrix()) < 1e-11);
		final DoubleMatrix2D XV = TestMatrices.product(X, svd.V());
		final DoubleMatrix2D US = TestMatrices.product(svd.U().toMatrix(),
			SmallMatrices.diagonal(svd.singularValues()));
		assertTrue(TestMatrices.distance(XV, US) < 1e-12 * norm);
	}

	/** Wider than the Gram matrix's limit, few rows: the rows' Gram matrix. */
	@Test
	void takesTheSmallerGramMatrixOfWideMatrices() {
		final DoubleMatrix2D X = TestMatrices.random(30, 2500, 5);

		final double[] values = svd(X, 30, Way.EIGEN).singularValues();

		final double[] expected = full(X);
		for (int i = 0; i < 30; i++) {
			assertEquals(expected[i], values[i], 1e-12 * expected[0]);
		}
	}

	@ParameterizedTest
	@CsvSource({ "EIGEN, 1", "GRAM_KRYLOV, 1", "PASS_KRYLOV, 1", "EIGEN, 1e-100",
		"EIGEN, 1e100", "PASS_KRYLOV, 1e50" })
	void keepsSmallSingularValues(final Way way, final double scale) {
		final double[] values = { 1, 1e-2, 1e-4, 1e-5, 1e-6 };
		final DoubleMatrix2D X = TestMatrices.withSingularValues(500, 60, 2, values)
			.assign(v -> v * scale);

		final double[] found = svd(X, 5, way).singularValues();

		for (int i = 0; i < 5; i++) {
			assertEquals(values[i] * scale, found[i], 1e-14 * scale);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "EIGEN", "GRAM_KRYLOV", "PASS_KRYLOV" })
	void tellsTheRankOfDeficientMatrices(final Way way) {
		final DoubleMatrix2D X = TestMatrices.withSingularValues(400, 50, 8, 7, 5,
			0.01);

		final TruncatedSvd svd = svd(X, 6, way);

		assertEquals(3, svd.rank());
		assertTrue(svd.singularValues()[3] < 1e-13);
		for (int j = 3; j < 6; j++) {
			assertEquals(0, svd.U().toMatrix().viewColumn(j).zSum());
		}
	}

	@Test
	void zeroMatrixHasRankZero() {
		assertEquals(0, svd(new DenseDoubleMatrix2D(10, 4), 2, Way.EIGEN).rank());
	}

	@Test
	void largestElementOfEachRightVectorIsPositive() {
		final DoubleMatrix2D V = svd(TestMatrices.random(100, 9, 1), 9, Way.EIGEN)
			.V();

		for (int j = 0; j < 9; j++) {
			assertTrue(V.viewColumn(j).aggregate((a, b) -> Math.abs(a) > Math.abs(b)
				? a : b, v -> v) > 0);
		}
	}

	@Test
	void doesNotDependOnTheThreads() {
		final DoubleMatrix2D X = TestMatrices.random(50_000, 12, 4);
		try (var one = new RowPasses(new ColtRows(X), 1, ProgressMonitor.NONE);
				var three = new RowPasses(new ColtRows(X), 3, ProgressMonitor.NONE))
		{
			assertEquals(TruncatedSvd.of(one, 3).U().toMatrix(), TruncatedSvd.of(
				three, 3).U().toMatrix());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 5 })
	void rejectsAnImpossibleNumberOfValues(final int l) {
		final var e = assertThrows(IllegalArgumentException.class, () -> svd(
			TestMatrices.random(9, 4, 1), l, Way.EIGEN));

		assertEquals(
			"the number of singular values must be in 1..min(m, n) = 4, got " + l, e
				.getMessage());
	}

	/** Colt's decomposition would never return. */
	@Test
	void rejectsNaN() {
		final DoubleMatrix2D X = TestMatrices.random(9, 4, 1);
		X.set(3, 2, Double.NaN);

		assertThrows(IllegalArgumentException.class, () -> svd(X, 2, Way.EIGEN));
		assertThrows(IllegalArgumentException.class, () -> svd(X, 2,
			Way.PASS_KRYLOV));
	}
}
