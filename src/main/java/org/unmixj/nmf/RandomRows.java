
package org.unmixj.nmf;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

/**
 * Some rows of X, in memory: X is cut into as many stretches as rows are
 * wanted, and one row of each is drawn.
 */
final class RandomRows {

	private RandomRows() {
		// static methods only
	}

	/**
	 * Reads X once.
	 *
	 * @param X m&times;n; not modified
	 * @param most so many rows at most
	 * @param complete whether rows with an entry that is NaN are left out
	 * @return the rows, in another, random order
	 */
	static TallMatrix of(final RowBlocks X, final long most,
		final boolean complete, final int threads, final long seed,
		final ProgressMonitor monitor)
	{
		final int n = X.columns();
		final SplittableRandom random = new SplittableRandom(seed);
		final long[] wanted = wanted(X.rows(), most, random);
		final double[][] rows = new double[wanted.length][n];
		try (RowPasses passes = new RowPasses(X, threads, monitor).tellingOf(
			"Choice of pixels", 1))
		{
			passes.overX(() -> (block, count, x, sums) -> {
				final long first = passes.partition().first(block);
				final int found = Arrays.binarySearch(wanted, first);
				for (int i = found < 0 ? -found - 1 : found; i < wanted.length &&
					wanted[i] < first + count; i++)
				{
					for (int j = 0; j < n; j++) {
						rows[i][j] = x[j][(int) (wanted[i] - first)];
					}
				}
			});
		}
		final int[] kept = Arrays.stream(permutation(rows.length, random)).filter(
			i -> !complete || Arrays.stream(rows[i]).noneMatch(Double::isNaN))
			.toArray();
		final TallMatrix sample = new TallMatrix(RowPartition.of(kept.length, n),
			n);
		for (int i = 0; i < kept.length; i++) {
			final double[][] block = sample.block(i / sample.partition().blockRows());
			for (int j = 0; j < n; j++) {
				block[j][i % sample.partition().blockRows()] = rows[kept[i]][j];
			}
		}
		return sample;
	}

	/** Returns rows in rising order. */
	private static long[] wanted(final long m, final long most,
		final SplittableRandom random)
	{
		final long[] wanted = new long[(int) Math.min(m, most)];
		for (int i = 0; i < wanted.length; i++) {
			final long from = m * i / wanted.length;
			final long to = m * (i + 1) / wanted.length;
			wanted[i] = from + random.nextLong(to - from);
		}
		return wanted;
	}

	/** Returns the numbers 0 to n - 1 in random order. */
	static int[] permutation(final int n, final SplittableRandom random) {
		final int[] order = new int[n];
		for (int i = 0; i < n; i++) {
			final int j = random.nextInt(i + 1);
			order[i] = order[j];
			order[j] = i;
		}
		return order;
	}
}
