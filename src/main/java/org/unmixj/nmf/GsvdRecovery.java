
package org.unmixj.nmf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.GeneralizedSvd;
import org.unmixj.linalg.NonNegativeLeastSquares;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.SmallMatrices;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Recovers components that a factorization misses, from a generalized SVD
 * between it and the SVD of X (Guo &amp; Holy, eq. 7 to 16).
 * <p>
 * The pair is (&Sigma;, U&#7488;W0H0V) with the truncated SVD X &asymp;
 * U&Sigma;V&#7488;. A direction with a large &lambda; = (d1/d2)&sup2; is one in
 * which X has more than W0&middot;H0. The k directions with the largest
 * &lambda; become Y (eq. 11), their coefficients S and the new weights &alpha;
 * of the old components follow from least squares (eq. 12 to 15), (S, Y) is
 * truncated to non-negative parts as in NNDSVD, and all r0 + k components are
 * weighted anew (eq. 16).
 * <p>
 * Differences from the authors' program (GsvdInitialization.jl): the SVD of
 * rank r0 + k as well ({@link Directions#EXTENDED}); if X has a lower rank than
 * that, the rank is used; the columns of Y are scaled to unit length, which
 * changes no result; eq. 16 weights the old components as they were given, so
 * that one with &alpha; = 0 is not lost.
 */
public final class GsvdRecovery {

	private static final String STAGE = "Recovery";

	/** Below this share of its terms a difference is rounding. */
	private static final double ROUNDING = 1e-13;

	private final RowPasses passes;

	private final TruncatedSvd svd;

	private final Factorization base;

	private final CrossProducts baseProducts;

	private final int k;

	private GsvdRecovery(final RowPasses passes, final TruncatedSvd svd,
		final Factorization base, final CrossProducts baseProducts, final int k)
	{
		this.passes = passes;
		this.svd = svd;
		this.base = base;
		this.baseProducts = baseProducts;
		this.k = k;
	}

	/**
	 * Grows a factorization by k components, without polishing.
	 *
	 * @param X m&times;n, finite, non-negative, not all zero; not modified
	 * @param base W0 (m&times;r0) and H0 (r0&times;n); not modified
	 * @param k the number of components to add, at least 1, r0 + k &le; min(m,
	 *          n); with {@link Directions#PAPER} r0 &ge; 2 and k &le; r0
	 * @param directions which SVD to take directions from; with
	 *          {@link Directions#AUTO}, {@link Directions#PAPER} is left out
	 *          where it is not possible
	 * @param threads the number of threads; the result does not depend on it
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if X, the shapes or k are not allowed, or
	 *           X has a rank below k
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static Recovery recover(final RowBlocks X, final Factorization base,
		final int k, final Directions directions, final int threads,
		final ProgressMonitor monitor)
	{
		requireAdded(X, base.components(), k, directions);
		try (RowPasses passes = new RowPasses(X, threads, monitor)) {
			final Start copy = Nmf.givenStart(passes, base.W(), base.H(),
				new boolean[base.components()]);
			final Entries entries = Entries.of(X, false);
			final MonitorSteps steps = new MonitorSteps(monitor);
			final CrossProducts products = entries.require(passes, copy.W, steps.next(
				0.2));
			final TruncatedSvd svd = TruncatedSvd.of(passes, svdSize(base
				.components(), k, directions), steps.next(0.5));
			return recover(passes, entries, svd, new Factorization(copy.W, copy.H,
				base.iterations(), base.converged(), entries.sumOfSquares(), base
					.objectiveTrace()), products, k, directions, steps.rest());
		}
	}

	/**
	 * Reads X once, and once more where products are not known.
	 *
	 * @param entries those of X; what is missing is filled by the W0&middot;H0 of
	 *          the base, here, in the SVD and in the products
	 * @param svd at least {@link #svdSize} singular values
	 * @param products those of W0 with X, or null
	 */
	static Recovery recover(final RowPasses passes, final Entries entries,
		final TruncatedSvd svd, final Factorization base,
		final CrossProducts products, final int k, final Directions directions,
		final ProgressMonitor monitor)
	{
		final GsvdRecovery recovery = new GsvdRecovery(passes, svd, base,
			products != null ? products : passes.telling(new MonitorRange(monitor, 0,
				0.3), STAGE, 1, () -> CrossProducts.of(passes, base.W())), k);
		monitor.progress(0.3, STAGE);
		final List<Candidate> candidates = recovery.candidates(directions);
		final List<CrossProducts> all = passes.telling(new MonitorRange(monitor,
			0.3, 0.8), STAGE, 1, () -> recovery.productsWith(candidates));
		monitor.progress(0.8, STAGE);
		Recovery best = null;
		for (int i = 0; i < candidates.size(); i++) {
			final Candidate candidate = candidates.get(i);
			final CrossProducts its = all.get(i);
			final Recovery one = passes.telling(MonitorRange.part(new MonitorRange(
				monitor, 0.8, 1), i, candidates.size()), STAGE, 1, () -> recovery
					.weighted(candidate, its, entries));
			if (best == null || one.relativeError() < best.relativeError()) {
				best = one;
			}
		}
		entries.fillWith(base.W(), base.H().toArray());
		monitor.progress(1, STAGE);
		return best;
	}

	static void requireAdded(final RowBlocks X, final int r0, final int k,
		final Directions directions)
	{
		if (k < 1) {
			throw new IllegalArgumentException("added must be at least 1, got " + k);
		}
		Nmf.requireComponents(X, (long) r0 + k);
		if (directions == Directions.PAPER && !paperAllows(r0, k)) {
			throw new IllegalArgumentException(
				"directions=Paper needs at least 2 components before growth and at most as many added, got " +
					r0 + " and " + k + "; Extended and Auto allow it");
		}
	}

	private static boolean paperAllows(final int r0, final int k) {
		return r0 >= 2 && k <= r0;
	}

	/** How many kinds of directions, at most, are tried. */
	static int mostDirections(final int r0, final int k,
		final Directions directions)
	{
		return directions == Directions.AUTO && paperAllows(r0, k) ? 2 : 1;
	}

	/** The number of singular values that recovery needs. */
	static int svdSize(final int r0, final int k, final Directions directions) {
		return directions == Directions.PAPER ? r0 : r0 + k;
	}

	/** For {@link Directions#AUTO} both, where both are possible. */
	private List<Candidate> candidates(final Directions directions) {
		if (directions != Directions.AUTO) return Arrays.asList(along(directions));
		final Candidate extended = along(Directions.EXTENDED);
		final int r0 = base.components();
		return paperAllows(r0, k) && Math.min(r0, svd.rank()) >= k ? Arrays.asList(
			extended, along(Directions.PAPER)) : Arrays.asList(extended);
	}

	/** Eq. 7 to 15 and the truncation, without a look at X. */
	private Candidate along(final Directions directions) {
		final int l = Math.min(svd.rank(), svdSize(base.components(), k,
			directions));
		if (l < k) throw new RankException(l, k);
		final DoubleMatrix2D V = svd.V().viewPart(0, 0, svd.V().rows(), l);
		final GeneralizedSvd gsvd = pair(V);
		final DoubleMatrix2D inV = newDirections(gsvd.inverseQt().viewPart(0, 0, l,
			k));
		final Start anySign = newComponents(V, inV);
		final double[] ones = new double[k];
		Arrays.fill(ones, 1);
		final Start added = Nndsvd.truncate(anySign.W, anySign.H, ones, passes);
		return new Candidate(directions, gsvd.lambdas(), added);
	}

	/**
	 * Eq. 7: the GSVD of (&Sigma;, U&#7488;W0H0V), l&times;l. As U&#7488;X =
	 * &Sigma;V&#7488;, U&#7488;W0 =
	 * &Sigma;&#8315;&sup1;V&#7488;(W0&#7488;X)&#7488;.
	 *
	 * @param V n&times;l
	 */
	private GeneralizedSvd pair(final DoubleMatrix2D V) {
		final int l = V.columns();
		final double[] sigma = Arrays.copyOf(svd.singularValues(), l);
		final DoubleMatrix2D UtW = SmallMatrices.product(V.viewDice(),
			new DenseDoubleMatrix2D(baseProducts.WtX).viewDice());
		for (int i = 0; i < l; i++) {
			final double value = sigma[i];
			UtW.viewRow(i).assign(v -> v / value);
		}
		return new GeneralizedSvd(SmallMatrices.diagonal(sigma), SmallMatrices
			.product(UtW, SmallMatrices.product(base.H(), V)), Math.min(l, base
				.components()));
	}

	/**
	 * Eq. 11: V&#7488;Y, l&times;k, columns of unit length.
	 *
	 * @param inverseQt the first k columns of (Q&#7488;)&#8315;&sup1;
	 */
	private static DoubleMatrix2D newDirections(final DoubleMatrix2D inverseQt) {
		final DoubleMatrix2D inV = inverseQt.copy();
		for (int j = 0; j < inV.columns(); j++) {
			final double norm = Math.sqrt(inV.viewColumn(j).zDotProduct(inV
				.viewColumn(j)));
			inV.viewColumn(j).assign(y -> y / norm);
		}
		return inV;
	}

	/**
	 * Eq. 12 to 15: S, m&times;k, the least-squares coefficients of Y, while the
	 * old components are weighted by &alpha; &ge; 0.
	 * <p>
	 * S = (XY -
	 * W0&middot;diag(&alpha;)&middot;H0Y)&middot;(Y&#7488;Y)&#8315;&sup1;, where
	 * XY = U&Sigma;V&#7488;Y, as Y lies in V, up to what U is off. The weights
	 * and the error come from true products with X.
	 *
	 * @param V n&times;l
	 * @param inV V&#7488;Y, l&times;k
	 * @return S and Y&#7488;
	 */
	private Start newComponents(final DoubleMatrix2D V,
		final DoubleMatrix2D inV)
	{
		final int l = V.columns();
		final int r0 = base.components();
		final DoubleMatrix2D Y = SmallMatrices.product(V, inV);
		final DoubleMatrix2D inverse = SmallMatrices.inverse(SmallMatrices.product(Y
			.viewDice(), Y));
		final DoubleMatrix2D HY = SmallMatrices.product(base.H(), Y);
		final double[] alpha = quadraticForm(base.H(), baseProducts, Y).minimizer();
		final double[][] fromU = SmallMatrices.product(inV, inverse).viewDice()
			.toArray();
		final double[][] fromW = SmallMatrices.product(HY, inverse).viewDice()
			.toArray();
		final double[] sigma = svd.singularValues();
		for (int i = 0; i < k; i++) {
			for (int j = 0; j < l; j++) {
				fromU[i][j] *= sigma[j];
			}
			for (int j = 0; j < r0; j++) {
				fromW[i][j] *= -alpha[j];
			}
		}
		final TallMatrix S = new TallMatrix(passes.partition(), k);
		passes.overRows(() -> (block, count, x, sums) -> {
			for (int j = 0; j < k; j++) {
				final double[] s = S.block(block)[j];
				BlockKernels.addCombination(s, fromU[j], svd.U().block(block), l, 0,
					count);
				BlockKernels.addCombination(s, fromW[j], base.W().block(block), r0, 0,
					count);
			}
		});
		return new Start(S, Y.viewDice().copy());
	}

	/**
	 * Eq. 15: the objective as a function of &alpha; where S is the best one for
	 * it, E(&alpha;) = &alpha;&#7488;A&alpha; + 2b&#7488;&alpha; + c. Without c,
	 * for which &Phi; = &Sigma;X_ij&sup2; and X would be needed.
	 */
	static QuadraticForm quadraticForm(final DoubleMatrix2D H,
		final CrossProducts products, final DoubleMatrix2D Y)
	{
		final int r0 = H.rows();
		final DoubleMatrix2D inverse = SmallMatrices.inverse(SmallMatrices.product(Y
			.viewDice(), Y));
		final DoubleMatrix2D HY = SmallMatrices.product(H, Y);
		final DoubleMatrix2D HHt = SmallMatrices.product(H, H.viewDice());
		final DoubleMatrix2D explained = SmallMatrices.product(SmallMatrices
			.product(HY, inverse), HY.viewDice());
		final DoubleMatrix2D WtX = new DenseDoubleMatrix2D(products.WtX);
		final DoubleMatrix2D WtXY = SmallMatrices.product(WtX, Y);
		final DoubleMatrix2D HYinverse = SmallMatrices.product(HY, inverse);
		final DoubleMatrix2D A = new DenseDoubleMatrix2D(r0, r0);
		final double[] b = new double[r0];
		for (int j = 0; j < r0; j++) {
			for (int l = 0; l < r0; l++) {
				A.setQuick(j, l, products.WtW[j][l] * (HHt.getQuick(j, l) - explained
					.getQuick(j, l)));
			}
			final double with = HYinverse.viewRow(j).zDotProduct(WtXY.viewRow(j));
			final double without = WtX.viewRow(j).zDotProduct(H.viewRow(j));
			b[j] = with - without;
		}
		for (int j = 0; j < r0; j++) {
			final double size = products.WtW[j][j] * HHt.getQuick(j, j);
			if (A.getQuick(j, j) <= ROUNDING * size) {
				// h_j lies in the span of Y: alpha_j has no influence
				A.viewRow(j).assign(0);
				A.viewColumn(j).assign(0);
				b[j] = 0;
			}
		}
		return new QuadraticForm(A, b);
	}

	/**
	 * W&#7488;X and W&#7488;W of the base with each candidate, from one pass for
	 * all of them.
	 */
	private List<CrossProducts> productsWith(final List<Candidate> candidates) {
		final int r0 = base.components();
		final int n = passes.columns();
		TallMatrix every = base.W();
		for (final Candidate candidate : candidates) {
			every = every.append(candidate.added.W);
		}
		final TallMatrix W = every;
		final int r = W.columns();
		final int[] lengths = new int[2 * (r - r0)];
		Arrays.fill(lengths, 0, r - r0, n);
		Arrays.fill(lengths, r - r0, lengths.length, r);
		final double[][] sums = passes.overX(() -> (block, count, x, blockSums) -> {
			final double[][] w = W.block(block);
			final double[][] added = Arrays.copyOfRange(w, r0, r);
			BlockKernels.addProducts(added, r - r0, x, n, count, blockSums);
			BlockKernels.addProducts(added, r - r0, w, r, count, Arrays.copyOfRange(
				blockSums, r - r0, blockSums.length));
		}, lengths);
		final List<CrossProducts> result = new ArrayList<>();
		for (int first = 0; first < r - r0; first += k) {
			result.add(baseProducts.append(Arrays.copyOfRange(sums, first, first + k),
				Arrays.copyOfRange(sums, r - r0 + first, r - r0 + first + k), r0 +
					first));
		}
		return result;
	}

	/**
	 * Step 7, eq. 16: &beta; &ge; 0 for all r0 + k components.
	 *
	 * @param products those of all components with X
	 */
	private Recovery weighted(final Candidate candidate,
		final CrossProducts products, final Entries entries)
	{
		final int r0 = base.components();
		final int r = r0 + k;
		final TallMatrix W = base.W().append(candidate.added.W);
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(r, passes.columns());
		H.viewPart(0, 0, r0, H.columns()).assign(base.H());
		H.viewPart(r0, 0, k, H.columns()).assign(candidate.added.H);
		final double[] beta = weights(H, products);
		final int[] all = new int[r];
		Arrays.setAll(all, j -> j);
		final TallMatrix weightedW = W.select(all, beta);
		final double objective = entries.objective(passes, weightedW, H, products
			.weighted(beta));
		return new Recovery(new Factorization(weightedW, H, 0, false, entries
			.sumOfSquares(), new double[] { objective }), candidate.lambdas,
			candidate.directions);
	}

	private static double[] weights(final DoubleMatrix2D H,
		final CrossProducts products)
	{
		final int r = H.rows();
		final DoubleMatrix2D HHt = SmallMatrices.product(H, H.viewDice());
		final DoubleMatrix2D G = new DenseDoubleMatrix2D(r, r);
		final double[] b = new double[r];
		for (int j = 0; j < r; j++) {
			for (int l = 0; l < r; l++) {
				G.setQuick(j, l, products.WtW[j][l] * HHt.getQuick(j, l));
			}
			b[j] = BlockKernels.dot(products.WtX[j], H.viewRow(j).toArray(), H
				.columns());
		}
		return NonNegativeLeastSquares.solve(G, b);
	}

	/** E(&alpha;) - c = &alpha;&#7488;A&alpha; + 2b&#7488;&alpha;. */
	static final class QuadraticForm {

		/** r0&times;r0, symmetric, positive semi-definite. */
		final DoubleMatrix2D A;

		final double[] b;

		QuadraticForm(final DoubleMatrix2D A, final double[] b) {
			this.A = A;
			this.b = b;
		}

		/** Returns the &alpha; &ge; 0 with the lowest value. */
		double[] minimizer() {
			return NonNegativeLeastSquares.solve(A, Arrays.stream(b).map(v -> -v)
				.toArray());
		}
	}

	/** New components, not yet weighted. */
	private static final class Candidate {

		final Directions directions;

		final double[] lambdas;

		final Start added;

		Candidate(final Directions directions, final double[] lambdas,
			final Start added)
		{
			this.directions = directions;
			this.lambdas = lambdas;
			this.added = added;
		}
	}
}
