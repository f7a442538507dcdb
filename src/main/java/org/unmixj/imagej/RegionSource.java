
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.plugin.frame.RoiManager;

/** Where the regions come from that components are measured in. */
public enum RegionSource {

		/**
		 * The ROI Manager; if it is empty or closed, the overlay; else the
		 * selection; else the whole image.
		 */
		AUTO("Auto"),

		/** The ROI Manager. */
		MANAGER("Manager"),

		/** The overlay of the image. */
		OVERLAY("Overlay"),

		/** The selection on the image. */
		SELECTION("Selection"),

		/** The whole image. */
		IMAGE("Image");

	private final String label;

	RegionSource(final String label) {
		this.label = label;
	}

	/**
	 * Returns the regions.
	 *
	 * @return copies; a rectangle named "image" for the whole image
	 * @throws IllegalArgumentException if there are none, with a message for the
	 *           user
	 */
	List<Roi> regions(final ImagePlus image) {
		if (this != AUTO) {
			final List<Roi> regions = found(image);
			if (regions.isEmpty()) {
				throw new IllegalArgumentException(Messages.noRegions(image.getTitle(),
					this));
			}
			return regions;
		}
		for (final RegionSource source : Arrays.asList(MANAGER, OVERLAY,
			SELECTION))
		{
			final List<Roi> regions = source.found(image);
			if (!regions.isEmpty()) return regions;
		}
		return IMAGE.found(image);
	}

	private List<Roi> found(final ImagePlus image) {
		final List<Roi> regions = new ArrayList<>();
		switch (this) {
			case MANAGER:
				final RoiManager manager = manager();
				for (int i = 0; manager != null && i < manager.getCount(); i++) {
					regions.add(named(manager.getRoi(i), manager.getName(i)));
				}
				return regions;
			case OVERLAY:
				final Roi[] overlay = image.getOverlay() == null ? new Roi[0] : image
					.getOverlay().toArray();
				for (int i = 0; i < overlay.length; i++) {
					final String name = overlay[i].getName();
					regions.add(named(overlay[i], name == null ? "overlay " + (i + 1)
						: name));
				}
				return regions;
			case SELECTION:
				return image.getRoi() == null ? regions : Collections.singletonList(
					named(image.getRoi(), "selection"));
			default:
				return Collections.singletonList(named(new Roi(0, 0, image.getWidth(),
					image.getHeight()), "image"));
		}
	}

	/**
	 * Returns the ROI Manager of the window or of the macro in batch mode, or
	 * null. {@link RoiManager#getInstance2()} would make one for the macro, which
	 * fails without a display.
	 */
	static RoiManager manager() {
		final RoiManager window = RoiManager.getRawInstance();
		return window == null && Interpreter.isBatchModeRoiManager() ? Interpreter
			.getBatchModeRoiManager() : window;
	}

	private static Roi named(final Roi roi, final String name) {
		final Roi copy = (Roi) roi.clone();
		copy.setName(name);
		return copy;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
