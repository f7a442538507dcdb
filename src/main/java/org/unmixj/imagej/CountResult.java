
package org.unmixj.imagej;

import java.awt.Color;
import java.io.File;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
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

	/** The part of the height that rows of numbers take above the curve. */
	private static final double ROWS = 0.28;

	/** The part of the height from one line of these rows to the next. */
	private static final double ROW = 0.06;

	/** The part of the width that is left free beside them. */
	private static final double MARGIN = 0.015;

	/** There is room for no more numbers in a row. */
	private static final int MOST_NUMBERS = 14;

	private final ComponentCount count;

	private final String verdict;

	private final String headline;

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
		headline = title + ": " + CountMessages.headline(count, options);
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

	/** Returns "T: 5 components (4 and a background)". */
	public String headline() {
		return headline;
	}

	/** Returns "Component count plot of T": errors against the number. */
	public Plot plot() {
		return plot;
	}

	/**
	 * Returns "Component evidence of T": what speaks for each component, its gain
	 * over its standard error, and as numbers above it the stability and
	 * &lambda;.
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
		final double low = LEAST_EVIDENCE / 1.2;
		final double high = Math.max(10, 2 * Arrays.stream(gains).max()
			.getAsDouble());
		final double top = high * Math.pow(high / low, ROWS / (1 - ROWS));
		target.setLimits(0.5, count.most() + 0.5, low, top);
		target.setAxisYLog(true);
		target.setColor(Color.GRAY);
		target.setLineWidth(1);
		target.add("line", new double[] { 0.5, count.most() + 0.5 }, new double[] {
			1, 1 });
		curve(target, Palette.color(2), "connected circle", gains, "");
		target.setColor(Color.BLACK);
		target.setLineWidth(1);
		target.drawDottedLine(count.recommended(), low, count.recommended(), high,
			3);
		final boolean stable = !Double.isNaN(count.stability(1));
		if (stable) row(target, 0,
			"Signatures found again from random starts (cosine, 1: the same):",
			r -> String.format(Locale.US, "%.2f", count.stability(r)));
		row(target, stable ? 1 : 0,
			"Largest finite lambda on the way there (near 1: as good as the SVD; no count):",
			r -> Double.isNaN(count.largestLambda(r)) ? "\u2013" : NumberText.rounded(
				count.largestLambda(r), 3));
		return target;
	}

	/** Writes numbers above the curve, each where its component is. */
	private void row(final Plot target, final int index, final String heading,
		final IntFunction<String> value)
	{
		final double y = ROW * (1 + 2 * index);
		target.setJustification(Plot.LEFT);
		target.addLabel(MARGIN, y, heading);
		target.setJustification(Plot.CENTER);
		final int step = 1 + (count.most() - 1) / MOST_NUMBERS;
		for (int r = 1; r <= count.most(); r += step) {
			target.addLabel((r - 0.5) / count.most(), y + ROW, value.apply(r));
		}
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
			rows.addValue("loss", count.loss().toString());
			rows.addValue("recommended", r == count.recommended() ? 1 : 0);
		}
		return rows;
	}
}
