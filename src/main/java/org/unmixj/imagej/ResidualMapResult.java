
package org.unmixj.imagej;

import java.io.File;
import java.util.Arrays;
import java.util.function.Function;

import org.unmixj.linalg.TallMatrix;
import org.unmixj.nmf.Residuals;

import ij.ImagePlus;
import ij.gui.Plot;

/**
 * How far components and signatures are from the stack, as ImageJ shows it;
 * nothing is shown yet.
 */
public final class ResidualMapResult {

	private final Residuals residuals;

	private final ImagePlus map;

	private final Function<TallMatrix, ImagePlus> images;

	private final Plot plot;

	private final TitledTable table;

	private final double gain;

	/**
	 * @param images makes an image of one number for each pixel
	 * @param gain grey values for each photon, or 0 if it is unknown
	 */
	ResidualMapResult(final Residuals residuals, final ImagePlus map,
		final Function<TallMatrix, ImagePlus> images, final String title,
		final SampleAxis samples, final double gain)
	{
		this.residuals = residuals;
		this.map = map;
		this.images = images;
		this.gain = gain;
		plot = Plots.residuals(title, residuals, samples, gain);
		table = Tables.residuals(title, residuals, samples, gain);
	}

	/** Returns the numbers. */
	public Residuals residuals() {
		return residuals;
	}

	/**
	 * Returns "Residual map of T", 32-bit: the relative error of each pixel in
	 * percent, NaN outside of the selection.
	 */
	public ImagePlus map() {
		return map;
	}

	/**
	 * Returns a new image like {@link #map()}: the root mean square of the
	 * residuals of each pixel, in the units of the stack.
	 */
	public ImagePlus rmsMap() {
		return images.apply(residuals.rowResiduals());
	}

	/**
	 * Returns a new image like {@link #rmsMap()}, in units of the photon noise of
	 * each pixel: bright structures are no brighter in it than others, unless
	 * something is missing there. With a gain that is unknown it is that of 1.
	 */
	public ImagePlus noiseMap() {
		return images.apply(residuals.rowNoise(gain > 0 ? gain : 1));
	}

	/** Returns grey values for each photon, or 0 if they are unknown. */
	public double gain() {
		return gain;
	}

	/** Returns "Residual plot of T". */
	public Plot plot() {
		return plot;
	}

	/** Returns the table "Residuals of T", a row for each sample. */
	public TitledTable table() {
		return table;
	}

	/** Returns what to be wary of, or an empty text. */
	public String warning() {
		return gain > 0 ? "" : Messages.UNKNOWN_GAIN;
	}

	/**
	 * Saves the map as TIFF, the plot as PNG and the table as CSV.
	 *
	 * @param folder made if it does not exist
	 * @throws IllegalArgumentException if that fails, with a message for the user
	 */
	public void save(final File folder) {
		new ResultFolder(folder).save(Arrays.asList(map, plot, table));
	}
}
