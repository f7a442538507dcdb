
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
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
import java.awt.EventQueue;
import java.awt.TextField;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.unmixj.command.ApplySpectraCommand;
import org.unmixj.imagej.Messages;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import ij.plugin.frame.Recorder;

/** Linear unmixing with given spectra, in ImageJ with windows. */
@Timeout(120)
class ApplySpectraWindowsIT {

	private static final String APPLY = "Apply Spectra...";

	private static final String SPECTRA =
		"sample-stacks/truth/lambda-stack-signatures.csv";

	@BeforeEach
	void startImageJ() {
		ImageJWindows.open();
		register(APPLY, ApplySpectraCommand.class);
	}

	@AfterEach
	void closeAll() {
		ImageJWindows.close();
	}

	private static void inAwt(final Runnable runnable) {
		try {
			EventQueue.invokeAndWait(runnable);
		}
		catch (final InterruptedException | InvocationTargetException e) {
			throw new AssertionError(e);
		}
	}

	private static TextField field(final GenericDialog dialog,
		final String text)
	{
		for (final Object field : dialog.getStringFields()) {
			if (((TextField) field).getText().equals(text)) return (TextField) field;
		}
		throw new AssertionError("no field has \"" + text + "\"");
	}

	private static Choice choice(final GenericDialog dialog, final String item) {
		for (final Object choice : dialog.getChoices()) {
			if (items((Choice) choice).contains(item)) return (Choice) choice;
		}
		throw new AssertionError("no choice has " + item);
	}

	private static List<String> items(final Choice choice) {
		final List<String> items = new ArrayList<>();
		for (int i = 0; i < choice.getItemCount(); i++) {
			items.add(choice.getItem(i));
		}
		return items;
	}

	/** Returns the note, and what the command says. */
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
	void theDialogChecksWhileTypingAndTheRecordedLineGivesTheSame() {
		final ImagePlus input = ImageJWindows.showStack();
		final Recorder recorder = new Recorder(false);
		IJ.doCommand(APPLY);
		final GenericDialog dialog = waitForDialog("Apply Spectra");
		final Button ok = dialog.getButtons()[OK];
		assertTrue(texts(dialog).contains(Messages.NO_SPECTRA), "" + texts(dialog));
		final TextField saturation = field(dialog, "None");
		final TextField spectra = ImageJWindows.field(dialog, 0);

		inAwt(() -> spectra.setText(SPECTRA));
		waitFor("what a run takes", () -> texts(dialog).stream().anyMatch(
			text -> text != null && text.endsWith("Looks at all pixels once.")));
		inAwt(() -> saturation.setText("40%"));
		waitFor("OK to be disabled", () -> !ok.isEnabled());
		waitFor("the message", () -> texts(dialog).contains(Messages.saturation(
			"40%")));
		inAwt(() -> saturation.setText("100"));
		waitFor("OK to be enabled", ok::isEnabled);
		inAwt(() -> choice(dialog, "Minimum").select("Minimum"));
		press(dialog, OK);
		waitFor("a recorded line", () -> recorder.getText().contains("\n"));
		final String recorded = recorder.getText();
		recorder.close();

		assertEquals("run(\"Apply Spectra...\", \"axis=Auto spectra=" + SPECTRA +
			" constraint=NonNegative saturation=100 background=Minimum\");\n",
			recorded);
		waitFor("the components", () -> isActive("Components of T"));
		final ImagePlus first = WindowManager.getCurrentImage();
		final String info = first.getInfoProperty();
		assertTrue(info.contains("\nSaturated from: 100\n"), info);
		assertTrue(info.contains("\nBackground subtracted: "), info);

		assertTrue(runMacro("selectImage(" + input.getID() + ");" + recorded));

		final ImagePlus second = WindowManager.getCurrentImage();
		assertEquals("Components of T-1", second.getTitle());
		assertArrayEquals(first.getDimensions(), second.getDimensions());
		for (int i = 1; i <= first.getStackSize(); i++) {
			assertArrayEquals((float[]) first.getStack().getPixels(i),
				(float[]) second.getStack().getPixels(i), "slice " + i);
		}
		assertEquals(first.getProp("error_percent"), second.getProp(
			"error_percent"));
		assertEquals(Arrays.asList("T", "Components of T", "Components of T-1",
			"Signature plot of T").stream().sorted().toList(), ImageJWindows.titles()
				.stream().sorted().toList());
	}
}
