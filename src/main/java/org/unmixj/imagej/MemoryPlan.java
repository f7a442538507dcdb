
package org.unmixj.imagej;

import org.unmixj.nmf.Method;
import org.unmixj.nmf.NmfOptions;

/** How a fit gets along with the memory there is. */
final class MemoryPlan {

	/**
	 * This part more must be there for images in memory: each of their planes
	 * needs a place in one piece.
	 */
	private static final int RESERVE = 8;

	/** The bytes that the fit needs. */
	final long needed;

	/** The bytes that are left. */
	final long available;

	/** Whether the component images go to a file, so that the rest fits. */
	final boolean imagesOnDisk;

	/** Whether the memory that is left is enough. */
	final boolean fits;

	private MemoryPlan(final long needed, final long available,
		final boolean imagesOnDisk, final boolean fits)
	{
		this.needed = needed;
		this.available = available;
		this.imagesOnDisk = imagesOnDisk;
		this.fits = fits;
	}

	/**
	 * Looks for a way.
	 *
	 * @param gsvd for GSVD-NMF rather than HALS
	 * @param available in bytes
	 * @throws IllegalArgumentException if there is none
	 */
	static MemoryPlan of(final StackInput input, final NmfOptions options,
		final boolean gsvd, final long available)
	{
		final MemoryPlan plan = best(input, options, gsvd, available);
		if (plan.fits) return plan;
		final String message = Messages.memory(input.title(), options.components(),
			plan.needed, available);
		final long plain = MemoryNeed.withoutImages(input, options.withMethod(
			Method.PLAIN), gsvd);
		if (plain <= available) {
			throw new IllegalArgumentException(message + Messages.plainFits(plain));
		}
		final long freed = input.bytesInMemory();
		final long least = MemoryNeed.withoutImages(input, options, gsvd);
		throw new IllegalArgumentException(least + least / RESERVE <= available +
			freed ? message + Messages.virtualFits(freed) : message);
	}

	/** Looks for the way that comes nearest in the memory that is left now. */
	static MemoryPlan now(final StackInput input, final NmfOptions options,
		final boolean gsvd, final long kept)
	{
		return best(input, options, gsvd, available(input, options, gsvd, kept));
	}

	/**
	 * Returns the bytes that are left now for a fit with its images.
	 *
	 * @param kept the bytes of what is kept beside it
	 */
	static long available(final StackInput input, final NmfOptions options,
		final boolean gsvd, final long kept)
	{
		final long all = MemoryNeed.needed(input, options, gsvd);
		return Math.max(0, MemoryNeed.available(all + all / RESERVE + kept) - kept);
	}

	private static MemoryPlan best(final StackInput input,
		final NmfOptions options, final boolean gsvd, final long available)
	{
		final long all = MemoryNeed.needed(input, options, gsvd);
		if (all + all / RESERVE <= available) return new MemoryPlan(all, available,
			false, true);
		// images of a single plane need as much when they are in a file
		final long least = MemoryNeed.withoutImages(input, options, gsvd);
		return least <= available ? new MemoryPlan(least, available, true, true)
			: new MemoryPlan(Math.min(all, least), available, least < all, false);
	}

	/** Returns the bytes that reading ahead may take. */
	long readAhead() {
		return MemoryNeed.readAhead(needed, available);
	}
}
