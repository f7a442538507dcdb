
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.unmixj.ij1.ImageJWindows.CANCEL;
import static org.unmixj.ij1.ImageJWindows.press;
import static org.unmixj.ij1.ImageJWindows.register;
import static org.unmixj.ij1.ImageJWindows.runMacro;
import static org.unmixj.ij1.ImageJWindows.titles;
import static org.unmixj.ij1.ImageJWindows.waitFor;
import static org.unmixj.ij1.ImageJWindows.waitForDialog;

import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.unmixj.command.ComponentCountCommand;
import org.unmixj.command.GsvdNmfCommand;
import org.unmixj.command.MergeComponentsCommand;
import org.unmixj.imagej.StepMessages;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;

/** Counting and going on from components, in ImageJ with windows. */
@Timeout(120)
class StepWindowsIT {

	@BeforeEach
	void startImageJ() {
		ImageJWindows.open();
		register("Component Count...", ComponentCountCommand.class);
		register("GSVD-NMF...", GsvdNmfCommand.class);
		register("Merge Components...", MergeComponentsCommand.class);
	}

	@AfterEach
	void closeAll() {
		ImageJWindows.close();
	}

	private static Window window(final String title) {
		return WindowManager.getImage(title).getWindow();
	}

	@Test
	void theCountIsInTheStatusBarAndItsSentenceInShortLines() {
		final ImagePlus stack = ImageJWindows.showStack();

		assertTrue(runMacro("run('Component Count...', 'most=4 starts=0');"));

		final String status = ImageJWindows.status();
		assertTrue(status.matches("T: .*\\d components?.*"), status);
		final List<String> lines = Arrays.asList(IJ.getLog().split("\n"));
		assertTrue(lines.size() > 1, lines.toString());
		lines.forEach(line -> assertTrue(line.length() <= 72, line));
		assertEquals(stack, WindowManager.getCurrentImage());
	}

	@Test
	void aMergeOfNothingOpensNoOtherComponents() {
		ImageJWindows.showStack();
		assertTrue(runMacro("run('GSVD-NMF...', 'components=4');"));
		final ImagePlus components = WindowManager.getCurrentImage();

		assertTrue(runMacro("selectWindow('T');" +
			" run('Merge Components...', 'image=[Components of T]');"));

		assertEquals(components, WindowManager.getCurrentImage());
		assertEquals("Components of T", components.getTitle());
		assertEquals(1, titles().stream().filter(title -> title.startsWith(
			"Components of T")).count());
		assertTrue(titles().contains("Merge costs of T"));
		assertTrue(IJ.getLog().contains(
			"\"Components of T\" stays as it is, and no other image was opened."), IJ
				.getLog());
	}

	@Test
	void theDialogNamesTheStackThatIsKnown() {
		final ImagePlus stack = ImageJWindows.showStack();
		assertTrue(runMacro("run('GSVD-NMF...', 'components=4');"));

		IJ.doCommand("Merge Components...");
		final GenericDialog dialog = waitForDialog("Merge Components");
		final List<String> shown = texts(dialog);
		final Choice choice = (Choice) dialog.getChoices().get(0);
		final String chosen = choice.getSelectedItem();
		press(dialog, CANCEL);
		waitFor("the dialog's end", () -> !dialog.isVisible());

		assertEquals("as unmixed", chosen);
		assertTrue(shown.contains(StepMessages.stack("T", true)), shown.toString());
		assertEquals("T", stack.getTitle());
	}

	/** Returns the texts below the fields. */
	private static List<String> texts(final Container container) {
		final List<String> texts = new ArrayList<>();
		for (final Component component : container.getComponents()) {
			if (component instanceof MultiLineLabel label) {
				texts.add(label.getAccessibleContext().getAccessibleName());
			}
			if (component instanceof Container inner) texts.addAll(texts(inner));
		}
		return texts;
	}

	@Test
	void plotsThatOpenTogetherLieBesideEachOther() {
		ImageJWindows.showStack();

		assertTrue(runMacro("run('GSVD-NMF...', 'components=4');"));

		final Window components = window("Components of T");
		final Window signatures = window("Signature plot of T");
		final Window values = window("Generalized singular values of T");
		// the X server tells it late
		waitFor("two places", () -> !signatures.getLocation().equals(values
			.getLocation()));
		assertFalse(components.getBounds().intersects(signatures.getBounds()),
			components + " " + signatures);
	}
}
