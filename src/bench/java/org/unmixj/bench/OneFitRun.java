
package org.unmixj.bench;

import java.nio.file.Path;

import org.unmixj.nmf.NmfOptions;

/** A process that reads a stack, fits it once, and ends: all of it counts. */
final class OneFitRun {

	private OneFitRun() {
		// main only
	}

	/** Arguments: stack.tif, r. */
	public static void main(final String... args) {
		final var X = Fits.time(() -> StackMatrix.open(Path.of(args[0])));
		Output.report("reading_seconds", X.seconds);
		Output.report("fit_seconds", Fits.fit(X.result, NmfOptions.withComponents(
			Integer.parseInt(args[1]))).seconds);
	}
}
