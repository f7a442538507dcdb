
package org.unmixj.imagej;

import org.unmixj.linalg.Workspace;
import org.unmixj.nmf.NmfOptions;

import ij.CompositeImage;

/**
 * The memory that a fit needs at its peak, beside the stack. For m pixels, n
 * samples and r components these are columns of m doubles: the singular value
 * decomposition has min(m, n, r + 10) of them for its sketch and r for U
 * ({@link Workspace}); later HALS has three times r (W, its order and its
 * scale) and GSVD-NMF six times (U, the first W, the grown one for each kind of
 * directions, its copy, W). Where X is projected on H, W&#7488;X and V, that
 * has three times r, beside U and W, and for GSVD-NMF the first and the grown
 * W. Add the blocks and sums of each thread, and the component images.
 */
final class MemoryNeed {

	private static final int HALS_COPIES = 3;

	private static final int GSVD_COPIES = 6;

	private static final int PROJECTED_HALS_COPIES = 5;

	private static final int PROJECTED_GSVD_COPIES = 7;

	/** Dimensions of a projection, as a multiple of r. */
	private static final int PROJECTION = 3;

	/** Room for pieces of a file: more of it makes reading faster. */
	static final long MIN_READ_AHEAD = 16 << 20;

	private static final long MAX_READ_AHEAD = 256 << 20;

	/** All that is small. */
	private static final long FIXED = 8 << 20;

	private MemoryNeed() {
		// static methods only
	}

	/**
	 * Returns the bytes that a fit needs.
	 *
	 * @param gsvd for GSVD-NMF rather than HALS
	 */
	static long needed(final StackInput input, final NmfOptions options,
		final boolean gsvd)
	{
		return fit(input.pixels().rows(), input.geometry().samples(), options,
			gsvd) + imageBytes(input, options.components()) + (input.file()
				.isPresent() ? MIN_READ_AHEAD : 0);
	}

	/**
	 * Returns the bytes that the fit of an m&times;n matrix needs, without images
	 * and reading.
	 *
	 * @param gsvd for GSVD-NMF rather than HALS
	 */
	static long fit(final long m, final int n, final NmfOptions options,
		final boolean gsvd)
	{
		final int r = options.components();
		final int threads = options.threads();
		long iterations = (long) (gsvd ? GSVD_COPIES : HALS_COPIES) * r * m;
		if (options.missing()) iterations += Workspace.ofIncompleteRows(m, r,
			threads);
		// where values may be missing, none need be
		if (options.projects(m, n)) iterations = Math.max(iterations, (long) (gsvd
			? PROJECTED_GSVD_COPIES : PROJECTED_HALS_COPIES) * r * m + Workspace
				.ofPassiveSets(m, r, PROJECTION * r, threads));
		iterations += Workspace.ofPass(m, n, (long) r * (n + r), threads);
		return Double.BYTES * Math.max(iterations, Workspace.ofSvd(m, n, (int) Math
			.min(r, Math.min(m, n)), threads)) + FIXED;
	}

	/**
	 * Returns the bytes that a fit needs whose component images are in a file.
	 * ImageJ reads one plane of each component to show them together, and paints
	 * those in colour; another is at hand to be written.
	 *
	 * @param gsvd for GSVD-NMF rather than HALS
	 */
	static long withoutImages(final StackInput input, final NmfOptions options,
		final boolean gsvd)
	{
		final int r = options.components();
		final int shown = r > CompositeImage.MAX_CHANNELS ? 1 : r;
		return needed(input, options, gsvd) - imageBytes(input, r) +
			(long) Float.BYTES * (shown + 2) * input.pixels().planeSize();
	}

	/** Returns the bytes of r columns of W, one number for each pixel. */
	static long columns(final StackInput input, final int r) {
		return Double.BYTES * r * input.pixels().rows();
	}

	/** Returns the bytes that reading ahead may take, of those available. */
	static long readAhead(final long needed, final long available) {
		return Math.min(MAX_READ_AHEAD, MIN_READ_AHEAD + (available - needed) / 2);
	}

	/** Returns the bytes of the component images, in memory or in a file. */
	static long imageBytes(final StackInput input, final int r) {
		return (long) Float.BYTES * r * input.pixels().planeSize() * input.pixels()
			.planes();
	}

	/** Returns the bytes that are left, after a clean-up if they are too few. */
	static long available(final long needed) {
		if (needed > available()) System.gc();
		return available();
	}

	private static long available() {
		final Runtime runtime = Runtime.getRuntime();
		return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
	}
}
