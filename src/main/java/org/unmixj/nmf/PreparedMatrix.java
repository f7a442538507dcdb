
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TruncatedSvd;

/**
 * A matrix for several fits: it is checked once, decomposed once, and where a
 * factorization is grown that was made here, its products with X are known.
 * <p>
 * Not for several threads at a time; each fit uses several itself.
 *
 * <pre>
 *
 * PreparedMatrix prepared = new PreparedMatrix(X, 8);
 * Factorization f = prepared.fit(NmfOptions.withComponents(4), monitor);
 * for (int r = 5; r &lt;= 8; r++) {
 * 	f = prepared.grow(f, GsvdNmfOptions.of(NmfOptions.withComponents(r)),
 * 		monitor).polished();
 * }
 * </pre>
 */
public final class PreparedMatrix {

	private final RowBlocks X;

	private final int most;

	private final Entries entries;

	/** Null until it is needed. */
	private TruncatedSvd svd;

	/** The last one that was made here, or null. */
	private Factorization last;

	/**
	 * Prepares nothing yet.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified. It
	 *          must stay the same between the fits, which is not checked
	 * @param most the most components that will be asked for: so many singular
	 *          values are computed, and kept. With more, they are computed anew
	 */
	public PreparedMatrix(final RowBlocks X, final int most) {
		this.X = X;
		this.most = most;
		entries = Entries.of(X, false);
	}

	/**
	 * Does what {@link Nmf#fit(RowBlocks, NmfOptions, ProgressMonitor)} does.
	 *
	 * @throws IllegalArgumentException if X or r is not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public Factorization fit(final NmfOptions options,
		final ProgressMonitor monitor)
	{
		if (options.missing()) return Nmf.fit(X, options, monitor);
		Nmf.requireComponents(X, options.components());
		try (RowPasses passes = new RowPasses(X, options.threads(), monitor)) {
			final MonitorSteps steps = new MonitorSteps(monitor);
			final boolean decomposed = Nmf.needsSvd(passes, entries, options);
			if (!entries.areChecked() && !decomposed) entries.require(passes, steps
				.pass());
			final TruncatedSvd leading = decomposed ? leading(passes, options
				.components(), steps, Nmf.svdShare(passes, entries, options)) : null;
			last = Nmf.fit(passes, entries, leading, options, steps.rest(),
				"Factorization");
			return last;
		}
	}

	/**
	 * Does what
	 * {@link GsvdNmf#grow(RowBlocks, Factorization, GsvdNmfOptions, ProgressMonitor)}
	 * does.
	 *
	 * @throws IllegalArgumentException if X, the shapes, r or k are not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public Growth grow(final Factorization initial, final GsvdNmfOptions options,
		final ProgressMonitor monitor)
	{
		return grow(initial, new boolean[initial.components()], options, monitor);
	}

	/**
	 * Does what
	 * {@link GsvdNmf#grow(RowBlocks, Factorization, boolean[], GsvdNmfOptions, ProgressMonitor)}
	 * does.
	 *
	 * @throws IllegalArgumentException if X, the shapes, r or k are not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public Growth grow(final Factorization initial, final boolean[] fixed,
		final GsvdNmfOptions options, final ProgressMonitor monitor)
	{
		final NmfOptions polish = options.polish();
		if (polish.missing()) return GsvdNmf.grow(X, initial, fixed, options,
			monitor);
		GsvdNmf.requireGrowth(X, initial, options);
		try (RowPasses passes = new RowPasses(X, polish.threads(), monitor)) {
			final MonitorSteps steps = new MonitorSteps(monitor);
			Factorization base = initial;
			CrossProducts products = null;
			if (initial == last) products = initial.products();
			else {
				final Start copy = Nmf.givenStart(passes, initial.W(), initial.H(),
					fixed, options.initial());
				final MonitorRange pass = steps.pass();
				products = entries.areChecked() ? passes.telling(pass, "Growth", 1,
					() -> CrossProducts.of(passes, copy.W)) : entries.require(passes,
						copy.W, pass);
				base = GsvdNmf.base(copy, initial, entries);
			}
			final TruncatedSvd leading = leading(passes, GsvdNmf.svdSize(passes,
				entries, options), steps, Nmf.svdShare(passes, entries, polish));
			final Growth growth = GsvdNmf.grow(passes, entries, leading, base,
				products, Arrays.copyOf(fixed, polish.components()), options, steps
					.rest());
			last = growth.polished();
			return growth;
		}
	}

	/**
	 * Returns the relative error of the best approximation of each rank, which no
	 * factorization with so many components can be below, in percent.
	 *
	 * @return for each number of components from 1 to the most
	 */
	double[] bounds(final int threads, final ProgressMonitor monitor) {
		try (RowPasses passes = new RowPasses(X, threads, monitor)) {
			return leading(passes, most, new MonitorSteps(monitor), 1).relativeErrors(
				entries.sumOfSquares());
		}
	}

	/**
	 * X is checked, too, if it was not.
	 *
	 * @param steps of which it takes one if X is decomposed now
	 * @param end the fraction of all work where that ends
	 */
	private TruncatedSvd leading(final RowPasses passes, final int size,
		final MonitorSteps steps, final double end)
	{
		if (!entries.areChecked()) entries.requireInNextPass(passes, steps);
		if (svd == null || svd.size() < size) {
			svd = TruncatedSvd.of(passes, (int) Math.min(Math.max(size, most), Math
				.min(passes.rows(), passes.columns())), steps.to(end));
		}
		return svd.leading(size);
	}
}
