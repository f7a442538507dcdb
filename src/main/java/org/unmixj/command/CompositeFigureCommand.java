
package org.unmixj.command;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.unmixj.imagej.CompositeFigure;
import org.unmixj.imagej.Contrast;
import org.unmixj.imagej.KeyPlace;
import org.unmixj.imagej.Projection;

import ij.ImagePlus;

/** Makes an RGB figure of a components image. */
@Plugin(type = Command.class, label = "Make Composite Figure...",
	headless = true)
public class CompositeFigureCommand extends ContextCommand {

	@Parameter(label = "Image",
		description = "A components image, or any image with channels. A selection crops the figure.")
	private ImagePlus image;

	@Parameter(label = "Components",
		description = "Which components are shown: All, or numbers such as 1,3-5.")
	private String components = "All";

	@Parameter(label = "Names", required = false,
		description = "Their names for the key, with commas between. Empty takes those of the image.")
	private String names;

	@Parameter(label = "Projection",
		description = "None shows the current slice and frame; Maximum and Mean project all slices, or all frames if there is one slice.")
	private Projection projection = Projection.NONE;

	@Parameter(label = "Contrast",
		description = "Displayed is as in the window; Auto goes from 0 to where the given percentage of pixels is saturated, for each component.")
	private Contrast contrast = Contrast.DISPLAYED;

	@Parameter(label = "Saturated (percent)", min = "0",
		description = "With Contrast Auto: the percentage of pixels in full colour.")
	private double saturated = CompositeFigure.DEFAULT_SATURATED;

	@Parameter(label = "Bar (scale)",
		description = "The length of the scale bar in the unit of the image; Auto takes a round length, None leaves it out.")
	private String bar = "Auto";

	@Parameter(label = "Key (names and colours)",
		description = "Where the figure says which colour is which component: on a white strip below, inside the picture, or nowhere.")
	private KeyPlace key = KeyPlace.BELOW;

	@Parameter(label = "Size", min = "1",
		description = "The least width in pixels. Smaller images are enlarged by a whole factor, without interpolation.")
	private int size = CompositeFigure.DEFAULT_SIZE;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus figure;

	@Parameter(type = ItemIO.OUTPUT)
	private String warnings;

	@Override
	public void run() {
		try {
			final CompositeFigure options = CompositeFigure.of(image).withComponents(
				components).withNames(names).withProjection(projection).withContrast(
					contrast, saturated).withBar(bar).withKey(key).withSize(size);
			figure = options.make();
			warnings = options.warning();
		}
		catch (final IllegalArgumentException e) {
			cancel(e.getMessage());
		}
	}
}
