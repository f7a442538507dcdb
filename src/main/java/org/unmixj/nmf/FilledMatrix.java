
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.DerivedRows;
import org.unmixj.linalg.ObservedEntries;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;

/**
 * X with its missing entries (NaN) filled while it is read, for what needs all
 * of them: by W&middot;H as it is then, so that a step towards a better W or H
 * is one of expectation maximization, which never raises the error over the
 * entries that are there.
 * <p>
 * Before there is a W&middot;H, entry (i, j) becomes a_i&middot;b_j, where b is
 * the mean of what is there of each column and a_i its least-squares factor for
 * what is there of row i. A row of which nothing is there is filled with zeros.
 *
 * @see "S. Zhang, W. Wang, J. Ford, F. Makedon, Learning from incomplete
 *      ratings using non-negative matrix factorization, SIAM Int. Conf. on Data
 *      Mining (2006), section 3.2"
 */
final class FilledMatrix extends DerivedRows {

	private final RowPartition partition;

	/** The squares of what each block was filled with when it was last read. */
	private final double[] squares;

	/** b; null until it is known, when nothing is filled. */
	private double[] columnMeans;

	/** W of the model; null until there is one. */
	private TallMatrix W;

	/** H of the model, r arrays of n elements. */
	private double[][] h;

	private boolean left;

	/** @param X m&times;n; an entry that is NaN is missing */
	FilledMatrix(final RowBlocks X) {
		super(X);
		partition = RowPartition.of(X.rows(), X.columns());
		squares = new double[partition.count()];
	}

	/** Fills from now on, as long as there is no model, by what is there. */
	void fill(final ObservedEntries observed) {
		columnMeans = observed.columnMeans();
	}

	/**
	 * Fills from now on by W&middot;H, as they are when a block is read.
	 *
	 * @param newW m&times;r, in the blocks of X; not copied
	 * @param newH r arrays of n elements; not copied
	 */
	void fill(final TallMatrix newW, final double[][] newH) {
		W = newW;
		h = newH;
		left = false;
	}

	/** Fills nothing from now on. */
	void leave() {
		left = true;
	}

	/** Returns the sum of the squares of what the last pass filled in. */
	double sumOfFilledSquares() {
		return Arrays.stream(squares).sum();
	}

	@Override
	protected void derive(final long first, final int count,
		final double[][] into)
	{
		if (columnMeans == null || left) return;
		if (W == null) {
			final double sum = fillByMeans(count, into);
			final int block = (int) (first / partition.blockRows());
			if (count == partition.size(block)) squares[block] = sum;
			return;
		}
		int done = 0;
		while (done < count) {
			final int block = (int) ((first + done) / partition.blockRows());
			final int skipped = (int) (first + done - partition.first(block));
			final int length = Math.min(count - done, partition.size(block) -
				skipped);
			final double sum = fillByModel(W.block(block), skipped, length, into,
				done);
			if (length == partition.size(block)) squares[block] = sum;
			done += length;
		}
	}

	private double fillByMeans(final int count, final double[][] x) {
		final double[] mixed = new double[count];
		final double[] norms = new double[count];
		for (int j = 0; j < x.length; j++) {
			for (int t = 0; t < count; t++) {
				if (Double.isNaN(x[j][t])) continue;
				mixed[t] += x[j][t] * columnMeans[j];
				norms[t] += columnMeans[j] * columnMeans[j];
			}
		}
		double sum = 0;
		for (int j = 0; j < x.length; j++) {
			for (int t = 0; t < count; t++) {
				if (!Double.isNaN(x[j][t])) continue;
				x[j][t] = norms[t] > 0 ? mixed[t] / norms[t] * columnMeans[j] : 0;
				sum += x[j][t] * x[j][t];
			}
		}
		return sum;
	}

	private double fillByModel(final double[][] w, final int skipped,
		final int count, final double[][] x, final int at)
	{
		double sum = 0;
		for (int j = 0; j < x.length; j++) {
			final double[] column = x[j];
			for (int t = 0; t < count; t++) {
				if (!Double.isNaN(column[at + t])) continue;
				double value = 0;
				for (int k = 0; k < w.length; k++) {
					value += w[k][skipped + t] * h[k][j];
				}
				column[at + t] = value;
				sum += value * value;
			}
		}
		return sum;
	}
}
