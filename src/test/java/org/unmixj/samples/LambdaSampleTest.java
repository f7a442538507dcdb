
package org.unmixj.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** What sample-stacks/README.md says of the lambda stack. */
class LambdaSampleTest {

	private static final int DYES = 4;

	/** A pixel holds a dye from a twentieth of the brightest pixel on. */
	private static final double HELD = LambdaSample.PEAK_PHOTONS / 20;

	private final Sample sample = LambdaSample.make();
	private final Truth truth = Truth.of(sample);
	private final int pixels = truth.W()[0].length;

	@Test
	void neighbouringSpectraOverlap() {
		for (int j = 1; j < DYES; j++) {
			final double cosine = Truth.cosine(truth.H()[j - 1], truth.H()[j]);

			assertTrue(cosine > 0.5 && cosine < 0.9, "cosine " + cosine);
		}
	}

	@Test
	void spectraAreSkewedToTheRed() {
		for (int j = 0; j < DYES; j++) {
			final double skewness = skewness(truth.H()[j]);

			assertTrue(skewness > 0.5, "skewness " + skewness);
		}
	}

	@Test
	void halfOfTheForegroundHoldsTwoDyes() {
		final long foreground = IntStream.range(0, pixels).filter(p -> truth.held(p,
			HELD, DYES) >= 1).count();
		final long two = IntStream.range(0, pixels).filter(p -> truth.held(p, HELD,
			DYES) >= 2).count();

		assertEquals(0.48, (double) two / foreground, 0.005);
	}

	@Test
	void brightestPixelExpectsFiveHundredPhotonsInItsStrongestChannel() {
		final double max = IntStream.range(0, pixels).mapToDouble(p -> IntStream
			.range(0, truth.H()[0].length).mapToDouble(i -> truth.expected(p, i))
			.max().getAsDouble()).max().getAsDouble();

		assertEquals(LambdaSample.PEAK_PHOTONS, max, 1e-3);
	}

	@Test
	void noiseIsThatOfPhotons() {
		// The standard error of the mean of 819200 such terms is below 0.003.
		assertEquals(1, truth.dispersion(sample.stack()), 0.015);
	}

	/** Returns the third standardized moment; a Gaussian's is 0. */
	private static double skewness(final double[] spectrum) {
		final double mean = moment(spectrum, 0, 1);
		return moment(spectrum, mean, 3) / Math.pow(moment(spectrum, mean, 2), 1.5);
	}

	private static double moment(final double[] spectrum, final double centre,
		final int order)
	{
		double sum = 0;
		double moment = 0;
		for (int i = 0; i < spectrum.length; i++) {
			sum += spectrum[i];
			moment += Math.pow(i - centre, order) * spectrum[i];
		}
		return moment / sum;
	}
}
