
package org.unmixj.nmf;

/**
 * From which singular value decomposition GSVD recovery takes the directions it
 * proposes.
 */
public enum Directions {

		/**
		 * Tries both, and goes on with the one whose error after recovery is lower.
		 */
		AUTO("Auto"),

		/**
		 * The SVD of rank r0, as in the authors' program. Needs r0 &ge; 2 and k
		 * &le; r0.
		 */
		PAPER("Paper"),

		/** The SVD of rank r0 + k: k generalized singular values are infinite. */
		EXTENDED("Extended");

	private final String label;

	Directions(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
