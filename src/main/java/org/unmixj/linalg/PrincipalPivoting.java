
package org.unmixj.linalg;

import java.util.HashMap;
import java.util.Map;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Non-negative least squares for many right-hand sides and one small Gram
 * matrix: for each row the w &ge; 0 that minimizes wGw&#7488; - 2pw&#7488;,
 * which is &#x2016;x - wH&#x2016;&sup2; up to a constant if G = HH&#7488; and p
 * = xH&#7488;.
 * <p>
 * Block principal pivoting: all variables that are negative leave the passive
 * set at once, and all whose gradient is negative enter it, until there are
 * none. If their number does not fall, only the last of them is exchanged,
 * which always ends. The start is the set of the variables that are positive in
 * the solution without constraints, and often that is the answer. For each
 * passive set F one r&times;f matrix takes p_F to the variables and gradients;
 * it is kept, as few of the 2^r sets occur.
 * <p>
 * Where the spectra of a passive set depend on each other the row is left to
 * {@link NonNegativeLeastSquares}. Not for several threads at a time.
 *
 * @see "J. Kim and H. Park, Fast nonnegative matrix factorization: an
 *      active-set-like method and comparisons, SIAM J. Sci. Comput. 33 (2011),
 *      section 4"
 */
public final class PrincipalPivoting {

	/** Sets are bits of a {@code long}. */
	private static final int MOST_VARIABLES = Long.SIZE - 1;

	/** Exchanges of all variables that may fail before one is exchanged. */
	private static final int BACKUP = 3;

	/** Relative to unit diagonal; as in {@link NonNegativeLeastSquares}. */
	private static final double INDEPENDENT = 1e-13;

	private static final double GRADIENT_TOLERANCE = 1e-14;

	/** With more variables passive sets are looked up in a map. */
	private static final int FEW_VARIABLES = 12;

	/** The room for the matrices of passive sets in the map, in doubles. */
	public static final int KEPT_ELEMENTS = 1 << 21;

	/** With more variables the map may have no room for the sets of a block. */
	private static final int MOST_WARMED = 24;

	private static final PassiveSet DEPENDENT = new PassiveSet(null, null);

	private final int r;

	/** G, for rows that are left to another method. */
	private final DoubleMatrix2D G;

	/** G scaled to unit diagonal, symmetric to the last bit. */
	private final double[][] scaled;

	/** 1/&radic;G_jj, or 0. */
	private final double[] scales;

	/** By bits. One of the two is used. */
	private final PassiveSet[] keptByBits;

	private final Map<Long, PassiveSet> kept = new HashMap<>();

	/** The right-hand side of a row, scaled. */
	private final double[] p;

	/** Its elements in the passive set. */
	private final double[] passiveP;

	/** The solution of that row, scaled likewise. */
	private final double[] solution;

	/** The solutions without constraints, as rows of coefficients. */
	private final double[][] inverse;

	/** The passive sets that the rows of a block start from. */
	private long[] starts = {};

	/**
	 * @param G r&times;r, symmetric but for rounding, positive semi-definite; may
	 *          be singular; copied
	 * @throws IllegalArgumentException if it is not square, or an element is not
	 *           finite
	 */
	public PrincipalPivoting(final DoubleMatrix2D G) {
		MatrixChecks.requireShape(G, G.rows(), G.rows(), "G");
		MatrixChecks.requireFinite(G, "G");
		this.G = G.copy();
		r = G.rows();
		scales = new double[r];
		for (int j = 0; j < r; j++) {
			final double diagonal = G.getQuick(j, j);
			scales[j] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 0;
		}
		scaled = new double[r][r];
		for (int j = 0; j < r; j++) {
			for (int l = 0; l < r; l++) {
				scaled[j][l] = (G.getQuick(j, l) + G.getQuick(l, j)) / 2 * (scales[j] *
					scales[l]);
			}
		}
		keptByBits = r <= FEW_VARIABLES ? new PassiveSet[1 << r] : null;
		p = new double[r];
		passiveP = new double[r];
		solution = new double[r];
		inverse = r <= MOST_VARIABLES ? inverse() : null;
	}

	/** Null if G is singular. */
	private double[][] inverse() {
		final PassiveSet all = passiveSet((1L << r) - 1);
		if (all == DEPENDENT) return null;
		final double[][] rows = new double[r][r];
		for (int j = 0; j < r; j++) {
			for (int l = 0; l < r; l++) {
				rows[j][l] = all.rows[j * r + l] * (scales[j] * scales[l]);
			}
		}
		return rows;
	}

	/**
	 * Solves the problem for each row of a block.
	 *
	 * @param P r columns of at least {@code count} elements, XH&#7488;; not
	 *          modified
	 * @param W r columns of at least {@code count} elements; overwritten
	 */
	public void solve(final double[][] P, final double[][] W, final int count) {
		if (inverse == null) {
			for (int t = 0; t < count; t++) {
				solveRow(P, W, t, 0);
			}
			return;
		}
		BlockKernels.multiply(P, r, count, inverse, W);
		for (int t = 0; t < count; t++) {
			if (!isPositive(W, t)) solveRow(P, W, t, positive(W, t));
		}
	}

	/**
	 * Solves the problem likewise, where W holds solutions for a similar G and P:
	 * unless all variables are positive, the passive sets start from those of W,
	 * and mostly that is the answer.
	 *
	 * @param P as for {@link #solve}
	 * @param W as for {@link #solve}; modified
	 */
	public void solveAgain(final double[][] P, final double[][] W,
		final int count)
	{
		if (starts.length < count) starts = new long[count];
		for (int t = 0; t < count; t++) {
			starts[t] = positive(W, t);
		}
		// on its own, so that the loop over the rows is compiled in no time
		for (int t = 0; t < count && r <= MOST_WARMED; t++) {
			kept(starts[t]);
		}
		if (inverse != null) BlockKernels.multiply(P, r, count, inverse, W);
		for (int t = 0; t < count; t++) {
			if (inverse == null || !isPositive(W, t)) solveRow(P, W, t, starts[t]);
		}
	}

	/** Tells whether there is just one solution without constraints. */
	public boolean isIndependent() {
		return inverse != null;
	}

	/**
	 * Solves the problem without w &ge; 0 for each row of a block.
	 *
	 * @param P as for {@link #solve}
	 * @param W as for {@link #solve}
	 * @throws IllegalStateException unless {@link #isIndependent}
	 */
	public void solveUnconstrained(final double[][] P, final double[][] W,
		final int count)
	{
		if (inverse == null) throw new IllegalStateException("G is singular");
		BlockKernels.multiply(P, r, count, inverse, W);
	}

	private boolean isPositive(final double[][] W, final int t) {
		for (int j = 0; j < r; j++) {
			if (!(W[j][t] >= 0)) return false;
		}
		return true;
	}

	private long positive(final double[][] W, final int t) {
		long set = 0;
		for (int j = 0; j < r; j++) {
			if (W[j][t] > 0) set |= 1L << j;
		}
		return set;
	}

	private void solveRow(final double[][] P, final double[][] W, final int t,
		final long start)
	{
		double largest = 0;
		for (int j = 0; j < r; j++) {
			p[j] = P[j][t] * scales[j];
			largest = Math.max(largest, Math.abs(p[j]));
		}
		if (r > MOST_VARIABLES || !pivot(start, GRADIENT_TOLERANCE * r * largest)) {
			solveByActiveSet(P, t);
		}
		for (int j = 0; j < r; j++) {
			W[j][t] = solution[j] * scales[j];
		}
	}

	private void solveByActiveSet(final double[][] P, final int t) {
		final double[] right = new double[r];
		for (int j = 0; j < r; j++) {
			right[j] = P[j][t];
		}
		final double[] w = NonNegativeLeastSquares.solve(G, right);
		for (int j = 0; j < r; j++) {
			solution[j] = scales[j] > 0 ? w[j] / scales[j] : 0;
		}
	}

	/** Returns false if a passive set is dependent, or none is the answer. */
	private boolean pivot(final long start, final double tolerance) {
		long passive = start;
		int fewest = r + 1;
		int tries = BACKUP;
		for (int steps = 0; steps < 30 * (r + 1); steps++) {
			final PassiveSet set = kept(passive);
			if (set == DEPENDENT) return false;
			final long infeasible = infeasible(set, passive, tolerance);
			if (infeasible == 0) return true;
			final int number = Long.bitCount(infeasible);
			if (number < fewest) {
				fewest = number;
				tries = BACKUP;
				passive ^= infeasible;
			}
			else if (tries > 0) {
				tries--;
				passive ^= infeasible;
			}
			else passive ^= Long.highestOneBit(infeasible);
		}
		return false;
	}

	/**
	 * Sets the solution to that of a passive set; returns the variables that are
	 * negative, or whose gradient is.
	 */
	private long infeasible(final PassiveSet set, final long passive,
		final double tolerance)
	{
		final int size = set.members.length;
		for (int i = 0; i < size; i++) {
			passiveP[i] = p[set.members[i]];
		}
		long infeasible = 0;
		for (int j = 0, at = 0; j < r; j++) {
			double value = 0;
			for (int i = 0; i < size; i++) {
				value += set.rows[at++] * passiveP[i];
			}
			if ((passive >> j & 1) != 0) {
				solution[j] = value;
				if (value < 0) infeasible |= 1L << j;
			}
			else {
				solution[j] = 0;
				if (value - p[j] < -tolerance) infeasible |= 1L << j;
			}
		}
		return infeasible;
	}

	private PassiveSet kept(final long passive) {
		if (keptByBits != null) {
			final int bits = (int) passive;
			if (keptByBits[bits] == null) keptByBits[bits] = passiveSet(passive);
			return keptByBits[bits];
		}
		PassiveSet set = kept.get(passive);
		if (set == null) {
			set = passiveSet(passive);
			if ((kept.size() + 1L) * r * r > KEPT_ELEMENTS) kept.clear();
			kept.put(passive, set);
		}
		return set;
	}

	/** {@link #DEPENDENT} if that part of G is singular. */
	private PassiveSet passiveSet(final long passive) {
		final double[][] swept = new double[r][];
		for (int j = 0; j < r; j++) {
			swept[j] = scaled[j].clone();
		}
		final int[] members = new int[Long.bitCount(passive)];
		for (int k = 0, i = 0; k < r; k++) {
			if ((passive >> k & 1) == 0) continue;
			if (!(swept[k][k] > INDEPENDENT)) return DEPENDENT;
			sweep(swept, k);
			members[i++] = k;
		}
		final double[] rows = new double[r * members.length];
		for (int j = 0, at = 0; j < r; j++) {
			final double sign = (passive >> j & 1) == 0 ? 1 : -1;
			for (final int member : members) {
				rows[at++] = sign * swept[j][member];
			}
		}
		return new PassiveSet(members, rows);
	}

	/**
	 * One step of Gauss and Jordan's elimination. After those for all k of F, A
	 * is -A_FF&#8315;&sup1; in F, and A_JF&middot;A_FF&#8315;&sup1; in the rows J
	 * outside of F.
	 *
	 * @see "J. H. Goodnight, A tutorial on the SWEEP operator, The American
	 *      Statistician 33 (1979)"
	 */
	private static void sweep(final double[][] A, final int k) {
		final double[] row = A[k];
		final double pivot = 1 / row[k];
		for (int i = 0; i < A.length; i++) {
			if (i != k) sweepRow(A[i], row, A[i][k] * pivot, k);
		}
		for (int j = 0; j < A.length; j++) {
			row[j] *= pivot;
		}
		row[k] = -pivot;
	}

	private static void sweepRow(final double[] y, final double[] row,
		final double factor, final int k)
	{
		for (int j = 0; j < y.length; j++) {
			y[j] -= factor * row[j];
		}
		y[k] = factor;
	}

	/**
	 * The solution of a passive set F of f variables: w_F = M_F&middot;p_F, and
	 * the gradient is M_J&middot;p_F - p_J elsewhere, all of it scaled.
	 */
	private static final class PassiveSet {

		/** f variables. */
		private final int[] members;

		/** M, r&times;f, row-major. */
		private final double[] rows;

		PassiveSet(final int[] members, final double[] rows) {
			this.members = members;
			this.rows = rows;
		}
	}
}
