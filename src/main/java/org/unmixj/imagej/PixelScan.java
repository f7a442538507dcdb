
package org.unmixj.imagej;

import java.util.Arrays;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;

/**
 * What one pass over the pixels tells of their values, where a choice depends
 * on it. NaN and infinite values are left out.
 */
final class PixelScan {

	/** As many values are kept for percentiles, or {@link #MIN_ROWS} rows. */
	private static final long KEPT_VALUES = 1 << 24;

	private static final long MIN_ROWS = 1 << 14;

	private final long entries;

	private double maximum = Double.NEGATIVE_INFINITY;

	private long atMaximum;

	private final double[] minima;

	/** Every {@code step}-th row, [sample][row]. */
	private final float[][] kept;

	private PixelScan(final RowBlocks X, final boolean keeps) {
		entries = X.rows() * X.columns();
		minima = new double[X.columns()];
		Arrays.fill(minima, Double.POSITIVE_INFINITY);
		kept = new float[X.columns()][keeps ? (int) ((X.rows() - 1) / step(X) + 1)
			: 0];
	}

	private static long step(final RowBlocks X) {
		final long most = Math.max(MIN_ROWS, KEPT_VALUES / X.columns());
		return (X.rows() - 1) / most + 1;
	}

	/**
	 * Reads X once.
	 *
	 * @param percentiles whether {@link #percentile} will be asked for
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	static PixelScan of(final RowBlocks X, final boolean percentiles,
		final int threads, final ProgressMonitor monitor)
	{
		final PixelScan scan = new PixelScan(X, percentiles);
		final long step = step(X);
		try (RowPasses passes = new RowPasses(X, threads, monitor).tellingOf(
			"Range of the values", 1))
		{
			passes.overX(() -> (block, count, x, sums) -> {
				scan.addRange(x, count);
				if (percentiles) scan.keep(x, count, passes.partition().first(block),
					step);
			});
		}
		return scan;
	}

	private void addRange(final double[][] x, final int count) {
		double max = Double.NEGATIVE_INFINITY;
		long atMax = 0;
		final double[] mins = new double[x.length];
		for (int j = 0; j < x.length; j++) {
			double min = Double.POSITIVE_INFINITY;
			for (int t = 0; t < count; t++) {
				final double value = x[j][t];
				if (!(Math.abs(value) <= Double.MAX_VALUE)) continue;
				if (value < min) min = value;
				if (value > max) {
					max = value;
					atMax = 0;
				}
				if (value == max) atMax++;
			}
			mins[j] = min;
		}
		merge(max, atMax, mins);
	}

	/** The order of the blocks does not matter. */
	private synchronized void merge(final double max, final long atMax,
		final double[] mins)
	{
		if (max > maximum) atMaximum = 0;
		if (max >= maximum) {
			maximum = max;
			atMaximum += atMax;
		}
		Arrays.setAll(minima, j -> Math.min(minima[j], mins[j]));
	}

	private void keep(final double[][] x, final int count, final long first,
		final long step)
	{
		for (long row = (first + step - 1) / step * step; row < first +
			count; row += step)
		{
			for (int j = 0; j < x.length; j++) {
				kept[j][(int) (row / step)] = (float) x[j][(int) (row - first)];
			}
		}
	}

	/** Returns the number of entries. */
	long entries() {
		return entries;
	}

	/** Returns the largest value. */
	double maximum() {
		return maximum;
	}

	/** Returns how many entries have the largest value. */
	long atMaximum() {
		return atMaximum;
	}

	/** Returns the smallest value of each sample. */
	double[] minima() {
		return minima.clone();
	}

	/**
	 * Returns a percentile of a sample, between two values by linear
	 * interpolation; of a very large stack from some of its pixels, evenly
	 * spread.
	 *
	 * @param fraction 0 to 1
	 */
	double percentile(final int sample, final double fraction) {
		final float[] values = kept[sample].clone();
		int count = 0;
		for (final float value : values) {
			if (Math.abs(value) <= Float.MAX_VALUE) values[count++] = value;
		}
		if (count == 0) return 0;
		Arrays.sort(values, 0, count);
		final double place = fraction * (count - 1);
		final int below = (int) place;
		final int above = Math.min(below + 1, count - 1);
		return values[below] + (place - below) * (values[above] - values[below]);
	}
}
