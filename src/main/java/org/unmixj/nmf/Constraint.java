
package org.unmixj.nmf;

/** What is asked of component images in linear unmixing. */
public enum Constraint {

		/** Least squares with all of W at least 0. */
		NON_NEGATIVE("NonNegative"),

		/** Plain least squares: noise makes some of W negative. */
		NONE("None");

	private final String label;

	Constraint(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
