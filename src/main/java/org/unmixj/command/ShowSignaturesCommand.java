
package org.unmixj.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.StoredSignatures;
import org.unmixj.imagej.TitledTable;

import ij.ImagePlus;
import ij.gui.Plot;

/** Shows the plots and tables of a components image again. */
@Plugin(type = Command.class, label = "Show Signatures...", headless = true)
@SuppressWarnings("unused") // outputs are read by SciJava
public class ShowSignaturesCommand extends ContextCommand {

	@Parameter(label = "Image",
		description = "An image of components that UnmixJ has made, also one opened from its TIFF file, or a duplicate, a crop or a projection of one.")
	private ImagePlus image;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder for the tables (CSV) and plots (PNG). Leave it empty to save nothing.")
	private File save;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable signatures;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot signaturePlot;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable quality;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable gsvd;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot gsvdPlot;

	@Override
	public void run() {
		try {
			final StoredSignatures stored = StoredSignatures.of(image);
			signatures = stored.table();
			quality = stored.quality();
			signaturePlot = stored.plot();
			gsvd = stored.gsvd().orElse(null);
			gsvdPlot = stored.gsvdPlot().orElse(null);
			if (save != null) stored.save(save);
		}
		catch (final IllegalArgumentException e) {
			cancel(e.getMessage());
		}
	}
}
