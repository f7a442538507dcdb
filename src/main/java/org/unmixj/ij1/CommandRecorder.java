
package org.unmixj.ij1;

import ij.IJ;
import ij.plugin.frame.Recorder;

/**
 * Writes the line to ImageJ's Recorder that repeats a run. The whole line at
 * once: the Recorder's way, option by option, mistakes {@code seed=} within a
 * folder's name for a duplicate, and can't hold brackets that do not match.
 */
final class CommandRecorder {

	private CommandRecorder() {
		// only static methods
	}

	/** Records a run that has succeeded, if the Recorder is waiting for it. */
	static void record(final CommandInputs inputs) {
		final String label = Recorder.getCommand();
		final boolean recorded = Recorder.record && label != null && (!IJ
			.isMacro() || Recorder.recordInMacros);
		if (!recorded) return;
		final String call = Recorder.scriptMode() ? "IJ.run" : "run";
		if (inputs.questions().isEmpty()) Recorder.record(call, label);
		else {
			// not an empty text, with which the macro would show the dialog
			final String options = inputs.toOptions().toString();
			Recorder.record(call, label, options.isEmpty() ? " " : Recorder.fixString(
				options));
		}
		discard();
	}

	/** Keeps the Recorder from writing a line of its own for the command. */
	static void discard() {
		Recorder.disableCommandRecording();
	}
}
