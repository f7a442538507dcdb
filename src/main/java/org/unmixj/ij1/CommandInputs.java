
package org.unmixj.ij1;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.unmixj.imagej.Spectra;
import org.unmixj.imagej.StackList;
import org.unmixj.linalg.ProgressMonitor;

import ij.ImagePlus;
import ij.plugin.frame.Recorder;

/**
 * The inputs of one run of a command: which keys it has, and their values. A
 * value that nobody gives is the command's default, never one of an earlier
 * run.
 */
final class CommandInputs {

	/**
	 * The attribute of parameters that few users need: {@code attrs = @Attr(name
	 * = "more")}. Dialogs show them on demand, and the Recorder writes them where
	 * they are not at their defaults. Its value, if any, is the heading of the
	 * group they belong to.
	 */
	static final String MORE = "more";

	/**
	 * The attribute of a choice that makes a command take a quick look only. With
	 * its default the command does its work. In the dialog it asks for a preview
	 * beside the fields, and OK does the work; so the Recorder writes it only
	 * where a macro has it.
	 */
	static final String PREVIEW = "preview";

	private final Module module;

	private final String title;

	/** The parameters that users may set, by key, in the command's order. */
	private final Map<String, ModuleItem<?>> items = new LinkedHashMap<>();

	/** The text of each value that nobody gives, by key. */
	private final Map<String, String> defaults = new LinkedHashMap<>();

	/** The values given in a macro or dialog, by key. */
	private final Map<String, String> given = new LinkedHashMap<>();

	/**
	 * Creates the inputs of a run.
	 *
	 * @param module a new module of the command
	 * @param presets values that users are not asked for, and cannot set
	 */
	CommandInputs(final Module module, final MacroOptions presets) {
		this.module = module;
		title = module.getInfo().getLabel().replaceFirst("\\.\\.\\.$", "");
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			final boolean shown = item.getVisibility() == ItemVisibility.NORMAL ||
				item.getVisibility() == ItemVisibility.TRANSIENT;
			if (shown && ParameterText.supports(item.getType())) items.put(item
				.getName(), item);
		}
		set(presets);
		items.keySet().removeAll(presets.values().keySet());
		given.clear();
		items.forEach((key, item) -> defaults.put(key, ParameterText.format(module
			.getInput(key))));
	}

	/** Returns the command's label without the dots. */
	String title() {
		return title;
	}

	/** Returns the class of the command. */
	Class<?> commandClass() {
		return module.getDelegateObject().getClass();
	}

	/** Returns the command's description, or an empty text. */
	String description() {
		final String description = module.getInfo().getDescription();
		return description == null ? "" : description;
	}

	/** Returns the keys that users may set, in the command's order. */
	Set<String> keys() {
		return Collections.unmodifiableSet(items.keySet());
	}

	/**
	 * Returns the parameters to ask for in a dialog: all but images that are
	 * required.
	 */
	List<ModuleItem<?>> questions() {
		final List<ModuleItem<?>> questions = new ArrayList<>(items.values());
		questions.removeIf(item -> isImage(item) && item.isRequired());
		return questions;
	}

	/** Returns those of the questions that are always asked. */
	List<ModuleItem<?>> everydayQuestions() {
		final List<ModuleItem<?>> everyday = questions();
		everyday.removeIf(item -> isMore(item) || isPreview(item));
		return everyday;
	}

	/** Returns those of the questions that are asked on demand. */
	List<ModuleItem<?>> moreQuestions() {
		final List<ModuleItem<?>> more = questions();
		more.removeIf(item -> !isMore(item));
		return more;
	}

	/** Returns the choice that asks for a preview, or null. */
	ModuleItem<?> previewQuestion() {
		return questions().stream().filter(CommandInputs::isPreview).findAny()
			.orElse(null);
	}

	/** Tells whether a preview is asked for. */
	boolean isPreviewed() {
		final ModuleItem<?> item = previewQuestion();
		return item != null && !ParameterText.format(module.getInput(item
			.getName())).equals(defaultText(item));
	}

	/** Returns the text of a parameter's default. */
	String defaultText(final ModuleItem<?> item) {
		return defaults.get(item.getName());
	}

	/**
	 * Sets values.
	 *
	 * @throws IllegalArgumentException if there is no such key, or a text is no
	 *           value of its parameter; names the key, the value and what is
	 *           allowed
	 */
	void set(final MacroOptions options) {
		options.values().forEach((key, text) -> {
			final ModuleItem<?> item = items.get(key);
			if (item == null) throw new IllegalArgumentException(title +
				" has no key \"" + key + "\" (value \"" + text + "\"). " + (items
					.isEmpty() ? "It has no keys." : "Its keys are " + String.join(", ",
						items.keySet()) + "."));
			module.setInput(key, ParameterText.parse(item, text));
			given.put(key, text);
		});
	}

	/**
	 * Sets each image that is required and was not given to the active one, and
	 * finds open stacks that a default stands for.
	 *
	 * @return the active image, or null if none was needed
	 * @throws IllegalArgumentException if one is needed and no image is open
	 */
	ImagePlus useActiveImage() {
		ImagePlus active = null;
		for (final ModuleItem<?> item : items.values()) {
			if (item.getType() == StackList.class && !given.containsKey(item
				.getName()))
			{
				module.setInput(item.getName(), ParameterText.parse(item, defaultText(
					item)));
			}
			if (!isImage(item) || !item.isRequired() || given.containsKey(item
				.getName())) continue;
			active = OpenImages.active();
			module.setInput(item.getName(), active);
		}
		return active;
	}

	/** Tells whether the command has messages for those who are asked. */
	boolean hasMessages() {
		return !messages().isEmpty();
	}

	private List<ModuleItem<?>> messages() {
		final List<ModuleItem<?>> messages = new ArrayList<>();
		module.getInfo().inputs().forEach(messages::add);
		messages.removeIf(item -> item.getVisibility() != ItemVisibility.MESSAGE);
		return messages;
	}

	/**
	 * Returns what the command says of the present values before it is run, see
	 * {@link org.scijava.command.Previewable}.
	 *
	 * @throws IllegalArgumentException if a run with these values would fail
	 */
	String preview() {
		module.preview();
		final StringBuilder text = new StringBuilder();
		for (final ModuleItem<?> item : messages()) {
			final String message = ParameterText.format(module.getInput(item
				.getName()));
			text.append(text.length() > 0 ? "\n" : "").append(message);
		}
		return text.toString();
	}

	/** Returns a new module of the command with the present values. */
	Module copyModule() {
		final Module copy = CommandContext.module(commandClass().getName());
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (ParameterText.supports(item.getType())) copy.setInput(item.getName(),
				module.getInput(item.getName()));
		}
		return copy;
	}

	/** Hands a monitor to the command, if it has a hidden parameter for one. */
	void use(final ProgressMonitor monitor) {
		use(module, monitor);
	}

	/** Hands a monitor to a command, if it has a hidden parameter for one. */
	static void use(final Module module, final ProgressMonitor monitor) {
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getType() == ProgressMonitor.class) module.setInput(item
				.getName(), monitor);
		}
	}

	/**
	 * Returns the options of a macro that gives these values: all keys that users
	 * may set but an image that was not named, a folder that was not chosen, and
	 * those asked on demand, and a preview, that have their defaults.
	 */
	MacroOptions toOptions() {
		final Map<String, String> values = new LinkedHashMap<>();
		items.forEach((key, item) -> {
			final Object value = module.getInput(key);
			if ((isMore(item) || isPreview(item)) && ParameterText.format(value)
				.equals(defaults.get(key))) return;
			if (isImage(item)) {
				if (value != null && given.containsKey(key)) {
					values.put(key, given.get(key));
				}
			}
			else if (value instanceof File || value instanceof Spectra) values.put(
				key, Recorder.fixPath(ParameterText.format(value)));
			else if (value != null) values.put(key, ParameterText.format(value));
		});
		return MacroOptions.of(values);
	}

	private static boolean isMore(final ModuleItem<?> item) {
		return item.get(MORE) != null;
	}

	private static boolean isPreview(final ModuleItem<?> item) {
		return item.get(PREVIEW) != null;
	}

	private static boolean isImage(final ModuleItem<?> item) {
		return item.getType() == ImagePlus.class;
	}
}
