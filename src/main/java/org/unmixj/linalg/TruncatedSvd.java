
package org.unmixj.linalg;

import java.util.Arrays;
import java.util.function.Supplier;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;

/**
 * The leading part X &asymp; U&middot;diag(&sigma;)&middot;V&#7488; of the
 * singular value decomposition of a large X, from passes over its blocks.
 * <p>
 * X is m&times;n; U m&times;l, V n&times;l, &sigma; descending. First a space
 * that holds the leading right singular vectors is found: where m or n is at
 * most {@value #GRAM_LIMIT}, from the smaller Gram matrix, which is decomposed
 * as a whole up to a size of {@value #EIGEN_LIMIT}; beyond, from products with
 * X&#7488;X, one pass each ({@link BlockKrylov}). Then X is projected on that
 * space, and the small decomposition there gives &sigma;, U and V. Of a large X
 * a sample of its rows is tried first ({@link SampledSpace}), which takes one
 * pass.
 * <p>
 * Accuracy: with a decomposed Gram matrix singular values have an absolute
 * error of about 1e-15&middot;&sigma;_1 down to 1e-6&middot;&sigma;_1, although
 * that matrix holds their squares; smaller ones may come out too small. The
 * Krylov method reaches the same where they fall off; it never overestimates,
 * and where those around the l-th nearly agree, so that noise decides which
 * come first, it may miss the last by less than their distance. From a sample,
 * V is off by about 0.01 at most, U by 0.1 and &sigma; by the square of that;
 * they are taken only where they stand out of what is beyond them.
 * <p>
 * The sign of each pair is such that the element of V with the largest
 * magnitude is positive.
 */
public final class TruncatedSvd {

	/** The part of the progress that is kept where a sample may not do. */
	private static final double KEPT_AFTER_SAMPLE = 0.2;

	private static final String STAGE = "Singular value decomposition";

	/** The largest Gram matrix that is formed. */
	static final int GRAM_LIMIT = 2000;

	/** The largest Gram matrix that is decomposed as a whole. */
	static final int EIGEN_LIMIT = 600;

	/** Directions kept beyond those asked for. */
	static final int OVERSAMPLING = 10;

	/** Rounding of eigenvalues of a matrix with unit diagonal. */
	private static final double NOTHING = 1e-13;

	/**
	 * Eigenvectors of a Gram matrix that stand out by this share of its largest
	 * eigenvalue are exact enough without {@link #OVERSAMPLING}.
	 */
	private static final double GAP = 1e-4;

	private final TallMatrix U;

	private final double[] singularValues;

	private final DoubleMatrix2D V;

	private final int rank;

	private TruncatedSvd(final TallMatrix U, final double[] singularValues,
		final DoubleMatrix2D V, final int rank)
	{
		this.U = U;
		this.singularValues = singularValues;
		this.V = V;
		this.rank = rank;
	}

	/**
	 * Decomposes X.
	 *
	 * @param passes over X, m&times;n, with finite entries
	 * @param l the number of singular values, 1 to min(m, n)
	 * @throws IllegalArgumentException if l is out of range or X is not finite
	 */
	public static TruncatedSvd of(final RowPasses passes, final int l) {
		return of(passes, l, GRAM_LIMIT, EIGEN_LIMIT);
	}

	/**
	 * Decomposes X, and tells how far that has come.
	 *
	 * @param range is told
	 * @see #of(RowPasses, int)
	 */
	public static TruncatedSvd of(final RowPasses passes, final int l,
		final ProgressMonitor range)
	{
		return triesSample(passes, l) ? passes.telling(range, STAGE, 1,
			KEPT_AFTER_SAMPLE, () -> of(passes, l)) : passes.telling(range, STAGE,
				mostPasses(passes.rows(), passes.columns()), () -> of(passes, l));
	}

	static TruncatedSvd of(final RowPasses passes, final int l,
		final int gramLimit, final int eigenLimit)
	{
		final int n = passes.columns();
		final long m = passes.rows();
		if (l < 1 || l > Math.min(m, n)) {
			throw new IllegalArgumentException(
				"the number of singular values must be in 1..min(m, n) = " + Math.min(m,
					n) + ", got " + l);
		}
		final int s = (int) Math.min(Math.min(m, n), l + (long) OVERSAMPLING);
		if (triesSample(passes, l)) {
			final TruncatedSvd sampled = SampledSpace.decompose(passes, l);
			if (sampled != null) return sampled;
		}
		final DoubleMatrix2D space;
		if (n <= gramLimit) {
			final double[][] gram = gram(passes);
			space = passes.compute(() -> leading(gram, l, s, eigenLimit));
		}
		else if (m <= gramLimit) space = fromRowGram(passes, l, s, eigenLimit);
		else space = BlockKrylov.leading(Q -> multiplyByGram(passes, Q),
			passes::compute, n, l, s);
		return project(passes, space, l);
	}

	private static boolean triesSample(final RowPasses passes, final int l) {
		final int n = passes.columns();
		return l + OVERSAMPLING < n / 8 && SampledSpace.isGoodFor(passes.rows(), n);
	}

	/**
	 * Returns how many passes over X, at most, a decomposition takes.
	 *
	 * @param m the number of rows of X
	 * @param n the number of columns of X
	 */
	public static int mostPasses(final long m, final int n) {
		if (n <= GRAM_LIMIT) return SampledSpace.isGoodFor(m, n) ? 4 : 2;
		return m <= GRAM_LIMIT ? 3 : BlockKrylov.MAX_PRODUCTS + (SampledSpace
			.isGoodFor(m, n) ? SampledSpace.MOST_PRODUCTS + 2 : 1);
	}

	/** Returns U, m&times;l; a column of a zero singular value is zero. */
	public TallMatrix U() {
		return U;
	}

	/** Returns the l singular values, descending, a copy. */
	public double[] singularValues() {
		return singularValues.clone();
	}

	/** Returns V, n&times;l, orthonormal columns, not to be modified. */
	public DoubleMatrix2D V() {
		return V;
	}

	/**
	 * Returns how many of the l singular values are above max(m,
	 * n)&middot;2^-52&middot;&sigma;_1.
	 */
	public int rank() {
		return rank;
	}

	/** Returns the number of singular values, l. */
	public int size() {
		return singularValues.length;
	}

	/**
	 * Returns what the decompositions with 1, 2 &hellip; l singular values leave
	 * of the squares of X, in percent of them.
	 *
	 * @param sumOfSquares &Sigma;X_ij&sup2;
	 * @see "C. Eckart and G. Young, The approximation of one matrix by another of
	 *      lower rank, Psychometrika 1 (1936)"
	 */
	public double[] relativeErrors(final double sumOfSquares) {
		final double[] errors = new double[singularValues.length];
		double left = sumOfSquares;
		for (int i = 0; i < errors.length; i++) {
			left -= singularValues[i] * singularValues[i];
			errors[i] = Math.max(0, 100 * left / sumOfSquares);
		}
		return errors;
	}

	/**
	 * Returns the decomposition with fewer singular values: the largest ones.
	 *
	 * @param l 1 to {@link #size()}
	 */
	public TruncatedSvd leading(final int l) {
		if (l < 1 || l > size()) {
			throw new IllegalArgumentException(
				"the number of singular values must be in 1.." + size() + ", got " + l);
		}
		return l == size() ? this : new TruncatedSvd(U.firstColumns(l), Arrays
			.copyOf(singularValues, l), V.viewPart(0, 0, V.rows(), l).copy(), Math
				.min(rank, l));
	}

	/** The leading eigenvectors of a Gram matrix, in l to s columns. */
	private static DoubleMatrix2D leading(final double[][] gram, final int l,
		final int s, final int eigenLimit)
	{
		final int n = gram.length;
		if (n <= eigenLimit) {
			final SymmetricEigen eigen = new SymmetricEigen(gram);
			final boolean standOut = l < n && eigen.values[l - 1] -
				eigen.values[l] > GAP * eigen.values[0];
			return eigen.vectors.viewPart(0, 0, n, standOut ? l : s).copy();
		}
		return BlockKrylov.leading(Q -> {
			final double[][] q = Q.viewDice().toArray();
			final double[][] product = new double[q.length][n];
			BlockKernels.addProducts(q, q.length, gram, n, n, product);
			return new DenseDoubleMatrix2D(product).viewDice().copy();
		}, Supplier::get, n, l, s);
	}

	/** X&#7488;X, n&times;n. */
	static double[][] gram(final RowPasses passes) {
		final int n = passes.columns();
		final int[] lengths = new int[n];
		Arrays.fill(lengths, n);
		final double[][] gram = passes.overX(() -> (block, count, x,
			sums) -> BlockKernels.addUpperGram(x, n, count, sums), lengths);
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < i; j++) {
				gram[i][j] = gram[j][i];
			}
		}
		return gram;
	}

	/** For a wide X: from the leading eigenvectors of XX&#7488;, n&times;s. */
	private static DoubleMatrix2D fromRowGram(final RowPasses passes, final int l,
		final int s, final int eigenLimit)
	{
		final int m = (int) passes.rows();
		final int n = passes.columns();
		final double[][] gram = rowGram(passes, m);
		final DoubleMatrix2D vectors = passes.compute(() -> leading(gram, l, s,
			eigenLimit));
		final int kept = vectors.columns();
		final int[] lengths = new int[kept];
		Arrays.fill(lengths, n);
		final int blockRows = passes.partition().blockRows();
		final double[][] XtU = passes.overX(() -> {
			final double[][] xt = new double[blockRows][n];
			return (block, count, x, sums) -> {
				BlockKernels.transpose(x, n, count, xt);
				final int first = (int) passes.partition().first(block);
				for (int j = 0; j < kept; j++) {
					BlockKernels.addCombination(sums[j], vectors.viewColumn(j).viewPart(
						first, count).toArray(), xt, count, 0, n);
				}
			};
		}, lengths);
		final DoubleMatrix2D space = new DenseDoubleMatrix2D(XtU).viewDice().copy();
		return passes.compute(() -> BlockKrylov.orthonormal(space));
	}

	/**
	 * XX&#7488;, m&times;m, block by block: with each block of X those before it
	 * are read again, so that two of them are in memory at a time.
	 */
	private static double[][] rowGram(final RowPasses passes, final int m) {
		final int n = passes.columns();
		final RowPartition partition = passes.partition();
		final int blockRows = partition.blockRows();
		final double[][] gram = new double[m][m];
		passes.overX(() -> {
			final double[][] other = new double[n][blockRows];
			final double[][] xt = new double[blockRows][n];
			final double[][] otherXt = new double[blockRows][n];
			return (block, count, x, sums) -> {
				BlockKernels.transpose(x, n, count, xt);
				for (int b = 0; b <= block && passes.goesOn(); b++) {
					passes.read(b, other);
					BlockKernels.transpose(other, n, partition.size(b), otherXt);
					addTile(xt, (int) partition.first(block), count, otherXt,
						(int) partition.first(b), partition.size(b), n, gram);
				}
			};
		});
		return gram;
	}

	private static void addTile(final double[][] xt, final int first,
		final int count, final double[][] otherXt, final int otherFirst,
		final int otherCount, final int n, final double[][] gram)
	{
		for (int t = 0; t < count; t++) {
			for (int u = 0; u < otherCount; u++) {
				final double product = BlockKernels.dot(xt[t], otherXt[u], n);
				gram[first + t][otherFirst + u] = product;
				gram[otherFirst + u][first + t] = product;
			}
		}
	}

	/** X&#7488;(X&middot;Q) in one pass, n&times;s. */
	private static DoubleMatrix2D multiplyByGram(final RowPasses passes,
		final DoubleMatrix2D Q)
	{
		final int n = passes.columns();
		final int s = Q.columns();
		final double[][] coefficients = Q.viewDice().toArray();
		final int[] lengths = new int[s];
		Arrays.fill(lengths, n);
		final int blockRows = passes.partition().blockRows();
		final double[][] product = passes.overX(() -> {
			final double[][] y = new double[s][blockRows];
			return (block, count, x, sums) -> {
				BlockKernels.multiply(x, n, count, coefficients, y);
				BlockKernels.addProducts(y, s, x, n, count, sums);
			};
		}, lengths);
		return new DenseDoubleMatrix2D(product).viewDice().copy();
	}

	/** Rayleigh-Ritz: the decomposition of X restricted to a space. */
	private static TruncatedSvd project(final RowPasses passes,
		final DoubleMatrix2D space, final int l)
	{
		final int s = space.columns();
		final double[][] coefficients = space.viewDice().toArray();
		final TallMatrix Y = new TallMatrix(passes.partition(), s);
		final int[] lengths = new int[s];
		Arrays.fill(lengths, s);
		final double[][] gram = passes.overX(() -> (block, count, x, sums) -> {
			BlockKernels.multiply(x, x.length, count, coefficients, Y.block(block));
			BlockKernels.addGram(Y.block(block), s, count, sums);
		}, lengths);
		final double[] sigma = new double[l];
		final DoubleMatrix2D rotation = rightVectors(gram, sigma);
		final DoubleMatrix2D V = space.zMult(rotation, null);
		final double zero = zero(passes, sigma);
		for (int j = 0; j < l; j++) {
			final double factor = sigma[j] > zero ? 1 / sigma[j] : 0;
			scaleColumn(rotation, j, factor);
		}
		return of(passes, Y, rotation, sigma, V);
	}

	/**
	 * Returns the leading right singular vectors of Y, and sets the values.
	 *
	 * @param gram Y&#7488;Y, s arrays of s elements
	 * @param sigma l elements, overwritten
	 * @return s&times;l
	 */
	private static DoubleMatrix2D rightVectors(final double[][] gram,
		final double[] sigma)
	{
		final int s = gram.length;
		final int l = sigma.length;
		final SmallSvd svd = new SmallSvd(new GramRoot(gram).R);
		System.arraycopy(svd.values, 0, sigma, 0, l);
		return svd.V.viewPart(0, 0, s, l).copy();
	}

	/**
	 * The decomposition of X restricted to the columns of Y, from products with
	 * them: of YY&#8314;X.
	 *
	 * @param Y m&times;s, s &ge; l; its first l columns become U
	 * @param YtX Y&#7488;X, s arrays of n elements
	 * @param YtY Y&#7488;Y, s arrays of s elements
	 */
	static TruncatedSvd of(final RowPasses passes, final TallMatrix Y,
		final double[][] YtX, final double[][] YtY, final int l)
	{
		final GramRoot root = new GramRoot(YtY);
		// the columns of Y·inverse are orthonormal, or zero
		final DoubleMatrix2D XtY = new DenseDoubleMatrix2D(YtX).viewDice();
		final SmallSvd svd = new SmallSvd(Algebra.DEFAULT.mult(XtY, root.inverse));
		final double[] sigma = Arrays.copyOf(svd.values, l);
		final DoubleMatrix2D toU = Algebra.DEFAULT.mult(root.inverse, svd.V
			.viewPart(0, 0, YtY.length, l));
		final double zero = zero(passes, sigma);
		for (int j = 0; j < l; j++) {
			if (!(sigma[j] > zero)) toU.viewColumn(j).assign(0);
		}
		return of(passes, Y, toU, sigma, svd.U.viewPart(0, 0, passes.columns(), l)
			.copy());
	}

	/** U = Y&middot;toU, in the place of Y. */
	private static TruncatedSvd of(final RowPasses passes, final TallMatrix Y,
		final DoubleMatrix2D toU, final double[] sigma, final DoubleMatrix2D V)
	{
		fixSigns(V, toU);
		final double[][] coefficients = toU.viewDice().toArray();
		final int blockRows = passes.partition().blockRows();
		passes.overRows(() -> {
			final double[][] u = new double[sigma.length][blockRows];
			return (block, count, x, sums) -> {
				final double[][] y = Y.block(block);
				BlockKernels.multiply(y, Y.columns(), count, coefficients, u);
				for (int j = 0; j < u.length; j++) {
					System.arraycopy(u[j], 0, y[j], 0, count);
				}
			};
		});
		final double zero = zero(passes, sigma);
		int rank = 0;
		while (rank < sigma.length && sigma[rank] > zero) {
			rank++;
		}
		return new TruncatedSvd(Y.firstColumns(sigma.length), sigma, V, rank);
	}

	private static double zero(final RowPasses passes, final double[] sigma) {
		return Math.max(passes.rows(), passes.columns()) * Math.ulp(1.0) * sigma[0];
	}

	/**
	 * R with R&#7488;R = Y&#7488;Y. The columns are scaled to unit length first:
	 * as Y has nearly orthogonal columns, small singular values then keep their
	 * digits, although Y&#7488;Y holds their squares.
	 */
	private static final class GramRoot {

		/** s&times;s. */
		final DoubleMatrix2D R;

		/** R&#8315;&sup1;, s&times;s, without what is lost in rounding. */
		final DoubleMatrix2D inverse;

		GramRoot(final double[][] gram) {
			final int s = gram.length;
			final double[] lengths = new double[s];
			final double[][] scaled = new double[s][s];
			for (int i = 0; i < s; i++) {
				lengths[i] = Math.sqrt(gram[i][i]);
			}
			for (int i = 0; i < s; i++) {
				for (int j = 0; j < s; j++) {
					final double product = lengths[i] * lengths[j];
					scaled[i][j] = product > 0 ? gram[i][j] / product : 0;
				}
			}
			final SymmetricEigen eigen = new SymmetricEigen(scaled);
			R = new DenseDoubleMatrix2D(s, s);
			inverse = new DenseDoubleMatrix2D(s, s);
			for (int i = 0; i < s; i++) {
				final double root = Math.sqrt(Math.max(0, eigen.values[i]));
				final boolean lost = !(eigen.values[i] > NOTHING);
				for (int j = 0; j < s; j++) {
					final double element = eigen.vectors.getQuick(j, i);
					R.setQuick(i, j, root * element * lengths[j]);
					if (!lost && lengths[j] > 0) {
						inverse.setQuick(j, i, element / (root * lengths[j]));
					}
				}
			}
		}
	}

	private static void scaleColumn(final DoubleMatrix2D matrix, final int j,
		final double factor)
	{
		for (int i = 0; i < matrix.rows(); i++) {
			matrix.setQuick(i, j, factor * matrix.getQuick(i, j));
		}
	}

	/** Makes the largest element of each column of V positive. */
	private static void fixSigns(final DoubleMatrix2D V,
		final DoubleMatrix2D toU)
	{
		for (int j = 0; j < V.columns(); j++) {
			double largest = 0;
			for (int i = 0; i < V.rows(); i++) {
				if (Math.abs(V.getQuick(i, j)) > Math.abs(largest)) {
					largest = V.getQuick(i, j);
				}
			}
			if (largest < 0) {
				scaleColumn(V, j, -1);
				scaleColumn(toU, j, -1);
			}
		}
	}
}
