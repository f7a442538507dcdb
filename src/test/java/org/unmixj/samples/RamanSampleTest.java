
package org.unmixj.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** What sample-stacks/README.md says of the Raman map. */
class RamanSampleTest {

	private static final int PROTEIN = 0, DNA = 1, LIPID = 2, FLUORESCENCE = 3;

	private final Sample sample = RamanSample.make();

	private final Truth truth = Truth.of(sample);

	@Test
	void brightestPixelsExpectTheStatedPhotons() {
		final double[] photons = { 60, 90, 130, 120 };
		for (int j = 0; j < photons.length; j++) {
			assertEquals(photons[j], Arrays.stream(truth.W()[j]).max().getAsDouble(),
				1e-3);
			assertEquals(1, Arrays.stream(truth.H()[j]).max().getAsDouble(), 1e-6);
		}
	}

	@Test
	void proteinAndLipidShareTwoBands() {
		for (final int wavenumber : new int[] { 1448, 1658 }) {
			final int sample = (wavenumber - 680) / 6;
			assertTrue(truth.H()[PROTEIN][sample] > 0.5, "protein " + wavenumber);
			assertTrue(truth.H()[LIPID][sample] > 0.5, "lipid " + wavenumber);
			assertTrue(truth.H()[DNA][sample] < 0.05, "DNA " + wavenumber);
		}
	}

	@Test
	void fluorescenceFallsAndIsPatchy() {
		final double[] spectrum = truth.H()[FLUORESCENCE];
		assertTrue(IntStream.range(1, spectrum.length).allMatch(
			i -> spectrum[i] < spectrum[i - 1]));
		final double[] image = truth.W()[FLUORESCENCE];
		final double none = Arrays.stream(image).filter(v -> v == 0).count() /
			(double) image.length;
		assertTrue(none > 0.2 && none < 0.8, "without: " + none);
	}

	@Test
	void noiseIsThatOfPhotons() {
		double expected = 0, squares = 0;
		for (int i = 0; i < sample.stack().getStackSize(); i++) {
			final double[] pixels = Truth.doubles(sample.stack(), i + 1);
			for (int p = 0; p < pixels.length; p++) {
				final double mean = truth.expected(p, i);
				expected += mean;
				squares += (pixels[p] - mean) * (pixels[p] - mean);
			}
		}
		// the variance of photon counts is their mean; 443520 values
		assertEquals(1, squares / expected, 0.015);
	}
}
