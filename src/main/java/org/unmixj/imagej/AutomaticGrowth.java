
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.ComponentCount;
import org.unmixj.nmf.CountLoss;
import org.unmixj.nmf.CountOptions;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Growth;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.MonitorRange;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.PreparedMatrix;

/**
 * Adds components, one by one, as long as the error of held-out entries falls
 * by more than its standard error ({@link ComponentCount#onward}).
 */
final class AutomaticGrowth implements ComponentStep {

	/** The most components that are added. */
	static final int MOST = 8;

	/** The part of the progress that finding the number takes. */
	private static final double COUNTING = 0.4;

	private final String title;

	private final Directions directions;

	private final boolean[] locked;

	private final int background;

	/**
	 * @param title of the stack
	 * @param locked for each of the components before whether its signature stays
	 * @param background the component whose image is the same everywhere and
	 *          stays so, or -1
	 */
	AutomaticGrowth(final String title, final Directions directions,
		final boolean[] locked, final int background)
	{
		this.title = title;
		this.directions = directions;
		this.locked = locked.clone();
		this.background = background;
	}

	@Override
	public List<String> moreFiles(final String stack) {
		return Collections.singletonList(ResultTitles.fileName(ResultTitles.growth(
			stack), ".csv"));
	}

	@Override
	public StepOutcome apply(final RowBlocks X, final Factorization present,
		final NmfOptions options, final ProgressMonitor monitor)
	{
		final int r0 = present.components();
		final double[][] gains = ComponentCount.onward(X, present.H(), CountOptions
			.upTo(r0 + MOST).withLoss(CountLoss.of(options.loss())).withMissing(
				options.missing()).withThreads(options.threads()), new MonitorRange(
					monitor, 0, COUNTING));
		int added = 0;
		for (int i = 0; i < gains.length; i++) {
			if (gains[i][2] == 1) added = i + 1;
		}
		final TitledTable table = table(gains, r0);
		table.setValue("error_percent", 0, present.relativeError());
		Factorization f = present;
		double[] lambdas = {};
		int iterations = 0;
		boolean converged = true;
		final PreparedMatrix prepared = new PreparedMatrix(X, r0 + added);
		for (int i = 1; i <= added; i++) {
			final Growth growth = prepared.grow(f, Arrays.copyOf(locked, f
				.components()), GsvdNmfOptions.of(options.withOtherComponents(r0 + i)
					.withBackground(background)).withDirections(directions),
				new MonitorRange(monitor, COUNTING + (1 - COUNTING) * (i - 1) / added,
					COUNTING + (1 - COUNTING) * i / added));
			f = growth.polished();
			lambdas = growth.recovery().lambdas();
			iterations += f.iterations();
			converged &= f.converged();
			table.setValue("error_percent", i, f.relativeError());
		}
		final StepOutcome outcome = new StepOutcome(f, StepOutcome.kept(r0, r0 +
			added), Arrays.copyOf(locked, r0 + added)).withIterations(iterations,
				converged).withLambdas(lambdas, Math.min(1, added)).withBackground(
					background);
		final String note = StepMessages.grewAutomatically(added, r0 + added,
			added == gains.length, options.loss());
		if (!converged) {
			outcome.withWarning(Messages.notConverged("The growth", options
				.maxIterations(), "tolerance", options.tolerance()));
		}
		if (added == 0) outcome.unchanged();
		return outcome.with("Growth", note).with((Object) note).with(table);
	}

	/** The errors are set later. */
	private TitledTable table(final double[][] gains, final int r0) {
		final TitledTable table = TitledTable.replacing(ResultTitles.growth(title));
		table.setPrecision(Tables.DECIMAL_PLACES);
		for (int i = 0; i <= gains.length; i++) {
			table.addRow();
			table.addValue("components", r0 + i);
			table.addValue("error_percent", Double.NaN);
			table.addValue("gain_percent", i == 0 ? Double.NaN : gains[i - 1][0]);
			table.addValue("gain_error_percent", i == 0 ? Double.NaN : gains[i -
				1][1]);
			table.addValue("added", i == 0 ? 0 : gains[i - 1][2]);
		}
		return table;
	}
}
