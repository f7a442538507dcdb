
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Constraint;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ByteProcessor;

/** What becomes of pixel values before given spectra are applied. */
class ApplyPixelsTest {

	private static final int WIDTH = 20, HEIGHT = 15, CHANNELS = 12;

	private static final DoubleMatrix2D W = random(WIDTH * HEIGHT, 3, 1).assign(
		w -> w < 0.4 ? 0 : 1000 * w);

	private static final DoubleMatrix2D H = random(3, CHANNELS, 2);

	private static final DoubleMatrix2D X = W.zMult(H, null);

	private static final Spectra SPECTRA = Spectra.of("dyes.csv", List.of("A",
		"B", "C"), "channel", IntStream.rangeClosed(1, CHANNELS).asDoubleStream()
			.toArray(), H);

	private static DoubleMatrix2D random(final int rows, final int columns,
		final int seed)
	{
		final Random random = new Random(seed);
		return new DenseDoubleMatrix2D(rows, columns).assign(v -> random
			.nextDouble());
	}

	private static ImagePlus stack(final Stacks.Value value) {
		return Stacks.of("T", WIDTH, HEIGHT, CHANNELS, 1, 1, 32, value);
	}

	private static double x(final int x, final int y, final int c) {
		return X.get(y * WIDTH + x, c);
	}

	private static UnmixingResult apply(final ImagePlus image,
		final PixelOptions pixels)
	{
		return Unmixing.of(image).withPixels(pixels).apply(SPECTRA,
			Constraint.NON_NEGATIVE, ProgressMonitor.NONE);
	}

	/** Returns the largest difference from the truth. */
	private static double deviation(final ImagePlus components) {
		double largest = 0;
		for (int j = 0; j < 3; j++) {
			final float[] w = (float[]) components.getStack().getPixels(j + 1);
			for (int i = 0; i < w.length; i++) {
				largest = Math.max(largest, Math.abs(w[i] - W.get(i, j)));
			}
		}
		return largest;
	}

	@ParameterizedTest
	@EnumSource(Constraint.class)
	void saturatedValuesAreSolvedExactlyByTheOthers(final Constraint constraint) {
		final double level = 1300;
		final ImagePlus image = stack((x, y, c, z, t) -> Math.min(level, x(x, y,
			c)));
		final long saturated = IntStream.range(0, X.rows()).mapToLong(i -> IntStream
			.range(0, CHANNELS).filter(j -> X.get(i, j) >= level).count()).sum();

		final UnmixingResult result = Unmixing.of(image).withPixels(
			PixelOptions.DEFAULT.withSaturation("Auto")).apply(SPECTRA, constraint,
				ProgressMonitor.NONE);

		assertTrue(saturated > 100, "" + saturated);
		assertEquals(0, deviation(result.components()), 0.01);
		assertEquals(0, result.factorization().relativeError(), 1e-10);
		assertEquals(Messages.saturated(saturated, X.size(), level), result
			.warnings().get(0));
		assertTrue(deviation(apply(image, PixelOptions.DEFAULT)
			.components()) > 100);
	}

	@Test
	void aBackgroundIsSubtractedFirst() {
		final ImagePlus image = stack((x, y, c, z, t) -> 50 + 10 * c + x(x, y, c));
		final ImagePlus selected = stack((x, y, c, z, t) -> 50 + 10 * c + (x < 3 ? 0
			: x(x, y, c)));
		selected.setRoi(new Roi(0, 0, 3, HEIGHT));

		final ImagePlus plain = stack((x, y, c, z, t) -> 77 + x(x, y, c));
		assertEquals(0, deviation(apply(plain, PixelOptions.DEFAULT.withBackground(
			Background.CONSTANT, 77, "")).components()), 0.01);
		final ImagePlus components = apply(selected, PixelOptions.DEFAULT
			.withBackground(Background.SELECTION, 0, "")).components();
		for (int i = 0; i < X.rows(); i++) {
			for (int j = 0; j < 3; j++) {
				assertEquals(i % WIDTH < 3 ? 0 : W.get(i, j), components.getStack()
					.getProcessor(j + 1).getf(i), 0.01);
			}
		}
		assertTrue(deviation(apply(image, PixelOptions.DEFAULT).components()) > 10);
	}

	@Test
	void whatIsNoNumberIsMissingIfAskedForAndElseAnError() {
		final ImagePlus image = stack((x, y, c, z, t) -> (x + 3 * y + 5 * c) %
			7 == 0 ? Float.NaN : x(x, y, c));

		assertEquals(0, deviation(apply(image, PixelOptions.DEFAULT.withMissing(
			Missing.NAN)).components()), 0.01);
		assertTrue(assertThrows(IllegalArgumentException.class, () -> apply(image,
			PixelOptions.DEFAULT)).getMessage().startsWith("\"T\" has "));
	}

	@Test
	void aChannelOfWhichNothingIsThereIsLeftOut() {
		final ImagePlus image = stack((x, y, c, z, t) -> c == 4 ? Float.NaN : x(x,
			y, c));

		assertEquals(0, deviation(apply(image, PixelOptions.DEFAULT.withMissing(
			Missing.NAN)).components()), 0.01);
	}

	@Test
	void maskAndThresholdLeavePixelsOut() {
		final ByteProcessor inside = new ByteProcessor(WIDTH, HEIGHT);
		inside.setRoi(2, 3, 10, 9);
		inside.setValue(255);
		inside.fill();

		final ImagePlus components = apply(stack((x, y, c, z, t) -> x(x, y, c)),
			PixelOptions.DEFAULT.withMask(new ImagePlus("inside", inside))
				.withThreshold(300)).components();

		int fitted = 0;
		for (int i = 0; i < X.rows(); i++) {
			final boolean in = inside.get(i) > 0 && X.viewRow(i).zSum() >= 300 *
				CHANNELS;
			if (in) fitted++;
			for (int j = 0; j < 3; j++) {
				assertEquals(in ? W.get(i, j) : 0, components.getStack().getProcessor(
					j + 1).getf(i), 0.01);
			}
		}
		assertTrue(fitted > 20 && fitted < 85, "" + fitted);
		assertTrue(components.getInfoProperty().contains(
			"\nOptions: axis=Channels" +
				" spectra=[dyes.csv] constraint=NonNegative mask=[inside]" +
				" threshold=300\n"), components.getInfoProperty());
	}

	@Test
	void negativeValuesAreAnErrorOrZero() {
		final ImagePlus image = stack((x, y, c, z, t) -> x == 0 && c == 2 ? -5 : x(
			x, y, c));
		final ImagePlus zero = stack((x, y, c, z, t) -> x == 0 && c == 2 ? 0 : x(x,
			y, c));

		assertEquals(Messages.negative("T", HEIGHT, -5), assertThrows(
			IllegalArgumentException.class, () -> apply(image, PixelOptions.DEFAULT))
			.getMessage());
		final UnmixingResult result = apply(image, PixelOptions.DEFAULT
			.withNegatives(Negatives.ZERO));
		final UnmixingResult expected = apply(zero, PixelOptions.DEFAULT);
		for (int j = 1; j <= 3; j++) {
			assertArrayEquals((float[]) expected.components().getStack().getPixels(j),
				(float[]) result.components().getStack().getPixels(j));
		}
	}

	@Test
	void theEstimateCountsThePassesAndTellsWhatIsWrong() {
		final ImagePlus image = stack((x, y, c, z, t) -> x(x, y, c));

		assertEquals("Needs about 9 MB of memory. Looks at all pixels once.",
			Unmixing.of(image).estimateApply(SPECTRA).toString());
		assertEquals("Needs about 9 MB of memory. Looks at all pixels 4 times.",
			Unmixing.of(image).withDetector(1, 3).withPixels(PixelOptions.DEFAULT
				.withSaturation("Auto").withThreshold(3)).estimateApply(SPECTRA)
				.toString());
		assertEquals(Messages.NO_SPECTRA, assertThrows(
			IllegalArgumentException.class, () -> Unmixing.of(image).estimateApply(
				null)).getMessage());
		assertEquals(Messages.EVERYWHERE_GIVEN, assertThrows(
			IllegalArgumentException.class, () -> apply(image, PixelOptions.DEFAULT
				.withEverywhere(true))).getMessage());
	}
}
