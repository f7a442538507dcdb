
package org.unmixj.imagej;

import org.unmixj.image.Axis;
import org.unmixj.image.StackGeometry;

import cern.colt.matrix.DoubleMatrix2D;
import ij.ImagePlus;

/**
 * The samples of one pixel of a stack beside what components and signatures
 * make of it: a row of X, and the same row of W&middot;H.
 */
public final class PixelSamples {

	private final double[] positions;

	private final double[] samples;

	private final double[] weights;

	private final double[][] signatures;

	private final double[] background;

	private final int plane;

	private PixelSamples(final int plane, final double[] positions,
		final double[] samples, final double[] weights, final double[][] signatures,
		final double[] background)
	{
		this.plane = plane;
		this.positions = positions;
		this.samples = samples;
		this.weights = weights;
		this.signatures = signatures;
		this.background = background;
	}

	/**
	 * Reads a pixel.
	 *
	 * @param components with its signatures, as UnmixJ makes and saves it
	 * @param stack the stack that was unmixed
	 * @param x the column of the pixel, from 0
	 * @param y the row of the pixel, from 0
	 * @param channel the position on each axis of the stack, counted from 1; that
	 *          on the unmixed axis does not matter
	 * @throws IllegalArgumentException if they do not fit, or the pixel is
	 *           outside, with a message for the user
	 */
	public static PixelSamples of(final ImagePlus components,
		final ImagePlus stack, final int x, final int y, final int channel,
		final int slice, final int frame)
	{
		final ComponentsInfo info = ComponentsInfo.of(components);
		final Signatures known = info.signatures();
		final StackGeometry geometry = StackGeometry.of(stack.getWidth(), stack
			.getHeight(), stack.getNChannels(), stack.getNSlices(), stack
				.getNFrames(), known.axis());
		final DoubleMatrix2D H = known.H();
		if (geometry.samples() != H.columns()) {
			throw new IllegalArgumentException(Messages.otherSamples(stack.getTitle(),
				geometry.axis().position(), geometry.samples(), components.getTitle(), H
					.columns()));
		}
		if (components.getWidth() != geometry.width() || components
			.getHeight() != geometry.height() || components.getNSlices() != geometry
				.componentSlices() || components.getNFrames() != geometry
					.componentFrames())
		{
			throw new IllegalArgumentException(Messages.componentsDoNotFit(components,
				stack.getTitle(), geometry));
		}
		if (x < 0 || y < 0 || x >= geometry.width() || y >= geometry.height()) {
			throw new IllegalArgumentException("The pixel must be in the image of " +
				geometry.width() + " x " + geometry.height() + " pixels, got x=" + x +
				", y=" + y + ".");
		}
		final int pixel = y * geometry.width() + x;
		final RawPixels raw = raw(stack), images = raw(components);
		final int plane = plane(geometry, channel - 1, slice - 1, frame - 1);
		final double[] samples = new double[geometry.samples()];
		for (int i = 0; i < samples.length; i++) {
			samples[i] = value(stack, raw, geometry.index(i, plane), pixel);
		}
		final int r = H.rows();
		final double[] weights = new double[r];
		final double[][] signatures = new double[r][];
		for (int j = 0; j < r; j++) {
			weights[j] = value(components, images, geometry.componentPlane(plane) *
				r + j, pixel);
			signatures[j] = H.viewRow(j).toArray();
		}
		return new PixelSamples(geometry.componentPlane(plane), known.samples()
			.values(), samples, weights, signatures, background(info,
				samples.length));
	}

	/** Returns what was subtracted from each sample. */
	private static double[] background(final ComponentsInfo info, final int n) {
		final double[] subtracted = new double[n];
		info.record().ifPresent(record -> {
			final double[] background = record.background();
			for (int i = 0; i < n; i++) {
				subtracted[i] = record.detector().offset() + (background.length == 0 ? 0
					: background[i]);
			}
		});
		return subtracted;
	}

	private static int plane(final StackGeometry geometry, final int channel,
		final int slice, final int frame)
	{
		for (int plane = 0; plane < geometry.planes(); plane++) {
			if (isAt(geometry, plane, Axis.CHANNELS, channel) && isAt(geometry, plane,
				Axis.SLICES, slice) && isAt(geometry, plane, Axis.FRAMES, frame))
				return plane;
		}
		throw new IllegalArgumentException("There is no channel " + (channel + 1) +
			", slice " + (slice + 1) + ", frame " + (frame + 1) + ".");
	}

	private static boolean isAt(final StackGeometry geometry, final int plane,
		final Axis axis, final int position)
	{
		return axis == geometry.axis() || geometry.position(0, plane,
			axis) == position;
	}

	private static RawPixels raw(final ImagePlus image) {
		return new RawPixels(image.getBitDepth(), image.getCalibration());
	}

	/** Returns an intensity; the index of the plane counts from 0. */
	private static double value(final ImagePlus image, final RawPixels raw,
		final int index, final int pixel)
	{
		final double[] value = new double[1];
		raw.intensities(image.getImageStack().getProcessor(index + 1).getPixels(),
			pixel, 1, value, 0);
		return value[0];
	}

	/**
	 * Returns the plane of the components image, or of a residual map, that the
	 * pixel is in: its slice plus the number of slices times its frame, from 0.
	 */
	public int plane() {
		return plane;
	}

	/** Returns the positions of the n samples; a copy. */
	public double[] positions() {
		return positions.clone();
	}

	/** Returns the n samples of the stack, in its units; a copy. */
	public double[] samples() {
		return samples.clone();
	}

	/** Returns what a component has of each sample, w_j h_j. */
	public double[] part(final int component) {
		final double[] part = signatures[component].clone();
		for (int i = 0; i < part.length; i++) {
			part[i] *= weights[component];
		}
		return part;
	}

	/** Returns the fit: the sum of all parts, and what was subtracted before. */
	public double[] fit() {
		final double[] fit = background.clone();
		for (int j = 0; j < weights.length; j++) {
			final double[] part = part(j);
			for (int i = 0; i < fit.length; i++) {
				fit[i] += part[i];
			}
		}
		return fit;
	}
}
