
package org.unmixj.nmf;

import java.util.SplittableRandom;

import org.unmixj.linalg.TallMatrix;

/**
 * A matrix that has the components of a factorization and no others: what they
 * leave of X is shuffled among the rows, each column by itself, so that it
 * stays as large and no structure is left in it.
 */
final class ShuffledResiduals {

	private ShuffledResiduals() {
		// static methods only
	}

	/**
	 * Returns max(0, WH + the shuffled X - WH).
	 *
	 * @param X m&times;n; not modified
	 * @param f W in the blocks of X; not modified
	 */
	static TallMatrix of(final TallMatrix X, final Factorization f,
		final SplittableRandom random)
	{
		final int m = (int) X.rows();
		final int blockRows = X.partition().blockRows();
		final TallMatrix result = new TallMatrix(X.partition(), X.columns());
		for (int j = 0; j < X.columns(); j++) {
			final double[] model = new double[m];
			for (int i = 0; i < m; i++) {
				for (int k = 0; k < f.components(); k++) {
					model[i] += f.W().block(i / blockRows)[k][i % blockRows] * f.H()
						.getQuick(k, j);
				}
			}
			final int[] from = RandomRows.permutation(m, random);
			for (int i = 0; i < m; i++) {
				final double residual = X.get(from[i], j) - model[from[i]];
				result.block(i / blockRows)[j][i % blockRows] = Math.max(0, model[i] +
					residual);
			}
		}
		return result;
	}
}
