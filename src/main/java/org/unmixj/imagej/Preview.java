
package org.unmixj.imagej;

/** What stands for a stack in a quick look at how it will be unmixed. */
public enum Preview {

		/** No preview: the stack itself is unmixed. */
		NONE("None"),

		/** The current plane of pixels, all samples of it. */
		SLICE("Slice"),

		/**
		 * Some pixels, spread over the stack; then the current plane with the
		 * signatures found in them.
		 */
		SUBSET("Subset");

	private final String label;

	Preview(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
