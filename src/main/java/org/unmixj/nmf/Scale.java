
package org.unmixj.nmf;

/** What fixes the freedom of scale between a column of W and the row of H. */
public enum Scale {

		/** Each signature has the maximum 1, so that W is in the units of X. */
		PEAK("Peak"),

		/** Each signature has the sum 1. */
		SUM("Sum"),

		/** Each signature has the Euclidean norm 1. */
		NORM("Norm");

	private final String label;

	Scale(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
