
package org.unmixj.imagej;

import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;

/**
 * X of an image as a fit opens and reads it, for measurements: with the same
 * reader, in the same memory and in the same blocks.
 */
public final class MeasuredStack implements AutoCloseable {

	private final OpenStack X;

	private MeasuredStack(final OpenStack X) {
		this.X = X;
	}

	/** Opens a stack as a fit with these options does. */
	public static MeasuredStack open(final ImagePlus image,
		final NmfOptions options)
	{
		final StackInput input = StackInput.of(image, Axis.AUTO);
		final long needed = MemoryNeed.needed(input, options, false);
		return new MeasuredStack(input.open(MemoryPlan.of(input, options, false,
			MemoryNeed.available(needed)).readAhead(), ProgressMonitor.NONE));
	}

	/** Returns X. */
	public RowBlocks matrix() {
		return X;
	}

	/** Hands out all blocks of X, for nothing. */
	public void read(final int threads) {
		try (RowPasses passes = new RowPasses(X, threads, ProgressMonitor.NONE)) {
			passes.overX(() -> (block, count, x, sums) -> {
				// merely read
			});
		}
	}

	@Override
	public void close() {
		X.close();
	}
}
