
package org.unmixj.nmf;

import org.unmixj.linalg.TruncatedSvd;

/**
 * How often a fit goes through all of X, as far as that can be told before it
 * starts.
 */
public final class ExpectedPasses {

	private final int first;

	private final int recovery;

	private final boolean projected;

	private final int last;

	private ExpectedPasses(final int first, final int recovery,
		final boolean projected, final int last)
	{
		this.first = first;
		this.recovery = recovery;
		this.projected = projected;
		this.last = last;
	}

	/**
	 * Returns the passes of {@link Nmf#fit}.
	 *
	 * @param m the number of rows of X
	 * @param n the number of columns of X
	 */
	public static ExpectedPasses of(final long m, final int n,
		final NmfOptions options)
	{
		final boolean projected = options.projects(m, n);
		final boolean svd = projected || options
			.initialization() != Initialization.RANDOM;
		return new ExpectedPasses(1 + (svd ? TruncatedSvd.mostPasses(m, n) : 0), 0,
			projected, measurements(options));
	}

	/** Returns the passes of {@link GsvdNmf#fit}. */
	public static ExpectedPasses of(final long m, final int n,
		final GsvdNmfOptions options)
	{
		final int recovery = GsvdRecovery.mostPasses(options.initial().components(),
			options.added(), options.directions());
		return new ExpectedPasses(1 + TruncatedSvd.mostPasses(m, n), recovery +
			measurements(options.initial()), options.initial().projects(m, n) ||
				options.polish().projects(m, n), measurements(options.polish()));
	}

	/** HALS knows its error; for other losses it takes a pass. */
	private static int measurements(final NmfOptions options) {
		return options.loss() == Loss.GAUSSIAN ? 0 : 1;
	}

	/** Returns how many passes, at most, come before the first iteration. */
	public int first() {
		return first;
	}

	/**
	 * Returns how many passes, at most, there are between the first unmixing of
	 * GSVD-NMF and the second; 0 for one unmixing.
	 */
	public int recovery() {
		return recovery;
	}

	/** Returns how many passes come after the last iteration. */
	public int last() {
		return last;
	}

	/**
	 * Tells whether most iterations are on projections of X, and need no pass.
	 * The others are one pass each.
	 */
	public boolean isProjected() {
		return projected;
	}
}
