
package org.unmixj.docs;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.io.FileSaver;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** A figure of panels and plots on white, for the documentation. */
final class FigureSheet {

	static final int GAP = 8;

	/** Room for the text above a panel. */
	static final int HEADER = 24;

	private static final int FONT_SIZE = 15;

	private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN,
		FONT_SIZE);

	/** What is right and left of the frame of a plot. */
	private static final int PLOT_MARGINS = 105;

	private final ColorProcessor sheet;

	FigureSheet(final int width, final int height) {
		sheet = new ColorProcessor(width, height);
		sheet.setColor(Color.WHITE);
		sheet.fill();
		sheet.setFont(FONT);
		sheet.setAntialiasedText(true);
	}

	/** Writes a text in black, its upper left corner at x, y. */
	void text(final String text, final int x, final int y) {
		sheet.setColor(Color.BLACK);
		sheet.drawString(text, x, y + HEADER - 3);
	}

	/** Draws an image, its header at x, y. */
	void panel(final String label, final ImageProcessor image, final int x,
		final int y, final int width, final int height)
	{
		text(label, x, y);
		final ImageProcessor scaled = image.convertToRGB();
		final boolean whole = width % image.getWidth() == 0;
		scaled.setInterpolationMethod(whole ? ImageProcessor.NONE
			: ImageProcessor.BILINEAR);
		insert(scaled.resize(width, height), x, y + HEADER);
	}

	void insert(final ImageProcessor picture, final int x, final int y) {
		sheet.insert(picture, x, y);
	}

	/** Saves as PNG in {@code src/docs}. */
	void save(final String name) throws IOException {
		final Path file = Path.of("src", "docs", name);
		Files.createDirectories(file.getParent());
		new FileSaver(new ImagePlus("figure", sheet)).saveAsPng(file.toString());
	}

	/** Returns a component in its colour, from 0 to a value. */
	static ImageProcessor component(final ImagePlus components, final int number,
		final double max)
	{
		final ImageProcessor image = components.getStack().getProcessor(number);
		image.setLut(((CompositeImage) components).getChannelLut(number));
		image.setMinAndMax(0, max);
		return image;
	}

	/** Returns a component in its colour, as bright as it is displayed. */
	static ImageProcessor component(final ImagePlus components,
		final int number)
	{
		return component(components, number, ((CompositeImage) components)
			.getChannelLut(number).max);
	}

	/** Returns the colour of a component. */
	static Color color(final ImagePlus components, final int number) {
		final var lut = ((CompositeImage) components).getChannelLut(number);
		return new Color(lut.getRed(255), lut.getGreen(255), lut.getBlue(255));
	}

	/** Returns an empty plot of a size, its margins included. */
	static Plot plot(final String xLabel, final String yLabel, final int width,
		final int height)
	{
		final Plot plot = new Plot("Plot", xLabel, yLabel);
		plot.setFrameSize(width - PLOT_MARGINS, height - 66);
		plot.setFont(Font.PLAIN, FONT_SIZE);
		return plot;
	}

	/** Adds a curve in a colour, and the true one as dots. */
	static void addCurve(final Plot plot, final double[] x, final double[] found,
		final double[] truth, final Color color)
	{
		plot.setColor(color);
		plot.setLineWidth(2);
		plot.addPoints(x, found, Plot.LINE);
		plot.setColor(color.darker());
		plot.setLineWidth(5);
		plot.addPoints(x, truth, Plot.DOT);
		plot.setLineWidth(1); // that of the frame
	}

	/** Returns a column of numbers of a table in sample-stacks/truth. */
	static double[] truth(final String sample, final int column)
		throws IOException
	{
		final List<String> lines = Files.readAllLines(Path.of("sample-stacks",
			"truth", sample + "-signatures.csv"));
		return lines.stream().skip(1).mapToDouble(line -> Double.parseDouble(line
			.split(",")[column])).toArray();
	}
}
