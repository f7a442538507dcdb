
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

class OpenImagesTest {

	private final BatchMode batch = new BatchMode();

	@AfterEach
	void close() {
		batch.close();
	}

	@Test
	void areThoseThatBatchModeHides() {
		final ImagePlus a = batch.open("a");
		final ImagePlus b = batch.open("b");

		assertEquals(List.of(a, b), OpenImages.all());
		assertSame(b, OpenImages.active());
	}

	@Test
	void includeTheThreadsActiveImage() {
		final ImagePlus image = IJ.createImage("not shown", "8-bit", 2, 2, 1);
		WindowManager.setTempCurrentImage(image);

		assertSame(image, OpenImages.find("image", "not shown"));
	}

	@Test
	void areFoundByTitleOrId() {
		final ImagePlus a = batch.open("a b.tif");
		batch.open("b");

		assertSame(a, OpenImages.find("image", "a b.tif"));
		assertSame(a, OpenImages.find("image", "" + a.getID()));
	}

	@Test
	void areNotFoundByTheirNumber() {
		batch.open("a");

		assertFails("1", "image must be the title or the ID of an open image," +
			" got \"1\". Open are: \"a\" (ID " + OpenImages.active().getID() + ").");
	}

	@Test
	void areAmbiguousWithEqualTitles() {
		final ImagePlus a1 = batch.open("a");
		final ImagePlus a2 = batch.open("a");

		assertFails("a", "image must name one image, but 2 have the title \"a\"." +
			" Give the ID of one of them: " + a1.getID() + ", " + a2.getID() + ".");
	}

	@Test
	void mayBeNone() {
		assertFails("a", "image must be the title or the ID of an open image," +
			" got \"a\". No image is open.");
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, OpenImages::active);
		assertEquals("There is no image open. Open the image first, then run the" +
			" command again.", e.getMessage());
	}

	@Test
	void giveUniqueTitles() {
		batch.open("Components of a-2.tif");
		assertEquals("Components of a-2-1.tif", OpenImages.uniqueTitle(
			"Components of a-2.tif"));

		batch.open("Components of a-2-1.tif");
		assertEquals("Components of a-2-2.tif", OpenImages.uniqueTitle(
			"Components of a-2.tif"));

		batch.open("v1.0 of it");
		assertEquals("v1.0 of it-1", OpenImages.uniqueTitle("v1.0 of it"));
		assertEquals("new", OpenImages.uniqueTitle("new"));
	}

	private static void assertFails(final String text, final String message) {
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> OpenImages.find("image", text));

		assertEquals(message, e.getMessage());
	}
}
