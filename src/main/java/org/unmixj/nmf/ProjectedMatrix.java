
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.SmallMatrices;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * X projected on few dimensions: X &asymp; Z&middot;B, where Z, m&times;l, lies
 * in memory. Products with it cost l/n of those with X, and X is not read.
 */
final class ProjectedMatrix {

	/** m&times;l, in the blocks of X. */
	final TallMatrix Z;

	/** l arrays of n elements. */
	private final double[][] B;

	private ProjectedMatrix(final TallMatrix Z, final double[][] B) {
		this.Z = Z;
		this.B = B;
	}

	/** Z = U, B = &Sigma;V&#7488;. */
	static ProjectedMatrix of(final TruncatedSvd svd) {
		final double[][] B = svd.V().viewDice().toArray();
		final double[] values = svd.singularValues();
		for (int j = 0; j < B.length; j++) {
			for (int i = 0; i < B[j].length; i++) {
				B[j][i] *= values[j];
			}
		}
		return new ProjectedMatrix(svd.U(), B);
	}

	/**
	 * Z = XQ, B = Q&#7488;, from one pass over X.
	 *
	 * @param Q n&times;l, orthonormal columns
	 */
	static ProjectedMatrix onto(final DoubleMatrix2D Q, final RowPasses passes) {
		final double[][] Qt = Q.viewDice().toArray();
		final TallMatrix Z = new TallMatrix(passes.partition(), Qt.length);
		passes.overX(() -> (block, count, x, sums) -> BlockKernels.multiply(x,
			x.length, count, Qt, Z.block(block)));
		return new ProjectedMatrix(Z, Qt);
	}

	/**
	 * Returns this projection with r more dimensions, Z&middot;B + C&middot;A
	 * with A = (HH&#7488;)&#8314;H and C = XH&#7488; - Z&middot;BH&#7488;, whose
	 * product with H is XH&#7488;.
	 *
	 * @param XHt XH&#7488;, m&times;r, in the blocks of X; overwritten by C
	 * @param h H, r arrays of n elements
	 * @param passes over X, which is not read
	 */
	ProjectedMatrix exactAt(final TallMatrix XHt, final double[][] h,
		final RowPasses passes)
	{
		final int r = h.length;
		final int l = B.length;
		final double[][] minusHBt = right(h);
		for (final double[] row : minusHBt) {
			for (int i = 0; i < l; i++) {
				row[i] = -row[i];
			}
		}
		passes.overRows(() -> (block, count, x, sums) -> {
			for (int j = 0; j < r; j++) {
				BlockKernels.addCombination(XHt.block(block)[j], minusHBt[j], Z.block(
					block), l, 0, count);
			}
		});
		final double[][] both = Arrays.copyOf(B, l + r);
		final double[][] inverse = SmallMatrices.pseudoInverse(Sweep.gram(h));
		for (int j = 0; j < r; j++) {
			both[l + j] = new double[h[j].length];
			BlockKernels.addCombination(both[l + j], inverse[j], h, r, 0,
				h[j].length);
		}
		return new ProjectedMatrix(Z.append(XHt), both);
	}

	/** Returns a copy of some rows, in these blocks. */
	ProjectedMatrix sample(final RowPartition blocks) {
		return new ProjectedMatrix(Z.sample(blocks), B);
	}

	/**
	 * Returns HB&#7488;, so that XH&#7488; &asymp; Z&middot;(HB&#7488;)&#7488;.
	 *
	 * @param h H, r arrays of n elements
	 * @return r arrays of l elements
	 */
	double[][] right(final double[][] h) {
		final double[][] HBt = new double[h.length][B.length];
		for (int j = 0; j < h.length; j++) {
			for (int i = 0; i < B.length; i++) {
				HBt[j][i] = BlockKernels.dot(h[j], B[i], h[j].length);
			}
		}
		return HBt;
	}

	/**
	 * Returns W&#7488;X &asymp; (W&#7488;Z)&middot;B.
	 *
	 * @param WtZ r arrays of l elements
	 * @return r arrays of n elements
	 */
	double[][] left(final double[][] WtZ) {
		final int n = B[0].length;
		final double[][] WtX = new double[WtZ.length][n];
		BlockKernels.multiply(B, B.length, n, WtZ, WtX);
		return WtX;
	}
}
