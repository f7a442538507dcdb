
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;

class SampleStackTest {

	@ParameterizedTest
	@EnumSource
	void opensWithTheTitleAndPixelsOfTheFile(final SampleStack sample) {
		final ImagePlus file = IJ.openImage("sample-stacks/" + sample.title());

		final ImagePlus opened = sample.open();

		assertEquals(sample.title(), opened.getTitle());
		assertArrayEquals(file.getDimensions(), opened.getDimensions());
		for (int i = 1; i <= file.getStackSize(); i++) {
			assertEquals(file.getStack().getSliceLabel(i), opened.getStack()
				.getSliceLabel(i));
			assertArrayEquals(file.getStack().getProcessor(i).getFloatArray(), opened
				.getStack().getProcessor(i).getFloatArray());
		}
	}

	@ParameterizedTest
	@EnumSource
	void opensANewImageEachTime(final SampleStack sample) {
		final ImagePlus first = sample.open();
		first.getStack().getProcessor(1).setf(0, 12345);

		final ImagePlus second = sample.open();

		assertNotSame(first, second);
		assertFalse(second.getStack().getProcessor(1).getf(0) == 12345);
	}

	@Test
	void opensThePaperExampleAsFramesOfALine() {
		final ImagePlus paper = SampleStack.PAPER.open();

		assertArrayEquals(new int[] { 150, 1, 1, 1, 120 }, paper.getDimensions());
		assertEquals(32, paper.getBitDepth());
		assertEquals(1, paper.getDisplayRangeMax());
	}

	@Test
	void opensTheLambdaStackAsChannelsWithWavelengthsAndMicrons() {
		final ImagePlus lambda = SampleStack.LAMBDA.open();

		assertArrayEquals(new int[] { 160, 160, 32, 1, 1 }, lambda.getDimensions());
		assertEquals(16, lambda.getBitDepth());
		assertEquals("450 nm", lambda.getStack().getSliceLabel(1));
		assertEquals("760 nm", lambda.getStack().getSliceLabel(32));
		assertEquals(IJ.GRAYSCALE, lambda.getDisplayMode());
		assertEquals(0, lambda.getDisplayRangeMin());
		assertEquals(250, lambda.getDisplayRangeMax());
		assertEquals("micron", lambda.getCalibration().getUnit());
		assertEquals(0.25, lambda.getCalibration().pixelWidth, 1e-12);
	}

	@Test
	void opensTheTimeLapseAsFramesWithTheirInterval() {
		final ImagePlus calcium = SampleStack.CALCIUM.open();
		final Calibration calibration = calcium.getCalibration();

		assertAll(() -> assertArrayEquals(new int[] { 64, 64, 1, 1, 200 }, calcium
			.getDimensions()), () -> assertEquals(16, calcium.getBitDepth()),
			() -> assertEquals(0.2, calibration.frameInterval, 1e-12),
			() -> assertEquals("sec", calibration.getTimeUnit()), () -> assertEquals(
				"micron", calibration.getUnit()), () -> assertEquals(1,
					calibration.pixelWidth, 1e-12));
	}

	@Test
	void opensTheRamanMapAsChannels() {
		final ImagePlus raman = SampleStack.RAMAN.open();

		assertArrayEquals(new int[] { 56, 44, 180, 1, 1 }, raman.getDimensions());
		assertEquals("680 cm-1", raman.getStack().getSliceLabel(1));
		assertEquals("1754 cm-1", raman.getStack().getSliceLabel(180));
		assertEquals(150, raman.getDisplayRangeMax());
		assertEquals("micron", raman.getCalibration().getUnit());
	}
}
