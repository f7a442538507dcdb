
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
 * falls.
 */
final class ExpectedProgress {

	/** The end of a power law is believed up to so many times the other. */
	private static final double MOST_BEYOND = 4;

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

	/**
	 * @param limit the largest number of iterations
	 */
	ExpectedProgress(final double tolerance, final int limit) {
		this.tolerance = tolerance;
		this.limit = limit;
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
		final double left = iterationsLeft(iteration);
		fraction = Math.min(1, fraction + (1 - fraction) / (left + 1));
		return fraction;
	}

	private void add(final int iteration, final int sign) {
		power.add(Math.log(iteration), logs[iteration], sign);
		geometric.add(iteration, logs[iteration], sign);
	}

	/** At least 1, as the end is not known before it is there. */
	private double iterationsLeft(final int iteration) {
		final int most = Math.max(1, limit - iteration);
		final double above = logs[iteration] - Math.log(tolerance);
		if (above <= 0) return 1;
		final double byPower = iteration * Math.expm1(above / -power.slope());
		final double byGeometric = above / -geometric.slope();
		if (!(byGeometric > 0)) return most;
		final double left = byPower > 0 ? Math.min(byPower, MOST_BEYOND *
			byGeometric) : MOST_BEYOND * byGeometric;
		return Math.max(1, Math.min(most, left));
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
