
package org.unmixj.nmf;

import java.util.Arrays;

/**
 * The fraction of the iterations that is done.
 * <p>
 * On real stacks the change from one iteration to the next falls about like a
 * power of their number, and geometrically at times. So lines are drawn through
 * the logarithms of the changes in the latter half of all iterations, once over
 * the logarithm of their number and once over their number. Where they reach
 * &epsilon; is the end: that of the power, unless it is much further away than
 * the other. What is not done yet then goes on evenly to that end, and so never
 * falls: what the next iteration will do is known before it, so that it can be
 * told of within it.
 */
final class ExpectedProgress {

	/** The end of a power law is believed up to so many times the other. */
	private static final double MOST_BEYOND = 4;

	/** So many are expected as long as nothing is known. */
	private static final double UNKNOWN = 100;

	private static final int FIRST_KNOWN = 3;

	private static final double SMALLEST_CHANGE = Double.MIN_NORMAL;

	private final double tolerance;

	private final int limit;

	/** The logarithms of all changes so far. */
	private double[] logs = new double[64];

	/** Over the logarithm of the number, and over the number. */
	private final Line power = new Line();

	private final Line geometric = new Line();

	/** The first iteration in the lines. */
	private int from = 1;

	private double fraction;

	/** The fraction after the next iteration. */
	private double next;

	/**
	 * @param limit the largest number of iterations
	 */
	ExpectedProgress(final double tolerance, final int limit) {
		this.tolerance = tolerance;
		this.limit = limit;
		expect(1, UNKNOWN);
	}

	/** Returns the fraction that is done. */
	double fraction() {
		return fraction;
	}

	/** Returns the fraction that will be done after the next iteration. */
	double next() {
		return next;
	}

	/**
	 * Returns the fraction after an iteration.
	 *
	 * @param iteration 1, 2, 3, ...
	 * @param change the largest relative change of a component
	 */
	double after(final int iteration, final double change) {
		if (iteration >= logs.length) {
			logs = Arrays.copyOf(logs, 2 * logs.length);
		}
		logs[iteration] = Math.log(Math.max(SMALLEST_CHANGE, change));
		add(iteration, 1);
		for (; from < iteration / 2; from++) {
			add(from, -1);
		}
		fraction = next;
		expect(iteration + 1, iterationsLeft(iteration));
		return fraction;
	}

	/**
	 * The limit is one more than is left after all, as no other end is known
	 * before it is there.
	 *
	 * @param iteration the next one
	 * @param left how many are expected from there on
	 */
	private void expect(final int iteration, final double left) {
		next = fraction + (1 - fraction) / Math.max(1, Math.min(limit - iteration +
			1.0, left + 1));
	}

	private void add(final int iteration, final int sign) {
		power.add(Math.log(iteration), logs[iteration], sign);
		geometric.add(iteration, logs[iteration], sign);
	}

	private double iterationsLeft(final int iteration) {
		if (iteration < FIRST_KNOWN) return UNKNOWN;
		final double above = logs[iteration] - Math.log(tolerance);
		if (above <= 0) return 1;
		final double byPower = iteration * Math.expm1(above / -power.slope());
		final double byGeometric = above / -geometric.slope();
		if (!(byGeometric > 0)) return limit;
		final double left = byPower > 0 ? Math.min(byPower, MOST_BEYOND *
			byGeometric) : MOST_BEYOND * byGeometric;
		return Math.max(1, left);
	}

	/** A line of least squares. */
	private static final class Line {

		private double n;

		private double x;

		private double y;

		private double xx;

		private double xy;

		/** Adds a point, or takes it away. */
		void add(final double newX, final double newY, final int sign) {
			n += sign;
			x += sign * newX;
			y += sign * newY;
			xx += sign * newX * newX;
			xy += sign * newX * newY;
		}

		/** Returns the slope, not a number for a single point. */
		double slope() {
			return (n * xy - x * y) / (n * xx - x * x);
		}
	}
}
