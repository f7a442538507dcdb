
package org.unmixj.command;

import java.io.File;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.ComponentEdit;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

/** Removes, renames, recolours and locks components, and fits them again. */
@Plugin(type = Command.class, label = "Edit Components...", headless = true)
public class EditComponentsCommand extends StepCommand {

	@Parameter(label = "Remove", required = false,
		description = "Components to remove: numbers and names, such as 2,4-5,GFP. Empty removes none.")
	private String remove;

	@Parameter(label = "Names", required = false,
		description = "New names in the order of the components, with commas between, such as GFP,,Nuclei; empty ones stay. Or 3=Nuclei for single ones.")
	private String names;

	@Parameter(label = "Colors", required = false,
		description = "New colours in the same way: #ff8000, or names that ImageJ knows, such as red,,cyan or 3=cyan.")
	private String colors;

	@Parameter(label = "Locked", required = false,
		description = "Components whose signatures stay as they are: numbers and names such as 1,3-4,GFP; All; None; or Auto: those that were locked before.")
	private String locked = "Auto";

	@Parameter(label = "Refit",
		description = "Fit the components that are left again, from where they are. Else their images and signatures stay as they are.")
	private boolean refit;

	@Parameter(label = "Tolerance",
		description = "With Refit: stop when an iteration changes no component by more than this fraction of the sum of both, old and new.")
	private double tolerance = NmfOptions.DEFAULT_TOLERANCE;

	@Parameter(label = "Iterations", min = "1",
		description = "With Refit: stop after this many iterations at the latest.")
	private int iterations = NmfOptions.DEFAULT_MAX_ITERATIONS;

	@Parameter(label = "Save", style = "directory", required = false,
		description = "A folder for the component images (TIFF), tables (CSV), a plot (PNG) and a line in summary.csv; files of the same names are replaced. Empty: nothing is saved.")
	private File save;

	@Override
	UnmixingResult unmix(final ProgressMonitor progress) {
		return fitted(locked, tolerance, iterations, save).edit(ComponentEdit.NONE
			.withRemoved(remove).withNames(names).withColors(colors).withRefit(refit),
			progress);
	}
}
