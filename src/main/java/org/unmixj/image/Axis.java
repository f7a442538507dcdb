
package org.unmixj.image;

/**
 * The axis of a stack whose positions are the samples (columns of X); all other
 * axes are pixels.
 */
public enum Axis {

		/** The only one of the other three that is longer than 1. */
		AUTO("Auto", "sample", "signature"),

		/** Channels: signatures are spectra. */
		CHANNELS("Channels", "channel", "spectrum"),

		/** Frames: signatures are time courses. */
		FRAMES("Frames", "frame", "time course"),

		/** Slices: signatures are profiles. */
		SLICES("Slices", "slice", "profile");

	private final String label;

	private final String position;

	private final String signature;

	Axis(final String label, final String position, final String signature) {
		this.label = label;
		this.position = position;
		this.signature = signature;
	}

	/** Returns the word for one position on this axis ("channel"). */
	public String position() {
		return position;
	}

	/** Returns the word for a row of H ("spectrum", "time course", "profile"). */
	public String signature() {
		return signature;
	}

	/** Returns the word for rows of H ("spectra", "time courses"). */
	public String signatures() {
		return this == CHANNELS ? "spectra" : signature + "s";
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
