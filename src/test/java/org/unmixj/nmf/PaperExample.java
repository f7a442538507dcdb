
package org.unmixj.nmf;

import java.util.SplittableRandom;

import org.unmixj.linalg.SmallMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * The synthetic example of Guo &amp; Holy: 150&times;120, ten Gaussians of
 * &sigma; 2, cut at &plusmn;8, times ten boxes of length 10.
 */
final class PaperExample {

	private PaperExample() {
		// static methods only
	}

	/** W, 150&times;10: centres 20, 30 … 110, counted from 1. */
	static DoubleMatrix2D W() {
		final DoubleMatrix2D W = new DenseDoubleMatrix2D(150, 10);
		for (int j = 0; j < 10; j++) {
			final int centre = 20 + 10 * j;
			for (int i = centre - 8; i <= centre + 8; i++) {
				final double d = i - centre;
				W.set(i - 1, j, Math.exp(-d * d / (2 * 2 * 2)));
			}
		}
		return W;
	}

	/** H, 10&times;120: boxes that start at 17, 27 … 107, counted from 1. */
	static DoubleMatrix2D H() {
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(10, 120);
		for (int j = 0; j < 10; j++) {
			H.viewPart(j, 16 + 10 * j, 1, 10).assign(1);
		}
		return H;
	}

	/**
	 * X = W&middot;H plus uniform noise below 1e-12, which decides the signs of
	 * the nearly equal singular vectors.
	 *
	 * @param copy 0 for none, else the seed of the noise
	 */
	static DoubleMatrix2D X(final int copy) {
		final DoubleMatrix2D X = SmallMatrices.product(W(), H());
		final var random = new SplittableRandom(copy);
		return copy == 0 ? X : X.assign(v -> v + 1e-12 * random.nextDouble());
	}
}
