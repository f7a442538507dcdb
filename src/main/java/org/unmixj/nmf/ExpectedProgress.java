
package org.unmixj.nmf;

/**
 * The fraction of an iteration's work that is done, if its changes fall about
 * geometrically from the first one to &epsilon;. Never falls.
 */
final class ExpectedProgress {

	private final double tolerance;

	private final int limit;

	private double firstChange;

	private double fraction;

	/**
	 * @param limit the largest number of iterations
	 */
	ExpectedProgress(final double tolerance, final int limit) {
		this.tolerance = tolerance;
		this.limit = limit;
	}

	/** Returns the fraction after an iteration with the given change. */
	double after(final int iteration, final double change) {
		if (iteration == 1) firstChange = change;
		double expected = iteration / (double) limit;
		if (change > 0 && firstChange > tolerance) {
			expected = Math.max(expected, Math.log(firstChange / change) / Math.log(
				firstChange / tolerance));
		}
		fraction = Math.max(fraction, Math.min(1, expected));
		return fraction;
	}
}
