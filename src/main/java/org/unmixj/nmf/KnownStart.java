
package org.unmixj.nmf;

import org.unmixj.linalg.EntryCheck;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * W and H to start from where the first k signatures are known.
 * <p>
 * W of the known ones is the non-negative least-squares solution with these
 * alone. What that leaves above zero, max(0, X - W_k H_k), is where the others
 * must be, and NNDSVD of it is their start.
 */
final class KnownStart {

	private static final String STAGE = "Start";

	/** The part of what is left that a pass is, about. */
	private static final double PASS = 0.2;

	private KnownStart() {
		// static methods only
	}

	/**
	 * The start of the other components follows likewise where one of them is a
	 * {@link Background}, which is taken off X first.
	 *
	 * @param passes over X
	 * @param X m&times;n
	 * @param mean the mean of X
	 * @param options r &ge; k, initialization and seed of the others
	 * @param range is told how far that has come
	 */
	static Start of(final RowPasses passes, final RowBlocks X,
		final KnownSignatures known, final double mean, final NmfOptions options,
		final ProgressMonitor range)
	{
		final MonitorSteps steps = new MonitorSteps(range);
		if (options.hasBackground()) {
			return besideBackground(passes, X, known, mean, options, steps);
		}
		final int r = options.components();
		final int k = known.size();
		final DoubleMatrix2D Hk = known.H();
		final TallMatrix Wk = passes.telling(steps.next(PASS), STAGE, 1,
			() -> LinearUnmixing.solve(passes, Hk, Constraint.NON_NEGATIVE, false)
				.W());
		if (r == k) return new Start(Wk, Hk, known.fixedOf(r));
		final Start rest = options.initialization() == Initialization.RANDOM ? last(
			RandomStart.of(passes.partition(), passes.columns(), r, mean, options
				.seed()), r - k) : residual(passes, X, Wk, Hk, options
					.withOtherComponents(r - k), steps);
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(r, passes.columns());
		H.viewPart(0, 0, k, H.columns()).assign(Hk);
		H.viewPart(k, 0, r - k, H.columns()).assign(rest.H);
		return new Start(Wk.append(rest.W), H, known.fixedOf(r));
	}

	private static Start besideBackground(final RowPasses passes,
		final RowBlocks X, final KnownSignatures known, final double mean,
		final NmfOptions options, final MonitorSteps steps)
	{
		final int r = options.components();
		if (options.background() != r - 1) {
			throw new IllegalArgumentException("background must be the last of " + r +
				" components where no start is given, got " + options.background());
		}
		final int n = passes.columns();
		final TallMatrix ones = Background.ones(passes);
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(r, n);
		H.viewRow(r - 1).assign(passes.telling(steps.next(2 * PASS), STAGE, 2,
			() -> Background.start(passes)));
		if (r == 1) return new Start(ones, H).withBackground(0);
		final RowBlocks rest = new PositiveResidual(X, ones, H.viewPart(r - 1, 0, 1,
			n));
		final NmfOptions others = options.withOtherComponents(r - 1).withBackground(
			-1);
		try (RowPasses over = new RowPasses(rest, options.threads(), passes
			.monitor()))
		{
			final Start start = known.size() > 0 ? of(over, rest, known, mean, others,
				steps.rest()) : options.initialization() == Initialization.RANDOM
					? RandomStart.of(passes.partition(), n, r - 1, mean, options.seed())
					: residual(over, others, steps);
			H.viewPart(0, 0, r - 1, n).assign(start.H);
			return new Start(start.W.append(ones), H, known.fixedOf(r))
				.withBackground(r - 1);
		}
	}

	/** The last ones of random components: they do not depend on the others. */
	private static Start last(final Start all, final int count) {
		final int first = all.H.rows() - count;
		final int[] order = new int[count];
		final double[] ones = new double[count];
		for (int j = 0; j < count; j++) {
			order[j] = first + j;
			ones[j] = 1;
		}
		return new Start(all.W.select(order, ones), all.H.viewPart(first, 0, count,
			all.H.columns()).copy());
	}

	private static Start residual(final RowPasses passes, final RowBlocks X,
		final TallMatrix Wk, final DoubleMatrix2D Hk, final NmfOptions options,
		final MonitorSteps steps)
	{
		try (RowPasses over = new RowPasses(new PositiveResidual(X, Wk, Hk), options
			.threads(), passes.monitor()))
		{
			return residual(over, options, steps);
		}
	}

	private static Start residual(final RowPasses over, final NmfOptions options,
		final MonitorSteps steps)
	{
		final double mean = over.telling(steps.next(PASS), STAGE, 1,
			() -> EntryCheck.of(over)).sum() / ((double) over.rows() * over
				.columns());
		return Nndsvd.of(TruncatedSvd.of(over, options.components(), steps.rest()),
			options.components(), options.initialization(), mean, options.seed(),
			over);
	}
}
