
package org.unmixj.nmf;

import org.unmixj.linalg.EntryCheck;
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

	private KnownStart() {
		// static methods only
	}

	/**
	 * @param passes over X
	 * @param X m&times;n
	 * @param mean the mean of X
	 * @param options r &ge; k, initialization and seed of the others
	 */
	static Start of(final RowPasses passes, final RowBlocks X,
		final KnownSignatures known, final double mean, final NmfOptions options)
	{
		final int r = options.components();
		final int k = known.size();
		final DoubleMatrix2D Hk = known.H();
		final TallMatrix Wk = LinearUnmixing.solve(passes, Hk,
			Constraint.NON_NEGATIVE, false).W();
		if (r == k) return new Start(Wk, Hk, known.fixedOf(r));
		final Start rest = options.initialization() == Initialization.RANDOM ? last(
			RandomStart.of(passes.partition(), passes.columns(), r, mean, options
				.seed()), r - k) : residual(passes, X, Wk, Hk, options
					.withOtherComponents(r - k));
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(r, passes.columns());
		H.viewPart(0, 0, k, H.columns()).assign(Hk);
		H.viewPart(k, 0, r - k, H.columns()).assign(rest.H);
		return new Start(Wk.append(rest.W), H, known.fixedOf(r));
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
		final TallMatrix Wk, final DoubleMatrix2D Hk, final NmfOptions options)
	{
		try (RowPasses over = new RowPasses(new PositiveResidual(X, Wk, Hk), options
			.threads(), passes.monitor()))
		{
			final double mean = EntryCheck.of(over).sum() / ((double) X.rows() * X
				.columns());
			return Nndsvd.of(TruncatedSvd.of(over, options.components()), options
				.components(), options.initialization(), mean, options.seed(), over);
		}
	}
}
