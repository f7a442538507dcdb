
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class NonNegativeSmoothingTest {

	@ParameterizedTest
	@CsvSource({ "1, 0, 20", "1, 0.1, 20", "1, 1, 40", "0.01, 1, 40",
		"1e-4, 10, 60", "1, 5, 1", "1, 5, 2" })
	void isTheNonNegativeLeastSquaresSolution(final double a, final double s,
		final int n)
	{
		final double[] b = TestMatrices.signed(1, n, 8).viewRow(0).toArray();
		final DoubleMatrix2D G = new DenseDoubleMatrix2D(n, n);
		for (int i = 0; i < n; i++) {
			G.setQuick(i, i, a + s * ((i > 0 ? 1 : 0) + (i + 1 < n ? 1 : 0)));
			if (i > 0) G.setQuick(i, i - 1, -s);
			if (i > 0) G.setQuick(i - 1, i, -s);
		}

		final double[] x = NonNegativeSmoothing.solve(a, s, b);

		final double[] expected = NonNegativeLeastSquares.solve(G, b);
		double largest = 0;
		for (final double value : expected) {
			largest = Math.max(largest, value);
		}
		assertArrayEquals(expected, x, 1e-10 * largest);
	}

	@ParameterizedTest
	@CsvSource({ "1e-6, 1, 3000", "1, 1e8, 3000", "1e-3, 3, 1000" })
	void optimalityConditionsHoldForManySamples(final double a, final double s,
		final int n)
	{
		final double[] b = TestMatrices.signed(1, n, 9).viewRow(0).toArray();

		final double[] x = NonNegativeSmoothing.solve(a, s, b);

		for (int i = 0; i < n; i++) {
			double gradient = a * x[i] - b[i];
			if (i > 0) gradient += s * (x[i] - x[i - 1]);
			if (i + 1 < n) gradient += s * (x[i] - x[i + 1]);
			final double rounding = 1e-13 * (1 + (a + 4 * s) * x[i]);
			assertTrue(x[i] >= 0);
			assertEquals(0, x[i] > 0 ? gradient : Math.min(0, gradient), rounding);
		}
	}

	@Test
	void withoutPenaltyItCutsAtZero() {
		assertArrayEquals(new double[] { 0.5, 0, 1.5 }, NonNegativeSmoothing.solve(
			2, 0, new double[] { 1, -4, 3 }));
	}

	@Test
	void rejectsWhatHasNoMinimum() {
		assertThrows(IllegalArgumentException.class, () -> NonNegativeSmoothing
			.solve(0, 1, new double[3]));
		assertThrows(IllegalArgumentException.class, () -> NonNegativeSmoothing
			.solve(1, -1, new double[3]));
	}
}
