
package org.unmixj.nmf;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.MatrixChecks;
import org.unmixj.linalg.PrincipalPivoting;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPartition;
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

	private static final String STAGE = "Component images";

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
		return solve(X, H, -1, 1, threads, monitor);
	}

	/**
	 * Solves for W beside a background.
	 *
	 * @param X as above
	 * @param H as above
	 * @param background the component whose column of W is one constant, or -1
	 *          for none
	 * @param constant that constant
	 * @param threads as above
	 * @param monitor as above
	 * @return W as above, but for the background
	 */
	public static TallMatrix solve(final RowBlocks X, final DoubleMatrix2D H,
		final int background, final double constant, final int threads,
		final ProgressMonitor monitor)
	{
		if (background < 0) return solveAll(X, H, threads, monitor);
		final int r = H.rows();
		if (r == 1) return constant(RowPartition.of(X.rows(), X.columns()),
			constant);
		final int[] others = IntStream.range(0, r).filter(j -> j != background)
			.toArray();
		final double[] shown = H.viewRow(background).toArray();
		Arrays.setAll(shown, i -> constant * shown[i]);
		final TallMatrix W = solveAll(new ShiftedColumns(X, shown), H.viewSelection(
			others, null).copy(), threads, monitor);
		final int[] order = new int[r];
		final double[] factors = new double[r];
		for (int j = 0; j < r; j++) {
			order[j] = j == background ? r - 1 : j < background ? j : j - 1;
			factors[j] = 1;
		}
		return W.append(constant(W.partition(), constant)).select(order, factors);
	}

	private static TallMatrix constant(final RowPartition partition,
		final double value)
	{
		final TallMatrix column = new TallMatrix(partition, 1);
		for (int b = 0; b < partition.count(); b++) {
			Arrays.fill(column.block(b)[0], value);
		}
		return column;
	}

	private static TallMatrix solveAll(final RowBlocks X, final DoubleMatrix2D H,
		final int threads, final ProgressMonitor monitor)
	{
		MatrixChecks.requireShape(H, H.rows(), X.columns(), "H");
		final int r = H.rows();
		final int n = H.columns();
		final double[][] h = H.toArray();
		final double[][] HHt = Sweep.gram(h);
		try (RowPasses passes = new RowPasses(X, threads, monitor).tellingOf(STAGE,
			1))
		{
			final TallMatrix W = new TallMatrix(passes.partition(), r);
			final int blockRows = passes.partition().blockRows();
			passes.overX(() -> {
				final double[][] p = new double[r][blockRows];
				final PrincipalPivoting solver = new PrincipalPivoting(
					new DenseDoubleMatrix2D(HHt));
				final IncompleteRows incomplete = new IncompleteRows(h,
					Constraint.NON_NEGATIVE, blockRows);
				return (block, count, x, sums) -> {
					incomplete.take(x, count);
					BlockKernels.multiply(x, n, count, h, p);
					solver.solve(p, W.block(block), count);
					incomplete.solve(p, W.block(block));
				};
			});
			monitor.progress(1, STAGE);
			return W;
		}
	}
}
