
package org.unmixj.imagej;

import java.util.Arrays;

import org.unmixj.image.PixelSource;
import org.unmixj.image.StackGeometry;
import org.unmixj.image.StackRows;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;

import ij.ImagePlus;

/** The columns of W, read from the channels of a components image. */
final class ComponentSource implements PixelSource {

	private final StackGeometry geometry;

	private final RawPixels raw;

	private final Object[] planes;

	private final int components;

	private final String title;

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
		title = image.getTitle();
		components = image.getNChannels();
		raw = new RawPixels(image.getBitDepth(), image.getCalibration());
		planes = new Object[image.getStackSize()];
		for (int i = 0; i < planes.length; i++) {
			planes[i] = image.getImageStack().isVirtual() ? image.getImageStack()
				.getProcessor(i + 1).getPixelsCopy() : image.getImageStack().getPixels(
					i + 1);
		}
	}

	/**
	 * Returns W at the pixels of the stack that are rows.
	 *
	 * @throws IllegalArgumentException if there is another value than a
	 *           non-negative number, with a message for the user
	 */
	TallMatrix columns(final StackInput input) {
		final RowPartition partition = RowPartition.of(input.pixels().rows(), input
			.geometry().samples());
		final StackRows rows = new StackRows(this, input.pixels());
		final TallMatrix W = new TallMatrix(partition, components);
		for (int b = 0; b < partition.count(); b++) {
			rows.read(partition.first(b), partition.size(b), W.block(b));
			for (final double[] column : W.block(b)) {
				if (!Arrays.stream(column).allMatch(w -> w >= 0 &&
					w <= Double.MAX_VALUE))
				{
					throw new IllegalArgumentException(StepMessages.negativeComponents(
						title));
				}
			}
		}
		return W;
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
