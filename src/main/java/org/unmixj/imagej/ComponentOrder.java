
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.Comparator;

import org.unmixj.image.Axis;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.QualityCheck;

import cern.colt.matrix.DoubleMatrix1D;
import cern.colt.matrix.DoubleMatrix2D;

/**
 * The order in which components are shown, which does not depend on the order
 * in which a fit found them. Components that are zero come last.
 */
final class ComponentOrder {

	private ComponentOrder() {
		// static methods only
	}

	/**
	 * Orders spectra by their peak, other signatures by explained energy.
	 *
	 * @param axis the unmixed axis
	 * @param known the number of the first components that keep their place
	 * @param last the component that becomes the last one, or -1
	 */
	static Factorization along(final Axis axis, final Factorization factorization,
		final int known, final int last)
	{
		return axis == Axis.CHANNELS ? byPeak(factorization, known, last)
			: byEnergy(factorization, known, last);
	}

	/**
	 * Orders by where the signature has its peak; equal peaks by the centre of
	 * mass of the signature.
	 *
	 * @param known the number of the first components that keep their place
	 * @param last the component that becomes the last one, or -1
	 */
	static Factorization byPeak(final Factorization factorization,
		final int known, final int last)
	{
		final DoubleMatrix2D H = factorization.H();
		final QualityCheck check = QualityCheck.of(factorization);
		final double[] centres = new double[H.rows()];
		for (int j = 0; j < H.rows(); j++) {
			final DoubleMatrix1D h = H.viewRow(j);
			double moment = 0;
			for (int i = 0; i < h.size(); i++) {
				moment += i * h.get(i);
			}
			centres[j] = check.isEmpty(j) ? 0 : moment / h.zSum();
		}
		return factorization.ordered(order(H.rows(), Comparator.comparing((
			final Integer j) -> rank(j, known, last)).thenComparing(j -> check
				.isEmpty(j)).thenComparing(j -> check.peak(j)).thenComparing(
					j -> centres[j])));
	}

	/**
	 * Orders by explained energy, &#x2016;w_j h_j&#x2016;&sup2;, descending.
	 *
	 * @param known the number of the first components that keep their place
	 * @param last the component that becomes the last one, or -1
	 */
	static Factorization byEnergy(final Factorization factorization,
		final int known, final int last)
	{
		final QualityCheck check = QualityCheck.of(factorization);
		return factorization.ordered(order(check.components(), Comparator.comparing(
			(final Integer j) -> rank(j, known, last)).thenComparing(j -> -check
				.energy(j))));
	}

	private static int rank(final int j, final int known, final int last) {
		return j == last ? Integer.MAX_VALUE : Math.min(j, known);
	}

	private static int[] order(final int r,
		final Comparator<Integer> comparator)
	{
		final Integer[] order = new Integer[r];
		Arrays.setAll(order, j -> j);
		Arrays.sort(order, comparator);
		return Arrays.stream(order).mapToInt(j -> j).toArray();
	}
}
