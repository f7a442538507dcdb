
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cern.colt.matrix.DoubleMatrix2D;

class RowPassesTest {

	private static final DoubleMatrix2D MATRIX = TestMatrices.random(200_000, 3,
		1);

	private static final BlockWork SUM = (block, count, x, sums) -> {
		for (int j = 0; j < x.length; j++) {
			for (int t = 0; t < count; t++) {
				sums[0][j] += x[j][t];
			}
		}
	};

	private static double[] columnSums(final int threads) {
		try (var passes = new RowPasses(new ColtRows(MATRIX), threads,
			ProgressMonitor.NONE))
		{
			return passes.overX(() -> SUM, 3)[0];
		}
	}

	@Test
	void sumsAllRows() {
		final double[] sums = columnSums(2);

		for (int j = 0; j < 3; j++) {
			assertEquals(MATRIX.viewColumn(j).zSum(), sums[j], 1e-12 * 200_000);
		}
	}

	@Test
	void sumsDoNotDependOnTheThreads() {
		final double[] alone = columnSums(1);

		for (final int threads : new int[] { 2, 3, 7 }) {
			assertArrayEquals(alone, columnSums(threads), 0);
		}
	}

	private static ProgressMonitor canceledBy(final AtomicBoolean canceled) {
		return new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				// not of interest here
			}

			@Override
			public boolean isCanceled() {
				return canceled.get();
			}
		};
	}

	@Test
	void failureOfABlockReachesTheCaller() {
		final var failure = new IllegalStateException("row 100000 is gone");
		try (var passes = new RowPasses(new ColtRows(MATRIX), 2,
			ProgressMonitor.NONE))
		{
			final var thrown = assertThrows(IllegalStateException.class, () -> passes
				.overX(() -> (block, count, x, sums) -> {
					if (block == passes.partition().count() / 2) throw failure;
				}));

			assertSame(failure, thrown);
		}
	}

	/** A matrix of m x 1 zeros, which may be in memory. */
	private static RowBlocks zeros(final long m, final boolean inMemory,
		final Runnable reading)
	{
		return new RowBlocks() {

			@Override
			public long rows() {
				return m;
			}

			@Override
			public int columns() {
				return 1;
			}

			@Override
			public boolean isInMemory() {
				return inMemory;
			}

			@Override
			public void read(final long first, final int count,
				final double[][] into)
			{
				reading.run();
			}
		};
	}

	@Test
	void theCallingThreadTakesPartInMemoryAlone() {
		for (final boolean inMemory : new boolean[] { false, true }) {
			final Set<Thread> readers = ConcurrentHashMap.newKeySet();
			final RowBlocks X = zeros(8000, inMemory, () -> readers.add(Thread
				.currentThread()));
			try (var passes = new RowPasses(X, 1, ProgressMonitor.NONE)) {
				passes.overX(() -> SUM, 1);
				try (var sample = passes.sample(320)) {
					sample.overX(() -> SUM, 1);
				}
			}

			assertEquals(1, readers.size());
			assertEquals(inMemory, readers.contains(Thread.currentThread()));
		}
	}

	@Test
	void theMonitorIsPolledWhileABlockIsReadSlowly() {
		final var polls = new AtomicInteger();
		final var monitor = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				// not of interest here
			}

			@Override
			public boolean isCanceled() {
				polls.incrementAndGet();
				return false;
			}
		};
		final RowBlocks X = zeros(2048, false, () -> {
			final int before = polls.get();
			sleep(1000);
			assertTrue(polls.get() > before + 3);
		});
		try (var passes = new RowPasses(X, 2, monitor)) {
			passes.overX(() -> SUM, 1);
		}
	}

	private static ProgressMonitor tellingTo(final List<Double> told) {
		return new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				assertEquals("Test", stage);
				told.add(fraction);
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void passesTellHowFarTheyHaveComeWhereThatIsAskedFor(final boolean inMemory) {
		final var told = new ArrayList<Double>();
		final RowBlocks X = zeros(8000, inMemory, () -> sleep(40));
		try (var passes = new RowPasses(X, 1, tellingTo(told))) {
			passes.overX(() -> SUM, 1);
			assertEquals(List.of(), told);

			passes.telling(tellingTo(told), "Test", 2, () -> {
				for (int i = 0; i < 3; i++) {
					passes.overX(() -> SUM, 1);
				}
				return null;
			});
			final int all = told.size();
			passes.overX(() -> SUM, 1);
			assertEquals(all, told.size());
		}

		assertEquals(told.stream().sorted().toList(), told);
		assertTrue(told.stream().anyMatch(f -> f > 0 && f < 0.5), told::toString);
		assertTrue(told.stream().anyMatch(f -> f > 0.5 && f < 1), told::toString);
		assertTrue(told.get(told.size() - 1) <= 1, told::toString);
	}

	@Test
	void passesBeyondThoseExpectedFillWhatIsKeptForThem() {
		final var told = new ArrayList<Double>();
		final RowBlocks X = zeros(8000, true, () -> sleep(40));
		try (var passes = new RowPasses(X, 1, ProgressMonitor.NONE)) {
			passes.telling(tellingTo(told), "Test", 1, 0.2, () -> {
				for (int i = 0; i < 3; i++) {
					passes.overX(() -> SUM, 1);
				}
				return null;
			});
		}

		assertEquals(told.stream().sorted().toList(), told);
		assertTrue(told.stream().anyMatch(f -> f > 0.5 && f <= 0.8),
			told::toString);
		assertTrue(told.stream().anyMatch(f -> f > 0.8 && f <= 0.9),
			told::toString);
		assertTrue(told.stream().anyMatch(f -> f > 0.9 && f < 1), told::toString);
		assertTrue(told.get(told.size() - 1) < 1, told::toString);
	}

	@Test
	void workWithinWorkFillsARangeOfItsOwn() {
		final var outer = new ArrayList<Double>();
		final var inner = new ArrayList<Double>();
		final RowBlocks X = zeros(8000, true, () -> sleep(40));
		try (var passes = new RowPasses(X, 1, tellingTo(outer)).tellingOf("Test",
			2))
		{
			passes.overX(() -> SUM, 1);
			final int before = outer.size();
			passes.telling(tellingTo(inner), "Test", 1, () -> passes.overX(() -> SUM,
				1));
			assertEquals(before, outer.size());
			passes.overX(() -> SUM, 1);
		}

		assertTrue(inner.stream().anyMatch(f -> f > 0.5), inner::toString);
		assertTrue(outer.stream().anyMatch(f -> f > 0 && f < 0.5), outer::toString);
		assertTrue(outer.stream().anyMatch(f -> f > 0.5 && f <= 1),
			outer::toString);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	@Timeout(10)
	void longWorkOnABlockCanBeCanceled(final int threads) {
		final var canceled = new AtomicBoolean();
		try (var passes = new RowPasses(new ColtRows(MATRIX), threads, canceledBy(
			canceled)))
		{
			assertThrows(CancellationException.class, () -> passes.overX(() -> (block,
				count, x, sums) -> {
				canceled.set(true);
				while (passes.goesOn()) {
					sleep(1);
				}
			}));
		}
	}

	/** As a file channel does it, which an interrupt closes. */
	@Test
	void anInterruptCancelsEvenWhereItMakesReadingFail() {
		final RowBlocks X = zeros(8000, true, () -> {
			Thread.currentThread().interrupt();
			throw new UncheckedIOException(new ClosedByInterruptException());
		});
		try (var passes = new RowPasses(X, 1, ProgressMonitor.NONE)) {
			final var canceled = assertThrows(CancellationException.class,
				() -> passes.overX(() -> SUM, 1));

			assertTrue(canceled.getCause() instanceof UncheckedIOException);
			assertTrue(Thread.interrupted());
		}
	}

	/** What a sample that must not be used finds out about all of X. */
	private static EntryCheck checkBeforeASampleOf(final DoubleMatrix2D X) {
		try (var passes = new RowPasses(new ColtRows(X), 2, ProgressMonitor.NONE)) {
			passes.checkInNextPass(MatrixChecks::requireNonNegative);
			try (var sample = passes.sample(320)) {
				return assertThrows(InvalidEntriesException.class, () -> sample.overX(
					() -> SUM, 2)).check();
			}
		}
	}

	/** 1000 of 8000 rows are NaN, some of those of the sample among them. */
	@Test
	void allEntriesAreCheckedBeforeASampleThatIsNotFiniteIsUsed() {
		final DoubleMatrix2D X = TestMatrices.random(8000, 2, 1);
		X.viewPart(0, 1, 1000, 1).assign(Double.NaN);

		assertEquals(1000, checkBeforeASampleOf(X).notFinite());
	}

	@Test
	void allEntriesAreCheckedBeforeASampleWhoseSquaresOverflowIsUsed() {
		final DoubleMatrix2D X = TestMatrices.random(8000, 2, 1).assign(1e160);
		X.set(7999, 1, Double.NaN);

		assertEquals(1, checkBeforeASampleOf(X).notFinite());
	}

	@Test
	void entriesAreCheckedInOnePassOverAllRows() {
		final var found = new ArrayList<EntryCheck>();
		try (var passes = new RowPasses(new ColtRows(MATRIX), 2,
			ProgressMonitor.NONE))
		{
			passes.checkInNextPass(found::add);
			passes.overRows(() -> (block, count, x, sums) -> {
				// does not see X
			});
			try (var sample = passes.sample(320)) {
				sample.overX(() -> SUM, MATRIX.columns());
			}
			assertTrue(found.isEmpty());
			final double[][] sums = passes.overX(() -> SUM, MATRIX.columns());
			passes.overX(() -> SUM, MATRIX.columns());

			assertEquals(1, found.size());
			assertArrayEquals(columnSums(1), sums[0], 0);
			assertEquals(MATRIX.zSum(), found.get(0).sum(), 1e-12 * MATRIX.zSum());
		}
	}

	@Test
	@Timeout(10)
	void cancelsWithinAPassAndWaitsForItsWorkers() {
		final var canceled = new AtomicBoolean();
		final var working = new AtomicInteger();
		final var monitor = canceledBy(canceled);
		try (var passes = new RowPasses(new ColtRows(MATRIX), 2, monitor)) {
			assertThrows(CancellationException.class, () -> passes.overX(() -> (block,
				count, x, sums) -> {
				working.incrementAndGet();
				canceled.set(true);
				sleep(50);
				working.decrementAndGet();
			}));

			assertEquals(0, working.get());
		}
	}

	/**
	 * Returns how many of 16 blocks, each a group of its own, had been begun when
	 * the first one, which waits for all of them or for a while, went on.
	 */
	private static int blocksBesideASlowOne(final int seconds, final int length) {
		final RowBlocks X = new ColtRows(TestMatrices.random(16 * 1024, 1, 1));
		final var begun = new AtomicInteger();
		final var beside = new AtomicInteger();
		try (var passes = new RowPasses(X, 2, ProgressMonitor.NONE)) {
			passes.overX(() -> (block, count, x, sums) -> {
				begun.incrementAndGet();
				for (int i = 0; block == 0 && i < 100 * seconds && begun
					.get() < 16; i++)
				{
					sleep(10);
				}
				if (block == 0) beside.set(begun.get());
			}, length);
		}
		return beside.get();
	}

	@Test
	void largeSumsDoNotPileUpBehindASlowThread() {
		final int begun = blocksBesideASlowOne(1, 1 << 20);

		assertTrue(begun >= 2 && begun <= 3, begun + " blocks");
	}

	@Test
	void smallSumsWaitForASlowThread() {
		assertEquals(16, blocksBesideASlowOne(20, 4));
	}

	/**
	 * The first block lasts until the other thread, which waited for room, is
	 * back in its pool, or for 20 s.
	 */
	@Test
	void cancelsWhileAThreadWaitsForRoom() {
		final var canceled = new AtomicBoolean();
		final var other = new AtomicReference<Thread>();
		final var monitor = canceledBy(canceled);
		final RowBlocks X = zeros(60 * 1024, false, () -> {
			// other threads read than the one that polls
		});
		try (var passes = new RowPasses(X, 2, monitor)) {
			assertTimeout(Duration.ofSeconds(10), () -> assertThrows(
				CancellationException.class, () -> passes.overX(() -> (block, count, x,
					sums) -> {
					if (block > 0) {
						other.set(Thread.currentThread());
						return;
					}
					final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
					while (System.nanoTime() < end && !isIn(Thread.State.WAITING, other
						.get()))
				{
						if (isIn(Thread.State.TIMED_WAITING, other.get())) canceled.set(
							true);
						sleep(10);
					}
				}, 1 << 20)));
		}
		assertTrue(canceled.get());
	}

	/** The other thread has the first block until the cancel is noticed. */
	@Test
	void cancelsWhileTheCallingThreadWaitsForRoom() {
		final Thread calling = Thread.currentThread();
		final var begun = new CountDownLatch(1);
		final var noticed = new CountDownLatch(1);
		final var monitor = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				// not of interest here
			}

			@Override
			public boolean isCanceled() {
				if (begun.getCount() > 0) return false;
				noticed.countDown();
				return true;
			}
		};
		final RowBlocks X = new ColtRows(TestMatrices.random(60 * 1024, 1, 1));
		final var inTime = new AtomicBoolean();
		try (var passes = new RowPasses(X, 2, monitor)) {
			assertThrows(CancellationException.class, () -> passes.overX(() -> {
				if (Thread.currentThread() == calling) await(begun);
				return (block, count, x, sums) -> {
					if (block > 0) return;
					begun.countDown();
					inTime.set(await(noticed));
				};
			}, 1 << 20));
		}
		assertTrue(inTime.get());
	}

	private static boolean await(final CountDownLatch latch) {
		try {
			return latch.await(20, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	private static boolean isIn(final Thread.State state, final Thread thread) {
		return thread != null && thread.getState() == state;
	}

	@Test
	void aFailureEndsThreadsThatWaitForRoom() {
		final RowBlocks X = new ColtRows(TestMatrices.random(60 * 1024, 1, 1));
		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
			try (var passes = new RowPasses(X, 2, ProgressMonitor.NONE)) {
				assertThrows(IllegalStateException.class, () -> passes.overX(() -> (
					block, count, x, sums) -> {
					if (block > 0) return;
					sleep(300);
					throw new IllegalStateException("row 0 is gone");
				}, 1 << 20));
			}
		});
	}

	@Test
	void cancelsBeforeAPassOfOneBlock() {
		final var monitor = canceledBy(new AtomicBoolean(true));
		try (var passes = new RowPasses(new ColtRows(TestMatrices.random(3, 2, 1)),
			1, monitor))
		{
			assertThrows(CancellationException.class, () -> passes.overX(() -> SUM,
				3));
		}
	}

	@Test
	void partsAreSharedAndSummedLikeBlocks() {
		double[] alone = null;
		for (final int threads : new int[] { 1, 2, 5 }) {
			final var together = new CountDownLatch(Math.min(2, threads));
			try (var passes = new RowPasses(new ColtRows(MATRIX), threads,
				ProgressMonitor.NONE))
			{
				final double[][] sums = passes.overParts(1000, () -> {
					together.countDown();
					await(together);
					return (part, none, x, partSums) -> {
						partSums[0][0] += part;
						partSums[0][1] += 1 / (part + 1.0);
					};
				}, 2);

				assertEquals(500 * 999, sums[0][0]);
				// the thousandth harmonic number
				assertEquals(7.485470860550345, sums[0][1], 1e-13);
				assertEquals(0, together.getCount());
				if (alone == null) alone = sums[0];
				assertArrayEquals(alone, sums[0], 0);
			}
		}
	}

	@Test
	void overRowsDoesNotReadX() {
		final RowBlocks unreadable = new RowBlocks() {

			@Override
			public long rows() {
				return 1000;
			}

			@Override
			public int columns() {
				return 2;
			}

			@Override
			public void read(final long first, final int count,
				final double[][] into)
			{
				throw new AssertionError("read");
			}
		};
		try (var passes = new RowPasses(unreadable, 1, ProgressMonitor.NONE)) {
			final double[][] sums = passes.overRows(() -> (block, count, x,
				blockSums) -> {
				assertTrue(x == null);
				blockSums[0][0] += count;
			}, 1);

			assertEquals(1000, sums[0][0]);
		}
	}

	@Test
	void announcesTheRowsThatEachThreadReads() {
		final var announced = new ThreadLocal<long[]>();
		final var rows = new AtomicInteger();
		final RowBlocks X = new RowBlocks() {

			@Override
			public long rows() {
				return 200_001;
			}

			@Override
			public int columns() {
				return 3;
			}

			@Override
			public void willRead(final long first, final long count) {
				announced.set(new long[] { first, first + count });
				rows.addAndGet((int) count);
			}

			@Override
			public void read(final long first, final int count,
				final double[][] into)
			{
				assertEquals(announced.get()[0], first);
				announced.get()[0] += count;
				assertTrue(announced.get()[0] <= announced.get()[1]);
			}
		};
		try (var passes = new RowPasses(X, 3, ProgressMonitor.NONE)) {
			passes.overX(() -> SUM, 3);
		}

		assertEquals(200_001, rows.get());
	}

	@Test
	void aMatrixThatReadsAheadIsToldOfTheNextRowsInTime() {
		final var announced = new ArrayDeque<long[]>();
		final RowBlocks X = new RowBlocks() {

			@Override
			public long rows() {
				return 200_001;
			}

			@Override
			public int columns() {
				return 3;
			}

			@Override
			public boolean readsAhead() {
				return true;
			}

			@Override
			public void willRead(final long first, final long count) {
				announced.add(new long[] { first, first + count });
			}

			@Override
			public void read(final long first, final int count,
				final double[][] into)
			{
				final long[] now = announced.peek();
				assertEquals(now[0], first);
				assertTrue(announced.size() == 2 || now[1] == rows());
				now[0] += count;
				if (now[0] == now[1]) announced.remove();
			}
		};
		try (var passes = new RowPasses(X, 1, ProgressMonitor.NONE)) {
			passes.overX(() -> SUM, 3);
		}

		assertTrue(announced.isEmpty());
	}

	private static void sleep(final long ms) {
		try {
			Thread.sleep(ms);
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
