
package org.unmixj.imagej;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * Makes a 16-bit image of a 32-bit one without losing what its values mean:
 * value = offset + factor &times; pixel, the same for all channels. ImageJ
 * shows and measures the values, as offset and factor are the image's
 * calibration function.
 */
public final class SixteenBitExport {

	private static final int MAX = 65535;

	/** The properties that hold factor and offset. */
	private static final String FACTOR = "export_factor", OFFSET =
		"export_offset";

	private final ImagePlus image;

	private double lowest = Double.POSITIVE_INFINITY;

	private double highest = Double.NEGATIVE_INFINITY;

	private long saturated;

	private SixteenBitExport(final ImagePlus image) {
		this.image = image;
	}

	/**
	 * Returns the export of an image.
	 *
	 * @throws IllegalArgumentException if there is none, or it is not of 32 bits,
	 *           or has values that are no numbers, with a message for the user
	 */
	public static SixteenBitExport of(final ImagePlus image) {
		if (image == null || image.getWidth() == 0 || image.getStackSize() == 0) {
			throw new IllegalArgumentException(Messages.NO_IMAGE);
		}
		if (image.getBitDepth() != 32) {
			throw new IllegalArgumentException(Messages.not32Bit(image.getTitle(),
				image.getBitDepth()));
		}
		final SixteenBitExport export = new SixteenBitExport(image);
		export.findRange();
		return export;
	}

	private void findRange() {
		long bad = 0;
		for (int i = 1; i <= image.getStackSize(); i++) {
			final float[] pixels = (float[]) image.getImageStack().getPixels(i);
			for (final float value : pixels) {
				if (!(Math.abs(value) <= Float.MAX_VALUE)) bad++;
				else if (value < lowest) lowest = value;
				if (value > highest) highest = value;
			}
		}
		if (bad > 0) throw new IllegalArgumentException(Messages.exportNotFinite(
			image.getTitle(), bad));
		highest = Math.max(highest, lowest);
	}

	/**
	 * Makes the 16-bit image, with a calibration function, and with the channels,
	 * colours, labels, properties, Info and overlay of the original.
	 *
	 * @param factor the size of a step, in units of the image; 0 takes the
	 *          smallest that holds all values. Larger values than 65535 steps are
	 *          saturated.
	 * @return "16-bit T"
	 * @throws IllegalArgumentException if the factor is negative
	 */
	public ImagePlus make(final double factor) {
		if (!(factor >= 0 && factor <= Double.MAX_VALUE)) {
			throw new IllegalArgumentException("factor must be 0 or more, got " +
				NumberText.of(factor) + ".");
		}
		final double offset = Math.min(0, lowest);
		final double range = highest - offset;
		final double step = factor > 0 ? factor : range > 0 ? range / MAX : 1;
		final ImageStack stack = new ImageStack(image.getWidth(), image
			.getHeight());
		saturated = 0;
		for (int i = 1; i <= image.getStackSize(); i++) {
			stack.addSlice(image.getImageStack().getSliceLabel(i), steps(
				(float[]) image.getImageStack().getPixels(i), offset, step));
		}
		final ImagePlus result = new ImagePlus(ResultTitles.sixteenBit(image
			.getTitle()), stack);
		result.setDimensions(image.getNChannels(), image.getNSlices(), image
			.getNFrames());
		result.setOpenAsHyperStack(image.isHyperStack());
		final ImagePlus displayed = displayed(result, offset, step);
		describe(displayed, offset, step);
		return displayed;
	}

	private short[] steps(final float[] pixels, final double offset,
		final double step)
	{
		final short[] steps = new short[pixels.length];
		for (int p = 0; p < pixels.length; p++) {
			final double value = (pixels[p] - offset) / step;
			// half a step above the last one still rounds to it, but for rounding
			if (value >= MAX + 0.5 + 1e-6) saturated++;
			steps[p] = (short) Math.min(MAX, Math.round(value));
		}
		return steps;
	}

	private void describe(final ImagePlus result, final double offset,
		final double step)
	{
		final Calibration calibration = image.getCalibration().copy();
		// tells it the bits; done later, it would remove the function
		calibration.setImage(result);
		calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] { offset,
			step }, "Gray Value");
		result.setCalibration(calibration);
		final String[] properties = image.getPropertiesAsArray();
		if (properties != null) result.setProperties(properties);
		result.setProp(FACTOR, NumberText.of(step));
		result.setProp(OFFSET, NumberText.of(offset));
		final String info = image.getInfoProperty();
		// before, as signatures are at the end
		result.setProperty("Info", "16-bit export: value = " + NumberText.of(
			offset) + " + " + NumberText.of(step) + " x pixel\n" + (info == null ? ""
				: "\n" + info));
		if (image.getOverlay() != null) result.setOverlay(image.getOverlay()
			.duplicate());
	}

	private ImagePlus displayed(final ImagePlus result, final double offset,
		final double step)
	{
		if (!image.isComposite()) {
			final ImageProcessor ip = result.getProcessor();
			ip.setLut((LUT) image.getProcessor().getLut().clone());
			result.setDisplayRange((image.getDisplayRangeMin() - offset) / step,
				(image.getDisplayRangeMax() - offset) / step);
			return result;
		}
		final LUT[] luts = image.getLuts();
		for (int c = 0; c < luts.length; c++) {
			luts[c] = (LUT) luts[c].clone();
			luts[c].min = (luts[c].min - offset) / step;
			luts[c].max = (luts[c].max - offset) / step;
		}
		final CompositeImage composite = new CompositeImage(result,
			((CompositeImage) image).getMode());
		composite.setOpenAsHyperStack(true);
		composite.setLuts(luts);
		return composite;
	}

	/** Returns what to be wary of after {@link #make}, or an empty text. */
	public String warning() {
		return saturated == 0 ? "" : Messages.exportSaturated(saturated, highest);
	}
}
