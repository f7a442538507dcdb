
package org.unmixj.imagej;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;

/**
 * What a components image knows about itself: its signatures, and how they were
 * found. It is a block of JSON at the end of the image's Info, which ImageJ
 * keeps in TIFF files, and in duplicates, crops and most conversions. As
 * projections and splitting lose the Info but keep the calibration, the text is
 * in {@link Calibration#info}, too, which only {@link TiffFile} saves.
 */
final class ComponentsInfo {

	/** The line before the block. */
	static final String MARKER = "Signatures and parameters (JSON):\n";

	private final Signatures signatures;

	private final String image;

	private final String method;

	private final String version;

	private final String macro;

	private final Map<String, Object> summary;

	private final List<String> warnings;

	private final double[] lambdas;

	private final int taken;

	private final TitledTable quality;

	/** Null in files that were written before there was one. */
	private final FitRecord record;

	/** The macro lines of the steps before. */
	private final List<String> earlier;

	/**
	 * @param signatures those of all components
	 * @param image the title of the image that was unmixed
	 * @param fit how they were found
	 * @param version that of UnmixJ
	 * @param macro the line of a macro that repeats it
	 * @param summary the columns of the summary row: numbers, texts and truth
	 *          values
	 * @param warnings sentences about what to be wary of
	 * @param quality a row for each component
	 */
	ComponentsInfo(final Signatures signatures, final String image, final Fit fit,
		final String version, final String macro, final Map<String, Object> summary,
		final List<String> warnings, final TitledTable quality)
	{
		this(signatures, image, fit.method, version, macro, summary, warnings,
			fit.lambdas, fit.taken, quality, fit.record, fit.earlier);
	}

	ComponentsInfo(final Signatures signatures, final String image,
		final String method, final String version, final String macro,
		final Map<String, Object> summary, final List<String> warnings,
		final double[] lambdas, final int taken, final TitledTable quality,
		final FitRecord record, final List<String> earlier)
	{
		this.signatures = signatures;
		this.image = image;
		this.method = method;
		this.version = version;
		this.macro = macro;
		this.summary = Collections.unmodifiableMap(new LinkedHashMap<>(summary));
		this.warnings = Collections.unmodifiableList(new ArrayList<>(warnings));
		this.lambdas = lambdas.clone();
		this.taken = taken;
		this.quality = quality;
		this.record = record;
		this.earlier = Collections.unmodifiableList(new ArrayList<>(earlier));
	}

	/** Tells whether an image has, or had, signatures with it. */
	static boolean isIn(final ImagePlus image) {
		return text(image) != null;
	}

	/**
	 * Reads what comes with an image: with those components only, and in the
	 * order, that its channels show.
	 *
	 * @throws IllegalArgumentException if nothing does, or it can't be read, or
	 *           the channels can't be told apart; with a message for the user
	 */
	static ComponentsInfo of(final ImagePlus image) {
		if (image == null || image.getStackSize() == 0) {
			throw new IllegalArgumentException(Messages.NO_IMAGE);
		}
		final String text = text(image);
		if (text == null) {
			throw new IllegalArgumentException(Messages.notComponents(image
				.getTitle()));
		}
		final ComponentsInfo all = ComponentsJson.parse(text, image.getTitle());
		final List<Integer> shown = shown(image, all.signatures);
		return new ComponentsInfo(all.signatures.only(shown), all.image, all.method,
			all.version, all.macro, all.summary, all.warnings, all.lambdas, all.taken,
			Tables.rows(all.quality, shown), all.record == null ? null : all.record
				.only(shown), all.earlier);
	}

	private static String text(final ImagePlus image) {
		final Object info = image.getProperty("Info");
		final String[] texts = { info == null ? null : info.toString(), image
			.getLocalCalibration().info };
		for (final String text : texts) {
			final int marker = text == null ? -1 : text.lastIndexOf(MARKER);
			if (marker >= 0) return text.substring(marker + MARKER.length());
		}
		return null;
	}

	private static List<Integer> shown(final ImagePlus image,
		final Signatures all)
	{
		final List<Integer> labelled = ComponentNames.labelled(image, all.names());
		if (!labelled.isEmpty()) return labelled;
		final List<Integer> coloured = coloured(image, all.colors());
		if (!coloured.isEmpty()) return coloured;
		final int r = all.names().size();
		if (image.getNChannels() != r) {
			throw new IllegalArgumentException(Messages.unknownChannels(image
				.getTitle(), image.getNChannels(), r));
		}
		return IntStream.range(0, r).boxed().collect(Collectors.toList());
	}

	/** Returns the components by the colours of the channels, or nothing. */
	private static List<Integer> coloured(final ImagePlus image,
		final List<Color> colors)
	{
		final List<Integer> found = new ArrayList<>();
		for (final LUT lut : image.getLuts()) {
			found.add(colors.indexOf(new Color(lut.getRGB(lut.getMapSize() - 1))));
		}
		final boolean clear = !found.contains(-1) && new HashSet<>(found)
			.size() == found.size() && new HashSet<>(colors).size() == colors.size();
		return clear ? found : new ArrayList<>();
	}

	/** Adds this to the Info of an image, and to its calibration. */
	void attach(final ImagePlus components) {
		final String text = MARKER + ComponentsJson.text(this) + "\n";
		final String info = components.getInfoProperty();
		components.setProperty("Info", (info == null ? "" : info + "\n") + text);
		final Calibration calibration = components.getLocalCalibration().copy();
		calibration.info = text;
		components.setCalibration(calibration);
	}

	/** Returns the signatures. */
	Signatures signatures() {
		return signatures;
	}

	/** Returns the title of the image that was unmixed. */
	String image() {
		return image;
	}

	/** Returns "HALS NMF" or "GSVD-NMF". */
	String method() {
		return method;
	}

	/** Returns the version of UnmixJ that wrote this. */
	String version() {
		return version;
	}

	/** Returns the line of a macro that repeats the unmixing. */
	String macro() {
		return macro;
	}

	/** Returns the columns of the summary row: numbers, texts, truth values. */
	Map<String, Object> summary() {
		return summary;
	}

	/** Returns what to be wary of. */
	List<String> warnings() {
		return warnings;
	}

	/** Returns all &lambda;, largest first; none without GSVD. */
	double[] lambdas() {
		return lambdas.clone();
	}

	/** Returns k, how many &lambda; were taken. */
	int taken() {
		return taken;
	}

	/** Returns what later steps need, if it is known. */
	Optional<FitRecord> record() {
		return Optional.ofNullable(record);
	}

	/** Returns the macro lines of the steps before the last one. */
	List<String> earlier() {
		return earlier;
	}

	/** Returns the table "QC of T" with a row for each component. */
	TitledTable quality() {
		return quality;
	}

	@Override
	public String toString() {
		return method + " of " + image + " " + signatures.names();
	}
}
