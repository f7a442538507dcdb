
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.unmixj.ij1.ImageJWindows.CANCEL;
import static org.unmixj.ij1.ImageJWindows.OK;
import static org.unmixj.ij1.ImageJWindows.isActive;
import static org.unmixj.ij1.ImageJWindows.press;
import static org.unmixj.ij1.ImageJWindows.register;
import static org.unmixj.ij1.ImageJWindows.runMacro;
import static org.unmixj.ij1.ImageJWindows.waitFor;
import static org.unmixj.ij1.ImageJWindows.waitForDialog;

import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.awt.TextField;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

import javax.swing.SwingUtilities;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.command.GsvdNmfCommand;

import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import ij.plugin.frame.Recorder;

/** The dialog of a command: fields behind More..., and what it says. */
@Timeout(60)
class CommandDialogIT {

	private static final String MANY = "Many Keys...";

	private static final String GSVD = "GSVD-NMF...";

	/** Of the string fields. */
	private static final int COMPONENTS = 0, LEVEL = 6;

	@BeforeEach
	void startImageJ() {
		ImageJWindows.open();
		register(MANY, ManyKeysCommand.class);
		register(GSVD, GsvdNmfCommand.class);
		final ImagePlus image = IJ.createHyperStack("T", 32, 32, 8, 1, 1, 16);
		image.show();
		// a window that is closed while it opens makes AWT throw
		image.waitTillActivated();
		WindowManager.setTempCurrentImage(null);
	}

	@AfterEach
	void closeAll() {
		Prefs.setGuiScale(1);
		ImageJWindows.close();
	}

	private static GenericDialog open(final String command) {
		IJ.doCommand(command);
		return waitForDialog(command.replace("...", ""));
	}

	private static TextField field(final GenericDialog dialog, final int index) {
		return ImageJWindows.field(dialog, index);
	}

	/** Returns all components of a kind, also those that are hidden. */
	private static <T extends Component> List<T> all(final Container container,
		final Class<T> type)
	{
		final List<T> all = new ArrayList<>();
		for (final Component component : container.getComponents()) {
			if (type.isInstance(component)) all.add(type.cast(component));
			if (component instanceof Container inner) all.addAll(all(inner, type));
		}
		return all;
	}

	private static Button moreButton(final GenericDialog dialog) {
		return all(dialog, Button.class).stream().filter(button -> button.getLabel()
			.matches("More\\.\\.\\.|Less")).findAny().orElseThrow();
	}

	private static void click(final Button button) {
		inAwt(() -> {
			for (final ActionListener listener : button.getActionListeners()) {
				listener.actionPerformed(new ActionEvent(button,
					ActionEvent.ACTION_PERFORMED, ""));
			}
		});
	}

	private static void inAwt(final Runnable runnable) {
		try {
			EventQueue.invokeAndWait(runnable);
		}
		catch (final InterruptedException | InvocationTargetException e) {
			throw new AssertionError(e);
		}
	}

	/** Returns the note, and what the command says. */
	private static List<String> texts(final GenericDialog dialog) {
		return all(dialog, MultiLineLabel.class).stream().map(label -> label
			.getAccessibleContext().getAccessibleName()).filter(text -> text != null)
			.toList();
	}

	@Test
	void showsWhatFewNeedOnDemand() {
		final GenericDialog dialog = open(MANY);
		final int width = dialog.getWidth();
		assertFalse(field(dialog, LEVEL).isShowing());
		assertTrue(field(dialog, COMPONENTS).isShowing());

		click(moreButton(dialog));
		assertTrue(field(dialog, LEVEL).isShowing());
		assertTrue(field(dialog, COMPONENTS).isShowing());
		assertEquals("Less", moreButton(dialog).getLabel());

		click(moreButton(dialog));
		assertFalse(field(dialog, LEVEL).isShowing());
		// the display may still tell of the size before
		ImageJWindows.waitFor("the first width", () -> dialog.getWidth() == width);
		press(dialog, CANCEL);
	}

	/** 22 fields more are no higher than the everyday ones. */
	@ParameterizedTest
	@ValueSource(doubles = { 1, 1.5 })
	void staysOnASmallScreen(final double scale) {
		Prefs.setGuiScale(scale);
		final GenericDialog dialog = open(MANY);
		click(moreButton(dialog));

		final Dimension size = dialog.getSize();
		assertTrue(size.height <= 768 && size.width <= 1024 * scale, "" + size);
		final Rectangle inside = new Rectangle(size);
		for (final TextField field : all(dialog, TextField.class)) {
			final Rectangle place = placeIn(dialog, field);
			assertTrue(inside.contains(place), inside + " " + place);
			for (final TextField other : all(dialog, TextField.class)) {
				assertTrue(other == field || !place.intersects(placeIn(dialog, other)),
					"fields overlap");
			}
		}
		press(dialog, CANCEL);
	}

	/** Places on the screen are late after the dialog has moved. */
	private static Rectangle placeIn(final GenericDialog dialog,
		final TextField field)
	{
		return SwingUtilities.convertRectangle(field.getParent(), field.getBounds(),
			dialog);
	}

	@Test
	void recordsOfWhatFewNeedWhatIsNotAtItsDefault() {
		final Recorder recorder = new Recorder(false);
		GenericDialog dialog = open(MANY);
		click(moreButton(dialog));
		field(dialog, LEVEL).setText("2.50");
		((Choice) dialog.getChoices().get(5)).select("COMPONENT");
		click(moreButton(dialog));
		press(dialog, OK);
		waitFor("a recorded line", () -> recorder.getText().contains("\n"));
		final String recorded = recorder.getText();
		recorder.close();
		final String given = WindowManager.getCurrentImage().getProp("given");
		assertEquals("run(\"" + MANY + "\", \"axis=AUTO components=4" +
			" initialization=AUTO tolerance=1e-4 iterations=10000 seed=1" +
			" method=NONE scale=NONE background=COMPONENT level=2.5\");\n", recorded);
		assertTrue(given.contains("COMPONENT, 2.5,"), given);

		assertTrue(runMacro("selectImage('T');" + recorded));
		assertEquals(given, WindowManager.getCurrentImage().getProp("given"));

		// what is not at its default must not be overlooked the next time
		IJ.selectWindow("T");
		dialog = open(MANY);
		assertTrue(field(dialog, LEVEL).isShowing());
		assertEquals("2.50", field(dialog, LEVEL).getText());
		field(dialog, LEVEL).setText("0");
		((Choice) dialog.getChoices().get(5)).select("NONE");
		press(dialog, OK);
		waitFor("the result", () -> isActive("Copy of T-2"));
	}

	@Test
	void hidesWhatFewNeedAfterARunWithDefaults() {
		assertTrue(runMacro(
			"run('Macro...', 'code=v=1+(x*z*7+y*13+z*z*x)%50 stack');"));
		press(open(GSVD), OK);
		waitFor("the components", () -> isActive("Components of T"));
		IJ.selectWindow("T");

		final GenericDialog dialog = open(GSVD);

		assertEquals("More...", moreButton(dialog).getLabel());
		press(dialog, CANCEL);
	}

	@Test
	void namesAWrongValueAndKeepsItInSight() {
		final GenericDialog dialog = open(MANY);
		click(moreButton(dialog));
		final Button ok = dialog.getButtons()[OK];

		field(dialog, LEVEL).setText("-3");
		waitFor("OK to be disabled", () -> !ok.isEnabled());
		assertEquals(List.of("level must be at least 0, got \"-3\".", ""), texts(
			dialog));
		assertFalse(moreButton(dialog).isEnabled());

		field(dialog, LEVEL).setText("3");
		waitFor("OK to be enabled", ok::isEnabled);
		assertTrue(moreButton(dialog).isEnabled());
		press(dialog, CANCEL);
	}

	@Test
	void showsWhatTheCommandSaysOfTheValues() {
		final GenericDialog dialog = open(MANY);
		final Button ok = dialog.getButtons()[OK];
		assertEquals("Makes 4 components of T.", texts(dialog).get(1));

		field(dialog, COMPONENTS).setText("5");
		waitFor("another message", () -> texts(dialog).get(1).equals(
			"Makes 5 components of T."));
		assertTrue(ok.isEnabled());

		field(dialog, COMPONENTS).setText("11");
		waitFor("OK to be disabled", () -> !ok.isEnabled());
		assertEquals(List.of("components must be at most 10, got 11.", ""), texts(
			dialog));

		field(dialog, COMPONENTS).setText("7");
		waitFor("OK to be enabled in spite of a bug", ok::isEnabled);
		assertEquals("", texts(dialog).get(1));
		press(dialog, CANCEL);
	}

	@Test
	void tellsMemoryAndPassesBeforeTheStart() {
		final GenericDialog dialog = open(GSVD);
		final Button ok = dialog.getButtons()[OK];
		assertTrue(texts(dialog).get(1).matches("Needs about \\d+ MB of memory\\." +
			" Looks at all pixels twice to start, once to find the added components," +
			" once per iteration\\."), texts(dialog).toString());

		field(dialog, COMPONENTS).setText("9");
		waitFor("OK to be disabled", () -> !ok.isEnabled());
		assertEquals("components must be at most 8, as \"T\" has 8 channels, got" +
			" 9.", texts(dialog).get(0));
		press(dialog, CANCEL);
	}
}
