
package org.unmixj.nmf;

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
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Whole fits, SVD included, of X = W&middot;H with noise of 5 % of its mean; W
 * and H are uniform in [0, 1), and two of three elements of W are zero.
 * &epsilon; is 1e-3.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NmfBenchmark {

	/** m x n: a lambda stack, a movie. */
	@Param({ "65536x32", "16384x200" })
	private String shape;

	/** r. */
	@Param({ "4", "10" })
	private int components;

	private ColtRows X;

	/** Makes X. */
	@Setup
	public void fill() {
		final String[] lengths = shape.split("x");
		final var random = new SplittableRandom(4);
		final DoubleMatrix2D W = TestMatrices.random(Integer.parseInt(lengths[0]),
			components, 1).assign(w -> random.nextInt(3) == 0 ? w : 0);
		final DoubleMatrix2D H = TestMatrices.random(components, Integer.parseInt(
			lengths[1]), 2);
		final DoubleMatrix2D product = TestMatrices.product(W, H);
		final double noise = 0.1 * product.zSum() / product.size();
		X = new ColtRows(product.assign(v -> v + noise * random.nextDouble()));
	}

	/** HALS from NNDSVD. */
	@Benchmark
	public Factorization hals() {
		return Nmf.fit(X, options(), ProgressMonitor.NONE);
	}

	/** GSVD-NMF, r - 1 to r components. */
	@Benchmark
	public Growth gsvdNmf() {
		return GsvdNmf.fit(X, GsvdNmfOptions.of(options()), ProgressMonitor.NONE);
	}

	/** A tolerance that ends a run in a second or two. */
	private NmfOptions options() {
		return NmfOptions.withComponents(components).withTolerance(1e-3);
	}
}
