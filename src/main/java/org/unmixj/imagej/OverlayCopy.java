
package org.unmixj.imagej;

import org.unmixj.image.Axis;
import org.unmixj.image.StackGeometry;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

/**
 * The overlay of an image for its component images: what was at one position of
 * the unmixed axis is at all components, and the other positions are where they
 * have gone.
 */
final class OverlayCopy {

	private OverlayCopy() {
		// static methods only
	}

	/**
	 * Returns a copy of the overlay of an image, or null if it shows none.
	 *
	 * @param image is not changed
	 * @param geometry how it is unmixed
	 */
	static Overlay of(final ImagePlus image, final StackGeometry geometry) {
		if (image.getOverlay() == null || image.getHideOverlay()) return null;
		final Overlay overlay = image.getOverlay().duplicate();
		for (final Roi roi : overlay.toArray()) {
			place(roi, image, geometry);
		}
		return overlay;
	}

	private static void place(final Roi roi, final ImagePlus image,
		final StackGeometry geometry)
	{
		// below 0 if each point of a multi-point has its own
		if (!roi.hasHyperStackPosition() && roi.getPosition() <= 0) return;
		final int[] at = roi.hasHyperStackPosition() ? new int[] { roi
			.getCPosition(), roi.getZPosition(), roi.getTPosition() } : image
				.convertIndexToPosition(roi.getPosition());
		final int channel = geometry.length(Axis.CHANNELS) > 1 ? at[0] : 0;
		final int slice = geometry.axis() == Axis.SLICES ? channel : geometry
			.length(Axis.SLICES) > 1 ? at[1] : 0;
		final int frame = geometry.axis() == Axis.FRAMES ? channel : geometry
			.length(Axis.FRAMES) > 1 ? at[2] : 0;
		if (slice == 0 && frame == 0) roi.setPosition(0);
		else roi.setPosition(0, slice, frame);
	}
}
