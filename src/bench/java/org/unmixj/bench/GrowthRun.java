
package org.unmixj.bench;

import java.nio.file.Path;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.GsvdNmf;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.NmfOptions;

/**
 * A process that compares, on one stack and after warm-up, HALS with r
 * components, GSVD-NMF from r - 1 to r, and growing a factorization with r - 1
 * that is there. Each counts its SVD.
 */
final class GrowthRun {

	private GrowthRun() {
		// main only
	}

	/** Arguments: stack.tif, the smallest r, the largest r. */
	public static void main(final String... args) {
		final RowBlocks X = StackMatrix.open(Path.of(args[0]));
		final int smallest = Integer.parseInt(args[1]);
		final int largest = Integer.parseInt(args[2]);
		GsvdNmf.fit(X, options(smallest), ProgressMonitor.NONE);
		for (int r = smallest; r <= largest; r++) {
			compare(X, r);
		}
	}

	private static void compare(final RowBlocks X, final int r) {
		final var hals = Fits.fit(X, NmfOptions.withComponents(r));
		final var gsvd = Fits.time(() -> GsvdNmf.fit(X, options(r),
			ProgressMonitor.NONE).polished());
		final Factorization fewer = Fits.fit(X, NmfOptions.withComponents(r -
			1)).result;
		final var grown = Fits.time(() -> GsvdNmf.grow(X, fewer, options(r),
			ProgressMonitor.NONE).polished());
		Output.report("growth", r, hals.seconds, gsvd.seconds, grown.seconds,
			hals.result.relativeError(), gsvd.result.relativeError(), grown.result
				.relativeError());
	}

	private static GsvdNmfOptions options(final int r) {
		return GsvdNmfOptions.of(NmfOptions.withComponents(r));
	}
}
