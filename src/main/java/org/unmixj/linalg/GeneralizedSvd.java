
package org.unmixj.linalg;

import java.util.Arrays;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;
import cern.colt.matrix.linalg.QRDecomposition;
import cern.colt.matrix.linalg.SingularValueDecomposition;

/**
 * The generalized singular value decomposition of a pair of square matrices.
 * <p>
 * A = M1&middot;diag(d1)&middot;Q&#7488; and B =
 * M2&middot;diag(d2)&middot;Q&#7488;, all l&times;l, M1 and M2 orthogonal, Q
 * regular but not orthogonal, d1, d2 &ge; 0, d1&sup2; + d2&sup2; = 1 (Guo &amp;
 * Holy, GSVD-NMF, eq. 7). Ordered by d1/d2, largest first; d2 counts as zero at
 * or below l&middot;2^-52, and d1/d2 is then infinite.
 * <p>
 * Method: QR of A over B, then the CS decomposition of the orthogonal factor by
 * Van Loan, Numer. Math. 46 (1985): the singular values of its lower part are
 * d2; the columns of the upper part, rotated likewise and orthogonalized, are
 * M1&middot;diag(d1). Errors are of the order of 1e-15 times the norm of the
 * pair.
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
		final DoubleMatrix2D lower = qr.getQ().viewPart(l, 0, l, l).copy();
		final SingularValueDecomposition cs = new SingularValueDecomposition(lower);
		// d2 upwards, so that d1/d2 goes down
		final DoubleMatrix2D Z = cs.getV().viewColumnFlip().copy();
		M2 = cs.getU().viewColumnFlip().copy();
		d2 = reversed(cs.getSingularValues());

		final DoubleMatrix2D upper = Algebra.DEFAULT.mult(qr.getQ().viewPart(0, 0,
			l, l).copy(), Z);
		final QRDecomposition sines = new QRDecomposition(upper);
		M1 = sines.getQ();
		d1 = new double[l];
		for (int i = 0; i < l; i++) {
			d1[i] = sines.getR().getQuick(i, i);
			if (d1[i] < 0) {
				d1[i] = -d1[i];
				M1.viewColumn(i).assign(v -> -v);
			}
			final double length = Math.hypot(d1[i], d2[i]);
			d1[i] /= length;
			d2[i] = d2[i] <= l * Math.ulp(1.0) ? 0 : d2[i] / length;
		}
		Qt = Algebra.DEFAULT.mult(Z.viewDice(), qr.getR());
		inverseQt = Algebra.DEFAULT.mult(Algebra.DEFAULT.inverse(qr.getR()), Z);
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
