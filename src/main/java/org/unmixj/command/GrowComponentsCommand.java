
package org.unmixj.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.TitledTable;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.NmfOptions;

import ij.gui.Plot;

/** Adds components to those that were found before. */
@Plugin(type = Command.class, label = "Grow Components...", headless = true)
public class GrowComponentsCommand extends StepCommand {

	@Parameter(label = "Added",
		description = "How many components are added at once. Auto adds one by one, as long as the error on held-out entries falls by more than its standard error.")
	private String added = "1";

	@Parameter(label = "Directions",
		description = "Where added components come from: Paper as Guo & Holy have it, Extended from the next singular vectors, Auto whichever fits better.")
	private Directions directions = Directions.AUTO;

	@Parameter(label = "Locked", required = false,
		description = "Components whose signatures stay as they are: numbers and names such as 1,3-4,GFP; All; None; or Auto: those that were locked before.")
	private String locked = "Auto";

	@Parameter(label = "Tolerance",
		description = "Stop when an iteration changes no component by more than this fraction of the sum of both, old and new. 1e-3 is quick, 1e-6 thorough.")
	private double tolerance = NmfOptions.DEFAULT_TOLERANCE;

	@Parameter(label = "Iterations", min = "1",
		description = "Stop after this many iterations at the latest.")
	private int iterations = NmfOptions.DEFAULT_MAX_ITERATIONS;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder for the component images (TIFF), tables (CSV), plots (PNG) and a line in summary.csv; files of the same names are replaced. Empty: nothing is saved.")
	private File save;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable gsvd;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot gsvdPlot;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable growth;

	@Parameter(type = ItemIO.OUTPUT)
	private String note;

	@Override
	UnmixingResult unmix(final ProgressMonitor progress) {
		return fitted(locked, tolerance, iterations, save).grow(added, directions,
			progress);
	}

	@Override
	void take(final UnmixingResult result) {
		super.take(result);
		gsvd = result.gsvd().orElse(null);
		gsvdPlot = result.gsvdPlot().orElse(null);
		growth = result.moreTables().stream().findFirst().orElse(null);
		// else it is said with what follows from it
		note = result.isUnchanged() ? null : result.notes().stream().findFirst()
			.orElse(null);
	}
}
