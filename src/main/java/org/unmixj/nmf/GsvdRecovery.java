
package org.unmixj.nmf;

import java.util.Arrays;

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

	private final Entries entries;

	private final Factorization base;

	private final CrossProducts baseProducts;

	private GsvdRecovery(final RowPasses passes, final Entries entries,
		final Factorization base)
	{
		this.passes = passes;
		this.entries = entries;
		this.base = base;
		baseProducts = CrossProducts.of(passes, base.W());
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
			entries.require(passes);
			final TruncatedSvd svd = TruncatedSvd.of(passes, svdSize(base
				.components(), k, directions));
			return recover(passes, entries, svd, new Factorization(copy.W, copy.H,
				base.iterations(), base.converged(), entries.sumOfSquares(), base
					.objectiveTrace()), k, directions, monitor);
		}
	}

	/**
	 * @param entries those of X; what is missing is filled by the W0&middot;H0 of
	 *          the base, here and in the SVD
	 * @param svd at least {@link #svdSize} singular values
	 */
	static Recovery recover(final RowPasses passes, final Entries entries,
		final TruncatedSvd svd, final Factorization base, final int k,
		final Directions directions, final ProgressMonitor monitor)
	{
		final int r0 = base.components();
		final GsvdRecovery recovery = new GsvdRecovery(passes, entries, base);
		monitor.progress(0.2, STAGE);
		if (directions != Directions.AUTO) {
			return recovery.along(directions, svd, k);
		}
		final Recovery extended = recovery.along(Directions.EXTENDED, svd, k);
		monitor.progress(0.6, STAGE);
		if (!paperAllows(r0, k) || Math.min(r0, svd.rank()) < k) {
			return extended;
		}
		final Recovery paper = recovery.along(Directions.PAPER, svd, k);
		monitor.progress(1, STAGE);
		return paper.relativeError() < extended.relativeError() ? paper : extended;
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

	/** One pass for W0&#7488;X, two for each kind of directions. */
	static int mostPasses(final int r0, final int k,
		final Directions directions)
	{
		return directions == Directions.AUTO && paperAllows(r0, k) ? 5 : 3;
	}

	/** The number of singular values that recovery needs. */
	static int svdSize(final int r0, final int k, final Directions directions) {
		return directions == Directions.PAPER ? r0 : r0 + k;
	}

	private Recovery along(final Directions directions, final TruncatedSvd svd,
		final int k)
	{
		final int l = Math.min(svd.rank(), svdSize(base.components(), k,
			directions));
		if (l < k) throw new RankException(l, k);
		final GeneralizedSvd gsvd = pair(svd, l);
		final DoubleMatrix2D Y = newDirections(svd, gsvd, l, k);
		final Start added = newComponents(Y);
		final double[] ones = new double[k];
		Arrays.fill(ones, 1);
		Nndsvd.truncate(added.W, added.H, ones, passes);
		return new Recovery(weighted(added), gsvd.lambdas(), directions);
	}

	/** Eq. 7: the GSVD of (&Sigma;, U&#7488;W0H0V), l&times;l. */
	private GeneralizedSvd pair(final TruncatedSvd svd, final int l) {
		final int r0 = base.components();
		final int[] lengths = new int[l];
		Arrays.fill(lengths, r0);
		final double[][] UtW = passes.overRows(() -> (block, count, x, sums) -> {
			for (int i = 0; i < l; i++) {
				for (int j = 0; j < r0; j++) {
					sums[i][j] += BlockKernels.dot(svd.U().block(block)[i], base.W()
						.block(block)[j], count);
				}
			}
		}, lengths);
		final DoubleMatrix2D V = svd.V().viewPart(0, 0, svd.V().rows(), l);
		return new GeneralizedSvd(SmallMatrices.diagonal(Arrays.copyOf(svd
			.singularValues(), l)), SmallMatrices.product(new DenseDoubleMatrix2D(
				UtW), SmallMatrices.product(base.H(), V)), Math.min(l, r0));
	}

	/** Eq. 11: Y, n&times;k, columns of unit length. */
	private static DoubleMatrix2D newDirections(final TruncatedSvd svd,
		final GeneralizedSvd gsvd, final int l, final int k)
	{
		final DoubleMatrix2D V = svd.V().viewPart(0, 0, svd.V().rows(), l);
		final DoubleMatrix2D Y = SmallMatrices.product(V, gsvd.inverseQt().viewPart(
			0, 0, l, k));
		for (int j = 0; j < k; j++) {
			final double norm = Math.sqrt(Y.viewColumn(j).zDotProduct(Y.viewColumn(
				j)));
			Y.viewColumn(j).assign(y -> y / norm);
		}
		return Y;
	}

	/**
	 * Eq. 12 to 15: S, m&times;k, the least-squares coefficients of Y, while the
	 * old components are weighted by &alpha; &ge; 0.
	 * <p>
	 * S = (XY -
	 * W0&middot;diag(&alpha;)&middot;H0Y)&middot;(Y&#7488;Y)&#8315;&sup1;.
	 *
	 * @return S and Y&#7488;
	 */
	private Start newComponents(final DoubleMatrix2D Y) {
		final int k = Y.columns();
		final int r0 = base.components();
		final DoubleMatrix2D inverse = SmallMatrices.inverse(SmallMatrices.product(Y
			.viewDice(), Y));
		final DoubleMatrix2D HY = SmallMatrices.product(base.H(), Y);
		final double[] alpha = quadraticForm(base.H(), baseProducts, Y).minimizer();
		final double[][] fromX = SmallMatrices.product(Y, inverse).viewDice()
			.toArray();
		final double[][] fromW = SmallMatrices.product(HY, inverse).viewDice()
			.toArray();
		for (final double[] column : fromW) {
			for (int j = 0; j < r0; j++) {
				column[j] *= -alpha[j];
			}
		}
		final TallMatrix S = new TallMatrix(passes.partition(), k);
		passes.overX(() -> (block, count, x, sums) -> {
			for (int j = 0; j < k; j++) {
				final double[] s = S.block(block)[j];
				BlockKernels.addCombination(s, fromX[j], x, x.length, 0, count);
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

	/** Step 7, eq. 16: &beta; &ge; 0 for all r0 + k components. */
	private Factorization weighted(final Start added) {
		final int r0 = base.components();
		final int r = r0 + added.H.rows();
		final TallMatrix W = base.W().append(added.W);
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(r, passes.columns());
		H.viewPart(0, 0, r0, H.columns()).assign(base.H());
		H.viewPart(r0, 0, r - r0, H.columns()).assign(added.H);
		final CrossProducts products = CrossProducts.of(passes, W);
		final double[] beta = weights(H, products);
		final int[] all = new int[r];
		for (int j = 0; j < r; j++) {
			all[j] = j;
			for (int i = 0; i < H.columns(); i++) {
				products.WtX[j][i] *= beta[j];
			}
			for (int l = 0; l < r; l++) {
				products.WtW[j][l] *= beta[j] * beta[l];
			}
		}
		final TallMatrix weightedW = W.select(all, beta);
		final double objective = entries.objective(passes, weightedW, H, products);
		entries.fillWith(base.W(), base.H().toArray());
		return new Factorization(weightedW, H, 0, false, entries.sumOfSquares(),
			new double[] { objective });
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
}
