
package org.unmixj.explorer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.Arrays;

import org.unmixj.imagej.ComponentsView;
import org.unmixj.imagej.PixelSamples;

/**
 * The samples of a pixel as dots, the fit as a black line, and what each
 * component has of it as lines in their colours.
 */
final class PixelPanel extends Chart {

	private static final Color SAMPLE = new Color(0x404040);

	private ComponentsView view;

	private PixelSamples pixel;

	PixelPanel() {
		super("Click on a pixel of the stack, or of the residuals:" +
			" its samples appear here, beside the fit.");
		setName("pixel");
	}

	/**
	 * Shows a pixel, or nothing for null.
	 *
	 * @param where the pixel ("12, 7")
	 */
	void show(final ComponentsView components, final PixelSamples samples,
		final String where)
	{
		view = components;
		pixel = samples;
		if (pixel == null) {
			setAxes(null, null);
			return;
		}
		final double[] x = pixel.positions();
		final double high = Math.max(max(pixel.samples()), max(pixel.fit()));
		final double low = Math.min(0, Arrays.stream(pixel.samples()).min()
			.getAsDouble());
		setAxes(ChartAxis.linear(view.positionLabel(), Arrays.stream(x).min()
			.getAsDouble(), max(x)), ChartAxis.linear("Intensity at " + where, low,
				high > low ? high + 0.05 * (high - low) : low + 1));
	}

	private static double max(final double[] values) {
		return Arrays.stream(values).max().getAsDouble();
	}

	@Override
	void paintData(final Graphics2D g) {
		for (int j = 0; j < view.size(); j++) {
			g.setColor(view.colorOnWhite(j));
			g.setStroke(new BasicStroke(scaled(1)));
			paintCurve(g, pixel.part(j));
		}
		final double[] x = pixel.positions(), samples = pixel.samples();
		final double radius = scaled(2.5);
		g.setColor(SAMPLE);
		for (int i = 0; i < x.length; i++) {
			g.fill(new Ellipse2D.Double(toX(x[i]) - radius, toY(samples[i]) - radius,
				2 * radius, 2 * radius));
		}
		g.setColor(Color.BLACK);
		g.setStroke(new BasicStroke(scaled(2)));
		paintCurve(g, pixel.fit());
	}

	private void paintCurve(final Graphics2D g, final double[] values) {
		final double[] x = pixel.positions();
		final Path2D path = new Path2D.Double();
		for (int i = 0; i < values.length; i++) {
			if (i == 0) path.moveTo(toX(x[i]), toY(values[i]));
			else path.lineTo(toX(x[i]), toY(values[i]));
		}
		g.draw(path);
	}

	@Override
	String textAt(final Point point) {
		final double[] x = pixel.positions();
		int nearest = 0;
		for (int i = 1; i < x.length; i++) {
			if (Math.abs(toX(x[i]) - point.x) < Math.abs(toX(x[nearest]) - point.x)) {
				nearest = i;
			}
		}
		return view.positionLabel() + " " + Numbers.text(x[nearest]) + "\nsample " +
			Numbers.text(pixel.samples()[nearest]) + ", fit " + Numbers.text(pixel
				.fit()[nearest]);
	}
}
