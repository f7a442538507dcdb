
package org.unmixj.explorer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.unmixj.imagej.Messages;
import org.unmixj.imagej.SvdBound;

/**
 * The error of each result so far against its number of components; a line
 * joins the lowest ones, and a dashed one those that no fit can be below. A
 * click goes to a result.
 */
final class ErrorPanel extends Chart {

	private static final Color PRESENT = new Color(0xd90671);

	private static final double RADIUS = 4, NEAR = 10;

	/** Errors that are smaller are drawn here, in percent. */
	private static final double SMALLEST = 1e-12;

	/** Wide enough for a tick, even if all errors are the same. */
	private static final double MARGIN = 1.6;

	private final Consumer<Step> chosen;

	/** Bounds further below the results are beyond the axis. */
	private static final double FAR = 10;

	private static final float[] DASHES = { 4, 3 };

	private List<Step> steps = Collections.emptyList();

	private Step present;

	/** Null as long as it is not known. */
	private SvdBound bound;

	private int fewest;

	/** One more than any result has: the bound says what it can bring. */
	private int most;

	/** @param chosen is told which result was clicked at */
	ErrorPanel(final Consumer<Step> chosen) {
		super("The error of each result appears here.");
		this.chosen = chosen;
		setName("errors");
	}

	/** Shows results, one of them the present one; none for an empty list. */
	void show(final List<Step> newSteps, final Step newPresent) {
		steps = newSteps;
		present = newPresent;
		fit();
	}

	/** Shows the error that no fit can be below; null for none. */
	void show(final SvdBound newBound) {
		bound = newBound;
		fit();
	}

	/** Returns that error, or null as long as it is not known. */
	SvdBound bound() {
		return bound;
	}

	private void fit() {
		double least = Double.POSITIVE_INFINITY, largest = 0;
		most = 1;
		fewest = Integer.MAX_VALUE;
		for (final Step step : steps) {
			if (!isKnown(step)) continue;
			least = Math.min(least, error(step));
			largest = Math.max(largest, error(step));
			most = Math.max(most, step.view().size());
			fewest = Math.min(fewest, step.view().size());
		}
		most++;
		if (largest == 0) {
			setAxes(null, null);
			return;
		}
		final double lowest = least / FAR;
		for (int r = fewest; r <= most; r++) {
			if (isBounded(r)) least = Math.min(least, Math.max(lowest, bound.percent(
				r)));
		}
		setAxes(ChartAxis.counts("Components", fewest - 0.5, most + 0.5), ChartAxis
			.logarithmic("Error (%)", least / MARGIN, largest * MARGIN));
	}

	private static boolean isKnown(final Step step) {
		return !Double.isNaN(step.view().relativeError());
	}

	private static double error(final Step step) {
		return Math.max(SMALLEST, step.view().relativeError());
	}

	@Override
	void paintData(final Graphics2D g) {
		final Map<Integer, Double> lowest = new TreeMap<>();
		for (final Step step : steps) {
			if (isKnown(step)) lowest.merge(step.view().size(), error(step),
				Math::min);
		}
		final Path2D path = new Path2D.Double();
		lowest.forEach((count, error) -> {
			if (path.getCurrentPoint() == null) path.moveTo(toX(count), toY(error));
			else path.lineTo(toX(count), toY(error));
		});
		g.setColor(Color.GRAY);
		g.setStroke(new BasicStroke(scaled(1)));
		g.draw(path);
		paintBound(g);
		for (final Step step : steps) {
			if (isKnown(step) && step != present) paintPoint(g, step, Color.BLACK, 1);
		}
		if (present != null && isKnown(present)) paintPoint(g, present, PRESENT,
			1.6);
	}

	private boolean isBounded(final int components) {
		return bound != null && components <= bound.most();
	}

	/** Returns where the bound is drawn. */
	private double place(final int components) {
		return toY(Math.max(SMALLEST, bound.percent(components)));
	}

	private void paintBound(final Graphics2D g) {
		if (!isBounded(fewest)) return;
		final Path2D path = new Path2D.Double();
		path.moveTo(toX(fewest), place(fewest));
		for (int r = fewest + 1; r <= most && isBounded(r); r++) {
			path.lineTo(toX(r), place(r));
		}
		g.setStroke(new BasicStroke(scaled(1), BasicStroke.CAP_BUTT,
			BasicStroke.JOIN_ROUND, 1, DASHES, 0));
		g.draw(path);
	}

	private void paintPoint(final Graphics2D g, final Step step,
		final Color color, final double size)
	{
		final double radius = scaled(RADIUS * size);
		g.setColor(color);
		g.fill(new Ellipse2D.Double(toX(step.view().size()) - radius, toY(error(
			step)) - radius, 2 * radius, 2 * radius));
	}

	@Override
	String textAt(final Point point) {
		final Step step = stepAt(point);
		if (step == null) return boundAt(point);
		return step.view().size() + " components: " + Numbers.text(step.view()
			.relativeError()) + " %\n" + step.label() + (step == present ? ""
				: " (click: go there)");
	}

	private String boundAt(final Point point) {
		for (int r = fewest; r <= most && isBounded(r); r++) {
			if (point.distance(toX(r), place(r)) <= scaled(NEAR)) return Messages
				.count(r, "component") + ": no fit is below " + Numbers.text(bound
					.percent(r)) + " %\n(dashed: the singular value decomposition)";
		}
		return null;
	}

	@Override
	void clicked(final Point point) {
		final Step step = stepAt(point);
		if (step != null && step != present) chosen.accept(step);
	}

	/** Returns the last result at a point, or null. */
	Step stepAt(final Point point) {
		Step nearest = null;
		double least = scaled(NEAR);
		for (final Step step : steps) {
			if (!isKnown(step)) continue;
			final double distance = point.distance(toX(step.view().size()), toY(error(
				step)));
			if (distance <= least) {
				nearest = step;
				least = distance;
			}
		}
		return nearest;
	}
}
