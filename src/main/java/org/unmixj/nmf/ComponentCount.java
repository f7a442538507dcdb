
package org.unmixj.nmf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * How many components X holds, from 1 to R, and why. Each number is grown from
 * the one before by GSVD recovery, so that the scan costs a few fits with R.
 * <p>
 * The number is found by held-out entries: signatures are grown on one half of
 * the rows, and predict entries of the other half that no estimate has seen
 * ({@link HeldOutEntries}). A component counts if the error is lower where a
 * share of the prediction is with it than where all of it is without, by more
 * than the standard error of this difference over the rows ({@link Gain}). One
 * that does not is passed over if the next two together do. Then the last one
 * is checked against a null: the same growth where what the components before
 * leave is shuffled, each column by itself, must not lower the error as much.
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

	/** Fits for the stability see so many rows at most. */
	private static final int STABILITY_ROWS = 2048;

	private final long pixels;

	private final List<double[]> rows = new ArrayList<>();

	private int recommended;

	private CountReason reason;

	private double nullGain = Double.NaN;

	private ComponentCount(final long pixels) {
		this.pixels = pixels;
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
		final TallMatrix sample = sample(X, options, monitor);
		final ComponentCount count = new ComponentCount(sample.rows());
		count.scan(sample, options, monitor);
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
		final TallMatrix sample = plainSample(X, options, monitor);
		final DoubleMatrix2D start = H.copy();
		if (options.loss() == Loss.POISSON) {
			final double[] divisors = PhotonScaling.apply(sample);
			for (int j = 0; j < divisors.length; j++) {
				final double divisor = divisors[j];
				start.viewColumn(j).assign(h -> h / divisor);
			}
		}
		final int R = most(sample, options.most());
		final List<double[]> gains = new ArrayList<>();
		if (R <= H.rows()) return new double[0][];
		final HeldOutScan held = new HeldOutScan(sample, options);
		held.begin(start, monitor);
		boolean failed = false;
		for (int r = H.rows() + 1; r <= R; r++) {
			held.grow(new MonitorRange(monitor, 1 - 1.0 / (r - H.rows()), 1 - 1.0 /
				(r + 1 - H.rows())));
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

	private static TallMatrix sample(final RowBlocks X,
		final CountOptions options, final ProgressMonitor monitor)
	{
		final TallMatrix sample = plainSample(X, options, monitor);
		if (options.loss() == Loss.POISSON) PhotonScaling.apply(sample);
		return sample;
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
			Entries.of(sample, false).require(passes);
		}
		return sample;
	}

	/** Returns the largest number that can be tried. */
	static int most(final TallMatrix X, final int wanted) {
		return (int) Math.max(1, Math.min(wanted, Math.min(X.rows() / 2, X
			.columns() - HeldOutEntries.heldOut(X.columns()))));
	}

	private void scan(final TallMatrix X, final CountOptions options,
		final ProgressMonitor monitor)
	{
		final int R = most(X, options.most());
		final NmfOptions fits = options.fits();
		final PreparedMatrix prepared = new PreparedMatrix(X, R);
		final double[] bounds = prepared.bounds(options.threads(), monitor);
		final HeldOutScan held = new HeldOutScan(X, options);
		final boolean[] lowers = new boolean[R + 1], twoLower = new boolean[R + 1];
		final Factorization[] chain = new Factorization[R + 1];
		final double[] plain = new double[R + 1];
		plain[0] = held.error();
		for (int r = 1; r <= R; r++) {
			final ProgressMonitor step = new MonitorRange(monitor, share(r - 1, R),
				share(r, R));
			double lambda = Double.NaN;
			if (r == 1) chain[1] = prepared.fit(fits, step);
			else {
				final Growth growth = prepared.grow(chain[r - 1], GsvdNmfOptions.of(fits
					.withOtherComponents(r)), new MonitorRange(step, 0, 0.4));
				chain[r] = growth.polished();
				lambda = Arrays.stream(growth.recovery().lambdas()).filter(
					Double::isFinite).max().orElse(Double.NaN);
			}
			held.grow(new MonitorRange(step, 0.4, 0.8));
			lowers[r] = held.lowers();
			twoLower[r] = held.lastTwoLower();
			plain[r] = held.error();
			rows.add(new double[] { chain[r].relativeError(), bounds[r - 1], lambda,
				held.error(), held.gain(), held.gainError(), stability(X, chain[r],
					options, new MonitorRange(step, 0.8, 1)) });
		}
		decide(lowers, twoLower, plain, options.most() > R);
		if (reason != CountReason.NO_STRUCTURE) check(X, chain, options, plain,
			monitor);
	}

	/** Work grows with the number of components. */
	private static double share(final int r, final int R) {
		return 0.9 * r * (r + 1) / (R * (R + 1.0));
	}

	private void decide(final boolean[] lowers, final boolean[] twoLower,
		final double[] plain, final boolean limited)
	{
		final int R = lowers.length - 1;
		int r = 0;
		while (r < R && (lowers[r + 1] || r + 2 <= R && twoLower[r + 2])) {
			r += lowers[r + 1] ? 1 : 2;
		}
		recommended = Math.max(1, r);
		reason = r == 0 ? CountReason.NO_STRUCTURE : r == R && !limited
			? CountReason.AT_LEAST : reason(plain);
	}

	private CountReason reason(final double[] plain) {
		for (int r = 1; r < recommended; r++) {
			if (plain[r] < plain[recommended]) return CountReason.WEAK;
		}
		return CountReason.FOUND;
	}

	/** Takes the last components away as long as the null does as well. */
	private void check(final TallMatrix X, final Factorization[] chain,
		final CountOptions options, final double[] plain,
		final ProgressMonitor monitor)
	{
		while (recommended > 1) {
			nullGain = Double.NEGATIVE_INFINITY;
			for (int i = 1; i <= SHUFFLES; i++) {
				final HeldOutScan held = new HeldOutScan(ShuffledResiduals.of(X,
					chain[recommended - 1], new SplittableRandom(options.seed() + i)),
					options);
				held.begin(chain[recommended - 1].H(), monitor);
				held.grow(new MonitorRange(monitor, 0.9, 1));
				nullGain = Math.max(nullGain, held.gain());
			}
			if (gain(recommended) > nullGain) return;
			recommended--;
			reason = reason(plain);
		}
	}

	private static double stability(final TallMatrix X, final Factorization grown,
		final CountOptions options, final ProgressMonitor monitor)
	{
		if (options.starts() == 0) return Double.NaN;
		final TallMatrix some = X.rows(0, RowPartition.of(Math.min(X.rows(),
			STABILITY_ROWS), X.columns()));
		double sum = 0;
		for (int i = 1; i <= options.starts(); i++) {
			sum += SignatureMatch.of(grown.H(), Nmf.fit(some, options.fits()
				.withOtherComponents(grown.components()).withInitialization(
					Initialization.RANDOM).withSeed(options.seed() + i), new MonitorRange(
						monitor, (i - 1.0) / options.starts(), (double) i / options
							.starts())).H());
		}
		return sum / options.starts();
	}

	/** Returns R, the largest number that was tried. */
	public int most() {
		return rows.size();
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

	/** Returns the relative error of the fit with r components, in percent. */
	public double relativeError(final int r) {
		return rows.get(r - 1)[0];
	}

	/** Returns that of the SVD of rank r, which no fit can be below. */
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
	 * entries, in percent.
	 */
	public double heldOutError(final int r) {
		return rows.get(r - 1)[3];
	}

	/**
	 * Returns by how much the relative error of held-out entries falls where r
	 * components predict a share and r - 1 the rest, in percent; for r = 1
	 * against the means of the samples.
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
	 * Returns the gain of the recommended component where what is left without it
	 * is shuffled, in percent; NaN if there was no need to try.
	 */
	public double nullGain() {
		return nullGain;
	}

	@Override
	public String toString() {
		return recommended + " of 1.." + most() + " (" + reason + ")";
	}
}
