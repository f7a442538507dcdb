
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

	private final boolean iterates;

	private ExpectedPasses(final int first, final int recovery,
		final boolean projected, final int last)
	{
		this(first, recovery, projected, last, true);
	}

	private ExpectedPasses(final int first, final int recovery,
		final boolean projected, final int last, final boolean iterates)
	{
		this.first = first;
		this.recovery = recovery;
		this.projected = projected;
		this.last = last;
		this.iterates = iterates;
	}

	/** Returns the one pass of {@link LinearUnmixing#fit}. */
	public static ExpectedPasses ofLinearUnmixing() {
		return new ExpectedPasses(1, 0, false, 0, false);
	}

	/**
	 * Returns these passes with some more.
	 *
	 * @param before how many come first
	 * @param after how many come last
	 */
	public ExpectedPasses with(final int before, final int after) {
		return new ExpectedPasses(first + before, recovery, projected, last + after,
			iterates);
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
		return of(m, n, options, 0);
	}

	/**
	 * Returns the passes of {@link Nmf#fit} with known signatures.
	 *
	 * @param known their number, or 0
	 */
	public static ExpectedPasses of(final long m, final int n,
		final NmfOptions options, final int known)
	{
		final boolean projected = projects(m, n, options);
		return new ExpectedPasses(start(m, n, options, known, projected), 0,
			projected, measurements(options));
	}

	/** Returns the passes of {@link GsvdNmf#fit}. */
	public static ExpectedPasses of(final long m, final int n,
		final GsvdNmfOptions options)
	{
		return of(m, n, options, 0);
	}

	/**
	 * Returns the passes of {@link GsvdNmf#fit} with known signatures.
	 *
	 * @param known their number, or 0
	 */
	public static ExpectedPasses of(final long m, final int n,
		final GsvdNmfOptions options, final int known)
	{
		// W'X; a second decomposition; the error for each kind of directions
		final int filling = options.polish().missing() ? 1 + TruncatedSvd
			.mostPasses(m, n) + GsvdRecovery.mostDirections(options.initial()
				.components(), options.added(), options.directions()) : 0;
		// where polishing is on projections the first unmixing is so, too
		return new ExpectedPasses(start(m, n, options.initial(), known, true), 1 +
			filling, projects(m, n, options.polish()), measurements(options
				.polish()));
	}

	/** Where entries are missing no fit is on projections. */
	private static boolean projects(final long m, final int n,
		final NmfOptions options)
	{
		return options.projects(m, n) && !options.missing();
	}

	/**
	 * The check of X, beside its decomposition if nothing is missing; the dark
	 * pixels for a background; W of the known signatures; the check and the
	 * decomposition of what they leave.
	 *
	 * @param decomposed whether X is, whatever the start
	 */
	private static int start(final long m, final int n, final NmfOptions options,
		final int known, final boolean decomposed)
	{
		final int svd = TruncatedSvd.mostPasses(m, n);
		final boolean drawn = options.initialization() == Initialization.RANDOM;
		final int background = options.hasBackground() ? 1 : 0;
		final int given = known + background;
		int passes = 2 * background;
		final boolean decomposes = decomposed || given == 0 && !drawn;
		if (decomposes) passes += svd;
		if (!decomposes || options.missing()) passes++;
		if (known > 0) passes++;
		if (given > 0 && given < options.components() && !drawn) {
			passes += 1 + svd;
		}
		return passes;
	}

	/**
	 * HALS knows its error; for other losses it takes a pass, and for penalties
	 * where entries are missing.
	 */
	private static int measurements(final NmfOptions options) {
		return options.loss() == Loss.GAUSSIAN && (options.penalties().areNone() ||
			!options.missing()) ? 0 : 1;
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

	/** Tells whether there are iterations, of unknown number. */
	public boolean isIterative() {
		return iterates;
	}

	/** Returns how many passes come after the last iteration. */
	public int last() {
		return last;
	}

	/**
	 * Tells whether most iterations, those of polishing in GSVD-NMF, are on
	 * projections of X, and need no pass. The others are one pass each.
	 */
	public boolean isProjected() {
		return projected;
	}
}
