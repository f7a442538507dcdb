
package org.unmixj.docs;

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
import org.unmixj.imagej.Spectra;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Constraint;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.GsvdNmf;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.KnownSignatures;
import org.unmixj.nmf.LinearUnmixing;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.IJ;
import ij.ImageStack;
import ij.process.ImageProcessor;

/**
 * Writes the table of {@code src/docs/known-spectra.md}: how near spectra come
 * to references that were measured, found blindly, with some of them fixed, and
 * with all of them as starts. The data are not part of the project.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=org.unmixj.docs.KnownSpectraDemo
 * </pre>
 */
public final class KnownSpectraDemo {

	static final Path PAGE = Path.of("src", "docs", "known-spectra.md");

	private static final String START = "<!-- table -->\n";

	private static final String END = "<!-- end of table -->";

	private final RowBlocks X;

	private final Spectra references;

	private final DoubleMatrix2D H;

	private final int r;

	private KnownSpectraDemo(final Path stack, final Path spectra) {
		X = rows(IJ.openImage(stack.toString()).getStack());
		references = Spectra.read(spectra.toFile());
		H = references.values();
		r = references.size();
	}

	public static void main(final String... args) throws IOException {
		System.setProperty("java.awt.headless", "true");
		final String page = Files.readString(PAGE);
		Files.writeString(PAGE, page.substring(0, page.indexOf(START) + START
			.length()) + table() + page.substring(page.indexOf(END)));
	}

	/** Returns the table that is on the page. */
	static String printed() throws IOException {
		final String page = Files.readString(PAGE);
		return page.substring(page.indexOf(START) + START.length(), page.indexOf(
			END));
	}

	/** Makes the table, or skips the test where the data are absent. */
	static String table() {
		final var demo = new KnownSpectraDemo(SharedData.require("mix38.tif"),
			SharedData.require("mix38_reference_spectra.csv"));
		final List<String> lines = new ArrayList<>();
		lines.add("| | " + String.join(" | ", demo.references.names()) +
			" | error (%) |");
		lines.add("|---|" + "---:|".repeat(demo.r + 1));
		lines.addAll(demo.lines());
		return String.join("\n", lines) + "\n";
	}

	private List<String> lines() {
		final NmfOptions options = NmfOptions.withComponents(r).withMethod(
			Method.PLAIN);
		final boolean[] none = new boolean[r];
		final boolean[] all = new boolean[r];
		Arrays.fill(all, true);
		final List<String> lines = new ArrayList<>();
		lines.add(line("blind, HALS NMF", none, Nmf.fit(X, options,
			ProgressMonitor.NONE)));
		lines.add(line("blind, GSVD-NMF", none, GsvdNmf.fit(X, GsvdNmfOptions.of(
			options), ProgressMonitor.NONE).polished()));
		for (int j = 0; j < r; j++) {
			final int blind = j;
			final int[] known = IntStream.range(0, r).filter(i -> i != blind)
				.toArray();
			final boolean[] fixed = all.clone();
			fixed[j] = false;
			final Factorization found = Nmf.fit(X, new KnownSignatures(H
				.viewSelection(known, null), Arrays.copyOf(all, r - 1)), options,
				ProgressMonitor.NONE);
			lines.add(line("four fixed, " + references.names().get(j) + " blind",
				fixed, inPlace(found, blind)));
		}
		lines.add(line("all five as starts", none, Nmf.fit(X, new KnownSignatures(H,
			none), options, ProgressMonitor.NONE)));
		lines.add(line("all five as starts, tolerance 1e-6", none, Nmf.fit(X,
			new KnownSignatures(H, none), options.withTolerance(1e-6),
			ProgressMonitor.NONE)));
		lines.add(line("all five fixed (Apply Spectra)", all, LinearUnmixing.fit(X,
			H, Constraint.NON_NEGATIVE, options.threads(), ProgressMonitor.NONE)));
		return lines;
	}

	/** Puts the last component where it belongs. */
	private Factorization inPlace(final Factorization found, final int place) {
		return found.ordered(IntStream.range(0, r).map(i -> i == place ? r - 1
			: i < place ? i : i - 1).toArray());
	}

	/** One row; those that were fixed are in brackets. */
	private String line(final String name, final boolean[] fixed,
		final Factorization found)
	{
		final int[] match = match(found.H(), fixed);
		return "| " + name + " | " + IntStream.range(0, r).mapToObj(j -> fixed[j]
			? "(1)" : String.format(Locale.US, "%.3f", cosine(j, found.H(),
				match[j]))).collect(Collectors.joining(" | ")) + " | " + String.format(
					Locale.US, "%.2f", found.relativeError()) + " |";
	}

	/** The assignment with the largest sum of cosines. */
	private int[] match(final DoubleMatrix2D found, final boolean[] fixed) {
		final int[] best = IntStream.range(0, r).toArray();
		for (final boolean any : fixed) {
			if (any) return best;
		}
		final double[] largest = { 0 };
		permute(best.clone(), 0, found, best, largest);
		return best;
	}

	private void permute(final int[] order, final int from,
		final DoubleMatrix2D found, final int[] best, final double[] largest)
	{
		if (from == r) {
			final double sum = IntStream.range(0, r).mapToDouble(j -> cosine(j, found,
				order[j])).sum();
			if (sum > largest[0]) {
				largest[0] = sum;
				System.arraycopy(order, 0, best, 0, r);
			}
			return;
		}
		for (int i = from; i < r; i++) {
			swap(order, from, i);
			permute(order, from + 1, found, best, largest);
			swap(order, from, i);
		}
	}

	private static void swap(final int[] values, final int i, final int j) {
		final int value = values[i];
		values[i] = values[j];
		values[j] = value;
	}

	private double cosine(final int reference, final DoubleMatrix2D found,
		final int component)
	{
		final var a = H.viewRow(reference);
		final var b = found.viewRow(component);
		return a.zDotProduct(b) / Math.sqrt(a.zDotProduct(a) * b.zDotProduct(b));
	}

	private static RowBlocks rows(final ImageStack stack) {
		final DoubleMatrix2D X = new DenseDoubleMatrix2D(stack.getWidth() * stack
			.getHeight(), stack.size());
		for (int j = 0; j < stack.size(); j++) {
			final ImageProcessor plane = stack.getProcessor(j + 1);
			for (int i = 0; i < X.rows(); i++) {
				X.setQuick(i, j, plane.getf(i));
			}
		}
		return new ColtRows(X);
	}
}
