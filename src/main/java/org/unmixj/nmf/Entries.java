
package org.unmixj.nmf;

import org.unmixj.linalg.EntryCheck;
import org.unmixj.linalg.InvalidEntriesException;
import org.unmixj.linalg.MatrixChecks;
import org.unmixj.linalg.ObservedEntries;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * The entries of X that a fit goes by: all of them, or those that are not
 * missing.
 * <p>
 * If some are missing, the objective is &frac12;&Sigma;(X_ij - (WH)_ij)&sup2;
 * over the others, and the relative error that sum over &Sigma;X_ij&sup2; of
 * the same entries.
 */
final class Entries {

	private static final String CHECK = "Check of the values";

	private final RowBlocks X;

	/** X filled, or null where no entry is missing. */
	private FilledMatrix filled;

	/** Null where no entry is missing. */
	private ObservedEntries observed;

	private EntryCheck check;

	/** The column of any W that is the same everywhere, or -1. */
	private final int background;

	private Entries(final RowBlocks X, final FilledMatrix filled,
		final int background)
	{
		this.X = X;
		this.filled = filled;
		this.background = background;
	}

	/**
	 * @param X m&times;n
	 * @param missing whether an entry that is NaN is one that is missing
	 */
	static Entries of(final RowBlocks X, final boolean missing) {
		return of(X, missing, -1);
	}

	/**
	 * @param X m&times;n
	 * @param options tell whether an entry that is NaN is one that is missing
	 */
	static Entries of(final RowBlocks X, final NmfOptions options) {
		return of(X, options.missing(), options.background());
	}

	private static Entries of(final RowBlocks X, final boolean missing,
		final int background)
	{
		final FilledMatrix filled = missing ? new FilledMatrix(X) : null;
		return new Entries(missing ? filled : X, filled, background);
	}

	/** Returns X, its missing entries filled. */
	RowBlocks matrix() {
		return X;
	}

	/**
	 * Reads X once.
	 *
	 * @param passes over {@link #matrix()}
	 * @param range is told how far that has come
	 * @throws InvalidEntriesException if an entry is infinite, negative, or NaN
	 *           where that is not one that is missing; if all are zero; if a
	 *           column has none
	 */
	void require(final RowPasses passes, final ProgressMonitor range) {
		if (filled == null) {
			require(passes.telling(range, CHECK, 1, () -> EntryCheck.of(passes)));
			return;
		}
		observed = passes.telling(range, CHECK, 1, () -> ObservedEntries.of(
			passes));
		check = observed.check();
		final double[] means = observed.columnMeans();
		for (int j = 0; j < means.length; j++) {
			if (Double.isNaN(means[j]) && check.notFinite() == 0) {
				throw new EmptyColumnException(j, check);
			}
		}
		MatrixChecks.requireNonNegative(check);
		if (check.missing() > 0) filled.fill(observed);
		else filled = null;
	}

	private void require(final EntryCheck found) {
		MatrixChecks.requireNonNegative(found);
		check = found;
	}

	/**
	 * Does what {@link #require(RowPasses, ProgressMonitor)} does, but in the
	 * next pass over X; not where entries may be missing, as they must be filled
	 * first.
	 *
	 * @param steps of which it takes one if X is read now
	 */
	void requireInNextPass(final RowPasses passes, final MonitorSteps steps) {
		if (filled == null) passes.checkInNextPass(this::require);
		else require(passes, steps.pass());
	}

	/** Tells whether X has been found to be allowed. */
	boolean areChecked() {
		return check != null;
	}

	/**
	 * Does what {@link #require(RowPasses, ProgressMonitor)} does, and takes the
	 * products of W with X in the same pass, unless entries may be missing.
	 *
	 * @param W m&times;r, in the blocks of X
	 * @return null where entries may be missing, as they are not filled yet
	 */
	CrossProducts require(final RowPasses passes, final TallMatrix W,
		final ProgressMonitor range)
	{
		if (filled != null) {
			require(passes, range);
			return null;
		}
		passes.checkInNextPass(this::require);
		return passes.telling(range, CHECK, 1, () -> CrossProducts.of(passes, W));
	}

	/** Tells whether no entry is missing. */
	boolean areComplete() {
		return filled == null;
	}

	/** Returns the mean of the entries that are there. */
	double mean() {
		return check.sum() / ((double) X.rows() * X.columns() - check.missing());
	}

	/** Returns &Sigma;X_ij&sup2; over the entries that are there. */
	double sumOfSquares() {
		return check.sumOfSquares();
	}

	/** Returns &Sigma;X_ij&sup2; of X as the last pass saw it, filled. */
	double sumOfSquaresRead() {
		return areComplete() ? sumOfSquares() : sumOfSquares() + filled
			.sumOfFilledSquares();
	}

	/**
	 * Fills what is missing by W&middot;H from now on. Rows of W of which nothing
	 * is there become zero.
	 *
	 * @param W m&times;r, in the blocks of X; not copied
	 * @param h H, r arrays of n elements; not copied
	 */
	void fillWith(final TallMatrix W, final double[][] h) {
		if (areComplete()) return;
		clearEmptyRows(W);
		filled.fill(W, h);
	}

	/** Leaves missing entries NaN from now on. */
	void leaveMissing() {
		filled.leave();
	}

	/**
	 * Sets rows of W of which nothing is there to zero, but for a background.
	 */
	void clearEmptyRows(final TallMatrix W) {
		for (int b = 0; b < W.partition().count(); b++) {
			for (final int row : observed.emptyRows(b)) {
				for (int j = 0; j < W.columns(); j++) {
					if (j != background) W.block(b)[j][row] = 0;
				}
			}
		}
	}

	/**
	 * Returns the objective over the entries that are there. If some are missing,
	 * X is read once, and filled with W&middot;H from then on.
	 *
	 * @param products those of W with X; used where none is missing
	 */
	double objective(final RowPasses passes, final TallMatrix W,
		final DoubleMatrix2D H, final CrossProducts products)
	{
		if (areComplete()) return products.objective(H.toArray(), sumOfSquares());
		fillWith(W, H.toArray());
		final CrossProducts filledProducts = CrossProducts.of(passes, W);
		return filledProducts.objective(H.toArray(), sumOfSquaresRead());
	}
}
