
package org.unmixj.bench;

import java.nio.file.Path;
import java.util.Arrays;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.GsvdNmf;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.PreparedMatrix;

/**
 * A process that compares, on one stack and after warm-up, HALS with r
 * components, GSVD-NMF from r - 1 to r, and growing a factorization with r - 1
 * that is there: each with a check of X and an SVD of its own, and all with
 * those of one {@link PreparedMatrix}.
 */
final class GrowthRun {

	private static final int REPEATS = 5;

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
		final NmfOptions options = NmfOptions.withComponents(r);
		final PreparedMatrix prepared = new PreparedMatrix(X, r);
		final double[][] seconds = new double[6][REPEATS];
		final double[] errors = new double[3];
		for (int i = 0; i < REPEATS; i++) {
			final var hals = Fits.fit(X, options);
			final var gsvd = Fits.time(() -> GsvdNmf.fit(X, options(r),
				ProgressMonitor.NONE).polished());
			prepared.fit(options, ProgressMonitor.NONE);
			final var halsReusing = Fits.time(() -> prepared.fit(options,
				ProgressMonitor.NONE));
			final var fewer = Fits.time(() -> prepared.fit(options
				.withOtherComponents(r - 1), ProgressMonitor.NONE));
			final var grownReusing = Fits.time(() -> prepared.grow(fewer.result,
				options(r), ProgressMonitor.NONE));
			final var grown = Fits.time(() -> GsvdNmf.grow(X, fewer.result, options(
				r), ProgressMonitor.NONE).polished());
			final double[] once = { hals.seconds, gsvd.seconds, grown.seconds,
				halsReusing.seconds, fewer.seconds + grownReusing.seconds,
				grownReusing.seconds };
			for (int k = 0; k < once.length; k++) {
				seconds[k][i] = once[k];
			}
			errors[0] = hals.result.relativeError();
			errors[1] = gsvd.result.relativeError();
			errors[2] = grown.result.relativeError();
		}
		Output.report("growth", r, errors[0], errors[1], errors[2], median(
			seconds[0]), median(seconds[1]), median(seconds[2]), median(seconds[3]),
			median(seconds[4]), median(seconds[5]));
	}

	private static double median(final double[] values) {
		Arrays.sort(values);
		return values[values.length / 2];
	}

	private static GsvdNmfOptions options(final int r) {
		return GsvdNmfOptions.of(NmfOptions.withComponents(r));
	}
}
