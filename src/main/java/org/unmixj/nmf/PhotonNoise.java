
package org.unmixj.nmf;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Tells how noise grows with the signal: the exponent p of variance = g
 * &middot; mean^p, 1 for photons, 0 for noise that is even.
 * <p>
 * Noise is what a truncated SVD leaves. As that has more components than are
 * there, it also takes up noise, by the share that the leverages of row and
 * column tell. Entries are sorted by what the means of their row and column let
 * expect, which hardly depends on their own noise, and p is the slope of the
 * line through the logarithms of mean and variance of ten groups of them.
 */
final class PhotonNoise {

	/** Half way from even noise to photons. */
	private static final double LIMIT = 0.5;

	private static final int GROUPS = 10;

	private static final int MOST_COMPONENTS = 12;

	/** Leverages are taken for smaller than 1 by that at least. */
	private static final double LEAST_LEFT = 0.05;

	/** So many values tell. */
	private static final int VALUES = 1 << 19;

	/** Of long time-lapses more rows would take too much room. */
	private static final int FEWEST_ROWS = 256;

	/** No more than this share of the squares is rounding. */
	private static final double ROUNDING = 1e-20;

	private PhotonNoise() {
		// static methods only
	}

	/** Tells whether the noise is rather that of photons than even. */
	static boolean isLikely(final TallMatrix X, final int threads,
		final ProgressMonitor monitor)
	{
		return exponent(X, threads, monitor) > LIMIT;
	}

	/**
	 * Returns p; NaN if there is no noise, or the signal is the same everywhere.
	 *
	 * @param X m&times;n, at least 4 rows and 2 columns, finite, non-negative,
	 *          not all zero; not modified
	 */
	static double exponent(final TallMatrix X, final int threads,
		final ProgressMonitor monitor)
	{
		final int n = X.columns();
		final long m = Math.min(X.rows(), Math.max(FEWEST_ROWS, VALUES / n));
		final TallMatrix some = X.rows(0, RowPartition.of(m, n));
		final double[] x = entries(some);
		final double[] expected = expected(some);
		final double[] variances;
		try (RowPasses passes = new RowPasses(some, threads, monitor)) {
			variances = variances(some, TruncatedSvd.of(passes, (int) Math.max(1, Math
				.min(MOST_COMPONENTS, Math.min(n / 2, m / 4)))), monitor);
		}
		final double[] sorted = expected.clone();
		Arrays.sort(sorted);
		final double[] limits = new double[GROUPS - 1];
		Arrays.setAll(limits, i -> sorted[(int) ((i + 1L) * sorted.length /
			GROUPS)]);
		final double[][] sums = new double[GROUPS][3];
		double noise = 0, all = 0;
		for (int i = 0; i < x.length; i++) {
			int group = 0;
			while (group < limits.length && expected[i] >= limits[group]) {
				group++;
			}
			sums[group][0]++;
			sums[group][1] += x[i];
			sums[group][2] += variances[i];
			noise += variances[i];
			all += x[i] * x[i];
		}
		return noise > ROUNDING * all ? slope(sums) : Double.NaN;
	}

	/** Returns all entries, block by block, in each column after column. */
	private static double[] entries(final TallMatrix X) {
		final double[] entries = new double[(int) (X.rows() * X.columns())];
		for (int b = 0, i = 0; b < X.partition().count(); b++) {
			for (int j = 0; j < X.columns(); j++, i += X.partition().size(b)) {
				System.arraycopy(X.block(b)[j], 0, entries, i, X.partition().size(b));
			}
		}
		return entries;
	}

	/** Returns the products of the means of row and column, but for a factor. */
	private static double[] expected(final TallMatrix X) {
		final int n = X.columns();
		final double[] columns = new double[n];
		final double[] expected = new double[(int) (X.rows() * n)];
		for (int b = 0, i = 0; b < X.partition().count(); b++) {
			final double[] sums = new double[X.partition().size(b)];
			for (int j = 0; j < n; j++) {
				for (int t = 0; t < sums.length; t++) {
					sums[t] += X.block(b)[j][t];
					columns[j] += X.block(b)[j][t];
				}
			}
			for (int j = 0; j < n; j++) {
				for (int t = 0; t < sums.length; t++) {
					expected[i++] = sums[t];
				}
			}
		}
		for (int b = 0, i = 0; b < X.partition().count(); b++) {
			for (int j = 0; j < n; j++) {
				for (int t = 0; t < X.partition().size(b); t++) {
					expected[i++] *= columns[j];
				}
			}
		}
		return expected;
	}

	/** The squares of what the SVD leaves, over the share that it leaves. */
	private static double[] variances(final TallMatrix X, final TruncatedSvd svd,
		final ProgressMonitor monitor)
	{
		final double[] variances = new double[(int) (X.rows() * X.columns())];
		final int k = svd.rank();
		final double[] sigma = svd.singularValues();
		final DoubleMatrix2D V = svd.V();
		for (int b = 0, i = 0; b < X.partition().count(); b++) {
			if (monitor.isCanceled()) throw new CancellationException();
			final double[][] u = svd.U().block(b);
			final double[] left = new double[X.partition().size(b)];
			for (int t = 0; t < left.length; t++) {
				double leverage = 0;
				for (int l = 0; l < k; l++) {
					leverage += u[l][t] * u[l][t];
				}
				left[t] = Math.max(LEAST_LEFT, 1 - leverage);
			}
			for (int j = 0; j < X.columns(); j++) {
				double leverage = 0;
				for (int l = 0; l < k; l++) {
					leverage += V.getQuick(j, l) * V.getQuick(j, l);
				}
				for (int t = 0; t < left.length; t++) {
					double residual = X.block(b)[j][t];
					for (int l = 0; l < k; l++) {
						residual -= u[l][t] * sigma[l] * V.getQuick(j, l);
					}
					variances[i++] = residual * residual / (left[t] * Math.max(LEAST_LEFT,
						1 - leverage));
				}
			}
		}
		return variances;
	}

	/** The slope of the line through the logarithms of means and variances. */
	private static double slope(final double[][] sums) {
		double count = 0, x = 0, y = 0, xx = 0, xy = 0;
		for (final double[] sum : sums) {
			if (!(sum[1] > 0 && sum[2] > 0)) continue;
			final double mean = Math.log(sum[1] / sum[0]);
			final double variance = Math.log(sum[2] / sum[0]);
			count++;
			x += mean;
			y += variance;
			xx += mean * mean;
			xy += mean * variance;
		}
		return (count * xy - x * y) / (count * xx - x * x);
	}
}
