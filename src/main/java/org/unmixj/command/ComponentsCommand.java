
package org.unmixj.command;

import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.unmixj.imagej.TitledTable;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.imagej.UnsavedResultException;
import org.unmixj.linalg.ProgressMonitor;

import ij.ImagePlus;
import ij.gui.Plot;

/** What commands that take one stack to its components return, and how. */
abstract class ComponentsCommand extends ContextCommand {

	@Parameter(required = false, visibility = ItemVisibility.INVISIBLE,
		persist = false)
	private ProgressMonitor monitor;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable signatures;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot signaturePlot;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable quality;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable summary;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus componentsImage;

	@Parameter(type = ItemIO.OUTPUT)
	private String warnings;

	@Parameter(type = ItemIO.OUTPUT, attrs = @Attr(name = "status"))
	private String headline;

	@Override
	public void run() {
		try {
			take(unmix(monitor == null ? ProgressMonitor.NONE : monitor));
			saved();
		}
		catch (final UnsavedResultException e) {
			take(e.result());
			cancel(e.getMessage());
		}
		catch (final IllegalArgumentException e) {
			cancel(e.getMessage());
		}
		catch (final CancellationException e) {
			cancel(null);
		}
	}

	/** Unmixes the stack with the present parameters. */
	abstract UnmixingResult unmix(ProgressMonitor progress);

	/** Sets the outputs. */
	void take(final UnmixingResult result) {
		componentsImage = result.components();
		signaturePlot = result.signaturePlot();
		signatures = result.signatures();
		quality = result.quality();
		summary = result.summary();
		headline = result.headline();
		warnings = result.warnings().isEmpty() ? null : String.join("\n", result
			.warnings());
	}

	/**
	 * Is called after the outputs are set, unless they were to be saved and that
	 * failed.
	 */
	void saved() {
		// nothing to say
	}

	/** Returns components that are there already, instead of a copy of them. */
	final void stay(final ImagePlus present) {
		componentsImage = present;
		signaturePlot = null;
		signatures = null;
		quality = null;
	}

	/** Says one sentence more in the Log. */
	final void say(final String sentence) {
		warnings = warnings == null ? sentence : warnings + "\n" + sentence;
	}
}
