
package org.unmixj.nmf;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.DerivedRows;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/** X - WH, computed as it is read. */
class Residual extends DerivedRows {

	private final TallMatrix W;

	/** -H&#7488;, n arrays of r elements. */
	private final double[][] minusHt;

	/**
	 * @param X m&times;n
	 * @param W m&times;r
	 * @param H r&times;n; not modified
	 */
	Residual(final RowBlocks X, final TallMatrix W, final DoubleMatrix2D H) {
		super(X);
		this.W = W;
		minusHt = H.viewDice().toArray();
		for (final double[] row : minusHt) {
			for (int j = 0; j < row.length; j++) {
				row[j] = -row[j];
			}
		}
	}

	@Override
	protected void derive(final long first, final int count,
		final double[][] into)
	{
		final double[][] w = new double[W.columns()][count];
		W.read(first, count, w);
		for (int i = 0; i < minusHt.length; i++) {
			BlockKernels.addCombination(into[i], minusHt[i], w, w.length, 0, count);
		}
	}
}
