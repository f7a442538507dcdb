
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a heading says about the positions of samples: wavelengths, times,
 * depths, or mere numbers.
 */
final class SampleHeading {

	/** Headings of samples that are counted. */
	private static final Set<String> COUNTS = Collections.unmodifiableSet(
		new HashSet<>(Arrays.asList("channel", "frame", "slice", "index", "sample",
			"number")));

	private static final Pattern OTHER_UNIT = Pattern.compile(
		"(^|_)(um|mm|m|a|angstrom)($|_)");

	private SampleHeading() {
		// static methods only
	}

	/**
	 * Returns a heading in the form that {@link SampleAxis} uses:
	 * {@code wavelength_nm} for {@code Wavelength (nm)}, {@code nm} and
	 * {@code lambda}.
	 */
	static String canonical(final String heading) {
		final String word = heading.toLowerCase(Locale.ROOT).replaceAll(
			"[\u00b5\u03bc]", "u").replace("\u03bb", "lambda").replaceAll(
				"[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
		final boolean wavelength = word.matches(
			"(.*_)?(wave_?lengths?|lambda|nm)(_.*)?");
		return wavelength && !OTHER_UNIT.matcher(word).find() ? "wavelength_nm"
			: word;
	}

	/** Tells whether a heading is one of samples that are counted. */
	static boolean isCount(final String heading) {
		return COUNTS.contains(canonical(heading));
	}

	/** Tells whether a heading is one of positions, and not of a spectrum. */
	static boolean isKnown(final String heading) {
		final String canonical = canonical(heading);
		return COUNTS.contains(canonical) || canonical.matches(
			"wavelength_.*|time_.*|z_.*|wavenumber.*");
	}
}
