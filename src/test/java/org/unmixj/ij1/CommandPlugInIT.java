
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.unmixj.ij1.ImageJWindows.CANCEL;
import static org.unmixj.ij1.ImageJWindows.OK;
import static org.unmixj.ij1.ImageJWindows.field;
import static org.unmixj.ij1.ImageJWindows.isActive;
import static org.unmixj.ij1.ImageJWindows.join;
import static org.unmixj.ij1.ImageJWindows.press;
import static org.unmixj.ij1.ImageJWindows.register;
import static org.unmixj.ij1.ImageJWindows.runMacro;
import static org.unmixj.ij1.ImageJWindows.startMacro;
import static org.unmixj.ij1.ImageJWindows.titles;
import static org.unmixj.ij1.ImageJWindows.waitFor;
import static org.unmixj.ij1.ImageJWindows.waitForDialog;

import java.awt.Button;
import java.awt.Choice;
import java.awt.Dialog;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;

/** Runs commands in ImageJ with windows: macros, dialogs and the Recorder. */
@Timeout(60)
class CommandPlugInIT {

	private static final String EVERY = "Every Type...";

	private static final String FAIL = "Fail...";

	@BeforeEach
	void startImageJ() {
		ImageJWindows.open();
		register(EVERY, EveryTypeCommand.class);
		register(FAIL, FailingCommand.class);
		final ImagePlus image = IJ.createImage("a b", "16-bit ramp", 32, 32, 3);
		image.show();
		// a window that is closed while it opens makes AWT throw
		image.waitTillActivated();
		WindowManager.setTempCurrentImage(null);
	}

	@AfterEach
	void closeAll() {
		ImageJWindows.close();
	}

	@Test
	void macroShowsWindowsAndActivatesTheImage() {
		assertTrue(runMacro("run('" + EVERY + "', 'count=7');" +
			"rename('active ' + getTitle());"));

		assertEquals(List.of("a b", "Plot of a b", "active Copy of a b"), titles());
	}

	@Test
	void macroHandsOverItsVariables() {
		assertTrue(runMacro("n = 6; t = 'a ] b'; rename(t); run('" + EVERY +
			"', 'image=&t count=&n name=&t');"));

		assertTrue(WindowManager.getCurrentImage().getProp("given").startsWith(
			"a ] b|APPLE|6|1.0E-4|1|true|a ] b|"));
	}

	@Test
	void secondRunReplacesTablesAndPlotsAndAppendsToTheSummary() {
		assertTrue(runMacro("run('" + EVERY + "', 'count=7'); run('" + EVERY +
			"', 'image=[a b] count=8');"));

		assertEquals(List.of("a b", "Copy of a b", "Plot of a b", "Copy of a b-1"),
			titles());
		final ResultsTable table = ResultsTable.getResultsTable("Table of a b");
		assertEquals(1, table.size());
		assertEquals(8, table.getValue("count", 0));
		final ResultsTable summary = ResultsTable.getResultsTable("Test Summary");
		assertEquals(2, summary.size());
		assertEquals("a b", summary.getStringValue("image", 1));
		assertEquals(7, summary.getValue("count", 0));
		assertEquals(1e-4 / 3, summary.getValue("tiny", 1));
	}

	@Test
	void batchModeTakesTheHiddenImageAndActivatesTheHiddenResult() {
		assertTrue(runMacro(
			"setBatchMode(true); newImage('hidden', '8-bit', 8, 8," + " 2); run('" +
				EVERY + "', ' '); title = getTitle();" +
				" setBatchMode(false); newImage(title, '8-bit', 8, 8, 1);"));

		assertTrue(titles().contains("Copy of hidden"), titles().toString());
	}

	@Test
	void errorStopsTheMacroAndShowsNothing() {
		final Thread macro = startMacro("run('" + FAIL + "', 'way=REASON');" +
			"newImage('went on', '8-bit', 8, 8, 1);");
		final GenericDialog message = waitForDialog("Macro Error");
		press(message, OK);
		join(macro);

		assertEquals(List.of("a b"), titles());
	}

	@Test
	void theStatusBarTellsThatACommandHasFailed() {
		IJ.doCommand(FAIL);
		final GenericDialog dialog = waitForDialog("Fail");
		((Choice) dialog.getChoices().get(0)).select("REASON");
		press(dialog, OK);
		waitFor("the message", () -> {
			final Dialog message = message("Fail");
			return message != null && message != dialog;
		});

		assertEquals("Fail stopped: see the message", ImageJWindows.status());
		message("Fail").dispose();
	}

	/** Returns the visible dialog with a title, or null. */
	private static Dialog message(final String title) {
		for (final Window window : Window.getWindows()) {
			if (window instanceof Dialog dialog && dialog.isShowing() && dialog
				.getTitle().equals(title)) return dialog;
		}
		return null;
	}

	@Test
	void dialogCanceledStopsTheMacro() {
		final Thread macro = startMacro("run('" + EVERY + "');" +
			"newImage('went on', '8-bit', 8, 8, 1);");
		press(waitForDialog("Every Type"), CANCEL);
		join(macro);

		assertEquals(List.of("a b"), titles());
	}

	@Test
	void escapeStopsTheCommandAndTheMacro() {
		final Thread macro = startMacro("run('" + FAIL + "', 'way=ESCAPE');" +
			"newImage('went on', '8-bit', 8, 8, 1);");
		IJ.wait(1000);
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		join(macro);

		assertEquals(List.of("a b"), titles());
	}

	@Test
	void recordedLineGivesTheSameResult() {
		final Recorder recorder = new Recorder(false);
		IJ.doCommand(EVERY);
		final GenericDialog dialog = waitForDialog("Every Type");
		field(dialog, 1).setText("1.2345678901234567e-6");
		field(dialog, 3).setText("x \"y\"");
		((Choice) dialog.getChoices().get(0)).select("Granny Smith");
		press(dialog, OK);
		waitFor("a recorded line", () -> recorder.getText().contains("\n"));
		final String recorded = recorder.getText();
		recorder.close();
		final String given = WindowManager.getCurrentImage().getProp("given");
		assertEquals("a b|GRANNY_SMITH|5|1.2345678901234567E-6|1|true|x \"y\"|" +
			"Alpha|null", given);
		assertEquals("run(\"" + EVERY + "\", \"fruit=[Granny Smith] count=5" +
			" tiny=1.2345678901234567e-6 seed=1 flag=true name=[x \\\"y\\\"]" +
			" letter=Alpha\");\n", recorded);

		assertTrue(runMacro("selectImage('a b');" + recorded));

		assertEquals(given, WindowManager.getCurrentImage().getProp("given"));
	}

	@Test
	void nothingIsRecordedOfAFailure() {
		final Recorder recorder = new Recorder(false);
		IJ.doCommand(EVERY);
		press(waitForDialog("Every Type"), CANCEL);
		waitFor("the end of the command", () -> Recorder.getCommand() == null);
		IJ.wait(200);

		assertEquals("", recorder.getText());
		recorder.close();
	}

	@Test
	void dialogDisablesOkWhileAValueIsWrong() {
		IJ.doCommand(EVERY);
		final GenericDialog dialog = waitForDialog("Every Type");
		final Button ok = dialog.getButtons()[OK];
		assertTrue(ok.isEnabled());

		field(dialog, 0).setText("2.7");
		waitFor("OK to be disabled", () -> !ok.isEnabled());
		field(dialog, 0).setText("27");
		waitFor("OK to be enabled", ok::isEnabled);

		press(dialog, CANCEL);
	}

	@Test
	void dialogRemembersWhatWasTypedAndMacrosDoNot() {
		IJ.doCommand(EVERY);
		GenericDialog dialog = waitForDialog("Every Type");
		field(dialog, 0).setText("77");
		press(dialog, OK);
		waitFor("the result", () -> isActive("Copy of a b"));

		IJ.doCommand(EVERY);
		dialog = waitForDialog("Every Type");
		assertEquals("77", field(dialog, 0).getText());
		field(dialog, 0).setText("5");
		press(dialog, OK);
		waitFor("the result", () -> isActive("Copy of Copy of a b"));

		assertTrue(runMacro("run('" + EVERY + "', ' ');"));
		assertTrue(WindowManager.getCurrentImage().getProp("given").contains(
			"|5|"));
	}

	@Test
	void leavesTheInputsDisplayAsItWas() {
		final ImagePlus image = WindowManager.getCurrentImage();
		image.setDisplayRange(100, 900);
		image.setSlice(2);

		assertTrue(runMacro("run('" + EVERY + "', 'image=[a b]');"));

		assertEquals(100, image.getDisplayRangeMin());
		assertEquals(900, image.getDisplayRangeMax());
		assertEquals(2, image.getCurrentSlice());
		assertNull(image.getRoi());
		assertFalse(image.isLocked());
		assertFalse(image.changes);
	}
}
