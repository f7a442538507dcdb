
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.InvalidEntriesException;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.SmallMatrices;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class NmfTest {

	private static Factorization fit(final DoubleMatrix2D X,
		final NmfOptions options)
	{
		return Nmf.fit(new ColtRows(X), options, ProgressMonitor.NONE);
	}

	private static double directError(final DoubleMatrix2D X,
		final Factorization f)
	{
		final double distance = TestMatrices.distance(X, product(f));
		return 100 * Math.pow(distance / TestMatrices.norm(X), 2);
	}

	private static DoubleMatrix2D product(final Factorization f) {
		return SmallMatrices.product(f.W().toMatrix(), f.H());
	}

	@ParameterizedTest
	@CsvSource({ "200, 12, 4, NNDSVD", "200, 12, 4, NNDSVDA",
		"200, 12, 4, NNDSVDAR", "200, 12, 4, RANDOM", "12, 200, 4, NNDSVD",
		"12, 200, 4, RANDOM", "9, 9, 9, NNDSVDA", "5000, 2, 2, NNDSVD",
		"30, 7, 1, NNDSVD", "1, 1, 1, NNDSVD", "1, 1, 1, RANDOM", "1, 8, 1, NNDSVD",
		"8, 1, 1, NNDSVD" })
	void factorsAreNonNegativeAndTheErrorIsTheDirectOne(final int m, final int n,
		final int r, final Initialization initialization)
	{
		final DoubleMatrix2D X = TestMatrices.random(m, n, 17);

		final Factorization f = fit(X, NmfOptions.withComponents(r)
			.withInitialization(initialization));

		assertTrue(f.converged());
		assertTrue(f.W().toMatrix().aggregate(Math::min, v -> v) >= 0);
		assertTrue(f.H().aggregate(Math::min, v -> v) >= 0);
		assertEquals(directError(X, f), f.relativeError(), 1e-11);
	}

	@ParameterizedTest
	@EnumSource(Initialization.class)
	void objectiveNeverRises(final Initialization initialization) {
		final DoubleMatrix2D X = TestMatrices.random(500, 20, 3);

		final double[] objectives = fit(X, NmfOptions.withComponents(6)
			.withInitialization(initialization)).objectiveTrace();

		final double rounding = 1e-14 * Math.pow(TestMatrices.norm(X), 2);
		for (int i = 1; i < objectives.length; i++) {
			assertTrue(objectives[i] <= objectives[i - 1] + rounding, "iteration " +
				i);
		}
	}

	@Test
	void objectiveIsThatOfTheFactorsAfterEachIteration() {
		final DoubleMatrix2D X = TestMatrices.random(60, 9, 2);
		final var options = NmfOptions.withComponents(3).withTolerance(1e-12);
		final double[] objectives = fit(X, options.withMaxIterations(7))
			.objectiveTrace();

		for (int i = 1; i <= 7; i++) {
			final Factorization f = fit(X, options.withMaxIterations(i));
			assertEquals(Math.pow(TestMatrices.distance(X, product(f)), 2) / 2,
				objectives[i - 1], 1e-12);
		}
	}

	/** Separable, so that the factorization is unique. */
	@ParameterizedTest
	@EnumSource(Initialization.class)
	void exactProductIsRecovered(final Initialization initialization) {
		final DoubleMatrix2D W = TestMatrices.random(300, 3, 5);
		final DoubleMatrix2D H = TestMatrices.random(3, 10, 6);
		for (int j = 0; j < 3; j++) {
			H.viewColumn(j).assign(0);
			H.set(j, j, 1);
			W.viewRow(j).assign(0);
			W.set(j, j, 1);
		}

		final Factorization f = fit(SmallMatrices.product(W, H), NmfOptions
			.withComponents(3).withInitialization(initialization).withTolerance(1e-9)
			.withMaxIterations(100_000));

		assertTrue(f.relativeError() < 1e-9, "error " + f.relativeError());
	}

	@Test
	void duplicateColumnsAndZeroRowsAreNoObstacle() {
		final DoubleMatrix2D X = TestMatrices.random(100, 6, 1);
		X.viewColumn(3).assign(X.viewColumn(2));
		X.viewColumn(5).assign(0);
		X.viewRow(7).assign(0);

		final Factorization f = fit(X, NmfOptions.withComponents(4));

		assertEquals(directError(X, f), f.relativeError(), 1e-11);
		assertEquals(0, f.W().toMatrix().viewRow(7).zSum());
	}

	/** The fourth component has nothing to explain; it must not become NaN. */
	@Test
	void rankDeficientMatrixLeavesAZeroComponent() {
		final DoubleMatrix2D X = SmallMatrices.product(TestMatrices.random(80, 3,
			1), TestMatrices.random(3, 9, 2));

		final Factorization f = fit(X, NmfOptions.withComponents(4));

		assertEquals(directError(X, f), f.relativeError(), 1e-11);
		assertEquals(0, f.W().toMatrix().viewColumn(3).zSum());
	}

	/**
	 * NNDSVDa and -ar fill W and H with the mean of X, which scales otherwise.
	 */
	@ParameterizedTest
	@CsvSource({ "NNDSVD, 1e-90", "NNDSVD, 7.3", "NNDSVD, 1e90", "RANDOM, 7.3",
		"RANDOM, 1e-9" })
	void scalingXScalesTheResult(final Initialization initialization,
		final double factor)
	{
		final DoubleMatrix2D X = TestMatrices.random(300, 11, 4);
		final var options = NmfOptions.withComponents(4).withInitialization(
			initialization).withMaxIterations(60);

		final Factorization one = fit(X, options).scaled(Scale.PEAK);
		final Factorization scaled = fit(X.copy().assign(v -> v * factor), options)
			.scaled(Scale.PEAK);

		assertEquals(one.relativeError(), scaled.relativeError(), 1e-9 * one
			.relativeError());
		assertTrue(TestMatrices.distance(one.H(), scaled.H()) < 1e-9);
		assertTrue(TestMatrices.distance(one.W().toMatrix(), scaled.W().toMatrix()
			.assign(v -> v / factor)) < 1e-9 * TestMatrices.norm(one.W().toMatrix()));
	}

	@Test
	void permutingPixelsPermutesW() {
		final DoubleMatrix2D X = TestMatrices.random(5000, 11, 4);
		final int[] order = new int[5000];
		Arrays.setAll(order, i -> (int) (i * 1999L % 5000));
		final var options = NmfOptions.withComponents(4).withMaxIterations(60);

		final Factorization straight = fit(X, options);
		final Factorization permuted = fit(X.viewSelection(order, null).copy(),
			options);

		final DoubleMatrix2D W = straight.W().toMatrix();
		assertTrue(TestMatrices.distance(W.viewSelection(order, null), permuted.W()
			.toMatrix()) < 1e-9 * TestMatrices.norm(W));
		assertTrue(TestMatrices.distance(straight.H(), permuted.H()) < 1e-9 *
			TestMatrices.norm(straight.H()));
	}

	@ParameterizedTest
	@EnumSource(Initialization.class)
	void threadsChangeNoBit(final Initialization initialization) {
		final DoubleMatrix2D X = TestMatrices.random(30_000, 8, 9);
		final var options = NmfOptions.withComponents(3).withInitialization(
			initialization).withMaxIterations(10);
		final Factorization one = fit(X, options.withThreads(1));

		for (final int threads : new int[] { 2, 3 }) {
			final Factorization more = fit(X, options.withThreads(threads));
			assertEquals(one.W().toMatrix(), more.W().toMatrix());
			assertEquals(one.H(), more.H());
			assertArrayEquals(one.objectiveTrace(), more.objectiveTrace(), 0);
		}
	}

	@Test
	void givenStartIsUsedAndNotModified() {
		final DoubleMatrix2D X = TestMatrices.random(3000, 11, 4);
		final Factorization first = fit(X, NmfOptions.withComponents(3)
			.withTolerance(1e-12).withMaxIterations(5));
		final DoubleMatrix2D W0 = first.W().toMatrix();
		final DoubleMatrix2D H0 = first.H().copy();

		final Factorization next = Nmf.fit(new ColtRows(X), first.W(), first.H(),
			NmfOptions.withComponents(3).withTolerance(1e-12).withMaxIterations(3),
			ProgressMonitor.NONE);

		final Factorization inOneGo = fit(X, NmfOptions.withComponents(3)
			.withTolerance(1e-12).withMaxIterations(8));
		assertEquals(inOneGo.W().toMatrix(), next.W().toMatrix());
		assertEquals(W0, first.W().toMatrix());
		assertEquals(H0, first.H());
	}

	/** Eq. 17, computed from the last two iterations. */
	@Test
	void stopsAtTheFirstIterationThatFulfilsEquation17() {
		final DoubleMatrix2D X = TestMatrices.random(200, 12, 8);
		final double epsilon = 1e-3;
		final Factorization last = fit(X, NmfOptions.withComponents(3)
			.withTolerance(epsilon));
		final int iterations = last.iterations();
		final var fixed = NmfOptions.withComponents(3).withTolerance(1e-15);

		final Factorization before = fit(X, fixed.withMaxIterations(iterations -
			1));
		final Factorization twoBefore = fit(X, fixed.withMaxIterations(iterations -
			2));

		assertTrue(last.converged());
		assertTrue(largestChange(before, last) <= epsilon);
		assertTrue(largestChange(twoBefore, before) > epsilon);
	}

	private static double largestChange(final Factorization before,
		final Factorization after)
	{
		double largest = 0;
		for (int j = 0; j < before.components(); j++) {
			largest = Math.max(largest, change(before.W().toMatrix().viewColumn(j)
				.toArray(), after.W().toMatrix().viewColumn(j).toArray()));
			largest = Math.max(largest, change(before.H().viewRow(j).toArray(), after
				.H().viewRow(j).toArray()));
		}
		return largest;
	}

	private static double change(final double[] before, final double[] after) {
		double difference = 0, sum = 0;
		for (int i = 0; i < before.length; i++) {
			difference += Math.pow(after[i] - before[i], 2);
			sum += Math.pow(after[i] + before[i], 2);
		}
		return Math.sqrt(difference / sum);
	}

	@Test
	void limitOfIterationsIsNotConvergence() {
		final Factorization f = fit(TestMatrices.random(200, 12, 8), NmfOptions
			.withComponents(3).withMaxIterations(2));

		assertFalse(f.converged());
		assertEquals(2, f.iterations());
		assertEquals(2, f.objectiveTrace().length);
	}

	@Test
	void progressRisesToOneAndCancelStops() {
		final List<Double> fractions = new ArrayList<>();
		final var recorder = new ProgressMonitor() {

			private int limit = Integer.MAX_VALUE;

			@Override
			public void progress(final double fraction, final String stage) {
				fractions.add(fraction);
			}

			@Override
			public boolean isCanceled() {
				return fractions.size() >= limit;
			}
		};
		final var X = new ColtRows(TestMatrices.random(200, 12, 8));

		Nmf.fit(X, NmfOptions.withComponents(3), recorder);

		for (int i = 1; i < fractions.size(); i++) {
			assertTrue(fractions.get(i) >= fractions.get(i - 1));
		}
		assertEquals(1, fractions.get(fractions.size() - 1));
		recorder.limit = fractions.size() + 3;
		assertThrows(CancellationException.class, () -> Nmf.fit(X, NmfOptions
			.withComponents(3), recorder));
		assertEquals(recorder.limit, fractions.size());
	}

	@Test
	void rejectsMoreComponentsThanTheSmallerDimension() {
		final var e = assertThrows(IllegalArgumentException.class, () -> fit(
			TestMatrices.random(40, 7, 1), NmfOptions.withComponents(8)));

		assertEquals(
			"components must be in 1..min(m, n) = 7 for X with 40 rows and 7 columns, got 8",
			e.getMessage());
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, -1e-300 })
	void rejectsBadEntries(final double bad) {
		final DoubleMatrix2D X = TestMatrices.random(40, 7, 1);
		X.set(30, 2, bad);

		assertThrows(InvalidEntriesException.class, () -> fit(X, NmfOptions
			.withComponents(2)));
	}

	@Test
	void rejectsAZeroMatrix() {
		assertThrows(IllegalArgumentException.class, () -> fit(
			new DenseDoubleMatrix2D(5, 5), NmfOptions.withComponents(2)));
	}

	@Test
	void rejectsAStartOfAnotherShapeOrSign() {
		final var X = new ColtRows(TestMatrices.random(40, 7, 1));
		final var W0 = TallMatrix.of(TestMatrices.random(40, 3, 1), RowPartition.of(
			40, 7));
		final var options = NmfOptions.withComponents(3);

		assertEquals("H0 must be 3 x 7, got 3 x 6", assertThrows(
			IllegalArgumentException.class, () -> Nmf.fit(X, W0, TestMatrices.random(
				3, 6, 1), options, ProgressMonitor.NONE)).getMessage());
		assertEquals("W0 must be 40 x 3, got 39 x 3", assertThrows(
			IllegalArgumentException.class, () -> Nmf.fit(X, new TallMatrix(
				RowPartition.of(39, 7), 3), TestMatrices.random(3, 7, 1), options,
				ProgressMonitor.NONE)).getMessage());
		assertEquals("H0 must have finite entries of at least 0, got -1.0",
			assertThrows(IllegalArgumentException.class, () -> Nmf.fit(X, W0,
				TestMatrices.random(3, 7, 1).assign(-1), options, ProgressMonitor.NONE))
				.getMessage());
	}
}
