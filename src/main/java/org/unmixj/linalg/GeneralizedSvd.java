
package org.unmixj.linalg;

import java.util.Arrays;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;
import cern.colt.matrix.linalg.QRDecomposition;

/**
 * The generalized singular value decomposition of a pair of square matrices.
 * <p>
 * A = M1&middot;diag(d1)&middot;Q&#7488; and B =
 * M2&middot;diag(d2)&middot;Q&#7488;, all l&times;l, M1 and M2 orthogonal, Q
 * regular but not orthogonal, d1, d2 &ge; 0, d1&sup2; + d2&sup2; = 1 (Guo &amp;
 * Holy, GSVD-NMF, eq. 7). Ordered by d1/d2, largest first; d2 counts as zero at
 * or below l&middot;2^-52, and d1/d2 is then infinite. Of several columns of
 * (Q&#7488;)&#8315;&sup1; with an infinite d1/d2 only the space is determined;
 * they are taken orthogonal, the shortest first: the principal directions of A
 * in that space.
 * <p>
 * Method: QR of A over B, then the CS decomposition of the orthogonal factor by
 * Van Loan, Numer. Math. 46 (1985): the singular vectors of its lower part
 * where d2 is small, of its upper part where d1 is. Errors are of the order of
 * 1e-15 times the norm of the pair.
 */
public final class GeneralizedSvd {

	private final DoubleMatrix2D M1;

	private final DoubleMatrix2D M2;

	private final double[] d1;

	private final double[] d2;

	private final DoubleMatrix2D Qt;

	private final DoubleMatrix2D inverseQt;

	/**
	 * @param A l&times;l, not modified
	 * @param B l&times;l, not modified; may be singular or zero
	 * @throws IllegalArgumentException if the matrices are not square, not of one
	 *           size, not finite, or A over B has not the rank l
	 */
	public GeneralizedSvd(final DoubleMatrix2D A, final DoubleMatrix2D B) {
		this(A, B, A.rows());
	}

	/**
	 * @param A l&times;l, not modified
	 * @param B l&times;l, not modified
	 * @param rank B is known to have at most this rank: the l - rank smallest d2
	 *          are zero, whatever rounding makes of them
	 * @throws IllegalArgumentException as above
	 */
	public GeneralizedSvd(final DoubleMatrix2D A, final DoubleMatrix2D B,
		final int rank)
	{
		final int l = A.rows();
		MatrixChecks.requireShape(A, l, l, "A");
		MatrixChecks.requireShape(B, l, l, "B");
		MatrixChecks.requireFinite(A, "A");
		MatrixChecks.requireFinite(B, "B");

		final DoubleMatrix2D pair = new DenseDoubleMatrix2D(2 * l, l);
		pair.viewPart(0, 0, l, l).assign(A);
		pair.viewPart(l, 0, l, l).assign(B);
		final QRDecomposition qr = new QRDecomposition(pair);
		if (!qr.hasFullRank()) {
			throw new IllegalArgumentException("A over B must have the rank " + l +
				", but is singular");
		}
		final SmallSvd lower = new SmallSvd(qr.getQ().viewPart(l, 0, l, l).copy());
		// d2 upwards, so that d1/d2 goes down
		final DoubleMatrix2D Z = lower.V.viewColumnFlip().copy();
		M2 = lower.U.viewColumnFlip().copy();
		d2 = reversed(lower.values);
		int infinite = 0;
		while (infinite < l && (infinite < l - rank || d2[infinite] <= l * Math.ulp(
			1.0)))
		{
			d2[infinite++] = 0;
		}
		if (infinite > 1) turnInfinite(infinite, Z, qr.getR());

		final QRDecomposition upper = new QRDecomposition(Algebra.DEFAULT.mult(qr
			.getQ().viewPart(0, 0, l, l).copy(), Z));
		M1 = upper.getQ();
		d1 = new double[l];
		int small = 0;
		while (small < l && d2[small] <= Math.sqrt(0.5)) {
			d1[small] = upper.getR().getQuick(small, small);
			small++;
		}
		if (small < l) resolveSmallD1(upper.getR(), small, Z);
		for (int i = 0; i < l; i++) {
			if (d1[i] < 0) M1.viewColumn(i).assign(v -> -v);
			if (d2[i] < 0) M2.viewColumn(i).assign(v -> -v);
			final double length = Math.hypot(d1[i], d2[i]);
			d1[i] = Math.abs(d1[i]) / length;
			d2[i] = Math.abs(d2[i]) / length;
		}
		Qt = Algebra.DEFAULT.mult(Z.viewDice(), qr.getR());
		inverseQt = Algebra.DEFAULT.mult(Algebra.DEFAULT.inverse(qr.getR()), Z);
	}

	/**
	 * Turns the vectors of d2 = 0 so that the first columns of
	 * (Q&#7488;)&#8315;&sup1; = R&#8315;&sup1;Z are orthogonal, the shortest
	 * first.
	 */
	private static void turnInfinite(final int count, final DoubleMatrix2D Z,
		final DoubleMatrix2D R)
	{
		final DoubleMatrix2D part = Z.viewPart(0, 0, Z.rows(), count);
		final DoubleMatrix2D columns = Algebra.DEFAULT.mult(Algebra.DEFAULT.inverse(
			R), part.copy());
		part.assign(Algebra.DEFAULT.mult(part.copy(), new SmallSvd(columns).V
			.viewColumnFlip().copy()));
	}

	/**
	 * Where d2 is near 1, its values hardly differ and do not tell their vectors
	 * apart, but those of d1 do: from the given index on, the vectors are turned
	 * to the singular vectors of the upper part.
	 *
	 * @param R the triangular factor of the upper part, l&times;l
	 * @param from the first index with d2 above &radic;&frac12;
	 * @param Z the vectors of the lower part, l&times;l, modified
	 */
	private void resolveSmallD1(final DoubleMatrix2D R, final int from,
		final DoubleMatrix2D Z)
	{
		final int l = R.rows();
		final int count = l - from;
		final SmallSvd svd = new SmallSvd(R.viewPart(from, from, count, count)
			.copy());
		turn(M1, from, svd.U);
		turn(Z, from, svd.V);
		final DoubleMatrix2D turned = svd.V.copy();
		for (int i = 0; i < count; i++) {
			final double factor = d2[from + i];
			turned.viewRow(i).assign(v -> v * factor);
		}
		final QRDecomposition qr = new QRDecomposition(turned);
		turn(M2, from, qr.getQ());
		for (int i = 0; i < count; i++) {
			d1[from + i] = svd.values[i];
			d2[from + i] = qr.getR().getQuick(i, i);
		}
	}

	/** Multiplies the columns from an index on by an orthogonal matrix. */
	private static void turn(final DoubleMatrix2D M, final int from,
		final DoubleMatrix2D rotation)
	{
		final DoubleMatrix2D part = M.viewPart(0, from, M.rows(), rotation.rows());
		part.assign(Algebra.DEFAULT.mult(part.copy(), rotation));
	}

	private static double[] reversed(final double[] values) {
		final double[] result = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			result[i] = values[values.length - 1 - i];
		}
		return result;
	}

	/** Returns M1, l&times;l, orthogonal. */
	public DoubleMatrix2D M1() {
		return M1;
	}

	/** Returns M2, l&times;l, orthogonal. */
	public DoubleMatrix2D M2() {
		return M2;
	}

	/** Returns the diagonal of D1, a copy. */
	public double[] d1() {
		return d1.clone();
	}

	/** Returns the diagonal of D2, ascending, a copy. */
	public double[] d2() {
		return d2.clone();
	}

	/** Returns Q&#7488;, l&times;l, regular. */
	public DoubleMatrix2D Qt() {
		return Qt;
	}

	/** Returns (Q&#7488;)&#8315;&sup1;, l&times;l. */
	public DoubleMatrix2D inverseQt() {
		return inverseQt;
	}

	/**
	 * Returns &lambda; = (d1/d2)&sup2;, the squares of the generalized singular
	 * values, largest first; {@link Double#POSITIVE_INFINITY} where d2 is zero.
	 */
	public double[] lambdas() {
		final double[] lambdas = new double[d1.length];
		Arrays.setAll(lambdas, i -> d2[i] > 0 ? (d1[i] / d2[i]) * (d1[i] / d2[i])
			: Double.POSITIVE_INFINITY);
		return lambdas;
	}
}
