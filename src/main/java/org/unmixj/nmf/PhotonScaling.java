
package org.unmixj.nmf;

import org.unmixj.linalg.TallMatrix;

/**
 * Divides rows and columns of a matrix of photons by the roots of their means,
 * in place, so that photon noise becomes nearly even: if the means are a
 * product a_i&middot;b_j, the variance of each entry becomes the same. What is
 * non-negative and of rank r stays so.
 *
 * @see "M. R. Keenan and P. G. Kotula, Accounting for Poisson noise in the
 *      multivariate analysis of ToF-SIMS spectrum images, Surf. Interface Anal.
 *      36 (2004)"
 */
final class PhotonScaling {

	/** This part of the mean is added, so that dark rows do not explode. */
	private static final double FLOOR = 0.1;

	/** By what each column was divided, but for a factor. */
	final double[] columns;

	/** By what each row was divided. */
	final double[] rows;

	private PhotonScaling(final double[] columns, final double[] rows) {
		this.columns = columns;
		this.rows = rows;
	}

	/**
	 * Scales a matrix.
	 *
	 * @param X m&times;n, non-negative; modified
	 * @return by what it was divided
	 */
	static PhotonScaling apply(final TallMatrix X) {
		final int n = X.columns();
		final double[] columns = new double[n];
		double mean = 0;
		for (int b = 0; b < X.partition().count(); b++) {
			for (int j = 0; j < n; j++) {
				for (final double value : X.block(b)[j]) {
					columns[j] += value / X.rows();
				}
			}
		}
		for (final double column : columns) {
			mean += column / n;
		}
		final double[] divisors = new double[n];
		for (int j = 0; j < n; j++) {
			divisors[j] = Math.sqrt((columns[j] + FLOOR * mean) / mean);
		}
		final double[] rows = new double[(int) X.rows()];
		for (int b = 0, i = 0; b < X.partition().count(); b++) {
			final double[][] x = X.block(b);
			for (int t = 0; t < x[0].length; t++, i++) {
				double row = 0;
				for (int j = 0; j < n; j++) {
					row += x[j][t] / n;
				}
				rows[i] = Math.sqrt(row + FLOOR * mean);
				for (int j = 0; j < n; j++) {
					x[j][t] /= rows[i] * divisors[j];
				}
			}
		}
		return new PhotonScaling(divisors, rows);
	}
}
