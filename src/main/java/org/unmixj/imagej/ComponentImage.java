
package org.unmixj.imagej;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

import org.unmixj.image.Axis;
import org.unmixj.image.StackGeometry;
import org.unmixj.linalg.TallMatrix;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.LUT;

/**
 * Makes the components image: a 32-bit hyperstack with the components as its
 * channels.
 */
final class ComponentImage {

	/** Above this share of the positive pixels, intensities are saturated. */
	private static final double SATURATION = 0.998;

	/** Pixels that the display range of a component is found from, at most. */
	private static final int RANGE_PIXELS = 1 << 16;

	/**
	 * A component that is weaker than this share of the brightest is shown darker
	 * than the others; rounding errors are not signals.
	 */
	private static final double DARK = 1e-4;

	private ComponentImage() {
		// static methods only
	}

	/**
	 * Returns the columns of W as an image that is not shown.
	 *
	 * @param input the image that was unmixed
	 * @param W m&times;r; not modified
	 * @param signatures gives the names and colours of the components
	 */
	static ImagePlus of(final StackInput input, final TallMatrix W,
		final Signatures signatures)
	{
		final StackGeometry geometry = input.geometry();
		final int r = W.columns();
		final int slices = geometry.componentSlices();
		final int frames = geometry.componentFrames();
		final float[][] planes = new float[r * slices * frames][];
		final String[] labels = new String[planes.length];
		final double[] wavelengths = SampleAxis.wavelengths(input.image(),
			geometry);
		for (int plane = 0; plane < geometry.planes(); plane++) {
			for (int j = 0; j < r; j++) {
				final int index = geometry.componentPlane(plane) * r + j;
				planes[index] = new float[geometry.width() * geometry.height()];
				input.pixels().fillPlane(W, j, plane, planes[index]);
				labels[index] = label(signatures.names().get(j), geometry, plane,
					wavelengths);
			}
		}
		final ImageStack stack = new ImageStack(geometry.width(), geometry
			.height());
		for (int i = 0; i < planes.length; i++) {
			stack.addSlice(labels[i], planes[i]);
		}
		final ImagePlus image = new ImagePlus(ResultTitles.components(input
			.title()), stack);
		image.setDimensions(r, slices, frames);
		image.setOpenAsHyperStack(true);
		image.setCalibration(calibration(input));
		final ImagePlus coloured = coloured(image, planes, signatures.colors());
		coloured.setOverlay(OverlayCopy.of(input.image(), geometry));
		return coloured;
	}

	/** Returns "Component 2; channel 525 nm; frame 3". */
	private static String label(final String name, final StackGeometry geometry,
		final int plane, final double[] wavelengths)
	{
		final StringBuilder label = new StringBuilder(name);
		for (final Axis axis : new Axis[] { Axis.CHANNELS, Axis.SLICES,
			Axis.FRAMES })
		{
			if (axis == geometry.axis() || geometry.length(axis) == 1) continue;
			final int position = geometry.position(0, plane, axis);
			label.append(ComponentNames.SEPARATOR).append(axis.position()).append(' ')
				.append(axis == Axis.CHANNELS && wavelengths != null ? ComponentNames
					.nanometres(wavelengths[position]) : String.valueOf(position + 1));
		}
		return label.toString();
	}

	/** Returns the calibration of the axes that are left. */
	private static Calibration calibration(final StackInput input) {
		final Calibration calibration = input.image().getCalibration().copy();
		calibration.disableDensityCalibration();
		if (input.geometry().axis() == Axis.FRAMES) {
			calibration.frameInterval = 0;
			calibration.fps = 0;
		}
		if (input.geometry().axis() == Axis.SLICES) {
			calibration.pixelDepth = 1;
			calibration.zOrigin = 0;
		}
		return calibration;
	}

	private static ImagePlus coloured(final ImagePlus image,
		final float[][] planes, final List<Color> colors)
	{
		final int r = colors.size();
		final LUT[] luts = new LUT[r];
		double brightest = 0;
		for (int j = 0; j < r; j++) {
			luts[j] = LUT.createLutFromColor(colors.get(j));
			luts[j].min = 0;
			luts[j].max = displayMaximum(planes, j, r);
			brightest = Math.max(brightest, luts[j].max);
		}
		for (final LUT lut : luts) {
			lut.max = brightest > 0 ? Math.max(lut.max, DARK * brightest) : 1;
		}
		if (r == 1) {
			image.setLut(luts[0]);
			return image;
		}
		final CompositeImage composite = new CompositeImage(image,
			r <= CompositeImage.MAX_CHANNELS ? CompositeImage.COMPOSITE
				: CompositeImage.COLOR);
		composite.setOpenAsHyperStack(true);
		composite.setLuts(luts);
		return composite;
	}

	/** Returns a high percentile of the positive pixels of a component, or 0. */
	private static double displayMaximum(final float[][] planes,
		final int component, final int r)
	{
		final long pixels = (long) planes.length / r * planes[0].length;
		final long step = 1 + (pixels - 1) / RANGE_PIXELS;
		final float[] values = new float[(int) ((pixels + step - 1) / step)];
		int count = 0;
		for (long i = 0; i < pixels; i += step) {
			final float value = planes[(int) (i / planes[0].length) * r +
				component][(int) (i % planes[0].length)];
			if (value > 0) values[count++] = value;
		}
		if (count == 0) return 0;
		Arrays.sort(values, 0, count);
		return values[(int) (SATURATION * (count - 1))];
	}
}
