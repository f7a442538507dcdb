
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

	private MemoryPlan(final long needed, final long available,
		final boolean imagesOnDisk)
	{
		this.needed = needed;
		this.available = available;
		this.imagesOnDisk = imagesOnDisk;
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
		final long all = MemoryNeed.needed(input, options, gsvd);
		if (all + all / RESERVE <= available) return new MemoryPlan(all, available,
			false);
		final long least = MemoryNeed.withoutImages(input, options, gsvd);
		if (least <= available) return new MemoryPlan(least, available, true);
		// images of a single plane need as much when they are in a file
		final String message = Messages.memory(input.title(), options.components(),
			Math.min(all, least), available);
		final long plain = MemoryNeed.withoutImages(input, options.withMethod(
			Method.PLAIN), gsvd);
		if (plain <= available) {
			throw new IllegalArgumentException(message + Messages.plainFits(plain));
		}
		final long freed = input.bytesInMemory();
		throw new IllegalArgumentException(least + least / RESERVE <= available +
			freed ? message + Messages.virtualFits(freed) : message);
	}

	/**
	 * Looks for a way in the memory that is left now.
	 *
	 * @param kept the bytes of what is kept beside the fit
	 * @throws IllegalArgumentException if there is none
	 */
	static MemoryPlan now(final StackInput input, final NmfOptions options,
		final boolean gsvd, final long kept)
	{
		return of(input, options, gsvd, MemoryNeed.available(MemoryNeed.needed(
			input, options, gsvd)) - kept);
	}

	/** Returns the bytes that reading ahead may take. */
	long readAhead() {
		return MemoryNeed.readAhead(needed, available);
	}
}
