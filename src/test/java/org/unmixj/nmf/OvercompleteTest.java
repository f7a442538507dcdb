
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
	 * To 1e-5, as these spectra overlap so much that at 1e-4 both fits are still
	 * on their way, at different points, to the same minimum.
	 */
	@Test
	void matchesSimulatedDyesAtLeastAsWellAsHals() {
		final int[] counts = compare(seed -> {
			final PhotonCounts photons = PhotonCounts.simulate(1000, 24, 5, 200,
				seed);
			return new DoubleMatrix2D[] { photons.W(), photons.H(), photons.X() };
		}, NmfOptions.withComponents(5).withInitialization(Initialization.RANDOM)
			.withTolerance(1e-5).withThreads(1));

		assertTrue(counts[0] >= 18, counts[0] + " of 20");
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
