
package org.unmixj.nmf;

import java.util.stream.IntStream;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

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
		final DoubleMatrix2D C = new DenseDoubleMatrix2D(QualityCheck.cosines(A,
			B));
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

	/**
	 * Tells whether the rows of two matrices are the same but for their order and
	 * scale.
	 *
	 * @param A r&times;n
	 * @param B r&times;n
	 * @param cosine the least of two rows that are the same
	 */
	static boolean same(final DoubleMatrix2D A, final DoubleMatrix2D B,
		final double cosine)
	{
		final double[][] cosines = QualityCheck.cosines(A, B);
		final int[] partners = IntStream.generate(() -> -1).limit(cosines.length)
			.toArray();
		for (int j = 0; j < cosines.length; j++) {
			if (!pair(j, cosines, partners, new boolean[cosines.length], cosine)) {
				return false;
			}
		}
		return true;
	}

	/** Finds a partner for row j, if need be by giving others another one. */
	private static boolean pair(final int j, final double[][] cosines,
		final int[] partners, final boolean[] asked, final double least)
	{
		for (int l = 0; l < partners.length; l++) {
			if (asked[l] || !(cosines[j][l] >= least)) continue;
			asked[l] = true;
			if (partners[l] < 0 || pair(partners[l], cosines, partners, asked,
				least))
			{
				partners[l] = j;
				return true;
			}
		}
		return false;
	}
}
