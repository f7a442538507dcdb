
package org.unmixj.linalg;

import java.util.Arrays;

/**
 * Non-negative least squares with a penalty on differences of neighbours: the x
 * &ge; 0 that minimizes &frac12;a&#x2016;x&#x2016;&sup2; + &frac12;s&Sigma;_i
 * (x_i+1 - x_i)&sup2; - b&#7488;x.
 * <p>
 * Its matrix is tridiagonal, with no positive element beside the diagonal, for
 * which the primal-dual active set method ends at the solution after few linear
 * systems (Hinterm&uuml;ller, Ito &amp; Kunisch, SIAM J. Optim. 13, 2002,
 * theorem 3.2). O(n) for each.
 */
public final class NonNegativeSmoothing {

	private NonNegativeSmoothing() {
		// static methods only
	}

	/**
	 * Solves the problem.
	 *
	 * @param a above 0
	 * @param s at least 0
	 * @param b n elements; not modified
	 * @return x, n elements, all &ge; 0
	 */
	public static double[] solve(final double a, final double s,
		final double[] b)
	{
		if (!(a > 0 && s >= 0)) {
			throw new IllegalArgumentException(
				"a must be above 0 and s at least 0, got " + a + " and " + s);
		}
		final int n = b.length;
		final boolean[] zero = new boolean[n];
		double[] x = new double[n];
		// a finite method; the bound is for rounding
		for (int steps = 0; steps < n + 10; steps++) {
			x = unconstrained(a, s, b, zero);
			final boolean[] next = new boolean[n];
			for (int i = 0; i < n; i++) {
				next[i] = zero[i] ? gradient(a, s, b, x, i) >= 0 : x[i] < 0;
			}
			if (Arrays.equals(next, zero)) return x;
			System.arraycopy(next, 0, zero, 0, n);
		}
		for (int i = 0; i < n; i++) {
			x[i] = Math.max(0, x[i]);
		}
		return x;
	}

	private static double gradient(final double a, final double s,
		final double[] b, final double[] x, final int i)
	{
		double gradient = a * x[i] - b[i];
		if (i > 0) gradient += s * (x[i] - x[i - 1]);
		if (i + 1 < x.length) gradient += s * (x[i] - x[i + 1]);
		return gradient;
	}

	/** The solution with some elements zero, by elimination (Thomas). */
	private static double[] unconstrained(final double a, final double s,
		final double[] b, final boolean[] zero)
	{
		final int n = b.length;
		final double[] x = new double[n];
		final double[] upper = new double[n];
		for (int i = 0; i < n; i++) {
			if (zero[i]) continue;
			final boolean left = i > 0 && !zero[i - 1];
			final int neighbours = (i > 0 ? 1 : 0) + (i + 1 < n ? 1 : 0);
			final double pivot = a + s * neighbours - (left ? s * upper[i - 1] : 0);
			upper[i] = s / pivot;
			x[i] = (b[i] + (left ? s * x[i - 1] : 0)) / pivot;
		}
		for (int i = n - 2; i >= 0; i--) {
			if (!zero[i] && !zero[i + 1]) x[i] += upper[i] * x[i + 1];
		}
		return x;
	}
}
