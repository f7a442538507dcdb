
package org.unmixj.samples;

import java.util.Random;

/** The outline of a cell: a circle with a few harmonics. */
final class CellShape {

	private static final int HARMONICS = 5;

	final double x;
	final double y;
	final double radius;
	private final double[] amplitudes = new double[HARMONICS];
	private final double[] phases = new double[HARMONICS];

	/**
	 * @param roughness how far the outline leaves the circle, relative to the
	 *          radius
	 */
	CellShape(final double x, final double y, final double radius,
		final double roughness, final Random random)
	{
		this.x = x;
		this.y = y;
		this.radius = radius;
		for (int k = 0; k < HARMONICS; k++) {
			amplitudes[k] = roughness * (0.5 + random.nextDouble()) / (k + 1);
			phases[k] = 2 * Math.PI * random.nextDouble();
		}
	}

	/**
	 * Returns the distance from the outline in pixels, negative inside; exact to
	 * first order near the outline.
	 */
	double distance(final double px, final double py) {
		final double dx = px - x;
		final double dy = py - y;
		final double angle = StrictMath.atan2(dy, dx);
		double r = 1;
		double slope = 0;
		for (int k = 0; k < HARMONICS; k++) {
			final int order = k + 2;
			r += amplitudes[k] * StrictMath.cos(order * angle + phases[k]);
			slope -= order * amplitudes[k] * StrictMath.sin(order * angle +
				phases[k]);
		}
		final double steepness = slope / r;
		return (Math.sqrt(dx * dx + dy * dy) - radius * r) / Math.sqrt(1 +
			steepness * steepness);
	}

	/** Returns 1 inside, 0 outside, with a soft edge of the given width. */
	double inside(final double px, final double py, final double edge) {
		return 1 / (1 + StrictMath.exp(4 * distance(px, py) / edge));
	}
}
