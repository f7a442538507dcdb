
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.SharedData;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.NmfOptions;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

/** What becomes of pixel values before they are unmixed. */
class PixelOptionsTest {

	private static final PixelOptions DEFAULT = PixelOptions.DEFAULT;

	private static final NmfOptions TWO = NmfOptions.withComponents(2);

	/** Five channels, values 20 to 269, 16-bit. */
	private static ImagePlus stack() {
		return Stacks.of("T", 12, 9, 5, 1, 2, 16, random(20));
	}

	private static Stacks.Value random(final int lowest) {
		final Random random = new Random(3);
		return (x, y, c, z, t) -> lowest + random.nextInt(250);
	}

	private static UnmixingResult unmix(final ImagePlus image,
		final PixelOptions pixels)
	{
		return Unmixing.of(image).withAxis(Axis.CHANNELS).withPixels(pixels).hals(
			TWO, ProgressMonitor.NONE);
	}

	private static String message(final ImagePlus image,
		final PixelOptions pixels)
	{
		return assertThrows(IllegalArgumentException.class, () -> unmix(image,
			pixels)).getMessage();
	}

	/** Returns a 32-bit copy with other values. */
	private static ImagePlus changed(final ImagePlus image,
		final DoubleUnaryOperator change)
	{
		return Stacks.of(image.getTitle(), image.getWidth(), image.getHeight(),
			image.getNChannels(), image.getNSlices(), image.getNFrames(), 32, (x, y,
				c, z, t) -> change.applyAsDouble(image.getStack().getProcessor(image
					.getStackIndex(c + 1, z + 1, t + 1)).getf(x, y)));
	}

	private static void requireSame(final UnmixingResult expected,
		final UnmixingResult result)
	{
		assertEquals(expected.factorization().relativeError(), result
			.factorization().relativeError());
		assertEquals(expected.factorization().H(), result.factorization().H());
		for (int i = 1; i <= expected.components().getStackSize(); i++) {
			assertArrayEquals((float[]) expected.components().getStack().getPixels(i),
				(float[]) result.components().getStack().getPixels(i));
		}
	}

	private static void requireInfo(final UnmixingResult result,
		final String line)
	{
		final String info = result.components().getInfoProperty();
		assertTrue(info.contains("\n" + line + "\n"), info);
	}

	@Test
	void textIsThatOfTheKeys() {
		assertEquals("", DEFAULT.toString());
		assertEquals("saturation=4095 missing=NaN background=Selection" +
			" region=[dark area] negatives=Offset mask=[inside] threshold=7.5" +
			" everywhere=true", DEFAULT.withSaturation("4095.0").withMissing(
				Missing.NAN).withBackground(Background.SELECTION, 0, "dark area")
				.withNegatives(Negatives.OFFSET).withMask(new ImagePlus("inside",
					new ByteProcessor(2, 2))).withThreshold(7.5).withEverywhere(true)
				.toString());
		assertEquals("Auto", DEFAULT.withSaturation(" auto ").saturation()
			.toString());
	}

	/** Else a background that was asked for would not be subtracted. */
	@Test
	void levelAndRegionNeedTheirBackground() {
		for (final Background other : Background.values()) {
			if (other != Background.CONSTANT) assertEquals(
				"level has a meaning only with background=Constant, got level=2.5." +
					" Give that too, or leave level out.", assertThrows(
						IllegalArgumentException.class, () -> DEFAULT.withBackground(other,
							2.5, "")).getMessage());
			if (other != Background.SELECTION) assertThrows(
				IllegalArgumentException.class, () -> DEFAULT.withBackground(other, 0,
					"dark"));
		}
		assertEquals("background=Constant level=2.5", DEFAULT.withBackground(
			Background.CONSTANT, 2.5, " ").toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "none at all", "0", "-3", "NaN", "Infinity" })
	void saturationIsNoneAutoOrANumber(final String text) {
		assertEquals("saturation must be None, Auto or a number above 0, got \"" +
			text + "\".", assertThrows(IllegalArgumentException.class, () -> DEFAULT
				.withSaturation(text)).getMessage());
	}

	@Test
	void saturatedValuesAreMissing() {
		final ImagePlus image = stack();

		final UnmixingResult result = unmix(image, DEFAULT.withSaturation("250"));

		requireSame(unmix(changed(image, v -> v >= 250 ? Float.NaN : v), DEFAULT
			.withMissing(Missing.NAN)), result);
		final long saturated = count(image, v -> v >= 250);
		requireInfo(result, "Saturated from: 250");
		requireInfo(result, "Saturated values: " + Preparation.share(saturated,
			1080));
		assertEquals(List.of(Messages.saturated(saturated, 1080, 250)), result
			.warnings());
	}

	private static long count(final ImagePlus image,
		final DoublePredicate counted)
	{
		long count = 0;
		for (int i = 1; i <= image.getStackSize(); i++) {
			final ImageProcessor ip = image.getStack().getProcessor(i);
			for (int p = 0; p < ip.getPixelCount(); p++) {
				if (counted.test(ip.getf(p))) count++;
			}
		}
		return count;
	}

	@Test
	void virtualStackGivesTheSame() {
		final ImagePlus image = stack();
		final PixelOptions pixels = DEFAULT.withSaturation("250").withBackground(
			Background.MINIMUM, 0, "");

		requireSame(unmix(image, pixels), unmix(Stacks.virtual(image), pixels));
	}

	@Test
	void inputIsNotChanged() {
		final ImagePlus image = stack();
		final ImagePlus before = image.duplicate();

		unmix(image, DEFAULT.withSaturation("200").withBackground(
			Background.MINIMUM, 0, "").withNegatives(Negatives.OFFSET));

		for (int i = 1; i <= image.getStackSize(); i++) {
			assertArrayEquals((short[]) before.getStack().getPixels(i),
				(short[]) image.getStack().getPixels(i));
		}
	}

	@Test
	void growthTakesTheSamePixels() {
		final ImagePlus image = stack();
		final GsvdNmfOptions options = GsvdNmfOptions.of(NmfOptions.withComponents(
			3));

		final UnmixingResult expected = Unmixing.of(changed(image, v -> v >= 250
			? Float.NaN : Math.max(0, v - 30))).withAxis(Axis.CHANNELS).withPixels(
				DEFAULT.withMissing(Missing.NAN)).gsvdNmf(options,
					ProgressMonitor.NONE);
		final UnmixingResult result = Unmixing.of(image).withAxis(Axis.CHANNELS)
			.withPixels(DEFAULT.withSaturation("250").withBackground(
				Background.CONSTANT, 30, "")).gsvdNmf(options, ProgressMonitor.NONE);

		requireSame(expected, result);
	}

	/** The maximum; how many of 10000 entries have it; the level of Auto. */
	@ParameterizedTest
	@CsvSource({ "255, 1, 255", "1023, 1, 1023", "4095, 1, 4095",
		"16383, 1, 16383", "65535, 1, 65535", "3000, 9, none found",
		"3000, 10, 3000", "3000, 500, 3000" })
	void autoTakesTheEndOfARange(final double maximum, final int count,
		final String level)
	{
		final int[] left = { count };
		final ImagePlus image = Stacks.of("T", 25, 100, 4, 1, 1, 16, (x, y, c, z,
			t) -> left[0]-- > 0 ? maximum : 1 + (x * (c + 1) + y * (5 - c)) % 200);

		final UnmixingResult result = unmix(image, DEFAULT.withSaturation("Auto"));

		final String info = result.components().getInfoProperty();
		assertTrue(info.contains("Saturated from: " + level), info);
		// that nothing was found is said, too
		assertEquals(List.of(level.startsWith("none") ? InputMessages
			.nothingSaturated(3000) : Messages.saturated(count, 10000, maximum)),
			result.warnings());
	}

	@Test
	void pixelOfWhichNothingIsThereIsZero() {
		final ImagePlus image = changed(stack(), v -> v);
		for (int c = 1; c <= 5; c++) {
			image.getStack().getProcessor(image.getStackIndex(c, 1, 1)).setf(3, 2,
				Float.NaN);
		}

		final UnmixingResult result = unmix(image, DEFAULT.withMissing(
			Missing.NAN));

		for (int j = 1; j <= 2; j++) {
			final ImagePlus components = result.components();
			assertEquals(0, components.getStack().getProcessor(components
				.getStackIndex(j, 1, 1)).getf(3, 2));
		}
		requireInfo(result, "Values that are not a number: 5 (0.463 %)");
		assertEquals(List.of(Messages.missing(5, 1080)), result.warnings());
	}

	@Test
	void nanStaysAnErrorWhereOnlySaturatedValuesAreMissing() {
		final ImagePlus image = changed(stack(), v -> v == 100 ? Float.NaN : v);
		final long count = count(image, Double::isNaN);

		assertTrue(message(image, DEFAULT.withSaturation("250")).startsWith(
			"\"T\" has " + count + " pixel values that are not a number"));
	}

	@Test
	void optionOfTheLibraryCountsAsWell() {
		final ImagePlus image = changed(stack(), v -> v == 100 ? Float.NaN : v);

		final UnmixingResult result = Unmixing.of(image).withAxis(Axis.CHANNELS)
			.hals(TWO.withMissing(true), ProgressMonitor.NONE);

		requireSame(unmix(image, DEFAULT.withMissing(Missing.NAN)), result);
	}

	@Test
	void channelOfWhichNothingIsThereIsAnError() {
		final ImagePlus image = Stacks.of("T", 8, 6, 3, 1, 1, 16, (x, y, c, z,
			t) -> c == 1 ? 300 : 10 + x + y * c);

		assertEquals(Messages.nothingThere("T", "channel 2"), message(image, DEFAULT
			.withSaturation("300")));
	}

	@Test
	void constantIsSubtractedAndWhatFallsBelowZeroIsZero() {
		final ImagePlus image = stack();

		final UnmixingResult result = unmix(image, DEFAULT.withBackground(
			Background.CONSTANT, 30, ""));

		requireSame(unmix(changed(image, v -> Math.max(0, v - 30)), DEFAULT),
			result);
		requireInfo(result, "Background subtracted: 30, 30, 30, 30, 30");
		requireInfo(result, "Negative values set to 0: " + Preparation.share(count(
			image, v -> v < 30), 1080));
		assertEquals(List.of(), result.warnings());
	}

	/** The values of each channel are 0 to 100 times its number, shuffled. */
	@Test
	void minimumIsTheFirstPercentileOfEachSample() {
		final ImagePlus image = Stacks.of("T", 101, 1, 4, 1, 1, 16, (x, y, c, z,
			t) -> (x * (7 + c)) % 101 * 10 * (c + 1));

		final UnmixingResult result = unmix(image, DEFAULT.withBackground(
			Background.MINIMUM, 0, ""));

		requireInfo(result, "Background subtracted: 10, 20, 30, 40");
	}

	@Test
	void percentileLiesBetweenTwoValues() {
		final ImagePlus image = Stacks.of("T", 51, 1, 2, 1, 1, 16, (x, y, c, z,
			t) -> 10 + x * (c + 1));

		final UnmixingResult result = unmix(image, DEFAULT.withBackground(
			Background.MINIMUM, 0, ""));

		requireInfo(result, "Background subtracted: 10.5, 11");
	}

	@Test
	void selectionIsTheBackgroundAndRestrictsNothing() {
		final ImagePlus image = Stacks.of("T", 12, 9, 4, 1, 1, 16, (x, y, c, z,
			t) -> x < 3 ? 10 * (c + 1) + (x + y) % 2 : 60 + x * (c + 1) + y * (4 -
				c));
		image.setRoi(new Roi(0, 0, 2, 8));

		final UnmixingResult result = unmix(image, DEFAULT.withBackground(
			Background.SELECTION, 0, ""));

		requireInfo(result, "Background subtracted: 10.5, 20.5, 30.5, 40.5");
		assertTrue(result.components().getStack().getProcessor(1).getf(11, 8) > 0);
		assertEquals(new Roi(0, 0, 2, 8), image.getRoi());
	}

	@Test
	void namedRegionIsTheBackgroundAndTheSelectionRestrictsTheFit() {
		final ImagePlus image = stack();
		final Roi dark = new Roi(0, 0, 3, 3);
		dark.setName("dark area");
		image.setOverlay(new Overlay(dark));
		final PixelOptions pixels = DEFAULT.withBackground(Background.SELECTION, 0,
			"dark area");
		final ImagePlus other = stack();
		other.setRoi(dark);
		final UnmixingResult whole = unmix(other, DEFAULT.withBackground(
			Background.SELECTION, 0, ""));

		requireSame(whole, unmix(image, pixels));
		image.setRoi(new Roi(4, 4, 5, 5));
		final UnmixingResult part = unmix(image, pixels);

		assertEquals(0, part.components().getStack().getProcessor(1).getf(0, 0));
		requireInfo(part, "Selection: Rectangle at x=4, y=4 of 5 x 5, 25 of 108" +
			" pixels");
	}

	@Test
	void regionMustBeAnAreaInTheImage() {
		final ImagePlus image = stack();
		final PixelOptions selection = DEFAULT.withBackground(Background.SELECTION,
			0, "");
		final PixelOptions named = DEFAULT.withBackground(Background.SELECTION, 0,
			"dark");

		assertEquals(Messages.noRegion("T"), message(image, selection));
		assertEquals(Messages.noSuchRegion("dark", List.of()), message(image,
			named));
		final Roi roi = new Roi(0, 0, 1, 1);
		roi.setName("light");
		image.setOverlay(new Overlay(roi));
		assertEquals(Messages.noSuchRegion("dark", List.of("light")), message(image,
			named));
		image.setRoi(new Line(1, 1, 5, 5));
		assertEquals(Messages.backgroundNoArea("", "straight line"), message(image,
			selection));
		image.setRoi(new Roi(40, 40, 3, 3));
		assertEquals(Messages.emptyRegion("T"), message(image, selection));
	}

	@Test
	void negativeValuesBecomeZero() {
		final ImagePlus image = changed(stack(), v -> v - 40);

		final UnmixingResult result = unmix(image, DEFAULT.withNegatives(
			Negatives.ZERO));

		final long negative = count(image, v -> v < 0);
		requireSame(unmix(changed(image, v -> Math.max(0, v)), DEFAULT), result);
		requireInfo(result, "Negative values set to 0: " + Preparation.share(
			negative, 1080));
		assertEquals(List.of(Messages.zeroed(negative, 1080)), result.warnings());
	}

	@Test
	void offsetMakesTheLowestValueZero() {
		final ImagePlus image = changed(stack(), v -> v - 40);
		final double lowest = -20;
		assertEquals(1, Math.min(1, count(image, v -> v == lowest)));
		assertEquals(0, count(image, v -> v < lowest));

		final UnmixingResult result = unmix(image, DEFAULT.withNegatives(
			Negatives.OFFSET));

		requireSame(unmix(changed(image, v -> v + 20), DEFAULT), result);
		requireInfo(result, "Offset added: 20");
		assertEquals(List.of(Messages.added(20)), result.warnings());
	}

	@Test
	void offsetIsThatOfWhatTheBackgroundLeaves() {
		final UnmixingResult result = unmix(stack(), DEFAULT.withBackground(
			Background.CONSTANT, 30, "").withNegatives(Negatives.OFFSET));

		requireInfo(result, "Offset added: 10");
		requireSame(unmix(changed(stack(), v -> v - 20), DEFAULT), result);
	}

	@Test
	void negativeValuesOfTheInputAreAnErrorUnlessTheBackgroundLiftsThem() {
		final ImagePlus image = changed(stack(), v -> v - 40);

		assertEquals(Messages.negative("T", count(image, v -> v < 0), -50), message(
			image, DEFAULT.withBackground(Background.CONSTANT, 30, "")));
		requireSame(unmix(stack(), DEFAULT), unmix(image, DEFAULT.withBackground(
			Background.CONSTANT, -40, "")));
	}

	@Test
	void levelMustBeFinite() {
		assertEquals("level must be a finite number, got NaN.", assertThrows(
			IllegalArgumentException.class, () -> DEFAULT.withBackground(
				Background.CONSTANT, Double.NaN, "")).getMessage());
	}

	/** A mask that is the left part of the image. */
	private static ImagePlus mask(final int width, final int height,
		final int left)
	{
		return Stacks.of("inside", width, height, 1, 1, 1, 8, (x, y, c, z,
			t) -> x < left ? 7 : 0);
	}

	@Test
	void maskIsAsGoodAsASelection() {
		final ImagePlus image = stack();
		final UnmixingResult masked = unmix(image, DEFAULT.withMask(mask(12, 9,
			5)));
		image.setRoi(new Roi(0, 0, 5, 9));

		requireSame(unmix(image, DEFAULT), masked);
		requireInfo(masked, "Pixels fitted: 45 of 108 pixels");
	}

	@Test
	void maskAndSelectionLeaveWhatIsInBoth() {
		final ImagePlus image = stack();
		image.setRoi(new Roi(3, 2, 7, 9));
		final UnmixingResult both = unmix(image, DEFAULT.withMask(mask(12, 9, 5)));
		image.setRoi(new Roi(3, 2, 2, 7));

		requireSame(unmix(image, DEFAULT), both);
	}

	@Test
	void maskMustFitTheStack() {
		assertEquals(Messages.mask("inside", 11, 9, 1, 8, 12, 9), message(stack(),
			DEFAULT.withMask(mask(11, 9, 3))));
		assertEquals(Messages.mask("T", 12, 9, 10, 16, 12, 9), message(stack(),
			DEFAULT.withMask(stack())));
		assertEquals(Messages.tooFewLeft("T", 0, 2), message(stack(), DEFAULT
			.withMask(mask(12, 9, 0))));
	}

	@Test
	void zerosInsideTheMaskAreNothingToUnmix() {
		final ImagePlus image = Stacks.of("T", 12, 9, 5, 1, 1, 16, (x, y, c, z,
			t) -> x < 5 ? 0 : 20);

		assertEquals(Messages.allZeroInside("T"), message(image, DEFAULT.withMask(
			mask(12, 9, 5))));
	}

	/** Dark where x is 0, 1, 4 or 9; the other frame is darker. */
	private static ImagePlus partlyDark() {
		return Stacks.of("T", 12, 9, 5, 1, 2, 16, (x, y, c, z, t) -> (1 - t) * (x +
			y) % 3 + (x == 4 || x == 9 || x < 2 ? c : 50 * (1 - t) + x * (c + 1) + y *
				(5 - c)));
	}

	private static ImagePlus brightMask() {
		return Stacks.of("inside", 12, 9, 1, 1, 1, 8, (x, y, c, z, t) -> x == 4 ||
			x == 9 || x < 2 ? 0 : 255);
	}

	@Test
	void thresholdLeavesDarkPixelsOut() {
		final ImagePlus image = partlyDark();
		final PixelOptions masked = DEFAULT.withMask(brightMask());
		final PixelOptions bright = DEFAULT.withThreshold(40);

		final UnmixingResult result = unmix(image, bright);

		requireSame(unmix(image, masked), result);
		requireSame(result, unmix(Stacks.virtual(image), bright));
		requireInfo(result, "Pixels fitted: 72 of 108 pixels");
		assertEquals(Messages.tooFewLeft("T", 0, 2), message(image, DEFAULT
			.withThreshold(1000)));
	}

	@Test
	void thresholdIsANumberOfAtLeastZero() {
		assertEquals("threshold must be a number of at least 0, got -1.",
			assertThrows(IllegalArgumentException.class, () -> DEFAULT.withThreshold(
				-1)).getMessage());
	}

	/** The conditions of non-negative least squares hold for every pixel. */
	@Test
	void everywhereUnmixesAllPixelsWithTheSignaturesOfTheFit() {
		final ImagePlus image = stack();
		final PixelOptions part = DEFAULT.withMask(mask(12, 9, 5)).withThreshold(
			21);
		final UnmixingResult fitted = unmix(image, part);

		final UnmixingResult result = unmix(image, part.withEverywhere(true));

		assertEquals(fitted.factorization().H(), result.factorization().H());
		assertEquals(fitted.factorization().relativeError(), result.factorization()
			.relativeError());
		for (int i = 0; i < 216; i++) {
			requireSolved(image, result, i % 12, i / 12 % 9, i / 108, v -> true);
		}
	}

	@Test
	void everywhereLeavesOutWhatIsMissing() {
		final ImagePlus image = stack();
		image.setRoi(new Roi(0, 0, 5, 5));

		final UnmixingResult result = unmix(image, DEFAULT.withSaturation("240")
			.withEverywhere(true));

		for (int i = 0; i < 216; i++) {
			requireSolved(image, result, i % 12, i / 12 % 9, i / 108, v -> v < 240);
		}
		requireSame(result, unmix(virtualWithSelection(image), DEFAULT
			.withSaturation("240").withEverywhere(true)));
	}

	private static ImagePlus virtualWithSelection(final ImagePlus image) {
		final ImagePlus virtual = Stacks.virtual(image);
		virtual.setRoi(image.getRoi());
		return virtual;
	}

	private static void requireSolved(final ImagePlus image,
		final UnmixingResult result, final int x, final int y, final int t,
		final DoublePredicate there)
	{
		final var H = result.factorization().H();
		final ImagePlus W = result.components();
		final double[] w = new double[2];
		for (int j = 0; j < 2; j++) {
			w[j] = W.getStack().getProcessor(W.getStackIndex(j + 1, 1, t + 1)).getf(x,
				y);
		}
		for (int j = 0; j < 2; j++) {
			double gradient = 0;
			for (int c = 0; c < 5; c++) {
				final double v = image.getStack().getProcessor(image.getStackIndex(c +
					1, 1, t + 1)).getf(x, y);
				if (!there.test(v)) continue;
				gradient += H.get(j, c) * (w[0] * H.get(0, c) + w[1] * H.get(1, c) - v);
			}
			final String place = x + " " + y + " " + t + ": " + gradient;
			assertTrue(gradient > -1e-3, place);
			assertTrue(w[j] == 0 || gradient < 1e-3, place);
		}
	}

	/** The errors were found by a numpy program; see the data's README. */
	@Test
	void minimumOfARealStackLeavesTheErrorOfAnotherProgram() {
		final ImagePlus image = IJ.openImage(SharedData.require(
			"leica_3dye_12ch_512x512_uint8.tif").toString());
		image.setDimensions(image.getStackSize(), 1, 1);
		final Unmixing unmixing = Unmixing.of(image);
		final NmfOptions three = NmfOptions.withComponents(3).withMethod(
			Method.PLAIN);

		assertEquals(2.450, unmixing.hals(three, ProgressMonitor.NONE)
			.factorization().relativeError(), 1e-3);
		assertEquals(3.021, unmixing.withPixels(DEFAULT.withBackground(
			Background.MINIMUM, 0, "")).hals(three, ProgressMonitor.NONE)
			.factorization().relativeError(), 1e-3);
	}
}
