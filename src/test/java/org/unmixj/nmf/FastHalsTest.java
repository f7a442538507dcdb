
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.SmallMatrices;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/** HALS by {@link Method#FAST}, against {@link Method#PLAIN}. */
class FastHalsTest {

	private static final NmfOptions FAST = NmfOptions.withComponents(4)
		.withMethod(Method.FAST);

	/** Large enough to be projected. */
	private static final DoubleMatrix2D NOISY = noisy(6000, 45);

	/** Four overlapping components and noise, not negative. */
	private static DoubleMatrix2D noisy(final int m, final int n) {
		final var random = new SplittableRandom(7);
		final DoubleMatrix2D W = TestMatrices.random(m, 4, 1).assign(v -> Math.max(
			0, v - 0.5));
		return SmallMatrices.product(W, bumps(n)).assign(v -> v + 0.05 * random
			.nextDouble());
	}

	/** Their signatures. */
	private static DoubleMatrix2D bumps(final int n) {
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(4, n);
		for (int j = 0; j < 4; j++) {
			for (int i = 0; i < n; i++) {
				final double d = (i - n * (j + 1) / 5.0) / (n * 0.1);
				H.set(j, i, Math.exp(-d * d / 2));
			}
		}
		return H;
	}

	private static Factorization fit(final NmfOptions options) {
		return Nmf.fit(new ColtRows(NOISY), options, ProgressMonitor.NONE);
	}

	@ParameterizedTest
	@EnumSource(Initialization.class)
	void endsWithEquation17OnXAndNoLargerError(
		final Initialization initialization)
	{
		final NmfOptions options = FAST.withInitialization(initialization);
		final Factorization plain = fit(options.withMethod(Method.PLAIN));

		final Factorization fast = fit(options);

		assertTrue(fast.converged());
		assertTrue(fast.objectiveTrace().length < 10, "iterations on X");
		assertTrue(fast.iterations() > fast.objectiveTrace().length);
		assertTrue(fast.relativeError() <= 1.0001 * plain.relativeError(), fast +
			" and " + plain);
		final Factorization next = Nmf.fit(new ColtRows(NOISY), fast.W(), fast.H(),
			options.withMethod(Method.PLAIN).withMaxIterations(1),
			ProgressMonitor.NONE);
		assertTrue(next.converged());
	}

	/**
	 * The SVD takes two; each iteration on X one. The first of these is not the
	 * last, however little it changes, as where there is little noise that may
	 * still be far from the end.
	 */
	@Test
	void fewPassesOverX() {
		final var X = new CountedRows(new ColtRows(NOISY));

		final Factorization fast = Nmf.fit(X, FAST, ProgressMonitor.NONE);

		assertEquals(2, fast.objectiveTrace().length);
		assertEquals(4, X.passesSinceLast());
	}

	@Test
	void theErrorIsThatOfX() {
		final Factorization fast = fit(FAST);

		final double distance = TestMatrices.distance(NOISY, SmallMatrices.product(
			fast.W().toMatrix(), fast.H()));
		assertEquals(100 * Math.pow(distance / TestMatrices.norm(NOISY), 2), fast
			.relativeError(), 1e-10);
	}

	@ParameterizedTest
	@EnumSource(Directions.class)
	void growsToNoLargerError(final Directions directions) {
		final GsvdNmfOptions options = GsvdNmfOptions.of(FAST).withDirections(
			directions);
		final Growth plain = GsvdNmf.fit(new ColtRows(NOISY), GsvdNmfOptions.of(FAST
			.withMethod(Method.PLAIN)).withDirections(directions),
			ProgressMonitor.NONE);

		final Growth fast = GsvdNmf.fit(new ColtRows(NOISY), options,
			ProgressMonitor.NONE);

		assertTrue(fast.polished().converged());
		assertTrue(fast.polished().relativeError() <= 1.0001 * plain.polished()
			.relativeError());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 10, 60 })
	void limitCountsIterationsOnXAndOnProjections(final int limit) {
		final Factorization f = fit(FAST.withTolerance(1e-12).withMaxIterations(
			limit));

		assertFalse(f.converged());
		assertEquals(limit, f.iterations());
		assertTrue(f.objectiveTrace().length >= 1);
	}

	/** There is no iteration to spend on a projection. */
	@ParameterizedTest
	@CsvSource({ "6000, 45", "40000, 10" })
	void aSingleIterationIsThatOfPlain(final int m, final int n) {
		final var X = new ColtRows(noisy(m, n));
		final NmfOptions single = FAST.withMaxIterations(1);

		final Factorization fast = Nmf.fit(X, single, ProgressMonitor.NONE);

		final Factorization plain = Nmf.fit(X, single.withMethod(Method.PLAIN),
			ProgressMonitor.NONE);
		assertEquals(plain.H(), fast.H());
		assertEquals(plain.W().toMatrix(), fast.W().toMatrix());
	}

	@Test
	void fixedSignaturesStayAndTheOthersEndWithNoLargerError() {
		final KnownSignatures known = new KnownSignatures(bumps(45).viewPart(1, 0,
			2, 45), true, false);
		final Factorization plain = Nmf.fit(new ColtRows(NOISY), known, FAST
			.withMethod(Method.PLAIN), ProgressMonitor.NONE);

		final Factorization fast = Nmf.fit(new ColtRows(NOISY), known, FAST,
			ProgressMonitor.NONE);

		assertEquals(known.H().viewRow(0), fast.H().viewRow(0));
		assertTrue(fast.converged());
		assertTrue(fast.iterations() > fast.objectiveTrace().length);
		assertTrue(fast.relativeError() <= 1.0001 * plain.relativeError(), fast +
			" and " + plain);
	}

	@Test
	void cancelStopsIterationsOnProjections() {
		final List<String> stages = new ArrayList<>();
		final var monitor = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				stages.add(stage);
			}

			@Override
			public boolean isCanceled() {
				return !stages.isEmpty();
			}
		};

		assertThrows(CancellationException.class, () -> Nmf.fit(new ColtRows(NOISY),
			FAST, monitor));

		assertEquals(1, stages.size());
	}

	@Test
	void threadsChangeNoBit() {
		final Factorization one = fit(FAST.withThreads(1));

		for (final int threads : new int[] { 2, 3 }) {
			final Factorization more = fit(FAST.withThreads(threads));
			assertEquals(one.W().toMatrix(), more.W().toMatrix());
			assertEquals(one.H(), more.H());
			assertArrayEquals(one.objectiveTrace(), more.objectiveTrace(), 0);
		}
	}

	/** With so many rows H is first fitted to some of them. */
	@Test
	void manyRowsEndWithNoLargerErrorForAnyThreads() {
		final var X = new ColtRows(noisy(40_000, 10));
		final Factorization plain = Nmf.fit(X, FAST.withMethod(Method.PLAIN),
			ProgressMonitor.NONE);

		final Factorization one = Nmf.fit(X, FAST.withThreads(1),
			ProgressMonitor.NONE);
		final Factorization three = Nmf.fit(X, FAST.withThreads(3),
			ProgressMonitor.NONE);

		assertTrue(one.converged());
		assertTrue(one.relativeError() <= 1.0001 * plain.relativeError(), one +
			" and " + plain);
		assertEquals(one.W().toMatrix(), three.W().toMatrix());
		assertEquals(one.H(), three.H());
	}

	@Test
	void smallMatricesAreNotProjected() {
		final var X = new ColtRows(TestMatrices.random(200, 12, 8));
		final Factorization fast = Nmf.fit(X, FAST, ProgressMonitor.NONE);

		final Factorization plain = Nmf.fit(X, FAST.withMethod(Method.PLAIN),
			ProgressMonitor.NONE);

		assertEquals(plain.H(), fast.H());
		assertEquals(plain.iterations(), fast.iterations());
	}

	/** With all singular values, or the whole space, nothing is lost. */
	@ParameterizedTest
	@CsvSource({ "true", "false" })
	void productsWithAFullProjectionAreThoseWithX(final boolean svd) {
		final DoubleMatrix2D X = TestMatrices.random(300, 9, 1);
		final DoubleMatrix2D W = TestMatrices.random(300, 3, 2);
		final DoubleMatrix2D H = TestMatrices.random(3, 9, 3);
		try (var passes = new RowPasses(new ColtRows(X), 1, ProgressMonitor.NONE)) {
			final ProjectedMatrix projected = svd ? ProjectedMatrix.of(TruncatedSvd
				.of(passes, 9)) : ProjectedMatrix.onto(SmallMatrices.orthonormal(
					TestMatrices.signed(9, 9, 4)), passes);
			final DoubleMatrix2D Z = projected.Z.toMatrix();

			final DoubleMatrix2D XHt = SmallMatrices.product(Z,
				new DenseDoubleMatrix2D(projected.right(H.toArray())).viewDice());
			final DoubleMatrix2D WtX = new DenseDoubleMatrix2D(projected.left(
				SmallMatrices.product(W.viewDice(), Z).toArray()));

			assertTrue(TestMatrices.distance(SmallMatrices.product(X, H.viewDice()),
				XHt) < 1e-11);
			assertTrue(TestMatrices.distance(SmallMatrices.product(W.viewDice(), X),
				WtX) < 1e-11);
		}
	}

	/** A projection on few directions, which X is not in, nor H. */
	@Test
	void aProjectionIsExactWhereTheProductIsKnown() {
		final DoubleMatrix2D X = TestMatrices.random(300, 9, 1);
		final DoubleMatrix2D H = TestMatrices.random(3, 9, 3);
		H.viewRow(2).assign(0); // no direction for the inverse
		final DoubleMatrix2D XHt = SmallMatrices.product(X, H.viewDice());
		try (var passes = new RowPasses(new ColtRows(X), 1, ProgressMonitor.NONE)) {
			final ProjectedMatrix rough = ProjectedMatrix.onto(SmallMatrices
				.orthonormal(TestMatrices.signed(9, 4, 4)), passes);

			final ProjectedMatrix exact = rough.exactAt(TallMatrix.of(XHt, passes
				.partition()), H.toArray(), passes);

			assertTrue(TestMatrices.distance(XHt, timesHt(rough, H)) > 0.1);
			assertTrue(TestMatrices.distance(XHt, timesHt(exact, H)) < 1e-11);
			final DoubleMatrix2D W = TestMatrices.random(300, 3, 2);
			final DoubleMatrix2D WtX = new DenseDoubleMatrix2D(exact.left(
				SmallMatrices.product(W.viewDice(), exact.Z.toMatrix()).toArray()));
			assertTrue(TestMatrices.distance(SmallMatrices.product(W.viewDice(), XHt),
				SmallMatrices.product(WtX, H.viewDice())) < 1e-11);
		}
	}

	private static DoubleMatrix2D timesHt(final ProjectedMatrix X,
		final DoubleMatrix2D H)
	{
		return SmallMatrices.product(X.Z.toMatrix(), new DenseDoubleMatrix2D(X
			.right(H.toArray())).viewDice());
	}
}
