
package org.unmixj.nmf;

import java.util.SplittableRandom;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Non-negative parts of rank-one terms, as in NNDSVD.
 *
 * @see "C. Boutsidis and E. Gallopoulos, SVD based initialization: A head start
 *      for nonnegative matrix factorization, Pattern Recognition 41 (2008)"
 */
final class Nndsvd {

	private Nndsvd() {
		// static methods only
	}

	/**
	 * W and H of NNDSVD: of each pair of singular vectors the sign is kept whose
	 * parts have the larger product of norms, mp; both are scaled by
	 * &radic;(&sigma;&middot;mp).
	 *
	 * @param svd at least r singular values; not modified
	 * @param variant NNDSVD leaves zeros, NNDSVDa replaces them by the mean of X,
	 *          NNDSVDar each by its own uniform random number in [0, mean/100)
	 * @param mean the mean of X
	 */
	static Start of(final TruncatedSvd svd, final int r,
		final Initialization variant, final double mean, final long seed,
		final RowPasses passes)
	{
		final Start start = truncate(svd.U(), svd.V().viewDice().viewPart(0, 0, r,
			svd.V().rows()), svd.singularValues(), passes);
		if (variant == Initialization.NNDSVDA) fillZeros(start, () -> mean);
		if (variant == Initialization.NNDSVDAR) {
			final SplittableRandom random = new SplittableRandom(seed);
			fillZeros(start, () -> random.nextDouble() * mean / 100);
		}
		return start;
	}

	/**
	 * Truncates each rank-one term s_j u_j v_j to a non-negative one.
	 *
	 * @param U m&times;k or wider, any sign; not modified
	 * @param Vt k&times;n, any sign; not modified
	 * @param s k factors, &ge; 0
	 * @return W, m&times;k, and H, k&times;n
	 */
	static Start truncate(final TallMatrix U, final DoubleMatrix2D Vt,
		final double[] s, final RowPasses passes)
	{
		final int k = Vt.rows();
		final double[][] squares = passes.overRows(() -> (block, count, x,
			sums) -> {
			for (int j = 0; j < k; j++) {
				addSquares(U.block(block)[j], sums[j]);
			}
		}, lengths(k, 2));
		final DoubleMatrix2D H = Vt.copy();
		final double[] factorsW = new double[k];
		for (int j = 0; j < k; j++) {
			final double[] h = H.viewRow(j).toArray();
			final double[] squaresH = new double[2];
			addSquares(h, squaresH);
			final double positive = Math.sqrt(squares[j][0]) * Math.sqrt(squaresH[0]);
			final double negative = Math.sqrt(squares[j][1]) * Math.sqrt(squaresH[1]);
			final int side = positive >= negative ? 0 : 1;
			final double sign = side == 0 ? 1 : -1;
			final double size = Math.sqrt(s[j] * Math.max(positive, negative));
			factorsW[j] = size > 0 ? sign * size / Math.sqrt(squares[j][side]) : 0;
			final double factorH = size > 0 ? sign * size / Math.sqrt(squaresH[side])
				: 0;
			for (int i = 0; i < h.length; i++) {
				H.setQuick(j, i, Math.max(0, h[i] * factorH));
			}
		}
		final TallMatrix W = new TallMatrix(passes.partition(), k);
		passes.overRows(() -> (block, count, x, sums) -> {
			for (int j = 0; j < k; j++) {
				BlockKernels.projectedStep(W.block(block)[j], factorsW[j], U.block(
					block)[j], count);
			}
		});
		return new Start(W, H);
	}

	/** Adds the squares of the positive and of the negative elements. */
	private static void addSquares(final double[] values, final double[] sums) {
		double positive = 0, negative = 0;
		for (final double value : values) {
			if (value > 0) positive += value * value;
			else negative += value * value;
		}
		sums[0] += positive;
		sums[1] += negative;
	}

	private static int[] lengths(final int arrays, final int length) {
		final int[] lengths = new int[arrays];
		java.util.Arrays.fill(lengths, length);
		return lengths;
	}

	private static void fillZeros(final Start start,
		final java.util.function.DoubleSupplier value)
	{
		final TallMatrix W = start.W;
		final DoubleMatrix2D H = start.H;
		for (int j = 0; j < H.rows(); j++) {
			for (int b = 0; b < W.partition().count(); b++) {
				final double[] w = W.block(b)[j];
				for (int t = 0; t < w.length; t++) {
					if (!(w[t] > 0)) w[t] = value.getAsDouble();
				}
			}
			for (int i = 0; i < H.columns(); i++) {
				if (!(H.getQuick(j, i) > 0)) H.setQuick(j, i, value.getAsDouble());
			}
		}
	}
}
