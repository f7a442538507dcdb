
package org.unmixj.linalg;

import java.util.Arrays;

/**
 * What one pass over an X with missing entries (NaN) found out about those that
 * are there.
 */
public final class ObservedEntries {

	private static final int[] NONE = {};

	private final EntryCheck check;

	private final double[] columnMeans;

	/** For each block the rows, counted in it, that have no entry. */
	private final int[][] emptyRows;

	private ObservedEntries(final EntryCheck check, final double[] columnMeans,
		final int[][] emptyRows)
	{
		this.check = check;
		this.columnMeans = columnMeans;
		this.emptyRows = emptyRows;
	}

	/** Reads X once. */
	public static ObservedEntries of(final RowPasses passes) {
		final int n = passes.columns();
		final int blockRows = passes.partition().blockRows();
		final EntryCheck[] checks = new EntryCheck[passes.partition().count()];
		final int[][] emptyRows = new int[checks.length][];
		final double[][] sums = passes.overX(() -> {
			final int[] there = new int[blockRows];
			return (block, count, x, blockSums) -> {
				checks[block] = EntryCheck.ofBlock(x, count, passes.partition().first(
					block), true);
				Arrays.fill(there, 0, count, 0);
				for (int j = 0; j < n; j++) {
					addColumn(x[j], count, there, j, blockSums);
				}
				emptyRows[block] = zeros(there, count);
			};
		}, n, n);
		final double[] means = new double[n];
		Arrays.setAll(means, j -> sums[0][j] / sums[1][j]);
		return new ObservedEntries(EntryCheck.together(checks), means, emptyRows);
	}

	private static void addColumn(final double[] x, final int count,
		final int[] there, final int column, final double[][] sums)
	{
		double sum = 0;
		int observed = 0;
		for (int t = 0; t < count; t++) {
			if (Double.isNaN(x[t])) continue;
			sum += x[t];
			observed++;
			there[t]++;
		}
		sums[0][column] += sum;
		sums[1][column] += observed;
	}

	private static int[] zeros(final int[] counts, final int length) {
		int[] zeros = NONE;
		for (int t = 0; t < length; t++) {
			if (counts[t] > 0) continue;
			zeros = Arrays.copyOf(zeros, zeros.length + 1);
			zeros[zeros.length - 1] = t;
		}
		return zeros;
	}

	/** Returns the counts and sums of the entries that are there. */
	public EntryCheck check() {
		return check;
	}

	/**
	 * Returns the mean of what is there of each column, NaN where nothing is; a
	 * copy.
	 */
	public double[] columnMeans() {
		return columnMeans.clone();
	}

	/**
	 * Returns the rows of a block, counted in it, that have no entry; not to be
	 * modified.
	 */
	public int[] emptyRows(final int block) {
		return emptyRows[block];
	}
}
