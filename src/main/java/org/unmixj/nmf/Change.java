
package org.unmixj.nmf;

import org.unmixj.linalg.BlockKernels;

/**
 * How much r vectors changed in an iteration, for eq. 17: the squares of
 * &#x2016;v_j - v_j'&#x2016; and &#x2016;v_j + v_j'&#x2016;.
 */
final class Change {

	private final double[] deviations;

	private final double[] sums;

	/**
	 * @param deviations &#x2016;v_j - v_j'&#x2016;&sup2; for each j
	 * @param sums &#x2016;v_j + v_j'&#x2016;&sup2; for each j
	 */
	Change(final double[] deviations, final double[] sums) {
		this.deviations = deviations;
		this.sums = sums;
	}

	/** Returns the change between two sets of vectors. */
	static Change between(final double[][] before, final double[][] after) {
		final Change change = new Change(new double[after.length],
			new double[after.length]);
		change.add(before, after, after[0].length);
		return change;
	}

	/** Adds the first {@code count} elements of vectors, which continue. */
	void add(final double[][] before, final double[][] after, final int count) {
		for (int j = 0; j < after.length; j++) {
			deviations[j] += BlockKernels.squaredSum(after[j], before[j], -1, count);
			sums[j] += BlockKernels.squaredSum(after[j], before[j], 1, count);
		}
	}

	/** Eq. 17, without a division: a zero vector is settled. */
	boolean isWithin(final double tolerance) {
		for (int j = 0; j < sums.length; j++) {
			if (!(Math.sqrt(deviations[j]) <= tolerance * Math.sqrt(sums[j]))) {
				return false;
			}
		}
		return true;
	}

	/** Returns the largest ratio; zero vectors have none. */
	double largest() {
		double largest = 0;
		for (int j = 0; j < sums.length; j++) {
			if (sums[j] > 0) {
				largest = Math.max(largest, Math.sqrt(deviations[j] / sums[j]));
			}
		}
		return largest;
	}
}
