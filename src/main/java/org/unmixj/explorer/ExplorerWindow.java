
package org.unmixj.explorer;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.util.List;

import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.KeyStroke;

import ij.IJ;
import ij.gui.GUI;

/** The parts of the Explorer in their places; they are wired elsewhere. */
final class ExplorerWindow extends JFrame {

	private static final String START = "start", WORK = "work";

	private static final int WIDTH = 1180, HEIGHT = 760, NARROW = 860, GAP = 4;

	private static final int MOST_ADDED = 20;

	/** Pictures side by side at first. */
	private static final int COLUMNS = 2;

	private final JPanel toolbar = new JPanel(new WrapLayout(GAP));

	private final NumberField added = new NumberField("components to add", 1,
		MOST_ADDED);

	private final PromptPanel prompt = new PromptPanel();

	private final CardLayout cards = new CardLayout();

	private final JPanel center = new JPanel(cards);

	private final JSplitPane columns = new JSplitPane(
		JSplitPane.HORIZONTAL_SPLIT);

	private final JSplitPane rows = new JSplitPane(JSplitPane.VERTICAL_SPLIT);

	private final JSplitPane below = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT);

	private final JTabbedPane first = new JTabbedPane();

	private final JTabbedPane second = new JTabbedPane();

	private int listWidth;

	private Runnable disposed = () -> {};

	ExplorerWindow(final String title) {
		super(title);
		setName("explorer");
		setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
		added.setName("added");
		added.setToolTipText("How many components Add adds at once");
	}

	/**
	 * Adds the parts.
	 *
	 * @param groups of buttons; there is a gap between two groups
	 */
	void build(final List<List<ExplorerAction>> groups, final JComponent start,
		final ThumbnailPanel thumbnails, final SignaturePanel signatures,
		final ErrorPanel errors, final SingularValuePanel lambdas,
		final JComponent residuals, final PixelPanel pixel,
		final StatusPanel status)
	{
		for (final List<ExplorerAction> group : groups) {
			if (toolbar.getComponentCount() > 0) toolbar.add(Box
				.createHorizontalStrut(2 * GAP));
			for (final ExplorerAction action : group) {
				addButton(action);
			}
		}
		first.addTab("Error", errors);
		first.addTab("\u03bb", lambdas);
		first.setToolTipTextAt(1, "Generalized singular values");
		second.addTab("Residuals", residuals);
		second.addTab("Pixel", pixel);
		below.setLeftComponent(first);
		below.setRightComponent(second);
		rows.setTopComponent(signatures);
		rows.setBottomComponent(below);
		columns.setLeftComponent(new JScrollPane(thumbnails,
			JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED,
			JScrollPane.HORIZONTAL_SCROLLBAR_NEVER));
		columns.setRightComponent(rows);
		for (final JSplitPane pane : new JSplitPane[] { columns, rows, below }) {
			pane.setBorder(BorderFactory.createEmptyBorder());
			pane.setContinuousLayout(true);
		}
		columns.setResizeWeight(0);
		rows.setResizeWeight(0.5);
		below.setResizeWeight(0.5);
		center.add(start, START);
		center.add(columns, WORK);
		final JPanel top = new JPanel(new BorderLayout());
		top.add(toolbar, BorderLayout.CENTER);
		top.add(prompt, BorderLayout.SOUTH);
		add(top, BorderLayout.NORTH);
		add(center, BorderLayout.CENTER);
		add(status, BorderLayout.SOUTH);
		toolbar.addComponentListener(new ComponentAdapter() {

			@Override
			public void componentResized(final ComponentEvent e) {
				toolbar.revalidate();
			}
		});
		Texts.scale(getContentPane());
		listWidth = thumbnails.widthOf(COLUMNS) + new JScrollBar()
			.getPreferredSize().width;
	}

	private static Rectangle place(final Rectangle screen,
		final Rectangle stack)
	{
		final float scale = Texts.scale();
		final Rectangle left = new Rectangle(screen.x, screen.y, stack.x - screen.x,
			screen.height);
		final int end = stack.x + stack.width;
		final Rectangle right = new Rectangle(end, screen.y, screen.x +
			screen.width - end, screen.height);
		Rectangle room = left.width > right.width ? left : right;
		if (room.width < NARROW * scale) room = screen;
		final int width = Math.min(room.width, Math.round(WIDTH * scale));
		final int height = Math.min(room.height, Math.round(HEIGHT * scale));
		return new Rectangle(room == right ? room.x : room.x + room.width - width,
			room.y + (room.height - height) / 2, width, height);
	}

	private void addButton(final ExplorerAction action) {
		final JButton button = new JButton(action);
		button.setName(action.label().toLowerCase());
		button.setFocusable(false);
		button.setMargin(new Insets(2, 6, 2, 6));
		toolbar.add(button);
		if (action.label().equals(ExplorerKeys.ADD)) toolbar.add(added);
		for (final KeyStroke key : action.keys()) {
			center.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(key, action
				.label());
		}
		center.getActionMap().put(action.label(), new AbstractAction() {

			@Override
			public void actionPerformed(final ActionEvent e) {
				if (!prompt.isTyping()) action.actionPerformed(e);
			}
		});
	}

	/**
	 * Places the window and its parts on the screen, and shows it.
	 *
	 * @param stack the window of the stack, which is not covered if there is room
	 *          beside it, or null
	 */
	void open(final Window stack) {
		final Rectangle place = place(GUI.getMaxWindowBounds(IJ.getInstance()),
			stack == null ? new Rectangle() : stack.getBounds());
		setBounds(place);
		setMinimumSize(new Dimension(Math.min(place.width, 480), Math.min(
			place.height, 360)));
		validate();
		columns.setDividerLocation(listWidth);
		rows.setDividerLocation(0.5);
		below.setDividerLocation(0.5);
		setVisible(true);
	}

	/** Has something done when this is disposed, by whomever. */
	void onDispose(final Runnable work) {
		disposed = work;
	}

	@Override
	public void dispose() {
		super.dispose();
		if (EventQueue.isDispatchThread()) disposed.run();
		else EventQueue.invokeLater(disposed);
	}

	/** Shows the components, or the question before the first ones. */
	void showWork(final boolean work) {
		cards.show(center, work ? WORK : START);
	}

	/** Shows the pixel in front of the residuals. */
	void showPixel() {
		second.setSelectedIndex(1);
	}

	/**
	 * Returns how many components are to be added at once.
	 *
	 * @throws IllegalArgumentException if no such number is typed, with a message
	 *           for the user
	 */
	int added() {
		return added.number();
	}

	/** Returns the line that asks. */
	PromptPanel prompt() {
		return prompt;
	}
}
