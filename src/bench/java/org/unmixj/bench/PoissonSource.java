
package org.unmixj.bench;

import java.util.SplittableRandom;

/**
 * Poisson random numbers: by multiplication for small means, by transformed
 * rejection (PTRS) for others, at a cost that does not grow with the mean.
 *
 * @see "W. Hörmann, The transformed rejection method for generating Poisson
 *      random variables, Insurance: Mathematics and Economics 12 (1993)"
 */
final class PoissonSource {

	private static final int SMALL = 10;

	private static final double[] LOG_FACTORIALS = logFactorials(1 << 16);

	private final SplittableRandom random;

	PoissonSource(final SplittableRandom random) {
		this.random = random;
	}

	private static double[] logFactorials(final int count) {
		final double[] logs = new double[count];
		for (int k = 2; k < count; k++) {
			logs[k] = logs[k - 1] + Math.log(k);
		}
		return logs;
	}

	/**
	 * Returns the next number.
	 *
	 * @param mean at least 0; numbers beyond 65535 are not drawn
	 */
	int next(final double mean) {
		return mean < SMALL ? byMultiplication(mean) : byRejection(mean);
	}

	private int byMultiplication(final double mean) {
		final double limit = Math.exp(-mean);
		int k = 0;
		for (double product = random.nextDouble(); product > limit; product *=
			random.nextDouble())
		{
			k++;
		}
		return k;
	}

	private int byRejection(final double mean) {
		final double b = 0.931 + 2.53 * Math.sqrt(mean);
		final double a = -0.059 + 0.02483 * b;
		final double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
		final double quick = 0.9277 - 3.6224 / (b - 2);
		final double logMean = Math.log(mean);
		while (true) {
			final double u = random.nextDouble() - 0.5;
			final double v = random.nextDouble();
			final double us = 0.5 - Math.abs(u);
			final int k = (int) Math.floor((2 * a / us + b) * u + mean + 0.43);
			if (us >= 0.07 && v <= quick) return k;
			if (k < 0 || k >= LOG_FACTORIALS.length || us < 0.013 && v > us) continue;
			if (Math.log(v * inverseAlpha / (a / (us * us) + b)) <= k * logMean -
				mean - LOG_FACTORIALS[k])
			{
				return k;
			}
		}
	}
}
