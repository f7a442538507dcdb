
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.measure.Calibration;

class ComponentMeasurementTest {

	/** Two components; the second is ten times the first, which is x + 100 z. */
	private static ImagePlus image(final int slices) {
		final ImagePlus image = Stacks.of("T", 10, 8, 2, slices, 1, 32, (x, y, c, z,
			t) -> (x + 100 * z) * (c == 0 ? 1 : 10));
		image.getCalibration().pixelWidth = 0.5;
		image.getCalibration().pixelHeight = 0.25;
		image.getCalibration().setUnit("\u00b5m");
		return image;
	}

	private static Roi named(final Roi roi, final String name) {
		roi.setName(name);
		return roi;
	}

	@Test
	void meansAndSumsAreThoseOfTheRegion() {
		final ImagePlus image = image(1);
		image.setRoi(2, 1, 3, 4);

		final TitledTable table = ComponentMeasurement.of(image).table();

		assertEquals("Measurements of T", table.getTitle());
		// x = 2, 3, 4 in four lines; pixels of 0.125 square um
		assertEquals(Arrays.asList(
			"region,area,unit,pixels,C1_mean,C1_sum,C2_mean,C2_sum",
			"selection,1.5,\u00b5m\u00b2,12,3,36,30,360", ""), Arrays.asList(TableText
				.of(table).split("\n", -1)));
	}

	@Test
	void eachRegionAndPlaneHasARow() {
		final ImagePlus image = image(3);
		final Roi everywhere = named(new Roi(0, 0, 1, 1), "everywhere");
		final Roi second = named(new Roi(1, 0, 1, 1), "second");
		second.setPosition(0, 2, 0);
		image.setOverlay(new Overlay(everywhere));
		image.getOverlay().add(second);

		final TitledTable table = ComponentMeasurement.of(image).table();

		assertEquals(4, table.size());
		assertEquals("everywhere,1,0.125,\u00b5m\u00b2,1,0,0,0,0", TableText.row(
			table, 0));
		assertEquals("everywhere,2,0.125,\u00b5m\u00b2,1,100,100,1000,1000",
			TableText.row(table, 1));
		assertEquals("second,2,0.125,\u00b5m\u00b2,1,101,101,1010,1010", TableText
			.row(table, 2));
		assertEquals(3, table.getValue("slice", 3));
	}

	@Test
	void aRegionOnASliceOfAStackIsMeasuredThere() {
		final ImagePlus image = Stacks.of("T", 4, 4, 1, 3, 1, 8, (x, y, c, z,
			t) -> z);
		final Roi region = new Roi(0, 0, 2, 2);
		region.setPosition(3);
		image.setOverlay(new Overlay(region));

		final TitledTable table = ComponentMeasurement.of(image).table();

		assertEquals("overlay 1,3,4,pixel,4,2,8", TableText.row(table, 0));
		assertEquals(1, table.size());
	}

	@Test
	void theCurrentPlaneAloneCanBeMeasured() {
		final ImagePlus image = image(3);
		image.setPosition(1, 3, 1);

		final TitledTable table = ComponentMeasurement.of(image).withPlanes(
			Planes.CURRENT).table();

		assertEquals(1, table.size());
		assertEquals(3, table.getValue("slice", 0));
		assertEquals(204.5, table.getValue("C1_mean", 0));
	}

	@Test
	void withoutRegionsTheWholeImageIsMeasured() {
		final TitledTable table = ComponentMeasurement.of(image(1)).table();

		assertEquals("image,10,\u00b5m\u00b2,80,4.5,360,45,3600", TableText.row(
			table, 0));
	}

	@Test
	void regionsAreCutAtTheEdge() {
		final ImagePlus image = image(1);
		image.setRoi(new OvalRoi(6, 2, 8, 4));
		final int inside = (int) Arrays.stream(image.getRoi().getContainedPoints())
			.filter(p -> p.x < 10).count();

		final TitledTable table = ComponentMeasurement.of(image).withRegions(
			RegionSource.SELECTION).table();

		assertEquals(inside, table.getValue("pixels", 0));
	}

	@Test
	void calibrationFunctionsAreApplied() {
		final ImagePlus image = Stacks.of("T", 4, 4, 1, 1, 1, 16, (x, y, c, z,
			t) -> 10);
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {
			1, 0.5 }, "value");

		assertEquals(6, ComponentMeasurement.of(image).table().getValue("C1_mean",
			0));
	}

	@Test
	void savesTheTable(@TempDir final File folder) throws IOException {
		final TitledTable table = ComponentMeasurement.of(image(1)).table();

		ComponentMeasurement.save(table, new File(folder, "new"));

		assertEquals(TableText.of(table), Files.readString(new File(folder,
			"new/Measurements of T.csv").toPath()));
	}

	@Test
	void regionsOfAFileAreMeasured(@TempDir final File folder)
		throws IOException
	{
		final File zip = new File(folder, "rois.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip
			.toPath())))
		{
			for (int x = 7; x >= 5; x -= 2) {
				out.putNextEntry(new ZipEntry("at " + x + ".roi"));
				out.write(RoiEncoder.saveAsByteArray(new Roi(x, 0, 1, 2)));
			}
			out.putNextEntry(new ZipEntry("notes.txt"));
		}
		final String roi = new File(folder, "one.roi").getPath();
		assertTrue(RoiEncoder.save(new Roi(3, 0, 1, 1), roi));

		final TitledTable table = ComponentMeasurement.of(image(1)).withFile(zip)
			.table();

		assertEquals("at 7,0.25,\u00b5m\u00b2,2,7,14,70,140", TableText.row(table,
			0));
		assertEquals("at 5", table.getStringValue("region", 1));
		assertEquals(2, table.size());
		assertEquals(3, ComponentMeasurement.of(image(1)).withFile(new File(roi))
			.table().getValue("C1_mean", 0));
	}

	@Test
	void rejectsFilesWithoutRegions(@TempDir final File folder)
		throws IOException
	{
		final File missing = new File(folder, "no.zip");
		final File junk = new File(folder, "junk.roi");
		Files.writeString(junk.toPath(), "junk");
		final File empty = new File(folder, "empty.zip");
		new ZipOutputStream(Files.newOutputStream(empty.toPath())).close();

		assertEquals(Messages.roiFile(missing, "there is no such file"), message(
			() -> ComponentMeasurement.of(image(1)).withFile(missing)));
		assertEquals(Messages.roiFile(empty, "it holds no regions"), message(
			() -> ComponentMeasurement.of(image(1)).withFile(empty)));
		assertTrue(message(() -> ComponentMeasurement.of(image(1)).withFile(junk))
			.startsWith("The regions cannot be read from " + junk));
	}

	@Test
	void theImageStaysAsItWas() {
		final ImagePlus image = image(2);
		image.setRoi(1, 1, 2, 2);
		final Roi roi = image.getRoi();

		ComponentMeasurement.of(image).table();

		assertEquals(roi, image.getRoi());
		assertEquals(null, image.getRoi().getName());
		assertEquals(null, image.getOverlay());
	}

	@Test
	void rejectsWhatCannotBeMeasured() {
		final ImagePlus image = image(1);
		assertEquals(Messages.NO_IMAGE, message(() -> ComponentMeasurement.of(
			null)));
		assertEquals(Messages.notChannels("colours"), message(
			() -> ComponentMeasurement.of(IJ.createImage("colours", "RGB", 4, 4,
				1))));
		for (final RegionSource source : new RegionSource[] { RegionSource.MANAGER,
			RegionSource.OVERLAY, RegionSource.SELECTION })
		{
			assertEquals(Messages.noRegions("T", source), message(
				() -> ComponentMeasurement.of(image).withRegions(source).table()));
		}
		image.setOverlay(new Overlay(named(new Line(0, 0, 5, 5), "A")));
		assertEquals(Messages.regionNoArea("A", "straight line"), message(
			() -> ComponentMeasurement.of(image).table()));
		image.setOverlay(new Overlay(named(new Roi(10, 0, 5, 5), "B")));
		assertEquals(Messages.regionOutside("B", "T"), message(
			() -> ComponentMeasurement.of(image).table()));
	}

	private static String message(final Runnable action) {
		return assertThrows(IllegalArgumentException.class, action::run)
			.getMessage();
	}
}
