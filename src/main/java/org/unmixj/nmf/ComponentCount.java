
package org.unmixj.nmf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * How many components X holds, from 1 to R, and why. Each number is grown from
 * the one before by GSVD recovery, until two in a row do not help.
 * <p>
 * The number is found by held-out entries: signatures are grown on one half of
 * the rows, and predict entries of the other half that no estimate has seen
 * ({@link HeldOutEntries}). A component counts if the error is lower where a
 * share of the prediction is with it than where all of it is without, by more
 * than the standard error of this difference over the rows ({@link Gain}). One
 * that does not is passed over if the next two together do. Where few rows are
 * looked at, of a long time-lapse, too, each eighth of them is then predicted
 * from the others, from there on. At last the last step is checked against a
 * null: the same growth where what the components before leave is shuffled,
 * each column by itself, must not lower the error as much.
 * <p>
 * Noise that is correlated between columns looks like components to any such
 * method. Where all rows are the same but for independent noise, no component
 * predicts better than the means of the columns.
 */
public final class ComponentCount {

	/** Values of X that are looked at where there are many pixels. */
	private static final long VALUES = 1 << 21;

	private static final int FEWEST_PIXELS = 2048;

	private static final int SHUFFLES = 2;

	private static final String STAGE = "Held-out entries";

	/** The part of a step that growing takes; the stability takes the rest. */
	private static final double GROWING = 0.6;

	/** Fits for the stability see so many rows at most. */
	private static final int STABILITY_ROWS = 2048;

	/** A count is not found where two more did not lower the error. */
	private static final int PATIENCE = 2;

	/** Where fewer rows are looked at, each fold learns from more of them. */
	private static final int FEW_ROWS = 1 << 13;

	private static final int FOLDS = 8;

	/** So many are tried in any case, to show where the curves go. */
	private static final int FEWEST = 4;

	/** The part of the pass over all pixels in the whole, where it is long. */
	private static final double SAMPLE = 0.3;

	/** The part of the scan of halves in the whole. */
	private static final double SCAN = 0.6;

	/** The part of a later step in what is left. */
	private static final double NEXT = 0.2;

	private final long pixels;

	private final List<double[]> rows = new ArrayList<>();

	/** The steps that lowered the error, each from the one before it. */
	private final Deque<Step> found = new ArrayDeque<>();

	private final CountLoss loss;

	/** The most that X allows. */
	private final int possible;

	private int recommended;

	private CountReason reason;

	private int evenImages;

	private double nullGain = Double.NaN;

	private int takenBack;

	/** One component, or two, that lower the error. */
	private static final class Step {

		final int from, to;

		/** What tells. */
		final HeldOutScan scan;

		Step(final int from, final int to, final HeldOutScan scan) {
			this.from = from;
			this.to = to;
			this.scan = scan;
		}
	}

	private ComponentCount(final long pixels, final CountLoss loss,
		final int possible)
	{
		this.pixels = pixels;
		this.loss = loss;
		this.possible = possible;
	}

	/**
	 * Scans.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified. With
	 *          {@link CountOptions#withMissing} rows with NaN are left out
	 * @param options R, and how
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if X is not so, has fewer than 4 rows or 2
	 *           columns
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static ComponentCount of(final RowBlocks X, final CountOptions options,
		final ProgressMonitor monitor)
	{
		final MonitorSteps steps = new MonitorSteps(monitor);
		final TallMatrix sample = plainSample(X, options, steps.next(SAMPLE));
		final CountLoss loss = loss(sample, options, monitor);
		final double[] divisors = loss == CountLoss.POISSON ? PhotonScaling.apply(
			sample).rows : ones(sample.rows());
		final ComponentCount count = new ComponentCount(sample.rows(), loss,
			possible(sample));
		count.scan(sample, divisors, options.withLoss(loss), steps.rest());
		return count;
	}

	/**
	 * Scans on from components that were found before, as long as the held-out
	 * error falls.
	 *
	 * @param X as in {@link #of}
	 * @param H r0&times;n, non-negative: theirs; not modified
	 * @param options R &ge; r0, and how
	 * @param monitor progress and cancel
	 * @return the gain of each component that was tried and its standard error,
	 *         in percent, and 1 for each that helps; none if there are too few
	 *         pixels or columns for more. Those after the last 1 do not help
	 */
	public static double[][] onward(final RowBlocks X, final DoubleMatrix2D H,
		final CountOptions options, final ProgressMonitor monitor)
	{
		final MonitorSteps steps = new MonitorSteps(monitor);
		final TallMatrix sample = plainSample(X, options, steps.next(SAMPLE));
		final ProgressMonitor scan = steps.rest();
		final DoubleMatrix2D start = H.copy();
		final CountLoss loss = loss(sample, options, monitor);
		if (loss == CountLoss.POISSON) {
			final double[] divisors = PhotonScaling.apply(sample).columns;
			for (int j = 0; j < divisors.length; j++) {
				final double divisor = divisors[j];
				start.viewColumn(j).assign(h -> h / divisor);
			}
		}
		final int R = Math.min(options.most(), possible(sample));
		final List<double[]> gains = new ArrayList<>();
		if (R <= H.rows()) return new double[0][];
		final HeldOutScan held = new HeldOutScan(sample, 2, options.withLoss(loss));
		held.begin(start, new MonitorRange(scan, 0, 0.2));
		boolean failed = false;
		for (int r = H.rows() + 1; r <= R; r++) {
			final int added = r - H.rows();
			held.grow(new MonitorRange(scan, 1 - 0.8 / added, 1 - 0.8 / (added + 1)));
			final boolean helps = held.lowers();
			final boolean twoHelp = failed && held.lastTwoLower();
			gains.add(new double[] { held.gain(), held.gainError(), failed ? twoHelp
				? 1 : 0 : helps ? 1 : 0 });
			if (twoHelp) gains.get(gains.size() - 2)[2] = 1;
			if (failed && !twoHelp) break;
			failed = !failed && !helps;
		}
		return gains.toArray(new double[0][]);
	}

	private static CountLoss loss(final TallMatrix sample,
		final CountOptions options, final ProgressMonitor monitor)
	{
		if (options.loss() != CountLoss.AUTO) return options.loss();
		return PhotonNoise.isLikely(sample, options.threads(), monitor)
			? CountLoss.POISSON : CountLoss.GAUSSIAN;
	}

	private static TallMatrix plainSample(final RowBlocks X,
		final CountOptions options, final ProgressMonitor monitor)
	{
		final int n = X.columns();
		final long limit = options.pixels() == 0 ? X.rows() : Math.min(options
			.pixels(), Math.max(FEWEST_PIXELS, VALUES / n));
		final TallMatrix sample = RandomRows.of(X, limit, options.missing(), options
			.threads(), options.seed(), monitor);
		if (sample.rows() < 4 || n < 2) {
			throw new IllegalArgumentException(
				"X must have at least 4 complete rows and 2 columns, got " + sample
					.rows() + " and " + n);
		}
		try (RowPasses passes = new RowPasses(sample, options.threads(), monitor)) {
			Entries.of(sample, false).require(passes, new MonitorRange(monitor, 1,
				1));
		}
		return sample;
	}

	/** Returns the largest number that X allows. */
	private static int possible(final TallMatrix X) {
		return (int) Math.max(1, Math.min(X.rows() / 2, X.columns() - HeldOutEntries
			.heldOut(X.columns())));
	}

	private static double[] ones(final long length) {
		final double[] ones = new double[(int) length];
		Arrays.fill(ones, 1);
		return ones;
	}

	private void scan(final TallMatrix X, final double[] divisors,
		final CountOptions options, final ProgressMonitor monitor)
	{
		final int R = Math.min(options.most(), possible);
		final HeldOutScan halves = new HeldOutScan(X, 2, options);
		final List<Double> plain = new ArrayList<>();
		plain.add(halves.error());
		found.push(new Step(0, 0, halves));
		for (int r = 1; r <= R && r <= Math.max(FEWEST, last() + PATIENCE); r++) {
			growHalves(halves, plain, options, new MonitorRange(monitor, SCAN * share(
				r - 1, R), SCAN * share(r, R)));
			look(halves, r);
		}
		double done = SCAN;
		if (last() < R && X.rows() < FEW_ROWS && X.rows() >= FOLDS) {
			final HeldOutScan folds = halves.finer(FOLDS, last(), new MonitorRange(
				monitor, done, done += NEXT));
			for (int r = last() + 1; r <= R && r <= last() + PATIENCE; r++) {
				if (r > rows.size()) growHalves(halves, plain, options,
					new MonitorRange(monitor, done, done));
				folds.grow(new MonitorRange(monitor, done, done += NEXT * (1 - done)));
				look(folds, r);
				rows.get(r - 1)[4] = folds.gain();
				rows.get(r - 1)[5] = folds.gainError();
			}
		}
		recommended = Math.max(1, last());
		reason = last() == 0 ? CountReason.NO_STRUCTURE : recommended == R &&
			R < possible ? CountReason.AT_LEAST : reason(plain);
		check(options, plain, new MonitorRange(monitor, done, 1));
		if (recommended > 1) evenImages = EvenImages.count(halves.first().fit(
			recommended), Arrays.copyOfRange(divisors, divisors.length / 2,
				divisors.length));
		monitor.progress(1, STAGE);
	}

	private int last() {
		return found.peek().to;
	}

	private void growHalves(final HeldOutScan halves, final List<Double> plain,
		final CountOptions options, final ProgressMonitor monitor)
	{
		halves.grow(new MonitorRange(monitor, 0, GROWING));
		plain.add(halves.error());
		rows.add(new double[] { halves.fitError(), halves.svdBound(), halves
			.largestLambda(), halves.error(), halves.gain(), halves.gainError(),
			stability(halves.first(), halves.components(), options, new MonitorRange(
				monitor, GROWING, 1)) });
	}

	/** Takes note if r components are the next that count. */
	private void look(final HeldOutScan scan, final int r) {
		final boolean counts = r == last() + 1 ? scan.lowers() : r == last() + 2 &&
			scan.lastTwoLower();
		if (counts) found.push(new Step(last(), r, scan));
	}

	/** Work grows with the number of components. */
	private static double share(final int r, final int R) {
		return r * (r + 1) / (R * (R + 1.0));
	}

	private CountReason reason(final List<Double> plain) {
		for (int r = 1; r < recommended; r++) {
			if (plain.get(r) < plain.get(recommended)) return CountReason.WEAK;
		}
		return CountReason.FOUND;
	}

	/**
	 * Goes back to the count that was found before, as long as the null gains as
	 * much as the last step. The first step stays.
	 */
	private void check(final CountOptions options, final List<Double> plain,
		final ProgressMonitor monitor)
	{
		double done = 0;
		while (found.peek().from > 0) {
			final Step step = found.pop();
			nullGain = Double.NEGATIVE_INFINITY;
			for (int i = 1; i <= SHUFFLES; i++) {
				final double next = done + (1 - done) / (SHUFFLES + 1);
				nullGain = Math.max(nullGain, step.scan.nullGain(step.from, step.to -
					step.from, options.seed() + i, new MonitorRange(monitor, done,
						next)));
				done = next;
			}
			if (step.scan.gain(step.from, step.to) > nullGain) return;
			recommended = step.from;
			takenBack = step.to - step.from;
			reason = reason(plain);
		}
	}

	private static double stability(final GrownRows half, final int r,
		final CountOptions options, final ProgressMonitor monitor)
	{
		if (options.starts() == 0) return Double.NaN;
		final RowBlocks some = new RowRange(half.learned, 0, Math.min(half.learned
			.rows(), STABILITY_ROWS));
		double sum = 0;
		for (int i = 1; i <= options.starts(); i++) {
			sum += SignatureMatch.of(half.fit(r).H(), Nmf.fit(some, options.fits()
				.withOtherComponents(r).withInitialization(Initialization.RANDOM)
				.withSeed(options.seed() + i), new MonitorRange(monitor, (i - 1.0) /
					options.starts(), (double) i / options.starts())).H());
		}
		return sum / options.starts();
	}

	/**
	 * Returns the largest number that was tried. After two in a row that do not
	 * help no more are.
	 */
	public int most() {
		return rows.size();
	}

	/**
	 * Returns how many of the components have the same image everywhere but for
	 * noise, as a background has.
	 */
	public int evenImages() {
		return evenImages;
	}

	/** Returns the largest number that X allows. */
	public int possible() {
		return possible;
	}

	/** Returns how entries weighed, GAUSSIAN or POISSON. */
	public CountLoss loss() {
		return loss;
	}

	/** Returns how many pixels were looked at. */
	public long pixels() {
		return pixels;
	}

	/** Returns the number of components that the data support; at least 1. */
	public int recommended() {
		return recommended;
	}

	/** Returns why. */
	public CountReason reason() {
		return reason;
	}

	/**
	 * Returns the relative error of the fit with r components, in percent: that
	 * of both halves of the rows, each fitted by itself.
	 */
	public double relativeError(final int r) {
		return rows.get(r - 1)[0];
	}

	/** Returns that of their SVDs of rank r, which no fit can be below. */
	public double svdBound(final int r) {
		return rows.get(r - 1)[1];
	}

	/**
	 * Returns the largest finite &lambda; on the way from r - 1 to r components;
	 * NaN for r = 1, or if all are infinite.
	 */
	public double largestLambda(final int r) {
		return rows.get(r - 1)[2];
	}

	/**
	 * Returns the relative error of what r components predict for held-out
	 * entries, in percent: those of both halves of the rows, also where eighths
	 * tell the {@link #gain}. {@link #reason} compares these.
	 */
	public double heldOutError(final int r) {
		return rows.get(r - 1)[3];
	}

	/**
	 * Returns by how much the relative error of held-out entries falls where r
	 * components predict a share and r - 1 the rest, in percent; for r = 1
	 * against the means of the samples. From the number on that the halves found,
	 * it is that of the eighths where few rows are looked at.
	 */
	public double gain(final int r) {
		return rows.get(r - 1)[4];
	}

	/** Returns the standard error of the gain. */
	public double gainError(final int r) {
		return rows.get(r - 1)[5];
	}

	/**
	 * Returns the mean cosine of the signatures with those from random starts, 1
	 * if they are the same; NaN without such starts.
	 */
	public double stability(final int r) {
		return rows.get(r - 1)[6];
	}

	/**
	 * Returns the gain of the last step to the recommended number, or of the one
	 * after it that was taken back, where what is left without it is shuffled, in
	 * percent; NaN if there was no need to try.
	 */
	public double nullGain() {
		return nullGain;
	}

	/**
	 * Returns how many components were counted after the recommended number, 1 or
	 * 2, and taken back, as the null gained as much; 0 if none were.
	 */
	public int takenBack() {
		return takenBack;
	}

	@Override
	public String toString() {
		return recommended + " of 1.." + most() + " (" + reason + ")";
	}
}
