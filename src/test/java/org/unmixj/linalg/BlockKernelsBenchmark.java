
package org.unmixj.linalg;

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

/**
 * The products of one block of X: what each costs on one thread, in cache.
 * <p>
 * X_b&middot;H&#7488; and W_b&#7488;X_b are 2&middot;T&middot;n&middot;r
 * operations for T rows, W_b&#7488;W_b is T&middot;r&middot;(r+1).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BlockKernelsBenchmark {

	/** n: the channels of a lambda stack, the frames of a movie. */
	@Param({ "32", "500" })
	private int samples;

	/** r. */
	@Param({ "6", "12" })
	private int components;

	private int rows;

	private double[][] x;

	private double[][] h;

	private double[][] w;

	private double[][] wide;

	private double[][] square;

	/** Fills a block of the size that a fit uses. */
	@Setup
	public void fill() {
		rows = RowPartition.of(1 << 20, samples).blockRows();
		x = TestMatrices.random(samples, rows, 1).toArray();
		h = TestMatrices.random(components, samples, 2).toArray();
		w = TestMatrices.random(components, rows, 3).toArray();
		wide = new double[components][samples];
		square = new double[components][components];
	}

	/** X_b&middot;H&#7488;. */
	@Benchmark
	public double[][] timesSignatures() {
		BlockKernels.multiply(x, samples, rows, h, w);
		return w;
	}

	/** W_b&#7488;X_b. */
	@Benchmark
	public double[][] componentsTimesX() {
		BlockKernels.addProducts(w, components, x, samples, rows, wide);
		return wide;
	}

	/** W_b&#7488;W_b. */
	@Benchmark
	public double[][] gram() {
		BlockKernels.addGram(w, components, rows, square);
		return square;
	}
}
