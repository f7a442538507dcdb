
package org.unmixj.imagej;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Writes numbers so that they read back as the same double: in tables, dialogs,
 * macros and the Info of images alike.
 */
public final class NumberText {

	/** Above this, whole numbers are written with an exponent. */
	private static final double LARGEST_WHOLE = 1e15;

	private NumberText() {
		// static methods only
	}

	/**
	 * Returns the shortest usual form in full precision: {@code 0.001},
	 * {@code 1e-4}, {@code 5}.
	 */
	public static String of(final double value) {
		final String text = Double.toString(value).replaceFirst("\\.0(?=E|$)", "")
			.replace('E', 'e');
		if (value != Math.rint(value) || Math.abs(value) >= LARGEST_WHOLE) {
			return text;
		}
		final String whole = Long.toString((long) value);
		return value == 0 || whole.length() > text.length() ? text : whole;
	}

	/**
	 * Returns a finite number in the same form, with few digits, for sentences.
	 */
	static String rounded(final double value, final int digits) {
		return of(new BigDecimal(value).round(new MathContext(digits))
			.doubleValue());
	}
}
