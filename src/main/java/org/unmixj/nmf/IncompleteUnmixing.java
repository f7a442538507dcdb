
package org.unmixj.nmf;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.MatrixChecks;
import org.unmixj.linalg.NonNegativeLeastSquares;
import org.unmixj.linalg.PrincipalPivoting;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * The W &ge; 0 that, for a given H, makes &Sigma;(X_ij - (WH)_ij)&sup2; over
 * the entries that are there as small as it can be, row by row, in one pass
 * over X. The Gram matrix of a row with missing entries is that of the columns
 * of H that are there.
 */
public final class IncompleteUnmixing {

	private IncompleteUnmixing() {
		// static methods only
	}

	/**
	 * Solves for W.
	 *
	 * @param X m&times;n; entries that are not finite are missing; not modified
	 * @param H r&times;n, finite, non-negative; not modified
	 * @param threads the number of threads; the result does not depend on it
	 * @param monitor cancel
	 * @return W, m&times;r; a row of which nothing is there is zero
	 * @throws IllegalArgumentException if shapes do not fit
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static TallMatrix solve(final RowBlocks X, final DoubleMatrix2D H,
		final int threads, final ProgressMonitor monitor)
	{
		MatrixChecks.requireShape(H, H.rows(), X.columns(), "H");
		final int r = H.rows();
		final int n = H.columns();
		final double[][] h = H.toArray();
		final double[][] HHt = Sweep.gram(h);
		try (RowPasses passes = new RowPasses(X, threads, monitor)) {
			final TallMatrix W = new TallMatrix(passes.partition(), r);
			final int blockRows = passes.partition().blockRows();
			passes.overX(() -> {
				final double[][] p = new double[r][blockRows];
				final PrincipalPivoting solver = new PrincipalPivoting(
					new DenseDoubleMatrix2D(HHt));
				return (block, count, x, sums) -> {
					final boolean[][] missing = clear(x, count);
					BlockKernels.multiply(x, n, count, h, p);
					solver.solve(p, W.block(block), count);
					for (int t = 0; t < count; t++) {
						if (missing[t] == null) continue;
						solveRow(gram(h, missing[t]), p, W.block(block), t);
					}
				};
			});
			return W;
		}
	}

	/**
	 * Sets missing entries to zero; returns for each row which they are, or null.
	 */
	private static boolean[][] clear(final double[][] x, final int count) {
		final boolean[][] missing = new boolean[count][];
		for (int j = 0; j < x.length; j++) {
			for (int t = 0; t < count; t++) {
				if (Math.abs(x[j][t]) <= Double.MAX_VALUE) continue;
				x[j][t] = 0;
				if (missing[t] == null) missing[t] = new boolean[x.length];
				missing[t][j] = true;
			}
		}
		return missing;
	}

	private static DoubleMatrix2D gram(final double[][] h,
		final boolean[] missing)
	{
		final DoubleMatrix2D G = new DenseDoubleMatrix2D(h.length, h.length);
		for (int i = 0; i < h.length; i++) {
			for (int l = i; l < h.length; l++) {
				double sum = 0;
				for (int j = 0; j < missing.length; j++) {
					if (!missing[j]) sum += h[i][j] * h[l][j];
				}
				G.setQuick(i, l, sum);
				G.setQuick(l, i, sum);
			}
		}
		return G;
	}

	private static void solveRow(final DoubleMatrix2D G, final double[][] p,
		final double[][] w, final int t)
	{
		final double[] b = new double[w.length];
		for (int j = 0; j < b.length; j++) {
			b[j] = p[j][t];
		}
		final double[] solution = NonNegativeLeastSquares.solve(G, b);
		for (int j = 0; j < b.length; j++) {
			w[j][t] = solution[j];
		}
	}
}
