
package org.unmixj.imagej;

/** What a pixel value that is not a number (NaN) is. */
public enum Missing {

		/** An error. */
		ERROR("Error"),

		/** A value that is missing, and has no part in the fit. */
		NAN("NaN");

	private final String label;

	Missing(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
