
package org.unmixj.explorer;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.Consumer;

import javax.swing.JComponent;

import ij.LookUpTable;
import ij.process.FloatProcessor;

/**
 * The residual image: the root mean square of the residuals of each pixel, dark
 * where it is low. A click chooses a pixel.
 */
final class ImagePanel extends JComponent {

	/** This part of the pixels is at the bright end of the colours. */
	private static final double SATURATED = 0.005;

	private static final Color GROUND = new Color(0x303030);

	private final Consumer<Point> chosen;

	private String what = "";

	private String empty;

	private FloatProcessor map;

	private BufferedImage picture;

	private double highest;

	private Point pixel;

	private Point mouse;

	/** @param chosen is told which pixel was clicked at */
	ImagePanel(final String empty, final Consumer<Point> chosen) {
		this.empty = empty;
		this.chosen = chosen;
		setName("residuals");
		setOpaque(true);
		final MouseAdapter listener = new MouseAdapter() {

			@Override
			public void mouseMoved(final MouseEvent e) {
				mouse = e.getPoint();
				repaint();
			}

			@Override
			public void mouseExited(final MouseEvent e) {
				mouse = null;
				repaint();
			}

			@Override
			public void mousePressed(final MouseEvent e) {
				final Point at = pixelAt(e.getPoint());
				if (at != null) chosen.accept(at);
			}
		};
		addMouseListener(listener);
		addMouseMotionListener(listener);
	}

	/**
	 * Shows a plane of the residual map, or nothing for null.
	 *
	 * @param caption what its values are
	 * @param white the value that is white, and those above
	 */
	void show(final FloatProcessor plane, final String caption,
		final double white)
	{
		map = plane;
		what = caption;
		picture = null;
		if (map != null) {
			highest = white;
			final FloatProcessor shown = (FloatProcessor) map.duplicate();
			shown.setMinAndMax(0, highest);
			shown.setColorModel(LookUpTable.createGrayscaleColorModel(false));
			picture = shown.getBufferedImage();
		}
		repaint();
	}

	/** Returns the value that only few pixels of a plane are above. */
	static double highest(final FloatProcessor map) {
		final float[] values = ((float[]) map.getPixels()).clone();
		Arrays.sort(values); // NaN last
		int known = values.length;
		while (known > 0 && Float.isNaN(values[known - 1]))
			known--;
		final double value = known == 0 ? 0 : values[(int) ((known - 1) * (1 -
			SATURATED))];
		return value > 0 ? value : 1;
	}

	/** Says why there is no image. */
	void showText(final String text) {
		empty = text;
		show(null, "", 1);
	}

	/** Marks a pixel, none for null. */
	void mark(final Point newPixel) {
		pixel = newPixel;
		repaint();
	}

	/** Returns what the values are, and which are black and white. */
	String caption() {
		return "Black 0, white " + Numbers.text(highest) + ": " + what;
	}

	/** Tells whether a map is there. */
	boolean hasImage() {
		return map != null;
	}

	private int line() {
		return getFontMetrics(getFont()).getHeight();
	}

	private Rectangle area() {
		final int width = getWidth(), height = Math.max(1, getHeight() - line() -
			4);
		final double zoom = Math.min((double) width / map.getWidth(),
			(double) height / map.getHeight());
		final int w = Math.max(1, (int) (zoom * map.getWidth()));
		final int h = Math.max(1, (int) (zoom * map.getHeight()));
		return new Rectangle((width - w) / 2, (height - h) / 2, w, h);
	}

	/** Returns the pixel at a point of the component, or null. */
	Point pixelAt(final Point point) {
		if (map == null || !area().contains(point)) return null;
		final Rectangle area = area();
		return new Point((point.x - area.x) * map.getWidth() / area.width,
			(point.y - area.y) * map.getHeight() / area.height);
	}

	/** Returns the point of the component where a pixel is. */
	Point pointOf(final Point at) {
		final Rectangle area = area();
		return new Point(area.x + (2 * at.x + 1) * area.width / (2 * map
			.getWidth()), area.y + (2 * at.y + 1) * area.height / (2 * map
				.getHeight()));
	}

	@Override
	public Dimension getPreferredSize() {
		return new Dimension(line() * 16, line() * 12);
	}

	@Override
	public Dimension getMinimumSize() {
		return new Dimension(line() * 6, line() * 5);
	}

	@Override
	protected void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics.create();
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
			RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.setColor(GROUND);
		g.fillRect(0, 0, getWidth(), getHeight());
		g.setFont(getFont());
		if (map == null) TextBlock.center(g, empty, new Rectangle(getSize()),
			Color.LIGHT_GRAY);
		else paintMap(g);
		g.dispose();
	}

	private void paintMap(final Graphics2D g) {
		final Rectangle area = area();
		g.drawImage(picture, area.x, area.y, area.width, area.height, null);
		if (pixel != null) {
			final Point at = pointOf(pixel);
			g.setColor(Color.YELLOW);
			g.drawLine(at.x - 8, at.y, at.x - 3, at.y);
			g.drawLine(at.x + 3, at.y, at.x + 8, at.y);
			g.drawLine(at.x, at.y - 8, at.x, at.y - 3);
			g.drawLine(at.x, at.y + 3, at.x, at.y + 8);
		}
		final FontMetrics metrics = g.getFontMetrics();
		g.setColor(Color.LIGHT_GRAY);
		g.drawString(TextBlock.fitting(caption(), metrics, getWidth() - 8), 4,
			getHeight() - 4 - metrics.getDescent());
		final Point under = mouse == null ? null : pixelAt(mouse);
		if (under != null) TextBlock.note(g, "x=" + under.x + ", y=" + under.y +
			": " + Numbers.text(map.getf(under.x, under.y)), mouse, getSize());
	}
}
