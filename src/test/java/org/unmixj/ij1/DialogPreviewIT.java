
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.unmixj.ij1.ImageJWindows.CANCEL;
import static org.unmixj.ij1.ImageJWindows.OK;
import static org.unmixj.ij1.ImageJWindows.isActive;
import static org.unmixj.ij1.ImageJWindows.press;
import static org.unmixj.ij1.ImageJWindows.register;
import static org.unmixj.ij1.ImageJWindows.titles;
import static org.unmixj.ij1.ImageJWindows.waitFor;
import static org.unmixj.ij1.ImageJWindows.waitForDialog;

import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Panel;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.ItemEvent;
import java.awt.event.ItemListener;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.unmixj.command.HalsCommand;
import org.unmixj.imagej.ContactSheet;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GUI;
import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import ij.plugin.frame.Recorder;

/** The preview beside the dialog of a command. */
@Timeout(60)
class DialogPreviewIT {

	private static final String HALS = "HALS NMF...";

	/** Of the string fields. */
	private static final int COMPONENTS = 0, TOLERANCE = 1;

	@BeforeEach
	void startImageJ() {
		ImageJWindows.open();
		register(HALS, HalsCommand.class);
		ImageJWindows.showStack();
	}

	@AfterEach
	void closeAll() {
		ImageJWindows.close();
	}

	private static GenericDialog open() {
		IJ.doCommand(HALS);
		return waitForDialog("HALS NMF");
	}

	private static void inAwt(final Runnable runnable) {
		try {
			EventQueue.invokeAndWait(runnable);
		}
		catch (final InterruptedException | InvocationTargetException e) {
			throw new AssertionError(e);
		}
	}

	private static Choice choice(final GenericDialog dialog) {
		return (Choice) dialog.getChoices().stream().filter(choice -> Arrays.asList(
			"None", "Slice", "Subset").contains(((Choice) choice).getItem(
				((Choice) choice).getItemCount() - 1))).findAny().orElseThrow();
	}

	private static void select(final GenericDialog dialog, final String item) {
		final Choice choice = choice(dialog);
		inAwt(() -> {
			choice.select(item);
			for (final ItemListener listener : choice.getItemListeners()) {
				listener.itemStateChanged(new ItemEvent(choice,
					ItemEvent.ITEM_STATE_CHANGED, item, ItemEvent.SELECTED));
			}
		});
	}

	private static void toggleMore(final GenericDialog dialog) {
		inAwt(() -> {
			for (final Component component : dialog.getComponents()) {
				final Component inner = component instanceof Panel panel && panel
					.getComponentCount() > 0 ? panel.getComponent(0) : component;
				if (inner instanceof Button button && button.getLabel().matches(
					"More\\.\\.\\.|Less"))
				{
					for (final ActionListener listener : button.getActionListeners()) {
						listener.actionPerformed(new ActionEvent(button,
							ActionEvent.ACTION_PERFORMED, ""));
					}
				}
			}
		});
	}

	private static List<Window> previews(final GenericDialog dialog) {
		return Arrays.stream(dialog.getOwnedWindows()).filter(Window::isShowing)
			.toList();
	}

	private static String text(final GenericDialog dialog) {
		final List<Window> previews = previews(dialog);
		if (previews.isEmpty()) return "";
		final Component label = ((Container) previews.get(0).getComponent(0))
			.getComponent(0);
		final String name = ((MultiLineLabel) label).getAccessibleContext()
			.getAccessibleName();
		return name == null ? "" : name;
	}

	private static void waitForText(final GenericDialog dialog,
		final String start)
	{
		waitFor("\"" + start + "\"", () -> text(dialog).startsWith(start));
	}

	private static boolean isAtWork() {
		return Thread.getAllStackTraces().keySet().stream().anyMatch(
			thread -> thread.getName().equals("UnmixJ preview"));
	}

	@Test
	void showsWhatComesOutAndFollowsTheFields() {
		final GenericDialog dialog = open();
		assertEquals(List.of(), previews(dialog));

		select(dialog, "Slice");
		waitForText(dialog, "Preview of the current plane: HALS NMF: 4 components");
		final int height = previews(dialog).get(0).getHeight();
		assertTrue(height > 350, "" + height);
		assertEquals(List.of("T"), titles());
		assertTrue(isActive("T"));

		ImageJWindows.field(dialog, COMPONENTS).setText("5");
		waitForText(dialog, "Preview of the current plane: HALS NMF: 5 components");
		assertEquals(1, previews(dialog).size());
		assertTrue(previews(dialog).get(0).getHeight() > height,
			"a second row of components");

		select(dialog, "Subset");
		waitForText(dialog, "Preview from 1,600 of 1,600 pixels: HALS NMF: 5");

		// beside the fields that few need, too, where there is room
		toggleMore(dialog);
		final int screen = GUI.getMaxWindowBounds(dialog).width;
		waitFor("room for both", () -> previews(dialog).size() == 1 && (screen -
			dialog.getWidth() < 220 || previews(dialog).get(0).getWidth() + dialog
				.getWidth() <= screen));
		toggleMore(dialog);
		waitFor("the whole width", () -> previews(dialog).get(0)
			.getWidth() >= ContactSheet.WIDTH);

		select(dialog, "None");
		assertEquals(List.of(), previews(dialog));
		press(dialog, CANCEL);
	}

	@Test
	void cancelStopsItAndLeavesNothing() {
		final GenericDialog dialog = open();
		ImageJWindows.field(dialog, TOLERANCE).setText("1e-300");
		ImageJWindows.field(dialog, COMPONENTS).setText("9");
		select(dialog, "Slice");
		waitFor("it to be at work", () -> text(dialog).contains(" % ..."));

		press(dialog, CANCEL);

		waitFor("its end", () -> !isAtWork());
		assertEquals(List.of(), previews(dialog));
		assertEquals(List.of("T"), titles());
		assertEquals(0, WindowManager.getNonImageTitles().length);
	}

	/** The recorded line unmixes all of the stack. */
	@Test
	void okUnmixesTheStack() {
		final Recorder recorder = new Recorder(false);
		final GenericDialog dialog = open();
		select(dialog, "Subset");
		waitForText(dialog, "Preview from 1,600 of 1,600 pixels: ");

		press(dialog, OK);

		waitFor("a recorded line", () -> recorder.getText().contains("\n"));
		final String recorded = recorder.getText();
		recorder.close();
		assertFalse(recorded.contains("preview"), recorded);
		assertTrue(isActive("Components of T"));
		assertEquals(List.of(), previews(dialog));
		IJ.selectWindow("T");
		final GenericDialog next = open();
		assertEquals("None", choice(next).getSelectedItem());
		press(next, CANCEL);
	}

	@Test
	void stopsWhileAFieldIsWrong() {
		final GenericDialog dialog = open();
		select(dialog, "Slice");
		waitForText(dialog, "Preview of the current plane: HALS NMF: 4 components");

		ImageJWindows.field(dialog, COMPONENTS).setText("99");
		waitFor("OK to be disabled", () -> !dialog.getButtons()[OK].isEnabled());
		waitFor("its end", () -> !isAtWork());
		ImageJWindows.field(dialog, COMPONENTS).setText("3");
		waitForText(dialog, "Preview of the current plane: HALS NMF: 3 components");
		press(dialog, CANCEL);
	}

	@Test
	void closingItsWindowEndsIt() {
		final GenericDialog dialog = open();
		select(dialog, "Slice");
		waitForText(dialog, "Preview of the current plane: ");

		final Window window = previews(dialog).get(0);
		inAwt(() -> window.dispatchEvent(new WindowEvent(window,
			WindowEvent.WINDOW_CLOSING)));

		assertEquals("None", choice(dialog).getSelectedItem());
		assertEquals(List.of(), previews(dialog));
		press(dialog, CANCEL);
	}

	@Test
	void saysWhyThereIsNone() {
		final ImagePlus image = WindowManager.getCurrentImage();
		for (int i = 1; i <= image.getStackSize(); i++) {
			image.getStack().getProcessor(i).set(0);
		}
		final GenericDialog dialog = open();
		select(dialog, "Slice");
		waitForText(dialog, "No preview: All pixels of \"T (preview)\" are 0");
		press(dialog, CANCEL);
	}
}
