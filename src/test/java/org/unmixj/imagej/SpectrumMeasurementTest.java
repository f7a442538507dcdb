
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Constraint;

import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.measure.Calibration;

class SpectrumMeasurementTest {

	private static final double[] GREEN = { 1, 4, 2 };

	private static final double[] RED = { 0, 1, 3 };

	/**
	 * 12 x 4 pixels, three channels and some slices: green in x &lt; 4, (x + 1)(z
	 * + 1) times its spectrum; red in 4 &le; x &lt; 8, twice its spectrum;
	 * nothing beyond; and 10 everywhere.
	 */
	private static ImagePlus image(final int slices, final int bits) {
		return Stacks.of("dyes.tif", 12, 4, 3, slices, 1, bits, (x, y, c, z,
			t) -> 10 + (x < 4 ? (x + 1) * (z + 1) * GREEN[c] : x < 8 ? 2 * RED[c]
				: 0));
	}

	private static Roi named(final Roi roi, final String name) {
		roi.setName(name);
		return roi;
	}

	private static ImagePlus withRegions() {
		final ImagePlus image = image(1, 16);
		final Overlay overlay = new Overlay(named(new Roi(0, 0, 4, 4), "green"));
		overlay.add(named(new Roi(4, 0, 4, 4), "red"));
		overlay.add(named(new Roi(8, 0, 4, 4), "empty"));
		image.setOverlay(overlay);
		return image;
	}

	private static double[] values(final MeasuredSpectrum measured) {
		return measured.spectrum().values().viewRow(0).toArray();
	}

	private static String refusal(final SpectrumMeasurement measurement) {
		return assertThrows(IllegalArgumentException.class, measurement::measure)
			.getMessage();
	}

	@Test
	void greyValuesAreTheMeanOfTheSelection() {
		for (final int bits : new int[] { 8, 16, 32 }) {
			final ImagePlus image = image(1, bits);
			image.setRoi(1, 1, 2, 2);

			final MeasuredSpectrum measured = SpectrumMeasurement.of(image).withScale(
				SpectrumScale.NONE).measure();

			// x + 1 = 2, 3
			assertArrayEquals(new double[] { 12.5, 20, 15 }, values(measured), 1e-12);
			assertEquals("", measured.warning());
		}
	}

	@Test
	void theSpectrumAboveTheBackgroundHasAPeakOf1() {
		final MeasuredSpectrum measured = SpectrumMeasurement.of(withRegions())
			.withRegions("green", "empty").measure();

		assertArrayEquals(new double[] { 0.25, 1, 0.5 }, values(measured), 1e-15);
		assertEquals(List.of("green"), measured.spectrum().names());
		assertEquals("Signature plot of Measured spectra", measured.plot()
			.getTitle());
		assertEquals("channel,green\n1,0.25\n2,1\n3,0.5\n", TableText.of(measured
			.table()));
	}

	@Test
	void theMeanIsOverAllPlanesOrThatOfTheRegion() {
		final ImagePlus image = image(3, 32);
		final Roi second = named(new Roi(0, 0, 1, 1), "second");
		second.setPosition(2, 2, 1);
		image.setOverlay(new Overlay(second));
		image.setRoi(0, 0, 1, 1);
		final SpectrumMeasurement measurement = SpectrumMeasurement.of(image)
			.withAxis(Axis.CHANNELS).withScale(SpectrumScale.NONE);

		// z + 1 = 1, 2, 3 and 2
		assertArrayEquals(new double[] { 12, 18, 14 }, values(measurement
			.measure()), 1e-12);
		assertArrayEquals(new double[] { 12, 18, 14 }, values(measurement
			.withRegions("second", "").measure()), 1e-12);
		second.setPosition(2, 3, 1);
		image.setOverlay(new Overlay(second));
		assertArrayEquals(new double[] { 13, 22, 16 }, values(measurement
			.withRegions("second", "").measure()), 1e-12);
	}

	@Test
	void aRegionThatBelongsToASampleIsMeasuredInAll() {
		final ImagePlus image = Stacks.of("z", 4, 4, 1, 3, 1, 8, (x, y, c, z,
			t) -> z + 1);
		final Roi region = named(new Roi(0, 0, 2, 2), "dye");
		region.setPosition(2);
		image.setOverlay(new Overlay(region));

		assertArrayEquals(new double[] { 1, 2, 3 }, values(SpectrumMeasurement.of(
			image).withRegions("dye", null).withScale(SpectrumScale.NONE).measure()),
			0);
	}

	@Test
	void theCalibrationFunctionIsApplied() {
		final ImagePlus image = image(1, 16);
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {
			-5, 2 }, "au");
		image.setRoi(8, 0, 4, 4);

		assertArrayEquals(new double[] { 15, 15, 15 }, values(SpectrumMeasurement
			.of(image).withScale(SpectrumScale.NONE).measure()), 1e-12);
	}

	@Test
	void theNameIsGivenOrThatOfTheRegionOrOfTheImage() {
		final ImagePlus image = image(1, 8);
		image.setRoi(0, 0, 2, 2);
		final SpectrumMeasurement measurement = SpectrumMeasurement.of(image);

		assertEquals(List.of("dyes"), measurement.measure().spectrum().names());
		image.setRoi(named(new Roi(0, 0, 2, 2), "0002-0001"));
		assertEquals(List.of("dyes"), measurement.measure().spectrum().names());
		image.setRoi(named(new Roi(0, 0, 2, 2), "cell"));
		assertEquals(List.of("cell"), measurement.measure().spectrum().names());
		assertEquals(List.of("my dye"), measurement.withName(" my\tdye ").measure()
			.spectrum().names());
	}

	@Test
	void dyesAreCollectedInTheFileAndUnmixTheirStack(@TempDir final File folder)
		throws IOException
	{
		final ImagePlus image = withRegions();
		final SpectrumMeasurement measurement = SpectrumMeasurement.of(image)
			.withPositions(SamplePositions.of(null, 500, 20));
		final File file = new File(folder, "Measured spectra.csv");

		measurement.withRegions("empty", "").withName("red").measure().save(folder);
		measurement.withRegions("green", "empty").measure().save(folder);
		measurement.withRegions("red", "empty").measure().save(folder);

		assertEquals(Arrays.asList("wavelength_nm,red,green", "500,0,0.25",
			"520,0.3333333333333333,1", "540,1,0.5"), Files.readAllLines(file
				.toPath()));
		assertTrue(new File(folder, "Signature plot of Measured spectra.png")
			.isFile());
		final ImagePlus components = Unmixing.of(image).withDetector(1, 10)
			.withPositions(SamplePositions.of(null, 500, 20)).apply(Spectra.read(
				file), Constraint.NON_NEGATIVE, ProgressMonitor.NONE).components();
		// 2 x 3 of red; at x = 2, 3 x 4 of green
		assertEquals(6, components.getStack().getVoxel(5, 1, 0), 1e-5);
		assertEquals(12, components.getStack().getVoxel(2, 1, 1), 1e-5);
		assertEquals(0, components.getStack().getVoxel(2, 1, 0), 1e-5);
	}

	@Test
	void spectraAtOtherSamplesAreRefusedAndTheFileStays(
		@TempDir final File folder) throws IOException
	{
		final SpectrumMeasurement measurement = SpectrumMeasurement.of(
			withRegions()).withRegions("green", "");
		measurement.measure().save(folder);
		final File file = new File(folder, "Measured spectra.csv");
		final byte[] before = Files.readAllBytes(file.toPath());
		final MeasuredSpectrum other = measurement.withPositions(SamplePositions.of(
			null, 500, 20)).measure();

		final String message = assertThrows(IllegalArgumentException.class,
			() -> other.save(folder)).getMessage();

		assertTrue(message.contains("3 samples from 1 to 3 (channel)") && message
			.contains("3 samples from 500 to 540 (wavelength_nm)"), message);
		assertArrayEquals(before, Files.readAllBytes(file.toPath()));
	}

	@Test
	void belowTheBackgroundIsZeroWithAWarning() {
		final ImagePlus image = withRegions();

		final MeasuredSpectrum measured = SpectrumMeasurement.of(image).withRegions(
			"red", "green").withScale(SpectrumScale.NONE).measure();

		// green has 2.5 times its spectrum in the mean
		assertArrayEquals(new double[] { 0, 0, 1 }, values(measured), 1e-12);
		assertEquals(Messages.belowBackground("red", 2, 3), measured.warning());
	}

	@Test
	void aFileOfRegionsServesWithoutADisplay(@TempDir final File folder) {
		final ImagePlus image = image(1, 16);
		final File file = new File(folder, "dye.roi");
		assertTrue(RoiEncoder.save(new OvalRoi(4, 0, 4, 4), file.getPath()));

		final MeasuredSpectrum measured = SpectrumMeasurement.of(image).withFile(
			file).withScale(SpectrumScale.NONE).measure();

		assertArrayEquals(new double[] { 10, 12, 16 }, values(measured), 1e-12);
		assertEquals(List.of("dye"), measured.spectrum().names());
		assertEquals(Messages.noRegionOfFile("region", "red", List.of("dye")),
			refusal(SpectrumMeasurement.of(image).withFile(file).withRegions("red",
				"")));
		assertEquals(Messages.noRegionOfFile("region", "", List.of("dye")), refusal(
			SpectrumMeasurement.of(image).withFile(file).withRegions("", "dye")));
	}

	@Test
	void whatCannotBeMeasuredIsRefusedInWords() {
		final ImagePlus image = withRegions();
		final SpectrumMeasurement measurement = SpectrumMeasurement.of(image);

		assertEquals(Messages.NO_IMAGE, assertThrows(IllegalArgumentException.class,
			() -> SpectrumMeasurement.of(null)).getMessage());
		assertEquals(Messages.noSpectrumRegion("dyes.tif"), refusal(measurement));
		assertEquals(Messages.noSuchRegion("blue", List.of("green", "red",
			"empty")), refusal(measurement.withRegions("blue", "")));
		assertEquals(Messages.noSuchRegion("none", List.of("green", "red",
			"empty")), refusal(measurement.withRegions("red", "none")));
		assertEquals(Messages.noSpectrumMeasured("empty", "the background"),
			refusal(measurement.withRegions("empty", "empty")));
		image.setRoi(new Line(0, 0, 3, 3));
		assertEquals(Messages.regionNoArea("selection", "straight line"), refusal(
			measurement));
		image.setRoi(new Roi(50, 50, 2, 2));
		assertEquals(Messages.regionOutside("selection", "dyes.tif"), refusal(
			measurement));
		image.setRoi(new Roi(0, 0, 2, 2));
		final ImagePlus nan = image(1, 32);
		nan.getStack().setVoxel(0, 0, 0, Double.NaN);
		nan.setRoi(0, 0, 1, 1);
		assertEquals(Messages.regionNotFinite("selection", "dyes.tif"), refusal(
			SpectrumMeasurement.of(nan)));
	}

	@Test
	void pixelsThatAreNoNumbersAreLeftOut() {
		final ImagePlus image = image(1, 32);
		image.getStack().setVoxel(0, 0, 0, Double.NaN);
		image.setRoi(0, 0, 2, 1);

		// x + 1 = 2 in the first channel, 1 and 2 in the others
		assertArrayEquals(new double[] { 12, 16, 13 }, values(SpectrumMeasurement
			.of(image).withScale(SpectrumScale.NONE).measure()), 1e-12);
	}
}
