
package org.unmixj.explorer;

import java.text.ParseException;

import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;

import org.unmixj.imagej.Messages;

/**
 * A whole number with arrows. What is typed counts at once, also for a button
 * that does not take the focus away.
 */
final class NumberField extends JSpinner {

	private final String what;

	private final int most;

	/**
	 * @param what is counted, for the message if something else is typed
	 *          ("components to add")
	 * @param first the number at first
	 * @param most the highest number; the lowest is 1
	 */
	NumberField(final String what, final int first, final int most) {
		super(new SpinnerNumberModel(first, 1, most, 1));
		this.what = what;
		this.most = most;
	}

	/**
	 * Returns the number.
	 *
	 * @throws IllegalArgumentException if what is typed is none, or too low or
	 *           too high, with a message for the user
	 */
	int number() {
		final String typed = ((DefaultEditor) getEditor()).getTextField().getText();
		try {
			commitEdit();
		}
		catch (final ParseException e) {
			throw new IllegalArgumentException(Messages.notCounted(what, most, typed),
				e);
		}
		return (Integer) getValue();
	}
}
