
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix1D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class NonNegativeLeastSquaresTest {

	/** Karush-Kuhn-Tucker: necessary and sufficient for this convex problem. */
	private static void requireOptimal(final DoubleMatrix2D G, final double[] b,
		final double[] x)
	{
		double scale = 0;
		for (final double value : b) {
			scale = Math.max(scale, Math.abs(value));
		}
		final double[] Gx = G.zMult(new DenseDoubleMatrix1D(x), null).toArray();
		for (int i = 0; i < b.length; i++) {
			final double gradient = Gx[i] - b[i];
			assertTrue(x[i] >= 0);
			assertTrue(gradient >= -1e-11 * scale, "gradient " + gradient);
			assertEquals(0, x[i] * gradient, 1e-11 * scale * (1 + x[i]));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void solutionIsOptimal(final int seed) {
		final DoubleMatrix2D A = TestMatrices.signed(30, 12, seed);
		final DoubleMatrix2D y = TestMatrices.signed(30, 1, 100 + seed);
		final DoubleMatrix2D G = TestMatrices.product(A.viewDice(), A);
		final double[] b = TestMatrices.product(A.viewDice(), y).viewColumn(0)
			.toArray();

		requireOptimal(G, b, NonNegativeLeastSquares.solve(G, b));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void solutionIsOptimalWhereTheGramMatrixIsSingular(final int seed) {
		final DoubleMatrix2D A = TestMatrices.product(TestMatrices.random(30, 4,
			seed), TestMatrices.signed(4, 9, seed + 50));
		final DoubleMatrix2D y = TestMatrices.random(30, 1, 100 + seed);
		final DoubleMatrix2D G = TestMatrices.product(A.viewDice(), A);
		final double[] b = TestMatrices.product(A.viewDice(), y).viewColumn(0)
			.toArray();

		requireOptimal(G, b, NonNegativeLeastSquares.solve(G, b));
	}

	@Test
	void findsAKnownSolution() {
		final DoubleMatrix2D G = new DenseDoubleMatrix2D(new double[][] { { 2, 1 },
			{ 1, 2 } });

		assertArrayEquals(new double[] { 1, 3 }, NonNegativeLeastSquares.solve(G,
			new double[] { 5, 7 }), 1e-14);
		assertArrayEquals(new double[] { 0, 3.5 }, NonNegativeLeastSquares.solve(G,
			new double[] { 1, 7 }), 1e-14);
		assertArrayEquals(new double[] { 0, 0 }, NonNegativeLeastSquares.solve(G,
			new double[] { -1, -7 }), 0);
	}

	@Test
	void zeroProblemHasTheZeroSolution() {
		assertArrayEquals(new double[3], NonNegativeLeastSquares.solve(
			new DenseDoubleMatrix2D(3, 3), new double[3]), 0);
	}

	@Test
	void equalColumnsShareOneWeight() {
		final DoubleMatrix2D G = new DenseDoubleMatrix2D(2, 2).assign(4);

		final double[] x = NonNegativeLeastSquares.solve(G, new double[] { 8, 8 });

		assertEquals(2, x[0] + x[1], 1e-14);
	}

	@Test
	void rejectsBadInput() {
		assertEquals("G must be 2 x 2, got 3 x 2", assertThrows(
			IllegalArgumentException.class, () -> NonNegativeLeastSquares.solve(
				new DenseDoubleMatrix2D(3, 2), new double[2])).getMessage());
		assertEquals("b: elements must be finite, got NaN at 1", assertThrows(
			IllegalArgumentException.class, () -> NonNegativeLeastSquares.solve(
				new DenseDoubleMatrix2D(2, 2), new double[] { 1, Double.NaN }))
			.getMessage());
	}
}
