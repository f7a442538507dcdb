
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.unmixj.nmf.KnownSignatures;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Spectra that are known before an unmixing, and which of them it may change.
 * Immutable.
 */
public final class KnownSpectra {

	private final Spectra spectra;

	private final Known known;

	private final List<String> fixed;

	private KnownSpectra(final Spectra spectra, final Known known,
		final List<String> fixed)
	{
		this.spectra = Objects.requireNonNull(spectra, "spectra");
		this.known = Objects.requireNonNull(known, "known");
		this.fixed = fixed;
	}

	/** Returns spectra that are all fixed, or all starts. */
	public static KnownSpectra of(final Spectra spectra, final Known known) {
		return new KnownSpectra(spectra, known, Collections.emptyList());
	}

	/**
	 * Returns what the keys of a macro say.
	 *
	 * @param spectra null if there are none, and then nothing else may be said
	 * @param fixed as {@link #withFixed} has it
	 * @return null if there are none
	 * @throws IllegalArgumentException if something is said about spectra that
	 *           are not there, or as {@link #withFixed}
	 */
	public static KnownSpectra of(final Spectra spectra, final Known known,
		final String fixed)
	{
		if (spectra != null) return of(spectra, known).withFixed(fixed);
		if (fixed != null && !fixed.trim().isEmpty()) {
			throw new IllegalArgumentException(Messages.fixedWithoutSpectra(fixed));
		}
		if (known != Known.FIXED) {
			throw new IllegalArgumentException(InputMessages.withoutEffect("known",
				known.toString(), "spectra"));
		}
		return null;
	}

	/**
	 * Returns a copy in which some spectra are fixed although the others are
	 * starts.
	 *
	 * @param names theirs, separated by commas, or none; capital and small
	 *          letters are the same
	 * @throws IllegalArgumentException if all are fixed, or a spectrum has no
	 *           such name, with a message for the user
	 */
	public KnownSpectra withFixed(final String names) {
		if (names == null || names.trim().isEmpty()) return this;
		if (known == Known.FIXED) {
			throw new IllegalArgumentException(InputMessages.withoutEffect("fixed",
				"[" + names.trim() + "]", "known=Start"));
		}
		final List<String> all = Arrays.asList(names.trim().split("\\s*,\\s*"));
		for (final String name : all) {
			if (spectra.names().stream().noneMatch(name::equalsIgnoreCase)) {
				throw new IllegalArgumentException(Messages.noSuchSpectrum(spectra,
					name));
			}
		}
		return new KnownSpectra(spectra, known, all);
	}

	/** Returns the spectra as they were given. */
	Spectra spectra() {
		return spectra;
	}

	/** Returns for each spectrum whether it is fixed. */
	boolean[] fixed() {
		final boolean[] flags = new boolean[spectra.size()];
		for (int j = 0; j < flags.length; j++) {
			final String name = spectra.names().get(j);
			flags[j] = known == Known.FIXED || fixed.stream().anyMatch(
				name::equalsIgnoreCase);
		}
		return flags;
	}

	/**
	 * Returns the signatures for a fit.
	 *
	 * @param sampled the spectra at the samples of the image
	 * @param components those that the fit with these signatures has
	 * @param added how many GSVD-NMF adds to them, or 0
	 * @param background whether one of the others is a background
	 * @throws IllegalArgumentException if they are more than r, one is zero, or a
	 *           value is negative, with a message for the user
	 */
	KnownSignatures signatures(final Spectra sampled, final int components,
		final int added, final boolean background)
	{
		final int flat = background ? 1 : 0;
		if (sampled.size() + flat > components) {
			throw new IllegalArgumentException(Messages.fewerThanKnown(sampled,
				components, added, flat));
		}
		final DoubleMatrix2D H = sampled.values();
		for (int j = 0; j < H.rows(); j++) {
			final double least = H.viewRow(j).aggregate(Math::min, v -> v);
			if (least < 0) {
				throw new IllegalArgumentException(Messages.negativeSpectrum(sampled, j,
					least));
			}
			if (!(H.viewRow(j).aggregate(Math::max, v -> v) > 0)) {
				throw new IllegalArgumentException(Messages.zeroSpectrum(sampled, j));
			}
		}
		return new KnownSignatures(H, fixed());
	}

	/** Returns the spectra as keys of a macro. */
	@Override
	public String toString() {
		return "spectra=[" + spectra.source() + "] known=" + known + (fixed
			.isEmpty() ? "" : " fixed=[" + String.join(", ", fixed) + "]");
	}
}
