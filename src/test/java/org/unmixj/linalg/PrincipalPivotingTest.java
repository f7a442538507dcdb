
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class PrincipalPivotingTest {

	private static final int ROWS = 200;

	/** Solves for each column of P; returns W, r x rows. */
	private static double[][] solve(final DoubleMatrix2D G,
		final DoubleMatrix2D P)
	{
		final double[][] W = new double[P.rows()][P.columns()];
		new PrincipalPivoting(G).solve(P.toArray(), W, P.columns());
		return W;
	}

	/** Karush-Kuhn-Tucker: necessary and sufficient for this convex problem. */
	private static void requireOptimal(final DoubleMatrix2D G,
		final DoubleMatrix2D P, final double[][] W)
	{
		final double[][] gradient = TestMatrices.product(G, new DenseDoubleMatrix2D(
			W)).toArray();
		for (int j = 0; j < W.length; j++) {
			for (int t = 0; t < W[j].length; t++) {
				final double scale = P.viewColumn(t).aggregate(Math::max, Math::abs);
				final double g = gradient[j][t] - P.get(j, t);
				assertTrue(W[j][t] >= 0, "w " + W[j][t]);
				assertTrue(g >= -1e-10 * scale, "gradient " + g + " of " + scale);
				assertEquals(0, W[j][t] * g, 1e-10 * scale * (1 + W[j][t]));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 2", "3, 3", "5, 4", "8, 5", "12, 6", "13, 7",
		"20, 8", "63, 9", "64, 10" })
	void everyRowIsOptimal(final int r, final int seed) {
		final DoubleMatrix2D H = TestMatrices.random(r, 80, seed);
		final DoubleMatrix2D X = TestMatrices.signed(80, ROWS, 100 + seed);
		final DoubleMatrix2D G = TestMatrices.product(H, H.viewDice());
		final DoubleMatrix2D P = TestMatrices.product(H, X);

		requireOptimal(G, P, solve(G, P));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "4, 2", "12, 3", "13, 4", "20, 5", "64, 6" })
	void findsTheSameSolutionFromAnyPassiveSets(final int r, final int seed) {
		final DoubleMatrix2D H = TestMatrices.random(r, 80, seed);
		final DoubleMatrix2D X = TestMatrices.signed(80, ROWS, 100 + seed);
		final DoubleMatrix2D G = TestMatrices.product(H, H.viewDice());
		final DoubleMatrix2D P = TestMatrices.product(H, X);
		final double[][] W = TestMatrices.signed(r, ROWS, 200 + seed).toArray();

		new PrincipalPivoting(G).solveAgain(P.toArray(), W, ROWS);

		requireOptimal(G, P, W);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5 })
	void agreesWithTheActiveSetMethod(final int seed) {
		final DoubleMatrix2D H = TestMatrices.random(6, 20, seed);
		final DoubleMatrix2D X = TestMatrices.random(20, ROWS, 100 + seed);
		final DoubleMatrix2D G = TestMatrices.product(H, H.viewDice());
		final DoubleMatrix2D P = TestMatrices.product(H, X);

		final double[][] W = solve(G, P);

		int zeros = 0;
		for (int t = 0; t < ROWS; t++) {
			final double[] w = NonNegativeLeastSquares.solve(G, P.viewColumn(t)
				.toArray());
			for (int j = 0; j < 6; j++) {
				assertEquals(w[j], W[j][t], 1e-10);
				if (w[j] == 0) zeros++;
				assertEquals(w[j] == 0, W[j][t] == 0);
			}
		}
		assertTrue(zeros > ROWS && zeros < 5 * ROWS, zeros + " zeros");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void rowsAreOptimalWhereSpectraDepend(final int seed) {
		final DoubleMatrix2D H = TestMatrices.product(TestMatrices.random(7, 4,
			seed), TestMatrices.random(4, 20, 50 + seed));
		final DoubleMatrix2D G = TestMatrices.product(H, H.viewDice());
		final DoubleMatrix2D P = TestMatrices.product(H, TestMatrices.random(20,
			ROWS, 100 + seed));

		assertFalse(new PrincipalPivoting(G).isIndependent());
		requireOptimal(G, P, solve(G, P));
	}

	/** Two spectra that differ little: some rows are hard, none must fail. */
	@ParameterizedTest
	@ValueSource(doubles = { 1e-2, 1e-4, 1e-6, 1e-8, 1e-10 })
	void errorsAreTheLeastWhereSpectraNearlyDepend(final double difference) {
		final int count = 20_000;
		final DoubleMatrix2D H = TestMatrices.random(6, 20, 1);
		for (int i = 0; i < 20; i++) {
			H.set(5, i, H.get(4, i) + difference * H.get(3, i) * (i % 2));
			H.set(2, i, H.get(1, i) + difference * H.get(0, i) * (i % 3));
		}
		final DoubleMatrix2D X = TestMatrices.random(20, count, 2);
		final DoubleMatrix2D G = TestMatrices.product(H, H.viewDice());
		final DoubleMatrix2D P = TestMatrices.product(H, X);

		final double[][] W = solve(G, P);
		final double[][] again = TestMatrices.random(6, count, 3).toArray();
		new PrincipalPivoting(G).solveAgain(P.toArray(), again, count);

		for (int t = 0; t < count; t++) {
			assertEquals(0, worstGradient(G, P, W, t), 1e-6);
			assertEquals(0, worstGradient(G, P, again, t), 1e-6);
		}
	}

	/** By how much the conditions are missed, relative to the largest p. */
	private static double worstGradient(final DoubleMatrix2D G,
		final DoubleMatrix2D P, final double[][] W, final int t)
	{
		double worst = 0;
		for (int j = 0; j < W.length; j++) {
			double gradient = -P.get(j, t);
			for (int l = 0; l < W.length; l++) {
				gradient += G.get(j, l) * W[l][t];
			}
			assertTrue(W[j][t] >= 0);
			worst = Math.max(worst, W[j][t] > 0 ? Math.abs(gradient) : -gradient);
		}
		return worst / P.viewColumn(t).aggregate(Math::max, Math::abs);
	}

	@Test
	void aSpectrumOfZerosGetsNothingAndDisturbsNothing() {
		final DoubleMatrix2D G = new DenseDoubleMatrix2D(new double[][] { { 2, 0,
			1 }, { 0, 0, 0 }, { 1, 0, 2 } });

		final double[][] W = solve(G, new DenseDoubleMatrix2D(new double[][] { { 5,
			1 }, { 0, 0 }, { 7, 7 } }));

		assertArrayEquals(new double[] { 1, 0 }, W[0], 1e-14);
		assertArrayEquals(new double[] { 0, 0 }, W[1], 0);
		assertArrayEquals(new double[] { 3, 3.5 }, W[2], 1e-14);
	}

	@Test
	void sizesOfSpectraDoNotMatter() {
		final double[] sizes = { 1e-8, 1, 1e7, 1e3, 1e-5 };
		final DoubleMatrix2D H = TestMatrices.random(5, 20, 1);
		final DoubleMatrix2D X = TestMatrices.random(20, ROWS, 2);
		final DoubleMatrix2D scaled = H.copy();
		for (int j = 0; j < 5; j++) {
			final double size = sizes[j];
			scaled.viewRow(j).assign(v -> v * size);
		}

		final double[][] W = solve(TestMatrices.product(H, H.viewDice()),
			TestMatrices.product(H, X));
		final double[][] Ws = solve(TestMatrices.product(scaled, scaled.viewDice()),
			TestMatrices.product(scaled, X));

		for (int j = 0; j < 5; j++) {
			for (int t = 0; t < ROWS; t++) {
				assertEquals(W[j][t], Ws[j][t] * sizes[j], 1e-11);
			}
		}
	}

	@Test
	void theUnconstrainedSolutionSatisfiesTheNormalEquations() {
		final DoubleMatrix2D H = TestMatrices.random(5, 20, 1);
		final DoubleMatrix2D G = TestMatrices.product(H, H.viewDice());
		final DoubleMatrix2D P = TestMatrices.product(H, TestMatrices.signed(20,
			ROWS, 2));
		final double[][] W = new double[5][ROWS];

		new PrincipalPivoting(G).solveUnconstrained(P.toArray(), W, ROWS);

		final double[][] GW = TestMatrices.product(G, new DenseDoubleMatrix2D(W))
			.toArray();
		for (int j = 0; j < 5; j++) {
			assertArrayEquals(P.viewRow(j).toArray(), GW[j], 1e-12);
		}
	}

	@Test
	void rejectsBadInput() {
		assertEquals("G must be 2 x 2, got 2 x 3", assertThrows(
			IllegalArgumentException.class, () -> new PrincipalPivoting(
				new DenseDoubleMatrix2D(2, 3))).getMessage());
		assertThrows(IllegalStateException.class, () -> new PrincipalPivoting(
			new DenseDoubleMatrix2D(2, 2)).solveUnconstrained(new double[2][1],
				new double[2][1], 1));
	}
}
