
package org.unmixj.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.image.Axis;
import org.unmixj.imagej.MeasuredSpectrum;
import org.unmixj.imagej.SamplePositions;
import org.unmixj.imagej.SpectrumMeasurement;
import org.unmixj.imagej.SpectrumScale;
import org.unmixj.imagej.TitledTable;

import ij.ImagePlus;
import ij.gui.Plot;

/** Measures the spectrum of a dye where nothing else is. */
@Plugin(type = Command.class, label = "Measure Spectrum...", headless = true)
public class MeasureSpectrumCommand extends ContextCommand {

	@Parameter(label = "Image",
		description = "The stack to measure in: 8-, 16- or 32-bit.")
	private ImagePlus image;

	@Parameter(label = "Axis",
		description = "The axis along which the spectrum is: channels, frames or slices. Auto takes the only axis longer than 1.")
	private Axis axis = Axis.AUTO;

	@Parameter(label = "Name", required = false,
		description = "The name of the dye. Leave it empty to take that of the region, or of the image.")
	private String name;

	@Parameter(label = "Region", required = false,
		description = "The name of a region of the ROI Manager or the overlay where the dye is alone. Leave it empty to take the selection.")
	private String region;

	@Parameter(label = "Background", required = false,
		description = "The name of a region without dye, whose mean is subtracted. Leave it empty to subtract nothing.")
	private String background;

	@Parameter(label = "Scale",
		description = "Peak: the largest value of the spectrum is 1. None: it stays in grey values.")
	private SpectrumScale scale = SpectrumScale.PEAK;

	@Parameter(label = "File", required = false, style = "file",
		description = "A file of regions, .roi or .zip, as the ROI Manager saves it, instead of those that are open.",
		attrs = @Attr(name = "more"))
	private File file;

	@Parameter(label = "Table",
		description = "The title of the table that gets the spectrum as a further column. Spectra of one table can be applied together.",
		attrs = @Attr(name = "more"))
	private String table = SpectrumMeasurement.TABLE;

	@Parameter(label = "Wavelengths", style = "file", required = false,
		description = "A table (CSV) with the wavelength of each sample in its first column. Leave it empty to take them from slice labels or the Info.",
		attrs = @Attr(name = "more", value = "Wavelengths"))
	private File wavelengths;

	@Parameter(label = "First (nm)",
		description = "The wavelength of the first sample in nm, if it is to be typed; goes with Step. 0: not typed.",
		attrs = @Attr(name = "more", value = "Wavelengths"))
	private double first;

	@Parameter(label = "Step (nm)",
		description = "How many nm the wavelength of each sample is above that of the one before; goes with First. 0: not typed.",
		attrs = @Attr(name = "more", value = "Wavelengths"))
	private double step;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder for the table (CSV) and the plot (PNG). A table of this title in it gets a further column. Empty: nothing is saved.")
	private File save;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable spectra;

	@Parameter(type = ItemIO.OUTPUT, attrs = @Attr(name = "aside"))
	private Plot plot;

	@Parameter(type = ItemIO.OUTPUT)
	private String warnings;

	@Override
	public void run() {
		try {
			final MeasuredSpectrum measured = SpectrumMeasurement.of(image).withAxis(
				axis).withPositions(SamplePositions.of(wavelengths, first, step))
				.withFile(file).withRegions(region, background).withName(name)
				.withScale(scale).withTable(table).measure();
			if (save != null) measured.save(save);
			spectra = measured.table();
			plot = measured.plot();
			warnings = measured.warning();
		}
		catch (final IllegalArgumentException e) {
			cancel(e.getMessage());
		}
	}
}
