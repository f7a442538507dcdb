
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmixj.image.Axis;

import ij.ImagePlus;

class SampleAxisTest {

	private static final double[] NUMBERS = { 1, 2, 3 };

	private static SampleAxis of(final ImagePlus image, final Axis axis) {
		return SampleAxis.of(image, StackInput.of(image, axis).geometry());
	}

	private static ImagePlus channels(final String... labels) {
		final ImagePlus image = Stacks.random(2, 2, labels.length, 1, 1, 8);
		for (int c = 0; c < labels.length; c++) {
			image.getStack().setSliceLabel(labels[c], c + 1);
		}
		return image;
	}

	@Test
	void readsWavelengthsFromSliceLabels() {
		final SampleAxis samples = of(channels("450 nm", "460.5nm",
			"em: 471 nm\nExposure: 3 nm"), Axis.CHANNELS);

		assertEquals("wavelength_nm", samples.heading());
		assertEquals("Wavelength (nm)", samples.label());
		assertArrayEquals(new double[] { 450, 460.5, 471 }, samples.values());
	}

	@ParameterizedTest
	@CsvSource({ "450 nm,460 nm,DAPI", "450 nm,450 nm,470 nm",
		"405-450 nm,488 nm / 520 nm,561 nm", "450 nm,x460nm,470 nm" })
	void countsChannelsWithoutAWavelengthEach(final String first,
		final String second, final String third)
	{
		final SampleAxis samples = of(channels(first, second, third),
			Axis.CHANNELS);

		assertEquals("channel", samples.heading());
		assertEquals("Channel", samples.label());
		assertArrayEquals(NUMBERS, samples.values());
	}

	@Test
	void countsChannelsWithoutLabels() {
		assertEquals("channel", of(Stacks.random(2, 2, 3, 1, 1, 8), Axis.CHANNELS)
			.heading());
	}

	@Test
	void framesHaveTimesWithAnInterval() {
		final ImagePlus image = Stacks.random(2, 2, 1, 1, 3, 8);
		image.getCalibration().frameInterval = 0.5;
		image.getCalibration().setTimeUnit("ms");

		final SampleAxis samples = of(image, Axis.FRAMES);

		assertEquals("time_ms", samples.heading());
		assertEquals("Time (ms)", samples.label());
		assertArrayEquals(new double[] { 0, 0.5, 1 }, samples.values());
	}

	@Test
	void framesAreCountedWithoutAnInterval() {
		final SampleAxis samples = of(Stacks.random(2, 2, 1, 1, 3, 8), Axis.FRAMES);

		assertEquals("frame", samples.heading());
		assertArrayEquals(NUMBERS, samples.values());
	}

	@Test
	void slicesHaveDepthsWithAUnit() {
		final ImagePlus image = Stacks.random(2, 2, 1, 3, 1, 8);
		image.getCalibration().setUnit("\u00b5m");
		image.getCalibration().pixelWidth = 0.1;
		image.getCalibration().pixelDepth = 2;

		final SampleAxis samples = of(image, Axis.SLICES);

		assertEquals("z_um", samples.heading());
		assertArrayEquals(new double[] { 0, 2, 4 }, samples.values());
	}

	@Test
	void slicesAreCountedWithoutAUnit() {
		final SampleAxis samples = of(Stacks.random(2, 2, 1, 3, 1, 8), Axis.SLICES);

		assertEquals("slice", samples.heading());
		assertArrayEquals(NUMBERS, samples.values());
	}
}
