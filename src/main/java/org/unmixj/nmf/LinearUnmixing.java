
package org.unmixj.nmf;

import java.util.Arrays;
import java.util.Objects;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.EntryCheck;
import org.unmixj.linalg.MatrixChecks;
import org.unmixj.linalg.PrincipalPivoting;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Linear unmixing with known signatures: the W that minimizes
 * &#x2016;X-WH&#x2016;_F for a given H, in one pass over X.
 * <p>
 * Each row of W is a least-squares problem of its own with the same r&times;r
 * Gram matrix HH&#7488; and the right-hand side xH&#7488;, which
 * {@link PrincipalPivoting} solves exactly.
 *
 * <pre>
 *
 * Factorization f = LinearUnmixing.fit(X, H, Constraint.NON_NEGATIVE, Runtime
 * 	.getRuntime().availableProcessors(), ProgressMonitor.NONE);
 * </pre>
 */
public final class LinearUnmixing {

	private static final String STAGE = "Unmixing";

	private LinearUnmixing() {
		// static methods only
	}

	/**
	 * Unmixes X.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified
	 * @param H r&times;n, finite, of any sign; not modified
	 * @param constraint whether W must be non-negative
	 * @param threads the number of threads, at least 1; the result does not
	 *          depend on it, to the last bit
	 * @param monitor progress and cancel
	 * @return W, and H as it was given. One iteration, converged
	 * @throws IllegalArgumentException if X or H is not allowed, or, without a
	 *           constraint, signatures depend on each other
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Factorization fit(final RowBlocks X, final DoubleMatrix2D H,
		final Constraint constraint, final int threads,
		final ProgressMonitor monitor)
	{
		return fit(X, H, constraint, false, threads, monitor);
	}

	/**
	 * Unmixes an X of which entries may be missing. Each row is solved over what
	 * is there of it, and so is the error.
	 *
	 * @param X m&times;n, finite or missing, non-negative, not all zero; not
	 *          modified
	 * @param H r&times;n, finite, of any sign; not modified
	 * @param constraint whether W must be non-negative. Without a constraint, a
	 *          row of which too little is there gets the solution of least norm
	 * @param missing whether an entry of X that is NaN is one that is missing
	 * @param threads the number of threads, at least 1; the result does not
	 *          depend on it, to the last bit
	 * @param monitor progress and cancel
	 * @return W, and H as it was given. One iteration, converged
	 * @throws IllegalArgumentException if X or H is not allowed, or, without a
	 *           constraint, signatures depend on each other
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Factorization fit(final RowBlocks X, final DoubleMatrix2D H,
		final Constraint constraint, final boolean missing, final int threads,
		final ProgressMonitor monitor)
	{
		Objects.requireNonNull(constraint, "constraint");
		MatrixChecks.requireShape(H, H.rows(), X.columns(), "H");
		MatrixChecks.requireFinite(H, "H");
		try (RowPasses passes = new RowPasses(X, threads, monitor)) {
			final Factorization result = passes.telling(monitor, STAGE, 1,
				() -> solve(passes, new DenseDoubleMatrix2D(H.toArray()), constraint,
					missing));
			monitor.progress(1, STAGE);
			return result;
		}
	}

	/**
	 * Unmixes X in one pass.
	 *
	 * @param H r&times;n; H of the result is this H
	 * @param missing whether an entry of X that is NaN is one that is missing
	 */
	static Factorization solve(final RowPasses passes, final DoubleMatrix2D H,
		final Constraint constraint, final boolean missing)
	{
		final int r = H.rows();
		final int n = H.columns();
		final double[][] h = H.toArray();
		final double[][] HHt = Sweep.gram(h);
		final DoubleMatrix2D G = new DenseDoubleMatrix2D(HHt);
		if (constraint == Constraint.NONE && !new PrincipalPivoting(G)
			.isIndependent())
		{
			throw new DependentSignaturesException();
		}
		final TallMatrix W = new TallMatrix(passes.partition(), r);
		final EntryCheck[] checks = new EntryCheck[passes.partition().count()];
		final int blockRows = passes.partition().blockRows();
		final double[][] sums = passes.overX(() -> {
			final double[][] p = new double[r][blockRows];
			final PrincipalPivoting solver = new PrincipalPivoting(G);
			final IncompleteRows incomplete = missing ? new IncompleteRows(h,
				constraint, blockRows) : null;
			return (block, count, x, blockSums) -> {
				checks[block] = EntryCheck.ofBlock(x, count, passes.partition().first(
					block), missing);
				final boolean some = checks[block].missing() > 0;
				if (some) incomplete.take(x, count);
				final double[][] w = W.block(block);
				BlockKernels.multiply(x, n, count, h, p);
				if (constraint == Constraint.NONE) solver.solveUnconstrained(p, w,
					count);
				else solver.solve(p, w, count);
				if (some) {
					incomplete.solve(p, w);
					blockSums[r][1] += incomplete.squaresOutside(w);
				}
				for (int j = 0; j < r; j++) {
					blockSums[r][0] += BlockKernels.dot(w[j], p[j], count);
				}
				BlockKernels.addGram(w, r, count, blockSums);
			};
		}, lengths(r));
		final EntryCheck check = EntryCheck.together(checks);
		MatrixChecks.requireNonNegative(check);
		double model = -sums[r][1];
		for (int j = 0; j < r; j++) {
			model += BlockKernels.dot(sums[j], HHt[j], r);
		}
		return new Factorization(W, H, 1, true, check.sumOfSquares(), new double[] {
			Math.max(0, (check.sumOfSquares() - 2 * sums[r][0] + model) / 2) });
	}

	/**
	 * W&#7488;W; and &#x27E8;W, XH&#7488;&#x27E9; with the squares of WH at
	 * missing entries.
	 */
	private static int[] lengths(final int r) {
		final int[] lengths = new int[r + 1];
		Arrays.fill(lengths, r);
		lengths[r] = 2;
		return lengths;
	}
}
