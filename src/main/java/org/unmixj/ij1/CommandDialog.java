
package org.unmixj.ij1;

import java.awt.AWTEvent;
import java.awt.BorderLayout;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Color;
import java.awt.Component;
import java.awt.Panel;
import java.awt.TextField;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.io.File;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.scijava.module.ModuleItem;
import org.scijava.util.Types;
import org.scijava.widget.FileWidget;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;

/**
 * Asks for the inputs of a command. A line below the fields explains the field
 * under the mouse or the cursor. While something typed is no value of its
 * field, by the same rules as in a macro, the line says why, and OK is
 * disabled.
 * <p>
 * The fields start with what was last typed for the command in this session of
 * ImageJ; macros never see that. The fields are read directly, not by
 * {@code getNextNumber()} and the like, which would round and record them.
 */
final class CommandDialog {

	/** The width of the note in characters. */
	static final int NOTE_COLUMNS = 64;

	/** The number of lines of the note. */
	static final int NOTE_LINES = 3;

	private static final int NOTE_WIDTH_PX = 440;

	private static final int NUMBER_COLUMNS = 10, TEXT_COLUMNS = 25;

	private static final Color PROBLEM_COLOR = new Color(0xc00000);

	/** What was last typed, by class of the command and key. */
	private static final Map<Class<?>, Map<String, String>> TYPED =
		new ConcurrentHashMap<>();

	private final CommandInputs inputs;

	private final GenericDialog dialog;

	/** What is in the fields now, by key. */
	private final Map<String, Supplier<String>> fields = new LinkedHashMap<>();

	private final MultiLineLabel note = new MultiLineLabel(lines(""),
		NOTE_WIDTH_PX);

	private CommandDialog(final CommandInputs inputs, final ImagePlus image) {
		this.inputs = inputs;
		dialog = new GenericDialog(inputs.title());
		if (image != null) dialog.addMessage(TextWrap.wrap("Image: " + image
			.getTitle(), NOTE_COLUMNS));
		inputs.questions().forEach(this::addField);
		final Panel panel = new Panel(new BorderLayout());
		panel.add(note);
		dialog.addPanel(panel);
		final String help = HelpPage.of(inputs.commandClass());
		if (help != null) dialog.addHelp(help);
		dialog.addDialogListener((source, event) -> changed(event));
		explain(inputs.description());
		dialog.getButtons()[0].setEnabled(changed(null));
	}

	/**
	 * Asks, and sets the inputs to the answers.
	 *
	 * @param inputs the inputs to ask for, now at their defaults
	 * @param image the active image, if it will be an input, or null
	 * @return false if the dialog was canceled
	 */
	static boolean ask(final CommandInputs inputs, final ImagePlus image) {
		while (true) {
			final CommandDialog dialog = new CommandDialog(inputs, image);
			dialog.dialog.showDialog();
			if (!dialog.dialog.wasOKed()) return false;
			final Map<String, String> typed = dialog.typed();
			TYPED.put(inputs.commandClass(), typed);
			// Enter may be faster than the check of the last key
			if (dialog.problem() != null) continue;
			inputs.set(MacroOptions.of(typed));
			return true;
		}
	}

	private void addField(final ModuleItem<?> item) {
		final String key = item.getName();
		final String label = item.getLabel();
		final String text = TYPED.getOrDefault(inputs.commandClass(), Collections
			.emptyMap()).getOrDefault(key, inputs.text(item));
		final List<String> choices = ParameterText.choices(item);
		final Class<?> type = Types.box(item.getType());
		if (type == Boolean.class) {
			dialog.addCheckbox(label, Boolean.parseBoolean(text));
			final Checkbox box = (Checkbox) dialog.getCheckboxes().lastElement();
			fields.put(key, () -> Boolean.toString(box.getState()));
			explain(box, item);
			return;
		}
		if (!choices.isEmpty()) {
			dialog.addChoice(label, choices.toArray(new String[0]), text);
			final Choice choice = (Choice) dialog.getChoices().lastElement();
			fields.put(key, choice::getSelectedItem);
			explain(choice, item);
		}
		else {
			addTextField(item, label, text, type);
			final TextField field = (TextField) dialog.getStringFields()
				.lastElement();
			fields.put(key, field::getText);
			explain(field, item);
		}
		explain(dialog.getLabel(), item);
	}

	private void addTextField(final ModuleItem<?> item, final String label,
		final String text, final Class<?> type)
	{
		final String style = item.getWidgetStyle();
		if (type == File.class && style != null && style.contains(
			FileWidget.DIRECTORY_STYLE)) dialog.addDirectoryField(label, text,
				TEXT_COLUMNS);
		else if (type == File.class) dialog.addFileField(label, text, TEXT_COLUMNS);
		else dialog.addStringField(label, text, type == String.class ? TEXT_COLUMNS
			: NUMBER_COLUMNS);
	}

	/** Shows what a field is for while the mouse or the cursor is in it. */
	private void explain(final Component field, final ModuleItem<?> item) {
		field.addMouseListener(new MouseAdapter() {

			@Override
			public void mouseEntered(final MouseEvent e) {
				explain(item.getDescription());
			}
		});
		field.addFocusListener(new FocusAdapter() {

			@Override
			public void focusGained(final FocusEvent e) {
				explain(item.getDescription());
			}
		});
	}

	private void explain(final String text) {
		if (problem() != null) return;
		note.setForeground(dialog.getForeground());
		note.setText(lines(text));
	}

	/** Shows what is wrong, if anything; returns true if nothing is. */
	private boolean changed(final AWTEvent event) {
		final String problem = problem();
		final boolean wasWrong = PROBLEM_COLOR.equals(note.getForeground());
		if (problem != null) {
			note.setForeground(PROBLEM_COLOR);
			note.setText(lines(problem));
		}
		else if (event != null && wasWrong) explain(inputs.description());
		return problem == null;
	}

	/** Returns what is wrong with the first wrong field, or null. */
	private String problem() {
		for (final ModuleItem<?> item : inputs.questions()) {
			try {
				ParameterText.parse(item, fields.get(item.getName()).get());
			}
			catch (final IllegalArgumentException e) {
				return e.getMessage();
			}
		}
		return null;
	}

	private Map<String, String> typed() {
		final Map<String, String> typed = new LinkedHashMap<>();
		fields.forEach((key, field) -> typed.put(key, field.get()));
		return typed;
	}

	/** Returns the text in as many lines as the dialog has room for. */
	private static String lines(final String text) {
		final StringBuilder lines = new StringBuilder(TextWrap.wrap(text,
			NOTE_COLUMNS));
		for (int i = lines.toString().split("\n", -1).length; i < NOTE_LINES; i++) {
			lines.append("\n ");
		}
		return lines.length() > 0 && lines.charAt(0) == '\n' ? " " + lines : lines
			.toString();
	}
}
