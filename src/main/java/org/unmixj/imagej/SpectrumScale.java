
package org.unmixj.imagej;

/** What becomes of the size of a spectrum that is measured. */
public enum SpectrumScale {

		/** Its largest value is 1. */
		PEAK("Peak"),

		/** It stays in the grey values of the image. */
		NONE("None");

	private final String label;

	SpectrumScale(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
