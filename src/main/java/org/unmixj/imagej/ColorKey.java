
package org.unmixj.imagej;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Draws which colour is which component. */
final class ColorKey {

	private static final double LINE_SPACING = 1.35;

	private final List<String> names;

	private final List<Color> colors;

	/**
	 * @param names of the components
	 * @param colors as many
	 */
	ColorKey(final List<String> names, final List<Color> colors) {
		this.names = names;
		this.colors = colors;
	}

	/** Returns the height of the strip that {@link #drawBelow} needs. */
	int height(final FontMetrics metrics, final int width) {
		final List<int[]> places = places(metrics, width);
		return places.get(places.size() - 1)[1] + lineHeight(metrics) + padding(
			metrics);
	}

	/** Draws squares and names in black, in as many lines as are needed. */
	void drawBelow(final Graphics2D graphics, final int width, final int top) {
		final FontMetrics metrics = graphics.getFontMetrics();
		final List<int[]> places = places(metrics, width);
		final int side = square(metrics);
		for (int i = 0; i < names.size(); i++) {
			final int x = places.get(i)[0];
			final int baseline = top + places.get(i)[1] + (lineHeight(metrics) +
				metrics.getAscent() - metrics.getDescent()) / 2;
			graphics.setColor(colors.get(i));
			graphics.fillRect(x, baseline - side, side, side);
			graphics.setColor(Color.BLACK);
			graphics.drawString(names.get(i), x + side + side / 2, baseline);
		}
	}

	/** Draws the names in their colours, one below the other. */
	void drawInside(final Graphics2D graphics) {
		final FontMetrics metrics = graphics.getFontMetrics();
		int baseline = padding(metrics) + metrics.getAscent();
		for (int i = 0; i < names.size(); i++) {
			graphics.setColor(colors.get(i));
			graphics.drawString(names.get(i), padding(metrics), baseline);
			baseline += lineHeight(metrics);
		}
	}

	/** Returns the left and upper edge of each entry. */
	private List<int[]> places(final FontMetrics metrics, final int width) {
		final List<int[]> places = new ArrayList<>();
		final int left = padding(metrics);
		int x = left;
		int y = padding(metrics);
		for (final String name : names) {
			final int entry = square(metrics) * 3 / 2 + metrics.stringWidth(name);
			if (x > left && x + entry > width - left) {
				x = left;
				y += lineHeight(metrics);
			}
			places.add(new int[] { x, y });
			x += entry + 2 * square(metrics);
		}
		return places;
	}

	private static int square(final FontMetrics metrics) {
		return metrics.getAscent() * 3 / 4;
	}

	private static int padding(final FontMetrics metrics) {
		return metrics.getAscent() / 2;
	}

	private static int lineHeight(final FontMetrics metrics) {
		return (int) Math.round(LINE_SPACING * metrics.getAscent());
	}
}
