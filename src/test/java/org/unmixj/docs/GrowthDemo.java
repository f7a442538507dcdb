
package org.unmixj.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import org.unmixj.SharedData;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.Initialization;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.PreparedMatrix;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.IJ;
import ij.ImagePlus;

/**
 * Makes the table of {@code src/docs/component-count.md} about growth: a movie
 * that lies beside the project is unmixed into 4 components and grown to 8, one
 * by one, and unmixed into 8 from ten starts, at two tolerances.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=org.unmixj.docs.GrowthDemo \
 *   -Dexec.args=target/growth-table.md
 * </pre>
 */
public final class GrowthDemo {

	private static final int FROM = 4, TO = 8, FITS = 10;

	private static final ProgressMonitor NONE = ProgressMonitor.NONE;

	private GrowthDemo() {
		// main only
	}

	public static void main(final String... args) throws IOException {
		final RowBlocks X = movie();
		final StringBuilder text = new StringBuilder(
			"| | tolerance | error (%) | above the best at 1e-04 (%) | seconds |\n" +
				"|---|--:|--:|--:|--:|\n");
		grown(X, 1e-3); // warm-up
		double best = Double.NaN;
		for (final double tolerance : new double[] { 1e-4, 1e-5 }) {
			final double[] errors = new double[FITS];
			final double[] seconds = new double[FITS];
			for (int i = 0; i < FITS; i++) {
				final NmfOptions options = NmfOptions.withComponents(TO).withTolerance(
					tolerance);
				final long start = System.nanoTime();
				errors[i] = Nmf.fit(X, i == 0 ? options : options.withInitialization(
					Initialization.RANDOM).withSeed(i), NONE).relativeError();
				seconds[i] = (System.nanoTime() - start) * 1e-9;
			}
			final double least = Arrays.stream(errors).min().getAsDouble();
			if (Double.isNaN(best)) best = least;
			row(text, "best of ten fits, from NNDSVD and nine random starts",
				tolerance, least, best, Arrays.stream(seconds).sum());
			row(text, "their median", tolerance, median(errors), best, median(
				seconds));
			text.append(String.format(Locale.US,
				"| three of them | %.0e | | | %.1f |%n", tolerance, 3 * Arrays.stream(
					seconds).average().getAsDouble()));
			final long start = System.nanoTime();
			final double error = grown(X, tolerance).relativeError();
			row(text, "grown from " + FROM + ", one by one", tolerance, error, best,
				(System.nanoTime() - start) * 1e-9);
		}
		Files.writeString(Path.of(args[0]), text);
	}

	private static Factorization grown(final RowBlocks X,
		final double tolerance)
	{
		final NmfOptions options = NmfOptions.withComponents(FROM).withTolerance(
			tolerance);
		final PreparedMatrix prepared = new PreparedMatrix(X, TO);
		Factorization f = prepared.fit(options, NONE);
		for (int r = FROM + 1; r <= TO; r++) {
			f = prepared.grow(f, GsvdNmfOptions.of(options.withOtherComponents(r)),
				NONE).polished();
		}
		return f;
	}

	private static void row(final StringBuilder text, final String what,
		final double tolerance, final double error, final double best,
		final double seconds)
	{
		text.append(String.format(Locale.US, "| %s | %.0e | %.5f | %.4f | %.1f |%n",
			what, tolerance, error, 100 * (error / best - 1), seconds));
	}

	private static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return (sorted[(FITS - 1) / 2] + sorted[FITS / 2]) / 2;
	}

	private static RowBlocks movie() {
		final ImagePlus stack = IJ.openImage(SharedData.require(
			"thunder_mouse_64x64x500.tif").toString());
		final var X = new DenseDoubleMatrix2D(64 * 64, stack.getStackSize());
		for (int j = 0; j < X.columns(); j++) {
			for (int i = 0; i < X.rows(); i++) {
				X.setQuick(i, j, stack.getStack().getProcessor(j + 1).getf(i));
			}
		}
		return new ColtRows(X);
	}
}
