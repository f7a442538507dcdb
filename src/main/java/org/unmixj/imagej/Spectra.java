
package org.unmixj.imagej;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.unmixj.linalg.MatrixChecks;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.io.TiffDecoder;
import ij.measure.ResultsTable;

/**
 * Signatures with names: the spectra of known dyes, or the signatures that an
 * unmixing found. Immutable.
 * <p>
 * As a table and as CSV, the first column says where the samples are, and each
 * further one is a spectrum, its name as the heading:
 *
 * <pre>
 * wavelength_nm,DAPI,GFP
 * 450,1,0.002
 * 460,0.93,0.011
 * </pre>
 */
public final class Spectra {

	private final String source;

	private final List<String> names;

	private final String heading;

	private final double[] positions;

	private final DoubleMatrix2D values;

	private Spectra(final String source, final List<String> names,
		final String heading, final double[] positions, final DoubleMatrix2D values)
	{
		this.source = Objects.requireNonNull(source, "source");
		this.names = Collections.unmodifiableList(new ArrayList<>(names));
		this.heading = Objects.requireNonNull(heading, "heading");
		this.positions = positions.clone();
		this.values = new DenseDoubleMatrix2D(values.toArray());
	}

	/**
	 * Returns spectra.
	 *
	 * @param source where they come from, for messages: a file or the title of an
	 *          image or table
	 * @param names of the r spectra, all different, none empty
	 * @param heading what the positions are, as {@code wavelength_nm},
	 *          {@code time_sec}, {@code channel}
	 * @param positions of the n samples, finite, all different
	 * @param values r&times;n, finite; copied
	 * @throws IllegalArgumentException if they are not so, with a message for the
	 *           user
	 */
	public static Spectra of(final String source, final List<String> names,
		final String heading, final double[] positions, final DoubleMatrix2D values)
	{
		if (names.isEmpty() || positions.length == 0) {
			throw new IllegalArgumentException(Messages.noSpectra(source));
		}
		MatrixChecks.requireShape(values, names.size(), positions.length,
			"spectra");
		MatrixChecks.requireFinite(values, "spectra");
		final LinkedHashSet<String> different = new LinkedHashSet<>();
		for (final String name : names) {
			if (name.trim().isEmpty() || !different.add(name)) {
				throw new IllegalArgumentException(Messages.spectrumName(source, name));
			}
		}
		final LinkedHashSet<Double> places = new LinkedHashSet<>();
		for (final double position : positions) {
			if (!(Math.abs(position) <= Double.MAX_VALUE) || !places.add(position)) {
				throw new IllegalArgumentException(Messages.samplePosition(source,
					heading, position));
			}
		}
		return new Spectra(source, names, heading, positions, values);
	}

	/**
	 * Reads spectra from a components image that was saved as TIFF, or from a
	 * file of comma-, semicolon- or tab-separated values. A line that starts with
	 * # is a comment; if no other line has the headings, a comment right before
	 * the numbers may. Without headings the spectra are {@code C1}, {@code C2},
	 * ... An empty cell before the first or after the last value of a spectrum is
	 * 0.
	 *
	 * @throws IllegalArgumentException if it cannot be read, with a message for
	 *           the user that names the line and the column
	 */
	public static Spectra read(final File file) {
		if (file.getName().toLowerCase(Locale.ROOT).matches(".*\\.tiff?")) {
			return ofTiff(file);
		}
		try {
			return SpectraText.parse(file.getPath(), new String(Files.readAllBytes(
				file.toPath()), StandardCharsets.UTF_8));
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(Messages.spectraFile(file, e), e);
		}
	}

	private static Spectra ofTiff(final File file) {
		final String folder = file.getAbsoluteFile().getParent() + File.separator;
		try {
			final FileInfo[] images = new TiffDecoder(folder, file.getName())
				.getTiffInfo();
			// the opener would open a window to say so
			if (images == null || images.length == 0 || images[0].width == 0) {
				throw new IOException("it is no TIFF image");
			}
			final Spectra spectra = of(new Opener().openTiff(folder, file.getName()));
			return new Spectra(file.getPath(), spectra.names, spectra.heading,
				spectra.positions, spectra.values);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(Messages.spectraFile(file, e), e);
		}
	}

	/**
	 * Returns the spectra of a table, such as the signatures of an unmixing.
	 *
	 * @throws IllegalArgumentException if it is none of spectra, with a message
	 *           for the user
	 */
	public static Spectra of(final ResultsTable table) {
		return SpectraText.parse(String.valueOf(table.getTitle()), TableText.of(
			table));
	}

	/**
	 * Returns the signatures that come with an image of components.
	 *
	 * @param image an image that UnmixJ has made, opened again from its TIFF file
	 *          or not, or made from one by duplicating, cropping or projecting;
	 *          it is not changed
	 * @throws IllegalArgumentException if it has none, or they can't be read,
	 *           with a message for the user
	 */
	public static Spectra of(final ImagePlus image) {
		return ComponentsInfo.of(image).signatures().toSpectra(image.getTitle());
	}

	/** Returns where the spectra come from: a file, or a title. */
	public String source() {
		return source;
	}

	/** Returns the names of the r spectra. */
	public List<String> names() {
		return names;
	}

	/** Returns what the positions are: {@code wavelength_nm}, {@code channel}. */
	public String heading() {
		return heading;
	}

	/** Returns the positions of the n samples, a copy. */
	public double[] positions() {
		return positions.clone();
	}

	/** Returns the spectra, r&times;n, a copy. */
	public DoubleMatrix2D values() {
		return values.copy();
	}

	/** Returns r, the number of spectra. */
	public int size() {
		return names.size();
	}

	/** Returns n, the number of samples. */
	public int samples() {
		return positions.length;
	}

	/** Returns the same spectra with other names. */
	public Spectra withNames(final List<String> newNames) {
		return of(source, newNames, heading, positions, values);
	}

	/**
	 * Returns the spectra as a table.
	 *
	 * @param title the title of its window
	 */
	public TitledTable toTable(final String title) {
		return Tables.spectra(title, this);
	}

	/** Returns the spectra as comma-separated values, without loss. */
	public String toCsv() {
		return TableText.of(toTable(source));
	}

	/**
	 * Writes the spectra as comma-separated values, without loss.
	 *
	 * @throws IOException if that fails
	 */
	public void write(final File file) throws IOException {
		Files.write(file.toPath(), toCsv().getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public boolean equals(final Object other) {
		if (!(other instanceof Spectra)) return false;
		final Spectra that = (Spectra) other;
		return names.equals(that.names) && heading.equals(that.heading) && Arrays
			.equals(positions, that.positions) && Arrays.deepEquals(values.toArray(),
				that.values.toArray());
	}

	@Override
	public int hashCode() {
		return Objects.hash(names, heading, Arrays.hashCode(positions), Arrays
			.deepHashCode(values.toArray()));
	}

	@Override
	public String toString() {
		return String.join(", ", names) + " at " + Messages.count(samples(),
			"sample");
	}
}
