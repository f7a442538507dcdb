
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/** Four bumps along twelve samples, some of which are known. */
class KnownSignaturesTest {

	private static final int M = 4000;

	private static final int N = 12;

	/** The true signatures. */
	private static final DoubleMatrix2D H = bumps(0, 3.3, 6.6, 10);

	private static final ColtRows X = new ColtRows(random(M, 4, 1).assign(
		w -> w < 0.5 ? 0 : 100 * w).zMult(H, null).assign(random(M, N, 2), (x,
			noise) -> x + noise));

	private static DoubleMatrix2D random(final int rows, final int columns,
		final int seed)
	{
		final Random random = new Random(seed);
		return new DenseDoubleMatrix2D(rows, columns).assign(v -> random
			.nextDouble());
	}

	private static DoubleMatrix2D bumps(final double... centers) {
		final DoubleMatrix2D bumps = new DenseDoubleMatrix2D(centers.length, N);
		for (int j = 0; j < centers.length; j++) {
			for (int i = 0; i < N; i++) {
				bumps.set(j, i, 0.7 * Math.exp(-Math.pow((i - centers[j]) / 2, 2)));
			}
		}
		return bumps;
	}

	private static DoubleMatrix2D rows(final int... rows) {
		return H.viewSelection(rows, null).copy();
	}

	private static Factorization fit(final KnownSignatures known,
		final NmfOptions options)
	{
		return Nmf.fit(X, known, options, ProgressMonitor.NONE);
	}

	private static double cosine(final DoubleMatrix2D a, final int i,
		final DoubleMatrix2D b, final int j)
	{
		final double product = a.viewRow(i).zDotProduct(b.viewRow(j));
		return product / Math.sqrt(a.viewRow(i).zDotProduct(a.viewRow(i)) * b
			.viewRow(j).zDotProduct(b.viewRow(j)));
	}

	@ParameterizedTest
	@CsvSource({ "NNDSVD, PLAIN", "NNDSVDA, PLAIN", "NNDSVDAR, PLAIN",
		"RANDOM, PLAIN", "NNDSVD, FAST", "RANDOM, FAST" })
	void fixedOnesComeBackToTheLastBitAndTheOthersAreFound(
		final Initialization initialization, final Method method)
	{
		final Factorization f = fit(new KnownSignatures(rows(3, 0), true, true),
			NmfOptions.withComponents(4).withInitialization(initialization)
				.withMethod(method));

		assertArrayEquals(H.viewRow(3).toArray(), f.H().viewRow(0).toArray(), 0);
		assertArrayEquals(H.viewRow(0).toArray(), f.H().viewRow(1).toArray(), 0);
		assertTrue(f.converged());
		final int second = cosine(f.H(), 2, H, 1) > cosine(f.H(), 3, H, 1) ? 2 : 3;
		assertTrue(cosine(f.H(), second, H, 1) > 0.99);
		assertTrue(cosine(f.H(), 5 - second, H, 2) > 0.99);
	}

	@Test
	void fixedOnesStayWithPhotonNoiseToo() {
		final Factorization f = fit(new KnownSignatures(rows(3, 0), true, true),
			NmfOptions.withComponents(4).withLoss(Loss.POISSON));

		assertArrayEquals(H.viewRow(3).toArray(), f.H().viewRow(0).toArray(), 0);
		assertArrayEquals(H.viewRow(0).toArray(), f.H().viewRow(1).toArray(), 0);
		final int second = cosine(f.H(), 2, H, 1) > cosine(f.H(), 3, H, 1) ? 2 : 3;
		assertTrue(cosine(f.H(), second, H, 1) > 0.99);
		assertTrue(cosine(f.H(), 5 - second, H, 2) > 0.99);
	}

	@Test
	void withAllFixedTheResultIsThatOfLinearUnmixing() {
		final Factorization known = fit(new KnownSignatures(H, true, true, true,
			true), NmfOptions.withComponents(4).withTolerance(1e-9));

		final Factorization unmixed = LinearUnmixing.fit(X, H,
			Constraint.NON_NEGATIVE, 1, ProgressMonitor.NONE);

		assertEquals(unmixed.relativeError(), known.relativeError(), 1e-9);
		for (int i = 0; i < M; i++) {
			for (int j = 0; j < 4; j++) {
				assertEquals(unmixed.W().get(i, j), known.W().get(i, j), 1e-5);
			}
		}
	}

	@Test
	void startsAreChangedForALowerError() {
		final DoubleMatrix2D shifted = bumps(0.3, 3.6, 6.3, 9.7);

		final Factorization start = fit(new KnownSignatures(shifted, false, false,
			false, false), NmfOptions.withComponents(4));
		final Factorization fixed = fit(new KnownSignatures(shifted, true, true,
			true, true), NmfOptions.withComponents(4));

		assertNotEquals(shifted, start.H());
		assertTrue(start.relativeError() < fixed.relativeError() / 2);
		for (int j = 0; j < 4; j++) {
			assertTrue(cosine(start.H(), j, H, j) > 0.99, "starts keep their order");
		}
	}

	@Test
	void someMayBeFixedAndOthersStarts() {
		final DoubleMatrix2D given = bumps(0, 3.6, 6.3);

		final DoubleMatrix2D found = fit(new KnownSignatures(given, true, false,
			true), NmfOptions.withComponents(4)).H();

		assertEquals(given.viewRow(0), found.viewRow(0));
		assertNotEquals(given.viewRow(1), found.viewRow(1));
		assertEquals(given.viewRow(2), found.viewRow(2));
		assertTrue(cosine(found, 3, H, 3) > 0.99);
	}

	@ParameterizedTest
	@EnumSource(Directions.class)
	void gsvdNmfAddsToThoseThatAreFixed(final Directions directions) {
		final Growth growth = GsvdNmf.fit(X, new KnownSignatures(rows(0, 2), true,
			true), GsvdNmfOptions.of(NmfOptions.withComponents(4)).withDirections(
				directions), ProgressMonitor.NONE);

		for (final DoubleMatrix2D found : new DoubleMatrix2D[] { growth.initial()
			.H(), growth.recovery().grown().H(), growth.polished().H() })
		{
			assertArrayEquals(H.viewRow(0).toArray(), found.viewRow(0).toArray(), 0);
			assertArrayEquals(H.viewRow(2).toArray(), found.viewRow(1).toArray(), 0);
		}
		assertTrue(growth.polished().relativeError() < growth.initial()
			.relativeError() / 2);
	}

	@Test
	void nothingIsLeftToFindWhereTheKnownOnesExplainAll() {
		final ColtRows exact = new ColtRows(random(500, 2, 1).zMult(rows(0, 3),
			null));

		final Factorization f = Nmf.fit(exact, new KnownSignatures(rows(0, 3), true,
			true), NmfOptions.withComponents(3), ProgressMonitor.NONE);

		assertEquals(0, f.relativeError(), 1e-12);
	}

	@Test
	void theNumberOfThreadsDoesNotMatter() {
		final KnownSignatures known = new KnownSignatures(rows(1), true);
		final NmfOptions options = NmfOptions.withComponents(4).withMaxIterations(
			5);

		assertEquals(fit(known, options.withThreads(1)).H(), fit(known, options
			.withThreads(3)).H());
	}

	@Test
	void rejectsBadSignatures() {
		assertEquals(
			"components must be at least 3, the number of known signatures, got 2",
			assertThrows(IllegalArgumentException.class, () -> fit(
				new KnownSignatures(rows(0, 1, 2), true, true, true), NmfOptions
					.withComponents(2))).getMessage());
		assertThrows(IllegalArgumentException.class, () -> GsvdNmf.fit(X,
			new KnownSignatures(rows(0, 1), true, true), GsvdNmfOptions.of(NmfOptions
				.withComponents(2)), ProgressMonitor.NONE));
		assertEquals("H must be 2 x 12, got 2 x 11", message(
			new DenseDoubleMatrix2D(2, 11).assign(1)));
		final DoubleMatrix2D negative = rows(0, 1);
		negative.set(1, 3, -1e-9);
		assertEquals("known signatures must have entries of at least 0, got " +
			"-1.0E-9 at row 1, column 3", message(negative));
		final DoubleMatrix2D zero = rows(0, 1);
		zero.viewRow(1).assign(0);
		assertEquals("known signatures must not be zero, as row 1 is", message(
			zero));
		assertEquals("H must be 1 x 12, got 2 x 12", assertThrows(
			IllegalArgumentException.class, () -> new KnownSignatures(rows(0, 1),
				true)).getMessage());
	}

	private static String message(final DoubleMatrix2D known) {
		return assertThrows(IllegalArgumentException.class, () -> fit(
			new KnownSignatures(known, true, true), NmfOptions.withComponents(3)))
			.getMessage();
	}
}
