
package org.unmixj.linalg;

/**
 * What one pass over X found out about its entries: how many are not finite or
 * negative, where the first ones are, and the sums that every fit needs.
 * "First" is the one with the lowest row, then the lowest column.
 */
public final class EntryCheck {

	private final long missing;

	private final long notFinite;

	private final long firstNotFiniteRow;

	private final int firstNotFiniteColumn;

	private final long negative;

	private final double minimum;

	private final double sum;

	private final double sumOfSquares;

	EntryCheck(final long missing, final long notFinite,
		final long firstNotFiniteRow, final int firstNotFiniteColumn,
		final long negative, final double minimum, final double sum,
		final double sumOfSquares)
	{
		this.missing = missing;
		this.notFinite = notFinite;
		this.firstNotFiniteRow = firstNotFiniteRow;
		this.firstNotFiniteColumn = firstNotFiniteColumn;
		this.negative = negative;
		this.minimum = minimum;
		this.sum = sum;
		this.sumOfSquares = sumOfSquares;
	}

	/** Reads X once and checks all its entries. */
	public static EntryCheck of(final RowPasses passes) {
		final EntryCheck[] found = new EntryCheck[1];
		passes.checkInNextPass(check -> found[0] = check);
		passes.checkNow();
		return found[0];
	}

	/** Returns what was found in all blocks, from that in each of them. */
	public static EntryCheck together(final EntryCheck[] perBlock) {
		EntryCheck all = new EntryCheck(0, 0, -1, -1, 0, 0, 0, 0);
		for (final EntryCheck one : perBlock) {
			all = all.and(one);
		}
		return all;
	}

	/**
	 * Checks the entries of one block.
	 *
	 * @param x its columns
	 * @param firstRow the row of X that it starts at
	 */
	public static EntryCheck ofBlock(final double[][] x, final int count,
		final long firstRow)
	{
		return ofBlock(x, count, firstRow, false);
	}

	/**
	 * Checks the entries of one block.
	 *
	 * @param nanIsMissing whether an entry that is NaN is one that is missing
	 */
	public static EntryCheck ofBlock(final double[][] x, final int count,
		final long firstRow, final boolean nanIsMissing)
	{
		final double[] faults = new double[count];
		final double[] sums = new double[count];
		final double[] squares = new double[count];
		BlockKernels.addEntries(x, count, faults, sums, squares);
		double sum = 0;
		double sumOfSquares = 0;
		for (int t = 0; t < count; t++) {
			if (faults[t] != 0) return ofFaulty(x, count, firstRow, nanIsMissing);
			sum += sums[t];
			sumOfSquares += squares[t];
		}
		return new EntryCheck(0, 0, -1, -1, 0, 0, sum, sumOfSquares);
	}

	/** Entry by entry. */
	private static EntryCheck ofFaulty(final double[][] x, final int count,
		final long firstRow, final boolean nanIsMissing)
	{
		long missing = 0, notFinite = 0, firstBadRow = -1, negative = 0;
		int firstBadColumn = -1;
		double minimum = 0, sum = 0, sumOfSquares = 0;
		for (int j = 0; j < x.length; j++) {
			final double[] column = x[j];
			double columnSum = 0, columnSquares = 0;
			for (int t = 0; t < count; t++) {
				final double value = column[t];
				if (Math.abs(value) <= Double.MAX_VALUE) {
					columnSum += value;
					columnSquares += value * value;
					if (value < minimum) minimum = value;
					if (value < 0) negative++;
				}
				else if (nanIsMissing && Double.isNaN(value)) missing++;
				else {
					notFinite++;
					if (firstBadRow < 0 || firstRow + t < firstBadRow) {
						firstBadRow = firstRow + t;
						firstBadColumn = j;
					}
				}
			}
			sum += columnSum;
			sumOfSquares += columnSquares;
		}
		return new EntryCheck(missing, notFinite, firstBadRow, firstBadColumn,
			negative, minimum, sum, sumOfSquares);
	}

	private EntryCheck and(final EntryCheck next) {
		final boolean mine = firstNotFiniteRow >= 0;
		return new EntryCheck(missing + next.missing, notFinite + next.notFinite,
			mine ? firstNotFiniteRow : next.firstNotFiniteRow, mine
				? firstNotFiniteColumn : next.firstNotFiniteColumn, negative +
					next.negative, Math.min(minimum, next.minimum), sum + next.sum,
			sumOfSquares + next.sumOfSquares);
	}

	/**
	 * Returns the number of entries that are missing, where NaN says so; 0
	 * elsewhere.
	 */
	public long missing() {
		return missing;
	}

	/**
	 * Returns the number of entries that are NaN or infinite and not missing.
	 */
	public long notFinite() {
		return notFinite;
	}

	/** Returns the row of the first NaN or infinite entry, or -1. */
	public long firstNotFiniteRow() {
		return firstNotFiniteRow;
	}

	/** Returns the column of the first NaN or infinite entry, or -1. */
	public int firstNotFiniteColumn() {
		return firstNotFiniteColumn;
	}

	/** Returns the number of entries below zero. */
	public long negative() {
		return negative;
	}

	/** Returns the smallest finite entry, if it is negative, else 0. */
	public double minimum() {
		return minimum;
	}

	/** Returns the sum of all finite entries. */
	public double sum() {
		return sum;
	}

	/** Returns &Sigma;X_ij&sup2; over all finite entries. */
	public double sumOfSquares() {
		return sumOfSquares;
	}
}
