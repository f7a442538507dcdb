
package org.unmixj.linalg;

import java.util.ArrayList;
import java.util.List;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.CholeskyDecomposition;

/**
 * Anderson's acceleration of an iteration x &larr; g(x): the next x combines
 * the last images g(x) such that the same combination of the residuals g(x) - x
 * is the shortest.
 *
 * @see "H. F. Walker and P. Ni, Anderson acceleration for fixed-point
 *      iterations, SIAM J. Numer. Anal. 49 (2011)"
 */
public final class AndersonMixing {

	/** Added to the diagonal of the least-squares problem, relative to it. */
	private static final double REGULARIZATION = 1e-10;

	private final int depth;

	/** Differences between images, and between residuals, that follow. */
	private final List<double[]> images = new ArrayList<>();

	private final List<double[]> residuals = new ArrayList<>();

	private double[] lastImage;

	private double[] lastResidual;

	/**
	 * @param depth the number of differences that are combined, at least 1
	 */
	public AndersonMixing(final int depth) {
		this.depth = depth;
	}

	/**
	 * Returns the next x.
	 *
	 * @param image g(x); kept, and not to be modified
	 * @param residual g(x) - x, perhaps weighted, as it is to be short; likewise
	 * @return a new array
	 */
	public double[] next(final double[] image, final double[] residual) {
		if (lastImage != null) {
			images.add(difference(image, lastImage));
			residuals.add(difference(residual, lastResidual));
			if (images.size() > depth) {
				images.remove(0);
				residuals.remove(0);
			}
		}
		lastImage = image;
		lastResidual = residual;
		final double[] next = image.clone();
		final double[] weights = weights(residual);
		BlockKernels.addCombination(next, weights, images.toArray(new double[0][]),
			weights.length, 0, next.length);
		return next;
	}

	/** Starts anew. */
	public void forget() {
		images.clear();
		residuals.clear();
		lastImage = null;
		lastResidual = null;
	}

	/**
	 * The combination of the differences that, added to the residual, comes
	 * nearest to zero.
	 */
	private double[] weights(final double[] residual) {
		final int k = residuals.size();
		final double[][] all = residuals.toArray(new double[k + 1][]);
		all[k] = residual;
		final double[][] products = new double[k + 1][k + 1];
		BlockKernels.addGram(all, k + 1, residual.length, products);
		final DoubleMatrix2D gram = new DenseDoubleMatrix2D(products).viewPart(0, 0,
			k, k);
		final DoubleMatrix2D right = new DenseDoubleMatrix2D(products).viewPart(0,
			k, k, 1);
		double trace = 0;
		for (int i = 0; i < k; i++) {
			trace += products[i][i];
		}
		if (!(trace > 0)) return new double[0];
		for (int i = 0; i < k; i++) {
			gram.setQuick(i, i, products[i][i] + REGULARIZATION * trace);
		}
		final CholeskyDecomposition cholesky = new CholeskyDecomposition(gram);
		if (!cholesky.isSymmetricPositiveDefinite()) return new double[0];
		return cholesky.solve(right).viewColumn(0).assign(v -> -v).toArray();
	}

	private static double[] difference(final double[] a, final double[] b) {
		final double[] difference = new double[a.length];
		for (int t = 0; t < a.length; t++) {
			difference[t] = a[t] - b[t];
		}
		return difference;
	}
}
