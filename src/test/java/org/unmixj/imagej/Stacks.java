
package org.unmixj.imagej;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ImageProcessor;

/** Stacks for tests. */
final class Stacks {

	interface Value {

		double at(int x, int y, int c, int z, int t);
	}

	/** As ImageJ keeps open images, which components do not. */
	private static final Deque<ImagePlus> OPEN = new ArrayDeque<>();

	private static final int MOST_OPEN = 8;

	private Stacks() {
		// static methods only
	}

	/** Returns a hyperstack of 8, 16 or 32 bits. */
	static ImagePlus of(final String title, final int width, final int height,
		final int channels, final int slices, final int frames, final int bitDepth,
		final Value value)
	{
		final ImagePlus image = IJ.createHyperStack(title, width, height, channels,
			slices, frames, bitDepth);
		for (int t = 0; t < frames; t++) {
			for (int z = 0; z < slices; z++) {
				for (int c = 0; c < channels; c++) {
					final ImageProcessor ip = image.getStack().getProcessor(image
						.getStackIndex(c + 1, z + 1, t + 1));
					for (int y = 0; y < height; y++) {
						for (int x = 0; x < width; x++) {
							ip.setf(x, y, (float) value.at(x, y, c, z, t));
						}
					}
				}
			}
		}
		OPEN.add(image);
		if (OPEN.size() > MOST_OPEN) OPEN.remove();
		return image;
	}

	/** Returns random pixels in 1..250. */
	static ImagePlus random(final int width, final int height, final int channels,
		final int slices, final int frames, final int bitDepth)
	{
		final Random random = new Random(1);
		return of("random", width, height, channels, slices, frames, bitDepth, (x,
			y, c, z, t) -> 1 + random.nextInt(250));
	}

	/** Returns two components: left and right half, rising and falling. */
	static ImagePlus twoHalves(final int channels) {
		return of("halves", 8, 6, channels, 1, 1, 16, (x, y, c, z, t) -> (1 + y) *
			100 * (x < 4 ? c : channels - 1 - c));
	}

	/** Returns a virtual stack with the same pixels. */
	static ImagePlus virtual(final ImagePlus image) {
		final ImagePlus virtual = new ImagePlus(image.getTitle(), new Virtual(image
			.getStack()));
		virtual.setDimensions(image.getNChannels(), image.getNSlices(), image
			.getNFrames());
		virtual.setCalibration(image.getCalibration());
		return virtual;
	}

	/** Hands out each plane in the same array, as virtual stacks may do. */
	static class Virtual extends VirtualStack {

		private final ImageStack stack;

		private final ImageProcessor shared;

		Virtual(final ImageStack stack) {
			super(stack.getWidth(), stack.getHeight(), stack.getSize());
			setBitDepth(stack.getBitDepth());
			this.stack = stack;
			shared = stack.getProcessor(1).duplicate();
		}

		@Override
		public ImageProcessor getProcessor(final int n) {
			shared.insert(stack.getProcessor(n), 0, 0);
			return shared;
		}

		@Override
		public String getSliceLabel(final int n) {
			return stack.getSliceLabel(n);
		}

		@Override
		public String getDirectory() {
			return null;
		}

		@Override
		public String getFileName(final int n) {
			return null;
		}
	}
}
