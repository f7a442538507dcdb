
package org.unmixj.linalg;

import java.util.Objects;

import cern.colt.matrix.DoubleMatrix2D;

/** A Colt matrix as X. The matrix is not copied and must not be changed. */
public final class ColtRows implements RowBlocks {

	private final DoubleMatrix2D matrix;

	/**
	 * @param matrix m&times;n, at least one column
	 */
	public ColtRows(final DoubleMatrix2D matrix) {
		this.matrix = Objects.requireNonNull(matrix, "matrix");
		if (matrix.columns() < 1) {
			throw new IllegalArgumentException(
				"the matrix must have at least 1 column, got 0");
		}
	}

	@Override
	public long rows() {
		return matrix.rows();
	}

	@Override
	public int columns() {
		return matrix.columns();
	}

	@Override
	public boolean isInMemory() {
		return true;
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		for (int j = 0; j < matrix.columns(); j++) {
			for (int t = 0; t < count; t++) {
				into[j][t] = matrix.getQuick((int) first + t, j);
			}
		}
	}
}
