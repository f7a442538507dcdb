
package org.unmixj.imagej;

/** Where a figure says which colour is which component. */
public enum KeyPlace {

		/** On a white strip below the picture. */
		BELOW("Below"),

		/** In the upper left corner of the picture. */
		INSIDE("Inside"),

		/** Nowhere. */
		NONE("None");

	private final String label;

	KeyPlace(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
