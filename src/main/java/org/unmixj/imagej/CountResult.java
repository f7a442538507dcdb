
package org.unmixj.imagej;

import java.awt.Color;
import java.io.File;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import org.unmixj.nmf.ComponentCount;
import org.unmixj.nmf.CountLoss;
import org.unmixj.nmf.CountOptions;

import ij.gui.Plot;

/** How many components a stack holds, as ImageJ shows it; nothing is shown. */
public final class CountResult {

	private static final int WIDTH = 640;

	private static final int HEIGHT = 360;

	/** Smaller values are drawn here; a log axis has no zero. */
	private static final double SMALLEST = 1e-9;

	/** Evidence below this is drawn here. */
	private static final double LEAST_EVIDENCE = 0.1;

	/** Room for the legend above the highest value, on a log axis. */
	private static final double LEGEND = 10;

	private final ComponentCount count;

	private final String verdict;

	private final Plot plot;

	private final Plot evidence;

	private final TitledTable table;

	CountResult(final String title, final long pixels, final CountOptions options,
		final ComponentCount count)
	{
		this.count = count;
		verdict = title + ": " + CountMessages.verdict(count, options) + (count
			.pixels() < pixels ? " (" + count.pixels() + " of " + pixels + " pixels.)"
				: "");
		plot = plot(title);
		evidence = evidence(title);
		table = table(title);
	}

	/** Returns the numbers. */
	public ComponentCount count() {
		return count;
	}

	/** Returns the recommended number and the reason, or that there is none. */
	public String verdict() {
		return verdict;
	}

	/** Returns "Component count plot of T": errors against the number. */
	public Plot plot() {
		return plot;
	}

	/**
	 * Returns "Component evidence of T": what speaks for each component, its gain
	 * over its standard error, the stability, and &lambda;.
	 */
	public Plot evidence() {
		return evidence;
	}

	/** Returns the table "Component count of T". */
	public TitledTable table() {
		return table;
	}

	/**
	 * Saves the plots as PNG and the table as CSV.
	 *
	 * @param folder made if it does not exist; files of the same names are
	 *          replaced
	 * @throws IllegalArgumentException if that fails, with a message for the
	 *           user; nothing half-written is left then
	 */
	public void save(final File folder) {
		new ResultFolder(folder).save(Arrays.asList(plot, evidence, table));
	}

	private double[] values(final IntToDoubleFunction value, final double least) {
		final double[] values = new double[count.most()];
		Arrays.setAll(values, i -> Math.max(least, value.applyAsDouble(i + 1)));
		return values;
	}

	private double[] numbers() {
		return values(r -> r, 0);
	}

	private Plot plot(final String title) {
		final Plot errors = new Plot(ResultTitles.countPlot(title), "Components",
			"Relative error (percent" + (count.loss() == CountLoss.POISSON
				? ", scaled for photon noise)" : ")"));
		errors.setFrameSize(WIDTH, HEIGHT);
		final double[] held = values(count::heldOutError, SMALLEST);
		final double[] bound = values(count::svdBound, SMALLEST);
		final double low = Arrays.stream(bound).min().getAsDouble();
		// overfitted predictions can be of any size
		final double high = Math.max(100, 2 * held[0]);
		errors.setLimits(0.5, count.most() + 0.5, low / 2, high);
		errors.setAxisYLog(true);
		curve(errors, Color.GRAY, "line", bound, "SVD bound");
		curve(errors, Palette.color(6), "connected circle", values(
			count::relativeError, SMALLEST), "fit");
		curve(errors, Palette.color(2), "connected circle", held,
			"held-out entries");
		final int r = count.recommended();
		errors.setColor(Color.BLACK);
		errors.setLineWidth(1);
		errors.drawDottedLine(r, low / 2, r, high, 3);
		errors.addLegend(null);
		return errors;
	}

	private void curve(final Plot target, final Color color, final String shape,
		final double[] values, final String label)
	{
		target.setColor(color, color);
		target.setLineWidth(2);
		target.add(shape, numbers(), values);
		target.setLabel(-1, label);
	}

	private Plot evidence(final String title) {
		final Plot target = new Plot(ResultTitles.evidencePlot(title), "Components",
			"Gain in standard errors: counts above 1");
		target.setFrameSize(WIDTH, HEIGHT);
		final double[] gains = values(r -> count.gain(r) / count.gainError(r),
			LEAST_EVIDENCE);
		final double[] lambdas = values(r -> Double.isNaN(count.largestLambda(r))
			? 1 : count.largestLambda(r), LEAST_EVIDENCE);
		final double high = Math.max(Arrays.stream(gains).max().getAsDouble(),
			Arrays.stream(lambdas).max().getAsDouble());
		target.setLimits(0.5, count.most() + 0.5, LEAST_EVIDENCE / 1.2, LEGEND *
			Math.max(1, high));
		target.setAxisYLog(true);
		curve(target, Palette.color(2), "connected circle", gains,
			"gain of the component, in standard errors (a loss: at the bottom)");
		curve(target, Color.GRAY, "connected circle", lambdas,
			"largest lambda on the way there (no count)");
		if (!Double.isNaN(count.stability(1))) {
			curve(target, Palette.color(6), "connected circle", values(
				count::stability, LEAST_EVIDENCE),
				"signatures as from random starts (cosine, 1: the same)");
		}
		target.setColor(Color.BLACK);
		target.setLineWidth(1);
		target.add("line", new double[] { 0.5, count.most() + 0.5 }, new double[] {
			1, 1 });
		target.drawDottedLine(count.recommended(), LEAST_EVIDENCE / 1.2, count
			.recommended(), LEGEND * Math.max(1, high), 3);
		target.addLegend(null);
		return target;
	}

	private TitledTable table(final String title) {
		final TitledTable rows = TitledTable.replacing(ResultTitles.count(title));
		rows.setPrecision(Tables.DECIMAL_PLACES);
		for (int r = 1; r <= count.most(); r++) {
			rows.addRow();
			rows.addValue("components", r);
			rows.addValue("error_percent", count.relativeError(r));
			rows.addValue("svd_bound_percent", count.svdBound(r));
			rows.addValue("largest_lambda", count.largestLambda(r));
			rows.addValue("held_out_percent", count.heldOutError(r));
			rows.addValue("gain_percent", count.gain(r));
			rows.addValue("gain_error_percent", count.gainError(r));
			rows.addValue("stability", count.stability(r));
			rows.addValue("recommended", r == count.recommended() ? 1 : 0);
		}
		return rows;
	}
}
