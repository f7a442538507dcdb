
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.BlockKernels;

/**
 * A projected Newton step for many small problems of r unknowns at a time:
 * minimize f(v) = &Sigma;_i [y_i - x_i log y_i] over v &ge; 0, where y is
 * linear in v. Problem t has the unknowns v[0][t] to v[r-1][t]; it is a row of
 * W (y = H&#7488;v), or a column of H (y = Wv).
 * <p>
 * The quadratic model g&#7488;d + &frac12;d&#7488;Qd with gradient g and
 * Hessian Q is lowered, subject to v + d &ge; 0, by coordinate descent from d =
 * 0. With A = -g&#7488;d, B = d&#7488;Qd and &rho; = max(-p_i/y_i), where p is
 * the change of y, a step of length s changes f by at most -sA +
 * s&sup2;B&middot;&omega;(s&rho;) with &omega;(u) = (-log(1 - u) - u)/u&sup2;,
 * as the second derivative of f along the way is that at its start times at
 * most 1/(1 - s&rho;)&sup2;. &omega;(u) &le; 1 up to u = 0.6838. So with s =
 * min(1, A/B, 0.68/&rho;) f never rises; no trial steps are needed. As v stays
 * non-negative, &rho; is at most 1. A coordinate may leave zero again, and gets
 * there exactly.
 *
 * @see "L. T. K. Hien and N. Gillis, Algorithms for nonnegative matrix
 *      factorization with the Kullback-Leibler divergence, J. Sci. Comput. 87
 *      (2021), where the same constant bounds steps of single coordinates"
 * @see "C.-J. Hsieh and I. S. Dhillon, Fast coordinate descent methods with
 *      variable selection for non-negative matrix factorization, KDD 2011"
 */
final class PoissonStep {

	/** Where &omega; is about 1, rounded down. */
	static final double SAFE = 0.68;

	/** d, r arrays. */
	final double[][] d;

	/** &rho; on entry of {@link #apply}, the length of the step on return. */
	final double[] length;

	private final double[] slope;

	private final double[] curvature;

	private final double[] work;

	/**
	 * @param r the number of unknowns
	 * @param most the largest number of problems
	 */
	PoissonStep(final int r, final int most) {
		d = new double[r][most];
		length = new double[most];
		slope = new double[most];
		curvature = new double[most];
		work = new double[most];
	}

	/** Returns the number of elements of a triangle of r&times;r. */
	static int pairs(final int r) {
		return r * (r + 1) / 2;
	}

	/** Returns where the element (j, l) of a symmetric matrix is kept. */
	static int pair(final int j, final int l) {
		return j >= l ? j * (j + 1) / 2 + l : l * (l + 1) / 2 + j;
	}

	/**
	 * Finds d.
	 *
	 * @param v r unknowns; not modified
	 * @param g r gradients
	 * @param Q pairs(r) elements of the Hessian
	 * @param sweeps the sweeps of coordinate descent
	 */
	void findDirection(final double[][] v, final double[][] g, final double[][] Q,
		final int count, final int sweeps)
	{
		final int r = v.length;
		for (final double[] column : d) {
			Arrays.fill(column, 0, count, 0);
		}
		for (int sweep = 0; sweep < sweeps; sweep++) {
			for (int j = 0; j < r; j++) {
				System.arraycopy(g[j], 0, work, 0, count);
				for (int l = 0; l < r; l++) {
					addProduct(work, Q[pair(j, l)], d[l], count);
				}
				descend(d[j], work, Q[pair(j, j)], v[j], count);
			}
		}
	}

	/** Where a curvature is 0 the gradient is not negative: down to zero. */
	private static void descend(final double[] d, final double[] gradient,
		final double[] curvature, final double[] v, final int count)
	{
		for (int t = 0; t < count; t++) {
			d[t] = Math.max(-v[t], d[t] - gradient[t] / Math.max(curvature[t],
				Double.MIN_NORMAL));
		}
	}

	private static void addProduct(final double[] sum, final double[] a,
		final double[] b, final int count)
	{
		for (int t = 0; t < count; t++) {
			sum[t] += a[t] * b[t];
		}
	}

	/**
	 * Goes along d as far as is safe.
	 *
	 * @param v r unknowns, modified
	 * @param g r gradients
	 * @param Q pairs(r) elements of the Hessian
	 */
	void apply(final double[][] v, final double[][] g, final double[][] Q,
		final int count)
	{
		final int r = v.length;
		Arrays.fill(slope, 0, count, 0);
		Arrays.fill(curvature, 0, count, 0);
		for (int j = 0; j < r; j++) {
			addProduct(slope, g[j], d[j], count);
			Arrays.fill(work, 0, count, 0);
			for (int l = 0; l < r; l++) {
				addProduct(work, Q[pair(j, l)], d[l], count);
			}
			addProduct(curvature, work, d[j], count);
		}
		for (int t = 0; t < count; t++) {
			length[t] = length(-slope[t], curvature[t], length[t]);
		}
		for (int j = 0; j < r; j++) {
			final double[] vj = v[j];
			final double[] dj = d[j];
			for (int t = 0; t < count; t++) {
				vj[t] = Math.max(0, vj[t] + length[t] * dj[t]);
			}
		}
	}

	private static double length(final double fall, final double curvature,
		final double rho)
	{
		if (!(fall > 0)) return 0;
		if (!(curvature > 0)) return 1;
		double length = Math.min(1, fall / curvature);
		if (rho > 0) length = Math.min(length, SAFE / rho);
		return length;
	}

	/** Returns the largest of |v - v'|/|v + v'| of the problems. */
	static double largestChange(final double[][] before, final double[][] after,
		final int count)
	{
		double largest = 0;
		for (int t = 0; t < count; t++) {
			double deviation = 0, sum = 0;
			for (int j = 0; j < after.length; j++) {
				final double minus = after[j][t] - before[j][t];
				final double plus = after[j][t] + before[j][t];
				deviation += minus * minus;
				sum += plus * plus;
			}
			if (sum > 0) largest = Math.max(largest, deviation / sum);
		}
		return Math.sqrt(largest);
	}

	/** Copies rows {@code from} to {@code from + count - 1} of the columns. */
	static void copy(final double[][] columns, final int from,
		final double[][] to, final int at, final int count)
	{
		for (int j = 0; j < columns.length; j++) {
			System.arraycopy(columns[j], from, to[j], at, count);
		}
	}

	/** Returns the products of all pairs of vectors, element by element. */
	static void multiplyPairs(final double[][] v, final double[][] products,
		final int count)
	{
		for (int j = 0; j < v.length; j++) {
			for (int l = 0; l <= j; l++) {
				final double[] product = products[pair(j, l)];
				final double[] a = v[j];
				final double[] b = v[l];
				for (int t = 0; t < count; t++) {
					product[t] = a[t] * b[t];
				}
			}
		}
	}

	/** Returns the sum of each vector. */
	static double[] sums(final double[][] v, final int count) {
		final double[] ones = new double[count];
		Arrays.fill(ones, 1);
		final double[] sums = new double[v.length];
		for (int j = 0; j < v.length; j++) {
			sums[j] = BlockKernels.dot(v[j], ones, count);
		}
		return sums;
	}
}
