
package org.unmixj.linalg;

/**
 * What one pass over X found out about its entries: how many are not finite or
 * negative, where the first ones are, and the sums that every fit needs.
 * "First" is the one with the lowest row, then the lowest column.
 */
public final class EntryCheck {

	private final long notFinite;

	private final long firstNotFiniteRow;

	private final int firstNotFiniteColumn;

	private final long negative;

	private final double minimum;

	private final double sum;

	private final double sumOfSquares;

	EntryCheck(final long notFinite, final long firstNotFiniteRow,
		final int firstNotFiniteColumn, final long negative, final double minimum,
		final double sum, final double sumOfSquares)
	{
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
		final EntryCheck[] perBlock = new EntryCheck[passes.partition().count()];
		passes.overX(() -> (block, count, x, sums) -> perBlock[block] = ofBlock(x,
			count, passes.partition().first(block)));
		return together(perBlock);
	}

	/** Returns what was found in all blocks, from that in each of them. */
	public static EntryCheck together(final EntryCheck[] blocks) {
		EntryCheck all = new EntryCheck(0, -1, -1, 0, Double.POSITIVE_INFINITY, 0,
			0);
		for (final EntryCheck one : blocks) {
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
		long notFinite = 0, firstBadRow = -1, negative = 0;
		int firstBadColumn = -1;
		double minimum = Double.POSITIVE_INFINITY, sum = 0, sumOfSquares = 0;
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
		return new EntryCheck(notFinite, firstBadRow, firstBadColumn, negative,
			minimum, sum, sumOfSquares);
	}

	private EntryCheck and(final EntryCheck next) {
		final boolean mine = firstNotFiniteRow >= 0;
		return new EntryCheck(notFinite + next.notFinite, mine ? firstNotFiniteRow
			: next.firstNotFiniteRow, mine ? firstNotFiniteColumn
				: next.firstNotFiniteColumn, negative + next.negative, Math.min(minimum,
					next.minimum), sum + next.sum, sumOfSquares + next.sumOfSquares);
	}

	/** Returns the number of entries that are NaN or infinite. */
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

	/** Returns the smallest finite entry. */
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
