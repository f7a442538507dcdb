
package org.unmixj.explorer;

import java.util.Locale;

/** Numbers as texts that are short enough for a chart. */
final class Numbers {

	private static final double LARGE = 1e5, SMALL = 1e-3;

	private Numbers() {
		// static methods only
	}

	/** Returns a number with four significant digits: "0.6912", "1.2e-7". */
	static String text(final double value) {
		if (Double.isInfinite(value)) return "infinite";
		if (Double.isNaN(value)) return "unknown";
		final double size = Math.abs(value);
		if (size == 0) return "0";
		if (size >= LARGE || size < SMALL) {
			return String.format(Locale.US, "%.2e", value).replaceFirst("\\.?0*e",
				"e").replaceFirst("e([-+])0*(?=\\d)", "e$1").replace("e+", "e");
		}
		final int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
		final String text = String.format(Locale.US, "%." + decimals + "f", value);
		return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
	}

	/** Returns "12.3 %". */
	static String percent(final double value) {
		return Double.isNaN(value) ? "" : String.format(Locale.US, "%.1f %%",
			value);
	}
}
