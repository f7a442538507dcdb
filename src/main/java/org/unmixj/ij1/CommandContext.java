
package org.unmixj.ij1;

import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;

import ij.IJ;

/**
 * The SciJava context in which the commands run: Fiji's, or where there is none
 * (plain ImageJ, the {@code -app} jar) a small one, made once.
 */
final class CommandContext {

	private static Context own;

	private CommandContext() {
		// only static methods
	}

	/** Returns Fiji's context, or our own outside Fiji. */
	static synchronized Context get() {
		if (inFiji()) {
			requireThinJar();
			return (Context) IJ.runPlugIn(Context.class.getName(), "");
		}
		if (own == null) own = create();
		return own;
	}

	/**
	 * Returns a new module of a command, its services filled in, its inputs at
	 * their defaults.
	 *
	 * @param commandClass the name of a class that SciJava's index lists as a
	 *          command
	 */
	static Module module(final String commandClass) {
		final CommandInfo info = get().service(CommandService.class).getCommand(
			commandClass);
		if (info == null) throw new IllegalStateException("\"" + commandClass +
			"\" is no SciJava command. The jar's index of plugins" +
			" (META-INF/json/org.scijava.plugin.Plugin) does not name it.");
		return get().service(ModuleService.class).createModule(info);
	}

	private static boolean inFiji() {
		try {
			Class.forName("net.imagej.legacy.LegacyService", false,
				CommandContext.class.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException e) {
			return false;
		}
	}

	/**
	 * Rejects the {@code -imagej1} bundle, whose copy of SciJava must not mix
	 * with Fiji's.
	 */
	private static void requireThinJar() {
		if (CommandContext.class.getResource(
			"/org/unmixj/shaded/cern/colt/matrix/DoubleMatrix2D.class") == null)
			return;
		throw new IllegalArgumentException("The jar of UnmixJ that ends with" +
			" -imagej1 is for plain ImageJ, but this is Fiji. Replace it by the" +
			" jar without -imagej1, and put the libraries that jar needs into" +
			" Fiji's folder jars.");
	}

	/**
	 * Creates a context with the services that commands need. SciJava looks for
	 * services with the thread's class loader; that of a thread of plain ImageJ
	 * sees no plugins.
	 */
	private static Context create() {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(CommandContext.class.getClassLoader());
		try {
			return new Context(CommandService.class);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}
}
