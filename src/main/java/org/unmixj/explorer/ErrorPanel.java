
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

/**
 * The error of each result so far against its number of components; a line
 * joins the lowest ones. A click goes to a result.
 */
final class ErrorPanel extends Chart {

	private static final Color PRESENT = new Color(0xd90671);

	private static final double RADIUS = 4, NEAR = 10;

	/** Errors that are smaller are drawn here, in percent. */
	private static final double SMALLEST = 1e-12;

	/** Wide enough for a tick, even if all errors are the same. */
	private static final double MARGIN = 1.6;

	private final Consumer<Step> chosen;

	private List<Step> steps = Collections.emptyList();

	private Step present;

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
		double least = Double.POSITIVE_INFINITY, largest = 0;
		int most = 1, fewest = Integer.MAX_VALUE;
		for (final Step step : steps) {
			if (!isKnown(step)) continue;
			least = Math.min(least, error(step));
			largest = Math.max(largest, error(step));
			most = Math.max(most, step.view().size());
			fewest = Math.min(fewest, step.view().size());
		}
		if (largest == 0) setAxes(null, null);
		else setAxes(ChartAxis.counts("Components", fewest - 0.5, most + 0.5),
			ChartAxis.logarithmic("Error (%)", least / MARGIN, largest * MARGIN));
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
		for (final Step step : steps) {
			if (isKnown(step) && step != present) paintPoint(g, step, Color.BLACK, 1);
		}
		if (present != null && isKnown(present)) paintPoint(g, present, PRESENT,
			1.6);
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
		return step == null ? null : step.view().size() + " components: " + Numbers
			.text(step.view().relativeError()) + " %\n" + step.label() +
			(step == present ? "" : " (click: go there)");
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
