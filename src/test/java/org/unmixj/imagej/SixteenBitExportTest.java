
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.ImageProcessor;

class SixteenBitExportTest {

	private static ImagePlus ramp(final double from, final double step) {
		return Stacks.of("T", 11, 4, 2, 1, 1, 32, (x, y, c, z, t) -> from + step *
			x);
	}

	/** Returns the value that ImageJ measures. */
	private static double value(final ImagePlus image, final int x) {
		final ImageProcessor ip = image.getStack().getProcessor(1);
		ip.setCalibrationTable(image.getCalibration().getCTable());
		return ip.getPixelValue(x, 0);
	}

	@Test
	void allValuesFitIntoTheStepsAndReadTrue() {
		final ImagePlus result = SixteenBitExport.of(ramp(0, 0.37)).make(0);

		assertEquals("16-bit T", result.getTitle());
		assertEquals(16, result.getBitDepth());
		assertEquals(65535, result.getStack().getProcessor(1).get(10, 0));
		for (int x = 0; x <= 10; x++) {
			assertEquals(0.37 * x, value(result, x), 0.5 * 3.7 / 65535 * 1.01);
		}
	}

	@Test
	void aGivenFactorIsTheStep() {
		final ImagePlus result = SixteenBitExport.of(ramp(0, 0.37)).make(0.1);

		assertEquals(37, result.getStack().getProcessor(1).get(10, 0));
		assertEquals(4, result.getStack().getProcessor(2).get(1, 0));
		assertEquals(3.7, value(result, 10), 1e-6);
		assertEquals("0.1", result.getProp("export_factor"));
		assertTrue(result.getInfoProperty().contains(
			"16-bit export: value = 0 + 0.1 x pixel"));
	}

	@Test
	void negativeValuesHaveAnOffset() {
		final ImagePlus result = SixteenBitExport.of(ramp(-5, 1)).make(0);

		assertEquals(0, result.getStack().getProcessor(1).get(0, 0));
		assertEquals(-5, value(result, 0), 1e-6);
		assertEquals(5, value(result, 10), 1e-6);
		assertEquals("-5", result.getProp("export_offset"));
	}

	@Test
	void valuesAreTrueAfterSavingAndOpening(@TempDir final File folder) {
		final String path = new File(folder, "T.tif").getPath();
		final ImagePlus result = SixteenBitExport.of(ramp(-5, 0.123)).make(0);

		assertTrue(new FileSaver(result).saveAsTiff(path));

		final ImagePlus opened = new Opener().openImage(path);
		assertEquals(-5 + 0.123 * 7, value(opened, 7), 1.23 / 65535);
		assertEquals(result.getProp("export_factor"), opened.getProp(
			"export_factor"));
		assertEquals(2, opened.getNChannels());
	}

	@Test
	void theLookOfAComponentsImageIsKept() {
		final ImagePlus components = Unmixing.of(Stacks.random(9, 8, 6, 1, 1, 8))
			.hals(NmfOptions.withComponents(3), ProgressMonitor.NONE).components();
		components.setOverlay(new Overlay(new Roi(1, 1, 3, 3)));
		components.getCalibration().pixelWidth = 0.3;

		final CompositeImage result = (CompositeImage) SixteenBitExport.of(
			components).make(0);

		final double factor = Double.parseDouble(result.getProp("export_factor"));
		assertEquals(CompositeImage.COMPOSITE, result.getMode());
		for (int c = 0; c < 3; c++) {
			assertArrayEquals(components.getLuts()[c].getBytes(), result.getLuts()[c]
				.getBytes());
			assertEquals(components.getLuts()[c].max / factor, result
				.getLuts()[c].max, 1e-9 * result.getLuts()[c].max);
			assertEquals("Component " + (c + 1), result.getStack().getSliceLabel(c +
				1));
		}
		assertEquals("HALS NMF", result.getProp("method"));
		assertTrue(result.getInfoProperty().endsWith(components.getInfoProperty()));
		assertEquals(Spectra.of(components), Spectra.of(result));
		assertEquals(0.3, result.getCalibration().pixelWidth);
		assertEquals(1, result.getOverlay().size());
	}

	@Test
	void saturatedValuesAreCounted() {
		final SixteenBitExport export = SixteenBitExport.of(ramp(0, 1));

		final ImagePlus result = export.make(1e-4);

		// 7, 8, 9, 10 in four lines of both channels
		assertEquals(Messages.exportSaturated(32, 10), export.warning());
		assertEquals(65535, result.getStack().getProcessor(1).get(7, 0));
		assertEquals(60000, result.getStack().getProcessor(1).get(6, 0));
		export.make(0);
		assertEquals("", export.warning());
	}

	@Test
	void zerosStayZero() {
		final ImagePlus result = SixteenBitExport.of(ramp(0, 0)).make(0);

		assertEquals(0, value(result, 3));
		assertEquals("1", result.getProp("export_factor"));
	}

	@Test
	void theImageStaysAsItWas() {
		final ImagePlus image = ramp(0, 1);

		SixteenBitExport.of(image).make(0);

		assertEquals(10, image.getStack().getProcessor(1).getf(10, 0));
		assertEquals(null, image.getProp("export_factor"));
		assertEquals(false, image.getCalibration().calibrated());
	}

	@Test
	void rejectsWhatItCannotExport() {
		assertEquals(Messages.NO_IMAGE, message(() -> SixteenBitExport.of(null)));
		assertEquals(Messages.not32Bit("T", 16), message(() -> SixteenBitExport.of(
			IJ.createImage("T", "16-bit", 4, 4, 1))));
		final ImagePlus bad = ramp(0, 1);
		bad.getStack().getProcessor(2).setf(3, Float.NaN);
		bad.getStack().getProcessor(2).setf(4, Float.POSITIVE_INFINITY);
		assertEquals(Messages.exportNotFinite("T", 2), message(
			() -> SixteenBitExport.of(bad)));
		assertEquals("factor must be 0 or more, got -1.", message(
			() -> SixteenBitExport.of(ramp(0, 1)).make(-1)));
	}

	private static String message(final Runnable action) {
		return assertThrows(IllegalArgumentException.class, action::run)
			.getMessage();
	}
}
