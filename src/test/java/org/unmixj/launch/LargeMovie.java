
package org.unmixj.launch;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

/**
 * A 16-bit movie of 512 &times; 512 pixels and 500 frames, 262 MB, whose frames
 * are made when they are asked for: eleven groups of cells that overlap and
 * blink, and a background that swells, in noise with the variance of photons.
 */
final class LargeMovie extends VirtualStack {

	static final int SIZE = 512, FRAMES = 500, COMPONENTS = 12;

	private static final int CELLS = 8;

	/** Eight random bits have ones with a variance of 2. */
	private static final int BITS = 8;

	/** r images, in photons where the time course is 1. */
	private final float[][] W = new float[COMPONENTS][SIZE * SIZE];

	/** r time courses. */
	private final float[][] H = new float[COMPONENTS][FRAMES];

	/** Per frame, of those that were asked for. */
	private final double[] noise = new double[FRAMES];

	private final double[] squares = new double[FRAMES];

	LargeMovie() {
		super(SIZE, SIZE, FRAMES, "16-bit");
		final SplittableRandom random = new SplittableRandom(1);
		for (int j = 0; j < COMPONENTS - 1; j++) {
			for (int c = 0; c < CELLS; c++) {
				addCell(W[j], random);
			}
			for (int t = 0; t < FRAMES; t++) {
				final double phase = Math.sin((j + 2) * 0.01 * t + 2 * j);
				H[j][t] = (float) (0.1 + Math.pow(phase, 4));
			}
		}
		for (int p = 0; p < SIZE * SIZE; p++) {
			W[COMPONENTS - 1][p] = 20 + 20f * p / (SIZE * SIZE);
		}
		for (int t = 0; t < FRAMES; t++) {
			H[COMPONENTS - 1][t] = (float) (0.85 + 0.15 * Math.sin(0.05 * t));
		}
	}

	private static void addCell(final float[] image,
		final SplittableRandom random)
	{
		final double radius = 20 + 20 * random.nextDouble();
		final double x0 = SIZE * random.nextDouble();
		final double y0 = SIZE * random.nextDouble();
		final double photons = 20 + 20 * random.nextDouble();
		for (int p = 0; p < image.length; p++) {
			final double d = Math.hypot(p % SIZE - x0, p / SIZE - y0) / radius;
			if (d < 1) image[p] += photons * (1 - d * d);
		}
	}

	ImagePlus asImage(final String title) {
		final ImagePlus image = new ImagePlus(title, this);
		image.setDimensions(1, 1, FRAMES);
		image.setOpenAsHyperStack(true);
		return image;
	}

	/**
	 * Returns the relative error, in percent, of the images and time courses the
	 * movie was made from: what its noise is. To be asked when all frames were.
	 */
	double relativeErrorOfTruth() {
		return 100 * IntStream.range(0, FRAMES).mapToDouble(t -> noise[t]).sum() /
			IntStream.range(0, FRAMES).mapToDouble(t -> squares[t]).sum();
	}

	@Override
	public ImageProcessor getProcessor(final int slice) {
		final int frame = slice - 1;
		final short[] pixels = new short[SIZE * SIZE];
		final double[] noises = new double[SIZE];
		final double[] totals = new double[SIZE];
		IntStream.range(0, SIZE).parallel().forEach(y -> {
			final float[] mean = meanOfRow(frame, y);
			final SplittableRandom random = new SplittableRandom((long) frame * SIZE +
				y);
			long bits = 0;
			for (int x = 0; x < SIZE; x++) {
				bits = x % (Long.SIZE / BITS) == 0 ? random.nextLong() : bits >>> BITS;
				final int ones = Long.bitCount(bits & (1 << BITS) - 1);
				// at least 14 photons, which such noise takes to 4 at least
				final int value = (int) (mean[x] + (ones - BITS / 2) * Math.sqrt(
					mean[x] / 2) + 0.5);
				pixels[y * SIZE + x] = (short) value;
				noises[y] += (value - mean[x]) * (value - mean[x]);
				totals[y] += (double) value * value;
			}
		});
		noise[frame] = IntStream.range(0, SIZE).mapToDouble(y -> noises[y]).sum();
		squares[frame] = IntStream.range(0, SIZE).mapToDouble(y -> totals[y]).sum();
		return new ShortProcessor(SIZE, SIZE, pixels, null);
	}

	private float[] meanOfRow(final int frame, final int y) {
		final float[] mean = new float[SIZE];
		for (int j = 0; j < COMPONENTS; j++) {
			final float h = H[j][frame];
			final float[] component = W[j];
			for (int x = 0; x < SIZE; x++) {
				mean[x] += h * component[y * SIZE + x];
			}
		}
		return mean;
	}
}
