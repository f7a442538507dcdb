
package org.unmixj.imagej;

import java.awt.Color;

/**
 * The colour of light of one wavelength.
 * <p>
 * Piecewise linear in RGB with an exponent of 0.8: D. Bruton, Approximate RGB
 * values for visible wavelengths (1996), as many programs for microscopes have
 * it. Unlike there, colours do not fade towards the ends of the spectrum: below
 * 400 nm and above 700 nm they are those of 400 and 700 nm, and a colour that
 * is too dark on black is mixed with white.
 */
final class WavelengthColor {

	private static final double SHORTEST = 400;

	private static final double LONGEST = 700;

	private static final double EXPONENT = 0.8;

	/** A relative luminance that has a contrast of 4 to black. */
	private static final double DARKEST = 0.15;

	/** A relative luminance that has a contrast of 2 to white. */
	private static final double BRIGHTEST = 0.475;

	/** Where one of red, green and blue is at its end, in nm; and there: */
	private static final double[] NODES = { 380, 440, 490, 510, 580, 645, 780 };

	private static final double[][] RGB = { { 1, 0, 1 }, { 0, 0, 1 }, { 0, 1, 1 },
		{ 0, 1, 0 }, { 1, 1, 0 }, { 1, 0, 0 }, { 1, 0, 0 } };

	private WavelengthColor() {
		// static methods only
	}

	/**
	 * Returns the colour of a wavelength, visible on black.
	 *
	 * @param nanometres any wavelength
	 */
	static Color of(final double nanometres) {
		final double wavelength = Math.max(SHORTEST, Math.min(LONGEST, nanometres));
		int node = 1;
		while (wavelength > NODES[node]) {
			node++;
		}
		final double part = (wavelength - NODES[node - 1]) / (NODES[node] -
			NODES[node - 1]);
		final double[] linear = new double[3];
		for (int i = 0; i < 3; i++) {
			linear[i] = linear(Math.pow(RGB[node - 1][i] + part * (RGB[node][i] -
				RGB[node - 1][i]), EXPONENT));
		}
		final double luminance = luminance(linear);
		final double white = Math.max(0, (DARKEST - luminance) / (1 - luminance));
		for (int i = 0; i < 3; i++) {
			linear[i] += white * (1 - linear[i]);
		}
		return color(linear);
	}

	/** Returns a colour that can be seen on white: darker, if need be. */
	static Color onWhite(final Color color) {
		final double[] linear = linear(color);
		final double factor = Math.min(1, BRIGHTEST / luminance(linear));
		if (factor == 1) return color;
		for (int i = 0; i < 3; i++) {
			linear[i] *= factor;
		}
		return color(linear);
	}

	/**
	 * Returns the difference of two colours in units of CIELAB (1976, white D65).
	 */
	static double difference(final Color a, final Color b) {
		final double[] first = lab(linear(a));
		final double[] second = lab(linear(b));
		return Math.hypot(Math.hypot(first[0] - second[0], first[1] - second[1]),
			first[2] - second[2]);
	}

	private static double[] lab(final double[] rgb) {
		final double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) /
			0.9505);
		final double y = f(luminance(rgb));
		final double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) /
			1.089);
		return new double[] { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
	}

	private static double f(final double t) {
		return t > 216 / 24389.0 ? Math.cbrt(t) : t * 841 / 108 + 4 / 29.0;
	}

	private static double luminance(final double[] linear) {
		return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
	}

	private static double[] linear(final Color color) {
		final float[] rgb = color.getRGBColorComponents(null);
		return new double[] { linear(rgb[0]), linear(rgb[1]), linear(rgb[2]) };
	}

	/** The transfer function of sRGB (IEC 61966-2-1). */
	private static double linear(final double encoded) {
		return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) /
			1.055, 2.4);
	}

	private static Color color(final double[] linear) {
		return new Color(encoded(linear[0]), encoded(linear[1]), encoded(
			linear[2]));
	}

	private static float encoded(final double linear) {
		return (float) Math.min(1, linear <= 0.0031308 ? 12.92 * linear : 1.055 *
			Math.pow(linear, 1 / 2.4) - 0.055);
	}
}
