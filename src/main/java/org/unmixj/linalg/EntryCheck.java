
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
