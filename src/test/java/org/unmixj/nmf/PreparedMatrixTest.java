
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.InvalidEntriesException;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;

class PreparedMatrixTest {

	private static final int M = 1500;

	private static final int N = 30;

	private static final int ITERATIONS = 4;

	private static final NmfOptions OPTIONS = NmfOptions.withComponents(2)
		.withTolerance(1e-12).withMaxIterations(ITERATIONS);

	private final DoubleMatrix2D matrix = planted();

	private final CountedRows X = new CountedRows(new ColtRows(matrix));

	/** Six components and noise. */
	private static DoubleMatrix2D planted() {
		return Algebra.DEFAULT.mult(TestMatrices.random(M, 6, 1), TestMatrices
			.random(6, N, 2)).assign(TestMatrices.random(M, N, 3), (a, b) -> a + 0.1 *
				b);
	}

	@Test
	void everyStepButTheFirstReadsOnceMoreThanItIterates() {
		final PreparedMatrix prepared = new PreparedMatrix(X, 5);

		Factorization f = prepared.fit(OPTIONS, ProgressMonitor.NONE);

		// two for the SVD, the first of which checks X
		assertEquals(2 + ITERATIONS, X.passesSinceLast());
		for (int r = 3; r <= 5; r++) {
			f = prepared.grow(f, GsvdNmfOptions.of(OPTIONS.withOtherComponents(r)),
				ProgressMonitor.NONE).polished();

			assertEquals(ITERATIONS, f.iterations());
			assertEquals(1 + ITERATIONS, X.passesSinceLast(), "to " + r);
		}
	}

	@Test
	void theProductsOfAFactorizationFromElsewhereTakeAPass() {
		final Factorization other = Nmf.fit(X, OPTIONS, ProgressMonitor.NONE);
		final PreparedMatrix prepared = new PreparedMatrix(X, 5);
		final GsvdNmfOptions more = GsvdNmfOptions.of(OPTIONS.withOtherComponents(
			3));
		X.passesSinceLast();

		prepared.grow(other, more, ProgressMonitor.NONE);

		assertEquals(1 + 2 + 1 + ITERATIONS, X.passesSinceLast());

		prepared.grow(other, more, ProgressMonitor.NONE);

		assertEquals(1 + 1 + ITERATIONS, X.passesSinceLast());
	}

	@ParameterizedTest
	@EnumSource(Directions.class)
	void growthIsThatOfGsvdNmf(final Directions directions) {
		final PreparedMatrix prepared = new PreparedMatrix(X, 6);
		final GsvdNmfOptions more = GsvdNmfOptions.of(OPTIONS.withOtherComponents(
			4)).withAdded(2).withDirections(directions);
		final Factorization two = prepared.fit(OPTIONS, ProgressMonitor.NONE);

		final Growth growth = prepared.grow(two, more, ProgressMonitor.NONE);

		final Growth expected = GsvdNmf.grow(X, Nmf.fit(X, OPTIONS,
			ProgressMonitor.NONE), more, ProgressMonitor.NONE);
		assertEquals(expected.recovery().directions(), growth.recovery()
			.directions());
		assertArrayEquals(expected.recovery().lambdas(), growth.recovery()
			.lambdas(), 1e-9 * finite(expected.recovery().lambdas()));
		assertEquals(expected.polished().relativeError(), growth.polished()
			.relativeError(), 1e-9 * expected.polished().relativeError());
	}

	private static double finite(final double[] lambdas) {
		double largest = 1;
		for (final double lambda : lambdas) {
			if (Double.isFinite(lambda)) largest = Math.max(largest, lambda);
		}
		return largest;
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3 })
	void theResultDoesNotDependOnTheNumberOfThreads(final int threads) {
		final DoubleMatrix2D one = grown(OPTIONS.withThreads(1)).H();

		final DoubleMatrix2D several = grown(OPTIONS.withThreads(threads)).H();

		assertEquals(one, several);
	}

	private Factorization grown(final NmfOptions options) {
		final PreparedMatrix prepared = new PreparedMatrix(X, 3);
		return prepared.grow(prepared.fit(options, ProgressMonitor.NONE),
			GsvdNmfOptions.of(options.withOtherComponents(3)), ProgressMonitor.NONE)
			.polished();
	}

	@Test
	void moreComponentsThanPreparedForAreDecomposedAnew() {
		final PreparedMatrix prepared = new PreparedMatrix(X, 2);
		final Factorization two = prepared.fit(OPTIONS, ProgressMonitor.NONE);
		X.passesSinceLast();

		final Growth growth = prepared.grow(two, GsvdNmfOptions.of(OPTIONS
			.withOtherComponents(3)), ProgressMonitor.NONE);

		assertEquals(2 + 1 + ITERATIONS, X.passesSinceLast());
		assertTrue(growth.polished().relativeError() < two.relativeError());
	}

	/** The best of one component is never negative: it is the bound itself. */
	@Test
	void noFitIsBelowItsBound() {
		final PreparedMatrix prepared = new PreparedMatrix(X, 3);

		final double[] bounds = prepared.bounds(2, ProgressMonitor.NONE);

		assertEquals(3, bounds.length);
		for (int r = 1; r <= 3; r++) {
			final double error = prepared.fit(OPTIONS.withOtherComponents(r),
				ProgressMonitor.NONE).relativeError();
			assertTrue(bounds[r - 1] <= error + 1e-10);
			if (r == 1) assertEquals(bounds[0], error, 1e-6);
		}
	}

	@Test
	void missingEntriesAreLeftToTheFitsThatKnowThem() {
		matrix.set(7, 3, Double.NaN);
		final NmfOptions missing = OPTIONS.withMissing(true);
		final PreparedMatrix prepared = new PreparedMatrix(X, 3);

		final Growth growth = prepared.grow(prepared.fit(missing,
			ProgressMonitor.NONE), GsvdNmfOptions.of(missing.withOtherComponents(3)),
			ProgressMonitor.NONE);

		assertEquals(GsvdNmf.grow(X, Nmf.fit(X, missing, ProgressMonitor.NONE),
			GsvdNmfOptions.of(missing.withOtherComponents(3)), ProgressMonitor.NONE)
			.polished().H(), growth.polished().H());
		assertThrows(InvalidEntriesException.class, () -> prepared.fit(OPTIONS,
			ProgressMonitor.NONE));
	}
}
