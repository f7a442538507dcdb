
package org.unmixj.explorer;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

import org.unmixj.imagej.ComponentsView;
import org.unmixj.imagej.Messages;

/**
 * The generalized singular values of the last step that added components, as
 * bars on a logarithmic axis; those that were taken are coloured. Infinite ones
 * reach the top.
 */
final class SingularValuePanel extends Chart {

	private static final Color TAKEN = new Color(0xd90671);

	private static final Color LEFT = new Color(0x808080);

	private static final String INFINITE =
		"\u221e: what the components before missed altogether";

	private static final double SMALLEST = 1e-3;

	private static final double BAR = 0.7;

	private double[] lambdas = new double[0];

	private int taken;

	private double bottom;

	SingularValuePanel() {
		super("Generalized singular values appear here when a component is added.");
		setName("singular values");
	}

	/**
	 * Shows those of components, or nothing for null.
	 *
	 * @param present whether these are the components that are there now
	 */
	void show(final ComponentsView view, final boolean present) {
		lambdas = view == null ? new double[0] : view.lambdas();
		taken = view == null ? 0 : view.taken();
		if (lambdas.length == 0) {
			setAxes(null, null);
			return;
		}
		final double largest = Arrays.stream(lambdas).filter(Double::isFinite).max()
			.orElse(1);
		final double smallest = Arrays.stream(lambdas).filter(Double::isFinite)
			.min().orElse(1);
		bottom = Math.max(SMALLEST, Math.min(1, smallest)) / 2;
		setAxes(ChartAxis.counts((present ? "Index, " : "The last Add, ") + (view
			.size() - taken) + " \u2192 " + Messages.count(view.size(), "component") +
			(present ? "" : "; other steps have none"), 0.5, lambdas.length + 0.5),
			ChartAxis.logarithmic("\u03bb", bottom, 10 * Math.max(1, largest)));
	}

	@Override
	void paintData(final Graphics2D g) {
		for (int i = 0; i < lambdas.length; i++) {
			final double left = toX(i + 1 - BAR / 2), right = toX(i + 1 + BAR / 2);
			final double top = Double.isInfinite(lambdas[i]) ? frame().y : toY(Math
				.max(bottom, lambdas[i]));
			g.setColor(i < taken ? TAKEN : LEFT);
			g.fill(new Rectangle2D.Double(left, top, right - left, frame().y +
				frame().height - top));
			if (Double.isInfinite(lambdas[i])) {
				g.setColor(Color.WHITE);
				final int width = g.getFontMetrics().stringWidth("\u221e");
				g.drawString("\u221e", (float) (left + right - width) / 2, (float) top +
					g.getFontMetrics().getAscent() + 2);
			}
		}
		if (Arrays.stream(lambdas).anyMatch(Double::isInfinite)) paintMeaning(g);
		g.setColor(Color.BLACK);
		final int one = (int) Math.round(toY(1));
		g.drawLine(frame().x, one, frame().x + frame().width, one);
	}

	/** Says what infinite ones are, to the right of them, if there is room. */
	private void paintMeaning(final Graphics2D g) {
		final long infinite = Arrays.stream(lambdas).filter(Double::isInfinite)
			.count();
		final double left = toX(infinite + 1 - BAR / 2), right = toX(
			lambdas.length + 0.5);
		if (right <= left) return;
		final FontMetrics metrics = g.getFontMetrics();
		g.setColor(LEFT);
		int y = frame().y + metrics.getAscent() + 2;
		for (final String line : TextBlock.wrap(INFINITE, metrics, (int) (right -
			left)))
		{
			g.drawString(line, (float) left, y);
			y += metrics.getHeight();
		}
	}

	@Override
	String textAt(final Point point) {
		for (int i = 0; i < lambdas.length; i++) {
			if (Math.abs(point.x - toX(i + 1)) <= toX(1.5) - toX(1)) {
				return "\u03bb" + (i + 1) + " = " + Numbers.text(lambdas[i]) +
					(i < taken ? ", taken" : "") + (Double.isInfinite(lambdas[i])
						? "\nmissed by the components altogether" : lambdas[i] < 1.5
							? "\nnear 1: NMF and SVD agree" : "");
			}
		}
		return null;
	}
}
