
package org.unmixj.imagej;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Scale;

import cern.colt.matrix.DoubleMatrix2D;

/** Scale, names and colours after a step: as before, as far as can be. */
final class SteppedSignatures {

	private SteppedSignatures() {
		// static methods only
	}

	/** Returns W and H with their scale from before. */
	static Factorization scaled(final StepOutcome outcome,
		final Factorization factorization, final Signatures before)
	{
		return outcome.isRescaled() ? factorization.scaled(scale(before), outcome
			.fixed()) : factorization;
	}

	private static Scale scale(final Signatures before) {
		return before.scale().orElse(Scale.PEAK);
	}

	/**
	 * Returns the signatures with names and colours.
	 *
	 * @param H as it is shown
	 */
	static Signatures of(final StepOutcome outcome, final DoubleMatrix2D H,
		final Signatures before)
	{
		final boolean given = !before.scale().isPresent() && (!outcome
			.isRescaled() || allFixed(outcome.fixed()));
		return new Signatures(H, before.samples(), before.axis(), given ? null
			: scale(before), names(outcome, H, before), colors(outcome, H, before));
	}

	private static boolean allFixed(final boolean[] fixed) {
		for (final boolean flag : fixed) {
			if (!flag) return false;
		}
		return true;
	}

	/** Names that are numbers are those of the new places. */
	private static List<String> names(final StepOutcome outcome,
		final DoubleMatrix2D H, final Signatures before)
	{
		final List<String> names = ComponentNames.of(H, before.samples(),
			Collections.emptyList());
		for (int j = 0; j < names.size(); j++) {
			final String name = outcome.name(j, before);
			if (name != null && !ComponentNames.isNumber(name)) names.set(j, name);
		}
		return names;
	}

	/**
	 * New components have the first colours of the palette that none has; or that
	 * of their wavelength, where the others have it.
	 */
	private static List<Color> colors(final StepOutcome outcome,
		final DoubleMatrix2D H, final Signatures before)
	{
		final boolean wavelengths = before.samples().isWavelength() &&
			Colors.WAVELENGTH.of(before.H(), before.samples()).equals(before
				.colors());
		final List<Color> ofPeaks = wavelengths ? Colors.WAVELENGTH.of(H, before
			.samples()) : null;
		final List<Color> colors = new ArrayList<>();
		for (int j = 0; j < H.rows(); j++) {
			colors.add(outcome.color(j, before));
		}
		for (int j = 0, next = 0; j < colors.size(); j++) {
			if (colors.get(j) != null) continue;
			while (colors.contains(Palette.color(next))) {
				next++;
			}
			colors.set(j, wavelengths ? ofPeaks.get(j) : Palette.color(next));
		}
		return colors;
	}
}
