
package org.unmixj.launch;

import java.awt.AWTEvent;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Label;
import java.awt.TextComponent;
import java.awt.Toolkit;
import java.awt.event.WindowEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import javax.swing.Timer;

import ij.IJ;
import ij.ImageJ;
import ij.Macro;
import ij.gui.MultiLineLabel;
import ij.macro.Interpreter;
import ij.plugin.Macro_Runner;

/**
 * The program that {@link MacroRunner} starts on a display: opens ImageJ's
 * window, runs a macro, and ends with the log on standard output. Nobody sits
 * in front of it, so it reports each dialog on standard error and cancels it.
 */
final class WindowMacro {

	private static final int RELEASE_MS = 1000;

	private WindowMacro() {
		// main only
	}

	/**
	 * Runs a macro.
	 *
	 * @param args the macro's file and its argument
	 */
	public static void main(final String... args) throws Exception {
		final Path file = Path.of(args[0]).toAbsolutePath();
		IJ.setExceptionHandler(Throwable::printStackTrace);
		Toolkit.getDefaultToolkit().addAWTEventListener(WindowMacro::cancelDialog,
			AWTEvent.WINDOW_EVENT_MASK);
		new ImageJ(null, ImageJ.STANDALONE);
		Macro_Runner.setFilePath(file.toString());
		final boolean ok = run(Files.readString(file), args[1]);
		if (IJ.getLog() != null) System.out.print(IJ.getLog());
		System.exit(ok ? 0 : 1);
	}

	private static boolean run(final String macro, final String argument) {
		Thread.currentThread().setName("Run$_main");
		final Interpreter interpreter = new Interpreter();
		try {
			interpreter.run(macro, argument);
		}
		catch (final RuntimeException | Error e) {
			if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
				e.printStackTrace();
				return false;
			}
		}
		return !interpreter.wasError();
	}

	private static void cancelDialog(final AWTEvent event) {
		if (event.getID() != WindowEvent.WINDOW_OPENED || !(event
			.getSource() instanceof Dialog)) return;
		final Dialog dialog = (Dialog) event.getSource();
		System.err.println(dialog.getTitle() + ": " + text(dialog));
		dialog.dispatchEvent(new WindowEvent(dialog, WindowEvent.WINDOW_CLOSING));
		dialog.dispose();
		// its thread may be only about to wait, and would not notice that
		final Timer again = new Timer(RELEASE_MS, e -> dialog.dispose());
		again.setRepeats(false);
		again.start();
	}

	private static String text(final Component component) {
		if (component instanceof Label label) return label.getText() + "\n";
		if (component instanceof TextComponent field) return field.getText() + "\n";
		if (component instanceof MultiLineLabel label) return lines(label);
		if (!(component instanceof Container container)) return "";
		final StringBuilder text = new StringBuilder();
		for (final Component child : container.getComponents())
			text.append(text(child));
		return text.toString();
	}

	/** The label hands out its text to nobody. */
	private static String lines(final MultiLineLabel label) {
		try {
			final var lines = MultiLineLabel.class.getDeclaredField("lines");
			lines.setAccessible(true);
			return String.join("\n", Arrays.asList((String[]) lines.get(label))) +
				"\n";
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}
}
