
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {

	private static final int DISTINCT = 8;

	/** Linear RGB to linear RGB, severity 1 (Machado et al. 2009). */
	static double[][][] vision() {
		return new double[][][] { { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }, { {
			0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, {
				-0.003882, -0.048116, 1.051998 } }, { { 0.367322, 0.860646, -0.227968 },
					{ 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
			{ { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, {
				0.004733, 0.691367, 0.303900 } } };
	}

	private static double[] times(final double[][] matrix,
		final double[] vector)
	{
		final double[] product = new double[3];
		for (int i = 0; i < 3; i++) {
			for (int j = 0; j < 3; j++) {
				product[i] += matrix[i][j] * vector[j];
			}
		}
		return product;
	}

	private static double[] linear(final int component) {
		final float[] rgb = Palette.color(component).getRGBColorComponents(null);
		final double[] linear = new double[3];
		for (int i = 0; i < 3; i++) {
			linear[i] = rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] +
				0.055) / 1.055, 2.4);
		}
		return linear;
	}

	private static double[] lab(final double[] linear) {
		final double[] clipped = new double[3];
		for (int i = 0; i < 3; i++) {
			clipped[i] = Math.max(0, Math.min(1, linear[i]));
		}
		final double[] xyz = times(new double[][] { { 0.4124, 0.3576, 0.1805 }, {
			0.2126, 0.7152, 0.0722 }, { 0.0193, 0.1192, 0.9505 } }, clipped);
		final double[] white = { 0.9505, 1, 1.089 };
		final double[] f = new double[3];
		for (int i = 0; i < 3; i++) {
			final double t = xyz[i] / white[i];
			f[i] = t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
		}
		return new double[] { 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] -
			f[2]) };
	}

	@ParameterizedTest
	@MethodSource("vision")
	void coloursDifferForEveryVision(final double[][] vision) {
		for (int i = 0; i < DISTINCT; i++) {
			for (int j = 0; j < i; j++) {
				final double[] a = lab(times(vision, linear(i)));
				final double[] b = lab(times(vision, linear(j)));
				final double difference = Math.hypot(Math.hypot(a[0] - b[0], a[1] -
					b[1]), a[2] - b[2]);
				assertTrue(difference > 28.5, i + " and " + j + ": " + difference);
			}
		}
	}

	@Test
	void coloursCanBeReadOnBlackAndOnWhite() {
		for (int i = 0; i < DISTINCT; i++) {
			final double[] rgb = linear(i);
			final double luminance = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 *
				rgb[2];
			assertTrue((luminance + 0.05) / 0.05 >= 4, "on black: " + i);
			assertTrue(1.05 / (luminance + 0.05) >= 2, "on white: " + i);
		}
	}

	@Test
	void moreComponentsHaveMoreColours() {
		final Set<Object> colours = new HashSet<>();
		for (int i = 0; i < 40; i++) {
			colours.add(Palette.color(i));
		}

		assertEquals(40, colours.size());
	}
}
