
package org.unmixj.explorer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.EllipseRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.macro.Interpreter;

class MacroTextTest {

	@AfterEach
	void noImageIsActive() {
		WindowManager.setTempCurrentImage(null);
	}

	@Test
	void titlesAreQuoted() {
		assertEquals("selectImage(\"a \\\\ \\\"b\\\"\");", MacroText.select(
			"a \\ \"b\""));
	}

	@Test
	void keysAreAddedAtTheEnd() {
		assertEquals("run(\"A...\", \"b=1 stack=[a \\\"b\\\"]\");", MacroText
			.withKeys("run(\"A...\", \"b=1\");", "stack=[a \"b\"]"));
		assertEquals("run(\"A...\", \"b=1\");", MacroText.withKeys(
			"run(\"A...\", \"b=1\");", ""));
	}

	/** ImageJ itself reads the lines. */
	@Test
	void selectionsComeBackPixelByPixel() {
		final Roi traced = new PolygonRoi(new int[] { 2, 9, 9, 5, 5, 2 },
			new int[] { 3, 3, 12, 12, 7, 7 }, 6, Roi.TRACED_ROI);
		final Roi polygon = new PolygonRoi(new float[] { 1.5f, 14.25f, 7 },
			new float[] { 1, 3.5f, 15 }, Roi.POLYGON);
		final Roi holes = new ShapeRoi(new OvalRoi(1, 1, 15, 14)).not(new ShapeRoi(
			new Roi(4, 4, 3, 3))).not(new ShapeRoi(new Roi(9, 6, 2, 4))).or(
				new ShapeRoi(new Roi(17, 17, 3, 2)));
		final Roi diagonal = new ShapeRoi(new Roi(2, 2, 4, 4)).or(new ShapeRoi(
			new Roi(6, 6, 4, 4)));
		final Roi round = new Roi(2, 3, 12, 9, 6);
		for (final Roi roi : List.of(holes, diagonal, round, new Roi(3, 4, 5, 6),
			new OvalRoi(2, 3, 9, 7), new EllipseRoi(3, 3, 14, 12, 0.5), traced,
			polygon))
		{
			final ImagePlus image = IJ.createImage("M", 20, 20, 1, 8);
			WindowManager.setTempCurrentImage(image);
			new Interpreter().run(String.join("\n", MacroText.selection(roi)));

			assertArrayEquals(mask(roi), mask(image.getRoi()), roi.toString());
		}
	}

	private static byte[] mask(final Roi roi) {
		final ImagePlus image = IJ.createImage("M", "8-bit black", 20, 20, 1);
		image.getProcessor().setValue(255);
		image.getProcessor().fill(roi);
		return (byte[]) image.getProcessor().getPixels();
	}

	/** An image from a file may have a selection. */
	@Test
	void whereNothingIsSelectedTheSelectionOfAnImageIsTakenAway() {
		assertEquals(List.of("run(\"Select None\");"), MacroText.selection(null));
	}

	@Test
	void whatCantBeWrittenIsSaid() {
		assertEquals("// Here the image needs its selection (Straight Line),",
			MacroText.selection(new Line(0, 0, 3, 3)).get(0));
	}
}
