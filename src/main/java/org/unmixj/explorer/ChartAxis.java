
package org.unmixj.explorer;

import java.util.ArrayList;
import java.util.List;

/** An axis of a chart: its range, linear or logarithmic, and its ticks. */
final class ChartAxis {

	/** In powers of ten. */
	private static final double SHORT = 2;

	private final String label;

	private final double low;

	private final double high;

	private final boolean logarithmic;

	private final boolean whole;

	private ChartAxis(final String label, final double low, final double high,
		final boolean logarithmic, final boolean whole)
	{
		this.label = label;
		this.low = low;
		this.high = high > low ? high : low + 1;
		this.logarithmic = logarithmic;
		this.whole = whole;
	}

	/** Returns an axis of numbers. */
	static ChartAxis linear(final String label, final double low,
		final double high)
	{
		return new ChartAxis(label, low, high, false, false);
	}

	/** Returns an axis whose ticks are at whole numbers. */
	static ChartAxis counts(final String label, final double low,
		final double high)
	{
		return new ChartAxis(label, low, high, false, true);
	}

	/** Returns a logarithmic axis; both ends are above 0. */
	static ChartAxis logarithmic(final String label, final double low,
		final double high)
	{
		return new ChartAxis(label, Math.log10(low), Math.log10(high), true, false);
	}

	/** Returns what the numbers are. */
	String label() {
		return label;
	}

	/** Returns where a value is, from 0 at the low to 1 at the high end. */
	double place(final double value) {
		return ((logarithmic ? Math.log10(value) : value) - low) / (high - low);
	}

	/**
	 * Returns values at round distances: 1, 2 or 5 times a power of ten. On a
	 * logarithmic axis they are powers of ten, and 2 and 5 times these if it is
	 * short.
	 *
	 * @param most about how many there is room for
	 */
	List<Double> ticks(final int most) {
		if (logarithmic && high - low < SHORT) return decades();
		final double step = step((high - low) / Math.max(1, most));
		final List<Double> ticks = new ArrayList<>();
		for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 *
			step; i++)
		{
			ticks.add(logarithmic ? Math.pow(10, i * step) : i * step);
		}
		return ticks;
	}

	/** Returns 1, 2 and 5 times the powers of ten within the axis. */
	private List<Double> decades() {
		final List<Double> ticks = new ArrayList<>();
		for (int power = (int) Math.floor(low); power <= high; power++) {
			for (final int factor : new int[] { 1, 2, 5 }) {
				final double place = power + Math.log10(factor);
				if (place >= low && place <= high) ticks.add(Math.pow(10, power) *
					factor);
			}
		}
		return ticks;
	}

	private double step(final double least) {
		final double power = Math.pow(10, Math.floor(Math.log10(least)));
		double step = 10 * power;
		for (final double factor : new double[] { 5, 2, 1 }) {
			if (factor * power >= least * (1 - 1e-9)) step = factor * power;
		}
		return whole || logarithmic ? Math.max(1, Math.ceil(step)) : step;
	}

	/** Returns the text of a tick. */
	String text(final double tick) {
		return Numbers.text(Math.abs(tick) < 1e-9 * (high - low) ? 0 : tick);
	}
}
