
package org.unmixj.imagej;

import java.io.UncheckedIOException;

import org.unmixj.image.StackRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.nmf.MonitorSteps;
import org.unmixj.nmf.Residuals;

import ij.ImagePlus;

/**
 * Compares a components image and its signatures with the stack that was
 * unmixed: where, and in which samples, do they not describe it? Immutable;
 * each {@code withX} returns a copy. Shows nothing, and never changes an image.
 * <p>
 * The stack is compared as it was fitted: values that were missing or saturated
 * are left out, and so are pixels that were; the same background is subtracted.
 * A selection on the stack restricts the comparison to it. Defaults: the stack
 * that was unmixed in this session of ImageJ, gain and offset of the fit.
 */
public final class ResidualMap {

	private static final String STAGE = "Residuals";

	/** The part of the progress bar that copying a virtual stack takes. */
	private static final double COPY_SHARE = 0.6;

	private final ImagePlus components;

	private final ImagePlus stack;

	private final double gain;

	private final double offset;

	private ResidualMap(final ImagePlus components, final ImagePlus stack,
		final double gain, final double offset)
	{
		this.components = components;
		this.stack = stack;
		this.gain = gain;
		this.offset = offset;
	}

	/**
	 * Returns the comparison of an image with the stack that it was made of.
	 *
	 * @param components with its signatures, as UnmixJ makes and saves it
	 */
	public static ResidualMap of(final ImagePlus components) {
		return new ResidualMap(components, null, 0, 0);
	}

	/** Returns a copy that compares with this stack; null is the default. */
	public ResidualMap withStack(final ImagePlus newStack) {
		return new ResidualMap(components, newStack, gain, offset);
	}

	/**
	 * Returns a copy with another detector, whose grey values are offset + gain
	 * &times; photons.
	 *
	 * @param newGain grey values for each photon, which tells the expected noise;
	 *          0 for that of the fit, or if it is unknown
	 * @param newOffset the grey value without any light, which is subtracted from
	 *          the stack; 0 for that of the fit
	 * @throws IllegalArgumentException if the gain is negative, or one of both is
	 *           no number
	 */
	public ResidualMap withDetector(final double newGain,
		final double newOffset)
	{
		if (!(newGain >= 0 && newGain <= Double.MAX_VALUE) || !(Math.abs(
			newOffset) <= Double.MAX_VALUE))
		{
			throw new IllegalArgumentException(
				"gain must be 0 or more and offset a number, got gain=" + NumberText.of(
					newGain) + " and offset=" + NumberText.of(newOffset) + ".");
		}
		return new ResidualMap(components, stack, newGain, newOffset);
	}

	/**
	 * Compares, in one pass over the stack.
	 *
	 * @throws IllegalArgumentException if there are no signatures, or stack and
	 *           components do not fit, with a message for the user
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public ResidualMapResult make(final ProgressMonitor monitor) {
		final ComponentsInfo info = ComponentsInfo.of(components);
		final Signatures signatures = info.signatures();
		final FitRecord record = info.record().orElse(FitRecord.plain(signatures.H()
			.rows()));
		final ImagePlus compared = stack != null ? stack : UnmixedStack.of(
			components);
		UnmixedStack.requireSamples(compared, signatures, components.getTitle());
		final StackInput all = StackInput.of(compared, signatures.axis());
		if (all.geometry().samples() != signatures.H().columns()) {
			throw new IllegalArgumentException(Messages.otherSamples(all.title(), all
				.geometry().axis().position(), all.geometry().samples(), components
					.getTitle(), signatures.H().columns()));
		}
		final ComponentSource W = new ComponentSource(components, all.geometry(),
			all.title());
		final StackInput input = record.shown(all);
		if (input.pixels().rows() == 0) {
			throw new IllegalArgumentException(Messages.nothingFitted(all.title()));
		}
		final Residuals residuals;
		final MonitorSteps steps = new MonitorSteps(monitor);
		try (OpenStack X = input.open(MemoryNeed.MIN_READ_AHEAD, steps.next(input
			.isCopied() ? COPY_SHARE : 0));
				RowPasses passes = new RowPasses(treated(X, record), Runtime
					.getRuntime().availableProcessors(), steps.rest()).tellingOf(STAGE,
						1))
		{
			residuals = Residuals.of(passes, new StackRows(W, input.pixels()),
				signatures.H(), offset);
			X.requireUnchanged();
		}
		catch (final UncheckedIOException e) {
			throw new IllegalArgumentException(Messages.lostData(input.title(), String
				.valueOf(e.getCause().getMessage())), e);
		}
		return new ResidualMapResult(residuals, map(input, residuals, record),
			values -> calibrated(PlaneImage.of(ResultTitles.residualMap(input
				.title()), input, values)), input.title(), signatures.samples(),
			gain > 0 || record.detector().gain() == 1 ? gain : record.detector()
				.gain());
	}

	/** Returns X as it was fitted, but for an offset that is given here. */
	private RowBlocks treated(final OpenStack X, final FitRecord record) {
		final OpenStack prepared = record.prepared(X);
		return offset == 0 ? record.detector().withoutOffset(prepared) : prepared;
	}

	private ImagePlus calibrated(final ImagePlus map) {
		map.setCalibration(components.getCalibration().copy());
		map.getCalibration().disableDensityCalibration();
		map.getCalibration().info = null;
		return map;
	}

	private ImagePlus map(final StackInput input, final Residuals residuals,
		final FitRecord record)
	{
		final ImagePlus map = calibrated(PlaneImage.of(ResultTitles.residualMap(
			input.title()), input, residuals.rowErrors()));
		map.setProp("error_percent", NumberText.of(residuals.relativeError()));
		final StringBuilder treatment = new StringBuilder();
		record.description().forEach((key, value) -> treatment.append(key).append(
			": ").append(value).append('\n'));
		map.setProperty("Info", "Relative error of each pixel, in percent:" +
			" 100 x (sum over " + input.geometry().axis().toString().toLowerCase() +
			" of squared residuals) / (sum of squares)\nComponents: " + components
				.getTitle() + "\nStack: " + input.title() + "\nOffset: " + NumberText
					.of(offset == 0 ? record.detector().offset() : offset) + "\n" +
			treatment + "Relative error of all pixels (percent): " + NumberText.of(
				residuals.relativeError()) + "\n");
		return map;
	}
}
