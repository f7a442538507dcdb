
package org.unmixj.nmf;

/**
 * By how much the squared error of held-out entries falls where more components
 * predict a share of it and fewer the rest, and the standard error of that over
 * the rows. Only a share, as what weak components predict is right, but noisy:
 * with full weight the noise may outweigh it. With the share &alpha; the error
 * falls if the difference of both predictions explains more than &alpha;/2 of
 * itself.
 */
final class Gain {

	/** No more than this share of the sum of squares is rounding. */
	private static final double ROUNDING = 1e-8;

	private final double share;

	private double sum;

	private double squares;

	private long rows;

	/** @param share &alpha;, above 0, at most 1 */
	Gain(final double share) {
		this.share = share;
	}

	/**
	 * Adds rows.
	 *
	 * @param entries of X that were held out
	 * @param fewer what fewer components predict for them
	 * @param more what more components predict
	 */
	void add(final double[][] entries, final double[][] fewer,
		final double[][] more)
	{
		for (int i = 0; i < entries.length; i++) {
			double gain = 0;
			for (int k = 0; k < entries[i].length; k++) {
				final double step = share * (more[i][k] - fewer[i][k]);
				gain += step * (2 * (entries[i][k] - fewer[i][k]) - step);
			}
			sum += gain;
			squares += gain * gain;
		}
		rows += entries.length;
	}

	/** Returns the gain, in squared units of X, summed over the entries. */
	double sum() {
		return sum;
	}

	/** Returns its standard error. */
	double standardError() {
		return Math.sqrt(Math.max(0, squares - sum * sum / rows) * rows / Math.max(
			1, rows - 1));
	}

	/**
	 * Tells whether the gain is more than its standard error, and rounding.
	 *
	 * @param all the sum of the squares of the entries
	 */
	boolean isOne(final double all) {
		return sum > standardError() && sum > ROUNDING * all;
	}
}
