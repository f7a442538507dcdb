
package org.unmixj.ij1;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.ImagePlus;

/** Takes no image, and a preset in the tests. */
@Plugin(type = Command.class, label = "Open Test Image...", headless = true)
public class OutputOnlyCommand implements Command {

	@Parameter(label = "Title", description = "The title of the image.")
	private String title = "Untitled";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus image;

	@Override
	public void run() {
		image = IJ.createImage(title, "8-bit", 4, 4, 1);
	}
}
