
package org.unmixj.imagej;

import java.util.Arrays;

/**
 * How much the intensity of a time-lapse changes from its first to its last
 * frame, if it changes by the same factor from frame to frame, as with
 * bleaching.
 * <p>
 * The slope of the logarithm of the intensity is the median of the slopes
 * between all pairs of frames (Theil 1950, Sen 1968), so that single bright
 * frames, or cells that fire now and then, do not matter.
 */
final class IntensityTrend {

	/** Smaller changes are no reason for a warning. */
	private static final double LIMIT = 0.1;

	/** Fewer frames have no trend. */
	private static final int MIN_FRAMES = 5;

	/** More frames are averaged in groups, to keep the pairs few. */
	private static final int MAX_GROUPS = 400;

	private IntensityTrend() {
		// static methods only
	}

	/**
	 * Returns last over first intensity, less one: -0.2 for a loss of 20 %. 0 if
	 * there are too few frames, or dark ones.
	 *
	 * @param totals the intensity of each frame
	 */
	static double change(final double[] totals) {
		if (totals.length < MIN_FRAMES) return 0;
		final int groups = Math.min(totals.length, MAX_GROUPS);
		final double[] logs = new double[groups];
		final double[] times = new double[groups];
		for (int g = 0; g < groups; g++) {
			final int first = (int) ((long) totals.length * g / groups);
			final int end = (int) ((long) totals.length * (g + 1) / groups);
			final double mean = Arrays.stream(totals, first, end).average().orElse(0);
			if (!(mean > 0)) return 0;
			logs[g] = Math.log(mean);
			times[g] = (first + end - 1) / 2.0;
		}
		return Math.expm1(slope(times, logs) * (totals.length - 1));
	}

	private static double slope(final double[] times, final double[] logs) {
		final double[] slopes = new double[times.length * (times.length - 1) / 2];
		int count = 0;
		for (int a = 0; a < times.length; a++) {
			for (int b = a + 1; b < times.length; b++) {
				slopes[count++] = (logs[b] - logs[a]) / (times[b] - times[a]);
			}
		}
		Arrays.sort(slopes);
		return (slopes[(count - 1) / 2] + slopes[count / 2]) / 2;
	}

	/**
	 * Returns a warning if the intensity changes by more than a tenth, or null.
	 *
	 * @param totals the intensity of each frame
	 */
	static String warning(final double[] totals) {
		final double change = change(totals);
		return Math.abs(change) > LIMIT ? Messages.trend(change) : null;
	}
}
