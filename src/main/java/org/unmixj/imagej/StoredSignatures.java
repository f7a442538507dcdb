
package org.unmixj.imagej;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.gui.Plot;

/**
 * The signatures that come with a components image, as plots and tables, none
 * of which is shown yet. They are those of {@link UnmixingResult}, without
 * those of components that the image has lost.
 */
public final class StoredSignatures {

	private final Plot plot;

	private final TitledTable table;

	private final TitledTable quality;

	private final Plot gsvdPlot;

	private final TitledTable gsvd;

	private StoredSignatures(final ComponentsInfo info) {
		final String title = info.image();
		plot = Plots.signatures(title, info.signatures());
		table = Tables.signatures(title, info.signatures());
		quality = info.quality();
		final double[] lambdas = info.lambdas();
		gsvdPlot = lambdas.length > 0 ? Plots.gsvd(title, lambdas, info.taken())
			: null;
		gsvd = lambdas.length > 0 ? Tables.gsvd(title, lambdas) : null;
	}

	/**
	 * Reads the signatures of an image.
	 *
	 * @param image an image that UnmixJ has made, opened again from its TIFF file
	 *          or not, or made from one by duplicating, cropping or projecting;
	 *          it is not changed
	 * @throws IllegalArgumentException if it has none, or they can't be read,
	 *           with a message for the user
	 */
	public static StoredSignatures of(final ImagePlus image) {
		return new StoredSignatures(ComponentsInfo.of(image));
	}

	/** Returns "Signature plot of T". */
	public Plot plot() {
		return plot;
	}

	/** Returns the table "Signatures of T". */
	public TitledTable table() {
		return table;
	}

	/** Returns the table "QC of T". */
	public TitledTable quality() {
		return quality;
	}

	/** Returns "Generalized singular values of T", if GSVD was used. */
	public Optional<Plot> gsvdPlot() {
		return Optional.ofNullable(gsvdPlot);
	}

	/** Returns the table "GSVD of T", if GSVD was used. */
	public Optional<TitledTable> gsvd() {
		return Optional.ofNullable(gsvd);
	}

	/**
	 * Saves each table as CSV and each plot as PNG.
	 *
	 * @param folder made if it does not exist; files of the same names are
	 *          replaced
	 * @throws IllegalArgumentException if that fails, with a message for the
	 *           user; nothing half-written is left then
	 */
	public void save(final File folder) {
		new ResultFolder(folder).save(present(plot, gsvdPlot), present(table,
			quality, gsvd));
	}

	@SafeVarargs
	private static <T> List<T> present(final T... things) {
		return Arrays.stream(things).filter(Objects::nonNull).collect(Collectors
			.toList());
	}
}
