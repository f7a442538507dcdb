
package org.unmixj.explorer;

import java.awt.event.ActionEvent;
import java.util.function.BooleanSupplier;

import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.KeyStroke;

import ij.IJ;

/** A button and a key of the Explorer. */
final class ExplorerAction extends AbstractAction {

	private final Runnable work;

	private final BooleanSupplier possible;

	private final KeyStroke[] keys;

	/**
	 * @param label of the button; in lower case, its name
	 * @param help what it does
	 * @param keys in the form of {@link KeyStroke#getKeyStroke(String)}, with
	 *          bars between if there are several; ctrl is Cmd on a Mac
	 * @param possible tells whether it can be done now
	 */
	ExplorerAction(final String label, final String help, final String keys,
		final BooleanSupplier possible, final Runnable work)
	{
		super(label);
		this.work = work;
		this.possible = possible;
		final String[] texts = (IJ.isMacOSX() ? keys.replace("ctrl ", "meta ")
			: keys).split("\\|");
		this.keys = new KeyStroke[texts.length];
		for (int i = 0; i < texts.length; i++) {
			this.keys[i] = KeyStroke.getKeyStroke(texts[i]);
		}
		putValue(Action.SHORT_DESCRIPTION, help + " (" + keyText(texts[0]) + ")");
	}

	/** Returns "Ctrl+Z" for "ctrl Z". */
	private static String keyText(final String key) {
		return key.replace("ctrl ", "Ctrl+").replace("meta ", "Cmd+").replace(
			"shift ", "Shift+").replace("DELETE", "Delete");
	}

	/** Returns the text of the button. */
	String label() {
		return (String) getValue(Action.NAME);
	}

	/** Returns the keys. */
	KeyStroke[] keys() {
		return keys.clone();
	}

	/** Allows it or not, as things are now. */
	void update() {
		setEnabled(possible.getAsBoolean());
	}

	@Override
	public void actionPerformed(final ActionEvent event) {
		if (possible.getAsBoolean()) work.run();
	}
}
