
package org.unmixj.bench;

import java.nio.file.Path;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.PreparedMatrix;

/**
 * A process that counts the iterations of plain HALS, each of which is a pass:
 * of a fit with r components from NNDSVD, and of the polishing of one that was
 * grown from r - 1.
 */
final class PlainGrowthRun {

	private PlainGrowthRun() {
		// main only
	}

	/** Arguments: stack.tif, the smallest r, the largest r. */
	public static void main(final String... args) {
		final RowBlocks X = StackMatrix.open(Path.of(args[0]));
		final int largest = Integer.parseInt(args[2]);
		for (int r = Integer.parseInt(args[1]); r <= largest; r++) {
			final NmfOptions options = NmfOptions.withComponents(r).withMethod(
				Method.PLAIN);
			final PreparedMatrix prepared = new PreparedMatrix(X, r);
			final Factorization hals = prepared.fit(options, ProgressMonitor.NONE);
			final Factorization fewer = prepared.fit(options.withOtherComponents(r -
				1), ProgressMonitor.NONE);
			final Factorization grown = prepared.grow(fewer, GsvdNmfOptions.of(
				options), ProgressMonitor.NONE).polished();
			Output.report("iterations", r, hals.iterations(), grown.iterations());
		}
	}
}
