
package org.unmixj.samples;

import java.util.Random;

/**
 * One plane of a sample that is being painted. Uses nothing that may differ
 * between JDKs (StrictMath, no Math.exp).
 */
final class Plane {

	final int width;
	final int height;

	/** Row by row. */
	final double[] values;

	Plane(final int width, final int height) {
		this.width = width;
		this.height = height;
		values = new double[width * height];
	}

	/** Returns a plane of smooth noise between 0 and 1. */
	static Plane smoothNoise(final int width, final int height,
		final double sigma, final Random random)
	{
		final Plane noise = new Plane(width, height);
		for (int p = 0; p < noise.values.length; p++) {
			noise.values[p] = random.nextDouble();
		}
		final Plane smooth = noise.blurred(sigma);
		double minimum = Double.POSITIVE_INFINITY;
		for (final double value : smooth.values) {
			minimum = Math.min(minimum, value);
		}
		for (int p = 0; p < smooth.values.length; p++) {
			smooth.values[p] -= minimum;
		}
		smooth.scaleTo(1);
		return smooth;
	}

	/** Adds a Gaussian spot; sigma in pixels. */
	void addSpot(final double x, final double y, final double sigma,
		final double amplitude)
	{
		final int reach = (int) Math.ceil(4 * sigma);
		final int x0 = (int) Math.floor(x);
		final int y0 = (int) Math.floor(y);
		for (int j = Math.max(0, y0 - reach); j <= Math.min(height - 1, y0 +
			reach); j++)
		{
			for (int i = Math.max(0, x0 - reach); i <= Math.min(width - 1, x0 +
				reach); i++)
			{
				final double squared = (i - x) * (i - x) + (j - y) * (j - y);
				values[j * width + i] += amplitude * StrictMath.exp(-squared / (2 *
					sigma * sigma));
			}
		}
	}

	/** Returns this plane after a Gaussian blur; the border is repeated. */
	Plane blurred(final double sigma) {
		final Plane result = new Plane(width, height);
		final int reach = (int) Math.ceil(4 * sigma);
		final double[] kernel = new double[2 * reach + 1];
		double sum = 0;
		for (int k = -reach; k <= reach; k++) {
			kernel[k + reach] = StrictMath.exp(-k * k / (2 * sigma * sigma));
			sum += kernel[k + reach];
		}
		final double[] rows = new double[values.length];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				double v = 0;
				for (int k = -reach; k <= reach; k++) {
					final int i = Math.max(0, Math.min(width - 1, x + k));
					v += kernel[k + reach] * values[y * width + i];
				}
				rows[y * width + x] = v / sum;
			}
		}
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				double v = 0;
				for (int k = -reach; k <= reach; k++) {
					final int j = Math.max(0, Math.min(height - 1, y + k));
					v += kernel[k + reach] * rows[j * width + x];
				}
				result.values[y * width + x] = v / sum;
			}
		}
		return result;
	}

	double max() {
		double max = 0;
		for (final double value : values) {
			max = Math.max(max, value);
		}
		return max;
	}

	/** Scales the plane so that its maximum is the given one. */
	void scaleTo(final double maximum) {
		scale(maximum / max());
	}

	void scale(final double factor) {
		for (int p = 0; p < values.length; p++) {
			values[p] *= factor;
		}
	}
}
