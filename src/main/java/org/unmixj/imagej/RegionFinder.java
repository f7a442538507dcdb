
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/** Finds a selection by its name, in an image's overlay or the ROI Manager. */
final class RegionFinder {

	private RegionFinder() {
		// static methods only
	}

	/**
	 * Returns a copy of a selection.
	 *
	 * @param name its name, or none for the selection on the image
	 * @throws IllegalArgumentException if there is none of that name, or it is no
	 *           area
	 */
	static Roi find(final ImagePlus image, final String name) {
		final Roi found = name.isEmpty() ? image.getRoi() : named(image, name);
		if (found == null) {
			throw new IllegalArgumentException(Messages.noRegion(image.getTitle()));
		}
		if (!found.isArea()) {
			throw new IllegalArgumentException(Messages.backgroundNoArea(name, found
				.getTypeAsString().toLowerCase()));
		}
		return (Roi) found.clone();
	}

	/**
	 * Returns the selection of a name, not a copy.
	 *
	 * @throws IllegalArgumentException if there is none of that name
	 */
	static Roi named(final ImagePlus image, final String name) {
		final List<Roi> all = new ArrayList<>();
		final Overlay overlay = image.getOverlay();
		if (overlay != null) all.addAll(Arrays.asList(overlay.toArray()));
		final RoiManager manager = RegionSource.manager();
		if (manager != null) {
			all.addAll(Arrays.asList(manager.getRoisAsArray()));
		}
		return all.stream().filter(roi -> name.equals(roi.getName())).findFirst()
			.orElseThrow(() -> new IllegalArgumentException(Messages.noSuchRegion(
				name, all.stream().map(Roi::getName).filter(Objects::nonNull).distinct()
					.collect(Collectors.toList()))));
	}
}
