
package org.unmixj.command;

import java.io.File;

import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.Previewable;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.image.Axis;
import org.unmixj.imagej.Background;
import org.unmixj.imagej.Colors;
import org.unmixj.imagej.Missing;
import org.unmixj.imagej.Negatives;
import org.unmixj.imagej.PixelOptions;
import org.unmixj.imagej.SamplePositions;
import org.unmixj.imagej.Spectra;
import org.unmixj.imagej.Unmixing;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Constraint;

import ij.ImagePlus;

/** Unmixes a stack with spectra that are known: linear unmixing. */
@Plugin(type = Command.class, label = "Apply Spectra...", headless = true)
public class ApplySpectraCommand extends ComponentsCommand implements
	Previewable
{

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

	@Parameter(label = "Saturation", attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "Values from here on are taken as missing: None, a number, or Auto, the stack's maximum if it is a detector's or many values have it.")
	private String saturation = "None";

	@Parameter(label = "Missing", attrs = @Attr(name = "more", value = "Pixels"),
		description = "What values that are not a number (NaN) are: an error, or missing, so that each pixel is unmixed by its other values.")
	private Missing missing = Missing.ERROR;

	@Parameter(label = "Background", attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "What is subtracted first: nothing, Level, each sample's mean in a selection (see Region) or first percentile. Component is for HALS NMF.")
	private Background background = Background.NONE;

	@Parameter(label = "Level", attrs = @Attr(name = "more", value = "Pixels"),
		description = "The background if Background is Constant, such as the offset of a camera.")
	private double level;

	@Parameter(label = "Region", required = false, attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "The name of the background's selection, in the overlay or the ROI Manager. If empty, that on the image, which then restricts nothing.")
	private String region;

	@Parameter(label = "Negatives", attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "Negative values are an error, unless the background makes them so; or are set to 0; or an offset is added to all values.")
	private Negatives negatives = Negatives.ERROR;

	@Parameter(label = "Mask", required = false, attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "An 8-bit image as wide and high as the stack. Pixels where it is 0 are left out of the unmixing.")
	private ImagePlus mask;

	@Parameter(label = "Threshold", min = "0", attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "Pixels whose mean over the channels (frames, slices) is below it are left out of the unmixing. 0 leaves none out.")
	private double threshold;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder for the component images (TIFF), tables (CSV), plots (PNG) and a line in summary.csv; files of the same names are replaced. Empty: nothing is saved.")
	private File save;

	@Parameter(required = false, visibility = ItemVisibility.MESSAGE,
		persist = false)
	@SuppressWarnings("unused") // read through the module
	private String estimate;

	/**
	 * Tells what a run would take.
	 *
	 * @throws IllegalArgumentException if it would fail, with its message
	 */
	@Override
	public void preview() {
		estimate = unmixing().estimateApply(spectra).toString();
	}

	/** A preview leaves nothing that could be undone. */
	@Override
	public void cancel() {
		estimate = null;
	}

	@Override
	UnmixingResult unmix(final ProgressMonitor progress) {
		return unmixing().apply(spectra, constraint, progress);
	}

	private Unmixing unmixing() {
		return Unmixing.of(image).withAxis(axis).withFolder(save).withDetector(1,
			offset).withPositions(SamplePositions.of(wavelengths, first, step))
			.withColors(colors).withPixels(PixelOptions.DEFAULT.withSaturation(
				saturation).withMissing(missing).withBackground(background, level,
					region).withNegatives(negatives).withMask(mask).withThreshold(
						threshold));
	}
}
