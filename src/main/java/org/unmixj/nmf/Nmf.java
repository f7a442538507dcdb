
package org.unmixj.nmf;

import java.util.Objects;
import java.util.function.BooleanSupplier;

import org.unmixj.linalg.MatrixChecks;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Non-negative matrix factorization X &asymp; W&middot;H by HALS.
 *
 * <pre>
 *
 * Factorization f = Nmf.fit(new ColtRows(X), NmfOptions.withComponents(4),
 * 	ProgressMonitor.NONE);
 * </pre>
 */
public final class Nmf {

	/** The SVD's part of all work: of few passes over X, and of many. */
	private static final double SVD_OF_FAST = 0.35;

	private static final double SVD_OF_PLAIN = 0.05;

	private Nmf() {
		// static methods only
	}

	/**
	 * Factorizes X from the start that the options name.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified. With
	 *          {@link NmfOptions#withMissing} entries may be NaN
	 * @param options r &le; min(m, n)
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if X or r is not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Factorization fit(final RowBlocks X, final NmfOptions options,
		final ProgressMonitor monitor)
	{
		requireComponents(X, options.components());
		final Entries entries = Entries.of(X, options);
		try (RowPasses passes = new RowPasses(entries.matrix(), options.threads(),
			monitor))
		{
			final TruncatedSvd svd = check(passes, entries, options, () -> needsSvd(
				passes, entries, options), monitor);
			return fit(passes, entries, svd, options, afterSvd(passes, entries,
				options, monitor), "Factorization");
		}
	}

	/**
	 * Checks X, and decomposes it if that is needed, in the same pass.
	 *
	 * @param needed whether it is, as far as is known
	 * @param monitor is told how far that has come, in the part before
	 *          {@link #afterSvd}
	 * @return null if it is not
	 */
	private static TruncatedSvd check(final RowPasses passes,
		final Entries entries, final NmfOptions options,
		final BooleanSupplier needed, final ProgressMonitor monitor)
	{
		if (needed.getAsBoolean()) entries.requireInNextPass(passes);
		else entries.require(passes);
		// none may have been missing
		return needed.getAsBoolean() ? TruncatedSvd.of(passes, options.components(),
			new MonitorRange(monitor, 0, svdShare(passes, entries, options))) : null;
	}

	/** Returns the part of a monitor's range that follows the SVD. */
	static MonitorRange afterSvd(final RowPasses passes, final Entries entries,
		final NmfOptions options, final ProgressMonitor monitor)
	{
		return new MonitorRange(monitor, svdShare(passes, entries, options), 1);
	}

	/**
	 * Returns the part of all work that the SVD is, about; of X whose entries
	 * have been looked at where some may be missing.
	 */
	static double svdShare(final RowPasses passes, final Entries entries,
		final NmfOptions options)
	{
		return HalsSolver.usesSvd(passes, entries, options) ? SVD_OF_FAST
			: SVD_OF_PLAIN;
	}

	/** Whether the start or the method needs the SVD. */
	static boolean needsSvd(final RowPasses passes, final Entries entries,
		final NmfOptions options)
	{
		return !options.hasBackground() && options
			.initialization() != Initialization.RANDOM || HalsSolver.usesSvd(passes,
				entries, options);
	}

	/**
	 * Factorizes X where some signatures are known: they are the first rows of H,
	 * and the others start as the options name it, from what the known ones do
	 * not explain.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified
	 * @param known k signatures, fixed or starts
	 * @param options k &le; r &le; min(m, n)
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if X, r or the signatures are not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Factorization fit(final RowBlocks X,
		final KnownSignatures known, final NmfOptions options,
		final ProgressMonitor monitor)
	{
		requireComponents(X, options.components());
		known.requireAllowed(options, X.columns());
		final Entries entries = Entries.of(X, options);
		try (RowPasses passes = new RowPasses(entries.matrix(), options.threads(),
			monitor))
		{
			final TruncatedSvd svd = check(passes, entries, options, () -> HalsSolver
				.usesSvd(passes, entries, options), monitor);
			return fit(passes, entries, svd, known, options, afterSvd(passes, entries,
				options, monitor), "Factorization");
		}
	}

	/** The fit with known signatures where X has been checked. */
	static Factorization fit(final RowPasses passes, final Entries entries,
		final TruncatedSvd svd, final KnownSignatures known,
		final NmfOptions options, final ProgressMonitor monitor, final String stage)
	{
		return iterate(passes, entries, KnownStart.of(passes, entries.matrix(),
			known, entries.mean(), options), svd, options, monitor, stage);
	}

	/**
	 * Factorizes X from a given start; the initialization and the seed of the
	 * options are not used.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified. With
	 *          {@link NmfOptions#withMissing} entries may be NaN
	 * @param W0 m&times;r, finite, non-negative; not modified
	 * @param H0 r&times;n, finite, non-negative; not modified
	 * @param options r as in W0 and H0
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if shapes do not fit, or a matrix has
	 *           entries that are not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Factorization fit(final RowBlocks X, final TallMatrix W0,
		final DoubleMatrix2D H0, final NmfOptions options,
		final ProgressMonitor monitor)
	{
		return fit(X, W0, H0, new boolean[options.components()], options, monitor);
	}

	/**
	 * Factorizes X from a given start as
	 * {@link #fit(RowBlocks, TallMatrix, DoubleMatrix2D, NmfOptions, ProgressMonitor)}
	 * does, with some signatures fixed: those rows of H come back as they are in
	 * H0, to the last bit.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified
	 * @param W0 m&times;r, finite, non-negative; not modified
	 * @param H0 r&times;n, finite, non-negative; not modified
	 * @param fixed for each row of H whether it is fixed; not modified
	 * @param options r as in W0 and H0
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if shapes do not fit, or a matrix has
	 *           entries that are not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Factorization fit(final RowBlocks X, final TallMatrix W0,
		final DoubleMatrix2D H0, final boolean[] fixed, final NmfOptions options,
		final ProgressMonitor monitor)
	{
		requireComponents(X, options.components());
		final Entries entries = Entries.of(X, options);
		try (RowPasses passes = new RowPasses(entries.matrix(), options.threads(),
			monitor))
		{
			final Start start = givenStart(passes, W0, H0, fixed, options);
			final TruncatedSvd svd = check(passes, entries, options, () -> HalsSolver
				.usesSvd(passes, entries, options), monitor);
			return iterate(passes, entries, start, svd, options, afterSvd(passes,
				entries, options, monitor), "Factorization");
		}
	}

	/**
	 * Returns W and H as a factorization of X that no iteration was done for:
	 * with their error, in one look at X beside the check of its entries.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified. With
	 *          {@link NmfOptions#withMissing} entries may be NaN
	 * @param W m&times;r, finite, non-negative; not modified
	 * @param H r&times;n, finite, non-negative; not modified
	 * @param options r as in W and H, missing entries and threads
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if shapes do not fit, or a matrix has
	 *           entries that are not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Factorization evaluate(final RowBlocks X, final TallMatrix W,
		final DoubleMatrix2D H, final NmfOptions options,
		final ProgressMonitor monitor)
	{
		final Entries entries = Entries.of(X, options);
		try (RowPasses passes = new RowPasses(entries.matrix(), options.threads(),
			monitor))
		{
			final Start copy = givenStart(passes, W, H, new boolean[options
				.components()]);
			entries.require(passes);
			entries.fillWith(copy.W, copy.H.toArray());
			return new Factorization(copy.W, copy.H, 0, false, entries.sumOfSquares(),
				new double[] { entries.objective(passes, copy.W, copy.H, CrossProducts
					.of(passes, copy.W)) });
		}
	}

	/**
	 * The fit of {@link #fit(RowBlocks, NmfOptions, ProgressMonitor)} where the
	 * SVD is known.
	 *
	 * @param svd at least r singular values; may be null where neither the start
	 *          nor the method needs it
	 */
	static Factorization fit(final RowPasses passes, final Entries entries,
		final TruncatedSvd svd, final NmfOptions options,
		final ProgressMonitor monitor, final String stage)
	{
		if (options.hasBackground()) {
			return fit(passes, entries, svd, KnownSignatures.none(passes.columns()),
				options, monitor, stage);
		}
		final double mean = entries.mean();
		final Start start = options.initialization() == Initialization.RANDOM
			? RandomStart.of(passes.partition(), passes.columns(), options
				.components(), mean, options.seed()) : Nndsvd.of(svd, options
					.components(), options.initialization(), mean, options.seed(),
					passes);
		return iterate(passes, entries, start, svd, options, monitor, stage);
	}

	/**
	 * Iterates from a start by the solver for loss, penalties and missing
	 * entries.
	 */
	static Factorization iterate(final RowPasses passes, final Entries entries,
		final Start start, final TruncatedSvd svd, final NmfOptions options,
		final ProgressMonitor monitor, final String stage)
	{
		if (options.loss() == Loss.POISSON) {
			return PoissonSolver.solve(passes, entries, start, options, monitor,
				stage);
		}
		if (!options.penalties().areNone()) {
			return PenalizedHals.solve(passes, entries, start, options, monitor,
				stage);
		}
		return entries.areComplete() ? HalsSolver.solve(passes, entries, start, svd,
			options, monitor, stage) : IncompleteSolver.solve(passes, entries, start,
				options, monitor, stage);
	}

	static void requireComponents(final RowBlocks X, final long r) {
		final long most = Math.min(X.rows(), X.columns());
		if (r > most) {
			throw new IllegalArgumentException(
				"components must be in 1..min(m, n) = " + most + " for X with " + X
					.rows() + " rows and " + X.columns() + " columns, got " + r);
		}
	}

	/** Checks and copies W0 and H0, which may have a background. */
	static Start givenStart(final RowPasses passes, final TallMatrix W0,
		final DoubleMatrix2D H0, final boolean[] fixed, final NmfOptions options)
	{
		final Start start = givenStart(passes, W0, H0, fixed);
		return options.hasBackground() ? Background.in(start, options.background())
			: start;
	}

	/** Checks and copies W0 and H0 to the blocks of X. */
	static Start givenStart(final RowPasses passes, final TallMatrix W0,
		final DoubleMatrix2D H0, final boolean[] fixed)
	{
		final int r = fixed.length;
		Objects.requireNonNull(W0, "W0");
		MatrixChecks.requireShape(H0, r, passes.columns(), "H0");
		if (W0.rows() != passes.rows() || W0.columns() != r) {
			throw new IllegalArgumentException("W0 must be " + passes.rows() + " x " +
				r + ", got " + W0.rows() + " x " + W0.columns());
		}
		final TallMatrix W = new TallMatrix(passes.partition(), r);
		for (int b = 0; b < passes.partition().count(); b++) {
			W0.read(passes.partition().first(b), passes.partition().size(b), W.block(
				b));
			for (final double[] w : W.block(b)) {
				for (final double value : w) {
					requireNonNegative(value, "W0");
				}
			}
		}
		requireNonNegative(H0, "H0");
		return new Start(W, H0.copy(), fixed.clone());
	}

	static void requireNonNegative(final DoubleMatrix2D matrix,
		final String name)
	{
		for (int j = 0; j < matrix.rows(); j++) {
			for (int i = 0; i < matrix.columns(); i++) {
				requireNonNegative(matrix.getQuick(j, i), name);
			}
		}
	}

	private static void requireNonNegative(final double value,
		final String name)
	{
		if (!(value >= 0 && value <= Double.MAX_VALUE)) {
			throw new IllegalArgumentException(name +
				" must have finite entries of at least 0, got " + value);
		}
	}
}
