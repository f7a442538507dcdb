
package org.unmixj.imagej;

import java.awt.Color;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The colours of components, the same in images and plots.
 * <p>
 * The first eight differ from each other by at least 29 units of CIELAB, for
 * normal vision and for simulated protanopia, deuteranopia and tritanopia
 * (Machado et al. 2009), and have contrasts of at least 4 to black, the ground
 * of images, and of 2 to white, the ground of plots. They were found by
 * maximizing that difference. Later ones have hues a golden angle apart.
 */
final class Palette {

	private static final int[] DISTINCT = { 0xf4a810, 0x8ea2ff, 0xd90671,
		0x37d073, 0x9538fd, 0xc7aecd, 0x2e7e04, 0xc321a6 };

	private static final float GOLDEN_ANGLE = 0.381966f;

	private Palette() {
		// static methods only
	}

	/** Returns the colours of r components. */
	static List<Color> distinct(final int r) {
		return IntStream.range(0, r).mapToObj(Palette::color).collect(Collectors
			.toList());
	}

	/** Returns the colour of a component, counted from 0. */
	static Color color(final int component) {
		if (component < DISTINCT.length) return new Color(DISTINCT[component]);
		final float hue = component * GOLDEN_ANGLE;
		return Color.getHSBColor(hue - (float) Math.floor(hue), 0.6f, 0.9f);
	}
}
