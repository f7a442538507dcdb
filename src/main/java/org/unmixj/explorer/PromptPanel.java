
package org.unmixj.explorer;

import java.awt.FlowLayout;
import java.awt.event.ActionEvent;
import java.util.function.Consumer;

import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;

/** A line in the window that asks for a text; nothing waits for the answer. */
final class PromptPanel extends JPanel {

	private final JLabel question = new JLabel();

	private final JTextField answer = new JTextField(24);

	private Consumer<String> answered = text -> {};

	PromptPanel() {
		super(new FlowLayout(FlowLayout.LEFT, 6, 2));
		question.setLabelFor(answer);
		answer.setName("answer");
		final JButton ok = new JButton("OK");
		ok.setName("ok");
		final JButton no = new JButton("Cancel");
		add(question);
		add(answer);
		add(ok);
		add(no);
		ok.addActionListener(e -> end(true));
		no.addActionListener(e -> end(false));
		answer.addActionListener(e -> end(true));
		answer.getInputMap().put(KeyStroke.getKeyStroke("ESCAPE"), "no");
		answer.getActionMap().put("no", new AbstractAction() {

			@Override
			public void actionPerformed(final ActionEvent e) {
				end(false);
			}
		});
		setVisible(false);
	}

	/** Asks for a text. */
	void ask(final String text, final String first,
		final Consumer<String> newAnswered)
	{
		question.setText(text);
		answer.setText(first);
		answer.selectAll();
		answered = newAnswered;
		setVisible(true);
		revalidate();
		answer.requestFocusInWindow();
	}

	/** Takes the question back. */
	void dismiss() {
		setVisible(false);
	}

	/** Tells whether the user is typing the answer. */
	boolean isTyping() {
		return answer.isFocusOwner();
	}

	private void end(final boolean ok) {
		setVisible(false);
		if (ok) answered.accept(answer.getText());
	}
}
