
package org.unmixj.imagej;

/** Writes numbers so that they read back as the same double. */
final class NumberText {

	/** Above this, whole numbers are written with an exponent. */
	private static final double LARGEST_WHOLE = 1e15;

	private NumberText() {
		// static methods only
	}

	/** Returns a number in full precision, whole ones without a point. */
	static String of(final double value) {
		return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE ? Long
			.toString((long) value) : Double.toString(value);
	}
}
