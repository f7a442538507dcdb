
package org.unmixj.linalg;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import cern.colt.matrix.DoubleFactory2D;
import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.CholeskyDecomposition;

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
 * passive set one r&times;r matrix takes p to the variables and gradients; it
 * is kept, as few of the 2^r sets occur.
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
	private static final int KEPT_ELEMENTS = 1 << 21;

	private static final double[] DEPENDENT = {};

	private final DoubleMatrix2D G;

	private final int r;

	/** 1/&radic;G_jj, or 0. */
	private final double[] scales;

	/** By passive set; row-major. One of the two is used. */
	private final double[][] keptByBits;

	private final Map<Long, double[]> kept = new HashMap<>();

	private final double[] p;

	private final double[] solution;

	/** The solutions without constraints, as rows of coefficients. */
	private final double[][] inverse;

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
		keptByBits = r <= FEW_VARIABLES ? new double[1 << r][] : null;
		p = new double[r];
		solution = new double[r];
		inverse = r <= MOST_VARIABLES ? rows(matrix((1L << r) - 1)) : null;
	}

	private double[][] rows(final double[] matrix) {
		if (matrix == DEPENDENT) return null;
		final double[][] rows = new double[r][];
		for (int j = 0; j < r; j++) {
			rows[j] = Arrays.copyOfRange(matrix, j * r, (j + 1) * r);
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
		if (inverse != null) BlockKernels.multiply(P, r, count, inverse, W);
		for (int t = 0; t < count; t++) {
			if (inverse != null && isPositive(W, t)) continue;
			solveRow(P, W, t, inverse == null ? 0 : positive(W, t));
		}
	}

	/**
	 * Solves the problem likewise, where W holds solutions for a similar G and P:
	 * the passive sets start from those of W, and mostly that is the answer.
	 *
	 * @param P as for {@link #solve}
	 * @param W r columns of at least {@code count} elements; modified
	 */
	public void solveAgain(final double[][] P, final double[][] W,
		final int count)
	{
		for (int t = 0; t < count; t++) {
			solveRow(P, W, t, positive(W, t));
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
		for (int j = 0; j < r; j++) {
			p[j] = P[j][t];
		}
		if (r > MOST_VARIABLES || !pivot(start)) {
			System.arraycopy(NonNegativeLeastSquares.solve(G, p), 0, solution, 0, r);
		}
		for (int j = 0; j < r; j++) {
			W[j][t] = solution[j];
		}
	}

	/** Returns false if a passive set is dependent, or none is the answer. */
	private boolean pivot(final long start) {
		double largest = 0;
		for (int j = 0; j < r; j++) {
			largest = Math.max(largest, Math.abs(p[j]) * scales[j]);
		}
		final double tolerance = GRADIENT_TOLERANCE * r * largest;
		long passive = start;
		int fewest = r + 1;
		int tries = BACKUP;
		for (int steps = 0; steps < 30 * (r + 1); steps++) {
			final double[] matrix = kept(passive);
			if (matrix == DEPENDENT) return false;
			final long infeasible = infeasible(matrix, passive, tolerance);
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
	private long infeasible(final double[] matrix, final long passive,
		final double tolerance)
	{
		long infeasible = 0;
		for (int j = 0, at = 0; j < r; j++) {
			double value = 0;
			for (int l = 0; l < r; l++) {
				value += matrix[at++] * p[l];
			}
			if ((passive >> j & 1) != 0) {
				solution[j] = value;
				if (value < 0) infeasible |= 1L << j;
			}
			else {
				solution[j] = 0;
				if ((value - p[j]) * scales[j] < -tolerance) infeasible |= 1L << j;
			}
		}
		return infeasible;
	}

	private double[] kept(final long passive) {
		if (keptByBits != null) {
			final int bits = (int) passive;
			if (keptByBits[bits] == null) keptByBits[bits] = matrix(passive);
			return keptByBits[bits];
		}
		double[] matrix = kept.get(passive);
		if (matrix == null) {
			matrix = matrix(passive);
			if ((kept.size() + 1L) * r * r > KEPT_ELEMENTS) kept.clear();
			kept.put(passive, matrix);
		}
		return matrix;
	}

	/**
	 * Returns the r&times;r matrix M of a passive set F: w_F = (Mp)_F, and the
	 * gradient is Mp - p elsewhere. Its columns outside of F are zero.
	 */
	private double[] matrix(final long passive) {
		final int size = Long.bitCount(passive);
		final int[] set = new int[size];
		for (int j = 0, i = 0; j < r; j++) {
			if ((passive >> j & 1) != 0) set[i++] = j;
		}
		final double[][] part = inverse(set);
		if (part == null) return DEPENDENT;
		final double[] matrix = new double[r * r];
		for (int i = 0; i < size; i++) {
			for (int j = 0; j < r; j++) {
				if ((passive >> j & 1) != 0) continue;
				for (int l = 0; l < size; l++) {
					matrix[j * r + set[i]] += G.getQuick(j, set[l]) * part[l][i];
				}
			}
			for (int l = 0; l < size; l++) {
				matrix[set[l] * r + set[i]] = part[l][i];
			}
		}
		return matrix;
	}

	/** Returns the inverse of a part of G, or null if that is singular. */
	private double[][] inverse(final int[] set) {
		final int size = set.length;
		final DoubleMatrix2D scaled = new DenseDoubleMatrix2D(size, size);
		for (int i = 0; i < size; i++) {
			for (int l = 0; l < size; l++) {
				// the Cholesky decomposition wants the same bits on both sides
				final double symmetric = (G.getQuick(set[i], set[l]) + G.getQuick(
					set[l], set[i])) / 2;
				scaled.setQuick(i, l, symmetric * (scales[set[i]] * scales[set[l]]));
			}
		}
		final CholeskyDecomposition cholesky = new CholeskyDecomposition(scaled);
		if (!cholesky.isSymmetricPositiveDefinite()) return null;
		for (int i = 0; i < size; i++) {
			final double pivot = cholesky.getL().getQuick(i, i);
			if (!(pivot * pivot > INDEPENDENT)) return null;
		}
		final double[][] inverse = cholesky.solve(DoubleFactory2D.dense.identity(
			size)).toArray();
		for (int i = 0; i < size; i++) {
			for (int l = 0; l < size; l++) {
				inverse[i][l] *= scales[set[i]] * scales[set[l]];
			}
		}
		return inverse;
	}
}
