
package org.unmixj.docs;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.unmixj.imagej.SampleStack;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.GsvdNmf;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.Initialization;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.io.FileSaver;

/**
 * Makes the tables and figures of {@code src/docs/gsvd-against-hals.md}: HALS
 * with r components and GSVD-NMF from r - 1 to r, from the same random starts
 * (Guo &amp; Holy, GSVD-NMF, Figure 5).
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=org.unmixj.docs.GsvdAgainstHalsDemo \
 *   -Dexec.args=target/gsvd-against-hals
 * </pre>
 *
 * Takes half an hour or so; errors are kept in CSV files of that folder, and
 * those that are there are not computed again. The movie {@code thunder_mouse}
 * lies beside the project (Apache-2.0, thunder-project/thunder) and is left out
 * where it is missing.
 */
public final class GsvdAgainstHalsDemo {

	private static final int SEEDS = 50;

	/** Errors within this part of each other count as the same. */
	private static final double SAME = 1e-4;

	/** A smaller difference, in percent of the stack's squares, is none. */
	private static final double TINY = 1e-6;

	/** With fewer pixels one thread is as fast. */
	private static final int SMALL = 1000;

	private static final Directions[] DIRECTIONS = { Directions.PAPER,
		Directions.EXTENDED, Directions.AUTO };

	/** HALS, then GSVD-NMF along each of the directions. */
	private static final int METHODS = 1 + DIRECTIONS.length;

	private final Path folder;

	private final StringBuilder tables = new StringBuilder(
		"| stack | `method` | `directions` | at least as good | lower by " +
			"more than 1e-4 | higher by more than 1e-4 | lower at all | error of HALS: lowest, " +
			"median, highest (%) | of GSVD-NMF |\n" +
			"|---|---|---|--:|--:|--:|--:|--:|--:|\n");

	private GsvdAgainstHalsDemo(final Path folder) {
		this.folder = folder;
	}

	public static void main(final String... args) throws IOException {
		System.setProperty("java.awt.headless", "true");
		final var demo = new GsvdAgainstHalsDemo(Files.createDirectories(Path.of(
			args[0])));
		final ImagePlus cells = SampleStack.CALCIUM.open();
		for (final Method method : Method.values()) {
			plot("time-lapse", 13, method, demo.compare("time-lapse", cells, 13,
				method));
		}
		demo.comparePaper();
		final Path mouse = Path.of("..", "shared", "data",
			"thunder_mouse_64x64x500.tif");
		if (Files.isReadable(mouse)) {
			plot("thunder_mouse", 8, Method.FAST, demo.compare("thunder_mouse", IJ
				.openImage(mouse.toString()), 8, Method.FAST));
		}
		Files.writeString(demo.folder.resolve("tables.md"), demo.tables);
	}

	/** Compares on the paper's example; returns the lines of the table. */
	static String paperLines(final Path folder) throws IOException {
		final var demo = new GsvdAgainstHalsDemo(folder);
		demo.tables.setLength(0);
		demo.comparePaper();
		return demo.tables.toString();
	}

	private void comparePaper() throws IOException {
		compare("paper", SampleStack.PAPER.open(), 10, Method.PLAIN);
	}

	/** Returns the errors, [method][seed], and adds them to the table. */
	private double[][] compare(final String name, final ImagePlus image,
		final int r, final Method method) throws IOException
	{
		final double[][] errors = errors(name + "-" + method.toString().toLowerCase(
			Locale.ROOT), matrix(image), NmfOptions.withComponents(r)
				.withInitialization(Initialization.RANDOM).withMethod(method));
		final double[] hals = errors[0];
		for (int d = 0; d < DIRECTIONS.length; d++) {
			final double[] gsvd = errors[1 + d];
			int below = 0, lower = 0, higher = 0;
			for (int seed = 0; seed < SEEDS; seed++) {
				final double same = Math.max(TINY, SAME * hals[seed]);
				if (gsvd[seed] < hals[seed] - TINY) below++;
				if (gsvd[seed] < hals[seed] - same) lower++;
				if (gsvd[seed] > hals[seed] + same) higher++;
			}
			tables.append(String.format(Locale.ROOT,
				"| `%s`, r = %d | `%s` | `%s` | %d of %d | %d | %d | %d | %s | %s |\n",
				name, r, method, DIRECTIONS[d], SEEDS - higher, SEEDS, lower, higher,
				below, spread(hals), spread(gsvd)));
		}
		return errors;
	}

	private static String spread(final double[] errors) {
		final double[] sorted = errors.clone();
		Arrays.sort(sorted);
		return String.format(Locale.ROOT, "%.4f, %.4f, %.4f", sorted[0],
			(sorted[SEEDS / 2 - 1] + sorted[SEEDS / 2]) / 2, sorted[SEEDS - 1]);
	}

	/** Returns the relative errors in percent, [method][seed]. */
	private double[][] errors(final String name, final RowBlocks X,
		final NmfOptions each) throws IOException
	{
		final Path file = folder.resolve(name + ".csv");
		final List<String> lines = new ArrayList<>(Files.exists(file) ? Files
			.readAllLines(file) : List.of("seed,HALS,Paper,Extended,Auto"));
		for (int seed = lines.size(); seed <= SEEDS; seed++) {
			final NmfOptions options = each.withSeed(seed).withThreads(X
				.rows() < SMALL ? 1 : each.threads());
			final StringBuilder line = new StringBuilder().append(seed).append(',')
				.append(error(Nmf.fit(X, options, ProgressMonitor.NONE)));
			for (final Directions directions : DIRECTIONS) {
				line.append(',').append(error(GsvdNmf.fit(X, GsvdNmfOptions.of(options)
					.withDirections(directions), ProgressMonitor.NONE).polished()));
			}
			lines.add(line.toString());
			Files.write(file, lines);
		}
		final double[][] errors = new double[METHODS][SEEDS];
		for (int seed = 0; seed < SEEDS; seed++) {
			final String[] cells = lines.get(1 + seed).split(",");
			for (int method = 0; method < METHODS; method++) {
				errors[method][seed] = Double.parseDouble(cells[1 + method]);
			}
		}
		return errors;
	}

	private static double error(final Factorization f) {
		if (!f.converged()) throw new IllegalStateException("not converged: " + f);
		return f.relativeError();
	}

	private static RowBlocks matrix(final ImagePlus image) {
		final var stack = image.getStack();
		final DoubleMatrix2D X = new DenseDoubleMatrix2D(image.getWidth() * image
			.getHeight(), stack.size());
		for (int i = 0; i < stack.size(); i++) {
			final var plane = stack.getProcessor(i + 1);
			for (int p = 0; p < X.rows(); p++) {
				X.setQuick(p, i, plane.getf(p));
			}
		}
		return new ColtRows(X);
	}

	/** Draws the error of GSVD-NMF against that of HALS, a dot per seed. */
	private static void plot(final String name, final int r, final Method method,
		final double[][] errors)
	{
		double low = Double.POSITIVE_INFINITY, high = 0;
		for (final double[] of : errors) {
			for (final double error : of) {
				low = Math.min(low, error);
				high = Math.max(high, error);
			}
		}
		final double margin = 0.05 * (high - low);
		low -= margin;
		high += margin;
		final Plot plot = new Plot(name + ", r = " + r + ", method=" + method,
			"Relative error of HALS (%)", "Relative error of GSVD-NMF (%)");
		plot.setFrameSize(440, 440);
		plot.setFont(Font.PLAIN, 15);
		plot.setLimits(low, high, low, high);
		plot.setColor(Color.GRAY);
		plot.setLineWidth(1);
		// beyond the limits, as ImageJ may widen them
		final double[] ends = { low - (high - low), high + (high - low) };
		plot.add("line", ends, ends);
		plot.setLabel(-1, "the same");
		final String[] shapes = { "circle", "triangle", "x" };
		final Color[] colors = { new Color(0x0072b2), new Color(0xd55e00),
			Color.BLACK };
		for (int d = 0; d < DIRECTIONS.length; d++) {
			plot.setColor(colors[d]);
			plot.setLineWidth(1.5f);
			plot.add(shapes[d], errors[0], errors[1 + d]);
			plot.setLabel(-1, DIRECTIONS[d].toString());
		}
		plot.setColor(Color.BLACK);
		plot.setLineWidth(1);
		plot.addLegend(null, "top-left");
		new FileSaver(new ImagePlus(name, plot.getProcessor().convertToRGB()))
			.saveAsPng(Path.of("src", "docs", "gsvd-against-hals-" + name + "-" +
				method.toString().toLowerCase(Locale.ROOT) + ".png").toString());
	}
}
