
package org.unmixj.linalg;

/**
 * The loops in which nearly all time is spent.
 * <p>
 * Their shape is what the JVM's C2 compiler turns into vector code: one array
 * is stored, and all arrays are indexed by the bare loop variable. Four inputs
 * at a time need the fewest loads per multiplication.
 */
public final class BlockKernels {

	private BlockKernels() {
		// static methods only
	}

	/**
	 * Adds a linear combination of vectors: y += &Sigma;_i a_i x_i.
	 *
	 * @param y modified; elements {@code from} to {@code to - 1}
	 * @param a coefficients, of which the first {@code terms} are used
	 * @param x vectors, likewise
	 */
	public static void addCombination(final double[] y, final double[] a,
		final double[][] x, final int terms, final int from, final int to)
	{
		int i = 0;
		for (; i + 3 < terms; i += 4) {
			addFour(y, a[i], x[i], a[i + 1], x[i + 1], a[i + 2], x[i + 2], a[i + 3],
				x[i + 3], from, to);
		}
		for (; i < terms; i++) {
			addOne(y, a[i], x[i], from, to);
		}
	}

	private static void addFour(final double[] y, final double a0,
		final double[] x0, final double a1, final double[] x1, final double a2,
		final double[] x2, final double a3, final double[] x3, final int from,
		final int to)
	{
		for (int t = from; t < to; t++) {
			y[t] += a0 * x0[t] + a1 * x1[t] + a2 * x2[t] + a3 * x3[t];
		}
	}

	private static void addOne(final double[] y, final double a, final double[] x,
		final int from, final int to)
	{
		for (int t = from; t < to; t++) {
			y[t] += a * x[t];
		}
	}

	/** Returns &Sigma;_t x_t y_t over the first {@code count} elements. */
	public static double dot(final double[] x, final double[] y,
		final int count)
	{
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		int t = 0;
		for (; t + 3 < count; t += 4) {
			s0 += x[t] * y[t];
			s1 += x[t + 1] * y[t + 1];
			s2 += x[t + 2] * y[t + 2];
			s3 += x[t + 3] * y[t + 3];
		}
		for (; t < count; t++) {
			s0 += x[t] * y[t];
		}
		return (s0 + s1) + (s2 + s3);
	}

	/**
	 * Transposes a block: into[t][j] = x[j][t].
	 *
	 * @param x n columns of at least {@code count} elements
	 * @param into at least {@code count} arrays of at least n elements
	 */
	public static void transpose(final double[][] x, final int n, final int count,
		final double[][] into)
	{
		for (int t0 = 0; t0 < count; t0 += 16) {
			final int t1 = Math.min(t0 + 16, count);
			for (int j = 0; j < n; j++) {
				final double[] column = x[j];
				for (int t = t0; t < t1; t++) {
					into[t][j] = column[t];
				}
			}
		}
	}

	/**
	 * Adds the products of two blocks: sums += A&#7488;X, where A holds r columns
	 * and X is given transposed.
	 *
	 * @param a r columns of at least {@code count} elements
	 * @param xt {@code count} rows of X, n elements each
	 * @param sums r arrays of n elements, modified
	 */
	public static void addProducts(final double[][] a, final int r,
		final double[][] xt, final int n, final int count, final double[][] sums)
	{
		for (int j = 0; j < r; j++) {
			addCombination(sums[j], a[j], xt, count, 0, n);
		}
	}

	/**
	 * Adds the Gram matrix of a block: sums += A&#7488;A.
	 *
	 * @param a r columns of at least {@code count} elements
	 * @param sums r arrays; element [j][l] is modified for all j, l &lt; r
	 */
	public static void addGram(final double[][] a, final int r, final int count,
		final double[][] sums)
	{
		for (int j = 0; j < r; j++) {
			for (int l = 0; l <= j; l++) {
				final double product = dot(a[j], a[l], count);
				sums[j][l] += product;
				if (l != j) sums[l][j] += product;
			}
		}
	}
}
