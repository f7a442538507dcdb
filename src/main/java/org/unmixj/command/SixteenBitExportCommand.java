
package org.unmixj.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.SixteenBitExport;

import ij.ImagePlus;

/** Makes a 16-bit image of a components image. */
@Plugin(type = Command.class, label = "Export 16-bit...", headless = true)
public class SixteenBitExportCommand extends ContextCommand {

	@Parameter(label = "Image",
		description = "A components image, or any 32-bit image.")
	private ImagePlus image;

	@Parameter(label = "Factor", min = "0",
		description = "The intensity that a step of the 16-bit image stands for. 0 takes the smallest that holds all values.")
	private double factor;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus exported;

	@Parameter(type = ItemIO.OUTPUT)
	private String warnings;

	@Override
	public void run() {
		try {
			final SixteenBitExport export = SixteenBitExport.of(image);
			exported = export.make(factor);
			warnings = export.warning();
		}
		catch (final IllegalArgumentException e) {
			cancel(e.getMessage());
		}
	}
}
