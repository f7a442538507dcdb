
package org.unmixj.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.Estimate;
import org.unmixj.imagej.TitledTable;
import org.unmixj.imagej.Unmixing;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.NmfOptions;

import ij.gui.Plot;

/**
 * Unmixes a stack by GSVD-NMF: with too few components first, and then with
 * those that a generalized SVD finds missing.
 */
@Plugin(type = Command.class, label = "GSVD-NMF...", headless = true)
public class GsvdNmfCommand extends UnmixingCommand {

	@Parameter(label = "Added", min = "1",
		description = "How many of the components are found by the GSVD and added to a first unmixing without them.")
	private int added = GsvdNmfOptions.DEFAULT_ADDED;

	@Parameter(label = "Epsilon0", min = "0",
		description = "The tolerance of the first unmixing. 0 takes the same as Tolerance.")
	private double epsilon0;

	@Parameter(label = "Directions",
		description = "Where added components come from: Paper as Guo & Holy have it, Extended from the next singular vectors, Auto whichever fits better.")
	private Directions directions = Directions.AUTO;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable gsvd;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot gsvdPlot;

	@Override
	Estimate estimate(final Unmixing unmixing, final NmfOptions options) {
		return unmixing.estimateGsvdNmf(gsvdOptions(options));
	}

	@Override
	UnmixingResult unmix(final Unmixing unmixing, final NmfOptions options,
		final ProgressMonitor progress)
	{
		return unmixing.gsvdNmf(gsvdOptions(options), progress);
	}

	private GsvdNmfOptions gsvdOptions(final NmfOptions options) {
		return Unmixing.gsvdOptions(options, added, epsilon0, directions);
	}

	@Override
	void take(final UnmixingResult result) {
		super.take(result);
		gsvd = result.gsvd().orElse(null);
		gsvdPlot = result.gsvdPlot().orElse(null);
	}
}
