
package org.unmixj.command;

import java.io.File;
import java.util.concurrent.CancellationException;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.image.Axis;
import org.unmixj.imagej.Background;
import org.unmixj.imagej.ComponentCounting;
import org.unmixj.imagej.CountResult;
import org.unmixj.imagej.Missing;
import org.unmixj.imagej.Negatives;
import org.unmixj.imagej.PixelOptions;
import org.unmixj.imagej.TitledTable;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.CountLoss;
import org.unmixj.nmf.CountOptions;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;
import ij.gui.Plot;

/** Finds out how many components a stack holds. */
@Plugin(type = Command.class, label = "Component Count...", headless = true)
public class ComponentCountCommand extends ContextCommand {

	@Parameter(label = "Image",
		description = "The stack to look at: 8-, 16- or 32-bit. A selection on it restricts the counting to that area.")
	private ImagePlus image;

	@Parameter(label = "Axis",
		description = "The axis that is to be unmixed: channels, frames or slices. Auto takes the only axis longer than 1.")
	private Axis axis = Axis.AUTO;

	@Parameter(label = "Most", min = "1",
		description = "The largest number of components that is tried.")
	private int most = CountOptions.DEFAULT_MOST;

	@Parameter(label = "Loss",
		description = "How entries weigh: Gaussian, all the same; Poisson, as photon noise lets them, so that weaker components show; Auto, as the noise of the stack is.")
	private CountLoss loss = CountLoss.AUTO;

	@Parameter(label = "Repeats", min = "0",
		description = "How often entries are held out, others each time. 0: four times, and more often where there are few pixels.")
	private int repeats = CountOptions.DEFAULT_REPEATS;

	@Parameter(label = "Pixels", min = "0",
		description = "How many pixels are looked at, drawn from all over the image. 0 takes all of them.")
	private int pixels = CountOptions.DEFAULT_PIXELS;

	@Parameter(label = "Starts", min = "0",
		description = "The random starts from which signatures must be found again to be stable. 0 leaves that out, and takes less time.")
	private int starts = CountOptions.DEFAULT_STARTS;

	@Parameter(label = "Seed",
		description = "Seed of all random numbers. The same seed gives the same result.")
	private long seed = NmfOptions.DEFAULT_SEED;

	@Parameter(label = "Offset", attrs = @Attr(name = "more", value = "Pixels"),
		description = "The grey value without any light, which the detector adds. It is subtracted first, and what is below it set to 0.")
	private double offset;

	@Parameter(label = "Saturation", attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "Pixels with values from here on are left out: None, a number, or Auto, the stack's maximum if it is a detector's or many values have it.")
	private String saturation = "None";

	@Parameter(label = "Missing", attrs = @Attr(name = "more", value = "Pixels"),
		description = "What values that are not a number (NaN) are: an error, or missing, so that their pixels are left out.")
	private Missing missing = Missing.ERROR;

	@Parameter(label = "Background", attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "What is subtracted first: nothing, the value of Level, for each sample its mean in a selection (see Region), or its first percentile.")
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
		description = "An 8-bit image as wide and high as the stack. Pixels where it is 0 are left out.")
	private ImagePlus mask;

	@Parameter(label = "Threshold", min = "0", attrs = @Attr(name = "more",
		value = "Pixels"),
		description = "Pixels whose mean over the channels (frames, slices) is below it are left out. 0 leaves none out.")
	private double threshold;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder for the plots (PNG) and the table (CSV). Leave it empty to save nothing.")
	private File save;

	@Parameter(required = false, visibility = ItemVisibility.INVISIBLE,
		persist = false)
	private ProgressMonitor monitor;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable table;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot plot;

	@Parameter(type = ItemIO.OUTPUT, attrs = @Attr(name = "aside"))
	private Plot evidence;

	@Parameter(type = ItemIO.OUTPUT)
	private String verdict;

	@Parameter(type = ItemIO.OUTPUT, attrs = @Attr(name = "status"))
	private String headline;

	@Override
	public void run() {
		try {
			final CountResult result = ComponentCounting.of(image).withAxis(axis)
				.withOffset(offset).withPixels(PixelOptions.DEFAULT.withSaturation(
					saturation).withMissing(missing).withBackground(background, level,
						region).withNegatives(negatives).withMask(mask).withThreshold(
							threshold)).count(CountOptions.upTo(most).withLoss(loss)
								.withRepeats(repeats).withPixels(pixels).withStarts(starts)
								.withSeed(seed), monitor == null ? ProgressMonitor.NONE
									: monitor);
			table = result.table();
			plot = result.plot();
			evidence = result.evidence();
			verdict = result.verdict();
			headline = result.headline();
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
