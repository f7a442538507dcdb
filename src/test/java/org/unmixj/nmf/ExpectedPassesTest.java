
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.TestMatrices;

/** The passes that are announced are those that are made. */
class ExpectedPassesTest {

	private static final int M = 3000;

	private static final int N = 40;

	private final RowBlocks rows = new ColtRows(TestMatrices.random(M, N, 1));

	private final AtomicLong entriesRead = new AtomicLong();

	private final RowBlocks X = new RowBlocks() {

		@Override
		public long rows() {
			return rows.rows();
		}

		@Override
		public int columns() {
			return rows.columns();
		}

		@Override
		public void read(final long first, final int count, final double[][] into) {
			rows.read(first, count, into);
			entriesRead.addAndGet(count);
		}
	};

	private double passes() {
		return entriesRead.get() / (double) M;
	}

	@ParameterizedTest
	@CsvSource({ "NNDSVD, GAUSSIAN, 0, 3, 0", "RANDOM, GAUSSIAN, 0, 1, 0",
		"NNDSVD, POISSON, 0, 3, 1", "NNDSVD, GAUSSIAN, 0.1, 3, 0" })
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
		assertEquals(first + 5 + last, passes());
	}

	@ParameterizedTest
	@CsvSource({ "AUTO, 1, GAUSSIAN, 5", "AUTO, 3, GAUSSIAN, 3",
		"PAPER, 1, GAUSSIAN, 3", "EXTENDED, 1, GAUSSIAN, 3",
		"EXTENDED, 1, POISSON, 3" })
	void gsvdNmfReadsAsAnnounced(final Directions directions, final int added,
		final Loss loss, final int recovery)
	{
		final GsvdNmfOptions options = GsvdNmfOptions.of(NmfOptions.withComponents(
			4).withMaxIterations(5).withTolerance(1e-12).withLoss(loss)).withAdded(
				added).withDirections(directions);
		final ExpectedPasses expected = ExpectedPasses.of(M, N, options);

		final Growth growth = GsvdNmf.fit(X, options, ProgressMonitor.NONE);

		assertEquals(3, expected.first());
		assertEquals(recovery, expected.recovery());
		assertEquals(3 + recovery + expected.last() + growth.initial()
			.iterations() + growth.polished().iterations(), passes());
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

		assertEquals(27, ExpectedPasses.of(1 << 20, 3000, options).first());
	}
}
