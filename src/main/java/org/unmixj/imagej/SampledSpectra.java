
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Spectra at the samples of an image.
 * <p>
 * Where the positions of both mean the same, such as wavelengths, a spectrum is
 * interpolated linearly between its samples, and is 0 outside of them, as
 * viewers of spectra have it; a value at the very position is taken as it is,
 * to the last bit. Where the one or the other are only counted, as many samples
 * are taken in their order.
 */
final class SampledSpectra {

	/** A spectrum ends if it is not above this share of its peak. */
	private static final double FADED = 0.01;

	private final Spectra spectra;

	private final List<String> warnings;

	private SampledSpectra(final Spectra spectra, final List<String> warnings) {
		this.spectra = spectra;
		this.warnings = Collections.unmodifiableList(warnings);
	}

	/**
	 * Samples spectra as an image is sampled.
	 *
	 * @param title of the image, for messages
	 * @throws IllegalArgumentException if their samples do not go together, with
	 *           a message for the user
	 */
	static SampledSpectra of(final Spectra given, final SampleAxis samples,
		final String title)
	{
		final String heading = SampleHeading.canonical(given.heading());
		final double[] at = samples.values();
		final boolean counted = SampleHeading.isCount(heading) || isCounted(
			given) || SampleHeading.isCount(samples.heading());
		final boolean same = !SampleHeading.isCount(heading) && heading.equals(
			SampleHeading.canonical(samples.heading()));
		if (!same && counted && at.length == given.samples()) {
			return new SampledSpectra(Spectra.of(given.source(), given.names(),
				samples.heading(), at, given.values()), new ArrayList<>());
		}
		if (!same && (counted || SampleHeading.isKnown(heading))) {
			throw new IllegalArgumentException(Messages.spectraSamples(given, title,
				samples));
		}
		return interpolated(given, samples, title);
	}

	/** Whether positions without a name are 0, 1, ... or 1, 2, ... */
	private static boolean isCounted(final Spectra given) {
		final double[] positions = given.positions();
		if (SampleHeading.isKnown(given.heading()) || positions[0] != 0 &&
			positions[0] != 1) return false;
		for (int i = 1; i < positions.length; i++) {
			if (positions[i] != positions[0] + i) return false;
		}
		return true;
	}

	private static SampledSpectra interpolated(final Spectra given,
		final SampleAxis samples, final String title)
	{
		final double[] from = given.positions();
		final Integer[] order = new Integer[from.length];
		Arrays.setAll(order, i -> i);
		Arrays.sort(order, (a, b) -> Double.compare(from[a], from[b]));
		final double lowest = from[order[0]];
		final double highest = from[order[order.length - 1]];
		final double[] at = samples.values();
		final DoubleMatrix2D values = given.values();
		final DoubleMatrix2D result = new DenseDoubleMatrix2D(given.size(),
			at.length);
		int inside = 0;
		boolean below = false, above = false;
		for (int i = 0; i < at.length; i++) {
			below |= at[i] < lowest;
			above |= at[i] > highest;
			if (at[i] < lowest || at[i] > highest) continue;
			inside++;
			int next = 0;
			while (from[order[next]] < at[i]) {
				next++;
			}
			for (int j = 0; j < given.size(); j++) {
				result.setQuick(j, i, between(values, j, from, order, next, at[i]));
			}
		}
		if (inside == 0) {
			throw new IllegalArgumentException(Messages.spectraSamples(given, title,
				samples));
		}
		final List<String> warnings = new ArrayList<>();
		if (below && !fades(values, order[0]) || above && !fades(values,
			order[order.length - 1]))
		{
			warnings.add(Messages.spectraRange(given, lowest, highest, title,
				at.length - inside, samples));
		}
		return new SampledSpectra(Spectra.of(given.source(), given.names(), samples
			.heading(), at, result), warnings);
	}

	/** Returns the value of a spectrum at or before the next of its samples. */
	private static double between(final DoubleMatrix2D values, final int j,
		final double[] from, final Integer[] order, final int next, final double at)
	{
		final double after = values.getQuick(j, order[next]);
		if (from[order[next]] == at) return after;
		final double before = values.getQuick(j, order[next - 1]);
		final double start = from[order[next - 1]];
		final double share = (at - start) / (from[order[next]] - start);
		return before * (1 - share) + after * share;
	}

	/** Whether all spectra are near 0 at one of their samples. */
	private static boolean fades(final DoubleMatrix2D values, final int sample) {
		for (int j = 0; j < values.rows(); j++) {
			final double peak = values.viewRow(j).aggregate(Math::max, Math::abs);
			if (Math.abs(values.getQuick(j, sample)) > FADED * peak) return false;
		}
		return true;
	}

	/** Returns the spectra, whose positions are those of the image. */
	Spectra spectra() {
		return spectra;
	}

	/** Returns sentences about what to be wary of; usually none. */
	List<String> warnings() {
		return warnings;
	}
}
