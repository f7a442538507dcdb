
package org.unmixj.nmf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.EntryCheck;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.IJ;
import ij.ImageStack;
import ij.process.ImageProcessor;

/**
 * Linear unmixing takes at most three times as long as an exact HALS pass:
 * {@code nonNegative} and {@code plain} against {@code halsPass}, which checks
 * X as they do and makes one iteration. Half of the true amounts are zero. With
 * {@code -p stack=FILE -p spectra=CSV} on a real stack and its spectra.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LinearUnmixingBenchmark {

	private static final int THREADS = 1;

	/** A file, or none for random mixtures. */
	@Param("")
	private String stack;

	/** The file of its spectra; the first column is left out. */
	@Param("")
	private String spectra;

	/** r of random mixtures. */
	@Param({ "3", "5", "10" })
	private int components;

	/** n of random mixtures. */
	@Param("32")
	private int channels;

	/** m of random mixtures; 1024 x 1024 pixels are 1048576. */
	@Param("131072")
	private int rows;

	private RowBlocks X;

	private DoubleMatrix2D H;

	private DoubleMatrix2D W;

	/** Makes X. */
	@Setup
	public void fill() throws IOException {
		if (stack.isEmpty()) mix();
		else read();
	}

	private void mix() {
		final var random = new SplittableRandom(4);
		H = new DenseDoubleMatrix2D(components, channels).assign(v -> random
			.nextDouble());
		W = new DenseDoubleMatrix2D(rows, components).assign(v -> random
			.nextBoolean() ? 100 * random.nextDouble() : 0);
		X = new ColtRows(W.zMult(H, null).assign(v -> v + 20 * random
			.nextDouble()));
	}

	private void read() throws IOException {
		H = new DenseDoubleMatrix2D(Files.readAllLines(Path.of(spectra)).stream()
			.filter(line -> Character.isDigit(line.charAt(0))).map(line -> Arrays
				.stream(line.split(",")).skip(1).mapToDouble(Double::parseDouble)
				.toArray()).toArray(double[][]::new)).viewDice().copy();
		final ImageStack planes = IJ.openImage(stack).getStack();
		final DoubleMatrix2D pixels = new DenseDoubleMatrix2D(planes.getWidth() *
			planes.getHeight(), planes.size());
		for (int j = 0; j < planes.size(); j++) {
			final ImageProcessor plane = planes.getProcessor(j + 1);
			for (int i = 0; i < pixels.rows(); i++) {
				pixels.setQuick(i, j, plane.getf(i));
			}
		}
		X = new ColtRows(pixels);
		W = new DenseDoubleMatrix2D(pixels.rows(), H.rows()).assign(1);
	}

	/** One iteration from a start. */
	@Benchmark
	public Factorization halsPass() {
		return Nmf.fit(X, TallMatrix.of(W, RowPartition.of(X.rows(), X.columns())),
			H, NmfOptions.withComponents(H.rows()).withMethod(Method.PLAIN)
				.withMaxIterations(1).withThreads(THREADS), ProgressMonitor.NONE);
	}

	/** The check of X that both make. */
	@Benchmark
	public EntryCheck check() {
		try (RowPasses passes = new RowPasses(X, THREADS, ProgressMonitor.NONE)) {
			return EntryCheck.of(passes);
		}
	}

	/** Non-negative least squares. */
	@Benchmark
	public Factorization nonNegative() {
		return LinearUnmixing.fit(X, H, Constraint.NON_NEGATIVE, THREADS,
			ProgressMonitor.NONE);
	}

	/** Plain least squares. */
	@Benchmark
	public Factorization plain() {
		return LinearUnmixing.fit(X, H, Constraint.NONE, THREADS,
			ProgressMonitor.NONE);
	}
}
