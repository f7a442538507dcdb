
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;

class CompositeFigureTest {

	private static final int WHITE = 0xffffff;

	/** Two channels: red rises along x to 255, green is 51 times y. */
	private static CompositeImage image() {
		final ImagePlus image = Stacks.of("T", 256, 6, 2, 1, 1, 32, (x, y, c, z,
			t) -> c == 0 ? x : 0.2 * y);
		return composite(image, Color.RED, Color.GREEN);
	}

	private static CompositeImage composite(final ImagePlus image,
		final Color... colors)
	{
		final CompositeImage composite = new CompositeImage(image,
			CompositeImage.COMPOSITE);
		final LUT[] luts = new LUT[colors.length];
		for (int i = 0; i < luts.length; i++) {
			luts[i] = LUT.createLutFromColor(colors[i]);
			luts[i].min = 0;
			luts[i].max = i == 0 ? 256 : 1;
		}
		composite.setLuts(luts);
		return composite;
	}

	private static CompositeFigure plain(final ImagePlus image) {
		return CompositeFigure.of(image).withBar("None").withKey(KeyPlace.NONE)
			.withSize(1);
	}

	private static int rgb(final ImagePlus figure, final int x, final int y) {
		return figure.getProcessor().get(x, y) & WHITE;
	}

	@Test
	void coloursAddUp() {
		final ImagePlus figure = plain(image()).make();

		assertEquals("Composite figure of T", figure.getTitle());
		assertEquals(24, figure.getBitDepth());
		assertArrayEquals(new int[] { 256, 6, 1, 1, 1 }, figure.getDimensions());
		assertEquals(0, rgb(figure, 0, 0));
		assertEquals(0x640000, rgb(figure, 100, 0));
		assertEquals(0xff3300, rgb(figure, 255, 1));
		assertEquals(0x07ff00, rgb(figure, 7, 5));
	}

	@Test
	void sumsEndAtFullColour() {
		final ImagePlus image = Stacks.of("T", 3, 1, 2, 1, 1, 32, (x, y, c, z,
			t) -> 0.5 * x);
		final CompositeImage composite = composite(image, Color.WHITE, Color.WHITE);
		composite.getChannelProcessor();
		final LUT[] luts = composite.getLuts();
		luts[0].max = 1;
		composite.setLuts(luts);

		final ImagePlus figure = plain(composite).make();

		assertEquals(0, rgb(figure, 0, 0));
		assertEquals(WHITE, rgb(figure, 1, 0));
		assertEquals(WHITE, rgb(figure, 2, 0));
	}

	@Test
	void someComponentsAreShownAlone() {
		assertEquals(0x003300, rgb(plain(image()).withComponents("2").make(), 255,
			1));
	}

	@Test
	void smallImagesAreEnlargedByAWholeFactor() {
		final ImagePlus image = image();
		image.getCalibration().pixelWidth = 0.6;
		image.getCalibration().setUnit("micron");

		final ImagePlus figure = plain(image).withSize(600).make();

		assertEquals(768, figure.getWidth());
		assertEquals(18, figure.getHeight());
		assertEquals(0.2, figure.getCalibration().pixelWidth, 1e-15);
		for (int x = 0; x < 768; x++) {
			assertEquals(x / 3 << 16, rgb(figure, x, 2));
		}
	}

	@Test
	void theBarIsAsLongAsItSays() {
		final ImagePlus image = Stacks.of("T", 100, 80, 1, 1, 1, 8, (x, y, c, z,
			t) -> 0);
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().setUnit("\u00b5m");

		final ImagePlus figure = plain(image).withBar("Auto").withSize(300).make();

		// 10 um of 12.5, which are 20 pixels, each of them three
		int longest = 0;
		for (int y = 0; y < figure.getHeight(); y++) {
			int white = 0;
			for (int x = 0; x < figure.getWidth(); x++) {
				if (rgb(figure, x, y) == WHITE) white++;
			}
			longest = Math.max(longest, white);
		}
		assertEquals(60, longest);
		assertTrue(figure.getInfoProperty().contains("Scale bar: 10 \u00b5m"));
		assertEquals("", plain(image).withBar("Auto").warning());
	}

	@Test
	void withoutAUnitThereIsNoBarAndAWarning() {
		final CompositeFigure options = plain(image()).withBar("Auto");

		assertEquals(Messages.noScaleBar("T"), options.warning());
		assertTrue(options.make().getInfoProperty().contains("Scale bar: none"));
		assertEquals("", plain(image()).warning());
	}

	@Test
	void theKeyBelowShowsEachColour() {
		final ImagePlus figure = plain(image()).withKey(KeyPlace.BELOW).withNames(
			"Nuclei, Actin").make();

		assertTrue(figure.getHeight() > 6);
		assertEquals(WHITE, rgb(figure, 0, 6));
		assertTrue(count(figure, 6, 0xff0000) >= 9);
		assertTrue(count(figure, 6, 0x00ff00) >= 9);
		assertTrue(figure.getInfoProperty().contains(
			"Channel 2: Actin, colour #00ff00, display range 0 to 1\n"), figure
				.getInfoProperty());
	}

	@Test
	void theKeyInsideHasTheNamesInTheirColours() {
		final ImagePlus image = composite(Stacks.of("T", 200, 100, 2, 1, 1, 8, (x,
			y, c, z, t) -> 0), Color.RED, Color.GREEN);

		final ImagePlus figure = plain(image).withKey(KeyPlace.INSIDE).withNames(
			"III,III").make();

		assertEquals(100, figure.getHeight());
		assertTrue(count(figure, 0, 0xff0000) > 3);
		assertEquals(count(figure, 0, 0xff0000), count(figure, 0, 0x00ff00));
	}

	private static int count(final ImagePlus figure, final int top,
		final int rgb)
	{
		int count = 0;
		for (int y = top; y < figure.getHeight(); y++) {
			for (int x = 0; x < figure.getWidth(); x++) {
				if (rgb(figure, x, y) == rgb) count++;
			}
		}
		return count;
	}

	@Test
	void aKeyThatIsTooWideHasMoreLines() {
		final int one = plain(image()).withKey(KeyPlace.BELOW).withNames("A,B")
			.make().getHeight();
		final int two = plain(image()).withKey(KeyPlace.BELOW).withNames(
			"A long name of a dye,another long name of a dye").make().getHeight();

		assertTrue(two > one, two + " and " + one);
	}

	@Test
	void namesAreThoseOfTheSliceLabels() {
		final ImagePlus image = image();
		image.getStack().setSliceLabel("Component 1; slice 3", 1);

		assertTrue(plain(image).make().getInfoProperty().contains(
			"Channel 1: Component 1, "));
		assertTrue(plain(image).make().getInfoProperty().contains(
			"Channel 2: Channel 2, "));
	}

	@ParameterizedTest
	@CsvSource({ "NONE, 3, 2, 20", "MAXIMUM, 3, 2, 30", "MEAN, 3, 2, 20",
		"NONE, 1, 2, 120", "MAXIMUM, 1, 2, 120", "MEAN, 1, 2, 60" })
	void slicesAreProjectedOrElseFrames(final Projection projection,
		final int slices, final int frames, final int expected)
	{
		// 10, 20, 30 in the slices of the first frame, 0 and 120 in frames
		final ImagePlus image = Stacks.of("T", 2, 2, 1, slices, frames, 8, (x, y, c,
			z, t) -> slices > 1 ? 10 * (z + 1) + 100 * t : 120 * t);
		image.setPosition(1, Math.min(2, slices), slices > 1 ? 1 : 2);

		final ImageProcessor plane = projection.plane(image, 1);

		assertEquals(expected, plane.getf(1, 1));
	}

	@Test
	void autoContrastSaturatesThePercentage() {
		final ImagePlus image = Stacks.of("T", 100, 1, 1, 1, 1, 32, (x, y, c, z,
			t) -> x + 1);

		final ImagePlus figure = plain(image).withContrast(Contrast.AUTO, 10)
			.make();

		assertTrue(figure.getInfoProperty().contains("display range 0 to 91"),
			figure.getInfoProperty());
		assertEquals(WHITE, rgb(figure, 90, 0));
		assertNotEquals(WHITE, rgb(figure, 85, 0));
	}

	@Test
	void aSelectionCropsTheFigure() {
		final ImagePlus image = image();
		image.setRoi(100, 2, 30, 3);

		final ImagePlus figure = plain(image).make();

		assertEquals(30, figure.getWidth());
		assertEquals(3, figure.getHeight());
		assertEquals(100 << 16 | 102 << 8, rgb(figure, 0, 0));
	}

	@Test
	void theImageStaysAsItWas() {
		final CompositeImage image = image();
		image.setPosition(2, 1, 1);
		final float[] before = ((float[]) image.getStack().getPixels(2)).clone();

		CompositeFigure.of(image).withProjection(Projection.MAXIMUM).withContrast(
			Contrast.AUTO, 1).make();

		assertEquals(2, image.getC());
		assertEquals(256, image.getLuts()[0].max);
		assertEquals(1, image.getCalibration().pixelWidth);
		assertArrayEquals(before, (float[]) image.getStack().getPixels(2));
	}

	@ParameterizedTest
	@EnumSource
	void everyPlaceOfTheKeyGivesAFigure(final KeyPlace place) {
		assertEquals(1024, CompositeFigure.of(image()).withKey(place).make()
			.getWidth());
	}

	@Test
	void rejectsWhatDoesNotFit() {
		final CompositeFigure figure = plain(image());
		assertEquals(Messages.names(3, 2), message(() -> figure.withNames("a,b,c")
			.make()));
		assertEquals(Messages.bar("long"), message(() -> figure.withBar("long")
			.make()));
		assertEquals(Messages.barLength(999, "pixels", 256), message(() -> figure
			.withBar("999").make()));
		assertEquals(Messages.indexList("components", "3", 2), message(() -> figure
			.withComponents("3").make()));
		assertEquals("size must be from 1 to 20000 pixels, got 0.", message(
			() -> figure.withSize(0)));
		assertEquals("saturated must be from 0 to below 100 percent, got 100.",
			message(() -> figure.withContrast(Contrast.AUTO, 100)));
		assertEquals(Messages.NO_IMAGE, message(() -> CompositeFigure.of(null)));
		assertEquals(Messages.figureOfRgb("colours"), message(() -> CompositeFigure
			.of(IJ.createImage("colours", "RGB", 4, 4, 1))));
	}

	private static String message(final Runnable action) {
		return assertThrows(IllegalArgumentException.class, action::run)
			.getMessage();
	}
}
