
package org.unmixj.linalg;

import java.util.SplittableRandom;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;
import cern.colt.matrix.linalg.QRDecomposition;

/** Matrices for tests, made from seeds, and distances between them. */
public final class TestMatrices {

	private TestMatrices() {
		// static methods only
	}

	/** Uniform in [0, 1). */
	public static DoubleMatrix2D random(final int rows, final int columns,
		final long seed)
	{
		final var random = new SplittableRandom(seed);
		return new DenseDoubleMatrix2D(rows, columns).assign(zero -> random
			.nextDouble());
	}

	/** Uniform in [-1, 1). */
	public static DoubleMatrix2D signed(final int rows, final int columns,
		final long seed)
	{
		return random(rows, columns, seed).assign(v -> 2 * v - 1);
	}

	/** A matrix with the given singular values. */
	public static DoubleMatrix2D withSingularValues(final int rows,
		final int columns, final long seed, final double... values)
	{
		final var U = new QRDecomposition(signed(rows, values.length, seed)).getQ();
		final var V = new QRDecomposition(signed(columns, values.length, seed + 1))
			.getQ();
		return product(U, product(SmallMatrices.diagonal(values), V.viewDice()));
	}

	public static DoubleMatrix2D product(final DoubleMatrix2D A,
		final DoubleMatrix2D B)
	{
		return Algebra.DEFAULT.mult(A, B);
	}

	/** The Frobenius norm of A - B. */
	public static double distance(final DoubleMatrix2D A,
		final DoubleMatrix2D B)
	{
		return norm(A.copy().assign(B, (a, b) -> a - b));
	}

	/** The Frobenius norm. */
	public static double norm(final DoubleMatrix2D A) {
		return Math.sqrt(A.aggregate(Double::sum, a -> a * a));
	}

	/** How far the columns of a matrix are from orthonormal. */
	public static double departureFromOrthonormal(final DoubleMatrix2D Q) {
		return distance(product(Q.viewDice(), Q),
			cern.colt.matrix.DoubleFactory2D.dense.identity(Q.columns()));
	}
}
