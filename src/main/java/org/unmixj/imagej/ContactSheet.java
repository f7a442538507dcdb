
package org.unmixj.imagej;

import java.awt.Color;
import java.awt.Font;
import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * One picture of all there is to see of an image and its plots: the channels
 * side by side, each in its colour and with its name, and the plots below.
 */
public final class ContactSheet {

	/** The width of a sheet in pixels. */
	public static final int WIDTH = 540;

	private static final int PLOT_HEIGHT = 250;

	private static final int FEWEST_COLUMNS = 4;

	private static final int GAP = 6;

	private static final int HEADING = 16;

	private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

	private ContactSheet() {
		// static methods only
	}

	/**
	 * Draws a sheet.
	 *
	 * @param image the channels of its first slice and frame are shown, with
	 *          their display ranges
	 * @param plots are given the width of the sheet, and shorter labels
	 */
	public static ColorProcessor of(final ImagePlus image,
		final List<Plot> plots)
	{
		final int channels = image.getNChannels();
		final int columns = Math.max(FEWEST_COLUMNS, (int) Math.ceil(Math.sqrt(2.0 *
			channels)));
		final int rows = (channels + columns - 1) / columns;
		final int side = (WIDTH - GAP) / columns - GAP;
		final double scale = (double) side / Math.max(image.getWidth(), image
			.getHeight());
		final int width = Math.max(1, (int) Math.round(scale * image.getWidth()));
		final int height = Math.max(1, (int) Math.round(scale * image.getHeight()));
		final int tile = HEADING + height + GAP;
		final ColorProcessor sheet = new ColorProcessor(WIDTH, GAP + rows * tile +
			plots.size() * PLOT_HEIGHT);
		sheet.setColor(Color.WHITE);
		sheet.fill();
		sheet.setColor(Color.BLACK);
		sheet.setFont(FONT);
		sheet.setAntialiasedText(true);
		for (int c = 0; c < channels; c++) {
			final int x = GAP + c % columns * (side + GAP);
			final int y = GAP + c / columns * tile;
			sheet.drawString(name(sheet, image.getStack().getSliceLabel(c + 1), side),
				x, y + HEADING - 1);
			sheet.insert(channel(image, c).resize(width, height, true), x, y +
				HEADING);
		}
		for (int i = 0; i < plots.size(); i++) {
			final Plot plot = plots.get(i);
			// all of it would be higher than the plot
			plot.setXYLabels(plot.getLabel('x'), plot.getLabel('y').replaceFirst(
				" *\\(.*", ""));
			plot.setSize(WIDTH, PLOT_HEIGHT);
			sheet.insert(plot.getProcessor().convertToRGB(), 0, GAP + rows * tile +
				i * PLOT_HEIGHT);
		}
		return sheet;
	}

	/** Returns as much of a slice label as there is room for. */
	private static String name(final ColorProcessor sheet, final String label,
		final int width)
	{
		if (label == null) return "";
		String name = label.split(ComponentNames.SEPARATOR, 2)[0].replaceFirst(
			"^Component ", "C");
		while (name.length() > 1 && sheet.getStringWidth(name) > width) {
			name = name.substring(0, name.length() - 1);
		}
		return name;
	}

	private static ImageProcessor channel(final ImagePlus image, final int c) {
		// not the processor of the image, which is shown
		final ImageProcessor ip = image.getStack().getProcessor(c + 1).duplicate();
		if (image instanceof CompositeImage) {
			final LUT lut = ((CompositeImage) image).getChannelLut(c + 1);
			ip.setLut(lut);
			ip.setMinAndMax(lut.min, lut.max);
		}
		else {
			ip.setLut(image.getProcessor().getLut());
			ip.setMinAndMax(image.getDisplayRangeMin(), image.getDisplayRangeMax());
		}
		final ImageProcessor rgb = ip.convertToRGB();
		rgb.setInterpolationMethod(ImageProcessor.BILINEAR);
		return rgb;
	}
}
