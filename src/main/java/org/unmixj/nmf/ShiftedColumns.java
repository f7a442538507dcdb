
package org.unmixj.nmf;

import org.unmixj.linalg.RowBlocks;

/** X less a value for each column; may be negative. */
final class ShiftedColumns implements RowBlocks {

	private final RowBlocks X;

	private final double[] values;

	/**
	 * @param X m&times;n
	 * @param values n values, subtracted from the entries of their columns
	 */
	ShiftedColumns(final RowBlocks X, final double[] values) {
		this.X = X;
		this.values = values.clone();
	}

	@Override
	public long rows() {
		return X.rows();
	}

	@Override
	public int columns() {
		return X.columns();
	}

	@Override
	public void willRead(final long first, final long count) {
		X.willRead(first, count);
	}

	@Override
	public boolean readsAhead() {
		return X.readsAhead();
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		X.read(first, count, into);
		for (int j = 0; j < values.length; j++) {
			for (int t = 0; t < count; t++) {
				into[j][t] -= values[j];
			}
		}
	}
}
