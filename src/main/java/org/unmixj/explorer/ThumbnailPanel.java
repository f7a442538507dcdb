
package org.unmixj.explorer;

import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import javax.swing.AbstractAction;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.KeyStroke;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;

import org.unmixj.imagej.ComponentsView;

/**
 * The components as small pictures with name, share and a tick that says
 * whether the signature is in the plot. Several can be selected, by mouse or
 * arrow keys.
 */
final class ThumbnailPanel extends JList<Integer> {

	/** The sides of pictures at a font of 12 points. */
	static final int SIDE = 116;

	private static final int GAP = 5;

	private static final int LINES = 2;

	private final Set<Integer> hidden = new TreeSet<>();

	private final Runnable hiddenChanged;

	private final Runnable opened;

	private ComponentsView view;

	private List<BufferedImage> pictures = Collections.emptyList();

	/**
	 * @param hiddenChanged is run when a signature is shown or hidden
	 * @param opened is run at a double click
	 */
	ThumbnailPanel(final Runnable hiddenChanged, final Runnable opened) {
		super(new DefaultListModel<>());
		this.hiddenChanged = hiddenChanged;
		this.opened = opened;
		setName("components");
		setLayoutOrientation(HORIZONTAL_WRAP);
		setVisibleRowCount(0);
		setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
		setCellRenderer(new Cell());
		getInputMap().put(KeyStroke.getKeyStroke(' '), "hide");
		getActionMap().put("hide", new AbstractAction() {

			@Override
			public void actionPerformed(final ActionEvent e) {
				toggle(getSelectedValuesList());
			}
		});
		addMouseListener(new MouseAdapter() {

			@Override
			public void mousePressed(final MouseEvent e) {
				final int index = locationToIndex(e.getPoint());
				if (index < 0) return;
				final Rectangle cell = getCellBounds(index, index);
				if (!cell.contains(e.getPoint())) {
					clearSelection();
				}
				else if (tick(cell).contains(e.getPoint())) {
					toggle(Collections.singletonList(index));
				}
				else if (e.getClickCount() == 2) opened.run();
			}
		});
	}

	/**
	 * Shows components, or none for null.
	 *
	 * @param newPictures one for each
	 */
	void show(final ComponentsView components,
		final List<BufferedImage> newPictures)
	{
		final boolean same = view != null && components != null && view
			.size() == components.size();
		final int[] selection = same ? getSelectedIndices() : new int[0];
		if (!same) hidden.clear();
		view = components;
		pictures = new ArrayList<>(newPictures);
		final DefaultListModel<Integer> model = new DefaultListModel<>();
		for (int j = 0; view != null && j < view.size(); j++) {
			model.addElement(j);
		}
		setModel(model);
		final int cell = pictureSide() + 2 * GAP;
		setFixedCellWidth(cell);
		setFixedCellHeight(cell + LINES * getFontMetrics(getFont()).getHeight() +
			GAP);
		setSelectedIndices(selection);
		hiddenChanged.run();
	}

	/** Returns the width of some pictures side by side. */
	int widthOf(final int columns) {
		return columns * (pictureSide() + 2 * GAP) + GAP;
	}

	/** Returns the longer side of the pictures, which grows with the font. */
	int pictureSide() {
		return Math.round(SIDE * getFont().getSize2D() / 12);
	}

	/** Returns the components whose signature is not shown; a copy. */
	Set<Integer> hidden() {
		return new TreeSet<>(hidden);
	}

	/** Shows signatures that are hidden and hides those that are shown. */
	void toggle(final List<Integer> components) {
		for (final int component : components) {
			if (!hidden.remove(component)) hidden.add(component);
		}
		repaint();
		hiddenChanged.run();
	}

	@Override
	public boolean getScrollableTracksViewportWidth() {
		return true;
	}

	@Override
	public String getToolTipText(final MouseEvent event) {
		final int index = locationToIndex(event.getPoint());
		if (index < 0 || !getCellBounds(index, index).contains(event.getPoint()))
			return null;
		final String flag = view.flag(index);
		return "<html>" + escape(view.names().get(index)) + "<br>" + share(index) +
			" of the intensities" + ("ok".equals(flag) ? "" : "<br>" + escape(flag)) +
			(view.isFixed(index) ? "<br>its " + view.signatureWord() + " is locked"
				: "") + "<br>tick: shown in the plot (Space)</html>";
	}

	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}

	private String share(final int component) {
		return Numbers.percent(view.share(component));
	}

	private Rectangle tick(final Rectangle cell) {
		final int side = getFontMetrics(getFont()).getAscent() + 2;
		return new Rectangle(cell.x + 2 * GAP, cell.y + 2 * GAP, side, side);
	}

	/** Paints a component. */
	private final class Cell extends JComponent implements
		ListCellRenderer<Integer>
	{

		private int component;

		private boolean selected;

		private boolean focused;

		@Override
		public Component getListCellRendererComponent(
			final JList<? extends Integer> list, final Integer value, final int index,
			final boolean isSelected, final boolean cellHasFocus)
		{
			component = value;
			selected = isSelected;
			focused = cellHasFocus;
			setFont(list.getFont());
			return this;
		}

		@Override
		public Dimension getPreferredSize() {
			return new Dimension(getFixedCellWidth(), getFixedCellHeight());
		}

		@Override
		protected void paintComponent(final Graphics graphics) {
			final Graphics2D g = (Graphics2D) graphics;
			g.setRenderingHint(RenderingHints.KEY_ANTIALIASING,
				RenderingHints.VALUE_ANTIALIAS_ON);
			g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING,
				RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			if (selected) {
				g.setColor(getSelectionBackground());
				g.fillRoundRect(1, 1, getWidth() - 2, getHeight() - 2, 8, 8);
			}
			if (focused) {
				g.setColor(getSelectionForeground());
				g.drawRoundRect(1, 1, getWidth() - 3, getHeight() - 3, 8, 8);
			}
			paintPicture(g);
			final FontMetrics metrics = g.getFontMetrics();
			final int left = GAP, room = getWidth() - 2 * GAP;
			int y = pictureSide() + 2 * GAP + metrics.getAscent();
			g.setColor(selected ? getSelectionForeground() : getForeground());
			g.drawString(TextBlock.fitting(view.legend(component), metrics, room),
				left, y);
			y += metrics.getHeight();
			final boolean wary = !"ok".equals(view.flag(component));
			g.drawString(TextBlock.fitting(share(component) + (wary ? ", " + view
				.flag(component) : ""), metrics, room), left, y);
		}

		private void paintPicture(final Graphics2D g) {
			final int side = pictureSide();
			g.setColor(Color.BLACK);
			g.fillRect(GAP, GAP, side, side);
			final BufferedImage picture = pictures.get(component);
			g.drawImage(picture, GAP + (side - picture.getWidth()) / 2, GAP + (side -
				picture.getHeight()) / 2, null);
			final Rectangle tick = tick(new Rectangle(0, 0, getWidth(), getHeight()));
			g.setColor(Color.WHITE);
			g.fillRect(tick.x, tick.y, tick.width, tick.height);
			g.setColor(Color.BLACK);
			g.drawRect(tick.x, tick.y, tick.width, tick.height);
			if (!hidden.contains(component)) {
				g.setColor(view.colorOnWhite(component));
				g.fillRect(tick.x + 3, tick.y + 3, tick.width - 5, tick.height - 5);
			}
			if (view.isFixed(component)) paintLock(g, GAP + side - tick.width - GAP,
				tick.y, tick.width);
		}

		private void paintLock(final Graphics2D g, final int x, final int y,
			final int side)
		{
			g.setColor(Color.WHITE);
			g.fillRect(x, y + side * 2 / 5, side, side * 3 / 5);
			g.drawArc(x + side / 5, y, side * 3 / 5, side * 4 / 5, 0, 180);
			g.setColor(Color.BLACK);
			g.fillRect(x + side / 2 - 1, y + side * 3 / 5, 2, side / 4);
		}
	}
}
