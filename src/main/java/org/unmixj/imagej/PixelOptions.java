
package org.unmixj.imagej;

import java.util.Objects;

import ij.ImagePlus;

/**
 * Which pixel values are fitted, and what is done to them before. Immutable;
 * each {@code withX} returns a copy. By default all pixels of the image, or of
 * its selection, are fitted as they are.
 */
public final class PixelOptions implements Cloneable {

	/** All pixels as they are. */
	public static final PixelOptions DEFAULT = new PixelOptions();

	private Saturation saturation = Saturation.NONE;

	private Missing missing = Missing.ERROR;

	private Background background = Background.NONE;

	private double level;

	private String region = "";

	private Negatives negatives = Negatives.ERROR;

	private ImagePlus mask;

	private double threshold;

	private boolean everywhere;

	private PixelOptions() {
		// the defaults
	}

	private PixelOptions copy() {
		try {
			return (PixelOptions) clone();
		}
		catch (final CloneNotSupportedException e) {
			throw new AssertionError(e);
		}
	}

	/**
	 * Returns a copy that takes saturated pixel values as missing, each by
	 * itself: the other samples of the pixel stay.
	 *
	 * @param text {@code None}; a number, from which on values are saturated; or
	 *          {@code Auto}, the largest value of the stack, if that is 255,
	 *          1023, 4095, 16383 or 65535, or at least 0.1 % of the values equal
	 *          it
	 * @throws IllegalArgumentException if it is none of these
	 */
	public PixelOptions withSaturation(final String text) {
		final PixelOptions copy = copy();
		copy.saturation = Saturation.of(text);
		return copy;
	}

	/** Returns a copy that takes NaN as an error, or as a missing value. */
	public PixelOptions withMissing(final Missing choice) {
		final PixelOptions copy = copy();
		copy.missing = Objects.requireNonNull(choice, "missing");
		return copy;
	}

	/**
	 * Returns a copy that subtracts a background, or fits it along.
	 *
	 * @param choice what is subtracted, if it is
	 * @param value that of {@link Background#CONSTANT}
	 * @param name the name of the region of {@link Background#SELECTION}, that of
	 *          a selection in the image's overlay or in the ROI Manager; if it is
	 *          empty, the selection on the image is the region, and does not
	 *          restrict the fit
	 * @throws IllegalArgumentException if the value is not finite, or value or
	 *           name go with another choice, with a message for the user
	 */
	public PixelOptions withBackground(final Background choice,
		final double value, final String name)
	{
		if (!(Math.abs(value) <= Double.MAX_VALUE)) {
			throw new IllegalArgumentException("level must be a finite number, got " +
				NumberText.of(value) + ".");
		}
		if (value != 0 && choice != Background.CONSTANT) {
			throw new IllegalArgumentException(InputMessages.withoutEffect("level",
				NumberText.of(value), "background=Constant"));
		}
		if (name != null && !name.trim().isEmpty() &&
			choice != Background.SELECTION)
		{
			throw new IllegalArgumentException(InputMessages.withoutEffect("region",
				name.trim(), "background=Selection"));
		}
		final PixelOptions copy = copy();
		copy.background = Objects.requireNonNull(choice, "background");
		copy.level = value;
		copy.region = name == null ? "" : name.trim();
		return copy;
	}

	/** Returns a copy that treats negative pixel values in another way. */
	public PixelOptions withNegatives(final Negatives choice) {
		final PixelOptions copy = copy();
		copy.negatives = Objects.requireNonNull(choice, "negatives");
		return copy;
	}

	/**
	 * Returns a copy that fits the pixels inside a mask only.
	 *
	 * @param image 8-bit, one plane, as wide and high as the stack; pixels of 0
	 *          are outside. Null for no mask
	 */
	public PixelOptions withMask(final ImagePlus image) {
		final PixelOptions copy = copy();
		copy.mask = image;
		return copy;
	}

	/**
	 * Returns a copy that leaves dark pixels out of the fit.
	 *
	 * @param value a pixel takes part if its mean over the samples, before a
	 *          background is subtracted, is at least this in one of its positions
	 *          on the other axes; 0 leaves none out
	 * @throws IllegalArgumentException if it is negative or not finite
	 */
	public PixelOptions withThreshold(final double value) {
		if (!(value >= 0 && value <= Double.MAX_VALUE)) {
			throw new IllegalArgumentException(
				"threshold must be a number of at least 0, got " + NumberText.of(
					value) + ".");
		}
		final PixelOptions copy = copy();
		copy.threshold = value;
		return copy;
	}

	/**
	 * Returns a copy that unmixes all pixels of the image with the signatures
	 * that were found in those of the fit.
	 */
	public PixelOptions withEverywhere(final boolean all) {
		final PixelOptions copy = copy();
		copy.everywhere = all;
		return copy;
	}

	/** Returns the mask, or null. */
	ImagePlus mask() {
		return mask;
	}

	/** Returns the lowest mean of a pixel that takes part, or 0. */
	double threshold() {
		return threshold;
	}

	/** Tells whether all pixels are unmixed with the signatures found. */
	boolean everywhere() {
		return everywhere;
	}

	/** Returns from which value on pixels are saturated. */
	Saturation saturation() {
		return saturation;
	}

	/** Returns what NaN is. */
	Missing missing() {
		return missing;
	}

	/** Returns what is subtracted. */
	Background background() {
		return background;
	}

	/** Returns the constant background. */
	double level() {
		return level;
	}

	/** Returns the name of the background's region; may be empty. */
	String region() {
		return region;
	}

	/** Returns what is done about negative values. */
	Negatives negatives() {
		return negatives;
	}

	/** Tells whether entries can be missing. */
	boolean allowMissing() {
		return !saturation.isNone() || missing == Missing.NAN;
	}

	/** Tells whether the values of the pixels must be looked at first. */
	boolean needScan() {
		return background == Background.MINIMUM || saturation.isAuto() ||
			negatives == Negatives.OFFSET;
	}

	/** Returns how many passes over the pixels come before the fit. */
	int passesBefore() {
		return (threshold > 0 ? 1 : 0) + (needScan() ? 1 : 0);
	}

	/** Returns how many passes over the pixels come after the fit. */
	int passesAfter() {
		return everywhere ? 1 : 0;
	}

	/** Tells whether the pixels are fitted as they are. */
	boolean changeNothing() {
		return !allowMissing() && !subtractsBackground() &&
			negatives == Negatives.ERROR && threshold == 0 && !everywhere;
	}

	/** Tells whether a background is subtracted before the fit. */
	boolean subtractsBackground() {
		return background != Background.NONE && !fitsBackground();
	}

	/** Tells whether one of the components is a background. */
	boolean fitsBackground() {
		return background == Background.COMPONENT;
	}

	/** Tells whether the selection of the image is the background. */
	boolean takeSelectionAsBackground() {
		return background == Background.SELECTION && region.isEmpty();
	}

	/**
	 * Returns the options that are not the defaults as keys of a macro, each with
	 * a blank before it.
	 */
	String macroOptions() {
		return (saturation.isNone() ? "" : " saturation=" + saturation) +
			(missing == Missing.ERROR ? "" : " missing=" + missing) +
			(background == Background.NONE ? "" : " background=" + background) +
			(level == 0 ? "" : " level=" + NumberText.of(level)) + (region.isEmpty()
				? "" : " region=[" + region + "]") + (negatives == Negatives.ERROR ? ""
					: " negatives=" + negatives) + (mask == null ? "" : " mask=[" + mask
						.getTitle() + "]") + (threshold == 0 ? "" : " threshold=" +
							NumberText.of(threshold)) + (everywhere ? " everywhere=true"
								: "");
	}

	@Override
	public String toString() {
		return macroOptions().trim();
	}
}
