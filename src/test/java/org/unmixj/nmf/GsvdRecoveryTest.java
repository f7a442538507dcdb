
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.SmallMatrices;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix1D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class GsvdRecoveryTest {

	private static Factorization fit(final DoubleMatrix2D X, final int r0) {
		return Nmf.fit(new ColtRows(X), NmfOptions.withComponents(r0),
			ProgressMonitor.NONE);
	}

	private static Recovery recover(final DoubleMatrix2D X,
		final Factorization base, final int k, final Directions directions)
	{
		return GsvdRecovery.recover(new ColtRows(X), base, k, directions, 2,
			ProgressMonitor.NONE);
	}

	/**
	 * Eq. 15 for any alpha: E(alpha) is the squared distance of X to
	 * W0&middot;diag(alpha)&middot;H0 + S&middot;Y' with the S of eq. 14.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void quadraticFormIsTheResidual(final int k) {
		final DoubleMatrix2D X = TestMatrices.random(50, 8, 1);
		final DoubleMatrix2D W = TestMatrices.random(50, 4, 2);
		final DoubleMatrix2D H = TestMatrices.random(4, 8, 3);
		final DoubleMatrix2D Y = TestMatrices.signed(8, k, 4);
		final DoubleMatrix2D alpha = TestMatrices.random(4, 1, 5);
		final CrossProducts products;
		try (var passes = new RowPasses(new ColtRows(X), 1, ProgressMonitor.NONE)) {
			products = CrossProducts.of(passes, TallMatrix.of(W, passes.partition()));
		}

		final var form = GsvdRecovery.quadraticForm(H, products, Y);

		final DoubleMatrix2D inverse = SmallMatrices.inverse(SmallMatrices.product(Y
			.viewDice(), Y));
		final DoubleMatrix2D rest = X.copy().assign(SmallMatrices.product(W,
			SmallMatrices.product(SmallMatrices.diagonal(alpha.viewColumn(0)
				.toArray()), H)), (x, model) -> x - model);
		final DoubleMatrix2D S = SmallMatrices.product(SmallMatrices.product(rest,
			Y), inverse);
		final double residual = Math.pow(TestMatrices.distance(rest, SmallMatrices
			.product(S, Y.viewDice())), 2);
		final DoubleMatrix2D XY = SmallMatrices.product(X, Y);
		final double constant = Math.pow(TestMatrices.norm(X), 2) - trace(
			SmallMatrices.product(SmallMatrices.product(XY, inverse), XY.viewDice()));
		final var a = alpha.viewColumn(0);
		final double quadratic = a.zDotProduct(form.A.zMult(a, null)) + 2 * a
			.zDotProduct(new DenseDoubleMatrix1D(form.b));
		assertEquals(residual, quadratic + constant, 1e-11 * constant);
	}

	private static double trace(final DoubleMatrix2D matrix) {
		double sum = 0;
		for (int i = 0; i < matrix.rows(); i++) {
			sum += matrix.get(i, i);
		}
		return sum;
	}

	/** Nothing is missing: the old weights stay 1. */
	@Test
	void minimizerKeepsAnExactFactorization() {
		final DoubleMatrix2D W = TestMatrices.random(50, 3, 2);
		final DoubleMatrix2D H = TestMatrices.random(3, 8, 3);
		final CrossProducts products;
		try (var passes = new RowPasses(new ColtRows(SmallMatrices.product(W, H)),
			1, ProgressMonitor.NONE))
		{
			products = CrossProducts.of(passes, TallMatrix.of(W, passes.partition()));
		}

		assertArrayEquals(new double[] { 1, 1, 1 }, GsvdRecovery.quadraticForm(H,
			products, TestMatrices.signed(8, 2, 4)).minimizer(), 1e-10);
	}

	/** If Y spans the signatures, alpha has no influence and the form is zero. */
	@Test
	void minimizerAcceptsAZeroForm() {
		final DoubleMatrix2D X = TestMatrices.random(50, 4, 1);
		final DoubleMatrix2D W = TestMatrices.random(50, 2, 2);
		final DoubleMatrix2D H = TestMatrices.random(2, 4, 3);
		final CrossProducts products;
		try (var passes = new RowPasses(new ColtRows(X), 1, ProgressMonitor.NONE)) {
			products = CrossProducts.of(passes, TallMatrix.of(W, passes.partition()));
		}

		final var form = GsvdRecovery.quadraticForm(H, products, H.viewDice()
			.copy());

		assertEquals(0, TestMatrices.norm(form.A));
		assertArrayEquals(new double[2], form.minimizer(), 0);
	}

	@ParameterizedTest
	@CsvSource({ "4, 1, PAPER", "4, 1, EXTENDED", "4, 1, AUTO", "4, 2, PAPER",
		"4, 2, EXTENDED", "4, 4, PAPER", "2, 4, EXTENDED", "1, 1, EXTENDED",
		"1, 3, AUTO" })
	void grownFactorizationIsNonNegativeAndNoWorse(final int r0, final int k,
		final Directions directions)
	{
		final DoubleMatrix2D X = TestMatrices.random(400, 12, 7);
		final Factorization base = fit(X, r0);

		final Recovery recovery = recover(X, base, k, directions);

		final Factorization grown = recovery.grown();
		assertEquals(r0 + k, grown.components());
		assertTrue(grown.W().toMatrix().aggregate(Math::min, v -> v) >= 0);
		assertTrue(grown.H().aggregate(Math::min, v -> v) >= 0);
		assertTrue(recovery.relativeError() <= base.relativeError() + 1e-10);
		final double direct = 100 * Math.pow(TestMatrices.distance(X, SmallMatrices
			.product(grown.W().toMatrix(), grown.H())) / TestMatrices.norm(X), 2);
		assertEquals(direct, recovery.relativeError(), 1e-10);
	}

	@Test
	void extendedHasAsManyInfiniteValuesAsAreAdded() {
		final DoubleMatrix2D X = TestMatrices.random(400, 12, 7);

		final double[] lambdas = recover(X, fit(X, 3), 2, Directions.EXTENDED)
			.lambdas();

		assertEquals(5, lambdas.length);
		assertEquals(Double.POSITIVE_INFINITY, lambdas[0]);
		assertEquals(Double.POSITIVE_INFINITY, lambdas[1]);
		assertTrue(lambdas[2] < 1e6);
	}

	@Test
	void autoTakesTheBetterOfBoth() {
		for (int seed = 1; seed <= 5; seed++) {
			final DoubleMatrix2D X = TestMatrices.random(200, 12, seed);
			final Factorization base = fit(X, 4);

			final double paper = recover(X, base, 1, Directions.PAPER)
				.relativeError();
			final double extended = recover(X, base, 1, Directions.EXTENDED)
				.relativeError();

			final Recovery auto = recover(X, base, 1, Directions.AUTO);
			assertEquals(Math.min(paper, extended), auto.relativeError(), 1e-12);
			assertEquals(paper < extended ? Directions.PAPER : Directions.EXTENDED,
				auto.directions());
		}
	}

	/** Rank 3, four components: the pair has the size of the rank. */
	@ParameterizedTest
	@EnumSource(Directions.class)
	void worksWithTheRankOfADeficientMatrix(final Directions directions) {
		final DoubleMatrix2D X = SmallMatrices.product(TestMatrices.random(80, 3,
			1), TestMatrices.random(3, 9, 2));

		final Recovery recovery = recover(X, fit(X, 4), 1, directions);

		assertEquals(3, recovery.lambdas().length);
		assertTrue(recovery.relativeError() < 100);
	}

	@Test
	void growingIsFittingOnFromTheGivenFactorization() {
		final DoubleMatrix2D X = TestMatrices.random(400, 12, 7);
		final var options = GsvdNmfOptions.of(NmfOptions.withComponents(5));

		final Growth fitted = GsvdNmf.fit(new ColtRows(X), options,
			ProgressMonitor.NONE);
		final Growth grown = GsvdNmf.grow(new ColtRows(X), fitted.initial(),
			options, ProgressMonitor.NONE);

		assertEquals(fitted.polished().relativeError(), grown.polished()
			.relativeError(), 1e-6);
		assertTrue(fitted.polished().relativeError() < fitted.recovery()
			.relativeError());
		assertTrue(fitted.recovery().relativeError() < fitted.initial()
			.relativeError());
	}

	@Test
	void threadsChangeNoBit() {
		final DoubleMatrix2D X = TestMatrices.random(30_000, 8, 9);
		final var options = NmfOptions.withComponents(3).withMaxIterations(10);
		final Growth one = GsvdNmf.fit(new ColtRows(X), GsvdNmfOptions.of(options
			.withThreads(1)), ProgressMonitor.NONE);

		for (final int threads : new int[] { 2, 3 }) {
			final Growth more = GsvdNmf.fit(new ColtRows(X), GsvdNmfOptions.of(options
				.withThreads(threads)), ProgressMonitor.NONE);
			assertEquals(one.polished().W().toMatrix(), more.polished().W()
				.toMatrix());
			assertEquals(one.polished().H(), more.polished().H());
			assertArrayEquals(one.recovery().lambdas(), more.recovery().lambdas(), 0);
		}
	}

	@Test
	void rejectsWhatDirectionsDoNotAllow() {
		final DoubleMatrix2D X = TestMatrices.random(40, 12, 7);
		final Factorization two = fit(X, 2);
		final Factorization one = fit(X, 1);

		assertEquals("added must be at least 1, got 0", assertThrows(
			IllegalArgumentException.class, () -> recover(X, two, 0, Directions.AUTO))
			.getMessage());
		assertEquals(
			"directions=Paper needs at least 2 components before growth and at most as many added, got 2 and 3; Extended and Auto allow it",
			assertThrows(IllegalArgumentException.class, () -> recover(X, two, 3,
				Directions.PAPER)).getMessage());
		assertThrows(IllegalArgumentException.class, () -> recover(X, one, 1,
			Directions.PAPER));
		assertEquals(
			"components must be in 1..min(m, n) = 12 for X with 40 rows and 12 columns, got 13",
			assertThrows(IllegalArgumentException.class, () -> recover(X, two, 11,
				Directions.EXTENDED)).getMessage());
	}

	@Test
	void rejectsToAddMoreThanTheRank() {
		final DoubleMatrix2D X = SmallMatrices.product(TestMatrices.random(40, 1,
			1), TestMatrices.random(1, 9, 2));
		final Factorization base = fit(X, 1);

		assertEquals("added must be at most 1, the rank of X, got 2", assertThrows(
			IllegalArgumentException.class, () -> recover(X, base, 2,
				Directions.EXTENDED)).getMessage());
	}

	@Test
	void rejectsAFactorizationOfAnotherMatrix() {
		final Factorization other = fit(TestMatrices.random(30, 12, 1), 2);

		assertEquals("W0 must be 40 x 2, got 30 x 2", assertThrows(
			IllegalArgumentException.class, () -> recover(TestMatrices.random(40, 12,
				7), other, 1, Directions.AUTO)).getMessage());
		final var options = GsvdNmfOptions.of(NmfOptions.withComponents(4));
		assertEquals("components - added must be 2, as in the factorization, got 3",
			assertThrows(IllegalArgumentException.class, () -> GsvdNmf.grow(
				new ColtRows(TestMatrices.random(30, 12, 1)), other, options,
				ProgressMonitor.NONE)).getMessage());
	}

	/** Where W0 is zero the whole of X is missing. */
	@Test
	void growsAZeroFactorization() {
		final var W = new TallMatrix(RowPartition.of(40, 3), 2);
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(2, 12).assign(1);
		final var zero = new Factorization(W, H, 0, false, 1, new double[] { 0.5 });

		final Recovery recovery = recover(TestMatrices.random(40, 12, 7), zero, 1,
			Directions.EXTENDED);

		assertTrue(recovery.relativeError() < 100);
		assertEquals(Double.POSITIVE_INFINITY, recovery.lambdas()[0]);
	}
}
