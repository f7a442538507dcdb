
package org.unmixj.nmf;

import java.util.Objects;
import java.util.function.IntSupplier;

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

	/** So many passes, where each iteration is one. */
	private static final double SVD_PASSES = 3;

	private static final int USUAL_ITERATIONS = 60;

	private static final String EVALUATION = "Evaluation";

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
			final MonitorSteps steps = new MonitorSteps(monitor);
			final TruncatedSvd svd = check(passes, entries, options, () -> needsSvd(
				passes, entries, options) ? options.components() : 0, steps);
			return fit(passes, entries, svd, options, steps.rest(), "Factorization");
		}
	}

	/**
	 * Checks X, and decomposes it if that is needed, in the same pass.
	 *
	 * @param size how many singular values are needed, as far as is known, or 0
	 * @param steps of which it takes those that it needs
	 * @return null if none are
	 */
	static TruncatedSvd check(final RowPasses passes, final Entries entries,
		final NmfOptions options, final IntSupplier size, final MonitorSteps steps)
	{
		if (size.getAsInt() > 0) entries.requireInNextPass(passes, steps);
		else entries.require(passes, steps.pass());
		// none may have been missing
		return size.getAsInt() > 0 ? TruncatedSvd.of(passes, size.getAsInt(), steps
			.to(svdShare(passes, entries, options))) : null;
	}

	/**
	 * Returns the part of all work that the SVD is, about; of X whose entries
	 * have been looked at where some may be missing.
	 */
	static double svdShare(final RowPasses passes, final Entries entries,
		final NmfOptions options)
	{
		return HalsSolver.usesSvd(passes, entries, options) ? SVD_OF_FAST
			: SVD_PASSES / (SVD_PASSES + Math.min(USUAL_ITERATIONS, options
				.maxIterations()));
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
			final MonitorSteps steps = new MonitorSteps(monitor);
			final TruncatedSvd svd = check(passes, entries, options, () -> HalsSolver
				.usesSvd(passes, entries, options) ? options.components() : 0, steps);
			return fit(passes, entries, svd, known, options, steps.rest(),
				"Factorization");
		}
	}

	/** The fit with known signatures where X has been checked. */
	static Factorization fit(final RowPasses passes, final Entries entries,
		final TruncatedSvd svd, final KnownSignatures known,
		final NmfOptions options, final ProgressMonitor monitor, final String stage)
	{
		final MonitorSteps steps = new MonitorSteps(monitor);
		final Start start = KnownStart.of(passes, entries.matrix(), known, entries
			.mean(), options, steps.next(svdShare(passes, entries, options)));
		return iterate(passes, entries, start, svd, options, steps.rest(), stage);
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
			final MonitorSteps steps = new MonitorSteps(monitor);
			final TruncatedSvd svd = check(passes, entries, options, () -> HalsSolver
				.usesSvd(passes, entries, options) ? options.components() : 0, steps);
			return iterate(passes, entries, start, svd, options, steps.rest(),
				"Factorization");
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
			final MonitorSteps steps = new MonitorSteps(monitor);
			entries.require(passes, steps.next(0.5));
			entries.fillWith(copy.W, copy.H.toArray());
			final double objective = passes.telling(steps.rest(), EVALUATION, entries
				.areComplete() ? 1 : 2, () -> entries.objective(passes, copy.W, copy.H,
					CrossProducts.of(passes, copy.W)));
			monitor.progress(1, EVALUATION);
			return new Factorization(copy.W, copy.H, 0, false, entries.sumOfSquares(),
				new double[] { objective });
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
