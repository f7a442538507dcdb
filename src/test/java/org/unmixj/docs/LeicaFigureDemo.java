
package org.unmixj.docs;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.unmixj.SharedData;
import org.unmixj.image.Axis;
import org.unmixj.imagej.Background;
import org.unmixj.imagej.PixelOptions;
import org.unmixj.imagej.Unmixing;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;

/**
 * Makes the figure and writes the table of {@code src/docs/leica-3dye.md}: a
 * stack of three dyes, recorded with three excitations and four bands each,
 * unmixed as it is and after subtracting a background. The data are not part of
 * the project.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=org.unmixj.docs.LeicaFigureDemo
 * </pre>
 */
public final class LeicaFigureDemo {

	private static final Path PAGE = Path.of("src", "docs", "leica-3dye.md");

	private static final String START = "<!-- table -->\n";

	private static final String END = "<!-- end of table -->";

	private static final String STACK = "leica_3dye_12ch_512x512_uint8.tif";

	/** What the components show, as anyone can see. */
	private static final List<String> STRUCTURES = List.of("C1: microtubules",
		"C2: nuclei", "C3: actin");

	private static final int DYES = 3;

	private static final int SIDE = 160;

	private static final int PLOT_WIDTH = 330;

	private LeicaFigureDemo() {
		// main only
	}

	public static void main(final String... args) throws IOException {
		System.setProperty("java.awt.headless", "true");
		final ImagePlus stack = stack();
		final List<UnmixingResult> results = results(stack);
		figure(stack, results);
		final String page = Files.readString(PAGE);
		Files.writeString(PAGE, page.substring(0, page.indexOf(START) + START
			.length()) + table(results) + page.substring(page.indexOf(END)));
	}

	private static ImagePlus stack() {
		return IJ.openImage(SharedData.require(STACK).toString());
	}

	private static List<UnmixingResult> results(final ImagePlus stack) {
		return List.of(unmixed(stack, Background.NONE), unmixed(stack,
			Background.MINIMUM));
	}

	/** Makes the table, or skips the test where the data are absent. */
	static String table() {
		return table(results(stack()));
	}

	/** Returns the table that is on the page. */
	static String printed() throws IOException {
		final String page = Files.readString(PAGE);
		return page.substring(page.indexOf(START) + START.length(), page.indexOf(
			END));
	}

	private static UnmixingResult unmixed(final ImagePlus stack,
		final Background background)
	{
		return Unmixing.of(stack).withAxis(Axis.CHANNELS).withPixels(
			PixelOptions.DEFAULT.withBackground(background, 0, "")).hals(NmfOptions
				.withComponents(DYES), ProgressMonitor.NONE);
	}

	private static void figure(final ImagePlus stack,
		final List<UnmixingResult> results) throws IOException
	{
		final int step = SIDE + FigureSheet.GAP;
		final int rowHeight = FigureSheet.HEADER + step;
		final var sheet = new FigureSheet(DYES * step + PLOT_WIDTH, results.size() *
			rowHeight);
		for (int row = 0; row < results.size(); row++) {
			final UnmixingResult result = results.get(row);
			final Plot plot = FigureSheet.plot("Channel", "", PLOT_WIDTH, rowHeight);
			plot.setLimits(1, stack.getNChannels(), 0, 1.05);
			final double[] channels = IntStream.rangeClosed(1, stack.getNChannels())
				.asDoubleStream().toArray();
			for (int j = 1; j <= DYES; j++) {
				sheet.panel(row == 0 ? STRUCTURES.get(j - 1) : "C" + j + ", Minimum",
					FigureSheet.component(result.components(), j), (j - 1) * step, row *
						rowHeight, SIDE, SIDE);
				plot.setColor(FigureSheet.color(result.components(), j));
				plot.setLineWidth(2);
				plot.addPoints(channels, result.factorization().H().viewRow(j - 1)
					.toArray(), Plot.LINE);
			}
			plot.setColor(Color.BLACK);
			plot.setLineWidth(1);
			sheet.insert(plot.getProcessor().convertToRGB(), DYES * step, row *
				rowHeight);
		}
		sheet.save("leica-3dye.png");
	}

	private static String table(final List<UnmixingResult> results) {
		final List<String> lines = new ArrayList<>();
		lines.add("| | error (%) | images: C1-C2 | C1-C3 | C2-C3 |" +
			" spectra: C1-C2 | C1-C3 | C2-C3 | dark pixels, C1 | C2 | C3 |");
		lines.add("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
		lines.add(line("as it is", results.get(0)));
		lines.add(line("`background=Minimum`", results.get(1)));
		return String.join("\n", lines) + "\n";
	}

	private static String line(final String name, final UnmixingResult result) {
		final double[][] images = new double[DYES][];
		for (int j = 0; j < DYES; j++) {
			final float[] pixels = (float[]) result.components().getStack().getPixels(
				j + 1);
			images[j] = IntStream.range(0, pixels.length).mapToDouble(i -> pixels[i])
				.toArray();
		}
		final double[][] spectra = result.factorization().H().toArray();
		final List<Double> numbers = new ArrayList<>();
		for (final double[][] rows : List.of(images, spectra)) {
			numbers.add(cosine(rows[0], rows[1]));
			numbers.add(cosine(rows[0], rows[2]));
			numbers.add(cosine(rows[1], rows[2]));
		}
		return "| " + name + " | " + String.format(Locale.US, "%.3f", result
			.factorization().relativeError()) + " | " + numbers.stream().map(
				v -> String.format(Locale.US, "%.3f", v)).collect(Collectors.joining(
					" | ")) + " | " + Arrays.stream(images).map(pixels -> String.format(
						Locale.US, "%.2f", tenth(pixels))).collect(Collectors.joining(
							" | ")) + " |";
	}

	/** Returns the tenth percentile. */
	private static double tenth(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 10];
	}

	private static double cosine(final double[] a, final double[] b) {
		double ab = 0, aa = 0, bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += a[i] * b[i];
			aa += a[i] * a[i];
			bb += b[i] * b[i];
		}
		return ab / Math.sqrt(aa * bb);
	}
}
