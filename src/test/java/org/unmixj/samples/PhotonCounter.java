
package org.unmixj.samples;

import java.util.List;
import java.util.Random;

import ij.process.ShortProcessor;

/** Draws photon counts: Poisson noise that is the same on every JDK. */
final class PhotonCounter {

	private final Random random;

	/** @param random its algorithm is part of Java's specification */
	PhotonCounter(final Random random) {
		this.random = random;
	}

	/**
	 * Returns a Poisson number, by inversion.
	 *
	 * @param mean at most 700, where exp(-mean) would vanish
	 */
	int count(final double mean) {
		if (!(mean >= 0 && mean <= 700)) {
			throw new IllegalArgumentException("mean must be in 0..700, got " + mean);
		}
		double remaining = random.nextDouble();
		double probability = StrictMath.exp(-mean);
		final int limit = (int) (mean + 20 * Math.sqrt(mean) + 20);
		int count = 0;
		while (remaining >= probability && count < limit) {
			remaining -= probability;
			count++;
			probability *= mean / count;
		}
		return count;
	}

	/**
	 * Returns one sample of a stack: the photons counted where the expected
	 * number is the sum of the components.
	 *
	 * @param components expected photons where the signature is 1
	 * @param signatures one per component
	 * @param sample index along the signatures
	 */
	ShortProcessor photograph(final List<Plane> components,
		final List<double[]> signatures, final int sample)
	{
		final Plane first = components.get(0);
		final short[] pixels = new short[first.values.length];
		for (int p = 0; p < pixels.length; p++) {
			double mean = 0;
			for (int j = 0; j < components.size(); j++) {
				mean += components.get(j).values[p] * signatures.get(j)[sample];
			}
			pixels[p] = (short) count(mean);
		}
		return new ShortProcessor(first.width, first.height, pixels, null);
	}
}
