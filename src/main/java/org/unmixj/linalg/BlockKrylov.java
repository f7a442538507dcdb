
package org.unmixj.linalg;

import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;
import cern.colt.matrix.linalg.QRDecomposition;

/**
 * The leading eigenvectors of a large symmetric positive semi-definite matrix G
 * of which only products are known, by a randomized block Krylov method: G is
 * applied to a random block, then to what is new in the product, and so on; the
 * eigenvectors of G in the space of all blocks are the result.
 * <p>
 * Stops when none of the l leading eigenvalues changes by more than
 * {@value #TOLERANCE} of the largest, or after {@value #MAX_PRODUCTS} products.
 *
 * @see "C. Musco and C. Musco, Randomized block Krylov methods for stronger and
 *      faster approximate singular value decomposition, NIPS 2015"
 */
final class BlockKrylov {

	static final int MAX_PRODUCTS = 25;

	static final double TOLERANCE = 1e-14;

	private static final long SEED = 20150609;

	/** How the work between the products is run, so that it can be canceled. */
	interface Runner {

		<T> T run(Supplier<T> computation);
	}

	private final UnaryOperator<DoubleMatrix2D> multiply;

	private final Runner runner;

	/** n&times;d, orthonormal columns. */
	private DoubleMatrix2D basis;

	/** G times the basis, n&times;d. */
	private DoubleMatrix2D images;

	private BlockKrylov(final UnaryOperator<DoubleMatrix2D> multiply,
		final Runner runner)
	{
		this.multiply = multiply;
		this.runner = runner;
	}

	/**
	 * Returns orthonormal vectors that span the leading eigenvectors of G.
	 *
	 * @param multiply G&middot;Q for any Q with n rows
	 * @param runner runs what is done between the products
	 * @param n the size of G
	 * @param l the number of eigenvalues that must have settled
	 * @param s the number of vectors, l &le; s &le; n
	 * @return n&times;s
	 */
	static DoubleMatrix2D leading(final UnaryOperator<DoubleMatrix2D> multiply,
		final Runner runner, final int n, final int l, final int s)
	{
		return new BlockKrylov(multiply, runner).leading(n, l, s);
	}

	private DoubleMatrix2D leading(final int n, final int l, final int s) {
		final DoubleMatrix2D start = new DenseDoubleMatrix2D(n, s);
		final Random random = new Random(SEED);
		start.assign(zero -> random.nextGaussian());
		basis = orthonormal(start);
		images = multiply.apply(basis);
		SymmetricEigen ritz = runner.run(this::ritz);
		for (int products = 1; products < MAX_PRODUCTS && basis
			.columns() < n; products++)
		{
			// of the last images, as many as there are dimensions left
			final int width = Math.min(s, n - basis.columns());
			final DoubleMatrix2D last = images.viewPart(0, images.columns() - width,
				n, width);
			final DoubleMatrix2D block = runner.run(() -> orthonormal(remainder(
				orthonormal(remainder(last)))));
			basis = joined(basis, block);
			images = joined(images, multiply.apply(block));
			final double[] before = ritz.values;
			ritz = runner.run(this::ritz);
			if (settled(before, ritz.values, l)) break;
		}
		final SymmetricEigen settled = ritz;
		return runner.run(() -> orthonormal(Algebra.DEFAULT.mult(basis,
			settled.vectors.viewPart(0, 0, basis.columns(), s))));
	}

	/** The eigenvalues of G restricted to the basis. */
	private SymmetricEigen ritz() {
		final double[][] T = Algebra.DEFAULT.mult(basis.viewDice(), images)
			.toArray();
		for (int i = 0; i < T.length; i++) {
			for (int j = 0; j < i; j++) {
				T[i][j] = (T[i][j] + T[j][i]) / 2;
				T[j][i] = T[i][j];
			}
		}
		return new SymmetricEigen(T);
	}

	/** What the basis does not hold of some vectors. */
	private DoubleMatrix2D remainder(final DoubleMatrix2D vectors) {
		final DoubleMatrix2D held = Algebra.DEFAULT.mult(basis, Algebra.DEFAULT
			.mult(basis.viewDice(), vectors));
		return vectors.copy().assign(held, (v, h) -> v - h);
	}

	private static boolean settled(final double[] before, final double[] now,
		final int l)
	{
		for (int i = 0; i < l; i++) {
			if (!(Math.abs(now[i] - before[i]) <= TOLERANCE * now[0])) return false;
		}
		return true;
	}

	private static DoubleMatrix2D joined(final DoubleMatrix2D left,
		final DoubleMatrix2D right)
	{
		final DoubleMatrix2D result = new DenseDoubleMatrix2D(left.rows(), left
			.columns() + right.columns());
		result.viewPart(0, 0, left.rows(), left.columns()).assign(left);
		result.viewPart(0, left.columns(), left.rows(), right.columns()).assign(
			right);
		return result;
	}

	static DoubleMatrix2D orthonormal(final DoubleMatrix2D tall) {
		MatrixChecks.requireFinite(tall, "product of X");
		return new QRDecomposition(tall).getQ();
	}
}
