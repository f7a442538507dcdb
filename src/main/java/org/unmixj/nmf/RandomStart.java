
package org.unmixj.nmf;

import java.util.SplittableRandom;

import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Uniform random W and H.
 * <p>
 * Each component is drawn from a generator of its own, so that the first r0 of
 * r components are those of r0 components and the same seed (Guo &amp; Holy,
 * Figure 5). Elements lie in [0, &radic;mean(X)), so that W&middot;H has the
 * order of magnitude of X.
 */
final class RandomStart {

	private RandomStart() {
		// static methods only
	}

	static Start of(final RowPartition partition, final int n, final int r,
		final double mean, final long seed)
	{
		final double scale = Math.sqrt(mean);
		final TallMatrix W = new TallMatrix(partition, r);
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(r, n);
		final SplittableRandom seeds = new SplittableRandom(seed);
		for (int j = 0; j < r; j++) {
			final SplittableRandom random = seeds.split();
			for (int b = 0; b < partition.count(); b++) {
				final double[] w = W.block(b)[j];
				for (int t = 0; t < w.length; t++) {
					w[t] = scale * random.nextDouble();
				}
			}
			for (int i = 0; i < n; i++) {
				H.setQuick(j, i, scale * random.nextDouble());
			}
		}
		return new Start(W, H);
	}
}
