
package org.unmixj.ij1;

import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

import org.unmixj.imagej.TitledTable;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.plugin.frame.Recorder;

/**
 * Shows and records what did not come from a command, just as if it had. Not to
 * be used in the event thread: an image waits for its window.
 */
public final class ResultWindows {

	private ResultWindows() {
		// static methods only
	}

	/**
	 * Shows tables, plots and then images, the last of which is the active one.
	 * Plots and tables replace those of the same title; rows of a summary are
	 * added to it.
	 */
	public static void show(final List<TitledTable> tables,
		final List<Plot> plots, final List<ImagePlus> images)
	{
		// while a command is recorded, windows that become active are not
		Recorder.setCommand("UnmixJ");
		try {
			OutputDisplay.show(tables, plots, images);
			EventQueue.invokeAndWait(() -> {
				// until here windows may have become active
			});
		}
		catch (final InterruptedException | InvocationTargetException e) {
			throw new IllegalStateException(e);
		}
		finally {
			Recorder.disableCommandRecording();
		}
	}

	/** Writes lines of a macro to ImageJ's Recorder, if it is open. */
	public static void record(final List<String> lines) {
		if (!Recorder.record) return;
		final boolean script = Recorder.scriptMode();
		for (final String line : lines) {
			Recorder.recordString((script ? forScripts(line) : line) + "\n");
		}
	}

	/** JavaScript and the others have ImageJ's functions in a class. */
	private static String forScripts(final String line) {
		return line.replaceFirst("^selectImage\\(", "IJ.selectWindow(")
			.replaceFirst("^(run|makeRectangle|makeOval)\\(", "IJ.$1(");
	}
}
