
package org.unmixj.nmf;

/** How W and H of an NMF start. */
public enum Initialization {

		/** Non-negative double SVD: zeros stay zeros. */
		NNDSVD("NNDSVD"),

		/** NNDSVD with zeros replaced by the mean of X. */
		NNDSVDA("NNDSVDa"),

		/**
		 * NNDSVD with each zero replaced by its own uniform random number below a
		 * hundredth of the mean of X.
		 */
		NNDSVDAR("NNDSVDar"),

		/** Uniform random numbers, drawn component by component. */
		RANDOM("Random");

	private final String label;

	Initialization(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
