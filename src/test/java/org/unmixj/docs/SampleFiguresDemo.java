
package org.unmixj.docs;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.unmixj.image.Axis;
import org.unmixj.imagej.PixelOptions;
import org.unmixj.imagej.SamplePositions;
import org.unmixj.imagej.SampleStack;
import org.unmixj.imagej.Unmixing;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.plugin.ZProjector;
import ij.process.ImageProcessor;

/**
 * Makes the figures of the README's sections about kinds of data from the
 * sample stacks: {@code src/docs/saturation.png}, {@code time-lapse.png} and
 * {@code raman-map.png}.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=org.unmixj.docs.SampleFiguresDemo
 * </pre>
 */
public final class SampleFiguresDemo {

	private static final int GAP = FigureSheet.GAP;

	private static final int HEADER = FigureSheet.HEADER;

	/** Grey values per photon, where some are above the end of the range. */
	private static final int GAIN = 25, TOP = 4095;

	private SampleFiguresDemo() {
		// main only
	}

	public static void main(final String... args) throws IOException {
		System.setProperty("java.awt.headless", "true");
		saturation();
		timeLapse();
		raman();
	}

	/** The lambda stack with too much gain: the truth, and what comes out. */
	private static void saturation() throws IOException {
		final int side = 140, plotWidth = 390, dyes = 4;
		final int rowHeight = HEADER + side + GAP;
		final int left = dyes * (side + GAP);
		final var sheet = new FigureSheet(left + plotWidth, 3 * rowHeight);
		final ImagePlus stack = SampleStack.LAMBDA.open();
		final ImagePlus truth = IJ.openImage(
			"sample-stacks/truth/lambda-stack-components.tif");
		saturate(stack);
		sheet.panel("mean; red: saturated", means(stack), left + 70, 0, side, side);
		for (int row = 1; row <= 2; row++) {
			final String saturation = row == 1 ? "None" : "Auto";
			final UnmixingResult result = Unmixing.of(stack).withAxis(Axis.CHANNELS)
				.withPixels(PixelOptions.DEFAULT.withSaturation(saturation)).hals(
					NmfOptions.withComponents(dyes).withTolerance(1e-5),
					ProgressMonitor.NONE);
			final ImagePlus components = result.components();
			final Plot plot = FigureSheet.plot("Wavelength (nm)", "", plotWidth,
				rowHeight);
			plot.setLimits(450, 760, 0, 1.05);
			for (int j = 1; j <= dyes; j++) {
				final int x = (j - 1) * (side + GAP);
				final ImageProcessor image = truth.getStack().getProcessor(j);
				final double max = image.getStats().max;
				image.setLut(FigureSheet.component(components, j).getLut());
				image.setMinAndMax(0, max);
				sheet.panel("true dye " + j, image, x, 0, side, side);
				sheet.panel("saturation=" + saturation, FigureSheet.component(
					components, j, GAIN * max), x, row * rowHeight, side, side);
				FigureSheet.addCurve(plot, FigureSheet.truth("lambda-stack", 0), result
					.factorization().H().viewRow(j - 1).toArray(), FigureSheet.truth(
						"lambda-stack", j), FigureSheet.color(components, j));
			}
			sheet.insert(plot.getProcessor().convertToRGB(), left, row * rowHeight);
		}
		sheet.save("saturation.png");
	}

	/** Multiplies by the gain, up to the end of a 12-bit range. */
	private static void saturate(final ImagePlus stack) {
		for (int i = 1; i <= stack.getStackSize(); i++) {
			final ImageProcessor ip = stack.getStack().getProcessor(i);
			for (int p = 0; p < ip.getPixelCount(); p++) {
				ip.set(p, Math.min(TOP, GAIN * ip.get(p)));
			}
		}
	}

	private static ImageProcessor means(final ImagePlus stack) {
		final ImageProcessor mean = ZProjector.run(stack, "avg").getProcessor();
		mean.setMinAndMax(0, 1000);
		final ImageProcessor rgb = mean.convertToRGB();
		for (int p = 0; p < mean.getPixelCount(); p++) {
			for (int i = 1; i <= stack.getStackSize(); i++) {
				if (stack.getStack().getProcessor(i).get(p) == TOP) rgb.set(p,
					0xff3030);
			}
		}
		return rgb;
	}

	/** The time-lapse with thirteen components. */
	private static void timeLapse() throws IOException {
		final int cells = 12, side = 128, plotHeight = 420, columns = 7;
		final int width = columns * (side + GAP) - GAP;
		final int rowHeight = HEADER + side + GAP;
		final ImagePlus stack = SampleStack.CALCIUM.open();
		final UnmixingResult result = Unmixing.of(stack).withAxis(Axis.FRAMES).hals(
			NmfOptions.withComponents(cells + 1), ProgressMonitor.NONE);
		final var sheet = new FigureSheet(width, 2 * rowHeight + plotHeight);
		sheet.panel("mean of 200", ZProjector.run(stack, "avg").getProcessor(), 0,
			0, side, side);
		final ImagePlus components = result.components();
		for (int j = 1; j <= cells + 1; j++) {
			sheet.panel("component " + j, FigureSheet.component(components, j), j %
				columns * (side + GAP), j / columns * rowHeight, side, side);
		}
		final Plot plot = FigureSheet.plot("Time (s)", "", width, plotHeight);
		final String[] names = new String[cells + 1];
		final double[] seconds = FigureSheet.truth("calcium-time-lapse", 0);
		plot.setLimits(seconds[0], seconds[seconds.length - 1], 0, cells + 1.4);
		final double[][] H = result.factorization().H().toArray();
		for (int cell = 1; cell <= cells + 1; cell++) {
			final double[] truth = FigureSheet.truth("calcium-time-lapse", cell);
			final int j = IntStream.range(0, H.length).boxed().max((a, b) -> Double
				.compare(correlation(H[a], truth), correlation(H[b], truth)))
				.orElseThrow();
			final int offset = cells + 1 - cell;
			plot.setLineWidth(5);
			plot.setColor(Color.LIGHT_GRAY);
			plot.addPoints(seconds, Arrays.stream(truth).map(v -> v + offset)
				.toArray(), Plot.LINE);
			plot.setLineWidth(1);
			final Color color = FigureSheet.color(components, j + 1);
			plot.setColor(color);
			plot.addPoints(seconds, fitted(H[j], truth, offset), Plot.LINE);
			names[offset] = "comp. " + (j + 1);
		}
		insert(plot, sheet, 2 * rowHeight, names);
		sheet.save("time-lapse.png");
	}

	/** Inserts a plot of curves one above the other, with their names. */
	private static void insert(final Plot plot, final FigureSheet sheet,
		final int y, final String... names)
	{
		plot.setFormatFlags(Plot.X_NUMBERS + Plot.X_TICKS);
		final ImageProcessor picture = plot.getProcessor().convertToRGB();
		// the limits of the y axis mean nothing
		picture.setColor(Color.WHITE);
		final Rectangle frame = plot.getDrawingFrame();
		picture.fillRect(0, 0, frame.x - 1, frame.y + frame.height + 4);
		sheet.insert(picture, 0, y);
		for (int i = 0; i < names.length; i++) {
			sheet.text(names[i], 0, y + (int) plot.scaleYtoPxl(i + 0.3) -
				FigureSheet.HEADER / 2);
		}
	}

	/** Returns a course with the mean and the deviation of the true one. */
	private static double[] fitted(final double[] course, final double[] truth,
		final double offset)
	{
		final double mean = mean(course), slope = deviation(truth) / deviation(
			course);
		return Arrays.stream(course).map(v -> (v - mean) * slope + mean(truth) +
			offset).toArray();
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	private static double deviation(final double[] values) {
		final double mean = mean(values);
		return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean))
			.average().orElseThrow());
	}

	private static double correlation(final double[] a, final double[] b) {
		final double meanA = mean(a), meanB = mean(b);
		return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - meanA) *
			(b[i] - meanB)).average().orElseThrow() / deviation(a) / deviation(b);
	}

	/** The Raman map with four components. */
	private static void raman() throws IOException {
		final int components = 4, scale = 3, plotHeight = 300;
		final ImagePlus stack = SampleStack.RAMAN.open();
		final UnmixingResult result = Unmixing.of(stack).withAxis(Axis.CHANNELS)
			.withPositions(SamplePositions.of(new File(
				"sample-stacks/truth/raman-map-signatures.csv"), 0, 0)).hals(NmfOptions
					.withComponents(components), ProgressMonitor.NONE);
		final int panelWidth = scale * stack.getWidth();
		final int panelHeight = scale * stack.getHeight();
		final int width = (components + 1) * (panelWidth + GAP) - GAP;
		final var sheet = new FigureSheet(width, HEADER + panelHeight + GAP +
			plotHeight);
		sheet.panel("mean of 180 channels", ZProjector.run(stack, "avg")
			.getProcessor(), 0, 0, panelWidth, panelHeight);
		final double[] wavenumbers = FigureSheet.truth("raman-map", 0);
		final Plot plot = FigureSheet.plot("Wavenumber (1/cm)", "", width,
			plotHeight);
		plot.setLimits(wavenumbers[0], wavenumbers[wavenumbers.length - 1], 0,
			components + 0.1);
		final String[] names = new String[components];
		final double[][] H = result.factorization().H().toArray();
		for (int j = 1; j <= components; j++) {
			sheet.panel("component " + j, FigureSheet.component(result.components(),
				j), j * (panelWidth + GAP), 0, panelWidth, panelHeight);
			final double[] found = H[j - 1];
			final double[] truth = IntStream.rangeClosed(1, components).mapToObj(
				k -> column(k)).max((a, b) -> Double.compare(correlation(found, a),
					correlation(found, b))).orElseThrow();
			final int offset = components - j;
			FigureSheet.addCurve(plot, wavenumbers, Arrays.stream(found).map(v -> v +
				offset).toArray(), Arrays.stream(truth).map(v -> v + offset).toArray(),
				FigureSheet.color(result.components(), j));
			names[offset] = "comp. " + j;
		}
		insert(plot, sheet, HEADER + panelHeight + GAP, names);
		sheet.save("raman-map.png");
	}

	private static double[] column(final int index) {
		try {
			return FigureSheet.truth("raman-map", index);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
