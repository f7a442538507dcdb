
package org.unmixj.nmf;

import org.unmixj.linalg.DerivedRows;
import org.unmixj.linalg.RowBlocks;

/** X less a value for each column; may be negative. */
final class ShiftedColumns extends DerivedRows {

	private final double[] values;

	/**
	 * @param X m&times;n
	 * @param values n values, subtracted from the entries of their columns
	 */
	ShiftedColumns(final RowBlocks X, final double[] values) {
		super(X);
		this.values = values.clone();
	}

	@Override
	protected void derive(final long first, final int count,
		final double[][] into)
	{
		for (int j = 0; j < values.length; j++) {
			for (int t = 0; t < count; t++) {
				into[j][t] -= values[j];
			}
		}
	}
}
