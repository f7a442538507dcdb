
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * A fit with two components too many, merged and polished, against HALS with
 * the right number from the start of the same seed: which matches the truth
 * better? The seeds are 1 to 20, written down before anything was tried.
 */
class OvercompleteTest {

	private static final int SEEDS = 20;

	private static final int SURPLUS = 2;

	/** A smaller difference of mean cosines is none. */
	private static final double SAME = 1e-3;

	private interface Scene {

		/** Returns W, H and X of a seed. */
		DoubleMatrix2D[] of(int seed);
	}

	@ParameterizedTest
	@EnumSource(value = Initialization.class, names = { "RANDOM", "NNDSVD" })
	void matchesThePapersExampleAtLeastAsWellAsHals(
		final Initialization initialization)
	{
		final int[] counts = compare(seed -> new DoubleMatrix2D[] { PaperExample
			.W(), PaperExample.H(), PaperExample.X(seed) }, NmfOptions.withComponents(
				10).withInitialization(initialization));

		assertTrue(counts[0] >= 18, counts[0] + " of 20");
		assertTrue(counts[1] >= 5, "better in " + counts[1]);
	}

	/**
	 * These spectra overlap so much that HALS, at the default tolerance, is still
	 * on its way, which lies nearer to the truth than its end. Merged, it is at
	 * the end by then, as polishing goes to a tenth of the tolerance.
	 */
	@Test
	void matchesSimulatedDyesAsWellAsHalsAtItsEnd() {
		int fine = 0, standard = 0, lower = 0;

		for (int seed = 1; seed <= SEEDS; seed++) {
			final PhotonCounts photons = PhotonCounts.simulate(1000, 24, 5, 200,
				seed);
			final DoubleMatrix2D[] truth = { photons.W(), photons.H(), photons.X() };
			final ColtRows X = new ColtRows(photons.X());
			final NmfOptions options = NmfOptions.withComponents(5)
				.withInitialization(Initialization.RANDOM).withThreads(1).withSeed(
					seed);
			final double end = match(truth, Nmf.fit(X, options.withTolerance(1e-5),
				ProgressMonitor.NONE)) - SAME;
			final Factorization merged = NmfMerge.fit(X, options, SURPLUS,
				ProgressMonitor.NONE).polished();

			if (match(truth, NmfMerge.fit(X, options.withTolerance(1e-5), SURPLUS,
				ProgressMonitor.NONE).polished()) >= end) fine++;
			if (match(truth, merged) >= end) standard++;
			if (merged.relativeError() < Nmf.fit(X, options, ProgressMonitor.NONE)
				.relativeError()) lower++;
		}

		assertTrue(fine >= 18, fine + " of 20 at 1e-5");
		assertTrue(standard >= 18, standard + " of 20 at 1e-4");
		assertTrue(lower >= 18, "lower error in " + lower);
	}

	/** In how many seeds merging is at least as good, and in how many better. */
	private static int[] compare(final Scene scene, final NmfOptions start) {
		final int[] counts = new int[2];
		for (int seed = 1; seed <= SEEDS; seed++) {
			final DoubleMatrix2D[] truth = scene.of(seed);
			final ColtRows X = new ColtRows(truth[2]);
			final NmfOptions options = start.withSeed(seed);
			final double hals = match(truth, Nmf.fit(X, options,
				ProgressMonitor.NONE));
			final double merged = match(truth, NmfMerge.fit(X, options, SURPLUS,
				ProgressMonitor.NONE).polished());
			if (merged >= hals - SAME) counts[0]++;
			if (merged > hals + SAME) counts[1]++;
		}
		return counts;
	}

	/**
	 * The mean, over the true components, of the cosine between each and the
	 * nearest one that was found, as matrices of rank one.
	 */
	private static double match(final DoubleMatrix2D[] truth,
		final Factorization f)
	{
		final DoubleMatrix2D W = f.W().toMatrix();
		double sum = 0;
		for (int i = 0; i < truth[1].rows(); i++) {
			double best = 0;
			for (int j = 0; j < f.components(); j++) {
				best = Math.max(best, PaperExampleTest.cosine(W.viewColumn(j), truth[0]
					.viewColumn(i)) * PaperExampleTest.cosine(f.H().viewRow(j), truth[1]
						.viewRow(i)));
			}
			sum += best;
		}
		return sum / truth[1].rows();
	}
}
