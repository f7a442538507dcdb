
package org.unmixj.explorer;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/** Paints texts of several lines. */
final class TextBlock {

	private static final Color GROUND = new Color(0xf2fffff0, true);

	private static final int GAP = 4;

	private TextBlock() {
		// static methods only
	}

	/** Paints a text in the middle of an area, in lines that fit. */
	static void center(final Graphics2D g, final String text,
		final Rectangle area, final Color color)
	{
		final FontMetrics metrics = g.getFontMetrics();
		final List<String> lines = wrap(text, metrics, area.width - 4 * GAP);
		int y = area.y + (area.height - lines.size() * metrics.getHeight()) / 2 +
			metrics.getAscent();
		g.setColor(color);
		for (final String line : lines) {
			g.drawString(line, area.x + (area.width - metrics.stringWidth(line)) / 2,
				y);
			y += metrics.getHeight();
		}
	}

	/** Paints a text in a box beside a point, inside of an area. */
	static void note(final Graphics2D g, final String text, final Point at,
		final Dimension area)
	{
		final FontMetrics metrics = g.getFontMetrics();
		final String[] lines = text.split("\n");
		int width = 0;
		for (final String line : lines) {
			width = Math.max(width, metrics.stringWidth(line) + 2 * GAP);
		}
		final int height = lines.length * metrics.getHeight() + GAP;
		final int x = Math.max(0, Math.min(at.x + 3 * GAP, area.width - width - 1));
		final int y = Math.max(0, at.y - height - GAP);
		g.setColor(GROUND);
		g.fillRect(x, y, width, height);
		g.setColor(Color.GRAY);
		g.drawRect(x, y, width, height);
		g.setColor(Color.BLACK);
		for (int i = 0; i < lines.length; i++) {
			g.drawString(lines[i], x + GAP, y + GAP / 2 + metrics.getAscent() + i *
				metrics.getHeight());
		}
	}

	/** Returns lines of whole words that are not wider than some pixels. */
	static List<String> wrap(final String text, final FontMetrics metrics,
		final int width)
	{
		final List<String> lines = new ArrayList<>();
		for (final String paragraph : text.split("\n")) {
			String line = "";
			for (final String word : paragraph.split(" ")) {
				final String longer = line.isEmpty() ? word : line + " " + word;
				if (!line.isEmpty() && metrics.stringWidth(longer) > width) {
					lines.add(line);
					line = word;
				}
				else line = longer;
			}
			lines.add(line);
		}
		return lines;
	}

	/** Returns a text, or its beginning with dots if it is too wide. */
	static String fitting(final String text, final FontMetrics metrics,
		final int width)
	{
		if (metrics.stringWidth(text) <= width) return text;
		int end = text.length();
		while (end > 0 && metrics.stringWidth(text.substring(0, end) +
			"\u2026") > width)
			end--;
		return text.substring(0, end) + "\u2026";
	}
}
