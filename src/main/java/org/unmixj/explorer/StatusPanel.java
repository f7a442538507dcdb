
package org.unmixj.explorer;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.FlowLayout;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextArea;

/** Says how it goes, what came out, and what went wrong; cancels. */
final class StatusPanel extends JPanel {

	private static final Color PROBLEM = new Color(0xb00020);

	private final JTextArea text = Texts.area(2);

	private final JProgressBar bar = new JProgressBar(0, 1000);

	private final JButton cancel = new JButton("Cancel");

	private boolean problem;

	StatusPanel(final Runnable canceled) {
		super(new BorderLayout(8, 0));
		setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
		text.setName("status");
		bar.setName("progress");
		bar.setStringPainted(true);
		cancel.setName("cancel");
		cancel.setToolTipText("Stop; the components stay as they are (Escape)");
		cancel.addActionListener(e -> canceled.run());
		final JPanel right = new JPanel(new FlowLayout(FlowLayout.RIGHT, 4, 0));
		right.add(bar);
		right.add(cancel);
		add(text, BorderLayout.CENTER);
		add(right, BorderLayout.EAST);
		setIdle();
	}

	/** Says something. */
	void say(final String message) {
		problem = false;
		text.setForeground(getForeground());
		text.setText(message);
	}

	/** Says what went wrong. */
	void complain(final String message) {
		problem = true;
		text.setForeground(PROBLEM);
		text.setText(message);
	}

	/** Returns what is said. */
	String text() {
		return text.getText();
	}

	/** Tells whether that is a problem. */
	boolean isProblem() {
		return problem;
	}

	/** Shows how far it has come. */
	void progress(final double fraction, final String stage) {
		bar.setVisible(true);
		cancel.setVisible(true);
		bar.setValue((int) (fraction * bar.getMaximum()));
		bar.setString(stage + " " + (int) (fraction * 100) + " %");
	}

	/** Takes the progress bar away. */
	void setIdle() {
		bar.setVisible(false);
		cancel.setVisible(false);
	}
}
