
package org.unmixj.imagej;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.unmixj.nmf.Merge;
import org.unmixj.nmf.Merging;

import ij.gui.Plot;

/** Plot and table of what merging components costs; shows none. */
final class MergeCosts {

	private static final int WIDTH = 640;

	private static final int HEIGHT = 360;

	private static final int MAX_INTERVALS = 12;

	/** Smaller costs are drawn here, in percent; a log axis has no zero. */
	private static final double SMALLEST = 1e-9;

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
	 * Returns the plot of the costs against the number of components that are
	 * left, on a log axis; those that were done are filled.
	 */
	Plot plot() {
		final int count = merging.merges().size();
		final double limit = shown(merging.limitPercent());
		final double highest = merging.merges().stream().mapToDouble(Merge::percent)
			.max().orElse(limit);
		final double lowest = merging.merges().stream().mapToDouble(Merge::percent)
			.min().orElse(limit);
		final Plot plot = new Plot(ResultTitles.mergePlot(title), "Components left",
			"Cost of the merge (% of squares)");
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setLimits(0.5, count + 0.5, shown(Math.min(limit, lowest)) / 3, 3 *
			shown(Math.max(limit, highest)));
		plot.setAxisYLog(true);
		plot.setMaxIntervals(Math.min(MAX_INTERVALS, Math.max(2, count)));
		plot.setColor(Color.GRAY);
		plot.add("line", new double[] { 0.5, count + 0.5 }, new double[] { limit,
			limit });
		plot.setLabel(-1, "noise explains up to here");
		add(plot, 0, merging.done(), Palette.color(2), "merged");
		add(plot, merging.done(), count, Color.BLACK, "not merged");
		addRises(plot);
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(null);
		return plot;
	}

	private static double shown(final double percent) {
		return Math.max(SMALLEST, percent);
	}

	private void add(final Plot plot, final int from, final int to,
		final Color color, final String label)
	{
		if (from == to) return;
		final List<Merge> merges = merging.merges().subList(from, to);
		plot.setColor(color, color);
		plot.setLineWidth(2);
		plot.add("circle", merges.stream().mapToDouble(Merge::components).toArray(),
			merges.stream().mapToDouble(merge -> shown(merge.percent())).toArray());
		plot.setLabel(-1, label);
	}

	/** Adds by how much the error rose where all was polished. */
	private void addRises(final Plot plot) {
		final double[] errors = IntStream.rangeClosed(0, merging.merges().size())
			.mapToDouble(i -> i == 0 ? merging.initial().relativeError() : merging
				.merges().get(i - 1).polishedError()).toArray();
		final int[] known = IntStream.range(1, errors.length).filter(i -> !Double
			.isNaN(errors[i]) && !Double.isNaN(errors[i - 1])).toArray();
		if (known.length == 0) return;
		plot.setColor(Palette.color(6));
		plot.setLineWidth(2);
		plot.add("x", Arrays.stream(known).mapToDouble(i -> merging.merges().get(i -
			1).components()).toArray(), Arrays.stream(known).mapToDouble(i -> shown(
				errors[i] - errors[i - 1])).toArray());
		plot.setLabel(-1, "rise of the polished error");
	}
}
