
package org.unmixj.ij1;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The time that a computation will still take, from how fast it went lately:
 * over the last third of the time, so that an early stage at another speed is
 * forgotten, but not over less than two seconds. What has been told is
 * corrected bit by bit, and not told before it can be known: not while the end
 * recedes, as it does where iterations change less and less.
 */
final class TimeLeft {

	private static final double SECOND_NS = 1e9;

	/** Nothing is told earlier. */
	private static final double FIRST_S = 1;

	private static final double SHORTEST_S = 2;

	private static final double PART = 1 / 3.0;

	/** A new estimate has replaced the old one after about this time. */
	private static final double SETTLING_S = 2;

	/** More of the time in all, since the point that counts, is not believed. */
	private static final double MOST_GROWTH = 1.3;

	/** Points in time are kept at distances of this part of the time so far. */
	private static final double SPACING = 1e-3;

	/**
	 * Times in seconds, the fractions done by then, and when the end was expected
	 * then.
	 */
	private final Deque<double[]> points = new ArrayDeque<>();

	private double start = Double.NaN;

	private double told = Double.NaN;

	private double toldAt;

	/**
	 * Returns the time that is left.
	 *
	 * @param nanoseconds the present, not before that of the last call
	 * @param fraction of the work, 0 to 1, that is done
	 * @return seconds, or NaN if nothing can be said
	 */
	double after(final long nanoseconds, final double fraction) {
		final double now = nanoseconds / SECOND_NS;
		if (points.isEmpty()) start = now;
		if (points.isEmpty() || now - points.getLast()[0] >= (now - start) *
			SPACING) points.add(new double[] { now, fraction, Double.NaN });
		final double from = now - Math.max(SHORTEST_S, (now - start) * PART);
		double[] first = points.removeFirst();
		while (!points.isEmpty() && points.getFirst()[0] <= from)
			first = points.removeFirst();
		points.addFirst(first);
		final double done = fraction - first[1];
		if (now - start < FIRST_S || done <= 0) return Double.NaN;
		final double estimate = (1 - fraction) * (now - first[0]) / done;
		if (Double.isNaN(told)) told = estimate;
		else {
			final double expected = Math.max(0, told - (now - toldAt));
			final double trust = 1 - Math.exp(-(now - toldAt) / SETTLING_S);
			told = expected + trust * (estimate - expected);
		}
		toldAt = now;
		final double end = now + told;
		if (points.getLast()[0] == now) points.getLast()[2] = end;
		return end - start > MOST_GROWTH * (first[2] - start) ? Double.NaN : told;
	}

	/** Returns "about 12 s left", or an empty text for NaN. */
	static String text(final double seconds) {
		if (Double.isNaN(seconds)) return "";
		if (seconds < 1) return "less than 1 s left";
		if (seconds < 10) return about(seconds, 1, "s");
		if (seconds < 57.5) return about(seconds, 5, "s");
		if (seconds < 90 * 60) return about(seconds / 60, 1, "min");
		return about(seconds / 3600, 1, "h");
	}

	private static String about(final double value, final int step,
		final String unit)
	{
		return "about " + Math.max(step, Math.round(value / step) * step) + " " +
			unit + " left";
	}
}
