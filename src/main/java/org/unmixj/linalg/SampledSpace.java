
package org.unmixj.linalg;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;

/**
 * The leading singular vectors of a large X, found in a space that holds those
 * of a sample of its rows: Y = XQ, and X is restricted to the columns of Y,
 * which takes the same pass. If need be, there are subspace iterations, Q
 * &larr; X&#7488;Y.
 * <p>
 * The pass also tells how far the space was from holding singular vectors: by
 * the residuals &#x2016;X&#7488;Xv - &theta;v&#x2016; of its Ritz vectors v.
 * Where X is noise beyond its leading part, one pass is enough, and the vectors
 * of that part are then off by about the square of what the sample was off.
 * What the sample missed would grow in the pass, and shows.
 *
 * @see "N. Halko, P.-G. Martinsson and J. A. Tropp, Finding structure with
 *      randomness: probabilistic algorithms for constructing approximate matrix
 *      decompositions, SIAM Review 53 (2011)"
 */
final class SampledSpace {

	/** Passes that may be tried where otherwise many would be needed. */
	static final int MOST_PRODUCTS = 4;

	/** Multiplications that make it worth while; a Gram matrix takes a second. */
	private static final double LARGE = 1L << 34;

	/** As many rows tell the noise of a thousand columns from what is none. */
	private static final int GRAM_ROWS = 1 << 13;

	/** Doubles of a sample that is kept, as its Gram matrix would be larger. */
	static final int KEPT_ELEMENTS = 1 << 23;

	/** A sample is at most this part of all rows. */
	private static final int LARGEST_PART = 8;

	/** Directions kept beyond those asked for. */
	private static final int OVERSAMPLING = 4;

	private static final int ITERATIONS_ON_SAMPLE = 6;

	private static final long SEED = 20110504;

	/**
	 * Where the residuals tell that the leading vectors miss more than this part
	 * of all that is beyond them, another pass follows.
	 */
	private static final double MISSED = 1e-2;

	/**
	 * Eigenvalues of leading vectors over the last one. In noise they fall
	 * slowly, and their vectors settle slowly.
	 */
	private static final double STANDS_OUT = 2;

	/** The largest residual of a leading vector. */
	private static final double RESIDUAL = 0.1;

	/** Another vector with a larger one grows to a leading one. */
	private static final double RESIDUAL_BEYOND = 0.3;

	private final RowPasses passes;

	private final int l;

	private final int s;

	/** n&times;s, orthonormal columns. */
	private DoubleMatrix2D Q;

	private SampledSpace(final RowPasses passes, final int l, final int s) {
		this.passes = passes;
		this.l = l;
		this.s = s;
	}

	/** Tells whether a sample of X is worth trying. */
	static boolean isGoodFor(final long m, final int n) {
		return (double) m * n * n > LARGE && m >= (long) LARGEST_PART * sampleRows(
			n);
	}

	private static int sampleRows(final int n) {
		return n <= TruncatedSvd.GRAM_LIMIT ? GRAM_ROWS : Math.max(64, Math.min(
			GRAM_ROWS, KEPT_ELEMENTS / n));
	}

	/**
	 * Decomposes X.
	 *
	 * @param l the number of singular values
	 * @return null if the vectors have not settled
	 */
	static TruncatedSvd decompose(final RowPasses passes, final int l) {
		return new SampledSpace(passes, l, l + OVERSAMPLING).decompose();
	}

	private TruncatedSvd decompose() {
		Q = ofSample();
		final int most = passes.columns() <= TruncatedSvd.GRAM_LIMIT ? 1
			: MOST_PRODUCTS;
		final TallMatrix Y = new TallMatrix(passes.partition(), s);
		for (int i = 0; i < most; i++) {
			final double[][] products = products(Q.viewDice().toArray(), Y);
			final double[][] YtX = Arrays.copyOf(products, s);
			final DoubleMatrix2D Z = new DenseDoubleMatrix2D(YtX).viewDice().copy();
			if (passes.compute(() -> isSettled(Z, products[2 * s][0]))) {
				return TruncatedSvd.of(passes, Y, YtX, Arrays.copyOfRange(products, s,
					2 * s), l);
			}
			Q = passes.compute(() -> BlockKrylov.orthonormal(Z));
		}
		return null;
	}

	/**
	 * Sets Y to XQ; returns Y&#7488;X, Y&#7488;Y and &Sigma;X_ij&sup2;.
	 *
	 * @param Qt s arrays of n elements
	 */
	private double[][] products(final double[][] Qt, final TallMatrix Y) {
		final int n = passes.columns();
		final int[] lengths = new int[2 * s + 1];
		Arrays.fill(lengths, 0, s, n);
		Arrays.fill(lengths, s, 2 * s, s);
		lengths[2 * s] = 1;
		return passes.overX(() -> (block, count, x, sums) -> {
			final double[][] y = Y.block(block);
			BlockKernels.multiply(x, n, count, Qt, y);
			BlockKernels.addProducts(y, s, x, n, count, sums);
			BlockKernels.addGram(y, s, count, Arrays.copyOfRange(sums, s, 2 * s));
			sums[2 * s][0] += BlockKernels.sumOfSquares(x, n, count);
		}, lengths);
	}

	private DoubleMatrix2D ofSample() {
		final int n = passes.columns();
		final DoubleMatrix2D start = new DenseDoubleMatrix2D(n, s);
		final Random random = new Random(SEED);
		start.assign(zero -> random.nextGaussian());
		try (RowPasses sample = passes.sample(sampleRows(n))) {
			if (n <= TruncatedSvd.GRAM_LIMIT) {
				final double[][] gram = TruncatedSvd.gram(sample);
				return passes.compute(() -> iterate(start, q -> {
					final double[][] product = new double[s][n];
					BlockKernels.addProducts(q, s, gram, n, n, product);
					return product;
				}));
			}
			final TallMatrix kept = new TallMatrix(sample.partition(), n);
			sample.overX(() -> (block, count, x, sums) -> {
				for (int j = 0; j < n; j++) {
					System.arraycopy(x[j], 0, kept.block(block)[j], 0, count);
				}
			});
			try (RowPasses again = sample.over(kept)) {
				return iterate(start, q -> product(again, q));
			}
		}
	}

	private DoubleMatrix2D iterate(final DoubleMatrix2D start,
		final UnaryOperator<double[][]> multiply)
	{
		DoubleMatrix2D vectors = BlockKrylov.orthonormal(start);
		for (int i = 0; i < ITERATIONS_ON_SAMPLE; i++) {
			vectors = BlockKrylov.orthonormal(new DenseDoubleMatrix2D(Arrays.copyOf(
				multiply.apply(vectors.viewDice().toArray()), s)).viewDice().copy());
		}
		return vectors;
	}

	/**
	 * X&#7488;(X&middot;Q) in one pass.
	 *
	 * @param Qt s arrays of n elements
	 * @return s arrays of n elements
	 */
	private static double[][] product(final RowPasses passes,
		final double[][] Qt)
	{
		final int n = passes.columns();
		final int s = Qt.length;
		final int[] lengths = new int[s];
		Arrays.fill(lengths, n);
		final int blockRows = passes.partition().blockRows();
		return passes.overX(() -> {
			final double[][] y = new double[s][blockRows];
			return (block, count, x, sums) -> {
				BlockKernels.multiply(x, n, count, Qt, y);
				BlockKernels.addProducts(y, s, x, n, count, sums);
			};
		}, lengths);
	}

	/** Whether the leading vectors stand out, and the residuals are small. */
	private boolean isSettled(final DoubleMatrix2D Z, final double sumOfSquares) {
		final double[][] T = Algebra.DEFAULT.mult(Q.viewDice(), Z).toArray();
		for (int i = 0; i < s; i++) {
			for (int j = 0; j < i; j++) {
				T[i][j] = (T[i][j] + T[j][i]) / 2;
				T[j][i] = T[i][j];
			}
		}
		final SymmetricEigen ritz = new SymmetricEigen(T);
		final DoubleMatrix2D vectors = Algebra.DEFAULT.mult(Q, ritz.vectors);
		final DoubleMatrix2D images = Algebra.DEFAULT.mult(Z, ritz.vectors);
		if (ritz.values[l - 1] < STANDS_OUT * ritz.values[s - 1]) return false;
		double missed = 0;
		double beyond = sumOfSquares;
		for (int j = 0; j < s; j++) {
			final double theta = ritz.values[j];
			double residual = 0;
			for (int i = 0; i < Q.rows(); i++) {
				final double difference = images.getQuick(i, j) - theta * vectors
					.getQuick(i, j);
				residual += difference * difference;
			}
			if (Math.sqrt(residual) > (j < l ? RESIDUAL : RESIDUAL_BEYOND) * theta) {
				return false;
			}
			if (j < l) {
				missed += theta > 0 ? residual / theta : 0;
				beyond -= theta;
			}
		}
		return missed <= MISSED * beyond;
	}
}
