
package org.unmixj.linalg;

/**
 * The squares of all singular values of X, m&times;n, without its singular
 * vectors: the eigenvalues of X&#7488;X, from one pass over X and in the memory
 * of n&times;n numbers, however long X is.
 * <p>
 * Their absolute error is about 1e-15&middot;&sigma;_1&sup2;.
 */
public final class SquaredSingularValues {

	/** The largest n for which that takes little time. */
	public static final int MOST_COLUMNS = TruncatedSvd.EIGEN_LIMIT;

	private SquaredSingularValues() {
		// static methods only
	}

	/**
	 * Returns &sigma;_i&sup2;, descending, min(m, n) of them; their sum is that
	 * of the squares of all entries.
	 *
	 * @param passes over X, at most {@value TruncatedSvd#EIGEN_LIMIT} columns
	 * @throws IllegalArgumentException if there are more columns, or X is not
	 *           finite
	 */
	public static double[] of(final RowPasses passes) {
		final int n = passes.columns();
		if (n > MOST_COLUMNS) {
			throw new IllegalArgumentException("X must have at most " + MOST_COLUMNS +
				" columns, got " + n);
		}
		final double[][] gram = TruncatedSvd.gram(passes);
		final double[] squares = passes.compute(() -> new SymmetricEigen(
			gram).values);
		final double[] values = new double[(int) Math.min(n, passes.rows())];
		for (int i = 0; i < values.length; i++) {
			values[i] = Math.max(0, squares[i]);
		}
		return values;
	}
}
