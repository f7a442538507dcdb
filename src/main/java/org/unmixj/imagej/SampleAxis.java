
package org.unmixj.imagej;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.unmixj.image.Axis;
import org.unmixj.image.StackGeometry;

import ij.ImagePlus;
import ij.measure.Calibration;

/**
 * Where the samples are on the unmixed axis: wavelengths that the slice labels
 * name, times, depths, or numbers counted from 1.
 */
final class SampleAxis {

	private static final Pattern WAVELENGTH = Pattern.compile(
		"(?<![\\w.])(\\d+(?:\\.\\d+)?)\\s*nm\\b");

	private static final String WAVELENGTH_HEADING = "wavelength_nm";

	private final String heading;

	private final String label;

	private final double[] values;

	/**
	 * @param heading of a table's column
	 * @param label of a plot's axis
	 * @param values the positions of the samples
	 */
	SampleAxis(final String heading, final String label, final double[] values) {
		this.heading = heading;
		this.label = label;
		this.values = values.clone();
	}

	/** Returns the axis of the samples of an image. */
	static SampleAxis of(final ImagePlus image, final StackGeometry geometry) {
		final int n = geometry.samples();
		final Calibration calibration = image.getCalibration();
		switch (geometry.axis()) {
			case CHANNELS:
				final double[] wavelengths = wavelengths(image, geometry);
				if (wavelengths != null) {
					return ofWavelengths(wavelengths);
				}
				break;
			case FRAMES:
				if (calibration.frameInterval > 0) {
					final String unit = calibration.getTimeUnit();
					return new SampleAxis("time_" + word(unit), "Time (" + unit + ")",
						steps(n, 0, calibration.frameInterval));
				}
				break;
			default:
				if (calibration.pixelDepth > 0 && calibration.scaled()) {
					final String unit = calibration.getZUnit();
					return new SampleAxis("z_" + word(unit), "z (" + unit + ")", steps(n,
						0, calibration.pixelDepth));
				}
		}
		final String position = geometry.axis().position();
		return new SampleAxis(position, position.substring(0, 1).toUpperCase() +
			position.substring(1), steps(n, 1, 1));
	}

	/** Returns the axis of samples at wavelengths. */
	static SampleAxis ofWavelengths(final double[] nanometres) {
		return new SampleAxis(WAVELENGTH_HEADING, "Wavelength (nm)", nanometres);
	}

	/** Tells whether the samples are at wavelengths, in nm. */
	boolean isWavelength() {
		return WAVELENGTH_HEADING.equals(heading);
	}

	/**
	 * Returns the wavelength of each channel in nm, or null unless the slice
	 * label of each names exactly one and they differ, or the Info names them.
	 * Channels of a components image are no wavelengths, although their labels
	 * name those of peaks.
	 */
	static double[] wavelengths(final ImagePlus image,
		final StackGeometry geometry)
	{
		if (ComponentsInfo.isIn(image)) return null;
		final int channels = geometry.length(Axis.CHANNELS);
		final double[] labelled = labelled(image, channels);
		return labelled != null ? labelled : InfoWavelengths.of(image
			.getInfoProperty(), channels);
	}

	private static double[] labelled(final ImagePlus image, final int channels) {
		final double[] wavelengths = new double[channels];
		for (int c = 0; c < channels; c++) {
			final String text = image.getImageStack().getSliceLabel(c + 1);
			if (text == null) return null;
			final Matcher matcher = WAVELENGTH.matcher(text.split("\n", 2)[0]);
			if (!matcher.find()) return null;
			wavelengths[c] = Double.parseDouble(matcher.group(1));
			if (matcher.find()) return null;
			for (int other = 0; other < c; other++) {
				if (wavelengths[other] == wavelengths[c]) return null;
			}
		}
		return wavelengths;
	}

	private static double[] steps(final int n, final double first,
		final double step)
	{
		final double[] values = new double[n];
		for (int i = 0; i < n; i++) {
			values[i] = first + i * step;
		}
		return values;
	}

	/** Returns a unit as a word that is easy to type in a macro. */
	private static String word(final String unit) {
		return unit.replaceAll("[\u00b5\u03bc]", "u").replaceAll("[^A-Za-z0-9]+",
			"_");
	}

	/** Returns the heading of a table's column ("wavelength_nm"). */
	String heading() {
		return heading;
	}

	/** Returns the label of a plot's axis ("Wavelength (nm)"). */
	String label() {
		return label;
	}

	/** Returns the position of each sample, a copy. */
	double[] values() {
		return values.clone();
	}
}
