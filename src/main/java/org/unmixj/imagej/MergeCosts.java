
package org.unmixj.imagej;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.unmixj.nmf.Merge;
import org.unmixj.nmf.Merging;

import ij.gui.Plot;

/** Plot and table of what merging components costs; shows none. */
final class MergeCosts {

	private static final int WIDTH = 640;

	private static final int HEIGHT = 360;

	private static final int MAX_INTERVALS = 12;

	/** A smaller limit is drawn here, in percent; a log axis has no zero. */
	private static final double SMALLEST = 1e-9;

	/** What is smaller than the limit divided by this is drawn at the bottom. */
	private static final double LEAST = 100;

	private final String title;

	private final Merging merging;

	private final IntFunction<String> names;

	/**
	 * @param title that of the stack
	 * @param names of the components before, counted from 0, short
	 */
	MergeCosts(final String title, final Merging merging,
		final IntFunction<String> names)
	{
		this.title = title;
		this.merging = merging;
		this.names = names;
	}

	/** Returns "C2 + C3", or "(C2 + C5) + C3" after an earlier merge. */
	String pair(final Merge merge) {
		return part(merge.first()) + " + " + part(merge.second());
	}

	/** Returns the pairs that were merged, with semicolons between. */
	String merged() {
		return merging.done() == 0 ? "nothing" : merging.merges().subList(0, merging
			.done()).stream().map(this::pair).collect(Collectors.joining("; "));
	}

	private String part(final List<Integer> components) {
		final String sum = components.stream().map(names::apply).collect(Collectors
			.joining(" + "));
		return components.size() == 1 ? sum : "(" + sum + ")";
	}

	/**
	 * Returns a row for each merge down to one component: how many components are
	 * left, which were merged, whether it was done, its cost in squared units of
	 * the stack and in percent of its squares, the error after it, and after
	 * polishing, where that was done, and the rise that noise explains.
	 */
	TitledTable table() {
		final TitledTable table = TitledTable.replacing(ResultTitles.merges(title));
		table.setPrecision(Tables.DECIMAL_PLACES);
		for (int i = 0; i < merging.merges().size(); i++) {
			final Merge merge = merging.merges().get(i);
			table.addRow();
			table.addValue("components", merge.components());
			table.addValue("merged", pair(merge));
			table.addValue("done", String.valueOf(i < merging.done()));
			table.addValue("cost", merge.cost());
			table.addValue("cost_percent", merge.percent());
			table.addValue("error_percent", merge.relativeError());
			table.addValue("polished_percent", merge.polishedError());
			table.addValue("noise_percent", merging.limitPercent());
		}
		return table;
	}

	/**
	 * Returns the plot of what merges cost against the number of components that
	 * are left, on a log axis: as circles the rise of the error after polishing,
	 * where that is known, and as crosses the cost of the merge by itself. If no
	 * rise is known, the costs are the circles.
	 */
	Plot plot() {
		final int count = merging.merges().size();
		final double limit = Math.max(SMALLEST, merging.limitPercent());
		final double[] costs = merging.merges().stream().mapToDouble(Merge::percent)
			.toArray();
		final double[] rises = rises();
		final int[] known = IntStream.range(0, count).filter(i -> !Double.isNaN(
			rises[i])).toArray();
		final double[] drawn = DoubleStream.concat(Arrays.stream(costs), Arrays
			.stream(known).mapToDouble(i -> rises[i])).toArray();
		final double low = Math.max(limit / LEAST, Math.min(limit, Arrays.stream(
			drawn).min().orElse(limit)));
		final double high = Math.max(limit, Arrays.stream(drawn).max().orElse(
			limit));
		final boolean polished = known.length > 0;
		final Plot plot = new Plot(ResultTitles.mergePlot(title), "Components left",
			(polished ? "Rise of the error" : "Cost of the merge") +
				" (% of squares)");
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setLimits(0.5, count + 0.5, low / 3, 3 * high);
		plot.setAxisYLog(true);
		plot.setMaxIntervals(Math.min(MAX_INTERVALS, Math.max(2, count)));
		plot.setColor(Color.GRAY);
		plot.add("line", new double[] { 0.5, count + 0.5 }, new double[] { limit,
			limit });
		plot.setLabel(-1, "noise explains a rise up to here");
		// Auto goes by the rises; without them there are the costs
		final double[] shown = polished ? rises : costs;
		final String what = polished ? ": rise with all fitted again" : "";
		final int[] all = polished ? known : IntStream.range(0, count).toArray();
		add(plot, "circle", Arrays.stream(all).filter(i -> i < merging.done()),
			shown, low / 2, Palette.color(2), "merged" + what);
		add(plot, "circle", Arrays.stream(all).filter(i -> i >= merging.done()),
			shown, low / 2, Color.BLACK, "not merged" + what);
		if (polished) add(plot, "x", IntStream.range(0, count), costs, low / 2,
			Color.GRAY, "cost of the merge alone, with nothing fitted again");
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(null);
		return plot;
	}

	/**
	 * Returns by how much the error rises at each merge where all is polished;
	 * NaN where that is not known.
	 */
	private double[] rises() {
		final double[] rises = new double[merging.merges().size()];
		double before = merging.initial().relativeError();
		for (int i = 0; i < rises.length; i++) {
			final double after = merging.merges().get(i).polishedError();
			rises[i] = after - before;
			before = after;
		}
		return rises;
	}

	/** Adds values of merges, counted from 0; none adds nothing. */
	private void add(final Plot plot, final String shape, final IntStream merges,
		final double[] values, final double least, final Color color,
		final String label)
	{
		final int[] chosen = merges.toArray();
		if (chosen.length == 0) return;
		plot.setColor(color, color);
		plot.setLineWidth(2);
		plot.add(shape, Arrays.stream(chosen).mapToDouble(i -> merging.merges().get(
			i).components()).toArray(), Arrays.stream(chosen).mapToDouble(i -> Math
				.max(least, values[i])).toArray());
		plot.setLabel(-1, label);
	}
}
