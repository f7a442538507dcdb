
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.NonNegativeLeastSquares;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.SmallMatrices;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class VariableProjectionTest {

	private static final int N = 12;

	/** X = WH with sparse W, plus noise, not negative. */
	private static DoubleMatrix2D noisy(final int m) {
		final DoubleMatrix2D W = TestMatrices.random(m, 3, 1).assign(v -> Math.max(
			0, v - 0.4));
		final DoubleMatrix2D H = TestMatrices.random(3, N, 2);
		return SmallMatrices.product(W, H).assign(TestMatrices.random(m, N, 3), (x,
			noise) -> x + 0.05 * noise);
	}

	/** What is left of X by a factorization of its projection. */
	private static final class Fit {

		final TallMatrix W;

		final double[][] h = TestMatrices.random(3, N, 4).toArray();

		final int iterations;

		Fit(final DoubleMatrix2D X, final boolean[] fixed, final int threads,
			final double tolerance, final int most)
		{
			try (RowPasses passes = new RowPasses(new ColtRows(X), threads,
				ProgressMonitor.NONE))
			{
				W = new TallMatrix(passes.partition(), 3);
				iterations = new VariableProjection(passes, ProjectedMatrix.of(
					TruncatedSvd.of(passes, N)), W, h, fixed).iterate(tolerance, most,
						ProgressMonitor.NONE, "Test");
			}
		}
	}

	/**
	 * From the truth for a component in 30 rows, that no sample has, and from far
	 * off for the others.
	 */
	@Test
	void aComponentInFewRowsDoesNotFollowTheNoiseOfOthers() {
		final int m = 100_000;
		final DoubleMatrix2D W = TestMatrices.random(m, 3, 1).assign(v -> Math.max(
			0, v - 0.4));
		W.viewColumn(2).assign(0);
		W.viewPart(50_000, 2, 30, 1).assign(20);
		final DoubleMatrix2D H = TestMatrices.random(3, N, 2);
		H.viewRow(2).assign(0);
		H.set(2, 7, 1);
		final DoubleMatrix2D X = SmallMatrices.product(W, H).assign(TestMatrices
			.random(m, N, 3), (x, noise) -> x + 0.05 * noise);
		final double[][] h = H.toArray();
		for (int i = 0; i < N; i++) {
			h[0][i] *= i % 3;
			h[1][i] *= (i + 1) % 3;
		}
		try (RowPasses passes = new RowPasses(new ColtRows(X), 2,
			ProgressMonitor.NONE))
		{
			new VariableProjection(passes, ProjectedMatrix.of(TruncatedSvd.of(passes,
				N)), TallMatrix.of(W, passes.partition()), h, new boolean[3]).iterate(
					1e-4, 1, ProgressMonitor.NONE, "Test");
		}
		final double norm = Math.sqrt(Sweep.gram(h)[2][2]);
		assertTrue(h[2][7] > 0.99 * norm, h[2][7] + " of " + norm);
	}

	/** A sample of the rows (40000), and all of them (2000). */
	@ParameterizedTest
	@ValueSource(ints = { 2000, 40_000 })
	void endsWhereTheGradientIsZeroOrPointsOutwards(final int m) {
		final DoubleMatrix2D X = noisy(m);

		final Fit fit = new Fit(X, new boolean[3], 2, 1e-7, 1000);

		assertTrue(fit.iterations < 100, fit.iterations + " iterations");
		final DoubleMatrix2D W = fit.W.toMatrix();
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(fit.h);
		final DoubleMatrix2D rest = SmallMatrices.product(W, H).assign(X, (wh,
			x) -> wh - x);
		final DoubleMatrix2D gradient = SmallMatrices.product(W.viewDice(), rest);
		final DoubleMatrix2D scale = SmallMatrices.product(W.viewDice(), X);
		for (int j = 0; j < 3; j++) {
			for (int i = 0; i < N; i++) {
				final double relative = gradient.get(j, i) / scale.get(j, i);
				if (H.get(j, i) > 0) assertEquals(0, relative, 1e-4);
				else assertTrue(relative >= -1e-4);
			}
		}
	}

	@Test
	void wIsTheBestForH() {
		final DoubleMatrix2D X = noisy(2000);

		final Fit fit = new Fit(X, new boolean[3], 2, 1e-4, 1000);

		final DoubleMatrix2D H = new DenseDoubleMatrix2D(fit.h);
		final DoubleMatrix2D G = SmallMatrices.product(H, H.viewDice());
		for (int t = 0; t < 2000; t += 7) {
			final double[] expected = NonNegativeLeastSquares.solve(G, SmallMatrices
				.product(H, X.viewPart(t, 0, 1, N).viewDice()).viewColumn(0).toArray());
			for (int j = 0; j < 3; j++) {
				assertEquals(expected[j], fit.W.get(t, j), 1e-9);
			}
		}
	}

	@Test
	void fixedSignaturesStayAsTheyAre() {
		final double[][] start = TestMatrices.random(3, N, 4).toArray();

		final Fit fit = new Fit(noisy(40_000), new boolean[] { false, true, false },
			2, 1e-4, 1000);

		assertArrayEquals(start[1], fit.h[1], 0);
		assertTrue(Math.abs(fit.h[0][0] - start[0][0]) > 1e-3);
	}

	@Test
	void threadsChangeNoBit() {
		final DoubleMatrix2D X = noisy(40_000);

		final Fit one = new Fit(X, new boolean[3], 1, 1e-4, 1000);
		final Fit three = new Fit(X, new boolean[3], 3, 1e-4, 1000);

		assertArrayEquals(one.h, three.h);
		assertEquals(one.W.toMatrix(), three.W.toMatrix());
	}

	@Test
	void limitCountsPasses() {
		assertEquals(2, new Fit(noisy(40_000), new boolean[3], 2, 1e-12,
			2).iterations);
	}
}
