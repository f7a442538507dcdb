
package org.unmixj.ij1;

import java.awt.GraphicsEnvironment;
import java.util.concurrent.CancellationException;

import org.scijava.Cancelable;
import org.scijava.module.Module;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;

/**
 * Runs a SciJava command from ImageJ's menu or an ImageJ macro, on the calling
 * thread, and shows what it returns. In {@code plugins.config}:
 *
 * <pre>
 * Plugins&gt;Menu, "Label...", org.unmixj.ij1.CommandPlugIn("command.class key=value")
 * </pre>
 *
 * The argument is the name of the command's class; key and value pairs after it
 * are presets, which users are not asked for. The dialog, the macro keys and
 * the recorded line are made from the command's parameters: a key is the name
 * of a field. With macro options there is no dialog, and keys left out take
 * their defaults. Without options there is a dialog, or without a display the
 * defaults.
 * <p>
 * This is the one place that catches everything: ImageJ would print an
 * exception and let the macro go on.
 */
public class CommandPlugIn implements PlugIn {

	/**
	 * Runs the command; shows nothing but an error message if it fails.
	 *
	 * @param argument the name of the command's class, and presets
	 */
	@Override
	public void run(final String argument) {
		// now, as reading a virtual stack makes ImageJ forget it
		final boolean redirected = IJ.redirectingErrorMessages();
		final String[] words = argument.trim().split("\\s+", 2);
		String title = words[0].substring(words[0].lastIndexOf('.') + 1);
		try {
			ImageJVersion.require(IJ.getVersion());
			final Module module = CommandContext.module(words[0]);
			final CommandInputs inputs = new CommandInputs(module, MacroOptions.parse(
				words.length > 1 ? words[1] : ""));
			title = inputs.title();
			fill(inputs);
			run(module, inputs);
			final String problem = problem(module);
			try {
				OutputDisplay.show(module);
			}
			finally {
				// also a run whose windows cannot be shown
				if (problem == null) CommandRecorder.record(inputs);
			}
			if (problem != null) throw new IllegalArgumentException(problem);
		}
		catch (final Throwable problem) {
			CommandRecorder.discard();
			Failure.report(title, problem, redirected);
		}
	}

	private static void fill(final CommandInputs inputs) {
		final String options = Macro.getOptions();
		if (options != null) inputs.set(MacroOptions.parse(options).withVariables(
			CommandPlugIn::macroVariable));
		final boolean asks = options == null && !inputs.questions().isEmpty() &&
			!GraphicsEnvironment.isHeadless();
		final ImagePlus active = inputs.useActiveImage();
		if (asks && !CommandDialog.ask(inputs, active)) {
			throw new CancellationException();
		}
	}

	private static String macroVariable(final String name) {
		final Interpreter macro = Interpreter.getInstance();
		return macro == null ? null : macro.getVariableAsString(name);
	}

	private static void run(final Module module, final CommandInputs inputs) {
		IJ.resetEscape();
		try (ProgressDisplay progress = ProgressDisplay.open()) {
			inputs.use(progress);
			module.run();
		}
	}

	/**
	 * Returns why the command has failed, or null if it has not. A command that
	 * has failed may have outputs nevertheless.
	 *
	 * @throws CancellationException if the user has canceled it
	 */
	static String problem(final Module module) {
		if (!(module instanceof Cancelable)) return null;
		final Cancelable command = (Cancelable) module;
		if (!command.isCanceled()) return null;
		final String reason = command.getCancelReason();
		if (reason == null || reason.isEmpty()) throw new CancellationException();
		return reason;
	}
}
