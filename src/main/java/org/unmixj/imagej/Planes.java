
package org.unmixj.imagej;

/** Which planes of an image with slices or frames are looked at. */
public enum Planes {

		/** All slices and frames. */
		ALL("All"),

		/** The current slice and frame. */
		CURRENT("Current");

	private final String label;

	Planes(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
