
package org.unmixj.imagej;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import cern.colt.matrix.DoubleMatrix2D;

/** Which colours components have, in images and plots. */
public enum Colors {

		/** Colours that are easy to tell apart, for colour-blind people too. */
		DISTINCT("Distinct"),

		/** The colour of the light at the peak of each spectrum. */
		WAVELENGTH("Wavelength");

	/**
	 * Colours that differ by less, in units of CIELAB, are hard to tell apart.
	 */
	private static final double ALIKE = 15;

	private final String label;

	Colors(final String label) {
		this.label = label;
	}

	/**
	 * Throws an {@link IllegalArgumentException}, with a message for the user, if
	 * the samples of an image are not what is needed.
	 */
	void require(final SampleAxis samples, final String title) {
		if (this == WAVELENGTH && !samples.isWavelength()) {
			throw new IllegalArgumentException(Messages.noWavelengths(title, samples
				.heading()));
		}
	}

	/**
	 * Returns the colours of the components. With {@link #WAVELENGTH}, one that
	 * is 0 everywhere is grey.
	 *
	 * @param H r&times;n; not modified
	 * @param samples where the n samples are
	 */
	List<Color> of(final DoubleMatrix2D H, final SampleAxis samples) {
		if (this == DISTINCT) return Palette.distinct(H.rows());
		final double[] positions = samples.values();
		final List<Color> colors = new ArrayList<>();
		for (int j = 0; j < H.rows(); j++) {
			final int peak = ComponentNames.peak(H.viewRow(j).toArray());
			colors.add(peak < 0 ? Color.LIGHT_GRAY : WavelengthColor.of(
				positions[peak]));
		}
		return colors;
	}

	/** Returns a sentence if there are colours that are nearly the same. */
	List<String> warnings(final List<Color> colors) {
		final List<String> pairs = new ArrayList<>();
		for (int j = 0; this == WAVELENGTH && j < colors.size(); j++) {
			for (int i = 0; i < j; i++) {
				if (WavelengthColor.difference(colors.get(i), colors.get(j)) < ALIKE) {
					pairs.add("C" + (i + 1) + " and C" + (j + 1));
				}
			}
		}
		return pairs.isEmpty() ? pairs : Collections.singletonList(Messages
			.similarColors(String.join(", ", pairs)));
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
