
package org.unmixj.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Previewable;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.unmixj.image.Axis;
import org.unmixj.imagej.Background;
import org.unmixj.imagej.Colors;
import org.unmixj.imagej.Estimate;
import org.unmixj.imagej.Known;
import org.unmixj.imagej.KnownSpectra;
import org.unmixj.imagej.Missing;
import org.unmixj.imagej.Negatives;
import org.unmixj.imagej.PixelOptions;
import org.unmixj.imagej.Preview;
import org.unmixj.imagej.SamplePositions;
import org.unmixj.imagej.Spectra;
import org.unmixj.imagej.TitledTable;
import org.unmixj.imagej.Unmixing;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Initialization;
import org.unmixj.nmf.Loss;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.PenaltyOptions;
import org.unmixj.nmf.Scale;

import ij.ImagePlus;
import ij.gui.Plot;

/** What commands that unmix a stack blindly have in common. */
abstract class UnmixingCommand extends ComponentsCommand implements
	Previewable
{

	@Parameter(label = "Image",
		description = "The stack to unmix: 8-, 16- or 32-bit. A selection on it restricts the unmixing to that area.")
	private ImagePlus image;

	@Parameter(label = "Axis",
		description = "The axis that is unmixed: channels give spectra, frames time courses, slices profiles. Auto takes the only axis longer than 1.")
	private Axis axis = Axis.AUTO;

	@Parameter(label = "Components", min = "1",
		description = "The number of components that come out. At most the number of channels, frames or slices.")
	private int components = 4;

	@Parameter(label = "Initialization",
		description = "How the search starts. NNDSVD always gives the same result; Random depends on the seed.")
	private Initialization initialization = Initialization.NNDSVD;

	@Parameter(label = "Tolerance",
		description = "Stop when an iteration changes no component by more than this fraction of the sum of both, old and new. 1e-3 is quick, 1e-6 thorough.")
	private double tolerance = NmfOptions.DEFAULT_TOLERANCE;

	@Parameter(label = "Iterations", min = "1",
		description = "Stop after this many iterations at the latest.")
	private int iterations = NmfOptions.DEFAULT_MAX_ITERATIONS;

	@Parameter(label = "Seed",
		description = "Seed of the random numbers of Random and NNDSVDar. The same seed gives the same result.")
	private long seed = NmfOptions.DEFAULT_SEED;

	@Parameter(label = "Method",
		description = "Fast works on projections of the stack first and ends on the stack itself. Plain, the method of the paper, takes much more time and less memory.")
	private Method method = NmfOptions.DEFAULT_METHOD;

	@Parameter(label = "Starts", min = "1", attrs = @Attr(name = "more",
		value = "Search"),
		description = "How many starts to try, and keep the best: the one of Initialization and Seed, then random ones (NNDSVDar: others) with the next seeds.")
	private int starts = 1;

	@Parameter(label = "Surplus", min = "0", attrs = @Attr(name = "more",
		value = "Search"),
		description = "Unmix into so many components more first, merge the pairs that cost least, and polish: gets stuck less often. 2 is a good choice; 0 is none.")
	private int surplus;

	@Parameter(label = "Loss", attrs = @Attr(name = "more",
		value = "Noise and penalties"),
		description = "Gaussian: least squares. Poisson: photon noise, where bright pixels are noisier than dark ones; grey values should be proportional to photons.")
	private Loss loss = NmfOptions.DEFAULT_LOSS;

	@Parameter(label = "Gain", attrs = @Attr(name = "more",
		value = "Noise and penalties"),
		description = "Grey values per photon. Has no influence on the images; with Poisson, the Info tells how far the result is from mere photon noise.")
	private double gain = 1;

	@Parameter(label = "Offset", attrs = @Attr(name = "more",
		value = "Noise and penalties"),
		description = "The grey value without any light, which the detector adds. It is subtracted first, and what is below it set to 0.")
	private double offset;

	@Parameter(label = "L1w", min = "0", attrs = @Attr(name = "more",
		value = "Noise and penalties"),
		description = "Sparse images: lowers each value by this fraction of a typical pixel, and sets what falls below 0 to 0. 0.01 is mild, 0.1 strong.")
	private double l1w;

	@Parameter(label = "L1h", min = "0", attrs = @Attr(name = "more",
		value = "Noise and penalties"),
		description = "Sparse signatures: lowers each value by this fraction of a typical sample, and sets what falls below 0 to 0.")
	private double l1h;

	@Parameter(label = "L2", min = "0", attrs = @Attr(name = "more",
		value = "Noise and penalties"),
		description = "Penalty on squares, of images and signatures alike: shares what signatures have in common more evenly. 0.01 is mild, 0.1 strong.")
	private double l2;

	@Parameter(label = "Smooth", min = "0", attrs = @Attr(name = "more",
		value = "Noise and penalties"),
		description = "Smooth signatures: penalty on differences of neighbouring samples. 0.1 is mild, 10 strong; for spectra and time courses.")
	private double smooth;

	@Parameter(label = "Scale",
		description = "What is 1 in each signature: its peak, its sum or its norm. With Peak, a component image has the intensities of the stack at the peak.")
	private Scale scale = Scale.PEAK;

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

	@Parameter(label = "Spectra", required = false, attrs = @Attr(name = "more",
		value = "Known spectra"),
		description = "Spectra that are known, as the first components: a CSV file, or the title of an open components image or table. The others are found.")
	private Spectra spectra;

	@Parameter(label = "Known", attrs = @Attr(name = "more",
		value = "Known spectra"),
		description = "Whether the known spectra are Fixed, and come back just as they are, or Start, from where the unmixing changes them.")
	private Known known = Known.FIXED;

	@Parameter(label = "Fixed", required = false, attrs = @Attr(name = "more",
		value = "Known spectra"),
		description = "With Known=Start: the names of spectra that are fixed nevertheless, separated by commas.")
	private String fixed;

	@Parameter(label = "Saturation", attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "Values from here on are taken as missing: None, a number, or Auto, the stack's maximum if it is a detector's or many values have it.")
	private String saturation = "None";

	@Parameter(label = "Missing", attrs = @Attr(name = "more", value = "Pixels"),
		description = "What values that are not a number (NaN) are: an error, or missing, so that they have no part in the unmixing.")
	private Missing missing = Missing.ERROR;

	@Parameter(label = "Background", attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "What is subtracted first: nothing, Level, each sample's mean in a selection (see Region) or first percentile. Component: one component is flat.")
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

	@Parameter(label = "Everywhere", attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "Find the signatures in the pixels of selection, mask and threshold, then unmix all pixels of the image with them.")
	private boolean everywhere;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder for the component images (TIFF), tables (CSV), plots (PNG) and a line in summary.csv; files of the same names are replaced. Empty: nothing is saved.")
	private File save;

	@Parameter(label = "Preview", attrs = @Attr(name = "preview"),
		description = "Show what will come out: of the current Slice (plane), or of a Subset of all pixels. OK unmixes the whole stack all the same.")
	private Preview preview = Preview.NONE;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable startsTable;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable merges;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot mergePlot;

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
		estimate = estimate(unmixing(), options()).toString();
	}

	/** A preview leaves nothing that could be undone. */
	@Override
	public void cancel() {
		estimate = null;
	}

	@Override
	final UnmixingResult unmix(final ProgressMonitor progress) {
		return unmix(unmixing(), options(), progress);
	}

	@Override
	void take(final UnmixingResult result) {
		super.take(result);
		startsTable = result.starts().orElse(null);
		merges = result.merges().orElse(null);
		mergePlot = result.mergePlot().orElse(null);
	}

	private Unmixing unmixing() {
		return Unmixing.of(image).withAxis(axis).withScale(scale).withFolder(save)
			.withDetector(gain, offset).withPositions(SamplePositions.of(wavelengths,
				first, step)).withColors(colors).withKnown(KnownSpectra.of(spectra,
					known, fixed)).withPixels(pixels()).withPreview(preview).withStarts(
						starts).withSurplus(surplus);
	}

	private NmfOptions options() {
		return NmfOptions.withComponents(components).withInitialization(
			initialization).withTolerance(tolerance).withMaxIterations(iterations)
			.withSeed(seed).withMethod(method).withLoss(loss).withPenalties(
				PenaltyOptions.NONE.withL1W(l1w).withL1H(l1h).withL2(l2).withSmooth(
					smooth));
	}

	/** Returns what {@link #unmix} would take. */
	abstract Estimate estimate(Unmixing unmixing, NmfOptions options);

	private PixelOptions pixels() {
		return PixelOptions.DEFAULT.withSaturation(saturation).withMissing(missing)
			.withBackground(background, level, region).withNegatives(negatives)
			.withMask(mask).withThreshold(threshold).withEverywhere(everywhere);
	}

	/** Unmixes with the options that all commands share. */
	abstract UnmixingResult unmix(Unmixing unmixing, NmfOptions options,
		ProgressMonitor progress);
}
