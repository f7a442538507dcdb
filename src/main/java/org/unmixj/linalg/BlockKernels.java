
package org.unmixj.linalg;

import java.util.Arrays;

/**
 * The loops in which nearly all time is spent.
 * <p>
 * The shape of {@code addFour} is what the JVM's C2 compiler turns into vector
 * code: one array is stored, and all arrays are indexed by the bare loop
 * variable. Four inputs at a time need the fewest loads per multiplication;
 * with eight, C2 stops to vectorize. It never vectorizes sums of doubles, so a
 * contraction over the rows of a block either goes along the columns of the
 * transposed block, if these are many, or keeps sixteen sums in registers.
 */
public final class BlockKernels {

	/** With so many columns a transposition pays. */
	private static final int LONG_ROW = 64;

	/** Rows transposed at a time: the doubles of a cache line. */
	private static final int STRIP = 8;

	/** Columns whose sums and strip stay in the first cache. */
	private static final int CHUNK = 512;

	/** The doubles of a page, which is how far the first cache tells apart. */
	private static final int PAGE = 512;

	/**
	 * With their header, arrays that are so much longer than some pages are nine
	 * cache lines from page to page, and so do not displace each other from the
	 * cache where they are used together.
	 */
	private static final int BEYOND_PAGES = 70;

	/** Transposed rows; new ones for each block would never be in the cache. */
	private static final ThreadLocal<double[][]> STRIPS = ThreadLocal.withInitial(
		() -> new double[STRIP][0]);

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

	/**
	 * Adds up the entries of a block, row by row, in the one look at it that
	 * their check is. Four columns at a time, so that they come from memory once.
	 *
	 * @param x columns of at least {@code count} elements
	 * @param faults twice the negative parts are added, |x| - x: what was 0 stays
	 *          0 where no entry is negative, infinite or NaN
	 * @param sums the entries are added
	 * @param squares their squares are added
	 */
	static void addEntries(final double[][] x, final int count,
		final double[] faults, final double[] sums, final double[] squares)
	{
		final double[] zero = x.length % 4 == 0 ? null : new double[count];
		for (int from = 0; from < count; from += CHUNK) {
			final int to = Math.min(count, from + CHUNK);
			for (int i = 0; i < x.length; i += 4) {
				final double[] x0 = x[i];
				final double[] x1 = i + 1 < x.length ? x[i + 1] : zero;
				final double[] x2 = i + 2 < x.length ? x[i + 2] : zero;
				final double[] x3 = i + 3 < x.length ? x[i + 3] : zero;
				addNegativeParts(faults, x0, x1, x2, x3, from, to);
				addFour(sums, 1, x0, 1, x1, 1, x2, 1, x3, from, to);
				addSquares(squares, x0, x1, x2, x3, from, to);
			}
		}
	}

	private static void addNegativeParts(final double[] y, final double[] x0,
		final double[] x1, final double[] x2, final double[] x3, final int from,
		final int to)
	{
		for (int t = from; t < to; t++) {
			y[t] += (Math.abs(x0[t]) - x0[t]) + (Math.abs(x1[t]) - x1[t]) + (Math.abs(
				x2[t]) - x2[t]) + (Math.abs(x3[t]) - x3[t]);
		}
	}

	/** Returns &Sigma;X_ij&sup2; of a block of n columns. */
	static double sumOfSquares(final double[][] x, final int n, final int count) {
		final double[] squares = new double[count];
		int i = 0;
		for (; i + 3 < n; i += 4) {
			addSquares(squares, x[i], x[i + 1], x[i + 2], x[i + 3], 0, count);
		}
		double sum = 0;
		for (final double square : squares) {
			sum += square;
		}
		for (; i < n; i++) {
			sum += dot(x[i], x[i], count);
		}
		return sum;
	}

	private static void addSquares(final double[] y, final double[] x0,
		final double[] x1, final double[] x2, final double[] x3, final int from,
		final int to)
	{
		for (int t = from; t < to; t++) {
			y[t] += x0[t] * x0[t] + x1[t] * x1[t] + x2[t] * x2[t] + x3[t] * x3[t];
		}
	}

	/**
	 * A projected step: x &larr; max(0, x + factor&middot;direction).
	 *
	 * @param x modified
	 */
	public static void projectedStep(final double[] x, final double factor,
		final double[] direction, final int count)
	{
		for (int t = 0; t < count; t++) {
			x[t] = Math.max(0, x[t] + factor * direction[t]);
		}
	}

	/** Returns &Sigma;_t (x_t + sign&middot;y_t)&sup2;. */
	public static double squaredSum(final double[] x, final double[] y,
		final double sign, final int count)
	{
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		int t = 0;
		for (; t + 3 < count; t += 4) {
			final double d0 = x[t] + sign * y[t];
			final double d1 = x[t + 1] + sign * y[t + 1];
			final double d2 = x[t + 2] + sign * y[t + 2];
			final double d3 = x[t + 3] + sign * y[t + 3];
			s0 += d0 * d0;
			s1 += d1 * d1;
			s2 += d2 * d2;
			s3 += d3 * d3;
		}
		for (; t < count; t++) {
			final double d = x[t] + sign * y[t];
			s0 += d * d;
		}
		return (s0 + s1) + (s2 + s3);
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
	 * Multiplies a block by a small matrix from the right: Y = X&middot;A&#7488;.
	 * Four columns of X are used for all columns of Y before the next four are,
	 * so that X comes from memory once.
	 *
	 * @param x n columns of at least {@code count} elements
	 * @param a r arrays of n coefficients
	 * @param y r columns of at least {@code count} elements, overwritten
	 */
	public static void multiply(final double[][] x, final int n, final int count,
		final double[][] a, final double[][] y)
	{
		for (int j = 0; j < a.length; j++) {
			Arrays.fill(y[j], 0, count, 0);
		}
		int i = 0;
		for (; i + 3 < n; i += 4) {
			for (int j = 0; j < a.length; j++) {
				final double[] c = a[j];
				addFour(y[j], c[i], x[i], c[i + 1], x[i + 1], c[i + 2], x[i + 2], c[i +
					3], x[i + 3], 0, count);
			}
		}
		for (; i < n; i++) {
			for (int j = 0; j < a.length; j++) {
				addOne(y[j], a[j][i], x[i], 0, count);
			}
		}
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
		int t = 0;
		for (; t + STRIP <= count; t += STRIP) {
			transposeStrip(x, 0, n, t, into, t);
		}
		for (; t < count; t++) {
			for (int j = 0; j < n; j++) {
				into[t][j] = x[j][t];
			}
		}
	}

	private static void transposeStrip(final double[][] x, final int from,
		final int to, final int t, final double[][] into, final int at)
	{
		final double[] y0 = into[at], y1 = into[at + 1], y2 = into[at + 2], y3 =
			into[at + 3], y4 = into[at + 4], y5 = into[at + 5], y6 = into[at + 6],
				y7 = into[at + 7];
		for (int j = from; j < to; j++) {
			final double[] column = x[j];
			y0[j] = column[t];
			y1[j] = column[t + 1];
			y2[j] = column[t + 2];
			y3[j] = column[t + 3];
			y4[j] = column[t + 4];
			y5[j] = column[t + 5];
			y6[j] = column[t + 6];
			y7[j] = column[t + 7];
		}
	}

	/**
	 * Adds the products of two blocks: sums += A&#7488;X.
	 *
	 * @param a r columns of at least {@code count} elements
	 * @param x n columns of at least {@code count} elements
	 * @param sums r arrays of n elements, modified
	 */
	public static void addProducts(final double[][] a, final int r,
		final double[][] x, final int n, final int count, final double[][] sums)
	{
		if (n < LONG_ROW) {
			addDots(a, r, x, n, count, false, sums);
			return;
		}
		addOuterProducts(a, r, x, n, count, false, sums);
	}

	/** Row by row of X; with {@code upper} only sums[j][i] with i &ge; j. */
	private static void addOuterProducts(final double[][] a, final int r,
		final double[][] x, final int n, final int count, final boolean upper,
		final double[][] sums)
	{
		final double[][] strip = strip(n);
		for (int from = 0; from < n; from += CHUNK) {
			addOuterProducts(a, upper ? Math.min(r, from + CHUNK) : r, x, from, Math
				.min(n, from + CHUNK), count, upper, strip, sums);
		}
	}

	/** Returns room of this thread for rows of n elements. */
	private static double[][] strip(final int n) {
		final double[][] strip = STRIPS.get();
		if (strip[0].length < n) {
			final int length = (n - BEYOND_PAGES + PAGE - 1) / PAGE * PAGE +
				BEYOND_PAGES;
			for (int i = 0; i < STRIP; i++) {
				strip[i] = new double[length];
			}
		}
		return strip;
	}

	/** Columns {@code from} to {@code to - 1}. */
	private static void addOuterProducts(final double[][] a, final int r,
		final double[][] x, final int from, final int to, final int count,
		final boolean upper, final double[][] strip, final double[][] sums)
	{
		int t = 0;
		for (; t + STRIP <= count; t += STRIP) {
			transposeStrip(x, from, to, t, strip, 0);
			for (int j = 0; j < r; j++) {
				final double[] c = a[j];
				final int first = upper ? Math.max(j, from) : from;
				addFour(sums[j], c[t], strip[0], c[t + 1], strip[1], c[t + 2], strip[2],
					c[t + 3], strip[3], first, to);
				addFour(sums[j], c[t + 4], strip[4], c[t + 5], strip[5], c[t + 6],
					strip[6], c[t + 7], strip[7], first, to);
			}
		}
		for (; t < count; t++) {
			for (int i = from; i < to; i++) {
				strip[0][i] = x[i][t];
			}
			for (int j = 0; j < r; j++) {
				addOne(sums[j], a[j][t], strip[0], upper ? Math.max(j, from) : from,
					to);
			}
		}
	}

	/**
	 * Adds the Gram matrix of a block: sums += A&#7488;A, symmetric to the last
	 * bit.
	 *
	 * @param a r columns of at least {@code count} elements
	 * @param sums r arrays, symmetric; element [j][l] is modified for all j, l
	 *          &lt; r
	 */
	public static void addGram(final double[][] a, final int r, final int count,
		final double[][] sums)
	{
		addDots(a, r, a, r, count, true, sums);
		for (int j = 0; j < r; j++) {
			for (int l = 0; l < j; l++) {
				sums[j][l] = sums[l][j];
			}
		}
	}

	/**
	 * Adds the upper triangle of the Gram matrix of a wide block: sums +=
	 * X&#7488;X.
	 *
	 * @param x n columns of at least {@code count} elements
	 * @param sums n arrays; element [i][l] is modified for i &le; l &lt; n, and
	 *          may be so for others
	 */
	public static void addUpperGram(final double[][] x, final int n,
		final int count, final double[][] sums)
	{
		if (n < LONG_ROW) addDots(x, n, x, n, count, true, sums);
		else addOuterProducts(x, n, x, n, count, true, sums);
	}

	/**
	 * Adds dot products, sixteen at a time where there are so many; with {@code
	 * upper} at least sums[j][i] with i &ge; j.
	 */
	private static void addDots(final double[][] a, final int r,
		final double[][] x, final int n, final int count, final boolean upper,
		final double[][] sums)
	{
		final int r4 = r / 4 * 4;
		final int n4 = n / 4 * 4;
		final double[] four = new double[4];
		for (int i = 0; i < n4; i += 4) {
			final int to = upper ? i + 1 : r4;
			for (int j = 0; j < to; j += 4) {
				addSixteenDots(a, j, x, i, count, sums);
			}
			for (int j = r4; j < r && !upper; j++) {
				fourDots(a[j], x, i, count, four);
				for (int k = 0; k < 4; k++) {
					sums[j][i + k] += four[k];
				}
			}
		}
		for (int i = n4; i < n; i++) {
			for (int j = 0; j < r4; j += 4) {
				fourDots(x[i], a, j, count, four);
				for (int k = 0; k < 4; k++) {
					sums[j + k][i] += four[k];
				}
			}
			for (int j = r4; j < (upper ? i + 1 : r); j++) {
				sums[j][i] += dot(a[j], x[i], count);
			}
		}
	}

	private static void fourDots(final double[] a, final double[][] x,
		final int i, final int count, final double[] dots)
	{
		final double[] x0 = x[i], x1 = x[i + 1], x2 = x[i + 2], x3 = x[i + 3];
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		for (int t = 0; t < count; t++) {
			final double at = a[t];
			s0 += at * x0[t];
			s1 += at * x1[t];
			s2 += at * x2[t];
			s3 += at * x3[t];
		}
		dots[0] = s0;
		dots[1] = s1;
		dots[2] = s2;
		dots[3] = s3;
	}

	private static void addSixteenDots(final double[][] a, final int j,
		final double[][] x, final int i, final int count, final double[][] sums)
	{
		final double[] a0 = a[j], a1 = a[j + 1], a2 = a[j + 2], a3 = a[j + 3];
		final double[] x0 = x[i], x1 = x[i + 1], x2 = x[i + 2], x3 = x[i + 3];
		double s00 = 0, s01 = 0, s02 = 0, s03 = 0, s10 = 0, s11 = 0, s12 = 0, s13 =
			0, s20 = 0, s21 = 0, s22 = 0, s23 = 0, s30 = 0, s31 = 0, s32 = 0, s33 = 0;
		for (int t = 0; t < count; t++) {
			final double u0 = a0[t], u1 = a1[t], u2 = a2[t], u3 = a3[t];
			final double v0 = x0[t], v1 = x1[t], v2 = x2[t], v3 = x3[t];
			s00 += u0 * v0;
			s01 += u0 * v1;
			s02 += u0 * v2;
			s03 += u0 * v3;
			s10 += u1 * v0;
			s11 += u1 * v1;
			s12 += u1 * v2;
			s13 += u1 * v3;
			s20 += u2 * v0;
			s21 += u2 * v1;
			s22 += u2 * v2;
			s23 += u2 * v3;
			s30 += u3 * v0;
			s31 += u3 * v1;
			s32 += u3 * v2;
			s33 += u3 * v3;
		}
		addRow(sums[j], i, s00, s01, s02, s03);
		addRow(sums[j + 1], i, s10, s11, s12, s13);
		addRow(sums[j + 2], i, s20, s21, s22, s23);
		addRow(sums[j + 3], i, s30, s31, s32, s33);
	}

	private static void addRow(final double[] sums, final int i, final double s0,
		final double s1, final double s2, final double s3)
	{
		sums[i] += s0;
		sums[i + 1] += s1;
		sums[i + 2] += s2;
		sums[i + 3] += s3;
	}
}
