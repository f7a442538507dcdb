
package org.unmixj.ij1;

import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.TextField;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.scijava.module.ModuleItem;
import org.scijava.util.Types;
import org.scijava.widget.FileWidget;
import org.unmixj.imagej.Spectra;
import org.unmixj.imagej.StackList;

import ij.ImagePlus;
import ij.gui.GenericDialog;

/**
 * The fields of a command's dialog. They are read directly, not by
 * {@code getNextNumber()} and the like, which would round and record them.
 */
final class CommandFields {

	private static final int NUMBER_COLUMNS = 10, TEXT_COLUMNS = 25,
			SHORT_TEXT_COLUMNS = 12;

	private final GenericDialog dialog;

	private final Consumer<String> explainer;

	/** What is in the fields now, by key. */
	private final Map<String, Supplier<String>> texts = new LinkedHashMap<>();

	/**
	 * @param explainer is told what a field is for when the mouse or the cursor
	 *          comes into it
	 */
	CommandFields(final GenericDialog dialog, final Consumer<String> explainer) {
		this.dialog = dialog;
		this.explainer = explainer;
	}

	/** Adds a field for a parameter to the dialog, below the others. */
	void add(final ModuleItem<?> item, final String text) {
		add(item, text, TEXT_COLUMNS);
	}

	private void add(final ModuleItem<?> item, final String text,
		final int columns)
	{
		final Component field = field(item, text, columns);
		explain(field, item);
		if (!(field instanceof Checkbox)) explain(dialog.getLabel(), item);
	}

	/**
	 * Adds a field to a panel, which may be hidden. ImageJ's dialog makes the
	 * field and listens to it all the same.
	 */
	void add(final ModuleItem<?> item, final String text, final MorePanel panel) {
		add(item, text, SHORT_TEXT_COLUMNS);
		final int last = dialog.getComponentCount() - 1;
		final Component field = dialog.getComponent(last);
		dialog.remove(field);
		if (field instanceof Checkbox) panel.add(item, null, field);
		else {
			dialog.remove(dialog.getLabel());
			panel.add(item, dialog.getLabel(), field);
		}
	}

	private Component field(final ModuleItem<?> item, final String text,
		final int columns)
	{
		final String key = item.getName();
		final String label = item.getLabel();
		final List<String> choices = ParameterText.choices(item);
		if (Types.box(item.getType()) == Boolean.class) {
			dialog.addCheckbox(label, Boolean.parseBoolean(text));
			final Checkbox box = (Checkbox) dialog.getCheckboxes().lastElement();
			texts.put(key, () -> Boolean.toString(box.getState()));
			return box;
		}
		if (!choices.isEmpty()) {
			dialog.addChoice(label, choices.toArray(new String[0]), text);
			final Choice choice = (Choice) dialog.getChoices().lastElement();
			final boolean mayBeNone = item.getType() == ImagePlus.class;
			texts.put(key, () -> mayBeNone && choice.getSelectedIndex() == 0 ? ""
				: choice.getSelectedItem());
			return choice;
		}
		addTextField(item, label, text, columns);
		final TextField field = (TextField) dialog.getStringFields().lastElement();
		texts.put(key, field::getText);
		return field;
	}

	private void addTextField(final ModuleItem<?> item, final String label,
		final String text, final int columns)
	{
		final Class<?> type = Types.box(item.getType());
		final String style = item.getWidgetStyle();
		if (type == File.class && style != null && style.contains(
			FileWidget.DIRECTORY_STYLE)) dialog.addDirectoryField(label, text,
				columns);
		else if (type == File.class || type == Spectra.class) dialog.addFileField(
			label, text, columns);
		else dialog.addStringField(label, text, type == String.class ||
			type == StackList.class ? columns : NUMBER_COLUMNS);
	}

	private void explain(final Component field, final ModuleItem<?> item) {
		field.addMouseListener(new MouseAdapter() {

			@Override
			public void mouseEntered(final MouseEvent e) {
				explainer.accept(item.getDescription());
			}
		});
		field.addFocusListener(new FocusAdapter() {

			@Override
			public void focusGained(final FocusEvent e) {
				explainer.accept(item.getDescription());
			}
		});
	}

	/** Returns what is in the fields, by key. */
	Map<String, String> texts() {
		final Map<String, String> now = new LinkedHashMap<>();
		texts.forEach((key, text) -> now.put(key, text.get()));
		return now;
	}

	/** Returns what is wrong with a field, by the rules of macros, or null. */
	String problem(final ModuleItem<?> item) {
		try {
			ParameterText.parse(item, texts.get(item.getName()).get());
			return null;
		}
		catch (final IllegalArgumentException e) {
			return e.getMessage();
		}
	}
}
