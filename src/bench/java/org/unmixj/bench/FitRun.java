
package org.unmixj.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.NmfOptions;

/**
 * A process that fits one stack: the first time, after warm-up, on all threads
 * and on one, whenever it is its turn, and at last with few iterations for the
 * trace, and pass by pass.
 */
final class FitRun {

	/** Fits are repeated as long as that before they count. */
	static final double WARM_UP_SECONDS = 10;

	/** Such fits need no second try to be timed well enough for a plot. */
	private static final double LONG_SECONDS = 5;

	private final RowBlocks X;

	private final NmfOptions options;

	private final int repeats;

	private FitRun(final RowBlocks X, final NmfOptions options,
		final int repeats)
	{
		this.X = X;
		this.options = options;
		this.repeats = repeats;
	}

	/** Arguments: stack.tif, r, repeats of passes, prefix of output. */
	public static void main(final String... args) throws IOException {
		final RowBlocks X = StackMatrix.open(Path.of(args[0]));
		final FitRun run = new FitRun(X, NmfOptions.withComponents(Integer.parseInt(
			args[1])), Integer.parseInt(args[2]));
		final Factorization f = run.first();
		Factors.write(f, args[3]);
		run.warmUp();
		Output.takeTurns(seconds -> run.turn(seconds, f));
		run.trace(f.iterations());
		run.passes();
	}

	private Factorization first() throws IOException {
		Output.resetPeakMemory();
		final var first = Fits.fit(X, options);
		Output.reportPeakMemory();
		Output.report("first_seconds", first.seconds);
		Output.report("iterations", first.result.iterations());
		Output.report("converged", first.result.converged());
		return first.result;
	}

	private void warmUp() {
		double spent = 0;
		while (spent < WARM_UP_SECONDS) {
			spent += Fits.fit(X, options).seconds;
		}
	}

	/**
	 * All threads and one thread alternate. The process may have been idle for a
	 * while, but what is compiled stays so.
	 */
	private void turn(final double seconds, final Factorization expected) {
		double spent = 0;
		boolean identical = true;
		do {
			final var all = Fits.fit(X, options);
			final var one = Fits.fit(X, options.withThreads(1));
			identical &= equal(expected, all.result) && equal(expected, one.result);
			spent += all.seconds + one.seconds;
			Output.report("warm_seconds", all.seconds);
			Output.report("one_thread_seconds", one.seconds);
		}
		while (spent < seconds);
		if (!identical) Output.report("different", true);
	}

	private static boolean equal(final Factorization a, final Factorization b) {
		if (!a.H().equals(b.H())) return false;
		for (int i = 0; i < a.W().partition().count(); i++) {
			if (!Arrays.deepEquals(a.W().block(i), b.W().block(i))) return false;
		}
		return true;
	}

	/**
	 * Each point is a fit of its own that stops after so many iterations; short
	 * ones are the faster of two.
	 */
	private void trace(final int iterations) {
		for (int i = 1;; i = Math.max(i + 1, (int) (1.6 * i))) {
			final NmfOptions some = options.withMaxIterations(Math.min(i,
				iterations));
			final var once = Fits.fit(X, some);
			final double seconds = once.seconds > LONG_SECONDS ? once.seconds : Math
				.min(once.seconds, Fits.fit(X, some).seconds);
			Output.report("trace", seconds, once.result.iterations(), once.result
				.relativeError());
			if (i >= iterations) return;
		}
	}

	private void passes() {
		Output.report("pass_seconds", Fits.passSeconds(X, options.components(), 20,
			repeats));
	}
}
