
package org.unmixj.imagej;

import java.awt.Color;
import java.util.List;

import org.unmixj.image.Axis;
import org.unmixj.image.StackGeometry;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.TallMatrix;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;

/**
 * Makes the components image: a 32-bit hyperstack with the components as its
 * channels.
 */
final class ComponentImage {

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
	 * @param planes where the image is kept
	 * @param monitor is polled for cancellation
	 */
	static ImagePlus of(final StackInput input, final TallMatrix W,
		final Signatures signatures, final ComponentPlanes planes,
		final ProgressMonitor monitor)
	{
		final StackGeometry geometry = input.geometry();
		final int r = W.columns();
		final int size = geometry.width() * geometry.height();
		final String[] labels = new String[r * geometry.planes()];
		final double[] wavelengths = SampleAxis.wavelengths(input.image(),
			geometry);
		final DisplayRange[] ranges = new DisplayRange[r];
		for (int j = 0; j < r; j++) {
			ranges[j] = new DisplayRange(size, geometry.planes());
			for (int plane = 0; plane < geometry.planes(); plane++) {
				Unmixing.requireNotCanceled(monitor);
				final int place = geometry.componentPlane(plane);
				final float[] pixels = new float[size];
				input.pixels().fillPlane(W, j, plane, pixels);
				ranges[j].add(place, pixels);
				planes.put(place * r + j, pixels);
				labels[place * r + j] = label(signatures.names().get(j), geometry,
					plane, wavelengths);
			}
		}
		final ImagePlus image = new ImagePlus(ResultTitles.components(input
			.title()), planes.stack(labels));
		image.setDimensions(r, geometry.componentSlices(), geometry
			.componentFrames());
		image.setOpenAsHyperStack(true);
		image.setCalibration(calibration(input));
		final ImagePlus coloured = coloured(image, ranges, signatures.colors());
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
		final DisplayRange[] ranges, final List<Color> colors)
	{
		final int r = ranges.length;
		final LUT[] luts = new LUT[r];
		double brightest = 0;
		for (int j = 0; j < r; j++) {
			luts[j] = LUT.createLutFromColor(colors.get(j));
			luts[j].min = 0;
			luts[j].max = ranges[j].maximum();
			brightest = Math.max(brightest, luts[j].max);
		}
		for (int j = 0; j < r; j++) {
			// a background must not cover the others
			final double least = ranges[j].isConstant() ? 1 : DARK;
			luts[j].max = brightest > 0 ? Math.max(luts[j].max, least * brightest)
				: 1;
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
}
