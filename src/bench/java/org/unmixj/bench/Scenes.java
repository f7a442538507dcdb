
package org.unmixj.bench;

import java.util.SplittableRandom;

/**
 * The two synthetic scenes. Components overlap in space as well as in their
 * signatures, so that they are not told apart at once.
 */
final class Scenes {

	private Scenes() {
		// static methods only
	}

	/**
	 * Six dyes: broad spectra whose neighbours overlap, in structures between
	 * fine and coarse, over a background; at most some 200 photons per dye.
	 *
	 * @param size width and height
	 */
	static Scene lambda(final int size, final int channels) {
		final SplittableRandom random = new SplittableRandom(61);
		final int dyes = 6;
		final double[][] images = new double[dyes][];
		final double[][] spectra = new double[dyes][channels];
		for (int j = 0; j < dyes; j++) {
			images[j] = texture(size, 4 << j / 2, 60 + 20 * j, random);
			final double peak = (j + 0.8) / (dyes + 0.6) * channels;
			for (int i = 0; i < channels; i++) {
				final double width = i < peak ? 0.075 : 0.15;
				final double z = (i - peak) / (width * channels);
				spectra[j][i] = Math.exp(-z * z / 2) + 0.01;
			}
		}
		return new Scene(size, size, images, spectra);
	}

	/**
	 * Twelve components of a movie: eleven groups of overlapping cells with
	 * transients that rise at once and decay slowly, and out-of-focus light that
	 * bleaches.
	 *
	 * @param size width and height
	 */
	static Scene movie(final int size, final int frames) {
		final SplittableRandom random = new SplittableRandom(62);
		final int groups = 11;
		final double[][] images = new double[groups + 1][];
		final double[][] courses = new double[groups + 1][frames];
		for (int j = 0; j < groups; j++) {
			images[j] = cells(size, 12, 40, random);
			transients(courses[j], random);
		}
		images[groups] = texture(size, size / 6, 30, random);
		for (int p = 0; p < images[groups].length; p++) {
			images[groups][p] += 10;
		}
		for (int i = 0; i < frames; i++) {
			courses[groups][i] = 0.7 + 0.3 * Math.exp(-2.0 * i / frames);
		}
		return new Scene(size, size, images, courses);
	}

	/** Smooth noise, of which the upper third is kept. */
	private static double[] texture(final int size, final int scale,
		final double photons, final SplittableRandom random)
	{
		final int cells = size / scale + 2;
		final double[] grid = random.doubles((long) cells * cells).toArray();
		final double[] image = new double[size * size];
		for (int y = 0; y < size; y++) {
			for (int x = 0; x < size; x++) {
				final int gx = x / scale, gy = y / scale;
				final double fx = smooth(x % scale / (double) scale);
				final double fy = smooth(y % scale / (double) scale);
				final int at = gy * cells + gx;
				final double value = (1 - fy) * ((1 - fx) * grid[at] + fx * grid[at +
					1]) + fy * ((1 - fx) * grid[at + cells] + fx * grid[at + cells + 1]);
				image[y * size + x] = 2 * photons * Math.max(0, value - 0.5);
			}
		}
		return image;
	}

	private static double smooth(final double t) {
		return t * t * (3 - 2 * t);
	}

	private static double[] cells(final int size, final int count,
		final double photons, final SplittableRandom random)
	{
		final double[] image = new double[size * size];
		for (int c = 0; c < count; c++) {
			final double radius = size * (0.03 + 0.03 * random.nextDouble());
			final double x0 = size * random.nextDouble();
			final double y0 = size * random.nextDouble();
			final double brightness = photons * (0.4 + 0.6 * random.nextDouble());
			for (int y = 0; y < size; y++) {
				for (int x = 0; x < size; x++) {
					final double d = Math.hypot(x - x0, y - y0) / radius;
					if (d < 1.5) image[y * size + x] += brightness / (1 + Math.exp(12 *
						(d - 1)));
				}
			}
		}
		return image;
	}

	private static void transients(final double[] course,
		final SplittableRandom random)
	{
		final int frames = course.length;
		final double decay = 0.03 * frames;
		for (int e = 0; e < 8; e++) {
			final int onset = random.nextInt(frames);
			final double height = 0.3 + 0.7 * random.nextDouble();
			for (int i = onset; i < frames; i++) {
				course[i] += height * Math.exp((onset - i) / decay);
			}
		}
		for (int i = 0; i < frames; i++) {
			course[i] += 0.1;
		}
	}
}
