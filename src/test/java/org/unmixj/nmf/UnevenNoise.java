
package org.unmixj.nmf;

import java.util.Random;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * One dye in 40 pixels, some a thousand times brighter than others, with noise
 * of half the signal: a second component seems to be there by chance.
 */
public final class UnevenNoise {

	private static final int SEED = 22;

	private UnevenNoise() {
		// static methods only
	}

	/** Returns X, 40&times;10. */
	public static DoubleMatrix2D X() {
		final Random random = new Random(SEED);
		final DoubleMatrix2D X = new DenseDoubleMatrix2D(40, 10);
		for (int i = 0; i < 40; i++) {
			final double brightness = Math.exp(3 * random.nextGaussian());
			for (int j = 0; j < 10; j++) {
				X.set(i, j, brightness * Math.exp(-(j - 5) * (j - 5) / 20.0) * Math.max(
					0, 1 + 0.5 * random.nextGaussian()));
			}
		}
		return X;
	}
}
