
package org.unmixj.imagej;

/**
 * What is done about a background: what is subtracted from all pixels before
 * they are unmixed, or that it is fitted along.
 */
public enum Background {

		/** Nothing. */
		NONE("None"),

		/** One value. */
		CONSTANT("Constant"),

		/** For each sample its mean in a region of the image. */
		SELECTION("Selection"),

		/** For each sample the first percentile of its pixels. */
		MINIMUM("Minimum"),

		/**
		 * Nothing is subtracted: one of the components, named "Background", has an
		 * image that is the same everywhere.
		 */
		COMPONENT("Component");

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
