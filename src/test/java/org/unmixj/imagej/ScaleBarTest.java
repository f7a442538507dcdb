
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ij.measure.Calibration;

class ScaleBarTest {

	private static Calibration calibration(final double pixelWidth,
		final String unit)
	{
		final Calibration calibration = new Calibration();
		calibration.pixelWidth = pixelWidth;
		calibration.setUnit(unit);
		return calibration;
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "1.99, 1", "2, 2", "4.99, 2", "5, 5", "9.99, 5",
		"10, 10", "0.0499, 0.02", "0.05, 0.05", "1000, 1000", "999.9, 500",
		"3e-7, 2e-7" })
	void roundLengthsAreOneTwoOrFiveTimesAPowerOfTen(final double limit,
		final double length)
	{
		assertEquals(length, ScaleBar.roundLength(limit));
	}

	@Test
	void aRoundBarIsAtMostAQuarterOfTheWidth() {
		final ScaleBar bar = ScaleBar.round(calibration(0.25, "micron"), 160);

		assertEquals("10 \u00b5m", bar.text());
		assertEquals(40, bar.pixels());
	}

	@Test
	void aGivenLengthIsKept() {
		final ScaleBar bar = ScaleBar.of(12.5, calibration(0.5, "nm"), 100);

		assertEquals("12.5 nm", bar.text());
		assertEquals(25, bar.pixels());
	}

	@Test
	void withoutAUnitTheLengthIsInPixels() {
		assertEquals("20 pixels", ScaleBar.of(20, new Calibration(), 100).text());
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, 50, Double.NaN, Double.POSITIVE_INFINITY })
	void rejectsWhatDoesNotFit(final double length) {
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> ScaleBar.of(length, calibration(0.5,
				"mm"), 100));

		assertEquals(Messages.barLength(length, "mm", 50), e.getMessage());
	}
}
