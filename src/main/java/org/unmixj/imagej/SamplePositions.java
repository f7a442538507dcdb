
package org.unmixj.imagej;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.unmixj.image.StackGeometry;

import ij.ImagePlus;

/**
 * Where the samples of an image are, as far as a user has said so: wavelengths
 * that were typed, or those in a file; else those that the image names, or its
 * calibration, or numbers. Immutable.
 */
public final class SamplePositions {

	/** What the image says. */
	public static final SamplePositions AUTO = new SamplePositions(null, 0, 0);

	/** What the first line of a file with one column may be. */
	private static final String NUMBER = "[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?";

	private final File file;

	private final double first;

	private final double step;

	private SamplePositions(final File file, final double first,
		final double step)
	{
		this.file = file;
		this.first = first;
		this.step = step;
	}

	/**
	 * Returns what a user has given. Typed wavelengths go before those in a file,
	 * and these before what the image says.
	 *
	 * @param file a table with a line for each sample, its position in the first
	 *          column: one of spectra, or with this column alone; or null
	 * @param first the wavelength of the first sample in nm, or 0
	 * @param step the distance of the next one in nm, may be negative, or 0
	 * @throws IllegalArgumentException if only one of first and step is given, or
	 *           they are no wavelengths, with a message for the user
	 */
	public static SamplePositions of(final File file, final double first,
		final double step)
	{
		final boolean typed = first > 0 && first <= Double.MAX_VALUE && step != 0 &&
			Math.abs(step) <= Double.MAX_VALUE;
		if (!typed && !(first == 0 && step == 0)) {
			throw new IllegalArgumentException(Messages.typedWavelengths(first,
				step));
		}
		return new SamplePositions(file, first, step);
	}

	/** Returns the keys of a macro, each after a blank; or an empty text. */
	String macroOptions() {
		return (file == null ? "" : " wavelengths=[" + file.getPath() + "]") +
			(first == 0 ? "" : " first=" + NumberText.of(first) + " step=" +
				NumberText.of(step));
	}

	/**
	 * Returns where the samples of an image are.
	 *
	 * @throws IllegalArgumentException if the file can't be read, or has another
	 *           number of positions, with a message for the user
	 */
	SampleAxis axis(final ImagePlus image, final StackGeometry geometry) {
		final int n = geometry.samples();
		if (first > 0) {
			final double[] wavelengths = new double[n];
			Arrays.setAll(wavelengths, i -> first + i * step);
			if (!(wavelengths[n - 1] > 0)) {
				throw new IllegalArgumentException(Messages.typedTooFar(first, step,
					n));
			}
			return SampleAxis.ofWavelengths(wavelengths);
		}
		if (file == null) return SampleAxis.of(image, geometry);
		final SampleAxis axis = read();
		if (axis.values().length != n) {
			throw new IllegalArgumentException(Messages.wavelengthCount(file, axis
				.values().length, image.getTitle(), geometry.axis().position(), n));
		}
		return axis;
	}

	private SampleAxis read() {
		final List<String> lines = lines();
		final boolean single = !lines.isEmpty() && lines.stream().noneMatch(
			line -> line.matches(".*[,;\t].*"));
		if (!single) {
			final Spectra spectra = table();
			return named(spectra.heading(), spectra.positions());
		}
		final String heading = lines.get(0).matches(NUMBER) ? "wavelength_nm"
			: lines.remove(0).replace("\"", "");
		final double[] values = new double[lines.size()];
		for (int i = 0; i < values.length; i++) {
			final String line = lines.get(i);
			if (!line.matches(NUMBER)) {
				throw new IllegalArgumentException(Messages.wavelengthLine(file, line));
			}
			values[i] = Double.parseDouble(line);
		}
		if (Arrays.stream(values).distinct().count() != values.length) {
			throw new IllegalArgumentException(Messages.wavelengthTwice(file));
		}
		return named(heading, values);
	}

	/** Returns the lines that are neither empty nor comments. */
	private Spectra table() {
		try {
			return Spectra.read(file);
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(Messages.wavelengthTable(e
				.getMessage()), e);
		}
	}

	private List<String> lines() {
		try {
			final List<String> lines = new ArrayList<>();
			final String text = new String(Files.readAllBytes(file.toPath()),
				StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
			for (final String line : text.split("[\r\n]+")) {
				if (!line.trim().isEmpty() && !line.startsWith("#")) lines.add(line
					.trim());
			}
			return lines;
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(Messages.wavelengthFile(file, e), e);
		}
	}

	private static SampleAxis named(final String heading, final double[] values) {
		final String canonical = SampleHeading.canonical(heading);
		return "wavelength_nm".equals(canonical) ? SampleAxis.ofWavelengths(values)
			: new SampleAxis(canonical.isEmpty() ? "position" : canonical, heading
				.trim().isEmpty() ? "Position" : heading, values);
	}
}
