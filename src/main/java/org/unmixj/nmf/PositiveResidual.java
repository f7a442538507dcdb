
package org.unmixj.nmf;

import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/** max(0, X - WH), computed as it is read. */
final class PositiveResidual extends Residual {

	/**
	 * @param X m&times;n
	 * @param W m&times;r
	 * @param H r&times;n; not modified
	 */
	PositiveResidual(final RowBlocks X, final TallMatrix W,
		final DoubleMatrix2D H)
	{
		super(X, W, H);
	}

	@Override
	protected void derive(final long first, final int count,
		final double[][] into)
	{
		super.derive(first, count, into);
		for (int i = 0; i < columns(); i++) {
			for (int t = 0; t < count; t++) {
				into[i][t] = Math.max(0, into[i][t]);
			}
		}
	}
}
