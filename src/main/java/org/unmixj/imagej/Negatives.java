
package org.unmixj.imagej;

/** What is done about negative pixel values. */
public enum Negatives {

		/**
		 * They are an error, unless they are negative only because a background was
		 * subtracted; then they become 0.
		 */
		ERROR("Error"),

		/** They become 0. */
		ZERO("Zero"),

		/** The same value is added to all pixels so that the lowest becomes 0. */
		OFFSET("Offset");

	private final String label;

	Negatives(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
