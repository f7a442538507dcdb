
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;

/**
 * Compares one recovery, entry by entry, with a program in Python that was
 * written from the same equations and takes other ways through them
 * (gsvd_recovery.py among the test resources, where README.md describes the
 * cases).
 */
class GsvdRecoveryReferenceTest {

	/**
	 * Rounding of 2^-52, multiplied by what the problems do to it: up to 1e3 for
	 * the singular values' squares over their gap at the rank of the SVD, and 1e3
	 * for 1/d2 of the largest finite lambda.
	 */
	private static final double TOLERANCE = 1e-11;

	@ParameterizedTest
	@CsvSource({ "random, PAPER, 1", "random, PAPER, 2", "random, EXTENDED, 1",
		"random, EXTENDED, 2", "rank3, PAPER, 1", "rank3, PAPER, 2",
		"rank3, EXTENDED, 1", "rank3, EXTENDED, 2", "zeroalpha, PAPER, 2",
		"zerocolumn, PAPER, 2" })
	void recoveryEqualsTheSecondProgram(final String input,
		final Directions directions, final int k)
	{
		final ReferenceNumbers expected = expected(input, directions, k);

		final Recovery recovery = recover(input, directions, k);

		assertRelative(expected.vector("lambda"), recovery.lambdas());
		final Factorization grown = recovery.grown();
		assertEntries(expected.matrix("W"), grown.W().toMatrix());
		assertEntries(expected.matrix("H"), grown.H());
		assertEquals(expected.number("error"), recovery.relativeError(), TOLERANCE *
			100);
		assertEquals(directions, recovery.directions());
	}

	@ParameterizedTest
	@CsvSource({ "random, 1", "random, 2", "rank3, 1", "rank3, 2" })
	void autoTakesTheDirectionsWithTheLowerError(final String input,
		final int k)
	{
		final double lower = Math.min(expected(input, Directions.PAPER, k).number(
			"error"), expected(input, Directions.EXTENDED, k).number("error"));

		final Recovery recovery = recover(input, Directions.AUTO, k);

		assertEquals(lower, recovery.relativeError(), TOLERANCE * 100);
	}

	private static ReferenceNumbers expected(final String input,
		final Directions directions, final int k)
	{
		return ReferenceNumbers.read("recovery_" + input + "_" + directions
			.toString().toLowerCase() + "_" + k + ".csv");
	}

	private static Recovery recover(final String input,
		final Directions directions, final int k)
	{
		final ReferenceNumbers given = ReferenceNumbers.read("recovery_" + input +
			".csv");
		final DoubleMatrix2D X = given.matrix("X");
		final DoubleMatrix2D W0 = given.matrix("W0");
		final DoubleMatrix2D H0 = given.matrix("H0");
		return GsvdRecovery.recover(new ColtRows(X), factorization(X, W0, H0), k,
			directions, 1, ProgressMonitor.NONE);
	}

	private static Factorization factorization(final DoubleMatrix2D X,
		final DoubleMatrix2D W0, final DoubleMatrix2D H0)
	{
		final DoubleMatrix2D residual = Algebra.DEFAULT.mult(W0, H0).assign(X, (wh,
			x) -> wh - x);
		return new Factorization(TallMatrix.of(W0, RowPartition.of(X.rows(), X
			.columns())), H0, 3, false, sumOfSquares(X), new double[] { sumOfSquares(
				residual) / 2 });
	}

	private static double sumOfSquares(final DoubleMatrix2D matrix) {
		return matrix.aggregate(Double::sum, x -> x * x);
	}

	/** Each entry within the tolerance of its own size; infinite ones equal. */
	private static void assertRelative(final double[] expected,
		final double[] actual)
	{
		assertEquals(expected.length, actual.length, "number of lambdas");
		for (int i = 0; i < expected.length; i++) {
			assertEquals(expected[i], actual[i], Double.isInfinite(expected[i]) ? 0
				: TOLERANCE * expected[i], "lambda " + i);
		}
	}

	/** Each entry within the tolerance of the matrix's largest. */
	private static void assertEntries(final DoubleMatrix2D expected,
		final DoubleMatrix2D actual)
	{
		final double largest = expected.aggregate(Math::max, Math::abs);
		final double[][] rows = actual.toArray();
		assertEquals(expected.rows(), rows.length, "rows");
		for (int i = 0; i < rows.length; i++) {
			assertArrayEquals(expected.viewRow(i).toArray(), rows[i], TOLERANCE *
				largest, "row " + i);
		}
	}
}
