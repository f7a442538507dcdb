
package org.unmixj.imagej;

import org.unmixj.image.PixelRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;

/** Finds the pixels that are not dark. */
final class BrightPixels {

	private BrightPixels() {
		// static methods only
	}

	/**
	 * Returns the pixels whose mean over the samples is at least a threshold, in
	 * one plane or more; NaN is left out of means. Reads X once.
	 *
	 * @param X the pixels
	 * @param rows which of them are its rows
	 * @return for each pixel of a plane whether it is one
	 */
	static boolean[] of(final RowBlocks X, final PixelRows rows,
		final double threshold, final int threads, final ProgressMonitor monitor)
	{
		final boolean[] bright = new boolean[rows.planeSize()];
		try (RowPasses passes = new RowPasses(X, threads, monitor).tellingOf(
			"Dark pixels", 1))
		{
			passes.overX(() -> (block, count, x, sums) -> {
				final long first = passes.partition().first(block);
				for (int t = 0; t < count; t++) {
					// others may set the same element, to the same value
					if (mean(x, t) >= threshold) bright[rows.pixel(first + t)] = true;
				}
			});
		}
		return bright;
	}

	private static double mean(final double[][] x, final int t) {
		double sum = 0;
		int count = 0;
		for (final double[] column : x) {
			if (Double.isNaN(column[t])) continue;
			sum += column[t];
			count++;
		}
		return sum / count;
	}
}
