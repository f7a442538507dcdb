
package org.unmixj.nmf;

import org.unmixj.linalg.SmallMatrices;

import cern.colt.matrix.DoubleMatrix2D;

/** How well the signatures of two factorizations agree. */
final class SignatureMatch {

	private SignatureMatch() {
		// static methods only
	}

	/**
	 * Returns the mean cosine of pairs of signatures, each in one pair, those
	 * with the largest cosine first. 1 if they are the same.
	 *
	 * @param A r&times;n, non-negative; not modified
	 * @param B r&times;n, non-negative; not modified
	 */
	static double of(final DoubleMatrix2D A, final DoubleMatrix2D B) {
		final int r = A.rows();
		final DoubleMatrix2D C = SmallMatrices.product(normalized(A), normalized(B)
			.viewDice());
		double sum = 0;
		for (int pair = 0; pair < r; pair++) {
			int row = 0, column = 0;
			for (int i = 0; i < r; i++) {
				for (int j = 0; j < r; j++) {
					if (C.getQuick(i, j) > C.getQuick(row, column)) {
						row = i;
						column = j;
					}
				}
			}
			sum += Math.max(0, C.getQuick(row, column));
			C.viewRow(row).assign(-1);
			C.viewColumn(column).assign(-1);
		}
		return sum / r;
	}

	/** Returns rows of unit length; one that is zero stays so. */
	private static DoubleMatrix2D normalized(final DoubleMatrix2D H) {
		final DoubleMatrix2D unit = H.copy();
		for (int j = 0; j < H.rows(); j++) {
			final double norm = Math.sqrt(H.viewRow(j).zDotProduct(H.viewRow(j)));
			if (norm > 0) unit.viewRow(j).assign(h -> h / norm);
		}
		return unit;
	}
}
