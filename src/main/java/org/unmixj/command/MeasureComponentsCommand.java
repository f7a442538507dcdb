
package org.unmixj.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.ComponentMeasurement;
import org.unmixj.imagej.Planes;
import org.unmixj.imagej.RegionSource;
import org.unmixj.imagej.TitledTable;

import ij.ImagePlus;

/** Measures each component of a components image in regions. */
@Plugin(type = Command.class, label = "Measure Components...", headless = true)
public class MeasureComponentsCommand extends ContextCommand {

	@Parameter(label = "Image",
		description = "A components image, or any image with channels.")
	private ImagePlus image;

	@Parameter(label = "Regions",
		description = "Auto takes those of the ROI Manager, or if there are none the overlay, the selection, or the whole image.")
	private RegionSource regions = RegionSource.AUTO;

	@Parameter(label = "File", required = false,
		description = "A file of regions, .roi or .zip, as the ROI Manager saves it; then Regions does not matter. Macros without a display need it.")
	private File file;

	@Parameter(label = "Planes",
		description = "All slices and frames, or the current ones. With All, a region that belongs to a slice or frame is measured there alone.")
	private Planes planes = Planes.ALL;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder for the table (CSV). Leave it empty to save nothing.")
	private File save;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable measurements;

	@Override
	public void run() {
		try {
			measurements = ComponentMeasurement.of(image).withRegions(regions)
				.withFile(file).withPlanes(planes).table();
			if (save != null) ComponentMeasurement.save(measurements, save);
		}
		catch (final IllegalArgumentException e) {
			cancel(e.getMessage());
		}
	}
}
