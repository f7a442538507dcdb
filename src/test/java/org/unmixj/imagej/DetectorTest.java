
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Loss;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;

class DetectorTest {

	private static final NmfOptions TWO = NmfOptions.withComponents(2);

	private static UnmixingResult unmix(final ImagePlus image, final Loss loss,
		final double gain, final double offset)
	{
		return Unmixing.of(image).withAxis(Axis.CHANNELS).withDetector(gain, offset)
			.hals(TWO.withLoss(loss), ProgressMonitor.NONE);
	}

	private static float[] firstComponent(final UnmixingResult result) {
		return (float[]) result.components().getStack().getPixels(1);
	}

	@ParameterizedTest
	@EnumSource(Loss.class)
	void offsetIsSubtracted(final Loss loss) {
		final ImagePlus dark = Stacks.twoHalves(7);
		final ImagePlus lifted = dark.duplicate();
		for (int c = 1; c <= 7; c++) {
			lifted.getStack().getProcessor(c).add(100);
		}

		final UnmixingResult result = unmix(lifted, loss, 1, 100);

		assertArrayEquals(firstComponent(unmix(dark, loss, 1, 0)), firstComponent(
			result));
		assertEquals(100, lifted.getStack().getProcessor(1).get(0, 0));
	}

	@Test
	void valuesBelowTheOffsetAreCounted() {
		final ImagePlus image = Stacks.of("T", 5, 2, 4, 1, 1, 16, (x, y, c, z,
			t) -> x == 0 ? 90 + c : 200 + 10 * x * c);

		final UnmixingResult result = unmix(image, Loss.GAUSSIAN, 1, 92);

		assertTrue(result.components().getInfoProperty().contains(
			"Values below the offset, set to 0: 4, 10 percent"));
		assertTrue(result.warnings().isEmpty());
	}

	@Test
	void anOffsetAboveMostOfTheImageIsWarnedOf() {
		final ImagePlus image = Stacks.of("T", 5, 2, 4, 1, 1, 16, (x, y, c, z,
			t) -> x == 0 ? 150 + 10 * c + y : 90);

		assertTrue(unmix(image, Loss.GAUSSIAN, 1, 100).warnings().contains(Messages
			.belowOffset(100, 80)));
	}

	@Test
	void anOffsetAboveAllIsRefused() {
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> unmix(Stacks.random(6, 5, 4, 1, 1,
				8), Loss.POISSON, 1, 251));

		assertEquals(Messages.allBelowOffset("random", 251), e.getMessage());
	}

	@ParameterizedTest
	@ValueSource(doubles = { 1, 7.5 })
	void devianceIsNearOneWithTheRightGain(final double gain) {
		final Random random = new Random(5);
		final ImagePlus image = Stacks.of("T", 50, 40, 12, 1, 1, 32, (x, y, c, z,
			t) -> 100 + gain * Math.round(Math.max(0, mean(x, y, c) + Math.sqrt(mean(
				x, y, c)) * random.nextGaussian())));

		final String info = unmix(image, Loss.POISSON, gain, 100).components()
			.getInfoProperty();

		final Matcher deviance = Pattern.compile("with this gain: (.*)").matcher(
			info);
		assertTrue(deviance.find(), info);
		assertEquals(1, Double.parseDouble(deviance.group(1)), 0.05);
	}

	/** Some 50 to 400 photons: nearly a normal distribution. */
	private static double mean(final int x, final int y, final int c) {
		return 50 + 7 * (x * c / 12.0 + y * (12 - c) / 12.0) * 0.9;
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN, Double.POSITIVE_INFINITY })
	void refusesAGainThatIsNone(final double gain) {
		assertEquals(Messages.gain(gain), assertThrows(
			IllegalArgumentException.class, () -> new Detector(gain, 0))
			.getMessage());
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.NEGATIVE_INFINITY })
	void refusesAnOffsetThatIsNoNumber(final double offset) {
		assertEquals(Messages.offset(offset), assertThrows(
			IllegalArgumentException.class, () -> new Detector(1, offset))
			.getMessage());
	}
}
