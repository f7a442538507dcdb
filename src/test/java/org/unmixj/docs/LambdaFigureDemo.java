
package org.unmixj.docs;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.unmixj.image.Axis;
import org.unmixj.imagej.SampleStack;
import org.unmixj.imagej.Unmixing;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.NmfOptions;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.io.FileSaver;
import ij.plugin.ZProjector;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * Makes the figure of the README: {@code src/docs/lambda-stack.png}.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=org.unmixj.docs.LambdaFigureDemo
 * </pre>
 */
public final class LambdaFigureDemo {

	private static final int COMPONENTS = 4;
	private static final int SIDE = 200;
	private static final int GAP = 8;
	private static final int HEADER = 26;
	private static final int PLOT_HEIGHT = 300;

	private LambdaFigureDemo() {
		// main only
	}

	public static void main(final String... args) throws IOException {
		System.setProperty("java.awt.headless", "true");
		final ImagePlus stack = SampleStack.LAMBDA.open();
		final UnmixingResult result = Unmixing.of(stack).withAxis(Axis.CHANNELS)
			.gsvdNmf(GsvdNmfOptions.of(NmfOptions.withComponents(COMPONENTS)),
				ProgressMonitor.NONE);

		final int width = (COMPONENTS + 1) * (SIDE + GAP) - GAP;
		final var figure = new ColorProcessor(width, HEADER + SIDE + GAP +
			PLOT_HEIGHT);
		figure.setColor(Color.WHITE);
		figure.fill();
		final CompositeImage components = (CompositeImage) result.components();
		final double[] wavelengths = column(0);
		panel(figure, 0, "mean of 32 channels", Color.BLACK, ZProjector.run(stack,
			"avg").getProcessor());
		for (int j = 0; j < COMPONENTS; j++) {
			final ImageProcessor image = components.getStack().getProcessor(j + 1);
			image.setLut(components.getChannelLut(j + 1));
			image.setMinAndMax(0, components.getChannelLut(j + 1).max);
			panel(figure, j + 1, "component " + (j + 1), Color.BLACK, image);
		}
		figure.insert(plot(result, components, wavelengths, width), 0, HEADER +
			SIDE + GAP);

		final Path file = Path.of("src", "docs", "lambda-stack.png");
		Files.createDirectories(file.getParent());
		new FileSaver(new ImagePlus("figure", figure)).saveAsPng(file.toString());
	}

	private static void panel(final ColorProcessor figure, final int place,
		final String label, final Color color, final ImageProcessor image)
	{
		final int x = place * (SIDE + GAP);
		figure.setColor(color);
		figure.setAntialiasedText(true);
		figure.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
		figure.drawString(label, x, HEADER - 3);
		final ImageProcessor scaled = image.convertToRGB();
		scaled.setInterpolationMethod(ImageProcessor.BILINEAR);
		figure.insert(scaled.resize(SIDE, SIDE), x, HEADER);
	}

	private static ImageProcessor plot(final UnmixingResult result,
		final CompositeImage components, final double[] wavelengths,
		final int width) throws IOException
	{
		final var plot = new Plot("Spectra", "Wavelength (nm)",
			"Intensity (peak = 1)");
		plot.setFrameSize(width - 105, PLOT_HEIGHT - 60);
		plot.setFont(Font.PLAIN, 15);
		plot.setLimits(wavelengths[0], wavelengths[wavelengths.length - 1], 0,
			1.05);
		for (int j = 0; j < COMPONENTS; j++) {
			final var lut = components.getChannelLut(j + 1);
			final var color = new Color(lut.getRed(255), lut.getGreen(255), lut
				.getBlue(255));
			plot.setColor(color);
			plot.setLineWidth(2);
			plot.addPoints(wavelengths, result.factorization().H().viewRow(j)
				.toArray(), Plot.LINE);
			plot.setColor(color.darker());
			plot.setLineWidth(6);
			plot.addPoints(wavelengths, column(j + 1), Plot.DOT);
		}
		final ImageProcessor drawn = plot.getProcessor();
		return drawn.convertToRGB();
	}

	/** A column of the true signatures: 0 is the wavelength. */
	private static double[] column(final int index) throws IOException {
		final List<String> lines = Files.readAllLines(Path.of("sample-stacks",
			"truth", "lambda-stack-signatures.csv"));
		return lines.stream().skip(1).mapToDouble(line -> Double.parseDouble(line
			.split(",")[index])).toArray();
	}
}
