
package org.unmixj.imagej;

import java.util.Arrays;

import org.unmixj.image.StackGeometry;
import org.unmixj.linalg.TallMatrix;

import ij.ImagePlus;
import ij.ImageStack;

/** Makes an image of one number for each pixel (row of X). */
final class PlaneImage {

	/** Above this percentage of the pixels, the display is saturated. */
	private static final double PERCENT = 99.5;

	/** Pixels that the display range is found from, at most. */
	private static final int RANGE_PIXELS = 1 << 16;

	private PlaneImage() {
		// static methods only
	}

	/**
	 * Returns a 32-bit image with the axes of the component images, NaN outside
	 * of a selection, displayed from 0 to a high percentile.
	 *
	 * @param values m&times;1; not modified
	 */
	static ImagePlus of(final String title, final StackInput input,
		final TallMatrix values)
	{
		final StackGeometry geometry = input.geometry();
		final float[][] planes = new float[geometry.planes()][];
		for (int plane = 0; plane < planes.length; plane++) {
			final float[] pixels = new float[geometry.width() * geometry.height()];
			Arrays.fill(pixels, Float.NaN);
			input.pixels().fillPlane(values, 0, plane, pixels);
			planes[geometry.componentPlane(plane)] = pixels;
		}
		final ImageStack stack = new ImageStack(geometry.width(), geometry
			.height());
		for (final float[] plane : planes) {
			stack.addSlice(null, plane);
		}
		final ImagePlus image = new ImagePlus(title, stack);
		image.setDimensions(1, geometry.componentSlices(), geometry
			.componentFrames());
		image.setOpenAsHyperStack(true);
		image.setDisplayRange(0, highest(planes));
		return image;
	}

	private static double highest(final float[][] planes) {
		final long pixels = (long) planes.length * planes[0].length;
		final long step = 1 + (pixels - 1) / RANGE_PIXELS;
		final float[] values = new float[(int) ((pixels + step - 1) / step)];
		int count = 0;
		for (long i = 0; i < pixels; i += step) {
			final float value = planes[(int) (i / planes[0].length)][(int) (i %
				planes[0].length)];
			if (Math.abs(value) <= Float.MAX_VALUE) values[count++] = value;
		}
		Arrays.sort(values, 0, count);
		final double highest = count == 0 ? 0 : values[(int) (PERCENT / 100 *
			(count - 1))];
		return highest > 0 ? highest : 1;
	}
}
