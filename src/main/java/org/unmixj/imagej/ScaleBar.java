
package org.unmixj.imagej;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.math.BigDecimal;
import java.math.BigInteger;

import ij.measure.Calibration;

/** A scale bar in the lower right corner of a picture. */
final class ScaleBar {

	/** The longest bar that is chosen, as a part of the picture's width. */
	private static final double LONGEST = 0.25;

	/** The distance from the corner, as a part of the shorter side. */
	private static final double MARGIN = 0.04;

	/** The height of the bar, as a part of the shorter side. */
	private static final double THICKNESS = 0.012;

	private final double length;

	private final String unit;

	private final double pixels;

	private ScaleBar(final double length, final String unit,
		final double pixels)
	{
		this.length = length;
		this.unit = unit;
		this.pixels = pixels;
	}

	/**
	 * Returns a bar of a given length.
	 *
	 * @param length in units of the calibration
	 * @param calibration that of the picture
	 * @param width of the picture in pixels
	 * @throws IllegalArgumentException if it has no length, or is too long
	 */
	static ScaleBar of(final double length, final Calibration calibration,
		final int width)
	{
		final double pixels = length / calibration.pixelWidth;
		if (!(length > 0) || pixels > (1 - 2 * MARGIN) * width) {
			throw new IllegalArgumentException(Messages.barLength(length, unit(
				calibration), width * calibration.pixelWidth));
		}
		return new ScaleBar(length, unit(calibration), pixels);
	}

	/** Returns a bar whose length is round and about a sixth of the width. */
	static ScaleBar round(final Calibration calibration, final int width) {
		return of(roundLength(LONGEST * width * calibration.pixelWidth),
			calibration, width);
	}

	/** Returns the largest 1, 2 or 5 times a power of ten up to a limit. */
	static double roundLength(final double limit) {
		final int exponent = (int) Math.floor(Math.log10(limit));
		double length = 0;
		for (int e = exponent - 1; e <= exponent + 1; e++) {
			for (final int digit : new int[] { 1, 2, 5 }) {
				final double candidate = new BigDecimal(BigInteger.valueOf(digit), -e)
					.doubleValue();
				if (candidate <= limit) length = candidate;
			}
		}
		return length;
	}

	private static String unit(final Calibration calibration) {
		final String unit = calibration.getXUnit();
		if (unit.equals("pixel")) return "pixels";
		return unit.matches("micron|microns|um") ? "\u00b5m" : unit;
	}

	/** Returns the length with its unit ("20 µm"). */
	String text() {
		return NumberText.of(length) + " " + unit;
	}

	/** Returns the length of the bar in pixels of the image. */
	double pixels() {
		return pixels;
	}

	/**
	 * Draws the bar and its length above it.
	 *
	 * @param width of the picture, from the left edge of the graphics
	 * @param height of the picture, from its upper edge
	 * @param zoom pixels of the picture for each pixel of the image
	 */
	void draw(final Graphics2D graphics, final int width, final int height,
		final int zoom)
	{
		final int side = Math.min(width, height);
		final int margin = (int) Math.round(MARGIN * side);
		final int thickness = (int) Math.max(2, Math.round(THICKNESS * side));
		final int drawn = (int) Math.max(1, Math.round(pixels * zoom));
		final int x = width - margin - drawn;
		final int y = height - margin - thickness;
		graphics.setColor(Color.WHITE);
		graphics.fillRect(x, y, drawn, thickness);
		final FontMetrics metrics = graphics.getFontMetrics();
		final int textWidth = metrics.stringWidth(text());
		final int textX = Math.min(x + (drawn - textWidth) / 2, width - margin / 2 -
			textWidth);
		graphics.drawString(text(), Math.max(0, textX), y - metrics.getDescent() -
			thickness / 2);
	}
}
