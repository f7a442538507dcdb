
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AndersonMixingTest {

	/** g(x) = Ax + b, whose fixed point is (I - A)^-1 b = (4.5, 4, 2.5). */
	private static final double[][] A = { { 0.8, 0.1, 0 }, { 0.1, 0.7, 0.1 }, { 0,
		0.1, 0.6 } };

	private static final double[] B = { 0.5, 0.5, 0.6 };

	private static final double[] FIXED_POINT = { 4.5, 4, 2.5 };

	private static double[] image(final double[] x) {
		final double[] image = B.clone();
		for (int i = 0; i < 3; i++) {
			for (int j = 0; j < 3; j++) {
				image[i] += A[i][j] * x[j];
			}
		}
		return image;
	}

	private static double[] residual(final double[] x) {
		final double[] residual = image(x);
		for (int i = 0; i < 3; i++) {
			residual[i] -= x[i];
		}
		return residual;
	}

	@Test
	void solvesALinearProblemInAsManyStepsAsDimensionsAndOne() {
		final AndersonMixing mixing = new AndersonMixing(3);
		double[] x = new double[3];
		for (int i = 0; i < 4; i++) {
			x = mixing.next(image(x), residual(x));
		}

		assertArrayEquals(FIXED_POINT, x, 1e-6);
	}

	@Test
	void theFirstStepIsPlain() {
		final double[] x = { 1, 2, 3 };

		assertArrayEquals(image(x), new AndersonMixing(3).next(image(x), residual(
			x)));
	}

	@Test
	void theFirstStepAfterForgettingIsPlain() {
		final AndersonMixing mixing = new AndersonMixing(3);
		final double[] x = mixing.next(image(new double[3]), residual(
			new double[3]));
		assertTrue(Math.abs(mixing.next(image(x), residual(x))[0] - image(
			x)[0]) > 0.01);

		mixing.forget();

		assertArrayEquals(image(x), mixing.next(image(x), residual(x)));
	}

	@Test
	void staysAtAFixedPoint() {
		final AndersonMixing mixing = new AndersonMixing(2);
		final double[] zero = new double[3];
		for (int i = 0; i < 3; i++) {
			assertEquals(FIXED_POINT[i], mixing.next(FIXED_POINT.clone(), zero)[i]);
		}
	}
}
