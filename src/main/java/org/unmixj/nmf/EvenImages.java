
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.SmallMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Finds components whose image is the same everywhere, as that of a background,
 * but for noise.
 * <p>
 * By least squares with signatures that are known the variance of w_ij is
 * sigma&sup2;((HH&#7488;)&#8315;&sup1;)_jj, with sigma&sup2; that of the
 * entries of X. What the image has beyond that is its own.
 */
final class EvenImages {

	/** The largest standard deviation of an even image, of its mean. */
	private static final double UNEVEN = 0.3;

	/** An image must stand out from its noise by that to be called even. */
	private static final double LEAST_SIGNAL = 1.5;

	private EvenImages() {
		// static methods only
	}

	/**
	 * Returns how many images are even.
	 *
	 * @param f of X, whose noise is even
	 * @param divisors by what the rows of X were divided; an even image is one
	 *          over them
	 */
	static int count(final Factorization f, final double[] divisors) {
		final int r = f.components();
		final double m = f.W().rows();
		final DoubleMatrix2D gram = new DenseDoubleMatrix2D(Sweep.gram(f.H()
			.toArray()));
		if (!(f.objective() > 0) || f.H().columns() <= r) return 0;
		final double variance = 2 * f.objective() / (m * (f.H().columns() - r));
		final DoubleMatrix2D inverse;
		try {
			inverse = SmallMatrices.inverse(gram);
		}
		catch (final IllegalArgumentException e) {
			return 0; // signatures depend on each other
		}
		final double ones = Arrays.stream(divisors).map(d -> 1 / (d * d)).sum();
		int even = 0;
		for (int j = 0; j < r; j++) {
			double product = 0, squares = 0;
			int i = 0;
			for (int b = 0; b < f.W().partition().count(); b++) {
				for (final double w : f.W().block(b)[j]) {
					squares += w * w;
					product += w / divisors[i++];
				}
			}
			final double noise = m * variance * inverse.getQuick(j, j);
			final double signal = product * product / ones;
			if (squares - signal - noise <= UNEVEN * UNEVEN * signal &&
				signal > LEAST_SIGNAL * LEAST_SIGNAL * noise) even++;
		}
		return even;
	}
}
