
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;

/** The passes that are announced are those that are made. */
class ExpectedPassesTest {

	private static final int M = 3000;

	private static final int N = 40;

	private final DoubleMatrix2D matrix = TestMatrices.random(M, N, 1);

	private final CountedRows X = new CountedRows(new ColtRows(matrix));

	@ParameterizedTest
	@CsvSource({ "NNDSVD, GAUSSIAN, 0, 2, 0", "RANDOM, GAUSSIAN, 0, 1, 0",
		"NNDSVD, POISSON, 0, 2, 1", "NNDSVD, GAUSSIAN, 0.1, 2, 0" })
	void oneUnmixingReadsAsAnnounced(final Initialization initialization,
		final Loss loss, final double penalty, final int first, final int last)
	{
		final NmfOptions options = NmfOptions.withComponents(3).withMaxIterations(5)
			.withTolerance(1e-12).withInitialization(initialization).withLoss(loss)
			.withPenalties(PenaltyOptions.NONE.withL1W(penalty));
		final ExpectedPasses expected = ExpectedPasses.of(M, N, options);

		Nmf.fit(X, options, ProgressMonitor.NONE);

		assertEquals(first, expected.first());
		assertEquals(0, expected.recovery());
		assertFalse(expected.isProjected());
		assertEquals(last, expected.last());
		assertEquals(first + 5 + last, X.passesSinceLast());
	}

	@ParameterizedTest
	@CsvSource({ "AUTO, 1, GAUSSIAN", "AUTO, 3, GAUSSIAN", "PAPER, 1, GAUSSIAN",
		"EXTENDED, 1, GAUSSIAN", "EXTENDED, 1, POISSON" })
	void gsvdNmfReadsAsAnnounced(final Directions directions, final int added,
		final Loss loss)
	{
		final GsvdNmfOptions options = GsvdNmfOptions.of(NmfOptions.withComponents(
			4).withMaxIterations(5).withTolerance(1e-12).withLoss(loss)).withAdded(
				added).withDirections(directions);
		final ExpectedPasses expected = ExpectedPasses.of(M, N, options);

		final Growth growth = GsvdNmf.fit(X, options, ProgressMonitor.NONE);

		assertEquals(2, expected.first());
		// both kinds of directions share it
		assertEquals(1, expected.recovery());
		assertEquals(2 + 1 + expected.last() + growth.initial().iterations() +
			growth.polished().iterations(), X.passesSinceLast());
	}

	/** The check, two for the SVD, recovery, and one for each iteration. */
	@ParameterizedTest
	@CsvSource({ "AUTO, 1", "AUTO, 2", "PAPER, 1", "EXTENDED, 3" })
	void growthReadsFourTimesBeforeItsIterations(final Directions directions,
		final int added)
	{
		final NmfOptions options = NmfOptions.withComponents(3).withMaxIterations(5)
			.withTolerance(1e-12);
		final Factorization present = Nmf.fit(X, options, ProgressMonitor.NONE);
		X.passesSinceLast();

		final Growth growth = GsvdNmf.grow(X, present, GsvdNmfOptions.of(options
			.withOtherComponents(3 + added)).withAdded(added).withDirections(
				directions), ProgressMonitor.NONE);

		assertEquals(5, growth.polished().iterations());
		assertEquals(4 + 5, X.passesSinceLast());
	}

	@ParameterizedTest
	@CsvSource({ "NNDSVD, 3, 2", "NNDSVD, 2, 5", "RANDOM, 2, 2" })
	void knownSignaturesAreReadForAsAnnounced(final Initialization initialization,
		final int known, final int first)
	{
		final NmfOptions options = NmfOptions.withComponents(3).withMaxIterations(5)
			.withTolerance(1e-12).withInitialization(initialization);
		final ExpectedPasses expected = ExpectedPasses.of(M, N, options, known);

		Nmf.fit(X, signatures(known), options, ProgressMonitor.NONE);

		assertEquals(first, expected.first());
		assertEquals(first + 5, X.passesSinceLast());
	}

	@Test
	void gsvdNmfReadsForKnownSignaturesAsAnnounced() {
		final GsvdNmfOptions options = GsvdNmfOptions.of(NmfOptions.withComponents(
			4).withMaxIterations(5).withTolerance(1e-12));
		final ExpectedPasses expected = ExpectedPasses.of(M, N, options, 2);

		final Growth growth = GsvdNmf.fit(X, signatures(2), options,
			ProgressMonitor.NONE);

		assertEquals(6, expected.first());
		assertEquals(6 + expected.recovery() + growth.initial().iterations() +
			growth.polished().iterations(), X.passesSinceLast());
	}

	@ParameterizedTest
	@CsvSource({ "NNDSVD, 0, 3, 6", "RANDOM, 0, 3, 3", "NNDSVD, 2, 3, 4",
		"NNDSVD, 1, 3, 7", "RANDOM, 1, 3, 4", "NNDSVD, 0, 1, 3" })
	void aBackgroundIsReadForAsAnnounced(final Initialization initialization,
		final int known, final int components, final int first)
	{
		final NmfOptions options = NmfOptions.withComponents(components)
			.withMaxIterations(5).withTolerance(1e-15).withInitialization(
				initialization).withBackground(components - 1);
		final ExpectedPasses expected = ExpectedPasses.of(M, N, options, known);

		final int iterations = (known == 0 ? Nmf.fit(X, options,
			ProgressMonitor.NONE) : Nmf.fit(X, signatures(known), options,
				ProgressMonitor.NONE)).iterations();

		assertEquals(first, expected.first());
		assertEquals(first + iterations, X.passesSinceLast());
	}

	@Test
	void gsvdNmfReadsForABackgroundAsAnnounced() {
		final GsvdNmfOptions options = GsvdNmfOptions.of(NmfOptions.withComponents(
			4).withMaxIterations(5).withTolerance(1e-12)).withBackground(true);
		final ExpectedPasses expected = ExpectedPasses.of(M, N, options);

		final Growth growth = GsvdNmf.fit(X, options, ProgressMonitor.NONE);

		assertEquals(7, expected.first());
		assertEquals(7 + expected.recovery() + growth.initial().iterations() +
			growth.polished().iterations(), X.passesSinceLast());
	}

	private static KnownSignatures signatures(final int known) {
		return new KnownSignatures(TestMatrices.random(known, N, 2),
			new boolean[known]);
	}

	@ParameterizedTest
	@CsvSource({ "GAUSSIAN, 0, 0", "GAUSSIAN, 0.1, 1", "POISSON, 0, 1" })
	void missingEntriesAreReadForAsAnnounced(final Loss loss,
		final double penalty, final int last)
	{
		matrix.set(7, 3, Double.NaN);
		final NmfOptions options = NmfOptions.withComponents(4).withMaxIterations(5)
			.withTolerance(1e-12).withLoss(loss).withPenalties(PenaltyOptions.NONE
				.withL2(penalty)).withMissing(true);

		Nmf.fit(X, options, ProgressMonitor.NONE);

		final ExpectedPasses expected = ExpectedPasses.of(M, N, options);
		assertEquals(last, expected.last());
		assertEquals(expected.first() + 5 + last, X.passesSinceLast());
		assertFalse(ExpectedPasses.of(1 << 20, N, options).isProjected());
	}

	@ParameterizedTest
	@EnumSource(Directions.class)
	void gsvdNmfReadsForMissingEntriesAsAnnounced(final Directions directions) {
		matrix.set(7, 3, Double.NaN);
		final GsvdNmfOptions options = GsvdNmfOptions.of(NmfOptions.withComponents(
			4).withMaxIterations(5).withTolerance(1e-12).withMissing(true))
			.withDirections(directions);
		final ExpectedPasses expected = ExpectedPasses.of(M, N, options);

		final Growth growth = GsvdNmf.fit(X, options, ProgressMonitor.NONE);

		assertEquals(expected.first() + expected.recovery() + growth.initial()
			.iterations() + growth.polished().iterations(), X.passesSinceLast());
	}

	@ParameterizedTest
	@EnumSource(Loss.class)
	void polishingForPhotonNoiseIsAPassPerIteration(final Loss loss) {
		final GsvdNmfOptions options = GsvdNmfOptions.of(NmfOptions.withComponents(
			4).withMethod(Method.FAST).withLoss(loss));

		assertEquals(loss == Loss.GAUSSIAN, ExpectedPasses.of(1 << 20, N, options)
			.isProjected());
	}

	@Test
	void fastReadsLessOften() {
		final NmfOptions options = NmfOptions.withComponents(3).withMethod(
			Method.FAST);

		assertTrue(ExpectedPasses.of(1 << 20, N, options).isProjected());
		assertFalse(ExpectedPasses.of(M, N, options).isProjected());
	}

	@Test
	void aLargeStackMayTakeMorePassesForItsSvd() {
		final NmfOptions options = NmfOptions.withComponents(3);

		assertEquals(31, ExpectedPasses.of(1 << 20, 3000, options).first());
	}
}
