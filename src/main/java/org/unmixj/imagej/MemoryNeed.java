
package org.unmixj.imagej;

/** Refuses fits that would run out of memory before they start. */
final class MemoryNeed {

	/** Matrices the size of W that HALS has at its peak: U or copies, and W. */
	static final int HALS_COPIES = 3;

	/** The same for GSVD-NMF: its three stages, both kinds of directions, U. */
	static final int GSVD_COPIES = 6;

	/** Blocks of X and all that is small. */
	private static final long FIXED = 8 << 20;

	private MemoryNeed() {
		// static methods only
	}

	/**
	 * Throws an {@link IllegalArgumentException} if a fit does not fit.
	 *
	 * @param r the number of components
	 * @param copies the matrices the size of W that exist at a time
	 */
	static void require(final StackInput input, final int r, final int copies) {
		final long needed = needed(input, r, copies);
		if (needed > available()) System.gc();
		require(input, r, needed, available());
	}

	/** Throws if there is less memory than needed, both in bytes. */
	static void require(final StackInput input, final int r, final long needed,
		final long available)
	{
		if (needed > available) {
			throw new IllegalArgumentException(Messages.memory(input.title(), r,
				needed, available));
		}
	}

	/** Returns the bytes of W, its copies and the component images. */
	static long needed(final StackInput input, final int r, final int copies) {
		return r * (copies * Double.BYTES * input.pixels().rows() + Float.BYTES *
			(long) input.pixels().planeSize() * input.pixels().planes()) + FIXED;
	}

	private static long available() {
		final Runtime runtime = Runtime.getRuntime();
		return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
	}
}
