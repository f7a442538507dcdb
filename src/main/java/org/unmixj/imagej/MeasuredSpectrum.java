
package org.unmixj.imagej;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.unmixj.image.Axis;
import org.unmixj.nmf.Scale;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.gui.Plot;

/**
 * A spectrum that was measured, together with those that were measured before;
 * nothing is shown yet.
 */
public final class MeasuredSpectrum {

	private final String title;

	private final Spectra spectrum;

	private final Spectra collected;

	private final SampleAxis samples;

	private final Axis axis;

	private final String warning;

	/**
	 * @param title of the table
	 * @param spectrum that of one dye
	 * @param before those that are in the table already, or null
	 * @param warning what to be wary of, or an empty text
	 * @throws IllegalArgumentException if the table has other samples, with a
	 *           message for the user
	 */
	MeasuredSpectrum(final String title, final Spectra spectrum,
		final Spectra before, final SampleAxis samples, final Axis axis,
		final String warning)
	{
		this.title = title;
		this.spectrum = spectrum;
		this.samples = samples;
		this.axis = axis;
		this.warning = warning;
		collected = added(before);
	}

	/** Returns the spectrum alone. */
	public Spectra spectrum() {
		return spectrum;
	}

	/** Returns what to be wary of, or an empty text. */
	public String warning() {
		return warning;
	}

	/**
	 * Returns the table of all spectra, a column for each dye; in the place of
	 * that of the same name, if there is one.
	 */
	public TitledTable table() {
		return collected.toTable(title);
	}

	/** Returns the plot of all spectra of the table. */
	public Plot plot() {
		return plot(collected);
	}

	/**
	 * Saves table (CSV) and plot (PNG). If the folder has a table of this title,
	 * the spectrum is added to it.
	 *
	 * @param folder made if it does not exist
	 * @throws IllegalArgumentException if that fails, or the table in it has
	 *           other samples, with a message for the user
	 */
	public void save(final File folder) {
		final File file = new File(folder, ResultTitles.fileName(title, ".csv"));
		final Spectra all = added(file.isFile() ? Spectra.read(file) : null);
		new ResultFolder(folder).save(Arrays.asList(all.toTable(title), plot(all)));
	}

	/** Returns the spectrum after, or in the place of, those before. */
	private Spectra added(final Spectra before) {
		if (before == null) return spectrum;
		if (!SampleHeading.canonical(before.heading()).equals(SampleHeading
			.canonical(spectrum.heading())) || !Arrays.equals(before.positions(),
				spectrum.positions()))
		{
			throw new IllegalArgumentException(Messages.otherTableSamples(before,
				spectrum));
		}
		final String name = spectrum.names().get(0);
		final List<String> names = new ArrayList<>(before.names());
		if (!names.contains(name)) names.add(name);
		final double[][] values = Arrays.copyOf(before.values().toArray(), names
			.size());
		values[names.indexOf(name)] = spectrum.values().viewRow(0).toArray();
		return Spectra.of(title, names, spectrum.heading(), spectrum.positions(),
			new DenseDoubleMatrix2D(values));
	}

	private Plot plot(final Spectra spectra) {
		final DoubleMatrix2D H = spectra.values();
		return Plots.signatures(title, new Signatures(H, samples, axis, isPeak(H)
			? Scale.PEAK : null, spectra.names(), Colors.DISTINCT.of(H, samples)));
	}

	/** Tells whether the largest value of each spectrum is 1. */
	private static boolean isPeak(final DoubleMatrix2D H) {
		for (int j = 0; j < H.rows(); j++) {
			if (H.viewRow(j).aggregate(Math::max, value -> value) != 1) return false;
		}
		return true;
	}
}
