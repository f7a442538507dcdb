
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/** Against the SVD from the whole Gram matrix. */
class SampledSpaceTest {

	private static final int M = 70_000;

	private static final int N = 160;

	private static final int PLANTED = 3;

	/** Three components and noise; another one in a few rows only. */
	private static final class Planted implements RowBlocks {

		private final DoubleMatrix2D H = TestMatrices.random(PLANTED + 1, N, 1);

		private final double inFewRows;

		Planted(final double inFewRows) {
			this.inFewRows = inFewRows;
		}

		@Override
		public long rows() {
			return M;
		}

		@Override
		public int columns() {
			return N;
		}

		@Override
		public void read(final long first, final int count, final double[][] into) {
			for (int t = 0; t < count; t++) {
				final long row = first + t;
				final var random = new SplittableRandom(row);
				final double[] w = new double[PLANTED + 1];
				for (int j = 0; j < PLANTED; j++) {
					w[j] = Math.max(0, random.nextDouble() - 0.6);
				}
				if (row >= 35_000 && row < 35_010) w[PLANTED] = inFewRows;
				for (int i = 0; i < N; i++) {
					double value = 0.3 * random.nextDouble();
					for (int j = 0; j < w.length; j++) {
						value += w[j] * H.get(j, i);
					}
					into[i][t] = value;
				}
			}
		}
	}

	private static RowPasses passes(final double inFewRows, final int threads) {
		return new RowPasses(new Planted(inFewRows), threads, ProgressMonitor.NONE);
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY })
	void aCheckThatIsPendingComesBeforeTheDecomposition(final double invalid) {
		try (RowPasses passes = passes(invalid, 2)) {
			passes.checkInNextPass(MatrixChecks::requireNonNegative);

			final var thrown = assertThrows(InvalidEntriesException.class,
				() -> SampledSpace.decompose(passes, 3));

			assertEquals(10 * N, thrown.check().notFinite());
		}
	}

	private static TruncatedSvd decompose(final double inFewRows, final int l) {
		try (RowPasses passes = passes(inFewRows, 2)) {
			return SampledSpace.decompose(passes, l);
		}
	}

	/** From the Gram matrix of all rows. */
	private static TruncatedSvd exact(final double inFewRows, final int l) {
		assertFalse(SampledSpace.isGoodFor(M, N));
		try (RowPasses passes = passes(inFewRows, 2)) {
			return TruncatedSvd.of(passes, l);
		}
	}

	/** The largest sine between a column of A and the columns of B. */
	private static double distance(final DoubleMatrix2D A,
		final DoubleMatrix2D B)
	{
		return TestMatrices.distance(A, TestMatrices.product(B, TestMatrices
			.product(B.viewDice(), A)));
	}

	@Test
	void findsWhatStandsOutOfTheNoise() {
		final TruncatedSvd exact = exact(0, PLANTED);

		final TruncatedSvd svd = decompose(0, PLANTED);

		assertEquals(PLANTED, svd.size());
		assertEquals(PLANTED, svd.rank());
		final double right = distance(exact.V(), svd.V());
		assertTrue(right < 0.01, "right " + right);
		final double left = distance(exact.U().toMatrix(), svd.U().toMatrix());
		assertTrue(left < 0.1, "left " + left);
		for (int j = 0; j < PLANTED; j++) {
			assertEquals(1, svd.singularValues()[j] / exact.singularValues()[j],
				0.003);
		}
	}

	@Test
	void isTheDecompositionOfXInItsLeftSpace() {
		final TruncatedSvd svd = decompose(0, PLANTED);

		assertTrue(TestMatrices.departureFromOrthonormal(svd.V()) < 1e-12);
		final DoubleMatrix2D U = svd.U().toMatrix();
		assertTrue(TestMatrices.departureFromOrthonormal(U) < 1e-12);
		final double[][] x = new double[N][M];
		new Planted(0).read(0, M, x);
		final DoubleMatrix2D UtX = TestMatrices.product(U.viewDice(),
			new DenseDoubleMatrix2D(x).viewDice());
		final DoubleMatrix2D expected = TestMatrices.product(SmallMatrices.diagonal(
			svd.singularValues()), svd.V().viewDice());
		assertTrue(TestMatrices.distance(expected, UtX) < 1e-9 * svd
			.singularValues()[0]);
	}

	@Test
	void isNotTakenForWhatIsNoise() {
		assertNull(decompose(0, PLANTED + 3));
	}

	/** The ten rows are in no piece of the sample. */
	@Test
	void whatTheSampleMissedIsNoticedOrFound() {
		final double strong = 40;
		try (RowPasses passes = passes(strong, 2);
				RowPasses sample = passes.sample(1 << 13))
		{
			final double[] largest = new double[1];
			sample.overX(() -> (block, count, x, sums) -> {
				for (final double[] column : x) {
					for (int t = 0; t < count; t++) {
						synchronized (largest) {
							largest[0] = Math.max(largest[0], column[t]);
						}
					}
				}
			});
			assertTrue(largest[0] < 4, "the sample has " + largest[0]);
		}

		final TruncatedSvd svd = decompose(strong, PLANTED + 1);

		if (svd != null) {
			final double distance = distance(exact(strong, PLANTED + 1).V(), svd.V());
			assertTrue(distance < 0.05, "distance " + distance);
		}
	}

	@Test
	void threadsChangeNoBit() {
		try (RowPasses one = passes(0, 1); RowPasses three = passes(0, 3)) {
			final TruncatedSvd svd = SampledSpace.decompose(one, PLANTED);
			final TruncatedSvd same = SampledSpace.decompose(three, PLANTED);

			assertNotNull(svd);
			assertEquals(svd.V(), same.V());
			assertEquals(svd.U().toMatrix(), same.U().toMatrix());
		}
	}

	@Test
	void smallMatricesAreNotSampled() {
		assertTrue(SampledSpace.isGoodFor(512 * 512, 500));
		assertTrue(SampledSpace.isGoodFor(1 << 20, 4096));
		assertFalse(SampledSpace.isGoodFor(1 << 20, 32));
		assertFalse(SampledSpace.isGoodFor(64 * 64, 500));
	}
}
