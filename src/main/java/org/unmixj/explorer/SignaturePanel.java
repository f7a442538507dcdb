
package org.unmixj.explorer;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.function.IntConsumer;

import org.unmixj.imagej.ComponentsView;

/**
 * The signatures of all components that are not hidden, as curves; those of
 * selected components are thick. Says the name and the value under the mouse; a
 * click selects the component.
 */
final class SignaturePanel extends Chart {

	/** How near the mouse must be to a curve. */
	private static final double NEAR = 24;

	private static final double HEADROOM = 1.05;

	private final IntConsumer chosen;

	private ComponentsView view;

	private Set<Integer> selected = Collections.emptySet();

	private Set<Integer> hidden = Collections.emptySet();

	/** @param chosen is told which component was clicked at */
	SignaturePanel(final IntConsumer chosen) {
		super("Signatures of the components appear here.");
		this.chosen = chosen;
		setName("signatures");
	}

	/** Shows the signatures of components, or nothing for null. */
	void show(final ComponentsView components) {
		view = components;
		fit();
	}

	/** Returns the components whose signatures are shown, or null. */
	ComponentsView view() {
		return view;
	}

	/** Sets which curves are thick. */
	void setSelected(final Set<Integer> components) {
		selected = components;
		repaint();
	}

	/** Sets which curves are not there. */
	void setHidden(final Set<Integer> components) {
		hidden = components;
		fit();
	}

	private void fit() {
		if (view == null) {
			setAxes(null, null);
			return;
		}
		double highest = 0;
		for (int j = 0; j < view.size(); j++) {
			if (hidden.contains(j)) continue;
			highest = Math.max(highest, Arrays.stream(view.signature(j)).max().orElse(
				0));
		}
		final double[] x = view.positions();
		final String word = view.signatureWord();
		setAxes(ChartAxis.linear(view.positionLabel(), Arrays.stream(x).min()
			.getAsDouble(), Arrays.stream(x).max().getAsDouble()), ChartAxis.linear(
				word.substring(0, 1).toUpperCase() + word.substring(1), 0, highest > 0
					? HEADROOM * highest : 1));
	}

	@Override
	void paintData(final Graphics2D g) {
		for (int j = 0; j < view.size(); j++) {
			if (!hidden.contains(j) && !selected.contains(j)) paintCurve(g, j);
		}
		for (final int j : selected) {
			if (!hidden.contains(j) && j < view.size()) paintCurve(g, j);
		}
	}

	private void paintCurve(final Graphics2D g, final int component) {
		final double[] x = view.positions(), h = view.signature(component);
		final Path2D path = new Path2D.Double();
		for (int i = 0; i < h.length; i++) {
			if (i == 0) path.moveTo(toX(x[i]), toY(h[i]));
			else path.lineTo(toX(x[i]), toY(h[i]));
		}
		g.setStroke(new BasicStroke(scaled(selected.contains(component) ? 3.5
			: 1.5), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		g.setColor(view.colorOnWhite(component));
		g.draw(path);
	}

	@Override
	String textAt(final Point point) {
		final int component = componentAt(point);
		if (component < 0) return null;
		final int i = sampleAt(point.x);
		return view.names().get(component) + "\n" + view.positionLabel() + " " +
			Numbers.text(view.positions()[i]) + ": " + Numbers.text(view.signature(
				component)[i]);
	}

	@Override
	void clicked(final Point point) {
		final int component = hasData() ? componentAt(point) : -1;
		if (component >= 0) chosen.accept(component);
	}

	/** Returns the component whose curve is nearest, or -1 if none is near. */
	int componentAt(final Point point) {
		final int i = sampleAt(point.x);
		int nearest = -1;
		double least = scaled(NEAR);
		for (int j = 0; j < view.size(); j++) {
			if (hidden.contains(j)) continue;
			final double distance = Math.abs(toY(view.signature(j)[i]) - point.y);
			if (distance < least) {
				nearest = j;
				least = distance;
			}
		}
		return nearest;
	}

	private int sampleAt(final int column) {
		final double[] x = view.positions();
		int nearest = 0;
		for (int i = 1; i < x.length; i++) {
			if (Math.abs(toX(x[i]) - column) < Math.abs(toX(x[nearest]) - column)) {
				nearest = i;
			}
		}
		return nearest;
	}
}
