
package org.unmixj.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.image.Axis;
import org.unmixj.imagej.Colors;
import org.unmixj.imagej.SamplePositions;
import org.unmixj.imagej.Spectra;
import org.unmixj.imagej.Unmixing;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Constraint;

import ij.ImagePlus;

/** Unmixes a stack with spectra that are known: linear unmixing. */
@Plugin(type = Command.class, label = "Apply Spectra...", headless = true)
public class ApplySpectraCommand extends ComponentsCommand {

	@Parameter(label = "Image",
		description = "The stack to unmix: 8-, 16- or 32-bit. A selection on it restricts the unmixing to that area.")
	private ImagePlus image;

	@Parameter(label = "Axis",
		description = "The axis along which the spectra are: channels, frames or slices. Auto takes the only axis longer than 1.")
	private Axis axis = Axis.AUTO;

	@Parameter(label = "Spectra", required = false,
		description = "A file (CSV, or components that were saved as TIFF), or the title of an open components image or table. One column per dye.")
	private Spectra spectra;

	@Parameter(label = "Constraint",
		description = "NonNegative: no pixel holds less than 0 of a dye. None: plain least squares, where noise gives negative values too.")
	private Constraint constraint = Constraint.NON_NEGATIVE;

	@Parameter(label = "Offset", attrs = @Attr(name = "more", value = "Detector"),
		description = "The grey value without any light, which the detector adds. It is subtracted first, and what is below it set to 0.")
	private double offset;

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

	@Parameter(label = "Colors",
		description = "Distinct colours are easy to tell apart. Wavelength gives each component the colour of the light at the peak of its spectrum.",
		attrs = @Attr(name = "more", value = "Wavelengths"))
	private Colors colors = Colors.DISTINCT;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder for the component images (TIFF), tables (CSV), plots (PNG) and a line in summary.csv. Leave it empty to save nothing.")
	private File save;

	@Override
	UnmixingResult unmix(final ProgressMonitor progress) {
		return Unmixing.of(image).withAxis(axis).withFolder(save).withDetector(1,
			offset).withPositions(SamplePositions.of(wavelengths, first, step))
			.withColors(colors).apply(spectra, constraint, progress);
	}
}
