
package org.unmixj.bench;

import java.nio.file.Path;

import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Loss;
import org.unmixj.nmf.NmfOptions;

/**
 * A process that fits one stack with the Poisson loss: the first time with the
 * defaults, then, after that warm-up, with as many iterations as it needs for a
 * given divergence.
 */
final class PoissonRun {

	private PoissonRun() {
		// main only
	}

	/** Arguments: stack.tif, r, repeats, the divergence to reach. */
	public static void main(final String... args) {
		final RowBlocks X = StackMatrix.open(Path.of(args[0]));
		final NmfOptions options = NmfOptions.withComponents(Integer.parseInt(
			args[1])).withLoss(Loss.POISSON);
		final double target = Double.parseDouble(args[3]);
		final var first = Fits.fit(X, options);
		Output.report("first_seconds", first.seconds);
		Output.report("iterations", first.result.iterations());
		Output.report("divergence", first.result.divergence());
		final double[] trace = first.result.minimizedTrace();
		int needed = 0;
		while (needed < trace.length && trace[needed] > target) {
			needed++;
		}
		Output.report("reached", needed < trace.length ? 1 : 0);
		if (needed == trace.length) return;
		Output.report("needed_iterations", needed + 1);
		for (int i = 0; i < Integer.parseInt(args[2]); i++) {
			Output.report("seconds", Fits.fit(X, options.withMaxIterations(needed +
				1)).seconds);
		}
	}
}
