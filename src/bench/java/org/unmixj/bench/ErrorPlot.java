
package org.unmixj.bench;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ij.gui.Plot;
import ij.io.FileSaver;

/**
 * Error against time, both logarithmic: how much the error of each program is
 * above the lowest of all.
 */
final class ErrorPlot {

	/** Colours that colour-blind users can tell apart (Okabe and Ito). */
	private static final Color[] COLOURS = { new Color(0xD55E00), new Color(
		0x0072B2), new Color(0x009E73) };

	/** Smaller excesses are drawn here, percent of the lowest error. */
	private static final double FLOOR = 0.001;

	private static final double CEILING = 1000;

	/** The same error, percent of it. */
	private static final double SAME = 0.1;

	private ErrorPlot() {
		// static methods only
	}

	/** @param traces by program; rows of seconds, iterations, error */
	static void write(final String title, final Map<String, double[][]> traces,
		final Path file) throws IOException
	{
		double lowest = Double.POSITIVE_INFINITY;
		double shortest = Double.POSITIVE_INFINITY;
		double longest = 0;
		for (final double[][] trace : traces.values()) {
			for (final double[] row : trace) {
				lowest = Math.min(lowest, row[2]);
				shortest = Math.min(shortest, row[0]);
				longest = Math.max(longest, row[0]);
			}
		}
		final Plot plot = new Plot(title, "Time (s)",
			"Error above the lowest (% of it)");
		plot.setSize(640, 400);
		plot.setLogScaleX();
		plot.setLogScaleY();
		plot.setLimits(shortest / 1.5, longest * 1.5, FLOOR / 1.5, CEILING);
		plot.setLineWidth(2);
		final List<String> legend = new ArrayList<>();
		for (final Map.Entry<String, double[][]> entry : traces.entrySet()) {
			final double[][] trace = entry.getValue();
			final double[] x = new double[trace.length];
			final double[] y = new double[trace.length];
			for (int i = 0; i < x.length; i++) {
				x[i] = trace[i][0];
				y[i] = Math.min(CEILING, Math.max(FLOOR, 100 * (trace[i][2] / lowest -
					1)));
			}
			plot.setColor(COLOURS[legend.size()], COLOURS[legend.size()]);
			plot.addPoints(x, y, Plot.CONNECTED_CIRCLES);
			legend.add(entry.getKey());
		}
		plot.setLineWidth(1);
		plot.setColor(Color.GRAY);
		plot.addPoints(new double[] { shortest / 1.5, longest * 1.5 },
			new double[] { SAME, SAME }, Plot.LINE);
		legend.add("the same error");
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(String.join("\n", legend));
		if (!new FileSaver(plot.getImagePlus()).saveAsPng(file.toString())) {
			throw new IOException("cannot write " + file);
		}
	}
}
