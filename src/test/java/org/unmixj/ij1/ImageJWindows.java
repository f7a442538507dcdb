
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.TextField;
import java.awt.event.ActionEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

import javax.swing.JLabel;

import org.unmixj.imagej.SampleStack;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.macro.Interpreter;

/** ImageJ with its windows in the tests' own process, and hands to use it. */
public final class ImageJWindows {

	/** The buttons of a dialog. */
	static final int OK = 0, CANCEL = 1;

	private ImageJWindows() {
		// static methods only
	}

	/** Starts ImageJ; skips the test if there is no display. */
	public static void open() {
		assumeFalse(GraphicsEnvironment.isHeadless(),
			"skipped: ImageJ's windows need a display");
		if (IJ.getInstance() == null) new ImageJ(ImageJ.NO_SHOW);
	}

	/** Closes all windows but ImageJ's own. */
	public static void close() {
		if (GraphicsEnvironment.isHeadless()) return;
		try {
			EventQueue.invokeAndWait(ImageJWindows::closeWindows);
		}
		catch (final InterruptedException | InvocationTargetException e) {
			throw new AssertionError(e);
		}
	}

	private static void closeWindows() {
		for (final ImagePlus image : OpenImages.all()) {
			image.changes = false;
			image.close();
		}
		for (final Frame frame : WindowManager.getNonImageWindows()) {
			frame.dispose();
			WindowManager.removeWindow(frame);
		}
	}

	/** Shows a part of the lambda sample as "T". */
	static ImagePlus showStack() {
		final ImagePlus image = new ImagePlus("T", SampleStack.LAMBDA.open()
			.getStack().crop(40, 40, 0, 40, 40, 32));
		image.setDimensions(32, 1, 1);
		show(image);
		return image;
	}

	/** Shows an image and waits until it is there. */
	static void show(final ImagePlus image) {
		image.show();
		// a window that is closed while it opens makes AWT throw
		image.waitTillActivated();
		WindowManager.setTempCurrentImage(null);
	}

	/** Makes a command known by a label. */
	@SuppressWarnings("unchecked") // ImageJ has raw types
	static void register(final String label, final Class<?> command) {
		Menus.getCommands().put(label, CommandPlugIn.class.getName() + "(\"" +
			command.getName() + "\")");
	}

	/** Runs a macro to its end; returns false if it was stopped. */
	static boolean runMacro(final String code) {
		final Interpreter interpreter = new Interpreter();
		final boolean[] completed = { false };
		join(start(() -> {
			interpreter.run(code);
			completed[0] = !interpreter.wasError();
		}));
		return completed[0];
	}

	static Thread startMacro(final String code) {
		return start(() -> {
			try {
				new Interpreter().run(code);
			}
			catch (final RuntimeException e) {
				assertEquals("Macro canceled", e.getMessage());
			}
		});
	}

	private static Thread start(final Runnable macro) {
		final Thread thread = new Thread(macro, "Test_Macro$");
		thread.start();
		return thread;
	}

	static void join(final Thread thread) {
		waitFor("the macro's end", () -> !thread.isAlive());
	}

	static GenericDialog waitForDialog(final String title) {
		waitFor("dialog " + title, () -> {
			final GenericDialog dialog = GenericDialog.getInstance();
			return dialog != null && dialog.isVisible() && dialog.getTitle().equals(
				title);
		});
		// AWT misses it if a dialog is closed before it waits to be closed
		IJ.wait(250);
		return GenericDialog.getInstance();
	}

	static void press(final GenericDialog dialog, final int button) {
		dialog.actionPerformed(new ActionEvent(dialog.getButtons()[button],
			ActionEvent.ACTION_PERFORMED, ""));
	}

	static TextField field(final GenericDialog dialog, final int index) {
		return (TextField) dialog.getStringFields().get(index);
	}

	static boolean isActive(final String title) {
		return WindowManager.getCurrentImage().getTitle().equals(title);
	}

	/** Returns what the status bar of ImageJ's window says. */
	static String status() {
		return Arrays.stream(IJ.getInstance().getStatusBar().getComponents())
			.filter(JLabel.class::isInstance).map(label -> ((JLabel) label).getText())
			.findAny().orElseThrow();
	}

	static List<String> titles() {
		return Arrays.asList(WindowManager.getImageTitles());
	}

	public static void waitFor(final String what,
		final BooleanSupplier condition)
	{
		final long start = System.nanoTime();
		while (!condition.getAsBoolean()) {
			assertTrue(System.nanoTime() - start < 20_000_000_000L, "waited for " +
				what);
			IJ.wait(20);
		}
	}
}
