
package org.unmixj.ij1;

import java.io.File;

import ij.IJ;
import ij.Macro;
import ij.io.OpenDialog;
import ij.macro.Interpreter;
import ij.plugin.Macro_Runner;

/** Runs a macro in an ImageJ that {@link Main} has made headless. */
final class HeadlessMacro {

	private HeadlessMacro() {
		// static methods only
	}

	/**
	 * Runs a macro on the current thread. What it prints goes to standard output,
	 * errors to standard error.
	 * <p>
	 * Not by {@link IJ#runMacro(String, String)}, whose result does not tell
	 * whether the macro failed.
	 *
	 * @param path of the macro's file, for {@code getInfo("macro.filepath")}
	 * @param macro the macro's text
	 * @param argument what {@code getArgument()} returns
	 * @return whether the macro ran to its end or called {@code exit}
	 */
	static boolean run(final String path, final String macro,
		final String argument)
	{
		IJ.setExceptionHandler(Throwable::printStackTrace);
		// Makes menus without showing them, so that commands are known by name.
		IJ.runPlugIn("ij.IJ.init", "");
		OpenDialog.setDefaultDirectory(System.getProperty("user.dir") +
			File.separator);
		Macro_Runner.setFilePath(path);
		// ImageJ hands macro options to a plugin by the name of the thread.
		Thread.currentThread().setName("Run$_main");
		final Interpreter interpreter = new Interpreter();
		try {
			interpreter.run(macro, argument);
		}
		catch (final OutOfMemoryError e) {
			// where ImageJ opens a stack, say
			System.err.println(Failure.outOfMemory("The macro") +
				" A stack that does not fit can be opened as a virtual stack.");
			return false;
		}
		catch (final RuntimeException | Error e) {
			// ImageJ's word for exit() and for an error that it has shown
			if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
				e.printStackTrace();
				return false;
			}
		}
		return !interpreter.wasError();
	}
}
