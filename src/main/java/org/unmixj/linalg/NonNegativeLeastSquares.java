
package org.unmixj.linalg;

import java.util.Arrays;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.CholeskyDecomposition;

/**
 * Non-negative least squares from the Gram matrix: the x &ge; 0 that minimizes
 * x&#7488;Gx - 2b&#7488;x, which is &#x2016;Ax - y&#x2016;&sup2; up to a
 * constant if G = A&#7488;A and b = A&#7488;y.
 * <p>
 * The active set method of Lawson &amp; Hanson (Solving Least Squares Problems,
 * 1974, chapter 23) in the Gram form of Bro &amp; de Jong (J. Chemometrics 11,
 * 1997). G may be singular, or zero: a variable is let in only if its column is
 * independent of those already in, so that one of several solutions is found;
 * variables with a zero on the diagonal stay zero.
 */
public final class NonNegativeLeastSquares {

	/** Relative to unit diagonal. */
	private static final double INDEPENDENT = 1e-13;

	private NonNegativeLeastSquares() {
		// static methods only
	}

	/**
	 * Solves the problem.
	 *
	 * @param G r&times;r, symmetric but for rounding, positive semi-definite; not
	 *          modified
	 * @param b r elements; not modified
	 * @return x, r elements, all &ge; 0
	 * @throws IllegalArgumentException if shapes do not fit or a number is not
	 *           finite
	 * @throws ArithmeticException if the active set does not settle
	 */
	public static double[] solve(final DoubleMatrix2D G, final double[] b) {
		final int r = b.length;
		MatrixChecks.requireShape(G, r, r, "G");
		MatrixChecks.requireFinite(G, "G");
		final double[] scale = new double[r];
		final double[] target = new double[r];
		double largest = 0;
		for (int i = 0; i < r; i++) {
			if (Double.isNaN(b[i]) || Double.isInfinite(b[i])) {
				throw new IllegalArgumentException("b: elements must be finite, got " +
					b[i] + " at " + i);
			}
			scale[i] = G.getQuick(i, i) > 0 ? Math.sqrt(G.getQuick(i, i)) : 0;
			target[i] = scale[i] > 0 ? b[i] / scale[i] : 0;
			largest = Math.max(largest, Math.abs(target[i]));
		}
		final DoubleMatrix2D C = new DenseDoubleMatrix2D(r, r);
		for (int i = 0; i < r; i++) {
			for (int j = 0; j < r; j++) {
				final double product = scale[i] * scale[j];
				// the Cholesky decomposition wants the same bits on both sides
				final double symmetric = (G.getQuick(i, j) + G.getQuick(j, i)) / 2;
				C.setQuick(i, j, product > 0 ? symmetric / product : 0);
			}
		}
		final double[] x = solveScaled(C, target, 1e-14 * r * largest);
		for (int i = 0; i < r; i++) {
			x[i] = scale[i] > 0 ? x[i] / scale[i] : 0;
		}
		return x;
	}

	private static double[] solveScaled(final DoubleMatrix2D C, final double[] b,
		final double tolerance)
	{
		final int r = b.length;
		double[] x = new double[r];
		final boolean[] in = new boolean[r];
		final boolean[] refused = new boolean[r];
		for (int steps = 0; steps < 30 * (r + 1); steps++) {
			final int entering = steepest(C, b, x, in, refused, tolerance);
			if (entering < 0) return x;
			in[entering] = true;
			double[] s = unconstrained(C, b, in);
			if (s == null || !(s[entering] > 0)) {
				in[entering] = false;
				refused[entering] = true;
				continue;
			}
			while (s != null && !nonNegative(s, in)) {
				x = towards(x, s, in);
				s = unconstrained(C, b, in);
			}
			if (s == null) throw new ArithmeticException(
				"non-negative least squares: singular active set");
			x = s;
			Arrays.fill(refused, false);
		}
		throw new ArithmeticException(
			"non-negative least squares: the active set did not settle in " + 30 *
				(r + 1) + " steps");
	}

	/** The variable outside whose increase lowers the objective most, or -1. */
	private static int steepest(final DoubleMatrix2D C, final double[] b,
		final double[] x, final boolean[] in, final boolean[] refused,
		final double tolerance)
	{
		int best = -1;
		double steepest = tolerance;
		for (int i = 0; i < b.length; i++) {
			if (in[i] || refused[i] || !(C.getQuick(i, i) > 0)) continue;
			double gradient = b[i];
			for (int j = 0; j < b.length; j++) {
				gradient -= C.getQuick(i, j) * x[j];
			}
			if (gradient > steepest) {
				steepest = gradient;
				best = i;
			}
		}
		return best;
	}

	/** The solution with the variables that are in; null if they depend. */
	private static double[] unconstrained(final DoubleMatrix2D C,
		final double[] b, final boolean[] in)
	{
		int count = 0;
		final int[] index = new int[b.length];
		for (int i = 0; i < b.length; i++) {
			if (in[i]) index[count++] = i;
		}
		final double[] s = new double[b.length];
		if (count == 0) return s;
		final int[] chosen = Arrays.copyOf(index, count);
		final DoubleMatrix2D part = C.viewSelection(chosen, chosen).copy();
		final DoubleMatrix2D right = new DenseDoubleMatrix2D(count, 1);
		for (int i = 0; i < count; i++) {
			right.setQuick(i, 0, b[chosen[i]]);
		}
		final CholeskyDecomposition cholesky = new CholeskyDecomposition(part);
		if (!cholesky.isSymmetricPositiveDefinite()) return null;
		for (int i = 0; i < count; i++) {
			final double pivot = cholesky.getL().getQuick(i, i);
			if (!(pivot * pivot > INDEPENDENT)) return null;
		}
		final DoubleMatrix2D solution = cholesky.solve(right);
		for (int i = 0; i < count; i++) {
			s[chosen[i]] = solution.getQuick(i, 0);
		}
		return s;
	}

	private static boolean nonNegative(final double[] s, final boolean[] in) {
		for (int i = 0; i < s.length; i++) {
			if (in[i] && !(s[i] > 0)) return false;
		}
		return true;
	}

	/** Goes from x towards s until a variable reaches zero; that one goes out. */
	private static double[] towards(final double[] x, final double[] s,
		final boolean[] in)
	{
		double step = 1;
		for (int i = 0; i < x.length; i++) {
			if (in[i] && !(s[i] > 0)) {
				step = Math.min(step, x[i] / (x[i] - s[i]));
			}
		}
		final double[] next = new double[x.length];
		for (int i = 0; i < x.length; i++) {
			if (!in[i]) continue;
			next[i] = x[i] + step * (s[i] - x[i]);
			if (!(s[i] > 0) && x[i] / (x[i] - s[i]) <= step) {
				next[i] = 0;
				in[i] = false;
			}
		}
		return next;
	}
}
