
package org.unmixj.nmf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Growth on all rows but those of a fold, step by step, and the errors of what
 * its signatures predict for held-out entries of that fold; for each fold. The
 * folds read the rows of one matrix, so that many of them take little room.
 */
final class HeldOutScan {

	/** So many held-out entries tell what there is to tell. */
	private static final int ENOUGH_ENTRIES = 1 << 16;

	/** Entries are held out so often at least. */
	private static final int FEWEST_REPEATS = 4;

	/**
	 * The share of the prediction that more components make: half, or 0.15 where
	 * noise is even, so that weaker components can be told from it. Of 160
	 * simulated stacks with photon noise that gave the right number most often;
	 * in real ones with uneven noise less than half takes it for components.
	 */
	private static final double SHARE = 0.5, SHARE_OF_EVEN = 0.15;

	/**
	 * With all of the prediction the error must not rise by more than this
	 * factor. In those stacks it rose by up to 1.13 with weak dyes; by 1.2 and
	 * more with what is none in a real stack.
	 */
	private static final double LARGEST_RISE = 1.15;

	private final TallMatrix X;

	/** For each fold the others, which are learned from. */
	private final GrownRows[] folds;

	private final double share;

	private final CountOptions options;

	private final double sumOfSquares;

	private int components;

	private double error;

	/** The errors with one component less, and with two. */
	private double errorBefore, errorOfTwoBefore;

	private Gain gain;

	private Gain gainOfTwo;

	/** For each number the gain of the last component, and of the last two. */
	private final Map<Integer, double[]> gains = new HashMap<>();

	/**
	 * @param X rows in random order, at least as many as folds; not modified
	 * @param count the number of folds, at least 2
	 * @param options of the fits, and the loss that X was scaled for
	 */
	HeldOutScan(final TallMatrix X, final int count, final CountOptions options) {
		this.X = X;
		this.options = options;
		share = options.loss() == CountLoss.POISSON ? SHARE_OF_EVEN : SHARE;
		folds = new GrownRows[count];
		final int repeats = repeats(X.rows(), X.columns());
		double sum = 0;
		for (int i = 0; i < count; i++) {
			final long from = X.rows() * i / count;
			final long to = X.rows() * (i + 1) / count;
			folds[i] = new GrownRows(RowRange.without(X, from, to),
				new HeldOutEntries(new RowRange(X, from, to), repeats, options.seed() +
					i), options.fits());
			for (final double[] row : folds[i].entries) {
				sum += Arrays.stream(row).map(v -> v * v).sum();
			}
		}
		sumOfSquares = sum;
		measure();
	}

	private int repeats(final long rows, final int n) {
		final long wanted = options.repeats() > 0 ? options.repeats() : Math.max(
			FEWEST_REPEATS, ENOUGH_ENTRIES / (rows * HeldOutEntries.heldOut(n)));
		return (int) Math.min(wanted, HeldOutEntries.mostRepeats(n));
	}

	/**
	 * Takes signatures to begin with, in the place of those that were grown: they
	 * are fitted to the rows that each fold learns from.
	 *
	 * @param H r&times;n, non-negative; not modified
	 */
	void begin(final DoubleMatrix2D H, final ProgressMonitor monitor) {
		for (int i = 0; i < folds.length; i++) {
			begin(folds[i], H, fold(i, monitor));
		}
		begun(H.rows());
	}

	private void begin(final GrownRows fold, final DoubleMatrix2D H,
		final ProgressMonitor monitor)
	{
		fold.begin(images(fold.learned, H, new MonitorRange(monitor, 0, 0)), H,
			monitor);
	}

	private TallMatrix images(final RowBlocks rows, final DoubleMatrix2D H,
		final ProgressMonitor monitor)
	{
		return LinearUnmixing.fit(rows, H, Constraint.NON_NEGATIVE, options
			.threads(), monitor).W();
	}

	/**
	 * Returns a scan with more folds, each of which learns from more rows, that
	 * begins where this one was. A fold begins with signatures that it had no
	 * part in.
	 *
	 * @param count the number of folds, a multiple of those here
	 * @param r the number of components, grown before; 0 for none
	 */
	HeldOutScan finer(final int count, final int r,
		final ProgressMonitor monitor)
	{
		final HeldOutScan scan = new HeldOutScan(X, count, options);
		if (r == 0) return scan;
		for (int i = 0; i < count; i++) {
			scan.begin(scan.folds[i], folds[i * folds.length / count].fit(r).H(), scan
				.fold(i, monitor));
		}
		scan.begun(r);
		return scan;
	}

	private ProgressMonitor fold(final int i, final ProgressMonitor monitor) {
		return MonitorRange.part(monitor, i, folds.length);
	}

	private void begun(final int r) {
		components = r;
		gain = null;
		gainOfTwo = null;
		measure();
	}

	/** Adds a component. */
	void grow(final ProgressMonitor monitor) {
		components++;
		gain = new Gain(share);
		gainOfTwo = new Gain(share);
		for (int i = 0; i < folds.length; i++) {
			final GrownRows rows = folds[i];
			final double[][] before = rows.before;
			rows.grow(fold(i, monitor));
			gain.add(rows.entries, rows.before, rows.last);
			if (before != null) gainOfTwo.add(rows.entries, before, rows.last);
		}
		gains.put(components, new double[] { gain(), gainOfTwo() });
		errorOfTwoBefore = errorBefore;
		errorBefore = error;
		measure();
	}

	/**
	 * Returns the gain of the same growth where there is nothing to be found:
	 * what r components leave is shuffled, each column by itself.
	 *
	 * @param r how many components there are; they were grown before
	 * @param steps how many are added, 1 or 2
	 * @return the gain of what is added, in percent
	 */
	double nullGain(final int r, final int steps, final long seed,
		final ProgressMonitor monitor)
	{
		final double part = 1.0 / (steps + 1);
		final DoubleMatrix2D H = folds[0].fit(r).H();
		final HeldOutScan scan = new HeldOutScan(ShuffledResiduals.of(X, Nmf.fit(X,
			images(X, H, new MonitorRange(monitor, 0, 0)), H, options.fits()
				.withOtherComponents(r), new MonitorRange(monitor, 0, part / 2)),
			new SplittableRandom(seed)), folds.length, options);
		scan.begin(H, new MonitorRange(monitor, part / 2, part));
		for (int i = 1; i <= steps; i++) {
			scan.grow(new MonitorRange(monitor, i * part, (i + 1) * part));
		}
		return scan.gain(r, r + steps);
	}

	private void measure() {
		double sum = 0;
		for (final GrownRows rows : folds) {
			for (int i = 0; i < rows.entries.length; i++) {
				for (int k = 0; k < rows.entries[i].length; k++) {
					final double e = rows.entries[i][k] - rows.last[i][k];
					sum += e * e;
				}
			}
		}
		error = 100 * sum / sumOfSquares;
	}

	/** Returns the number of components; 0 for the means of the columns. */
	int components() {
		return components;
	}

	/** Returns the relative error of the held-out entries, in percent. */
	double error() {
		return error;
	}

	/** Returns the relative error of the fits, over all of them, in percent. */
	double fitError() {
		double objective = 0;
		for (final GrownRows rows : folds) {
			objective += rows.fit(components).objective();
		}
		return percent(objective);
	}

	/** Returns that of their SVDs of the same rank. */
	double svdBound() {
		double objective = 0;
		for (final GrownRows rows : folds) {
			objective += rows.boundOfObjective();
		}
		return percent(objective);
	}

	private double percent(final double objective) {
		double squares = 0;
		for (final GrownRows rows : folds) {
			squares += rows.sumOfSquares();
		}
		return 200 * objective / squares;
	}

	/** Returns the largest finite &lambda; of the last step, or NaN. */
	double largestLambda() {
		return folds[0].largestLambda();
	}

	/** Returns what the first fold is predicted from. */
	GrownRows first() {
		return folds[0];
	}

	/** Returns the gain of the last component, in percent. */
	double gain() {
		return 100 * gain.sum() / sumOfSquares;
	}

	/** Returns its standard error, in percent. */
	double gainError() {
		return 100 * gain.standardError() / sumOfSquares;
	}

	private double gainOfTwo() {
		return 100 * gainOfTwo.sum() / sumOfSquares;
	}

	/** Returns the gain of the steps from a number to one above, in percent. */
	double gain(final int from, final int to) {
		return gains.get(to)[to - from - 1];
	}

	/** Tells whether the last component lowers the error. */
	boolean lowers() {
		return gain.isOne(sumOfSquares) && error <= LARGEST_RISE * errorBefore;
	}

	/** Tells whether the last two components together lower it. */
	boolean lastTwoLower() {
		return components >= 2 && gainOfTwo.isOne(sumOfSquares) &&
			error <= LARGEST_RISE * errorOfTwoBefore;
	}
}
