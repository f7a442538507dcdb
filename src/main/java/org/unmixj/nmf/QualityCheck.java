
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Numbers that tell whether the components of a factorization can be trusted:
 * how much of the signal each one holds, and how well their signatures can be
 * told apart.
 * <p>
 * None of them depends on how W and H are scaled against each other. The share
 * of component j is that of the fitted intensities, 100&middot;&Sigma;w_j
 * &Sigma;h_j / &Sigma;_l(&Sigma;w_l &Sigma;h_l) percent, so that the shares add
 * up to 100. The similarity of two signatures is the cosine of the angle
 * between them, h_j&middot;h_l / (&#x2016;h_j&#x2016; &#x2016;h_l&#x2016;),
 * from 0 (nothing in common) to 1 (the same but for a factor).
 */
public final class QualityCheck {

	/**
	 * Signatures with a larger cosine are similar: noise is amplified several
	 * times when their images are told apart (about 1/&radic;(1 - cosine&sup2;),
	 * which is 3.2 here).
	 */
	public static final double SIMILAR = 0.95;

	/**
	 * Signatures with a larger cosine count as the same: noise is amplified 70
	 * times and more.
	 */
	public static final double DUPLICATE = 0.9999;

	/** Components with a smaller share of the energy count as empty. */
	private static final double EMPTY_SHARE = 1e-12;

	private final double[] shares;

	private final double[] energies;

	private final int[] peaks;

	private final double[][] cosines;

	private final double[] totals;

	private QualityCheck(final double[] shares, final double[] energies,
		final int[] peaks, final double[][] cosines, final double[] totals)
	{
		this.shares = shares;
		this.energies = energies;
		this.peaks = peaks;
		this.cosines = cosines;
		this.totals = totals;
	}

	/** Checks a factorization in one pass over W. */
	public static QualityCheck of(final Factorization factorization) {
		final DoubleMatrix2D H = factorization.H();
		final int r = H.rows();
		final double[] intensities = new double[r];
		final double[] energies = new double[r];
		final int[] peaks = new int[r];
		addColumns(factorization.W(), intensities, energies);
		final double[] totals = new double[H.columns()];
		for (int j = 0; j < r; j++) {
			final double[] h = H.viewRow(j).toArray();
			for (int i = 0; i < h.length; i++) {
				totals[i] += intensities[j] * h[i];
			}
			intensities[j] *= Arrays.stream(h).sum();
			energies[j] *= dot(h, h);
			for (int i = 1; i < h.length; i++) {
				if (h[i] > h[peaks[j]]) peaks[j] = i;
			}
		}
		final double total = Arrays.stream(intensities).sum();
		final double[] shares = Arrays.stream(intensities).map(
			intensity -> total > 0 ? 100 * intensity / total : 0).toArray();
		return new QualityCheck(shares, energies, peaks, cosines(H, H), totals);
	}

	/** Adds the sum and the sum of squares of each column. */
	private static void addColumns(final TallMatrix W, final double[] sums,
		final double[] squares)
	{
		for (int b = 0; b < W.partition().count(); b++) {
			for (int j = 0; j < sums.length; j++) {
				double sum = 0, square = 0;
				for (final double w : W.block(b)[j]) {
					sum += w;
					square += w * w;
				}
				sums[j] += sum;
				squares[j] += square;
			}
		}
	}

	/**
	 * Returns the cosine of the angle between each signature of one matrix and
	 * each of another; 0 where one of both is zero.
	 *
	 * @param A r&times;n; not modified
	 * @param B s&times;n; not modified
	 * @return r arrays of s elements
	 */
	public static double[][] cosines(final DoubleMatrix2D A,
		final DoubleMatrix2D B)
	{
		final double[][] a = A.toArray();
		final double[][] b = B.toArray();
		final double[][] cosines = new double[a.length][b.length];
		for (int j = 0; j < a.length; j++) {
			for (int l = 0; l < b.length; l++) {
				final double norms = Math.sqrt(dot(a[j], a[j])) * Math.sqrt(dot(b[l],
					b[l]));
				cosines[j][l] = norms > 0 ? Math.min(1, dot(a[j], b[l]) / norms) : 0;
			}
		}
		return cosines;
	}

	/**
	 * Returns the angle between each signature of one matrix and each of another
	 * in degrees, from 0 to 180; NaN where one of both is zero. With the unit
	 * vectors u and v it is 2 atan2(&#x2016;u - v&#x2016;, &#x2016;u +
	 * v&#x2016;), which is exact for small angles, too, where the cosine has lost
	 * them (W. Kahan, How futile are mindless assessments of roundoff in
	 * floating-point computation?, 2006, section 12).
	 *
	 * @param A r&times;n; not modified
	 * @param B s&times;n; not modified
	 * @return r arrays of s elements
	 */
	public static double[][] angles(final DoubleMatrix2D A,
		final DoubleMatrix2D B)
	{
		final double[][] u = units(A);
		final double[][] v = units(B);
		final double[][] angles = new double[u.length][v.length];
		for (int j = 0; j < u.length; j++) {
			for (int l = 0; l < v.length; l++) {
				double minus = 0, plus = 0;
				for (int i = 0; i < u[j].length; i++) {
					minus += (u[j][i] - v[l][i]) * (u[j][i] - v[l][i]);
					plus += (u[j][i] + v[l][i]) * (u[j][i] + v[l][i]);
				}
				angles[j][l] = Math.toDegrees(2 * Math.atan2(Math.sqrt(minus), Math
					.sqrt(plus)));
			}
		}
		return angles;
	}

	/** Returns the rows divided by their norms; NaN if that is 0. */
	private static double[][] units(final DoubleMatrix2D A) {
		final double[][] units = A.toArray();
		for (final double[] unit : units) {
			final double norm = Math.sqrt(dot(unit, unit));
			for (int i = 0; i < unit.length; i++) {
				unit[i] /= norm;
			}
		}
		return units;
	}

	private static double dot(final double[] a, final double[] b) {
		return BlockKernels.dot(a, b, a.length);
	}

	/** Returns r, the number of components. */
	public int components() {
		return shares.length;
	}

	/** Returns the share of a component in the fitted intensities, in percent. */
	public double share(final int component) {
		return shares[component];
	}

	/** Returns &#x2016;w_j h_j&#x2016;&sup2;_F, in squared units of X. */
	public double energy(final int component) {
		return energies[component];
	}

	/**
	 * Tells whether a component is zero, or next to zero: whether its energy is
	 * at most 1e-12 of the sum over all components.
	 */
	public boolean isEmpty(final int component) {
		return energies[component] <= EMPTY_SHARE * Arrays.stream(energies).sum();
	}

	/** Returns the sample at which a signature is largest, counted from 0. */
	public int peak(final int component) {
		return peaks[component];
	}

	/**
	 * Returns the sum of the fitted intensities of each sample over all pixels,
	 * in units of X, a copy.
	 */
	public double[] totals() {
		return totals.clone();
	}

	/** Returns the cosine of the angle between two signatures. */
	public double cosine(final int component, final int other) {
		return cosines[component][other];
	}

	/**
	 * Returns the component, other than this one and not empty, whose signature
	 * is most similar; -1 if there is none or this one is empty.
	 */
	public int nearest(final int component) {
		int nearest = -1;
		for (int other = 0; other < components(); other++) {
			if (other == component || isEmpty(other) || isEmpty(component)) continue;
			if (nearest < 0 || cosine(component, other) > cosine(component, nearest))
				nearest = other;
		}
		return nearest;
	}

	/**
	 * Tells whether two components that are not empty have similar signatures.
	 */
	public boolean isSimilar(final int component, final int other) {
		return isAbove(SIMILAR, component, other);
	}

	/**
	 * Tells whether two components that are not empty have signatures that are
	 * the same for all that noise allows to tell.
	 */
	public boolean isDuplicate(final int component, final int other) {
		return isAbove(DUPLICATE, component, other);
	}

	private boolean isAbove(final double limit, final int component,
		final int other)
	{
		return component != other && !isEmpty(component) && !isEmpty(other) &&
			cosine(component, other) > limit;
	}
}
