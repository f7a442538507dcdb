
package org.unmixj.ij1;

import java.io.File;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.TitledTable;
import org.unmixj.linalg.ProgressMonitor;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;

/**
 * Has a parameter and an output of each type, and reports what it was given.
 */
@Plugin(type = Command.class, label = "Every Type...", headless = true,
	description = "Has a parameter of each type, for tests of the bridge.")
public class EveryTypeCommand extends ContextCommand {

	/** A choice whose text is not its name. */
	public enum Fruit {

			APPLE("Apple"), GRANNY_SMITH("Granny Smith"), PEAR("Pear");

		private final String label;

		Fruit(final String label) {
			this.label = label;
		}

		@Override
		public String toString() {
			return label;
		}
	}

	@Parameter(description = "The image to copy.")
	private ImagePlus image;

	@Parameter(label = "Fruit", description = "One of three.")
	private Fruit fruit = Fruit.APPLE;

	@Parameter(label = "Count (pieces)", description = "A whole number.")
	private int count = 5;

	@Parameter(label = "Tiny number", description = "A number near zero.")
	private double tiny = 1e-4;

	@Parameter(label = "Seed", description = "A long number. This description" +
		" takes more than one line of the dialog, because it says all there is to" +
		" say about seeds: numbers are drawn from it.")
	private long seed = 1;

	@Parameter(label = "Flag it", description = "True or false.")
	private boolean flag = true;

	@Parameter(label = "Name", description = "Any text.")
	private String name = "no name";

	@Parameter(label = "Letter", choices = { "Alpha", "Beta" },
		description = "One of two texts.")
	private String letter = "Alpha";

	@Parameter(label = "Save in folder", style = "directory", required = false,
		description = "A folder, or nothing.")
	private File save;

	@Parameter(visibility = ItemVisibility.INVISIBLE, required = false,
		persist = false)
	private ProgressMonitor monitor;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus copy;

	@Parameter(type = ItemIO.OUTPUT)
	private Plot plot;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable table;

	@Parameter(type = ItemIO.OUTPUT)
	private TitledTable summary;

	@Parameter(type = ItemIO.OUTPUT)
	private String warnings;

	@Override
	public void run() {
		monitor.progress(0.5, "Copying");
		final String given = String.join("|", image.getTitle(), fruit.name(), "" +
			count, "" + tiny, "" + seed, "" + flag, name, letter, "" + save);
		copy = IJ.createImage("Copy of " + image.getTitle(), "32-bit", 8, 8, 2);
		copy.setProp("given", given);
		plot = new Plot("Plot of " + image.getTitle(), "x", "y");
		plot.add("line", new double[] { 1, 2, count });
		table = TitledTable.replacing("Table of " + image.getTitle());
		table.addRow();
		table.addValue("count", count);
		warnings = count < 0 ? "count is below 0: " + count : "";
		summary = TitledTable.appending("Test Summary");
		summary.addRow();
		summary.addValue("image", image.getTitle());
		summary.addValue("count", count);
		summary.addValue("tiny", tiny / 3);
	}
}
