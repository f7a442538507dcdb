
package org.unmixj.nmf;

import java.util.SplittableRandom;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.PrincipalPivoting;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Entries of X that are held out, and what signatures predict for them: W of a
 * row comes by non-negative least squares from the entries of the row that are
 * not held out. The signatures are those of other rows, so that nothing that is
 * held out had a part in the prediction (as Owen &amp; Perry's bi-cross-
 * validation, with single entries instead of whole columns).
 * <p>
 * Rows are in groups, and the rows of a group hold out the same columns, drawn
 * at random, others in each repeat: so they share a Gram matrix.
 *
 * @see "A. B. Owen and P. O. Perry, Bi-cross-validation of the SVD and the
 *      nonnegative matrix factorization, Ann. Appl. Stat. 3 (2009)"
 */
final class HeldOutEntries {

	/** This share of a row is held out at a time, at least one entry. */
	private static final double SHARE = 0.04;

	/** So many groups times repeats, about. */
	private static final int GROUPS = 16;

	private final int rows;

	private final int n;

	private final int repeats;

	private final RowBlocks X;

	/** The first row of each group, and the number of rows. */
	private final int[] firsts;

	/** [group][repeat] the columns that are held out. */
	private final int[][][] columns;

	/**
	 * @param X m&times;n in random order of its rows; not modified, and read
	 *          again for each prediction
	 * @param repeats how often, at most {@link #mostRepeats}
	 */
	HeldOutEntries(final RowBlocks X, final int repeats, final long seed) {
		this.X = X;
		rows = (int) X.rows();
		n = X.columns();
		this.repeats = repeats;
		final int groups = (int) Math.min(Math.max(1, GROUPS / repeats), rows);
		final SplittableRandom random = new SplittableRandom(seed);
		firsts = new int[groups + 1];
		columns = new int[groups][repeats][heldOut(n)];
		for (int g = 0; g < groups; g++) {
			firsts[g + 1] = (int) ((long) rows * (g + 1) / groups);
			final int[] order = RandomRows.permutation(n, random);
			for (int b = 0; b < repeats; b++) {
				System.arraycopy(order, b * heldOut(n), columns[g][b], 0, heldOut(n));
			}
		}
	}

	/** Reads a group: [column][row in group]. */
	private double[][] group(final int g) {
		final double[][] x = new double[n][size(g)];
		X.read(firsts[g], size(g), x);
		return x;
	}

	private int size(final int g) {
		return firsts[g + 1] - firsts[g];
	}

	/** Returns how many entries of each row are held out at a time. */
	static int heldOut(final int n) {
		return (int) Math.max(1, Math.round(SHARE * n));
	}

	/** Returns how many repeats there can be with other entries in each. */
	static int mostRepeats(final int n) {
		return Math.max(1, n / heldOut(n));
	}

	/** Returns the number of rows. */
	int rows() {
		return rows;
	}

	/** Returns the entries that are held out, [row][repeat and column]. */
	double[][] entries() {
		final double[][] held = new double[rows][];
		for (int g = 0; g < columns.length; g++) {
			final double[][] x = group(g);
			for (int t = 0; t < size(g); t++) {
				final double[] row = new double[repeats * heldOut(n)];
				for (int i = 0; i < row.length; i++) {
					row[i] = x[columns[g][i / heldOut(n)][i % heldOut(n)]][t];
				}
				held[firsts[g] + t] = row;
			}
		}
		return held;
	}

	/** Returns what the means of the columns predict, as {@link #entries}. */
	double[][] predict(final double[] means) {
		final double[][] predicted = new double[rows][];
		for (int g = 0; g < columns.length; g++) {
			for (int t = 0; t < size(g); t++) {
				final double[] row = new double[repeats * heldOut(n)];
				for (int i = 0; i < row.length; i++) {
					row[i] = means[columns[g][i / heldOut(n)][i % heldOut(n)]];
				}
				predicted[firsts[g] + t] = row;
			}
		}
		return predicted;
	}

	/**
	 * Returns what signatures predict, as {@link #entries}.
	 *
	 * @param H r&times;n, non-negative; not modified
	 * @param monitor cancel
	 */
	double[][] predict(final DoubleMatrix2D H, final ProgressMonitor monitor) {
		final double[][] h = H.toArray();
		final double[][] predicted = new double[rows][repeats * heldOut(n)];
		for (int g = 0; g < columns.length; g++) {
			final double[][] x = group(g);
			for (int b = 0; b < repeats; b++) {
				if (monitor.isCanceled()) {
					throw new java.util.concurrent.CancellationException();
				}
				final double[][] w = images(x, without(h, columns[g][b]));
				for (int i = 0; i < heldOut(n); i++) {
					final int j = columns[g][b][i];
					for (int t = 0; t < w[0].length; t++) {
						double value = 0;
						for (int k = 0; k < h.length; k++) {
							value += w[k][t] * h[k][j];
						}
						predicted[firsts[g] + t][b * heldOut(n) + i] = value;
					}
				}
			}
		}
		return predicted;
	}

	/** Returns H with columns of zeros in the place of some. */
	private static double[][] without(final double[][] h, final int[] zeros) {
		final double[][] rest = new double[h.length][];
		for (int k = 0; k < h.length; k++) {
			rest[k] = h[k].clone();
			for (final int j : zeros) {
				rest[k][j] = 0;
			}
		}
		return rest;
	}

	private double[][] images(final double[][] group, final double[][] h) {
		final int count = group[0].length;
		final double[][] p = new double[h.length][count];
		final double[][] w = new double[h.length][count];
		BlockKernels.multiply(group, n, count, h, p);
		new PrincipalPivoting(new DenseDoubleMatrix2D(Sweep.gram(h))).solve(p, w,
			count);
		return w;
	}
}
