
package org.unmixj.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ij.IJ;
import ij.ImagePlus;

/** The files in sample-stacks are what the classes here make. */
class SampleFilesTest {

	private static final Path FOLDER = Path.of("sample-stacks");
	private static final long MAX_BYTES = 2_000_000;

	static List<Sample> samples() {
		return SampleFiles.makeAll();
	}

	@ParameterizedTest
	@MethodSource("samples")
	void stackIsMadeAgainPixelByPixel(final Sample sample) {
		assertSame(sample.stack(), SampleFiles.stack(FOLDER, sample));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void trueComponentsAreMadeAgainPixelByPixel(final Sample sample) {
		assertSame(sample.components(), SampleFiles.components(FOLDER, sample));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void trueSignaturesAreMadeAgainToTheLetter(final Sample sample)
		throws IOException
	{
		assertEquals(sample.signatures(), Files.readString(SampleFiles.signatures(
			FOLDER, sample)));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void stackTakesLessThanTwoMegabytes(final Sample sample) throws IOException {
		final long bytes = Files.size(SampleFiles.stack(FOLDER, sample));

		assertTrue(bytes < MAX_BYTES, () -> bytes + " bytes");
	}

	private static void assertSame(final ImagePlus made, final Path file) {
		final ImagePlus read = IJ.openImage(file.toString());
		assertArrayEquals(made.getDimensions(), read.getDimensions());
		// not assertEquals: Calibration only overloads equals
		assertTrue(made.getCalibration().equals(read.getCalibration()));
		assertEquals(made.getCalibration().frameInterval, read
			.getCalibration().frameInterval);
		assertEquals(made.getInfoProperty(), read.getInfoProperty());
		assertEquals(made.getDisplayRangeMin(), read.getDisplayRangeMin());
		assertEquals(made.getDisplayRangeMax(), read.getDisplayRangeMax(), 1e-3);
		for (int i = 1; i <= made.getStackSize(); i++) {
			final String slice = file + ", slice " + i;
			assertEquals(made.getStack().getSliceLabel(i), read.getStack()
				.getSliceLabel(i), slice);
			assertSamePixels(made.getStack().getPixels(i), read.getStack().getPixels(
				i), slice);
		}
	}

	/** Compares arrays of any pixel type without rounding. */
	private static void assertSamePixels(final Object made, final Object read,
		final String slice)
	{
		assertEquals(made.getClass(), read.getClass(), slice);
		assertEquals(Array.getLength(made), Array.getLength(read), slice);
		for (int p = 0; p < Array.getLength(made); p++) {
			final int pixel = p;
			assertEquals(Array.get(made, p), Array.get(read, p), () -> slice +
				", pixel " + pixel);
		}
	}
}
