
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.unmixj.image.Axis;
import org.unmixj.nmf.Loss;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.PenaltyOptions;

import ij.ImagePlus;

/**
 * What a components image remembers of its fit, so that later steps can go on
 * from there: which pixels were fitted, what was done to their values, what was
 * made small, and which signatures were fixed. All of it as it came out for the
 * stack ({@code Auto} is a number here), so that neither selections nor masks
 * need to be there again. Immutable.
 */
final class FitRecord {

	/** Null for all pixels. */
	private final PixelMask pixels;

	/** From which value on entries are missing; infinite if none are. */
	private final double saturation;

	private final boolean nanIsMissing;

	/** What was subtracted from each sample, or empty. */
	private final double[] background;

	private final boolean negativesAreErrors;

	private final double gain;

	private final double offset;

	private final boolean everywhere;

	private final Loss loss;

	private final PenaltyOptions penalties;

	private final boolean[] fixed;

	/** The component whose image is the same everywhere, or -1. */
	private final int flat;

	/**
	 * @param pixels those that were fitted, or null for all
	 * @param saturation from which value on entries are missing, or infinite
	 * @param nanIsMissing whether NaN is missing, or an error
	 * @param background what is subtracted from each sample, or empty; copied
	 * @param negativesAreErrors whether negative entries are errors; else they
	 *          become 0
	 * @param detector its offset is subtracted last
	 * @param everywhere whether all pixels are unmixed in the end
	 * @param fixed for each component whether its signature is fixed; copied
	 * @param flat the component whose image is the same everywhere, or -1
	 */
	FitRecord(final PixelMask pixels, final double saturation,
		final boolean nanIsMissing, final double[] background,
		final boolean negativesAreErrors, final Detector detector,
		final boolean everywhere, final Loss loss, final PenaltyOptions penalties,
		final boolean[] fixed, final int flat)
	{
		this.pixels = pixels;
		this.saturation = saturation;
		this.nanIsMissing = nanIsMissing;
		this.background = background.clone();
		this.negativesAreErrors = negativesAreErrors;
		gain = detector.gain();
		offset = detector.offset();
		this.everywhere = everywhere;
		this.loss = loss;
		this.penalties = penalties;
		this.fixed = fixed.clone();
		this.flat = flat;
	}

	/**
	 * Returns that of a fit.
	 *
	 * @param fitted the pixels that were fitted
	 * @param prepared what was done to their values, or null for nothing
	 * @param fixed for the first components whether their signature is fixed
	 */
	static FitRecord of(final StackInput fitted, final PreparedStack prepared,
		final Detector detector, final boolean everywhere, final NmfOptions options,
		final boolean[] fixed)
	{
		return new FitRecord(fitted.isSelected() ? PixelMask.of(fitted.pixels(),
			fitted.geometry().width()) : null, prepared == null
				? Double.POSITIVE_INFINITY : prepared.saturation(), prepared != null &&
					prepared.nanIsMissing(), prepared == null || isZero(prepared
						.background()) ? new double[0] : prepared.background(),
			prepared == null || prepared.negativesAreErrors(), detector, everywhere,
			options.loss(), options.penalties(), Arrays.copyOf(fixed, options
				.components()), options.background());
	}

	/** Returns that of a fit of all pixels as they are. */
	static FitRecord plain(final int components) {
		return new FitRecord(null, Double.POSITIVE_INFINITY, false, new double[0],
			true, Detector.COUNTER, false, NmfOptions.DEFAULT_LOSS,
			PenaltyOptions.NONE, new boolean[components], -1);
	}

	private static boolean isZero(final double[] values) {
		return Arrays.stream(values).allMatch(value -> value == 0);
	}

	/** Returns the same with the flags of other components. */
	FitRecord withFixed(final boolean[] flags) {
		return new FitRecord(pixels, saturation, nanIsMissing, background,
			negativesAreErrors, detector(), everywhere, loss, penalties, flags, flat);
	}

	/** Returns the same with another component as background, or none (-1). */
	FitRecord withFlat(final int component) {
		return new FitRecord(pixels, saturation, nanIsMissing, background,
			negativesAreErrors, detector(), everywhere, loss, penalties, fixed,
			component);
	}

	/** Returns the same for some of the components. */
	FitRecord only(final List<Integer> components) {
		final boolean[] flags = new boolean[components.size()];
		for (int j = 0; j < flags.length; j++) {
			flags[j] = fixed[components.get(j)];
		}
		return withFixed(flags).withFlat(components.indexOf(flat));
	}

	/**
	 * Returns a stack as the input of a further fit: with the same pixels,
	 * whatever is selected on it now.
	 *
	 * @throws IllegalArgumentException if its size is another, with a message for
	 *           the user
	 */
	StackInput input(final ImagePlus stack, final Axis axis,
		final SampleAxis samples)
	{
		final StackInput whole = StackInput.of(stack, axis).whole().withSamples(
			samples);
		if (pixels == null) return whole;
		if (pixels.width() != whole.geometry().width() || pixels.height() != whole
			.geometry().height())
		{
			throw new IllegalArgumentException(StepMessages.otherSize(stack, pixels
				.width(), pixels.height()));
		}
		return whole.inside(pixels.mask());
	}

	/**
	 * Returns those pixels of a stack that have component images: those that were
	 * fitted, or all.
	 *
	 * @param stack as large as the components
	 */
	StackInput shown(final StackInput stack) {
		return pixels == null || everywhere ? stack : stack.inside(pixels.mask());
	}

	/**
	 * Returns what was done to pixel values, and to which, as a user reads it.
	 */
	Map<String, String> description() {
		final Map<String, String> lines = new LinkedHashMap<>();
		if (pixels != null && !everywhere) {
			final boolean[] mask = pixels.mask();
			lines.put("Pixels left out, as in the fit", IntStream.range(0,
				mask.length).filter(i -> !mask[i]).count() + " of " + mask.length);
		}
		if (!Double.isInfinite(saturation)) {
			lines.put("Values left out, as in the fit", "saturated from " + NumberText
				.of(saturation));
		}
		if (background.length > 0) {
			lines.put("Subtracted, as in the fit", Arrays.stream(background).mapToObj(
				NumberText::of).collect(Collectors.joining(", ")));
		}
		return lines;
	}

	/** Returns X as it was fitted, but for the detector's offset. */
	OpenStack prepared(final OpenStack X) {
		if (!allowsMissing() && background.length == 0 && negativesAreErrors) {
			return X;
		}
		return new PreparedStack(X, saturation, nanIsMissing, background.length == 0
			? new double[X.columns()] : background, negativesAreErrors);
	}

	/** Tells whether entries can be missing. */
	boolean allowsMissing() {
		return nanIsMissing || !Double.isInfinite(saturation);
	}

	/** Returns the options of a further fit: its loss and penalties. */
	NmfOptions options(final int components) {
		return NmfOptions.withComponents(components).withLoss(loss).withPenalties(
			penalties).withMissing(allowsMissing());
	}

	/** Returns the detector, whose offset was subtracted. */
	Detector detector() {
		return new Detector(gain, offset);
	}

	/** Returns the pixels that were fitted, or null for all. */
	PixelMask pixels() {
		return pixels;
	}

	/** Returns from which value on entries are missing; infinite if none are. */
	double saturation() {
		return saturation;
	}

	/** Tells whether NaN is missing. */
	boolean nanIsMissing() {
		return nanIsMissing;
	}

	/** Returns what is subtracted from each sample, or an empty array; a copy. */
	double[] background() {
		return background.clone();
	}

	/** Tells whether negative entries are errors. */
	boolean negativesAreErrors() {
		return negativesAreErrors;
	}

	/** Tells whether all pixels are unmixed in the end. */
	boolean everywhere() {
		return everywhere;
	}

	/** Returns what is made small. */
	Loss loss() {
		return loss;
	}

	/** Returns what is added to the squared error. */
	PenaltyOptions penalties() {
		return penalties;
	}

	/** Returns the component whose image is the same everywhere, or -1. */
	int flat() {
		return flat;
	}

	/** Returns for each component whether its signature is fixed; a copy. */
	boolean[] fixed() {
		return fixed.clone();
	}
}
