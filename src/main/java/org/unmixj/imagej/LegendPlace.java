
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.List;

import ij.gui.Plot;

/**
 * Puts a legend where it covers no curve: into a corner of the plot, or if
 * there are curves in all of them, to the right, where the plot gets wider.
 */
final class LegendPlace {

	/** A line of text, in pixels; a little more than ImageJ takes. */
	private static final int LINE = 18;

	/** A letter of it, in pixels. */
	private static final int LETTER = 8;

	/** The frame, and the line before the text, in pixels. */
	private static final int FRAME = 20, SAMPLE = 48;

	private final int width;

	private final int height;

	private final List<String> lines;

	private LegendPlace(final int width, final int height,
		final List<String> lines)
	{
		this.width = width;
		this.height = height;
		this.lines = lines;
	}

	/**
	 * Returns the place of a legend.
	 *
	 * @param width that of the frame of the plot in pixels
	 * @param height likewise
	 * @param lines one for each curve
	 */
	static LegendPlace of(final int width, final int height,
		final List<String> lines)
	{
		return new LegendPlace(width, height, lines);
	}

	/**
	 * Adds the legend to a plot whose curves go from 0 to the top, from the
	 * smallest to the largest x.
	 *
	 * @param curves the values of each at all x
	 */
	void add(final Plot plot, final double[] x, final double[][] curves,
		final double top)
	{
		final double left = Arrays.stream(x).min().getAsDouble();
		final double right = Arrays.stream(x).max().getAsDouble();
		final int pixels = SAMPLE + LETTER * lines.stream().mapToInt(String::length)
			.max().orElse(0);
		final double wide = (right - left) * pixels / width;
		final double high = top * (FRAME + LINE * lines.size()) / height;
		final String text = String.join("\n", lines);
		for (final String corner : Arrays.asList("top-right", "top-left",
			"bottom-right", "bottom-left"))
		{
			final double from = corner.endsWith("right") ? right - wide : left;
			final double bottom = corner.startsWith("top") ? top - high : 0;
			if (!isFree(x, curves, from, from + wide, bottom, bottom + high))
				continue;
			plot.addLegend(text, corner);
			return;
		}
		plot.setFrameSize(width + pixels, height);
		plot.setLimits(left, right + wide, 0, top);
		plot.addLegend(text, "top-right");
	}

	/** Tells whether no curve goes through a rectangle, nor close by. */
	private static boolean isFree(final double[] x, final double[][] curves,
		final double left, final double right, final double bottom,
		final double top)
	{
		for (final double[] y : curves) {
			for (int i = 1; i < x.length; i++) {
				if (Math.max(x[i - 1], x[i]) < left || Math.min(x[i - 1], x[i]) > right)
					continue;
				if (Math.max(y[i - 1], y[i]) >= bottom && Math.min(y[i - 1],
					y[i]) <= top) return false;
			}
		}
		return true;
	}
}
