
package org.unmixj.ij1;

import java.awt.GraphicsEnvironment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;

import org.unmixj.imagej.Messages;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

/**
 * Tells the user why a command failed, and stops the macro it was called from.
 */
public final class Failure {

	/** Width of message boxes, which ImageJ does not wrap. */
	private static final int COLUMNS = 80;

	private Failure() {
		// only static methods
	}

	/**
	 * Reports a problem. A canceled run is not reported, but stops the macro as
	 * well.
	 *
	 * @param title the command, the title of the message
	 * @param problem what was thrown
	 * @param redirected whether the macro had called
	 *          {@code IJ.redirectErrorMessages()} before: the message goes to the
	 *          Log then, and the macro goes on
	 */
	public static void report(final String title, final Throwable problem,
		final boolean redirected)
	{
		if (problem instanceof RuntimeException && Macro.MACRO_CANCELED.equals(
			problem.getMessage()))
		{
			throw (RuntimeException) problem;
		}
		if (problem instanceof CancellationException) cancel(title);
		else if (problem instanceof IllegalArgumentException) error(title, problem
			.getMessage(), redirected);
		else if (problem instanceof OutOfMemoryError) error(title, outOfMemory(
			title), redirected);
		else {
			final StringWriter trace = new StringWriter();
			problem.printStackTrace(new PrintWriter(trace, true));
			LogText.writeLines(trace.toString());
			error(title, title + " failed unexpectedly: " + problem +
				". The Log has the details.", redirected);
		}
	}

	/** Returns the message for what ran out of memory. */
	static String outOfMemory(final String what) {
		return what + " ran out of memory. " + memory();
	}

	/** Returns how much memory ImageJ may use, and how that is changed. */
	public static String memory() {
		return "ImageJ may use " + Runtime.getRuntime().maxMemory() / 1048576 +
			" MB; " + Messages.MEMORY_SETTING + ", sets how much.";
	}

	/**
	 * Shows the message and stops the macro. Without a display, the message stays
	 * on one line for those who search logs.
	 */
	private static void error(final String title, final String message,
		final boolean redirected)
	{
		IJ.showStatus(title + " stopped: see " + (redirected ? "the Log"
			: "the message"));
		if (redirected) {
			IJ.redirectErrorMessages(false);
			LogText.writeLines(title + ": " + message);
			return;
		}
		IJ.error(title, GraphicsEnvironment.isHeadless() ? message : TextWrap.wrap(
			message, COLUMNS));
	}

	/**
	 * Stops the macro without a message. {@link Macro#abort()} stops scripts, but
	 * not macros: {@link IJ#run(String, String)} does not pass it on to them.
	 */
	private static void cancel(final String title) {
		IJ.showStatus(title + " canceled");
		final Interpreter macro = Interpreter.getInstance();
		final boolean inMacro = Thread.currentThread().getName().startsWith(
			"Run$_");
		if (macro != null && inMacro) macro.abort((String) null);
		else Macro.abort();
	}
}
