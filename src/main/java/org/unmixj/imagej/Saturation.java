
package org.unmixj.imagej;

import java.util.Arrays;

/**
 * From which value on pixels are saturated: none, a number, or, automatically,
 * the maximum of the stack where that looks like the end of a detector's range.
 */
final class Saturation {

	/** The highest values of detectors of 8, 10, 12, 14 and 16 bits. */
	private static final double[] TOPS = { 255, 1023, 4095, 16383, 65535 };

	/** The share of entries at the maximum that makes it the end of a range. */
	private static final double SHARE = 1e-3;

	static final Saturation NONE = new Saturation("None",
		Double.POSITIVE_INFINITY);

	private static final String AUTO = "Auto";

	private final String text;

	private final double level;

	private Saturation(final String text, final double level) {
		this.text = text;
		this.level = level;
	}

	/**
	 * Reads what a user wrote.
	 *
	 * @throws IllegalArgumentException if it is neither None, nor Auto, nor a
	 *           number above 0
	 */
	static Saturation of(final String text) {
		final String trimmed = text == null ? "" : text.trim();
		if (trimmed.equalsIgnoreCase(NONE.text)) return NONE;
		if (trimmed.equalsIgnoreCase(AUTO)) return new Saturation(AUTO, Double.NaN);
		try {
			final double level = Double.parseDouble(trimmed);
			if (level > 0 && level <= Double.MAX_VALUE) {
				return new Saturation(NumberText.of(level), level);
			}
		}
		catch (final NumberFormatException e) {
			// told below
		}
		throw new IllegalArgumentException(Messages.saturation(trimmed));
	}

	boolean isNone() {
		return this == NONE;
	}

	boolean isAuto() {
		return Double.isNaN(level);
	}

	/**
	 * Returns the value from which on pixels are saturated, infinite if none are.
	 *
	 * @param scan what is in the stack; used where {@link #isAuto}
	 */
	double level(final PixelScan scan) {
		if (!isAuto()) return level;
		final boolean saturated = isTop(scan.maximum()) || scan.maximum() > 0 &&
			scan.atMaximum() >= SHARE * scan.entries();
		return saturated ? scan.maximum() : Double.POSITIVE_INFINITY;
	}

	/** Tells whether a value is the highest of a usual detector. */
	static boolean isTop(final double value) {
		return Arrays.stream(TOPS).anyMatch(top -> top == value);
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return text;
	}
}
