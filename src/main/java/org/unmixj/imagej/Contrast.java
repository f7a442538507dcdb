
package org.unmixj.imagej;

/** Which intensities a figure shows black and in full colour. */
public enum Contrast {

		/** Those of the window: the display range of each channel. */
		DISPLAYED("Displayed"),

		/** From 0 to a high percentile of each channel. */
		AUTO("Auto");

	private final String label;

	Contrast(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
