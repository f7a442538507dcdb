
package org.unmixj.nmf;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import org.unmixj.linalg.MinimumNorm;
import org.unmixj.linalg.PrincipalPivoting;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * The rows of a block of X with missing entries, and their rows of W for a
 * given H: least squares over what is there, for which the Gram matrix is that
 * of the columns of H that are there. Not for several threads at a time.
 */
final class IncompleteRows {

	/** Solvers for so many sets of missing entries are kept. */
	private static final int MOST_KEPT = 512;

	private final double[][] h;

	private final Constraint constraint;

	/** For each row of the block which entries are missing, or null. */
	private final BitSet[] missing;

	/** By the entries that are missing; the same are often so. */
	private final Map<BitSet, RowSolver> kept = new HashMap<>();

	/**
	 * At least the room that they take, in doubles: r&times;r for each one, and
	 * for each row that it has solved, which may take another passive set.
	 */
	private long keptElements;

	/**
	 * @param h H, r arrays of n elements; not modified
	 * @param blockRows the most rows of a block
	 */
	IncompleteRows(final double[][] h, final Constraint constraint,
		final int blockRows)
	{
		this.h = h;
		this.constraint = constraint;
		missing = new BitSet[blockRows];
	}

	/**
	 * Takes a block: finds the entries that are not finite, and sets them to
	 * zero.
	 *
	 * @param x n columns of at least {@code count} elements; modified
	 */
	void take(final double[][] x, final int count) {
		Arrays.fill(missing, null);
		for (int j = 0; j < x.length; j++) {
			for (int t = 0; t < count; t++) {
				if (Math.abs(x[j][t]) <= Double.MAX_VALUE) continue;
				x[j][t] = 0;
				if (missing[t] == null) missing[t] = new BitSet(x.length);
				missing[t].set(j);
			}
		}
	}

	/**
	 * Solves for the rows of W that belong to incomplete rows.
	 *
	 * @param p XH&#7488;, r columns; not modified
	 * @param w r columns; modified in these rows. Zero where nothing is there,
	 *          and, where what is there does not suffice for plain least squares,
	 *          the solution of least norm
	 */
	void solve(final double[][] p, final double[][] w) {
		for (int t = 0; t < missing.length; t++) {
			if (missing[t] != null) solver(missing[t]).solve(p, w, t);
		}
	}

	private RowSolver solver(final BitSet without) {
		if (keptElements > PrincipalPivoting.KEPT_ELEMENTS || kept
			.size() > MOST_KEPT)
		{
			kept.clear();
			keptElements = 0;
		}
		final int size = h.length * h.length;
		RowSolver solver = kept.get(without);
		if (solver == null) {
			solver = new RowSolver(gram(without));
			kept.put(without, solver);
			keptElements += size;
		}
		keptElements += size;
		return solver;
	}

	private DoubleMatrix2D gram(final BitSet without) {
		final DoubleMatrix2D G = new DenseDoubleMatrix2D(h.length, h.length);
		for (int i = 0; i < h.length; i++) {
			for (int l = i; l < h.length; l++) {
				double sum = 0;
				for (int j = 0; j < h[i].length; j++) {
					if (!without.get(j)) sum += h[i][j] * h[l][j];
				}
				G.setQuick(i, l, sum);
				G.setQuick(l, i, sum);
			}
		}
		return G;
	}

	/**
	 * Returns the sum of the squares that W&middot;H has at missing entries.
	 *
	 * @param w r columns
	 */
	double squaresOutside(final double[][] w) {
		double sum = 0;
		for (int t = 0; t < missing.length; t++) {
			if (missing[t] == null) continue;
			for (int j = missing[t].nextSetBit(0); j >= 0; j = missing[t].nextSetBit(
				j + 1))
			{
				double value = 0;
				for (int k = 0; k < w.length; k++) {
					value += w[k][t] * h[k][j];
				}
				sum += value * value;
			}
		}
		return sum;
	}

	/** Solves rows of which the same entries are missing. */
	private final class RowSolver {

		private final DoubleMatrix2D G;

		private final PrincipalPivoting pivoting;

		private final double[][] p;

		private final double[][] w;

		RowSolver(final DoubleMatrix2D G) {
			this.G = G;
			pivoting = new PrincipalPivoting(G);
			p = new double[G.rows()][1];
			w = new double[G.rows()][1];
		}

		void solve(final double[][] allP, final double[][] allW, final int t) {
			for (int j = 0; j < p.length; j++) {
				p[j][0] = allP[j][t];
			}
			if (constraint != Constraint.NONE) pivoting.solve(p, w, 1);
			else if (pivoting.isIndependent()) pivoting.solveUnconstrained(p, w, 1);
			else solveByLeastNorm();
			for (int j = 0; j < w.length; j++) {
				allW[j][t] = w[j][0];
			}
		}

		private void solveByLeastNorm() {
			final double[] b = new double[p.length];
			for (int j = 0; j < b.length; j++) {
				b[j] = p[j][0];
			}
			final double[] solution = MinimumNorm.solve(G, b);
			for (int j = 0; j < b.length; j++) {
				w[j][0] = solution[j];
			}
		}
	}
}
