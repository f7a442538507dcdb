
package org.unmixj.imagej;

import java.awt.Rectangle;
import java.io.File;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.unmixj.image.Axis;
import org.unmixj.image.StackGeometry;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.Measurements;
import ij.measure.ResultsTable;
import ij.process.ImageProcessor;
import ij.process.ImageStatistics;

/**
 * Measures the spectrum of a dye in a region of a stack: the mean of each
 * sample over the pixels of the region, less that over another region, the
 * background. Pixels that are no numbers are left out. Immutable; each
 * {@code withX} returns a copy. Shows nothing, and never changes an image.
 * <p>
 * Defaults: along the only axis longer than 1, in the selection, without
 * background, scaled to a peak of 1, into the table {@value #TABLE}.
 */
public final class SpectrumMeasurement implements Cloneable {

	/** The title of the table that spectra are collected in. */
	public static final String TABLE = "Measured spectra";

	private final ImagePlus image;

	private Axis axis = Axis.AUTO;

	private SamplePositions positions = SamplePositions.AUTO;

	/** The regions of a file, or null. */
	private List<Roi> given;

	private String region = "";

	private String background = "";

	private String name = "";

	private SpectrumScale scale = SpectrumScale.PEAK;

	private String table = TABLE;

	private SpectrumMeasurement(final ImagePlus image) {
		this.image = image;
	}

	private SpectrumMeasurement copy() {
		try {
			return (SpectrumMeasurement) clone();
		}
		catch (final CloneNotSupportedException e) {
			throw new AssertionError(e);
		}
	}

	/**
	 * Returns a measurement with the defaults.
	 *
	 * @param image a stack of 8, 16 or 32 bits; its calibration function, if any,
	 *          is applied
	 * @throws IllegalArgumentException if there is none, or it is RGB, with a
	 *           message for the user
	 */
	public static SpectrumMeasurement of(final ImagePlus image) {
		if (image == null || image.getWidth() == 0 || image.getStackSize() == 0) {
			throw new IllegalArgumentException(Messages.NO_IMAGE);
		}
		if (image.getBitDepth() == 24) {
			throw new IllegalArgumentException(Messages.rgb(image.getTitle()));
		}
		return new SpectrumMeasurement(image);
	}

	/** Returns a copy that measures along another axis. */
	public SpectrumMeasurement withAxis(final Axis newAxis) {
		final SpectrumMeasurement copy = copy();
		copy.axis = Objects.requireNonNull(newAxis, "axis");
		return copy;
	}

	/** Returns a copy that knows where the samples of the image are. */
	public SpectrumMeasurement withPositions(final SamplePositions newPositions) {
		final SpectrumMeasurement copy = copy();
		copy.positions = Objects.requireNonNull(newPositions, "positions");
		return copy;
	}

	/**
	 * Returns a copy that takes its regions from a file.
	 *
	 * @param file a {@code .roi} or {@code .zip} file, as the ROI Manager saves
	 *          them; null for those that are open
	 * @throws IllegalArgumentException if it cannot be read, with a message for
	 *           the user
	 */
	public SpectrumMeasurement withFile(final File file) {
		final SpectrumMeasurement copy = copy();
		copy.given = file == null ? null : RoiFile.read(file);
		return copy;
	}

	/**
	 * Returns a copy that measures in regions of the file, or if there is none of
	 * the ROI Manager or the overlay.
	 *
	 * @param newRegion the name of the region with the dye; null or empty for the
	 *          selection, or the only region of the file but the background
	 * @param newBackground the name of the region whose mean is subtracted; null
	 *          or empty for none
	 */
	public SpectrumMeasurement withRegions(final String newRegion,
		final String newBackground)
	{
		final SpectrumMeasurement copy = copy();
		copy.region = trimmed(newRegion);
		copy.background = trimmed(newBackground);
		return copy;
	}

	/**
	 * Returns a copy with another name of the dye; null or empty for that of the
	 * region, or if it has none of the image.
	 */
	public SpectrumMeasurement withName(final String newName) {
		final SpectrumMeasurement copy = copy();
		copy.name = trimmed(newName);
		return copy;
	}

	/** Returns a copy that scales in another way. */
	public SpectrumMeasurement withScale(final SpectrumScale newScale) {
		final SpectrumMeasurement copy = copy();
		copy.scale = Objects.requireNonNull(newScale, "scale");
		return copy;
	}

	/**
	 * Returns a copy that collects spectra in another table.
	 *
	 * @param title of its window; null or empty for {@value #TABLE}
	 */
	public SpectrumMeasurement withTable(final String title) {
		final SpectrumMeasurement copy = copy();
		copy.table = trimmed(title).isEmpty() ? TABLE : trimmed(title);
		return copy;
	}

	/** Tabs and line breaks would end a cell of a table. */
	private static String trimmed(final String text) {
		return text == null ? "" : text.trim().replaceAll("\\s+", " ");
	}

	/**
	 * Measures.
	 *
	 * @throws IllegalArgumentException if there is no such region, nothing is
	 *           above the background, or the table that is open has other
	 *           samples, with a message for the user
	 */
	public MeasuredSpectrum measure() {
		final StackGeometry geometry = StackGeometry.of(image.getWidth(), image
			.getHeight(), image.getNChannels(), image.getNSlices(), image
				.getNFrames(), axis);
		final SampleAxis samples = positions.axis(image, geometry);
		final Roi without = background.isEmpty() ? null : named("background",
			background);
		final Roi measured = region();
		final double[] means = means(measured, geometry);
		int negative = 0;
		if (without != null) {
			final double[] less = means(without, geometry);
			for (int i = 0; i < means.length; i++) {
				means[i] -= less[i];
				if (means[i] < 0) {
					means[i] = 0;
					negative++;
				}
			}
		}
		final double peak = Arrays.stream(means).max().getAsDouble();
		if (!(peak > 0)) {
			throw new IllegalArgumentException(Messages.noSpectrumMeasured(measured
				.getName(), without == null ? "0" : "the background"));
		}
		if (scale == SpectrumScale.PEAK) {
			for (int i = 0; i < means.length; i++) {
				means[i] /= peak;
			}
		}
		final Spectra spectrum = Spectra.of(image.getTitle(), Collections
			.singletonList(name(measured)), samples.heading(), samples.values(),
			new DenseDoubleMatrix2D(new double[][] { means }));
		final ResultsTable open = ResultsTable.getResultsTable(table);
		return new MeasuredSpectrum(table, spectrum, open == null ? null : Spectra
			.of(open), samples, geometry.axis(), negative == 0 ? "" : Messages
				.belowBackground(spectrum.names().get(0), negative, means.length));
	}

	private String name(final Roi measured) {
		if (!name.isEmpty()) return name;
		final String own = trimmed(measured.getName());
		// the ROI Manager calls regions without a name 0012-0034
		return own.matches("[\\d-]*") ? trimmed(image.getTitle().replaceFirst(
			"\\.[A-Za-z0-9]{1,4}$", "")) : own;
	}

	/** Returns the region with the dye. */
	private Roi region() {
		if (!region.isEmpty()) return named("region", region);
		if (given == null) {
			if (image.getRoi() == null) {
				throw new IllegalArgumentException(Messages.noSpectrumRegion(image
					.getTitle()));
			}
			return (Roi) image.getRoi().clone();
		}
		final List<Roi> others = given.stream().filter(roi -> !background.equals(roi
			.getName())).collect(Collectors.toList());
		if (others.size() != 1) {
			throw new IllegalArgumentException(Messages.noRegionOfFile("region", "",
				names(given)));
		}
		return others.get(0);
	}

	private Roi named(final String key, final String wanted) {
		if (given == null) return (Roi) RegionFinder.named(image, wanted).clone();
		return given.stream().filter(roi -> wanted.equals(roi.getName()))
			.findFirst().orElseThrow(() -> new IllegalArgumentException(Messages
				.noRegionOfFile(key, wanted, names(given))));
	}

	private static List<String> names(final List<Roi> regions) {
		return regions.stream().map(Roi::getName).distinct().collect(Collectors
			.toList());
	}

	/**
	 * Returns the mean of each sample over the region in all planes, or in those
	 * that it belongs to.
	 */
	private double[] means(final Roi roi, final StackGeometry geometry) {
		final String shown = roi.getName() == null ? "selection" : roi.getName();
		if (!roi.isArea()) {
			throw new IllegalArgumentException(Messages.regionNoArea(shown, roi
				.getTypeAsString().toLowerCase()));
		}
		if (!roi.getBounds().intersects(new Rectangle(geometry.width(), geometry
			.height()))) throw new IllegalArgumentException(Messages.regionOutside(
				shown, image.getTitle()));
		final RegionPosition position = RegionPosition.of(roi, image);
		final double[] means = new double[geometry.samples()];
		int planes = 0;
		for (int plane = 0; plane < geometry.planes(); plane++) {
			final boolean inside = (geometry.axis() == Axis.SLICES || position
				.isInSlice(geometry.position(0, plane, Axis.SLICES) + 1)) && (geometry
					.axis() == Axis.FRAMES || position.isInFrame(geometry.position(0,
						plane, Axis.FRAMES) + 1));
			if (!inside) continue;
			planes++;
			for (int i = 0; i < means.length; i++) {
				means[i] += mean(roi, geometry.index(i, plane) + 1);
			}
		}
		for (int i = 0; i < means.length; i++) {
			means[i] /= planes;
			if (!(Math.abs(means[i]) <= Double.MAX_VALUE)) {
				throw new IllegalArgumentException(Messages.regionNotFinite(shown, image
					.getTitle()));
			}
		}
		return means;
	}

	private double mean(final Roi roi, final int index) {
		final ImageProcessor plane = image.getImageStack().getProcessor(index);
		if (plane == null) {
			throw new IllegalArgumentException(Messages.unreadable(image.getTitle(),
				index, "there is no such image"));
		}
		plane.setRoi(roi);
		return ImageStatistics.getStatistics(plane, Measurements.MEAN, image
			.getCalibration()).mean;
	}
}
