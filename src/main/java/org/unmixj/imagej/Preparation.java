
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.nmf.MonitorSteps;

/**
 * What {@link PixelOptions} come to for one stack: it is read once more where
 * they depend on what it holds.
 */
final class Preparation {

	/** The percentile that is the background of {@link Background#MINIMUM}. */
	static final double PERCENTILE = 0.01;

	private final PixelOptions options;

	private final double[] background;

	/** What is added to all entries so that none is negative. */
	private final double offset;

	/** The largest entry, NaN if it was not looked for. */
	private final double maximum;

	private final PreparedStack stack;

	private Preparation(final PixelOptions options, final double[] background,
		final double offset, final double maximum, final PreparedStack stack)
	{
		this.maximum = maximum;
		this.options = options;
		this.background = background;
		this.offset = offset;
		this.stack = stack;
	}

	/**
	 * Prepares a stack.
	 *
	 * @param input the image
	 * @param X its pixels
	 * @param steps of which it takes one for each time that it reads X
	 * @throws IllegalArgumentException if there is no such region for the
	 *           background
	 */
	static Preparation of(final StackInput input, final OpenStack X,
		final PixelOptions options, final int threads, final MonitorSteps steps)
	{
		final boolean percentiles = options.background() == Background.MINIMUM;
		final PixelScan scan = options.needScan() ? PixelScan.of(X, percentiles,
			threads, steps.pass()) : null;
		final double[] background = background(input, scan, options, threads,
			steps);
		final double offset = options.negatives() == Negatives.OFFSET ? offset(scan
			.minima(), background) : 0;
		return new Preparation(options, background, offset, scan == null
			? Double.NaN : scan.maximum(), new PreparedStack(X, options.saturation()
				.level(scan), options.missing() == Missing.NAN, Arrays.stream(
					background).map(b -> b - offset).toArray(), options
						.negatives() == Negatives.ERROR));
	}

	private static double[] background(final StackInput input,
		final PixelScan scan, final PixelOptions options, final int threads,
		final MonitorSteps steps)
	{
		final double[] background = new double[input.geometry().samples()];
		switch (options.background()) {
			case CONSTANT:
				Arrays.fill(background, options.level());
				return background;
			case SELECTION:
				final StackInput region = input.region(options.region());
				try (OpenStack X = region.open(MemoryNeed.MIN_READ_AHEAD, steps
					.pass()))
				{
					return means(X, threads, steps.pass());
				}
			case MINIMUM:
				Arrays.setAll(background, j -> scan.percentile(j, PERCENTILE));
				return background;
			default:
				return background;
		}
	}

	/** Returns the mean of each sample; NaN and infinite values are left out. */
	private static double[] means(final OpenStack X, final int threads,
		final ProgressMonitor monitor)
	{
		final int n = X.columns();
		final double[][] sums;
		try (RowPasses passes = new RowPasses(X, threads, monitor).tellingOf(
			"Background", 1))
		{
			sums = passes.overX(() -> (block, count, x, blockSums) -> {
				for (int j = 0; j < n; j++) {
					for (int t = 0; t < count; t++) {
						if (!(Math.abs(x[j][t]) <= Double.MAX_VALUE)) continue;
						blockSums[0][j] += x[j][t];
						blockSums[1][j]++;
					}
				}
			}, n, n);
		}
		final double[] means = new double[n];
		Arrays.setAll(means, j -> sums[1][j] > 0 ? sums[0][j] / sums[1][j] : 0);
		return means;
	}

	private static double offset(final double[] minima,
		final double[] background)
	{
		double lowest = 0;
		for (int j = 0; j < minima.length; j++) {
			lowest = Math.min(lowest, minima[j] - background[j]);
		}
		return -lowest;
	}

	/** Returns the stack as it is fitted. */
	PreparedStack stack() {
		return stack;
	}

	/** Tells in the results of a fit what was done. */
	void report(final Fit fit) {
		final long entries = stack.rows() * stack.columns();
		if (!options.saturation().isNone()) {
			fit.details.put("Saturated from", level());
			fit.details.put("Saturated values", share(stack.saturated(), entries));
			if (Double.isInfinite(stack.saturation())) fit.warnings.add(InputMessages
				.nothingSaturated(maximum));
			if (stack.saturated() > 0) fit.warnings.add(Messages.saturated(stack
				.saturated(), entries, stack.saturation()));
		}
		if (options.missing() == Missing.NAN) {
			fit.details.put("Values that are not a number", share(stack.missing(),
				entries));
			if (stack.missing() > 0) fit.warnings.add(Messages.missing(stack
				.missing(), entries));
		}
		if (options.subtractsBackground()) {
			fit.details.put("Background subtracted", Arrays.stream(background)
				.mapToObj(NumberText::of).collect(Collectors.joining(", ")));
		}
		if (options.negatives() == Negatives.OFFSET) {
			fit.details.put("Offset added", NumberText.of(offset));
			if (offset > 0) fit.warnings.add(Messages.added(offset));
		}
		else if (options.negatives() == Negatives.ZERO || options
			.subtractsBackground())
		{
			fit.details.put("Negative values set to 0", share(stack.zeroed(),
				entries));
			if (!options.subtractsBackground() && stack.zeroed() > 0) {
				fit.warnings.add(Messages.zeroed(stack.zeroed(), entries));
			}
		}
	}

	private String level() {
		final double level = stack.saturation();
		if (Double.isInfinite(level)) return "none found";
		if (!options.saturation().isAuto()) return NumberText.of(level);
		return NumberText.of(level) + " (the maximum" + (Saturation.isTop(level)
			? ", and the end of a detector's range)" : ", which many values have)");
	}

	/** Returns "26,214 (2.00 %)". */
	static String share(final long part, final long all) {
		return String.format(Locale.US, "%,d (%.3g %%)", part, 100.0 * part / all);
	}
}
