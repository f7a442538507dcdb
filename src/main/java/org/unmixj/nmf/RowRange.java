
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.ConcatenatedRows;
import org.unmixj.linalg.RowBlocks;

/** Consecutive rows of a matrix, which are read from it, not copied. */
final class RowRange implements RowBlocks {

	private final RowBlocks X;

	private final long first;

	private final long rows;

	/**
	 * @param X m&times;n
	 * @param from the first row, at least 0
	 * @param to the row after the last, at most m
	 */
	RowRange(final RowBlocks X, final long from, final long to) {
		this.X = X;
		first = from;
		rows = to - from;
	}

	/** Returns the other rows, in their order. */
	static RowBlocks without(final RowBlocks X, final long from, final long to) {
		return new ConcatenatedRows(Arrays.asList(new RowRange(X, 0, from),
			new RowRange(X, to, X.rows())));
	}

	@Override
	public long rows() {
		return rows;
	}

	@Override
	public int columns() {
		return X.columns();
	}

	@Override
	public boolean isInMemory() {
		return X.isInMemory();
	}

	@Override
	public void read(final long from, final int count, final double[][] into) {
		X.read(first + from, count, into);
	}
}
