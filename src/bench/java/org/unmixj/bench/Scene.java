
package org.unmixj.bench;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;

/**
 * A synthetic stack before it is photographed: component images and their
 * signatures, in photons.
 */
final class Scene {

	private final int width;

	private final int height;

	/** r images, in photons where the signature is 1. */
	private final double[][] images;

	/** r signatures of n samples. */
	private final double[][] signatures;

	Scene(final int width, final int height, final double[][] images,
		final double[][] signatures)
	{
		this.width = width;
		this.height = height;
		this.images = images;
		this.signatures = signatures;
	}

	/**
	 * Counts photons: each pixel is a Poisson number, the same for the same seed
	 * and any number of threads.
	 *
	 * @param axis what the samples are: channels or frames
	 */
	ImagePlus photograph(final String title, final SampleAxis axis,
		final long seed)
	{
		final int n = signatures[0].length;
		final short[][] planes = new short[n][];
		IntStream.range(0, n).parallel().forEach(i -> planes[i] = plane(i,
			new PoissonSource(new SplittableRandom(seed + i))));
		final ImageStack stack = new ImageStack(width, height);
		for (final short[] plane : planes) {
			stack.addSlice(null, plane);
		}
		final ImagePlus image = new ImagePlus(title, stack);
		if (axis == SampleAxis.CHANNELS) image.setDimensions(n, 1, 1);
		else image.setDimensions(1, 1, n);
		image.setOpenAsHyperStack(true);
		return image;
	}

	private short[] plane(final int sample, final PoissonSource poisson) {
		final double[] mean = new double[width * height];
		for (int j = 0; j < images.length; j++) {
			final double h = signatures[j][sample];
			final double[] component = images[j];
			for (int p = 0; p < mean.length; p++) {
				mean[p] += h * component[p];
			}
		}
		final short[] pixels = new short[mean.length];
		for (int p = 0; p < pixels.length; p++) {
			pixels[p] = (short) Math.min(0xffff, poisson.next(mean[p]));
		}
		return pixels;
	}
}
