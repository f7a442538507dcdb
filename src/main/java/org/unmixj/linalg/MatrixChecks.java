
package org.unmixj.linalg;

import cern.colt.matrix.DoubleMatrix1D;
import cern.colt.matrix.DoubleMatrix2D;

/**
 * Checks at the door. Colt does not check: its singular value decomposition
 * never returns if one element is NaN.
 */
public final class MatrixChecks {

	private MatrixChecks() {
		// static methods only
	}

	/**
	 * @throws IllegalArgumentException if an element is NaN or infinite
	 */
	public static void requireFinite(final DoubleMatrix2D matrix,
		final String name)
	{
		for (int i = 0; i < matrix.rows(); i++) {
			requireFinite(matrix.viewRow(i), name + ", row " + i);
		}
	}

	/**
	 * @throws IllegalArgumentException if an element is NaN or infinite
	 */
	public static void requireFinite(final DoubleMatrix1D vector,
		final String name)
	{
		for (int i = 0; i < vector.size(); i++) {
			final double value = vector.getQuick(i);
			if (!(Math.abs(value) <= Double.MAX_VALUE)) {
				throw new IllegalArgumentException(name +
					": elements must be finite, got " + value + " at " + i);
			}
		}
	}

	/**
	 * @throws IllegalArgumentException if the shape is another one
	 */
	public static void requireShape(final DoubleMatrix2D matrix, final int rows,
		final int columns, final String name)
	{
		if (matrix.rows() != rows || matrix.columns() != columns) {
			throw new IllegalArgumentException(name + " must be " + rows + " x " +
				columns + ", got " + matrix.rows() + " x " + matrix.columns());
		}
	}

	/**
	 * @throws InvalidEntriesException if an entry of X was NaN, infinite or
	 *           negative, if all entries are zero, or if there are none
	 * @throws IllegalArgumentException if the sum of squares overflows
	 */
	public static void requireNonNegative(final EntryCheck check) {
		if (check.notFinite() > 0) {
			throw new InvalidEntriesException("X must have finite entries, got " +
				check.notFinite() + " that are NaN or infinite, the first in row " +
				check.firstNotFiniteRow() + ", column " + check.firstNotFiniteColumn(),
				check);
		}
		if (check.negative() > 0) {
			throw new InvalidEntriesException(
				"X must have entries of at least 0, got " + check.negative() +
					" that are negative, down to " + check.minimum(), check);
		}
		if (!(check.sumOfSquares() > 0)) {
			throw new InvalidEntriesException(
				"X must have entries above 0, got zeros only", check);
		}
		if (!(check.sumOfSquares() <= Double.MAX_VALUE)) {
			throw new IllegalArgumentException(
				"the squares of X must have a finite sum; scale X down");
		}
	}
}
