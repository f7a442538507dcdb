
package org.unmixj.nmf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Rows that signatures are learned from, step by step, and what they predict
 * for entries of others. One SVD serves several steps.
 */
final class GrownRows {

	private static final String STAGE = "Held-out entries";

	/** So many singular values are computed at a time, if there are. */
	private static final int AHEAD = 12;

	/** The part of a step that growing takes. */
	private static final double GROWING = 0.7;

	/** What is learned from; not modified. */
	final RowBlocks learned;

	/** The entries of other rows that are held out. */
	final double[][] entries;

	/** What was predicted for them last, and the time before that, or null. */
	double[][] last, before;

	private final HeldOutEntries held;

	private final NmfOptions options;

	private final Map<Integer, Factorization> fits = new HashMap<>();

	private int components;

	/** Holds so many singular values; null before the first step. */
	private PreparedMatrix prepared;

	private int size;

	private double[] bounds;

	private double largestLambda = Double.NaN;

	GrownRows(final RowBlocks learned, final HeldOutEntries held,
		final NmfOptions options)
	{
		this.learned = learned;
		this.held = held;
		this.options = options;
		entries = held.entries();
		last = held.predict(means(learned));
	}

	private static double[] means(final RowBlocks X) {
		final double[] means = new double[X.columns()];
		final RowPartition partition = RowPartition.of(X.rows(), X.columns());
		final double[][] block = new double[X.columns()][partition.blockRows()];
		for (int b = 0; b < partition.count(); b++) {
			final int size = partition.size(b);
			X.read(partition.first(b), size, block);
			for (int j = 0; j < means.length; j++) {
				means[j] += Arrays.stream(block[j], 0, size).sum() / X.rows();
			}
		}
		return means;
	}

	/** Fits W and H, and goes on from there. */
	void begin(final TallMatrix W, final DoubleMatrix2D H,
		final ProgressMonitor monitor)
	{
		take(Nmf.fit(learned, W, H, options.withOtherComponents(H.rows()), monitor),
			monitor);
		before = null;
	}

	/** Adds a component. */
	void grow(final ProgressMonitor monitor) {
		final NmfOptions more = options.withOtherComponents(components + 1);
		final ProgressMonitor growing = new MonitorRange(monitor, 0, GROWING);
		if (prepared == null || components == size) {
			size = (int) Math.min(Math.min(learned.rows(), learned.columns()),
				components + AHEAD);
			prepared = new PreparedMatrix(learned, size);
			bounds = prepared.bounds(options.threads(), new MonitorRange(monitor, 0,
				0));
		}
		if (components == 0) {
			take(prepared.fit(more, growing), monitor);
			return;
		}
		final Growth growth = prepared.grow(fit(components), GsvdNmfOptions.of(
			more), growing);
		largestLambda = Arrays.stream(growth.recovery().lambdas()).filter(
			Double::isFinite).max().orElse(Double.NaN);
		take(growth.polished(), monitor);
	}

	private void take(final Factorization fit, final ProgressMonitor monitor) {
		components = fit.components();
		fits.put(components, fit);
		before = last;
		last = held.predict(fit.H(), monitor);
		monitor.progress(1, STAGE);
	}

	/** Returns what r components came to. */
	Factorization fit(final int r) {
		return fits.get(r);
	}

	/** Returns the sum of the squares of X. */
	double sumOfSquares() {
		return fit(components).sumOfSquares();
	}

	/** Returns what the SVD of the rank that was reached leaves of it. */
	double boundOfObjective() {
		return bounds[components - 1] / 100 * sumOfSquares() / 2;
	}

	/** Returns the largest finite &lambda; of the last step, or NaN. */
	double largestLambda() {
		return largestLambda;
	}
}
