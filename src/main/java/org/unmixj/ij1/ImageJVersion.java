
package org.unmixj.ij1;

/** Checks that ImageJ has all that UnmixJ calls. */
final class ImageJVersion {

	/** The oldest version that UnmixJ compiles against and runs in. */
	static final String OLDEST = "1.53t";

	private ImageJVersion() {
		// only static methods
	}

	/**
	 * Throws an {@link IllegalArgumentException} if a version is too old.
	 *
	 * @param version as {@link ij.IJ#getVersion} has it: {@code 1.54p}, or in
	 *          Fiji {@code 2.16.0/1.54p}
	 */
	static void require(final String version) {
		final String imagej1 = version.substring(version.lastIndexOf('/') + 1);
		if (imagej1.compareTo(OLDEST) < 0) {
			throw new IllegalArgumentException("UnmixJ needs ImageJ " + OLDEST +
				" or newer, but this is " + imagej1 +
				". Help > Update ImageJ... installs a newer one.");
		}
	}
}
