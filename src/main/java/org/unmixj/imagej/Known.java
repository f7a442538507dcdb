
package org.unmixj.imagej;

/** What a fit may do to spectra that are known. */
public enum Known {

		/** They stay as they are, to the last bit. */
		FIXED("Fixed"),

		/** They are where the fit starts, and it changes them. */
		START("Start");

	private final String label;

	Known(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
