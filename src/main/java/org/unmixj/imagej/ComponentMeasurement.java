
package org.unmixj.imagej;

import java.awt.Rectangle;
import java.io.File;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.measure.Measurements;
import ij.process.ImageProcessor;
import ij.process.ImageStatistics;

/**
 * Measures each channel of a components image in regions: the area, and mean
 * and sum of each component. A region that belongs to a slice or a frame is
 * measured there alone. Shows nothing, and never changes the image.
 */
public final class ComponentMeasurement {

	/** Decimal places that ImageJ shows. */
	private static final int DECIMAL_PLACES = 3;

	private final ImagePlus image;

	private final RegionSource source;

	private final Planes planes;

	/** Regions, or null to take those of the source. */
	private final List<Roi> given;

	private ComponentMeasurement(final ImagePlus image, final RegionSource source,
		final Planes planes, final List<Roi> given)
	{
		this.image = image;
		this.source = Objects.requireNonNull(source, "source");
		this.planes = Objects.requireNonNull(planes, "planes");
		this.given = given;
	}

	/**
	 * Returns a measurement in the regions of {@link RegionSource#AUTO}, in all
	 * planes.
	 *
	 * @param image 8, 16 or 32 bits; its calibration function, if any, is applied
	 * @throws IllegalArgumentException if there is none, or it is RGB
	 */
	public static ComponentMeasurement of(final ImagePlus image) {
		if (image == null || image.getWidth() == 0 || image.getStackSize() == 0) {
			throw new IllegalArgumentException(Messages.NO_IMAGE);
		}
		if (image.getBitDepth() == 24) {
			throw new IllegalArgumentException(Messages.notChannels(image
				.getTitle()));
		}
		return new ComponentMeasurement(image, RegionSource.AUTO, Planes.ALL, null);
	}

	/** Returns a copy that takes its regions from elsewhere. */
	public ComponentMeasurement withRegions(final RegionSource newSource) {
		return new ComponentMeasurement(image, newSource, planes, given);
	}

	/** Returns a copy that measures other planes. */
	public ComponentMeasurement withPlanes(final Planes newPlanes) {
		return new ComponentMeasurement(image, source, newPlanes, given);
	}

	/**
	 * Returns a copy that takes its regions from a file.
	 *
	 * @param file a {@code .roi} or {@code .zip} file, as the ROI Manager saves
	 *          them; null takes the others
	 * @throws IllegalArgumentException if it cannot be read, with a message for
	 *           the user
	 */
	public ComponentMeasurement withFile(final File file) {
		return new ComponentMeasurement(image, source, planes, file == null ? null
			: RoiFile.read(file));
	}

	/**
	 * Measures.
	 *
	 * @return the table "Measurements of T", a row for each region and plane:
	 *         region, slice and frame where there are several, area in its unit,
	 *         pixels, and C1_mean, C1_sum, C2_mean, ...
	 * @throws IllegalArgumentException if there are no regions, or one of them is
	 *           no area or outside of the image, with a message for the user
	 */
	public TitledTable table() {
		final List<Roi> regions = given != null ? given : source.regions(image);
		regions.forEach(this::requireInside);
		final TitledTable table = TitledTable.replacing(ResultTitles.measurements(
			image.getTitle()));
		table.setPrecision(DECIMAL_PLACES);
		final boolean all = planes == Planes.ALL;
		for (int t = all ? 1 : image.getT(); t <= (all ? image.getNFrames() : image
			.getT()); t++)
		{
			for (int z = all ? 1 : image.getZ(); z <= (all ? image.getNSlices()
				: image.getZ()); z++)
			{
				for (final Roi region : regions) {
					if (!all || isIn(region, z, t)) addRow(table, region, z, t);
				}
			}
		}
		return table;
	}

	/**
	 * Saves a table as CSV.
	 *
	 * @param folder made if it does not exist
	 * @throws IllegalArgumentException if that fails, with a message for the user
	 */
	public static void save(final TitledTable table, final File folder) {
		new ResultFolder(folder).save(Collections.singletonList(table));
	}

	private void requireInside(final Roi region) {
		if (!region.isArea()) {
			throw new IllegalArgumentException(Messages.regionNoArea(region.getName(),
				region.getTypeAsString().toLowerCase()));
		}
		if (!region.getBounds().intersects(new Rectangle(image.getWidth(), image
			.getHeight()))) throw new IllegalArgumentException(Messages.regionOutside(
				region.getName(), image.getTitle()));
	}

	/** Tells whether a region belongs to a plane: to this one, or to none. */
	private boolean isIn(final Roi region, final int slice, final int frame) {
		final RegionPosition position = RegionPosition.of(region, image);
		return position.isInSlice(slice) && position.isInFrame(frame);
	}

	private void addRow(final TitledTable table, final Roi region,
		final int slice, final int frame)
	{
		final Calibration calibration = image.getCalibration();
		table.addRow();
		table.addValue("region", region.getName());
		if (image.getNSlices() > 1) table.addValue("slice", slice);
		if (image.getNFrames() > 1) table.addValue("frame", frame);
		for (int c = 1; c <= image.getNChannels(); c++) {
			final ImageProcessor plane = image.getImageStack().getProcessor(image
				.getStackIndex(c, slice, frame));
			plane.setRoi(region);
			final ImageStatistics statistics = ImageStatistics.getStatistics(plane,
				Measurements.AREA | Measurements.MEAN, calibration);
			if (c == 1) {
				table.addValue("area", statistics.area);
				table.addValue("unit", unit(calibration));
				table.addValue("pixels", statistics.pixelCount);
			}
			table.addValue("C" + c + "_mean", statistics.mean);
			table.addValue("C" + c + "_sum", statistics.mean * statistics.pixelCount);
		}
	}

	private static String unit(final Calibration calibration) {
		return Arrays.asList("pixel", "pixels").contains(calibration.getUnit())
			? "pixel" : calibration.getUnit() + "\u00b2";
	}
}
