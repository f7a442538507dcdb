
package org.unmixj.command;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.ComponentMerge;
import org.unmixj.imagej.TitledTable;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.gui.Plot;

/** Merges components that are too many. */
@Plugin(type = Command.class, label = "Merge Components...", headless = true)
public class MergeComponentsCommand extends StepCommand {

	@Parameter(label = "Components",
		description = "How many are left; the pair that costs least is merged first. Auto merges as long as noise explains what is lost.")
	private String components = ComponentMerge.AUTOMATIC;

	@Parameter(label = "Merged", required = false,
		description = "Components that become one, by numbers or names, such as 2,3 or 2,GFP; 2,3;5-7 are two merges. Empty: see Components.")
	private String merged;

	@Parameter(label = "Locked", required = false,
		description = "Components that are not merged, whose signatures stay as they are: 1,3-4,GFP; All; None; or Auto: those that were locked before.")
	private String locked = "Auto";

	@Parameter(label = "Polish",
		description = "Fit all components again after the merges, from where they are.")
	private boolean polish = true;

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
	private TitledTable merges;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot mergePlot;

	@Override
	UnmixingResult unmix(final ProgressMonitor progress) {
		return fitted(locked, tolerance, iterations, save).merge(ComponentMerge.AUTO
			.withComponents(components).withMerged(merged).withPolish(polish),
			progress);
	}

	@Override
	void take(final UnmixingResult result) {
		super.take(result);
		merges = result.merges().orElse(null);
		mergePlot = result.mergePlot().orElse(null);
	}
}
