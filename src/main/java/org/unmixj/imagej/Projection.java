
package org.unmixj.imagej;

import ij.ImagePlus;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

/**
 * How a plane is made of a stack: the current one alone, or all slices of the
 * current frame; all frames, if there is one slice.
 */
public enum Projection {

		/** The current slice and frame. */
		NONE("None"),

		/** The largest value along the axis. */
		MAXIMUM("Maximum"),

		/** The mean along the axis. */
		MEAN("Mean");

	private final String label;

	Projection(final String label) {
		this.label = label;
	}

	/**
	 * Returns a plane of a channel; neither the image nor its position is
	 * changed.
	 *
	 * @param image 8, 16 or 32 bits; its calibration function is not applied
	 * @param channel counted from 1
	 * @return a new plane of 32 bits
	 */
	FloatProcessor plane(final ImagePlus image, final int channel) {
		final int slices = image.getNSlices();
		final int count = this == NONE ? 1 : slices > 1 ? slices : image
			.getNFrames();
		final float[] plane = new float[image.getWidth() * image.getHeight()];
		for (int i = 1; i <= count; i++) {
			final int slice = this == NONE || slices == 1 ? image.getZ() : i;
			final int frame = this == NONE || slices > 1 ? image.getT() : i;
			add(image.getImageStack().getProcessor(image.getStackIndex(channel, slice,
				frame)), plane, i == 1, count);
		}
		return new FloatProcessor(image.getWidth(), image.getHeight(), plane);
	}

	private void add(final ImageProcessor from, final float[] plane,
		final boolean first, final int count)
	{
		for (int p = 0; p < plane.length; p++) {
			final float value = from.getf(p);
			if (this == MEAN) plane[p] += value / count;
			else if (first || value > plane[p]) plane[p] = value;
		}
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
