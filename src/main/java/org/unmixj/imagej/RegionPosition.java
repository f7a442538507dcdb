
package org.unmixj.imagej;

import ij.ImagePlus;
import ij.gui.Roi;

/** The slice and the frame that a region belongs to, if it belongs to any. */
final class RegionPosition {

	/** Counted from 1; 0 for all. */
	private final int slice;

	/** Counted from 1; 0 for all. */
	private final int frame;

	private RegionPosition(final int slice, final int frame) {
		this.slice = slice;
		this.frame = frame;
	}

	/** Returns the position of a region on an image. */
	static RegionPosition of(final Roi region, final ImagePlus image) {
		if (!region.hasHyperStackPosition() && region.getPosition() > 0 && region
			.getPosition() <= image.getStackSize())
		{
			final int[] position = image.convertIndexToPosition(region.getPosition());
			return new RegionPosition(position[1], position[2]);
		}
		return new RegionPosition(region.getZPosition(), region.getTPosition());
	}

	/** Tells whether the region belongs to a slice, or to none. */
	boolean isInSlice(final int z) {
		return slice == 0 || slice == z;
	}

	/** Tells whether the region belongs to a frame, or to none. */
	boolean isInFrame(final int t) {
		return frame == 0 || frame == t;
	}
}
