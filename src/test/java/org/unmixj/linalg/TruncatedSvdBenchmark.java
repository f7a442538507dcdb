
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The truncated SVD that every fit but one from a random start begins with. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TruncatedSvdBenchmark {

	/** m x n: a lambda stack, a movie. */
	@Param({ "262144x32", "65536x200" })
	private String shape;

	/** l. */
	@Param({ "6" })
	private int values;

	private RowPasses passes;

	/** Makes X with entries that are uniform in [0, 1). */
	@Setup
	public void fill() {
		final String[] lengths = shape.split("x");
		final ColtRows X = new ColtRows(TestMatrices.random(Integer.parseInt(
			lengths[0]), Integer.parseInt(lengths[1]), 1));
		passes = new RowPasses(X, Runtime.getRuntime().availableProcessors(),
			ProgressMonitor.NONE);
	}

	/** Ends the threads. */
	@TearDown
	public void close() {
		passes.close();
	}

	/** The decomposition, on all cores. */
	@Benchmark
	public TruncatedSvd decompose() {
		return TruncatedSvd.of(passes, values);
	}
}
