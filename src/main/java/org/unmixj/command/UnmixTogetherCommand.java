
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
import org.unmixj.imagej.JointResult;
import org.unmixj.imagej.JointUnmixing;
import org.unmixj.imagej.StackList;
import org.unmixj.imagej.TitledTable;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Initialization;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.Scale;

import ij.ImagePlus;
import ij.gui.Plot;

/** Unmixes several stacks by HALS with one set of signatures. */
@Plugin(type = Command.class, label = "Unmix Together...", headless = true)
public class UnmixTogetherCommand extends ContextCommand {

	@Parameter(label = "Stacks", required = false,
		description = "The titles of open stacks, separated by semicolons, or All: all that are open, but components images.")
	private StackList stacks = StackList.ALL;

	@Parameter(label = "Folder", style = "directory", required = false,
		description = "A folder of TIFF files that are unmixed together instead, in the order of their names. Leave it empty to take open stacks.")
	private File folder;

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

	@Parameter(label = "Scale",
		description = "What is 1 in each signature: its peak, its sum or its norm. With Peak, a component image has the intensities of the stack at the peak.")
	private Scale scale = Scale.PEAK;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder for the component images (TIFF), tables (CSV), a plot (PNG) and a line in summary.csv; files of the same names are replaced. Empty: nothing is saved.")
	private File save;

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
	private ImagePlus[] componentsImages;

	@Parameter(type = ItemIO.OUTPUT)
	private String warnings;

	@Parameter(type = ItemIO.OUTPUT, attrs = @Attr(name = "status"))
	private String headline;

	@Override
	public void run() {
		try {
			final JointResult result = JointUnmixing.of(StackList.choose(stacks,
				folder)).withAxis(axis).withScale(scale).withFolder(save).hals(
					NmfOptions.withComponents(components).withInitialization(
						initialization).withTolerance(tolerance).withMaxIterations(
							iterations).withSeed(seed), monitor == null ? ProgressMonitor.NONE
								: monitor);
			take(result);
			result.unsaved().ifPresent(this::cancel);
		}
		catch (final IllegalArgumentException e) {
			cancel(e.getMessage());
		}
		catch (final CancellationException e) {
			cancel(null);
		}
	}

	private void take(final JointResult result) {
		componentsImages = result.components().toArray(new ImagePlus[0]);
		signaturePlot = result.signaturePlot();
		signatures = result.signatures();
		quality = result.quality();
		summary = result.summary();
		headline = result.headline();
		warnings = result.warnings().isEmpty() ? null : String.join("\n", result
			.warnings());
	}
}
