
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import cern.colt.matrix.DoubleMatrix2D;

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

	private static DoubleMatrix2D space(final double inFewRows, final int l) {
		try (RowPasses passes = passes(inFewRows, 2)) {
			return SampledSpace.of(passes, l, l + 10);
		}
	}

	/** The largest sine between a leading vector and the space. */
	private static double distance(final double inFewRows, final int l,
		final DoubleMatrix2D space)
	{
		try (RowPasses passes = passes(inFewRows, 2)) {
			final DoubleMatrix2D V = TruncatedSvd.of(passes, l).V();
			return TestMatrices.distance(V, TestMatrices.product(space, TestMatrices
				.product(space.viewDice(), V)));
		}
	}

	@Test
	void holdsWhatStandsOutOfTheNoise() {
		final DoubleMatrix2D space = space(0, PLANTED);

		assertEquals(PLANTED + 10, space.columns());
		assertTrue(TestMatrices.departureFromOrthonormal(space) < 1e-12);
		final double distance = distance(0, PLANTED, space);
		assertTrue(distance < 0.01, "distance " + distance);
	}

	@Test
	void isNotTakenForWhatIsNoise() {
		assertNull(space(0, PLANTED + 3));
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

		final DoubleMatrix2D space = space(strong, PLANTED + 1);

		if (space != null) {
			final double distance = distance(strong, PLANTED + 1, space);
			assertTrue(distance < 0.05, "distance " + distance);
		}
	}

	@Test
	void threadsChangeNoBit() {
		try (RowPasses one = passes(0, 1); RowPasses three = passes(0, 3)) {
			final DoubleMatrix2D space = SampledSpace.of(one, PLANTED, 8);

			assertNotNull(space);
			assertEquals(space, SampledSpace.of(three, PLANTED, 8));
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
