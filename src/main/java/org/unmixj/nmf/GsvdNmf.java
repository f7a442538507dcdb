
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TruncatedSvd;

/**
 * GSVD-NMF: an NMF with r0 components, GSVD recovery of k more, and HALS to the
 * end.
 * <p>
 * X is m&times;n, r = r0 + k &le; min(m, n).
 * <p>
 * The singular value decompositions are about squared errors, and so the NMF
 * with r0 components and recovery are. Another {@link Loss} and
 * {@link PenaltyOptions} are those of the last step, polishing.
 *
 * @see "Y. Guo and T. E. Holy, GSVD-NMF: Recovering Missing Features in
 *      Non-negative Matrix Factorization, Algorithm 1"
 */
public final class GsvdNmf {

	private static final String INITIAL = "Initial factorization";

	private interface FirstStep {

		Factorization fit(RowPasses passes, Entries entries, TruncatedSvd svd,
			ProgressMonitor monitor);
	}

	/** The part of all work before the factorization grows. */
	private static final double HALF = 0.5;

	private GsvdNmf() {
		// static methods only
	}

	/**
	 * Factorizes X with r0 components and grows the result to r0 + k.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified
	 * @param options r0, k, tolerances and directions
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if X, r or k is not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Growth fit(final RowBlocks X, final GsvdNmfOptions options,
		final ProgressMonitor monitor)
	{
		return fit(X, options, monitor, new boolean[options.polish().components()],
			(passes, entries, svd, range) -> Nmf.fit(passes, entries, svd, options
				.initial(), range, INITIAL));
	}

	/**
	 * Factorizes X where some signatures are known: they are among the r0
	 * components of the first factorization, as in
	 * {@link Nmf#fit(RowBlocks, KnownSignatures, NmfOptions, ProgressMonitor)},
	 * and the GSVD adds k others.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified
	 * @param known at most r0 signatures, fixed or starts
	 * @param options r0, k, tolerances and directions
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if X, r, k or the signatures are not
	 *           allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Growth fit(final RowBlocks X, final KnownSignatures known,
		final GsvdNmfOptions options, final ProgressMonitor monitor)
	{
		known.requireAllowed(options.initial(), X.columns());
		return fit(X, options, monitor, known.fixedOf(options.polish()
			.components()), (passes, entries, svd, range) -> Nmf.fit(passes, entries,
				svd, known, options.initial(), range, INITIAL));
	}

	private static Growth fit(final RowBlocks X, final GsvdNmfOptions options,
		final ProgressMonitor monitor, final boolean[] fixed, final FirstStep first)
	{
		final int r0 = options.initial().components();
		GsvdRecovery.requireAdded(X, r0, options.added(), options.directions());
		final Entries entries = Entries.of(X, options.polish());
		try (RowPasses passes = new RowPasses(entries.matrix(), options.polish()
			.threads(), monitor))
		{
			final MonitorSteps half = new MonitorSteps(new MonitorRange(monitor, 0,
				HALF));
			final TruncatedSvd svd = Nmf.check(passes, entries, options.polish(),
				() -> svdSize(passes, entries, options), half);
			final Factorization initial = first.fit(passes, entries, svd, half
				.rest());
			final MonitorSteps rest = new MonitorSteps(new MonitorRange(monitor, HALF,
				1));
			// what is missing has been filled better by now
			return grow(passes, entries, entries.areComplete() ? svd : svd(passes,
				entries, options, rest), initial, initial.products(), fixed, options,
				rest.rest());
		}
	}

	/**
	 * Grows a factorization of X by k components and polishes the result.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified
	 * @param initial W (m&times;r0) and H (r0&times;n); not modified
	 * @param options k, directions, and the tolerance and limits of polishing; r0
	 *          as in the factorization
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if X, the shapes, r or k are not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Growth grow(final RowBlocks X, final Factorization initial,
		final GsvdNmfOptions options, final ProgressMonitor monitor)
	{
		return grow(X, initial, new boolean[initial.components()], options,
			monitor);
	}

	/**
	 * Grows a factorization of X by k components and polishes the result, with
	 * some of its signatures fixed: they come back as they were, to the last bit.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified
	 * @param initial W (m&times;r0) and H (r0&times;n); not modified
	 * @param fixed for each of the r0 rows of H whether it is fixed; not modified
	 * @param options k, directions, and the tolerance and limits of polishing; r0
	 *          as in the factorization
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if X, the shapes, r or k are not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Growth grow(final RowBlocks X, final Factorization initial,
		final boolean[] fixed, final GsvdNmfOptions options,
		final ProgressMonitor monitor)
	{
		requireGrowth(X, initial, options);
		final Entries entries = Entries.of(X, options.polish());
		try (RowPasses passes = new RowPasses(entries.matrix(), options.polish()
			.threads(), monitor))
		{
			final Start copy = Nmf.givenStart(passes, initial.W(), initial.H(), fixed,
				options.initial());
			final MonitorSteps steps = new MonitorSteps(monitor);
			final CrossProducts products = entries.require(passes, copy.W, steps
				.pass());
			entries.fillWith(copy.W, copy.H.toArray());
			final TruncatedSvd svd = svd(passes, entries, options, steps);
			return grow(passes, entries, svd, base(copy, initial, entries), products,
				Arrays.copyOf(fixed, options.polish().components()), options, steps
					.rest());
		}
	}

	static void requireGrowth(final RowBlocks X, final Factorization initial,
		final GsvdNmfOptions options)
	{
		final int r0 = options.initial().components();
		if (initial.components() != r0) {
			throw new IllegalArgumentException("components - added must be " + initial
				.components() + ", as in the factorization, got " + r0);
		}
		GsvdRecovery.requireAdded(X, r0, options.added(), options.directions());
	}

	/** Returns a factorization with the W and H of a copy of it. */
	static Factorization base(final Start copy, final Factorization initial,
		final Entries entries)
	{
		return new Factorization(copy.W, copy.H, initial.iterations(), initial
			.converged(), entries.sumOfSquares(), initial.objectiveTrace());
	}

	/** One SVD for the start, for recovery and for polishing. */
	private static TruncatedSvd svd(final RowPasses passes, final Entries entries,
		final GsvdNmfOptions options, final MonitorSteps steps)
	{
		return TruncatedSvd.of(passes, svdSize(passes, entries, options), steps.to(
			Nmf.svdShare(passes, entries, options.polish())));
	}

	/** How many singular values recovery and polishing need. */
	static int svdSize(final RowPasses passes, final Entries entries,
		final GsvdNmfOptions options)
	{
		final int r = options.polish().components();
		return HalsSolver.usesSvd(passes, entries, options.polish()) ? r
			: GsvdRecovery.svdSize(r - options.added(), options.added(), options
				.directions());
	}

	/**
	 * Grows where X is checked and decomposed.
	 *
	 * @param svd {@link #svdSize} singular values
	 * @param products those of the initial W with X, or null
	 */
	static Growth grow(final RowPasses passes, final Entries entries,
		final TruncatedSvd svd, final Factorization initial,
		final CrossProducts products, final boolean[] fixed,
		final GsvdNmfOptions options, final ProgressMonitor monitor)
	{
		final Recovery recovery = GsvdRecovery.recover(passes, entries, svd,
			initial, products, options.added(), options.directions(),
			new MonitorRange(monitor, 0, 0.1));
		final Factorization grown = recovery.grown();
		final Start start = new Start(grown.W().copy(), grown.H().copy(), fixed);
		final int background = options.polish().background();
		final Factorization polished = Nmf.iterate(passes, entries, background < 0
			? start : Background.in(start, background), svd, options.polish(),
			new MonitorRange(monitor, 0.1, 1), "Polishing");
		return new Growth(initial, recovery, polished);
	}
}
