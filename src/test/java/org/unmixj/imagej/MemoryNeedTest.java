
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.GsvdNmf;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;

/** The estimate against what the JVM holds during a fit. */
class MemoryNeedTest {

	private static final NmfOptions FEW = NmfOptions.withComponents(12)
		.withThreads(2).withMaxIterations(3);

	private static final NmfOptions PLAIN = FEW.withMethod(Method.PLAIN);

	/**
	 * So much of it must be used, or the estimate keeps users from fits. These
	 * pixels have fewer passive sets than the estimate has room for.
	 */
	private static final double LEAST = 0.1;

	/**
	 * How often a pass looks at the heap, which takes longer than most passes.
	 */
	private static final int LOOKS = 16;

	static Stream<Arguments> fits() {
		final NmfOptions two = PLAIN.withOtherComponents(2).withMaxIterations(2);
		return Stream.of(Arguments.of("projections", 1 << 16, 40, FEW, false),
			Arguments.of("GSVD-NMF", 1 << 16, 40, FEW, true), Arguments.of("Plain",
				1 << 16, 40, PLAIN, false), Arguments.of("a large Gram matrix", 1500,
					1500, two.withThreads(1), false), Arguments.of(
						"a sample of a long stack", 30000, 2300, two.withThreads(1), false),
			Arguments.of("few pixels of a very long stack", 150, 12000, two
				.withThreads(1), false));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("fits")
	void estimateIsTrue(final String name, final int m, final int n,
		final NmfOptions options, final boolean gsvd)
	{
		final long before = settled();
		final AtomicLong most = new AtomicLong();
		final Watched X = new Watched(m, n, options.components(), () -> most
			.accumulateAndGet(used() - before, Math::max));

		if (gsvd) GsvdNmf.fit(X, GsvdNmfOptions.of(options), ProgressMonitor.NONE);
		else Nmf.fit(X, options, ProgressMonitor.NONE);

		final long estimate = MemoryNeed.fit(m, n, options, gsvd);
		assertTrue(most.get() <= estimate, () -> "held " + most + ", estimated " +
			estimate);
		assertTrue(most.get() >= LEAST * estimate, () -> "held only " + most +
			", estimated " + estimate);
	}

	/** Where values may be missing and none are, a fit is as any other. */
	@Test
	void needIsNoSmallerWhereValuesMayBeMissing() {
		for (final boolean gsvd : new boolean[] { false, true }) {
			assertTrue(MemoryNeed.fit(1 << 22, 40, FEW.withMissing(true),
				gsvd) >= MemoryNeed.fit(1 << 22, 40, FEW, gsvd));
		}
	}

	/** What earlier tests have left takes more than one collection to go. */
	private static long settled() {
		long used = used();
		for (long before = Long.MAX_VALUE; used < before;) {
			before = used;
			used = used();
		}
		return used;
	}

	/** Returns the bytes of what is still referred to. */
	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime()
			.freeMemory();
	}

	/** Pixels of one component each, and noise, computed as they are read. */
	private static final class Watched implements RowBlocks {

		private final int m;

		private final int part;

		private final AtomicLong rowsRead = new AtomicLong();

		private final double[][] h;

		private final Runnable watch;

		/**
		 * @param watch runs whenever so many rows have been read as a part of all
		 *          has
		 */
		Watched(final int m, final int n, final int r, final Runnable watch) {
			this.m = m;
			part = m / LOOKS;
			this.watch = watch;
			h = new double[r][n];
			final Random random = new Random(1);
			for (final double[] row : h) {
				Arrays.setAll(row, i -> random.nextInt(3) == 0 ? 100 : random
					.nextDouble());
			}
		}

		@Override
		public long rows() {
			return m;
		}

		@Override
		public int columns() {
			return h[0].length;
		}

		@Override
		public void read(final long first, final int count, final double[][] into) {
			for (int j = 0; j < into.length; j++) {
				final double[] column = into[j];
				for (int t = 0; t < count; t++) {
					final int row = (int) first + t;
					column[t] = h[row & 1][j] + (row * 31 + j * 17 & 15);
				}
			}
			final long after = rowsRead.addAndGet(count);
			if (after / part != (after - count) / part) watch.run();
		}
	}
}
