
package org.unmixj.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** What sample-stacks/README.md says of the time-lapse. */
class CalciumSampleTest {

	private static final int CELLS = 12;

	private final Sample sample = CalciumSample.make();
	private final Truth truth = Truth.of(sample);

	@Test
	void hasTwelveCellsAndNeuropil() {
		assertEquals(CELLS + 1, truth.W().length);
		assertEquals("Neuropil", sample.components().getStack().getSliceLabel(
			CELLS + 1));
	}

	@Test
	void tenCellsPartlyOverlapAnother() {
		final long overlapping = IntStream.range(0, CELLS).filter(a -> IntStream
			.range(0, CELLS).anyMatch(b -> a != b && isPart(shared(a, b)))).count();

		assertEquals(10, overlapping);
	}

	@Test
	void everyCellHasATransientOfThreeTimesItsRest() {
		for (int j = 0; j < CELLS; j++) {
			final double rest = Arrays.stream(truth.H()[j]).min().getAsDouble();

			assertTrue(rest < 1.0 / 3, "cell " + (j + 1) + ": " + rest);
		}
	}

	@Test
	void restingCellsBleach() {
		final double[] oneTransient = truth.H()[4];

		final double kept = oneTransient[oneTransient.length - 1] / oneTransient[0];

		assertTrue(kept > 0.7 && kept < 0.85, "kept " + kept);
	}

	@Test
	void noiseIsThatOfPhotons() {
		// The standard error of the mean of 819200 such terms is below 0.003.
		assertEquals(1, truth.dispersion(sample.stack()), 0.015);
	}

	/** Returns which part of a's pixels b covers too. */
	private double shared(final int a, final int b) {
		final BitSet both = body(a);
		final int pixels = both.cardinality();
		both.and(body(b));
		return (double) both.cardinality() / pixels;
	}

	private static boolean isPart(final double share) {
		return share > 0.15 && share < 0.5;
	}

	/** Returns the pixels where a cell has a fifth of its maximum or more. */
	private BitSet body(final int cell) {
		final double[] image = truth.W()[cell];
		double max = 0;
		for (final double value : image) {
			max = Math.max(max, value);
		}
		final BitSet body = new BitSet();
		for (int p = 0; p < image.length; p++) {
			body.set(p, image[p] >= 0.2 * max);
		}
		return body;
	}
}
