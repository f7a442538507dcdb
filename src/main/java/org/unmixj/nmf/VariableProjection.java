
package org.unmixj.nmf;

import java.util.Arrays;
import java.util.function.Consumer;

import org.unmixj.linalg.AndersonMixing;
import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.PassiveSets;
import org.unmixj.linalg.PrincipalPivoting;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

/**
 * Non-negative factorization of a projection of X, as a problem in H alone: to
 * every H belongs the best W, by non-negative least squares that are exact
 * ({@link PrincipalPivoting}), so that f(H) = &frac12;min_W&#x2016;X -
 * WH&#x2016;&sup2; remains, of r&middot;n variables. Its gradient is W&#7488;WH
 * - W&#7488;X.
 * <p>
 * H follows in two levels. Inner iterations sweep H, accelerated by
 * {@link AndersonMixing}, to a fraction of the change that a sweep makes, on a
 * model of f. Before the first look at all rows, where the start is far from
 * the end, it is f of a small sample of them, unless that sample leaves a
 * component out. Then it is f where the rows of W keep their passive sets,
 * which takes no look at the rows ({@link PassiveSets}), as in a Newton method
 * for a function that is smooth piece by piece; or, where the sets are too many
 * or still far from those of the end, f of a larger sample. A linear term makes
 * the gradient of these models that of f at the H where the inner iterations
 * start. Each outer iteration takes one pass over all rows; where f has risen,
 * it goes back part of the way. The norms of the signatures are held, as f does
 * not depend on them, but a linear term would.
 * <p>
 * Stops when a sweep of H, as HALS would do it next, changes nothing by more
 * than the tolerance (eq. 17).
 *
 * @see "G. H. Golub and V. Pereyra, The differentiation of pseudo-inverses and
 *      nonlinear least squares problems whose variables separate, SIAM J.
 *      Numer. Anal. 10 (1973)"
 * @see "O. Shamir, N. Srebro and T. Zhang, Communication-efficient distributed
 *      optimization using an approximate Newton-type method, ICML 2014, for the
 *      correction of the gradient"
 */
final class VariableProjection {

	/** With more components there are too many passive sets to keep. */
	static final int MOST_COMPONENTS = 24;

	/** Rows of the sample before the first look at all rows. */
	private static final int START_ROWS = 1 << 12;

	/** Rows of other samples, until f rises. */
	private static final int SAMPLE_ROWS = 1 << 14;

	/** Then more, but beyond so many all rows. */
	private static final int MOST_SAMPLE_ROWS = 1 << 15;

	/**
	 * By what factor the square of a column of W may be more or less in a sample.
	 */
	private static final double UNEVEN = 4;

	private static final int MOST_INNER_ITERATIONS = 30;

	private static final int FEWEST_INNER_ITERATIONS = 4;

	/** Inner iterations go on to this fraction of the change of a sweep. */
	private static final double INNER_TOLERANCE = 0.1;

	/** Where a sweep changes more than that, passive sets will not stay. */
	private static final double FAR = 0.05;

	private static final double FAR_TOLERANCE = 1e-3;

	/** So many rows tell how f curves. */
	private static final int FROZEN_ROWS = 1 << 16;

	/** With fewer rows in a set there is little to gain. */
	private static final int ROWS_OF_A_SET = 64;

	/** Sweeps of H for each W. */
	private static final int SWEEPS = 5;

	/** How many iterations are combined. */
	private static final int DEPTH = 8;

	/** Gives up where f rises even so near. */
	private static final double SHORTEST_STEP = 0.05;

	private static final double SHORTEST_PART = 0.1;

	private static final double LONGEST_PART = 0.5;

	private final RowPasses passes;

	private final ProjectedMatrix X;

	private final TallMatrix W;

	private final double[][] h;

	private final boolean[] fixed;

	private final boolean[] held;

	private final int r;

	private final int n;

	private final Rows all;

	/** Products at the first H, if they are known. */
	private CrossProducts start;

	/**
	 * So far the passive sets can be trusted to stay: half as many inner
	 * iterations on them where f has risen, a few more where it has not.
	 */
	private int innerIterations = MOST_INNER_ITERATIONS;

	/**
	 * @param X in the blocks of the passes
	 * @param W m&times;r; modified, the result on return from {@link #iterate}
	 * @param h H, r arrays of n elements; likewise
	 * @param fixed for each row of H whether it stays as it is
	 */
	VariableProjection(final RowPasses passes, final ProjectedMatrix X,
		final TallMatrix W, final double[][] h, final boolean[] fixed)
	{
		this(passes, X, W, h, fixed, new boolean[h.length]);
	}

	/**
	 * @param X in the blocks of the passes
	 * @param W m&times;r; modified, the result on return from {@link #iterate}
	 * @param h H, r arrays of n elements; likewise
	 * @param fixed for each row of H whether it stays as it is
	 * @param held for each column of W whether it stays as it is
	 */
	VariableProjection(final RowPasses passes, final ProjectedMatrix X,
		final TallMatrix W, final double[][] h, final boolean[] fixed,
		final boolean[] held)
	{
		this.passes = passes;
		this.X = X;
		this.W = W;
		this.h = h;
		this.fixed = fixed;
		this.held = held;
		r = h.length;
		n = h[0].length;
		all = new Rows(passes, X, W);
	}

	/**
	 * Makes the gradient at H that of X itself, by a linear term, and starts from
	 * there.
	 *
	 * @param products those of X with W
	 */
	void startFrom(final CrossProducts products) {
		all.correct(products, all.products());
		start = products;
	}

	/**
	 * Returns the number of outer iterations done.
	 *
	 * @param most how many may be done
	 */
	int iterate(final double tolerance, final int most,
		final ProgressMonitor monitor, final String stage)
	{
		final ExpectedProgress progress = new ExpectedProgress(tolerance, most);
		final double[][] best = new double[r][n];
		double least = Double.POSITIVE_INFINITY;
		CrossProducts atBest = null;
		double step = 1;
		int told = 0;
		int sampleRows = SAMPLE_ROWS;
		if (start == null) startOnSample();
		for (int i = 1; i <= most; i++) {
			final CrossProducts products = i == 1 && start != null ? start : all
				.solve();
			final double misfit = products.misfit(h);
			if (misfit <= least) {
				if (step == 1) innerIterations = Math.min(MOST_INNER_ITERATIONS,
					innerIterations + 2);
				step = 1;
				least = misfit;
				atBest = products;
				Sweep.copy(h, best, n);
				final Change change = changeOfSweep(products);
				monitor.progress(progress.after(++told, change.largest()), stage);
				if (change.isWithin(tolerance) || i == most) return i;
				minimize(sampleRows, products, change.largest(), tolerance);
			}
			else if (step > SHORTEST_STEP && i < most) {
				final double part = partOfStep(best, atBest, misfit - least);
				step *= part;
				innerIterations = Math.max(FEWEST_INNER_ITERATIONS, innerIterations /
					2);
				sampleRows = Math.min(2 * sampleRows, 2 * MOST_SAMPLE_ROWS);
				goBack(best, part);
			}
			else {
				Sweep.copy(best, h, n);
				all.solve();
				return i;
			}
		}
		return most;
	}

	/** From afar, iterations on a small sample, before all rows are looked at. */
	private void startOnSample() {
		if (passes.rows() < 2 * START_ROWS) return;
		onSample(START_ROWS, sample -> {
			if (isIn(sample) && changeOfSweep(sample.solve()).largest() > FAR) {
				minimize(sample, FAR_TOLERANCE, MOST_INNER_ITERATIONS);
			}
		});
	}

	/**
	 * Whether each column of W has about its share in a sample: the signature of
	 * one that has not would follow the noise of other rows.
	 */
	private boolean isIn(final Rows sample) {
		final double[] all = squares(passes, W);
		final double[] some = squares(sample.passes, sample.W);
		for (int j = 0; j < r; j++) {
			final double share = sample.weight * some[j];
			if (share > UNEVEN * all[j] || all[j] > UNEVEN * share) return false;
		}
		return true;
	}

	/** The squares of the columns. */
	private static double[] squares(final RowPasses passes, final TallMatrix W) {
		return passes.overRows(() -> (block, count, none, sums) -> {
			final double[][] w = W.block(block);
			for (int j = 0; j < w.length; j++) {
				sums[0][j] += BlockKernels.dot(w[j], w[j], count);
			}
		}, W.columns())[0];
	}

	/** Inner iterations. */
	private void minimize(final int sampleRows, final CrossProducts products,
		final double change, final double tolerance)
	{
		final double near = INNER_TOLERANCE * Math.max(tolerance, change);
		final Frozen frozen = change <= FAR ? frozen() : null;
		if (frozen != null) {
			frozen.correct(products);
			minimize(frozen, near, innerIterations);
		}
		else if (sampleRows > MOST_SAMPLE_ROWS || passes.rows() < 2 * sampleRows) {
			minimize(all, near, MOST_INNER_ITERATIONS);
		}
		else {
			onSample(sampleRows, sample -> {
				sample.correct(products);
				minimize(sample, near, MOST_INNER_ITERATIONS);
			});
		}
	}

	private void onSample(final int rows, final Consumer<Rows> work) {
		final RowPartition blocks = RowPartition.of(rows, n);
		final ProjectedMatrix some = X.sample(blocks);
		try (RowPasses fewer = passes.over(some.Z)) {
			work.accept(new Rows(fewer, some, W.sample(blocks)));
		}
	}

	/**
	 * Returns null if there are too many passive sets, or columns of W that do
	 * not adapt to H.
	 */
	private Frozen frozen() {
		for (final boolean column : held) {
			if (column) return null;
		}
		final int stride = (int) Math.max(1, passes.rows() / FROZEN_ROWS);
		final PassiveSets sets = PassiveSets.of(passes, W, X.Z, stride, (int) Math
			.min(PassiveSets.MOST_SETS, passes.rows() / stride / ROWS_OF_A_SET));
		return sets == null ? null : new Frozen(sets);
	}

	private Change changeOfSweep(final CrossProducts products) {
		final double[][] swept = Sweep.sweptH(h, fixed, products);
		// with a linear term a sweep would change the norms for ever
		normalize(swept, norms(h));
		return Change.between(h, swept);
	}

	/**
	 * Where a parabola along the last step is lowest, from the gradient where it
	 * began and the rise to where it ended.
	 */
	private double partOfStep(final double[][] from, final CrossProducts products,
		final double rise)
	{
		double slope = 0;
		for (int j = 0; j < r; j++) {
			for (int i = 0; i < n; i++) {
				double gradient = -products.WtX[j][i];
				for (int k = 0; k < r; k++) {
					gradient += products.WtW[j][k] * from[k][i];
				}
				slope += gradient * (h[j][i] - from[j][i]);
			}
		}
		final double part = slope / (2 * (slope - rise));
		return Math.max(SHORTEST_PART, Math.min(LONGEST_PART, part));
	}

	private void goBack(final double[][] to, final double part) {
		for (int j = 0; j < r; j++) {
			if (fixed[j]) continue;
			for (int i = 0; i < n; i++) {
				h[j][i] = to[j][i] + part * (h[j][i] - to[j][i]);
			}
		}
	}

	/** A model of f, plus a linear term. */
	private abstract class Model {

		/** The linear term, r arrays of n elements. */
		private final double[][] slope = new double[r][n];

		/**
		 * Returns W&#7488;Z, then W&#7488;W, where W is that for H.
		 *
		 * @param HHt r&times;r
		 * @param right HB&#7488;, r arrays of l elements
		 */
		abstract double[][] sums(double[][] HHt, double[][] right);

		/** The slope is taken off W&#7488;X. */
		final CrossProducts solve() {
			final double[][] sums = sums(Sweep.gram(h), X.right(h));
			final double[][] WtX = X.left(Arrays.copyOf(sums, r));
			for (int j = 0; j < r; j++) {
				for (int i = 0; i < n; i++) {
					WtX[j][i] -= slope[j][i];
				}
			}
			return new CrossProducts(WtX, Arrays.copyOfRange(sums, r, 2 * r));
		}

		/** Makes the gradient at H that of all rows. */
		final void correct(final CrossProducts all) {
			for (final double[] row : slope) {
				Arrays.fill(row, 0);
			}
			correct(all, solve());
		}

		/**
		 * Makes the gradient at H another one.
		 *
		 * @param all products that it follows from
		 * @param some the same of the model, which has no slope so far
		 */
		final void correct(final CrossProducts all, final CrossProducts some) {
			for (int j = 0; j < r; j++) {
				for (int i = 0; i < n; i++) {
					double difference = some.WtX[j][i] - all.WtX[j][i];
					for (int k = 0; k < r; k++) {
						difference += (all.WtW[j][k] - some.WtW[j][k]) * h[k][i];
					}
					slope[j][i] = difference;
				}
			}
		}
	}

	/** f of some rows, scaled to all. */
	private final class Rows extends Model {

		private final RowPasses passes;

		private final ProjectedMatrix X;

		private final TallMatrix W;

		/** How many of all rows each one stands for. */
		private final double weight;

		Rows(final RowPasses passes, final ProjectedMatrix X, final TallMatrix W) {
			this.passes = passes;
			this.X = X;
			this.W = W;
			weight = VariableProjection.this.passes.rows() / (double) passes.rows();
		}

		/** Returns the products of W as it is. */
		CrossProducts products() {
			final int l = X.Z.columns();
			final double[][] sums = passes.overRows(() -> (block, count, none,
				blockSums) -> CrossProducts.add(W.block(block), r, X.Z.block(block), l,
					count, blockSums), CrossProducts.lengths(r, l));
			return new CrossProducts(X.left(Arrays.copyOf(sums, r)), Arrays
				.copyOfRange(sums, r, 2 * r));
		}

		@Override
		double[][] sums(final double[][] HHt, final double[][] right) {
			final int l = X.Z.columns();
			final int blockRows = passes.partition().blockRows();
			final double[][] sums = passes.overRows(() -> {
				final double[][] p = new double[r][blockRows];
				final FreeColumns solver = new FreeColumns(HHt, held);
				return (block, count, none, blockSums) -> {
					final double[][] z = X.Z.block(block);
					final double[][] w = W.block(block);
					BlockKernels.multiply(z, l, count, right, p);
					solver.solveAgain(p, w, count);
					CrossProducts.add(w, r, z, l, count, blockSums);
				};
			}, CrossProducts.lengths(r, l));
			for (final double[] sum : sums) {
				for (int i = 0; i < sum.length; i++) {
					sum[i] *= weight;
				}
			}
			return sums;
		}
	}

	/** f where the rows of W keep their passive sets. */
	private final class Frozen extends Model {

		private final PassiveSets sets;

		Frozen(final PassiveSets sets) {
			this.sets = sets;
		}

		@Override
		double[][] sums(final double[][] HHt, final double[][] right) {
			return sets.products(passes, HHt, right);
		}
	}

	/** Inner iterations: sweeps of H, accelerated. */
	private void minimize(final Model model, final double tolerance,
		final int most)
	{
		final AndersonMixing mixing = new AndersonMixing(DEPTH);
		final double[] norms = norms(h);
		double[] sizes = null;
		double[][] plain = null;
		double least = Double.POSITIVE_INFINITY;
		for (int i = 0; i < most; i++) {
			final CrossProducts products = model.solve();
			final double misfit = products.misfit(h);
			if (misfit > least) {
				mixing.forget();
				least = Double.POSITIVE_INFINITY;
				Sweep.copy(plain, h, n);
				continue;
			}
			least = misfit;
			plain = Sweep.sweptH(h, fixed, products);
			for (int s = 1; s < SWEEPS; s++) {
				Sweep.updateH(plain, fixed, products);
			}
			normalize(plain, norms);
			if (Change.between(h, plain).isWithin(tolerance)) {
				Sweep.copy(plain, h, n);
				return;
			}
			// as the residual weighs in f
			if (sizes == null) sizes = sizes(products.WtW);
			accelerate(mixing, plain, sizes, norms);
		}
	}

	private void accelerate(final AndersonMixing mixing, final double[][] plain,
		final double[] sizes, final double[] norms)
	{
		final double[] image = new double[r * n];
		final double[] residual = new double[r * n];
		for (int j = 0; j < r; j++) {
			for (int i = 0; i < n; i++) {
				image[j * n + i] = plain[j][i];
				residual[j * n + i] = sizes[j] * (plain[j][i] - h[j][i]);
			}
		}
		final double[] next = mixing.next(image, residual);
		for (int j = 0; j < r; j++) {
			if (fixed[j]) continue;
			for (int i = 0; i < n; i++) {
				h[j][i] = Math.max(0, next[j * n + i]);
			}
		}
		normalize(h, norms);
	}

	/** The norms of the columns of W. */
	private static double[] sizes(final double[][] WtW) {
		final double[] sizes = new double[WtW.length];
		for (int j = 0; j < sizes.length; j++) {
			sizes[j] = Math.sqrt(WtW[j][j]);
		}
		return sizes;
	}

	private static double[] norms(final double[][] rows) {
		final double[] norms = new double[rows.length];
		for (int j = 0; j < norms.length; j++) {
			norms[j] = Math.sqrt(BlockKernels.dot(rows[j], rows[j], rows[j].length));
		}
		return norms;
	}

	/**
	 * Gives the rows these norms, but for those that are fixed, and those to
	 * which W does not adapt; a zero row stays.
	 */
	private void normalize(final double[][] rows, final double[] norms) {
		final double[] now = norms(rows);
		for (int j = 0; j < r; j++) {
			if (fixed[j] || held[j] || !(now[j] > 0)) continue;
			for (int i = 0; i < n; i++) {
				rows[j][i] *= norms[j] / now[j];
			}
		}
	}
}
