
package org.unmixj.explorer;

import java.awt.BasicStroke;
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
import java.awt.geom.AffineTransform;
import java.util.List;

import javax.swing.JComponent;

/**
 * A chart with two axes, dark on white as ImageJ's plots are, that says what is
 * under the mouse.
 */
abstract class Chart extends JComponent {

	private static final Color GRID = new Color(0xe8e8e8);

	private static final Color HINT = new Color(0x606060);

	private static final int GAP = 4;

	private ChartAxis x;

	private ChartAxis y;

	private String empty;

	/** The part of the component where the data are. */
	private Rectangle frame = new Rectangle(1, 1);

	private Point mouse;

	/** @param empty what is there as long as there are no data */
	Chart(final String empty) {
		this.empty = empty;
		setOpaque(true);
		final MouseAdapter listener = new MouseAdapter() {

			@Override
			public void mouseMoved(final MouseEvent e) {
				mouse = e.getPoint();
				pointed(mouse);
				repaint();
			}

			@Override
			public void mouseExited(final MouseEvent e) {
				mouse = null;
				pointed(null);
				repaint();
			}

			@Override
			public void mousePressed(final MouseEvent e) {
				requestFocusInWindow();
				clicked(e.getPoint());
			}
		};
		addMouseListener(listener);
		addMouseMotionListener(listener);
	}

	/** Sets the axes; null for none, if there are no data. */
	final void setAxes(final ChartAxis newX, final ChartAxis newY) {
		x = newX;
		y = newY;
		repaint();
	}

	/** Sets what is there without data. */
	final void setEmptyText(final String text) {
		empty = text;
		repaint();
	}

	/** Tells whether there are data. */
	final boolean hasData() {
		return x != null;
	}

	/** Draws the data, clipped to their frame. */
	abstract void paintData(Graphics2D g);

	/** Returns what is at a point, or null. */
	abstract String textAt(Point point);

	/** Is told where the mouse is, null for nowhere. */
	void pointed(final Point point) {
		// for those who want to know
	}

	/** Is told of a click. */
	void clicked(final Point point) {
		// for those who want to know
	}

	/** Returns the column of a value, in pixels of the component. */
	final double toX(final double value) {
		return frame.x + x.place(value) * frame.width;
	}

	/** Returns the row of a value, in pixels of the component. */
	final double toY(final double value) {
		return frame.y + (1 - y.place(value)) * frame.height;
	}

	/** Returns the part of the component where the data are. */
	final Rectangle frame() {
		return frame;
	}

	/** Returns a length that grows with the font. */
	final float scaled(final double length) {
		return (float) (length * getFont().getSize2D() / 12);
	}

	@Override
	public Dimension getPreferredSize() {
		return isPreferredSizeSet() ? super.getPreferredSize() : new Dimension(
			(int) scaled(320), (int) scaled(200));
	}

	@Override
	public Dimension getMinimumSize() {
		return new Dimension((int) scaled(120), (int) scaled(80));
	}

	@Override
	protected final void paintComponent(final Graphics graphics) {
		final Graphics2D g = (Graphics2D) graphics.create();
		g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
			RenderingHints.VALUE_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
			RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
		g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL,
			RenderingHints.VALUE_STROKE_PURE);
		g.setColor(Color.WHITE);
		g.fillRect(0, 0, getWidth(), getHeight());
		g.setFont(getFont());
		if (!hasData()) {
			TextBlock.center(g, empty, new Rectangle(getSize()), HINT);
		}
		else {
			paintAxes(g);
			final Graphics2D inside = (Graphics2D) g.create();
			inside.clipRect(frame.x - 2, frame.y - 2, frame.width + 4, frame.height +
				4);
			paintData(inside);
			inside.dispose();
			final String text = mouse == null ? null : textAt(mouse);
			if (text != null) TextBlock.note(g, text, mouse, getSize());
		}
		g.dispose();
	}

	private void paintAxes(final Graphics2D g) {
		final FontMetrics metrics = g.getFontMetrics();
		final int line = metrics.getHeight();
		final int top = line / 2 + GAP;
		final int bottom = 2 * line + 2 * GAP;
		final int height = Math.max(1, getHeight() - top - bottom);
		final List<Double> rows = y.ticks(Math.max(2, height / (2 * line)));
		int widest = 0;
		for (final double tick : rows) {
			widest = Math.max(widest, metrics.stringWidth(y.text(tick)));
		}
		final int left = line + widest + 3 * GAP;
		final int width = Math.max(1, getWidth() - left - line);
		frame = new Rectangle(left, top, width, height);
		int columnWidth = 1;
		for (final double tick : x.ticks(3)) {
			columnWidth = Math.max(columnWidth, 2 * metrics.stringWidth(x.text(
				tick)));
		}
		final List<Double> columns = x.ticks(Math.max(2, width / columnWidth));
		g.setStroke(new BasicStroke(1));
		for (final double tick : rows) {
			final int at = (int) Math.round(toY(tick));
			g.setColor(GRID);
			g.drawLine(frame.x, at, frame.x + frame.width, at);
			g.setColor(HINT);
			final String text = y.text(tick);
			g.drawString(text, left - GAP - metrics.stringWidth(text), at + metrics
				.getAscent() / 2 - 1);
		}
		for (final double tick : columns) {
			final int at = (int) Math.round(toX(tick));
			g.setColor(GRID);
			g.drawLine(at, frame.y, at, frame.y + frame.height);
			g.setColor(HINT);
			final String text = x.text(tick);
			g.drawString(text, at - metrics.stringWidth(text) / 2, frame.y +
				frame.height + GAP + metrics.getAscent());
		}
		g.setColor(Color.GRAY);
		g.draw(frame);
		g.setColor(Color.BLACK);
		g.drawString(x.label(), frame.x + (frame.width - metrics.stringWidth(x
			.label())) / 2, getHeight() - GAP - metrics.getDescent());
		final AffineTransform before = g.getTransform();
		g.rotate(-Math.PI / 2);
		g.drawString(y.label(), -(frame.y + (frame.height + metrics.stringWidth(y
			.label())) / 2), GAP + metrics.getAscent());
		g.setTransform(before);
	}
}
