
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.File;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;

class OverlayCopyTest {

	private static final Roi OVAL = new OvalRoi(1, 2, 3, 2);

	private static ImagePlus image(final int c, final int z, final int t,
		final Roi roi)
	{
		final ImagePlus image = Stacks.random(6, 5, c, z, t, 8);
		image.setOverlay(new Overlay((Roi) roi.clone()));
		return image;
	}

	private static Roi copied(final ImagePlus image, final Axis axis) {
		final Overlay overlay = Unmixing.of(image).withAxis(axis).hals(NmfOptions
			.withComponents(2), ProgressMonitor.NONE).components().getOverlay();
		assertEquals(1, overlay.size());
		return overlay.get(0);
	}

	private static int[] position(final Roi roi) {
		return new int[] { roi.getCPosition(), roi.getZPosition(), roi
			.getTPosition() };
	}

	@ParameterizedTest
	@CsvSource({ "CHANNELS, 0, 3, 4", "SLICES, 0, 2, 4", "FRAMES, 0, 3, 2" })
	void followsTheAxes(final Axis axis, final int c, final int z, final int t) {
		final ImagePlus image = image(3, 4, 5, OVAL);
		final Roi original = image.getOverlay().get(0);
		original.setPosition(2, 3, 4);

		final Roi copy = copied(image, axis);

		assertArrayEquals(new int[] { c, z, t }, position(copy));
		assertEquals(original.getBounds(), copy.getBounds());
		assertNotSame(original, copy);
		assertArrayEquals(new int[] { 2, 3, 4 }, position(original));
	}

	@Test
	void isAtAllComponentsIfItWasAtOneSample() {
		final ImagePlus image = image(4, 1, 1, OVAL);
		image.getOverlay().get(0).setPosition(3);

		assertArrayEquals(new int[] { 0, 0, 0 }, position(copied(image,
			Axis.CHANNELS)));
		assertEquals(3, image.getOverlay().get(0).getPosition());
	}

	@Test
	void countsInTheStackAreTakenApart() {
		final ImagePlus image = image(3, 4, 1, OVAL);
		image.getOverlay().get(0).setPosition(image.getStackIndex(2, 3, 1));

		assertArrayEquals(new int[] { 0, 3, 0 }, position(copied(image,
			Axis.CHANNELS)));
	}

	@Test
	void isSaved(@TempDir final File folder) {
		final ImagePlus image = image(4, 1, 1, OVAL);

		Unmixing.of(image).withFolder(folder).hals(NmfOptions.withComponents(2),
			ProgressMonitor.NONE);

		assertEquals(OVAL.getBounds(), IJ.openImage(new File(folder,
			"Components of random.tif").getPath()).getOverlay().get(0).getBounds());
	}

	@Test
	void isNoneWithoutOne() {
		assertNull(Unmixing.of(Stacks.random(6, 5, 4, 1, 1, 8)).hals(NmfOptions
			.withComponents(2), ProgressMonitor.NONE).components().getOverlay());
	}

	@Test
	void isNoneIfItIsHidden() {
		final ImagePlus image = image(4, 1, 1, OVAL);
		image.setHideOverlay(true);

		assertNull(OverlayCopy.of(image, StackInput.of(image, Axis.AUTO)
			.geometry()));
	}
}
