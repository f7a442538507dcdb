
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.InvalidEntriesException;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.SmallMatrices;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;

/** Entries that are missing: NaN in X. */
class MissingEntriesTest {

	private static final ReferenceNumbers NUMBERS = ReferenceNumbers.read(
		"missing.csv");

	/** The row of {@code missing.csv} of which nothing is there. */
	private static final int EMPTY_ROW = 17;

	private static NmfOptions options(final int components) {
		return NmfOptions.withComponents(components).withMissing(true);
	}

	private static Factorization fit(final DoubleMatrix2D X,
		final NmfOptions options)
	{
		return Nmf.fit(new ColtRows(X), options, ProgressMonitor.NONE);
	}

	private static DoubleMatrix2D product(final Factorization f) {
		return SmallMatrices.product(f.W().toMatrix(), f.H());
	}

	/** A product with noise, about a tenth of it missing. */
	private static DoubleMatrix2D incomplete(final int m, final int n,
		final int r)
	{
		final DoubleMatrix2D X = SmallMatrices.product(TestMatrices.random(m, r, 1),
			TestMatrices.random(r, n, 2));
		final DoubleMatrix2D noise = TestMatrices.random(m, n, 3);
		X.assign(noise, (x, e) -> x + 0.1 * e);
		return X.assign(TestMatrices.random(m, n, 4), (x, u) -> u < 0.1 ? Double.NaN
			: x);
	}

	/** 100 times the sum of squares of what is there of X - Y, over that of X. */
	private static double directError(final DoubleMatrix2D X,
		final DoubleMatrix2D Y)
	{
		double squares = 0;
		double sum = 0;
		for (int i = 0; i < X.rows(); i++) {
			for (int j = 0; j < X.columns(); j++) {
				final double x = X.get(i, j);
				if (Double.isNaN(x)) continue;
				squares += Math.pow(x - Y.get(i, j), 2);
				sum += x * x;
			}
		}
		return 100 * squares / sum;
	}

	@Test
	void fitIsThatOfTheWeightedProblem() {
		final DoubleMatrix2D X = NUMBERS.matrix("X");

		final Factorization f = Nmf.fit(new ColtRows(X), TallMatrix.of(NUMBERS
			.matrix("W0"), RowPartition.of(X.rows(), X.columns())), NUMBERS.matrix(
				"H0"), options(3).withTolerance(1e-10).withMaxIterations(200_000),
			ProgressMonitor.NONE);

		final DoubleMatrix2D expected = NUMBERS.matrix("product");
		assertTrue(f.converged());
		assertEquals(NUMBERS.number("error"), f.relativeError(), 1e-9);
		assertTrue(TestMatrices.distance(expected, product(f)) < 1e-4 * TestMatrices
			.norm(expected), "distance " + TestMatrices.distance(expected, product(
				f)));
	}

	@Test
	void iterationsAreThoseOfTheSecondProgram() {
		final DoubleMatrix2D X = NUMBERS.matrix("X");

		final Factorization f = Nmf.fit(new ColtRows(X), TallMatrix.of(NUMBERS
			.matrix("W0"), RowPartition.of(X.rows(), X.columns())), NUMBERS.matrix(
				"H0"), options(3).withTolerance(1e-15).withMaxIterations(25),
			ProgressMonitor.NONE);

		final DoubleMatrix2D expected = NUMBERS.matrix("product25");
		assertTrue(TestMatrices.distance(expected, product(f)) < 1e-11 *
			TestMatrices.norm(expected));
		assertEquals(NUMBERS.number("error25"), f.relativeError(), 1e-11);
	}

	@ParameterizedTest
	@EnumSource(Initialization.class)
	void errorIsThatOverWhatIsThereAndNeverRises(
		final Initialization initialization)
	{
		final DoubleMatrix2D X = incomplete(3000, 20, 4);

		final Factorization f = fit(X, options(4).withInitialization(
			initialization));

		final double[] objectives = f.objectiveTrace();
		for (int i = 1; i < objectives.length; i++) {
			assertTrue(objectives[i] <= objectives[i - 1] * (1 + 1e-12),
				"iteration " + i);
		}
		assertTrue(f.converged());
		assertEquals(directError(X, product(f)), f.relativeError(), 1e-11);
		assertEquals(f.relativeError(), 100 * 2 * f.objective() / f.sumOfSquares(),
			1e-12);
	}

	@Test
	void objectiveIsThatOverWhatIsThereAfterEachIteration() {
		final DoubleMatrix2D X = incomplete(200, 12, 3);
		final NmfOptions options = options(3).withTolerance(1e-12);
		final double[] objectives = fit(X, options.withMaxIterations(7))
			.objectiveTrace();

		for (int i = 1; i <= 7; i++) {
			final Factorization f = fit(X, options.withMaxIterations(i));
			assertEquals(directError(X, product(f)), 200 * objectives[i - 1] / f
				.sumOfSquares(), 1e-11);
		}
	}

	@Test
	void fixedSignaturesStay() {
		final DoubleMatrix2D X = incomplete(500, 12, 3);
		final DoubleMatrix2D H = TestMatrices.random(1, 12, 6);

		final Factorization f = Nmf.fit(new ColtRows(X), new KnownSignatures(H,
			true), options(3), ProgressMonitor.NONE);

		assertEquals(H.viewRow(0), f.H().viewRow(0));
		assertEquals(directError(X, product(f)), f.relativeError(), 1e-11);
	}

	@Test
	void missingEntriesOfAProductAreFound() {
		final DoubleMatrix2D truth = SmallMatrices.product(TestMatrices.random(400,
			2, 7), TestMatrices.random(2, 15, 8));
		final DoubleMatrix2D X = truth.copy().assign(TestMatrices.random(400, 15,
			9), (x, u) -> u < 0.2 ? Double.NaN : x);

		final Factorization f = fit(X, options(2).withTolerance(1e-8)
			.withMaxIterations(100_000));

		assertTrue(TestMatrices.distance(truth, product(f)) < 1e-4 * TestMatrices
			.norm(truth));
	}

	@Test
	void growthGoesByWhatIsThere() {
		final DoubleMatrix2D truth = SmallMatrices.product(TestMatrices.random(500,
			4, 5).assign(w -> w * w * w), TestMatrices.random(4, 16, 6).assign(
				h -> h * h * h));
		final DoubleMatrix2D X = truth.copy().assign(TestMatrices.random(500, 16,
			11), (x, u) -> u < 0.1 ? Double.NaN : x);
		final GsvdNmfOptions options = GsvdNmfOptions.of(options(4).withTolerance(
			1e-6));

		final Growth growth = GsvdNmf.fit(new ColtRows(X), options,
			ProgressMonitor.NONE);
		final Growth again = GsvdNmf.grow(new ColtRows(X), growth.initial(),
			options, ProgressMonitor.NONE);

		final Factorization grown = growth.recovery().grown();
		assertEquals(directError(X, product(growth.initial())), growth.initial()
			.relativeError(), 1e-11);
		assertEquals(directError(X, product(grown)), grown.relativeError(), 1e-11);
		assertTrue(grown.relativeError() < growth.initial().relativeError());
		assertTrue(growth.polished().relativeError() < grown.relativeError());
		assertTrue(growth.polished().relativeError() < 1e-3, growth.polished()
			.toString());
		assertEquals(0, TestMatrices.distance(product(growth.polished()), product(
			again.polished())));
	}

	@ParameterizedTest
	@EnumSource(Initialization.class)
	void rowOfWhichNothingIsThereHasNoComponents(
		final Initialization initialization)
	{
		final Factorization f = fit(NUMBERS.matrix("X"), options(3)
			.withInitialization(initialization));

		for (int j = 0; j < 3; j++) {
			assertEquals(0, f.W().get(EMPTY_ROW, j));
		}
	}

	@Test
	void columnOfWhichNothingIsThereIsAnError() {
		final DoubleMatrix2D X = TestMatrices.random(9, 4, 1);
		X.viewColumn(2).assign(Double.NaN);

		final var e = assertThrows(EmptyColumnException.class, () -> fit(X, options(
			2)));

		assertEquals(2, e.column());
		assertEquals(
			"each column of X must have entries that are not missing, got" +
				" none in column 2", e.getMessage());
	}

	@Test
	void infiniteAndNegativeEntriesAreErrors() {
		final DoubleMatrix2D X = incomplete(30, 6, 2);
		X.set(4, 3, Double.POSITIVE_INFINITY);

		assertEquals("X must have finite entries, got 1 that are NaN or infinite," +
			" the first in row 4, column 3", assertThrows(
				InvalidEntriesException.class, () -> fit(X, options(2))).getMessage());
		X.set(4, 3, -1);
		assertEquals("X must have entries of at least 0, got 1 that are negative," +
			" down to -1.0", assertThrows(InvalidEntriesException.class, () -> fit(X,
				options(2))).getMessage());
	}

	@Test
	void nanIsAnErrorUnlessItIsSaidToBeMissing() {
		final var e = assertThrows(InvalidEntriesException.class, () -> fit(NUMBERS
			.matrix("X"), NmfOptions.withComponents(3)));

		assertTrue(e.check().notFinite() > 0);
		assertEquals(0, e.check().missing());
	}

	@ParameterizedTest
	@EnumSource(Method.class)
	void optionChangesNothingWhereNothingIsMissing(final Method method) {
		final DoubleMatrix2D X = TestMatrices.random(20_000, 14, 5);
		final NmfOptions plain = NmfOptions.withComponents(3).withMethod(method);

		final Factorization expected = fit(X, plain);
		final Factorization f = fit(X, plain.withMissing(true));

		assertEquals(expected.iterations(), f.iterations());
		assertArrayEquals(expected.objectiveTrace(), f.objectiveTrace());
		assertEquals(0, TestMatrices.distance(product(expected), product(f)));
	}

	@Test
	void fastIsPlainWhereEntriesAreMissing() {
		final DoubleMatrix2D X = incomplete(20_000, 14, 3);

		final Factorization plain = fit(X, options(3).withMethod(Method.PLAIN));
		final Factorization fast = fit(X, options(3).withMethod(Method.FAST));

		assertArrayEquals(plain.objectiveTrace(), fast.objectiveTrace());
	}

	@Test
	void resultIsTheSameForAnyNumberOfThreads() {
		final DoubleMatrix2D X = incomplete(9000, 11, 3);

		final Factorization one = fit(X, options(3).withThreads(1));
		final Factorization five = fit(X, options(3).withThreads(5));

		assertArrayEquals(one.objectiveTrace(), five.objectiveTrace());
		assertEquals(0, TestMatrices.distance(product(one), product(five)));
	}

	@Test
	void divergenceIsThatOverWhatIsThereAndNeverRises() {
		final DoubleMatrix2D X = incomplete(300, 12, 3).assign(x -> Math.rint(20 *
			x));

		final Factorization f = fit(X, options(3).withLoss(Loss.POISSON));

		final double[] divergences = f.minimizedTrace();
		for (int i = 1; i < divergences.length; i++) {
			assertTrue(divergences[i] <= divergences[i - 1] * (1 + 1e-12),
				"iteration " + i);
		}
		final DoubleMatrix2D Y = product(f);
		double expected = 0;
		for (int i = 0; i < X.rows(); i++) {
			for (int j = 0; j < X.columns(); j++) {
				final double x = X.get(i, j);
				final double y = Y.get(i, j);
				if (x > 0) expected += x * Math.log(x / y) - x + y;
				else if (x == 0) expected += y;
			}
		}
		assertEquals(expected, f.divergence(), 1e-9 * expected);
		assertEquals(directError(X, Y), f.relativeError(), 1e-11);
	}
}
