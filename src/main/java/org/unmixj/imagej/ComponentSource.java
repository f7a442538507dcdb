
package org.unmixj.imagej;

import org.unmixj.image.PixelSource;
import org.unmixj.image.StackGeometry;

import ij.ImagePlus;

/** The columns of W, read from the channels of a components image. */
final class ComponentSource implements PixelSource {

	private final StackGeometry geometry;

	private final RawPixels raw;

	private final Object[] planes;

	private final int components;

	/**
	 * @param image a components image of 8, 16 or 32 bits; its calibration
	 *          function, if any, is applied
	 * @param geometry that of the stack that was unmixed
	 * @throws IllegalArgumentException if they do not fit, with a message for the
	 *           user
	 */
	ComponentSource(final ImagePlus image, final StackGeometry geometry,
		final String stackTitle)
	{
		if (image.getWidth() != geometry.width() || image.getHeight() != geometry
			.height() || image.getNSlices() != geometry.componentSlices() || image
				.getNFrames() != geometry.componentFrames())
		{
			throw new IllegalArgumentException(Messages.componentsDoNotFit(image,
				stackTitle, geometry));
		}
		this.geometry = geometry;
		components = image.getNChannels();
		raw = new RawPixels(image.getBitDepth(), image.getCalibration());
		planes = new Object[image.getStackSize()];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = image.getImageStack().isVirtual() ? image.getImageStack()
				.getProcessor(i + 1).getPixelsCopy() : image.getImageStack().getPixels(
					i + 1);
		}
	}

	@Override
	public int samples() {
		return components;
	}

	@Override
	public void read(final int sample, final int plane, final int offset,
		final int count, final double[] into, final int at)
	{
		raw.intensities(planes[geometry.componentPlane(plane) * components +
			sample], offset, count, into, at);
	}
}
