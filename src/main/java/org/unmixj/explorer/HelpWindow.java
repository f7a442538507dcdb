
package org.unmixj.explorer;

import java.awt.Dimension;
import java.awt.Window;
import java.awt.event.ActionEvent;

import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JEditorPane;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.text.html.HTMLEditorKit;

import org.unmixj.ij1.HelpPage;

/** Shows the help page beside the Explorer, which goes on. */
final class HelpWindow extends JDialog {

	private static final int WIDTH = 620, HEIGHT = 560;

	private static final int POINTS = 11;

	HelpWindow(final Window explorer) {
		super(explorer, "Help on the UnmixJ Explorer", ModalityType.MODELESS);
		setName("help");
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		final HTMLEditorKit kit = new HTMLEditorKit();
		kit.getStyleSheet().addRule("body { font-family: sans-serif; font-size: " +
			Math.round(POINTS * Texts.scale()) + "pt; margin: 8px }");
		final JEditorPane page = new JEditorPane();
		page.setEditable(false);
		page.setEditorKit(kit);
		page.setText(HelpPage.of(ExplorerPlugIn.class));
		page.setCaretPosition(0);
		add(new JScrollPane(page));
		getRootPane().getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
			.put(KeyStroke.getKeyStroke("ESCAPE"), "close");
		getRootPane().getActionMap().put("close", new AbstractAction() {

			@Override
			public void actionPerformed(final ActionEvent e) {
				dispose();
			}
		});
		final Dimension room = explorer.getSize();
		setSize(Math.min(room.width, Math.round(WIDTH * Texts.scale())), Math.min(
			room.height, Math.round(HEIGHT * Texts.scale())));
		setLocationRelativeTo(explorer);
	}
}
