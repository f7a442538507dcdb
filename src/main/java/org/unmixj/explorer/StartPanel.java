
package org.unmixj.explorer;

import java.awt.Color;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.Arrays;
import java.util.function.Consumer;

import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;

import org.unmixj.image.Axis;
import org.unmixj.imagej.Background;
import org.unmixj.imagej.Messages;
import org.unmixj.imagej.PixelOptions;

import ij.ImagePlus;

/**
 * Asks how many components the first fit of a stack has, along what, and what
 * is done to pixel values before.
 */
final class StartPanel extends JPanel {

	/** Two directions are the fewest that GSVD-NMF can compare. */
	private static final int FIRST = 2;

	private static final int MOST = 999;

	private static final Color PROBLEM = new Color(0xb00020);

	private final ExplorerSession session;

	private final JComboBox<Axis> axis = new JComboBox<>();

	private final NumberField components = new NumberField("components", FIRST,
		MOST);

	private final JComboBox<Background> background = new JComboBox<>(Background
		.values());

	private final JTextField level = new JTextField("0", 6);

	private final JComboBox<String> saturation = new JComboBox<>(new String[] {
		"None", "Auto" });

	private final JButton fit = new JButton("Fit");

	private final JTextArea note = Texts.area(3);

	/** @param start is given what to do when the button is pressed */
	StartPanel(final ExplorerSession session, final Consumer<FirstFit> start) {
		super(new GridBagLayout());
		this.session = session;
		final ImagePlus stack = session.pixels();
		for (final Axis choice : Arrays.asList(Axis.CHANNELS, Axis.FRAMES,
			Axis.SLICES))
		{
			if (length(stack, choice) > 1) axis.addItem(choice);
		}
		if (axis.getItemCount() == 0) axis.addItem(Axis.AUTO);
		axis.setName("axis");
		components.setName("count");
		fit.setName("fit");
		addRow(row(new JLabel("<html><b>" + stack.getTitle().replace("&", "&amp;")
			.replace("<", "&lt;") + "</b></html>")));
		final JLabel size = new JLabel(stack.getWidth() + " \u00d7 " + stack
			.getHeight() + " pixels, " + Messages.count(stack.getNChannels(),
				"channel") + ", " + Messages.count(stack.getNSlices(), "slice") + ", " +
			Messages.count(stack.getNFrames(), "frame"));
		addRow(row(size));
		final JLabel axisLabel = new JLabel("Unmix along");
		axisLabel.setLabelFor(axis);
		final JLabel countLabel = new JLabel("Start with components");
		countLabel.setLabelFor(components);
		addRow(row(axisLabel, axis, countLabel, components, fit));
		addRow(row(labeled("Background", background), labeled("Level", level),
			labeled("Saturation", saturation)));
		addRow(row(new JLabel("Start low: more are added one by one.")));
		note.setColumns(50);
		addRow(row(note));
		saturation.setEditable(true);
		saturation.setPrototypeDisplayValue("65535.0");
		saturation.setToolTipText(
			"None, the value that saturated pixels have, or Auto");
		background.setToolTipText(
			"What is subtracted first; Selection: the mean of the selection on the stack");
		level.setToolTipText("The background if it is Constant");
		axis.addActionListener(e -> preview());
		background.addActionListener(e -> preview());
		saturation.addActionListener(e -> preview());
		level.addActionListener(e -> preview());
		level.addFocusListener(new FocusAdapter() {

			@Override
			public void focusLost(final FocusEvent e) {
				preview();
			}
		});
		components.addChangeListener(e -> preview());
		fit.addActionListener(e -> start(start));
		preview();
	}

	private static JPanel labeled(final String text, final JComponent field) {
		final JLabel label = new JLabel(text);
		label.setLabelFor(field);
		field.setName(text.toLowerCase());
		return row(label, field);
	}

	private void addRow(final JPanel row) {
		final GridBagConstraints place = new GridBagConstraints();
		place.gridx = 0;
		place.insets = new Insets(4, 4, 4, 4);
		add(row, place);
	}

	private static JPanel row(final JComponent... parts) {
		final JPanel row = new JPanel(new FlowLayout(FlowLayout.CENTER));
		for (final JComponent part : parts) {
			row.add(part);
		}
		return row;
	}

	private static int length(final ImagePlus stack, final Axis axis) {
		return axis == Axis.CHANNELS ? stack.getNChannels() : axis == Axis.FRAMES
			? stack.getNFrames() : stack.getNSlices();
	}

	private void start(final Consumer<FirstFit> start) {
		final FirstFit first;
		try {
			first = firstFit(components.number());
		}
		catch (final IllegalArgumentException e) {
			complain(e);
			return;
		}
		start.accept(first);
	}

	private FirstFit firstFit(final int count) {
		return new FirstFit(session, (Axis) axis.getSelectedItem(), count,
			pixels());
	}

	/**
	 * Returns what is to be done with pixel values.
	 *
	 * @throws IllegalArgumentException if that makes no sense, with a message for
	 *           the user
	 */
	private PixelOptions pixels() {
		final Background choice = (Background) background.getSelectedItem();
		final boolean constant = choice == Background.CONSTANT;
		return PixelOptions.DEFAULT.withSaturation(String.valueOf(saturation
			.getEditor().getItem())).withBackground(choice, constant ? level() : 0,
				"");
	}

	private double level() {
		try {
			return Double.parseDouble(level.getText().trim());
		}
		catch (final NumberFormatException e) {
			throw new IllegalArgumentException("Level must be a number, got \"" +
				level.getText() + "\".", e);
		}
	}

	/** Tells what the fit will take, or why it can't be done. */
	void preview() {
		level.setEnabled(isEnabled() && background
			.getSelectedItem() == Background.CONSTANT);
		try {
			note.setText(firstFit((Integer) components.getValue()).estimate()
				.toString());
			note.setForeground(axis.getForeground());
			fit.setEnabled(isEnabled());
		}
		catch (final IllegalArgumentException e) {
			complain(e);
			fit.setEnabled(false);
		}
	}

	private void complain(final IllegalArgumentException problem) {
		note.setText(problem.getMessage());
		note.setForeground(PROBLEM);
	}

	/** Returns the button that starts. */
	JButton button() {
		return fit;
	}

	@Override
	public void setEnabled(final boolean enabled) {
		if (enabled == isEnabled()) return;
		super.setEnabled(enabled);
		axis.setEnabled(enabled);
		components.setEnabled(enabled);
		background.setEnabled(enabled);
		saturation.setEnabled(enabled);
		level.setEnabled(enabled && background
			.getSelectedItem() == Background.CONSTANT);
		fit.setEnabled(enabled);
		if (enabled && session.present() == null) preview();
	}
}
