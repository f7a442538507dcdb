
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.NonNegativeLeastSquares;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix1D;
import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix1D;

/**
 * Initialization, HALS and least squares against scikit-learn, numpy and scipy;
 * see README.md beside the numbers.
 */
class ReferenceNumbersTest {

	private static final ReferenceNumbers HALS = ReferenceNumbers.read(
		"hals.csv");

	private static Factorization hals(final double tolerance,
		final int maxIterations)
	{
		return Nmf.fit(new ColtRows(HALS.matrix("X")), TallMatrix.of(HALS.matrix(
			"W0"), RowPartition.of(40, 12)), HALS.matrix("H0"), NmfOptions
				.withComponents(3).withTolerance(tolerance).withMaxIterations(
					maxIterations), ProgressMonitor.NONE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 25 })
	void halsIsThatOfTheSecondProgram(final int iterations) {
		final Factorization f = hals(1e-15, iterations);

		assertTrue(TestMatrices.distance(HALS.matrix("W" + iterations), f.W()
			.toMatrix()) < 1e-12);
		assertTrue(TestMatrices.distance(HALS.matrix("H" + iterations), f
			.H()) < 1e-12);
		assertEquals(HALS.number("error" + iterations), f.relativeError(), 1e-11);
	}

	@ParameterizedTest
	@CsvSource({ "1e-2, 19", "1e-3, 27", "1e-4, 96" })
	void halsStopsWhereTheSecondProgramStops(final double tolerance,
		final int iterations)
	{
		assertEquals(iterations, hals(tolerance, 1000).iterations());
	}

	@ParameterizedTest
	@CsvSource({ "NNDSVD, nndsvd", "NNDSVDA, nndsvda" })
	void nndsvdIsThatOfScikitLearn(final Initialization variant,
		final String name)
	{
		final ReferenceNumbers numbers = ReferenceNumbers.read("nndsvd.csv");
		final DoubleMatrix2D X = numbers.matrix("X");

		final Start start;
		try (var passes = new RowPasses(new ColtRows(X), 1, ProgressMonitor.NONE)) {
			start = Nndsvd.of(TruncatedSvd.of(passes, 4), 4, variant, X.zSum() / X
				.size(), 1, passes);
		}

		assertTrue(TestMatrices.distance(numbers.matrix(name + "W"), start.W
			.toMatrix()) < 1e-12);
		assertTrue(TestMatrices.distance(numbers.matrix(name + "H"),
			start.H) < 1e-12);
	}

	@ParameterizedTest
	@ValueSource(strings = { "active", "interior", "nothing", "scaled", "rank2",
		"rank2mixed", "twins", "rounded", "zero", "zerocolumn" })
	void leastSquaresReachTheObjectiveOfScipy(final String problem) {
		final ReferenceNumbers numbers = ReferenceNumbers.read("nnls.csv");
		final DoubleMatrix2D G = numbers.matrix(problem + "G");
		final DoubleMatrix1D b = new DenseDoubleMatrix1D(numbers.vector(problem +
			"b"));

		final DoubleMatrix1D x = new DenseDoubleMatrix1D(NonNegativeLeastSquares
			.solve(G, b.toArray()));

		final double expected = numbers.number(problem + "objective");
		assertEquals(expected, x.zDotProduct(G.zMult(x, null)) / 2 - b.zDotProduct(
			x), 1e-12 * Math.max(1, Math.abs(expected)));
	}

	/** Where the Gram matrix is regular the solution itself is given. */
	@Test
	void leastSquaresSolutionsAreThoseOfScipy() {
		final ReferenceNumbers numbers = ReferenceNumbers.read("nnls.csv");

		for (final String problem : new String[] { "active", "interior", "nothing",
			"rounded" })
		{
			assertArrayEquals(numbers.vector(problem + "x"), NonNegativeLeastSquares
				.solve(numbers.matrix(problem + "G"), numbers.vector(problem + "b")),
				1e-10);
		}
	}
}
