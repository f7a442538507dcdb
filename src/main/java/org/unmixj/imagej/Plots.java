
package org.unmixj.imagej;

import java.awt.Color;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.unmixj.nmf.Residuals;

import cern.colt.matrix.DoubleMatrix2D;
import ij.gui.Plot;

/** Makes the plots; shows none. */
final class Plots {

	private static final int WIDTH = 640;

	private static final int HEIGHT = 360;

	/** The word "infinite" is below its triangle by this part of the height. */
	private static final double LABEL_BELOW = 0.07;

	/** Curves of more samples have thin lines. */
	private static final int FEW_SAMPLES = 150;

	private static final int MAX_INTERVALS = 12;

	/** &lambda; that are smaller are drawn here; a log axis has no zero. */
	private static final double SMALLEST_LAMBDA = 1e-6;

	/** The height of a plot over that of its highest curve. */
	private static final double HEADROOM = 1.05;

	private Plots() {
		// static methods only
	}

	/** Returns the plot of signatures, each in the colour of its component. */
	static Plot signatures(final String title, final Signatures signatures) {
		final DoubleMatrix2D H = signatures.H();
		final double[] x = signatures.samples().values();
		final Plot plot = new Plot(ResultTitles.signaturePlot(title), signatures
			.samples().label(), "Intensity (" + signatures.scale().map(scale -> scale
				.toString().toLowerCase() + " of each " + signatures.axis()
					.signature() + " = 1").orElse("as given") + ")");
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setLineWidth(H.columns() <= FEW_SAMPLES ? 2 : 1);
		for (int j = 0; j < H.rows(); j++) {
			plot.setColor(WavelengthColor.onWhite(signatures.colors().get(j)));
			plot.add("line", x, H.viewRow(j).toArray());
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		final double top = HEADROOM * highest(H);
		plot.setLimits(Arrays.stream(x).min().getAsDouble(), Arrays.stream(x).max()
			.getAsDouble(), 0, top);
		LegendPlace.of(WIDTH, HEIGHT, IntStream.range(0, H.rows()).mapToObj(
			signatures::legend).collect(Collectors.toList())).add(plot, x, H
				.toArray(), top);
		return plot;
	}

	private static double highest(final DoubleMatrix2D H) {
		final double highest = H.aggregate(Math::max, value -> value);
		return highest > 0 ? highest : 1;
	}

	/**
	 * Returns the plot of the residuals: mean and root mean square of each
	 * sample, and the expected photon noise.
	 *
	 * @param gain units of the image for each photon; 0 counts as 1
	 */
	static Plot residuals(final String title, final Residuals residuals,
		final SampleAxis samples, final double gain)
	{
		final int n = residuals.samples();
		final double[] rms = new double[n], mean = new double[n], noise =
			new double[n];
		for (int k = 0; k < n; k++) {
			rms[k] = residuals.rmsResidual(k);
			mean[k] = residuals.meanResidual(k);
			noise[k] = residuals.photonNoise(k, gain > 0 ? gain : 1);
		}
		final double[] x = samples.values();
		final Plot plot = new Plot(ResultTitles.residualPlot(title), samples
			.label(), "Residual (units of the image)");
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setLineWidth(2);
		plot.setColor(Color.GRAY);
		plot.add("line", x, noise);
		plot.setLabel(-1, gain > 0 ? "photon noise, gain " + NumberText.of(gain)
			: "photon noise if the gain is 1");
		plot.setColor(Palette.color(2));
		plot.add("line", x, rms);
		plot.setLabel(-1, "root mean square");
		plot.setColor(Palette.color(6));
		plot.add("line", x, mean);
		plot.setLabel(-1, "mean");
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(null);
		final double low = Math.min(0, Arrays.stream(mean).min().getAsDouble());
		final double high = Math.max(1e-300, Math.max(Arrays.stream(rms).max()
			.getAsDouble(), Arrays.stream(noise).max().getAsDouble()));
		plot.setLimits(Arrays.stream(x).min().getAsDouble(), Arrays.stream(x).max()
			.getAsDouble(), HEADROOM * low, HEADROOM * high);
		return plot;
	}

	/**
	 * Returns the plot of the generalized singular values on a log axis. Infinite
	 * ones are triangles above all others; those that were taken are filled.
	 *
	 * @param lambdas largest first
	 * @param taken k, how many of the largest ones were taken
	 */
	static Plot gsvd(final String title, final double[] lambdas,
		final int taken)
	{
		final double largest = Arrays.stream(lambdas).filter(Double::isFinite).max()
			.orElse(1);
		final double smallest = Math.max(SMALLEST_LAMBDA, Arrays.stream(lambdas)
			.filter(Double::isFinite).min().orElse(1));
		final double top = 10 * Math.max(1, largest);
		final Plot plot = new Plot(ResultTitles.gsvdPlot(title), "Index", "lambda");
		plot.setFrameSize(WIDTH, HEIGHT);
		final double bottom = Math.min(1, smallest) / 2;
		plot.setLimits(0.5, lambdas.length + 0.5, bottom, top * Math.pow(top /
			bottom, 2 * LABEL_BELOW));
		plot.setAxisYLog(true);
		plot.setMaxIntervals(Math.min(MAX_INTERVALS, lambdas.length));
		plot.setColor(Color.GRAY);
		plot.add("line", new double[] { 0.5, lambdas.length + 0.5 }, new double[] {
			1, 1 });
		plot.setLabel(-1, "1: NMF and SVD agree");
		addValues(plot, lambdas, 0, taken, bottom, top, Palette.color(2), "taken");
		addValues(plot, lambdas, taken, lambdas.length, bottom, top, Color.BLACK,
			"not taken");
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(null);
		return plot;
	}

	/** Adds values from..to-1, finite ones as circles, infinite as triangles. */
	private static void addValues(final Plot plot, final double[] lambdas,
		final int from, final int to, final double bottom, final double top,
		final Color color, final String label)
	{
		plot.setColor(color, color);
		plot.setLineWidth(2);
		final int[] infinite = IntStream.range(from, to).filter(i -> Double
			.isInfinite(lambdas[i])).toArray();
		final int[] finite = IntStream.range(from, to).filter(i -> !Double
			.isInfinite(lambdas[i])).toArray();
		if (infinite.length > 0) {
			plot.add("triangle", indices(infinite), Arrays.stream(infinite)
				.mapToDouble(i -> top).toArray());
			plot.setLabel(-1, "infinite, " + label);
			plot.setJustification(Plot.CENTER);
			for (final int i : infinite) {
				plot.addText("infinite", i + 1, top * Math.pow(bottom / top,
					LABEL_BELOW));
			}
		}
		if (finite.length > 0) {
			plot.add("circle", indices(finite), Arrays.stream(finite).mapToDouble(
				i -> Math.max(SMALLEST_LAMBDA, lambdas[i])).toArray());
			plot.setLabel(-1, label);
		}
	}

	private static double[] indices(final int[] zeroBased) {
		return Arrays.stream(zeroBased).mapToDouble(i -> i + 1).toArray();
	}
}
