
package org.unmixj.ij1;

import java.awt.AWTEvent;
import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Panel;
import java.awt.Rectangle;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import ij.ImagePlus;
import ij.gui.GUI;
import ij.gui.GenericDialog;

/**
 * Asks for the inputs of a command. A line below the fields explains the field
 * under the mouse or the cursor. While something typed is no value of its
 * field, by the same rules as in a macro, the line says why, and OK is
 * disabled.
 * <p>
 * If the command has messages, such as how much memory it needs, they are below
 * that line. The command brings them up to date as {@link Module#preview()}
 * whenever all fields have values, and if it finds that a run would fail, that
 * is shown and OK disabled.
 * <p>
 * Parameters with the attribute {@link CommandInputs#MORE} appear at a click on
 * More..., and at once if one of them is not at its default.
 * <p>
 * If the command can make a preview, the dialog shows it on demand, see
 * {@link DialogPreview}.
 * <p>
 * The fields start with what was last typed for the command in this session of
 * ImageJ; macros never see that.
 */
final class CommandDialog {

	/** The number of lines of the note. */
	static final int NOTE_LINES = 3;

	private static final int MESSAGE_LINES = 3;

	/** What was last typed, by class of the command and key. */
	private static final Map<Class<?>, Map<String, String>> TYPED =
		new ConcurrentHashMap<>();

	private final CommandInputs inputs;

	private final GenericDialog dialog;

	private final CommandFields fields;

	private final DialogText note = new DialogText(NOTE_LINES);

	private final DialogText messages = new DialogText(MESSAGE_LINES);

	private final MorePanel more;

	private final Button moreButton = new Button();

	/** Null if the command has none. */
	private final DialogPreview preview;

	/** What the command finds wrong with what is in the fields, or null. */
	private String refusal;

	private boolean ended;

	private CommandDialog(final CommandInputs inputs, final ImagePlus image) {
		this.inputs = inputs;
		dialog = new GenericDialog(inputs.title());
		fields = new CommandFields(dialog, this::explain);
		more = new MorePanel(inputs.moreQuestions(), dialog.getFont());
		if (image != null) dialog.addMessage(TextWrap.wrap("Image: " + image
			.getTitle(), DialogText.COLUMNS));
		inputs.everydayQuestions().forEach(item -> fields.add(item, text(item)));
		preview = addPreview();
		if (!inputs.moreQuestions().isEmpty()) addMore();
		dialog.addPanel(note.panel());
		// rows below, such as the buttons, stay together
		change(note.panel(), place -> place.weighty = 1);
		if (inputs.hasMessages()) dialog.addPanel(messages.panel());
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
			dialog.end();
			if (!dialog.dialog.wasOKed()) return false;
			final Map<String, String> typed = dialog.fields.texts();
			// OK does the work
			final ModuleItem<?> previewed = inputs.previewQuestion();
			if (previewed != null) typed.put(previewed.getName(), inputs.defaultText(
				previewed));
			TYPED.put(inputs.commandClass(), typed);
			// Enter may be faster than the check of the last key
			if (dialog.wrongField(inputs.questions()) != null) continue;
			inputs.set(MacroOptions.of(typed));
			return true;
		}
	}

	/**
	 * From here on nothing changes the inputs; ImageJ tells of a change once more
	 * after the dialog was closed.
	 */
	private void end() {
		synchronized (this) {
			ended = true;
		}
		if (preview != null) preview.close();
	}

	/** Returns what a field starts with. */
	private String text(final ModuleItem<?> item) {
		return TYPED.getOrDefault(inputs.commandClass(), Collections.emptyMap())
			.getOrDefault(item.getName(), inputs.defaultText(item));
	}

	/** Adds the choice that asks for a preview, if there is one. */
	private DialogPreview addPreview() {
		final ModuleItem<?> item = inputs.previewQuestion();
		if (item == null) return null;
		fields.add(item, inputs.defaultText(item));
		final Choice choice = (Choice) dialog.getChoices().lastElement();
		return new DialogPreview(dialog, () -> {
			choice.select(inputs.defaultText(item));
			changed(null);
		});
	}

	/** Adds the fields that are not always shown, to the right of the others. */
	private void addMore() {
		boolean changed = false;
		for (final ModuleItem<?> item : inputs.moreQuestions()) {
			changed |= !text(item).equals(inputs.defaultText(item));
			fields.add(item, text(item), more);
		}
		keepToTheLeft();
		final GridBagConstraints place = new GridBagConstraints();
		place.gridx = 2;
		place.gridy = 0;
		place.gridheight = GridBagConstraints.REMAINDER;
		place.anchor = GridBagConstraints.NORTHWEST;
		place.insets = new Insets(15, 0, 0, 0);
		dialog.add(more, place);
		moreButton.addActionListener(e -> showMore(!more.isVisible()));
		moreButton.addKeyListener(dialog);
		final Panel panel = new Panel(new FlowLayout(FlowLayout.LEFT, 0, 0));
		panel.add(moreButton);
		dialog.addPanel(panel);
		change(panel, constraints -> {
			constraints.gridx = 1;
			constraints.gridwidth = 1;
		});
		showMore(changed);
	}

	/** Long fields want all columns of the dialog, which are two so far. */
	private void keepToTheLeft() {
		for (final Component component : dialog.getComponents()) {
			change(component, place -> {
				if (place.gridwidth == GridBagConstraints.REMAINDER) place.gridwidth =
					1;
			});
		}
	}

	/** Changes where ImageJ has put something. */
	private void change(final Component component,
		final Consumer<GridBagConstraints> change)
	{
		final GridBagLayout layout = (GridBagLayout) dialog.getLayout();
		final GridBagConstraints place = layout.getConstraints(component);
		change.accept(place);
		layout.setConstraints(component, place);
	}

	private void showMore(final boolean shown) {
		more.setVisible(shown);
		moreButton.setLabel(shown ? "Less" : "More...");
		if (!dialog.isShowing()) return;
		dialog.pack();
		final Rectangle screen = GUI.getMaxWindowBounds(dialog);
		final Rectangle window = dialog.getBounds();
		dialog.setLocation(within(window.x, window.width, screen.x, screen.width),
			within(window.y, window.height, screen.y, screen.height));
		if (preview != null) preview.place();
	}

	private static int within(final int start, final int length,
		final int screenStart, final int screenLength)
	{
		return Math.max(screenStart, Math.min(start, screenStart + screenLength -
			length));
	}

	private void explain(final String text) {
		if (problem() == null) note.show(text);
	}

	/** Shows what is wrong, if anything; returns true if nothing is. */
	private synchronized boolean changed(final AWTEvent event) {
		if (ended) return true;
		preview();
		final String problem = problem();
		if (preview != null) showPreview(problem);
		if (problem != null) note.showProblem(problem);
		else if (event != null && note.isProblem()) explain(inputs.description());
		// what is wrong must be seen
		moreButton.setEnabled(wrongField(inputs.moreQuestions()) == null);
		return problem == null;
	}

	private void showPreview(final String problem) {
		if (problem != null) preview.stop();
		else if (inputs.isPreviewed()) preview.show(inputs);
		else preview.hide();
	}

	/** Returns what is wrong with the fields, or null. */
	private String problem() {
		final String wrong = wrongField(inputs.questions());
		return wrong == null ? refusal : wrong;
	}

	/** Lets the command look at what is in the fields. */
	private void preview() {
		refusal = null;
		if (wrongField(inputs.questions()) != null) {
			messages.show("");
			return;
		}
		inputs.set(MacroOptions.of(fields.texts()));
		try {
			messages.show(inputs.preview());
		}
		catch (final IllegalArgumentException e) {
			refusal = e.getMessage();
			messages.show("");
		}
		catch (final RuntimeException e) {
			// a preview that fails must not keep the command from being run
			messages.show("");
		}
	}

	/** Returns what is wrong with the first wrong field, or null. */
	private String wrongField(final List<ModuleItem<?>> items) {
		for (final ModuleItem<?> item : items) {
			final String problem = fields.problem(item);
			if (problem != null) return problem;
		}
		return null;
	}
}
