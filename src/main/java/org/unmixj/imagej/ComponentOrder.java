
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.Comparator;

import org.unmixj.linalg.TallMatrix;
import org.unmixj.nmf.Factorization;

import cern.colt.matrix.DoubleMatrix1D;
import cern.colt.matrix.DoubleMatrix2D;

/**
 * The order in which components are shown, which does not depend on the order
 * in which a fit found them. Components that are zero come last.
 */
final class ComponentOrder {

	/** Components with a smaller share of the energy count as empty. */
	private static final double EMPTY_SHARE = 1e-12;

	private ComponentOrder() {
		// static methods only
	}

	/**
	 * Orders by where the signature has its peak; equal peaks by the centre of
	 * mass of the signature.
	 */
	static Factorization byPeak(final Factorization factorization) {
		final DoubleMatrix2D H = factorization.H();
		final boolean[] empty = empty(factorization);
		final int[] peaks = new int[H.rows()];
		final double[] centres = new double[H.rows()];
		for (int j = 0; j < H.rows(); j++) {
			final DoubleMatrix1D h = H.viewRow(j);
			double moment = 0;
			for (int i = 0; i < h.size(); i++) {
				if (h.get(i) > h.get(peaks[j])) peaks[j] = i;
				moment += i * h.get(i);
			}
			centres[j] = empty[j] ? 0 : moment / h.zSum();
		}
		return factorization.ordered(order(empty.length, Comparator.comparing((
			final Integer j) -> empty[j]).thenComparing(j -> peaks[j]).thenComparing(
				j -> centres[j])));
	}

	/**
	 * Tells for each component whether it explains next to nothing of what all
	 * explain.
	 */
	static boolean[] empty(final Factorization factorization) {
		final double[] energies = energies(factorization);
		final double least = EMPTY_SHARE * Arrays.stream(energies).sum();
		final boolean[] empty = new boolean[energies.length];
		for (int j = 0; j < empty.length; j++) {
			empty[j] = energies[j] <= least;
		}
		return empty;
	}

	/** Orders by explained energy, &#x2016;w_j h_j&#x2016;&sup2;, descending. */
	static Factorization byEnergy(final Factorization factorization) {
		final double[] energies = energies(factorization);
		return factorization.ordered(order(energies.length, Comparator.comparing((
			final Integer j) -> -energies[j])));
	}

	/** Returns &#x2016;w_j&#x2016;&sup2;&#x2016;h_j&#x2016;&sup2; for each j. */
	static double[] energies(final Factorization factorization) {
		final TallMatrix W = factorization.W();
		final double[] energies = new double[factorization.components()];
		for (int j = 0; j < energies.length; j++) {
			double sum = 0;
			for (int b = 0; b < W.partition().count(); b++) {
				for (final double w : W.block(b)[j]) {
					sum += w * w;
				}
			}
			final DoubleMatrix1D h = factorization.H().viewRow(j);
			energies[j] = sum * h.zDotProduct(h);
		}
		return energies;
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
