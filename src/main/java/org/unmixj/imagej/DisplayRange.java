
package org.unmixj.imagej;

import java.util.Arrays;

/**
 * Finds how bright a component is, from some of its pixels, evenly spread over
 * all its planes.
 */
final class DisplayRange {

	/** Above this share of the positive pixels, intensities are saturated. */
	private static final double SATURATION = 0.998;

	/** How many pixels are looked at, at most. */
	private static final int MOST_PIXELS = 1 << 16;

	private final int planeSize;

	private final long step;

	private final float[] values;

	private int count;

	/**
	 * @param planeSize the pixels of a plane
	 * @param planes how many planes the component has
	 */
	DisplayRange(final int planeSize, final int planes) {
		this.planeSize = planeSize;
		final long pixels = (long) planes * planeSize;
		step = 1 + (pixels - 1) / MOST_PIXELS;
		values = new float[(int) ((pixels + step - 1) / step)];
	}

	/**
	 * Looks at a plane.
	 *
	 * @param plane which one of the component, from 0
	 */
	void add(final int plane, final float[] pixels) {
		final long first = (long) plane * planeSize;
		for (long p = (step - first % step) % step; p < planeSize; p += step) {
			if (pixels[(int) p] > 0) values[count++] = pixels[(int) p];
		}
	}

	/** Tells whether there are positive pixels, all of one value. */
	boolean isConstant() {
		for (int i = 1; i < count; i++) {
			if (values[i] != values[0]) return false;
		}
		return count > 1;
	}

	/** Returns a high percentile of the positive pixels, or 0. */
	double maximum() {
		if (count == 0) return 0;
		final float[] sorted = Arrays.copyOf(values, count);
		Arrays.sort(sorted);
		return sorted[(int) (SATURATION * (count - 1))];
	}
}
