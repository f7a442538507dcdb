
package org.unmixj.imagej;

/** What is subtracted from all pixels before they are unmixed. */
public enum Background {

		/** Nothing. */
		NONE("None"),

		/** One value. */
		CONSTANT("Constant"),

		/** For each sample its mean in a region of the image. */
		SELECTION("Selection"),

		/** For each sample the first percentile of its pixels. */
		MINIMUM("Minimum");

	private final String label;

	Background(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
