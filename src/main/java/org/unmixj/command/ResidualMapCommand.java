
package org.unmixj.command;

import java.io.File;
import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.command.Previewable;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.FittedComponents;
import org.unmixj.imagej.ResidualMap;
import org.unmixj.imagej.ResidualMapResult;
import org.unmixj.imagej.TitledTable;
import org.unmixj.linalg.ProgressMonitor;

import ij.ImagePlus;
import ij.gui.Plot;

/** Shows where components and signatures do not describe their stack. */
@Plugin(type = Command.class, label = "Residual Map...", headless = true)
public class ResidualMapCommand extends ContextCommand implements Previewable {

	@Parameter(label = "Image",
		description = "A components image, as UnmixJ makes and saves it.")
	private ImagePlus image;

	@Parameter(label = "Stack", required = false, attrs = @Attr(name = "none",
		value = StepCommand.AS_UNMIXED),
		description = "The stack that was unmixed. It must be chosen if it is not known: if the components were opened from a file, or it was closed.")
	private ImagePlus stack;

	@Parameter(label = "Gain", min = "0",
		description = "Grey values per photon, for the expected photon noise. 0 takes that of the unmixing; if it is unknown, 1 is assumed, and said.")
	private double gain;

	@Parameter(label = "Offset",
		description = "The grey value without any light. It is subtracted from the stack first. 0 takes that of the unmixing.")
	private double offset;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder for the map (TIFF), the plot (PNG) and the table (CSV). Leave it empty to save nothing.")
	private File save;

	@Parameter(required = false, visibility = ItemVisibility.INVISIBLE,
		persist = false)
	private ProgressMonitor monitor;

	@Parameter(required = false, visibility = ItemVisibility.MESSAGE,
		persist = false)
	@SuppressWarnings("unused") // read through the module
	private String known;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable residuals;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot plot;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus map;

	@Parameter(type = ItemIO.OUTPUT)
	private String warnings;

	/**
	 * Tells which stack it will be.
	 *
	 * @throws IllegalArgumentException if it is not known, or the image has no
	 *           signatures, with a message for the user
	 */
	@Override
	public void preview() {
		known = FittedComponents.of(image).withStack(stack).stack();
	}

	/** A preview leaves nothing that could be undone. */
	@Override
	public void cancel() {
		known = null;
	}

	@Override
	public void run() {
		try {
			final ResidualMapResult result = ResidualMap.of(image).withStack(stack)
				.withDetector(gain, offset).make(monitor == null ? ProgressMonitor.NONE
					: monitor);
			map = result.map();
			plot = result.plot();
			residuals = result.table();
			warnings = result.warning();
			if (save != null) result.save(save);
		}
		catch (final IllegalArgumentException e) {
			cancel(e.getMessage());
		}
		catch (final CancellationException e) {
			cancel(null);
		}
	}
}
