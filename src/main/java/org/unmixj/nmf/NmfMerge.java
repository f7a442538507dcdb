
package org.unmixj.nmf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.SmallMatrices;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * NMF-Merge: components of a factorization with too many of them are merged
 * pair by pair, the cheapest pair first, and what is left is polished by HALS.
 * A fit with some components too many, merged and polished, ends in a poor
 * local minimum less often than one with the right number from the start.
 * <p>
 * What a merge costs follows from both components alone, in closed form
 * ({@link PairMerge}). At a minimum the squared error rises by that or more;
 * polishing takes some of it back, most of it where the others can make up for
 * it.
 * <p>
 * {@link MergeOptions#auto() Auto} merges as long as noise explains what is
 * lost: while a merge, polished, raises the squared error by at most
 *
 * <pre>
 * max(2 sigma_1^2, (2 epsilon)^2 |X|^2)
 * </pre>
 *
 * with &sigma;_1 the largest singular value of the residual X - WH of the
 * factorization that was given. &sigma;_1&sup2; is the most that any one more
 * component could have explained, and so about what a component that describes
 * noise has explained: for even noise such a merge costs 1.0 &sigma;_1&sup2;.
 * Twice as much allows for noise that is stronger in bright pixels and samples.
 * A component that holds less cannot be told from noise by its energy. The
 * second term is what polishing leaves open: components may still change by
 * 2&epsilon; of themselves. The factorization that is given must have some
 * components too many, whose noise is in the residual otherwise; where
 * something systematic is left in the residual, it counts as noise.
 *
 * @see "Y. Guo and T. E. Holy, An optimal pairwise merge algorithm improves the
 *      quality and consistency of nonnegative matrix factorization, IEEE Trans.
 *      Signal Process. 73 (2025), arXiv:2408.09013"
 */
public final class NmfMerge {

	/** How many times &sigma;_1&sup2; a merge may cost. */
	static final double NOISE_FACTOR = 2;

	/** Polishing goes no further than that by itself. */
	private static final double LEAST_TOLERANCE = 1e-5;

	private static final String STAGE = "Merging";

	/** The part of what is left that polishing is. */
	private static final double POLISHING = 0.9;

	private final RowPasses passes;

	private final Entries entries;

	private final Factorization initial;

	private final MergeSequence sequence;

	private final CrossProducts products;

	private final MergeOptions options;

	/** The ranges of what is told. */
	private final MonitorSteps steps;

	private final List<Merge> merges = new ArrayList<>();

	private NmfMerge(final RowPasses passes, final Entries entries,
		final Factorization initial, final CrossProducts products,
		final MergeOptions options, final MonitorSteps steps)
	{
		this.steps = steps;
		this.passes = passes;
		this.entries = entries;
		this.initial = initial;
		this.products = products;
		this.options = options;
		sequence = new MergeSequence(products.WtW, Sweep.gram(initial.H()
			.toArray()), options.keptOf(initial.components()));
	}

	/**
	 * Factorizes X with some components too many, merges these, and polishes.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified. With
	 *          {@link NmfOptions#withMissing} entries may be NaN
	 * @param options of the first fit and of polishing; r &ge; 1 components in
	 *          the end
	 * @param surplus how many components more the first fit has, at least 0; r +
	 *          surplus &le; min(m, n)
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if X, r or the surplus is not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Merging fit(final RowBlocks X, final NmfOptions options,
		final int surplus, final ProgressMonitor monitor)
	{
		if (surplus < 0) {
			throw new IllegalArgumentException("surplus must be at least 0, got " +
				surplus);
		}
		final int r = Math.addExact(options.components(), surplus);
		final NmfOptions more = options.withOtherComponents(r).withBackground(
			options.hasBackground() ? r - 1 : -1);
		final Factorization complete = Nmf.fit(X, more, new MonitorRange(monitor, 0,
			0.7));
		return merge(X, complete, MergeOptions.to(options.components()).withPolish(
			more.withTolerance(polishTolerance(options.tolerance()))),
			new MonitorRange(monitor, 0.7, 1));
	}

	/**
	 * Returns &epsilon; of polishing after a fit with a surplus: a tenth of that
	 * of the fit, but not below 1e-5 if that is not. After a merge components
	 * move little from the start, and eq. 17, which looks at the steps, would end
	 * polishing too early.
	 *
	 * @param epsilon that of the fit
	 */
	public static double polishTolerance(final double epsilon) {
		return Math.min(epsilon, Math.max(epsilon / 10, LEAST_TOLERANCE));
	}

	/**
	 * Merges components of a factorization of X.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified. With
	 *          {@link NmfOptions#withMissing} entries may be NaN
	 * @param initial W (m&times;r) and H (r&times;n); not modified
	 * @param options what is merged and how it is polished
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if X, the shapes or what is to be merged
	 *           are not allowed
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Merging merge(final RowBlocks X, final Factorization initial,
		final MergeOptions options, final ProgressMonitor monitor)
	{
		final int r = initial.components();
		options.requireAllowed(r);
		final Entries entries = Entries.of(X, options.polish().missing());
		try (RowPasses passes = new RowPasses(entries.matrix(), options.polish()
			.threads(), monitor))
		{
			final Start copy = Nmf.givenStart(passes, initial.W(), initial.H(),
				options.fixedOf(r));
			final MonitorSteps steps = new MonitorSteps(monitor);
			entries.require(passes, steps.pass());
			entries.fillWith(copy.W, copy.H.toArray());
			final CrossProducts products = passes.telling(steps.pass(), STAGE, 1,
				() -> CrossProducts.of(passes, copy.W));
			final double objective = passes.telling(steps.pass(), STAGE, 1,
				() -> entries.objective(passes, copy.W, copy.H, products));
			return new NmfMerge(passes, entries, new Factorization(copy.W, copy.H,
				initial.iterations(), initial.converged(), entries.sumOfSquares(),
				new double[] { objective }), products, options, steps).run();
		}
	}

	private Merging run() {
		final double limit = limit(steps.pass());
		final Merging merging = options.isAuto() ? mergeWhileNoise(limit)
			: mergeAll(limit);
		steps.rest().progress(1, STAGE);
		return merging;
	}

	/** Merges what is asked for, and polishes that. */
	private Merging mergeAll(final double limit) {
		mergeAsked();
		final Stage stage = new Stage();
		Factorization polished = stage.merged;
		if (options.polished()) polished = polish(stage, steps.next(POLISHING));
		mergeWhile(pair -> true);
		return stage.toMerging(limit, polished);
	}

	/** Merges pair by pair, polishing after each, as Auto does. */
	private Merging mergeWhileNoise(final double limit) {
		Stage stage = new Stage();
		Factorization polished = initial;
		for (MergeSequence.Pair pair = sequence.cheapest(); pair != null; pair =
			sequence.cheapest())
		{
			merge(pair);
			final Stage next = new Stage();
			final Factorization nextPolished = polish(next, steps.next(0.5));
			if (2 * (nextPolished.objective() - polished.objective()) > limit) break;
			stage = next;
			polished = nextPolished;
		}
		mergeWhile(pair -> true);
		return stage.toMerging(limit, options.polished() || stage.done == 0
			? polished : stage.merged);
	}

	private void mergeAsked() {
		for (final List<Integer> group : options.groups()) {
			for (MergeSequence.Pair pair = sequence.cheapestOf(
				group); pair != null; pair = sequence.cheapestOf(group))
			{
				merge(pair);
			}
		}
		if (options.groups().isEmpty()) mergeWhile(pair -> sequence.nodes()
			.size() > options.components());
	}

	private void mergeWhile(final Predicate<MergeSequence.Pair> condition) {
		for (MergeSequence.Pair pair = sequence.cheapest(); pair != null &&
			condition.test(pair); pair = sequence.cheapest())
		{
			merge(pair);
		}
	}

	private void merge(final MergeSequence.Pair pair) {
		sequence.merge(pair);
		merges.add(new Merge(pair.one.members, pair.two.members, sequence.nodes()
			.size(), pair.cost, percent(pair.cost), percent(2 * objective()),
			Double.NaN));
	}

	private double percent(final double squares) {
		return 100 * squares / entries.sumOfSquares();
	}

	/** Returns the objective as it is after the merges so far. */
	private double objective() {
		if (!entries.areComplete()) {
			final double objective = passes.telling(steps.pass(), STAGE, 1,
				() -> entries.objective(passes, images(), new DenseDoubleMatrix2D(
					signatures()), null));
			entries.fillWith(initial.W(), initial.H().toArray());
			return objective;
		}
		final DoubleMatrix2D A = weights();
		final DoubleMatrix2D At = A.viewDice();
		final DoubleMatrix2D WtX = SmallMatrices.product(At,
			new DenseDoubleMatrix2D(products.WtX));
		final DoubleMatrix2D WtW = SmallMatrices.product(SmallMatrices.product(At,
			new DenseDoubleMatrix2D(products.WtW)), A);
		return new CrossProducts(WtX.toArray(), WtW.toArray()).objective(
			signatures(), entries.sumOfSquares());
	}

	/** Returns the weights of all columns of W in those there are, r&times;s. */
	private DoubleMatrix2D weights() {
		final double[][] a = sequence.nodes().stream().map(node -> node.a).toArray(
			double[][]::new);
		return new DenseDoubleMatrix2D(a).viewDice();
	}

	/** Returns W after the merges so far. */
	private TallMatrix images() {
		final List<MergeSequence.Node> nodes = sequence.nodes();
		final TallMatrix W = new TallMatrix(passes.partition(), nodes.size());
		passes.overRows(() -> (block, count, x, sums) -> {
			for (int j = 0; j < nodes.size(); j++) {
				BlockKernels.addCombination(W.block(block)[j], nodes.get(j).a, initial
					.W().block(block), initial.components(), 0, count);
			}
		});
		return W;
	}

	/** Returns H after the merges so far. */
	private double[][] signatures() {
		final double[][] h = initial.H().toArray();
		final List<MergeSequence.Node> nodes = sequence.nodes();
		final double[][] merged = new double[nodes.size()][h[0].length];
		for (int j = 0; j < merged.length; j++) {
			BlockKernels.addCombination(merged[j], nodes.get(j).b, h, h.length, 0,
				h[0].length);
		}
		return merged;
	}

	/** Returns how much noise explains, in squared units of X. */
	private double limit(final ProgressMonitor range) {
		final NmfOptions polish = options.polish();
		try (RowPasses over = new RowPasses(new Residual(entries.matrix(), initial
			.W(), initial.H()), polish.threads(), passes.monitor()))
		{
			final double sigma = TruncatedSvd.of(over, 1, range).singularValues()[0];
			final double unresolved = 2 * polish.tolerance();
			return Math.max(NOISE_FACTOR * sigma * sigma, unresolved * unresolved *
				entries.sumOfSquares());
		}
	}

	private Factorization polish(final Stage stage,
		final ProgressMonitor monitor)
	{
		final boolean[] fixed = options.fixedOf(initial.components());
		final boolean[] left = new boolean[stage.members.size()];
		int background = -1;
		for (int j = 0; j < left.length; j++) {
			final int first = stage.members.get(j).get(0);
			left[j] = fixed[first];
			if (first == options.polish().background()) background = j;
		}
		final NmfOptions polish = options.polish().withOtherComponents(left.length)
			.withBackground(background);
		final MonitorSteps ranges = new MonitorSteps(monitor);
		final TruncatedSvd svd = HalsSolver.usesSvd(passes, entries, polish)
			? TruncatedSvd.of(passes, polish.components(), ranges.to(Nmf.svdShare(
				passes, entries, polish))) : null;
		final Start start = new Start(stage.merged.W().copy(), stage.merged.H()
			.copy(), left);
		final Factorization polished = Nmf.iterate(passes, entries, background < 0
			? start : Background.in(start, background), svd, polish, ranges.rest(),
			"Polishing");
		if (stage.done > 0) merges.set(stage.done - 1, merges.get(stage.done - 1)
			.withPolishedError(polished.relativeError()));
		return polished;
	}

	/** What the merges so far have come to. */
	private final class Stage {

		final int done = merges.size();

		/** What each component was made of. */
		final List<List<Integer>> members = sequence.nodes().stream().map(
			node -> node.members).collect(Collectors.toList());

		final Factorization merged = new Factorization(images(),
			new DenseDoubleMatrix2D(signatures()), 0, false, entries.sumOfSquares(),
			new double[] { objective() });

		Merging toMerging(final double limit, final Factorization polished) {
			return new Merging(initial, merges, done, members, limit, merged,
				polished);
		}
	}
}
