
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import java.util.Collections;

import org.junit.jupiter.api.Test;

import ij.gui.Plot;
import ij.process.ImageProcessor;

/** Legends cover no curve. */
class LegendPlaceTest {

	private static final int WIDTH = 640, HEIGHT = 360;

	private static final double[] X = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };

	/** Returns a plot of curves between 0 and 1. */
	private static Plot plot(final boolean legend, final double[]... curves) {
		final Plot plot = new Plot("T", "x", "y");
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setLineWidth(2);
		plot.setColor(Color.RED);
		for (final double[] curve : curves) {
			plot.add("line", X, curve);
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.setLimits(0, 10, 0, 1);
		if (legend) LegendPlace.of(WIDTH, HEIGHT, Collections.nCopies(curves.length,
			"Component of this")).add(plot, X, curves, 1);
		return plot;
	}

	private static void requireUncovered(final double[]... curves) {
		final ImageProcessor alone = plot(false, curves).getProcessor();
		final ImageProcessor both = plot(true, curves).getProcessor();
		int seen = 0, covered = 0;
		for (int y = 0; y < alone.getHeight(); y++) {
			for (int x = 0; x < alone.getWidth(); x++) {
				if (!isRed(alone.getPixel(x, y))) continue;
				seen++;
				if (!isRed(both.getPixel(x, y))) covered++;
			}
		}
		assertTrue(seen > WIDTH, seen + " pixels of curves");
		// where the frame of a plot ends
		assertTrue(covered < 20, covered + " of " + seen + " are covered");
	}

	private static boolean isRed(final int pixel) {
		final Color color = new Color(pixel);
		return color.getRed() > 200 && color.getGreen() < 80;
	}

	private static double[] level(final double value) {
		final double[] curve = new double[X.length];
		Arrays.fill(curve, value);
		return curve;
	}

	@Test
	void aFreeCornerIsTaken() {
		assertArrayEquals(new double[] { 0, 10, 0, 1 }, plot(true, level(0.95))
			.getLimits(), 1e-9);
		requireUncovered(level(0.95));
		requireUncovered(level(0.9), level(0.1), new double[] { 0, 1, 1, 1, 1, 1, 1,
			1, 1, 1, 1 });
	}

	@Test
	void thePlotGetsWiderWhereAllCornersAreTaken() {
		final double[][] curves = { level(0.95), level(0.7), level(0.3), level(
			0.05) };

		final Plot plot = plot(true, curves);

		assertEquals(WIDTH / 10.0, plot.getDrawingFrame().width / plot
			.getLimits()[1], 0.5);
		assertTrue(plot.getLimits()[1] > 11);
		requireUncovered(curves);
	}
}
