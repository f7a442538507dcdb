
package org.unmixj.nmf;

import java.util.Random;

import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Simulated photon counts with their truth: pixels that hold little of most
 * components and much of few, and spectra that overlap.
 */
public final class PhotonCounts {

	private final DoubleMatrix2D X;

	private final DoubleMatrix2D W;

	private final DoubleMatrix2D H;

	private PhotonCounts(final DoubleMatrix2D X, final DoubleMatrix2D W,
		final DoubleMatrix2D H)
	{
		this.X = X;
		this.W = W;
		this.H = H;
	}

	/** Returns the counts, m&times;n. */
	public DoubleMatrix2D X() {
		return X;
	}

	/** Returns the expected photons of each component, over all channels. */
	public DoubleMatrix2D W() {
		return W;
	}

	/** Returns the spectra, each with the sum 1. */
	public DoubleMatrix2D H() {
		return H;
	}

	/**
	 * @param photons the mean over the pixels of the sum over all channels
	 * @param seed of {@link Random}, whose algorithm is part of Java
	 */
	public static PhotonCounts simulate(final int m, final int n, final int r,
		final double photons, final long seed)
	{
		final Random random = new Random(seed);
		final DoubleMatrix2D H = spectra(r, n);
		final DoubleMatrix2D W = new DenseDoubleMatrix2D(m, r);
		// squares of normal numbers have a gamma distribution of shape 1/2
		W.assign(zero -> Math.pow(random.nextGaussian(), 2));
		final double factor = photons * m / W.zSum();
		W.assign(w -> w * factor);
		final DoubleMatrix2D X = TestMatrices.product(W, H).assign(mean -> count(
			mean, random));
		return new PhotonCounts(X, W, H);
	}

	/** Bells whose neighbours overlap. */
	static DoubleMatrix2D spectra(final int r, final int n) {
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(r, n);
		for (int j = 0; j < r; j++) {
			final double centre = n * (0.25 + (r == 1 ? 0.25 : 0.5 * j / (r - 1)));
			for (int i = 0; i < n; i++) {
				H.setQuick(j, i, Math.exp(-0.5 * Math.pow((i - centre) / (0.1 * n),
					2)));
			}
			final double sum = H.viewRow(j).zSum();
			H.viewRow(j).assign(h -> h / sum);
		}
		return H;
	}

	/** Returns photon counts of these means; a seed of {@link Random}. */
	static DoubleMatrix2D counts(final DoubleMatrix2D means, final long seed) {
		final Random random = new Random(seed);
		return means.copy().assign(mean -> count(mean, random));
	}

	/** A Poisson number: waiting times of mean 1 that fit into {@code mean}. */
	private static int count(final double mean, final Random random) {
		int count = -1;
		for (double left = mean; left >= 0; count++) {
			left += Math.log(1 - random.nextDouble());
		}
		return count;
	}

	/** D(X|Y) by the long way. */
	static double divergence(final DoubleMatrix2D X, final DoubleMatrix2D Y) {
		double sum = 0;
		for (int t = 0; t < X.rows(); t++) {
			for (int i = 0; i < X.columns(); i++) {
				final double x = X.getQuick(t, i);
				final double y = Y.getQuick(t, i);
				sum += (x > 0 ? x * Math.log(x / y) : 0) - x + y;
			}
		}
		return sum;
	}
}
