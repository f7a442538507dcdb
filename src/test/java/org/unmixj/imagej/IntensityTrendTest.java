
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntensityTrendTest {

	/** Intensities that fall to a part of the first one. */
	private static double[] bleached(final int frames, final double last) {
		return IntStream.range(0, frames).mapToDouble(t -> 1000 * Math.pow(last, t /
			(frames - 1.0))).toArray();
	}

	@ParameterizedTest
	@CsvSource({ "5, 0.8", "30, 0.5", "400, 0.9", "401, 0.7", "3000, 0.3",
		"100, 1.25", "50, 1" })
	void findsTheChangeOfAnExponential(final int frames, final double last) {
		assertEquals(last - 1, IntensityTrend.change(bleached(frames, last)), 1e-9);
	}

	@Test
	void brightFramesDoNotMatter() {
		final double[] totals = bleached(100, 0.7);
		for (int t = 5; t < 100; t += 9) {
			totals[t] *= 3;
		}

		assertEquals(-0.3, IntensityTrend.change(totals), 0.02);
	}

	@Test
	void noiseIsNoTrend() {
		final Random random = new Random(1);
		final double[] totals = IntStream.range(0, 60).mapToDouble(t -> 1000 + 100 *
			random.nextGaussian()).toArray();

		assertNull(IntensityTrend.warning(totals));
	}

	@Test
	void warnsOfAtLeastATenth() {
		assertNull(IntensityTrend.warning(bleached(50, 0.91)));
		assertEquals(Messages.trend(-0.2), IntensityTrend.warning(bleached(50,
			0.8)));
		assertEquals(
			"The intensity falls by 20 % from the first to the last frame" +
				" (bleaching?), which every time course follows. In Fiji, Image > Adjust >" +
				" Bleach Correction evens it out before unmixing.", Messages.trend(
					-0.2));
		assertEquals(
			"The intensity rises by 30 % from the first to the last frame" +
				" (drift?), which every time course follows. Check the focus and the lamp.",
			Messages.trend(0.3));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4 })
	void tooFewFramesHaveNoTrend(final int frames) {
		final double[] totals = new double[frames];
		Arrays.setAll(totals, t -> Math.exp(-t));

		assertEquals(0, IntensityTrend.change(totals));
	}

	@Test
	void darkFramesHaveNoTrend() {
		assertEquals(0, IntensityTrend.change(new double[] { 5, 4, 0, 3, 2, 1 }));
	}
}
