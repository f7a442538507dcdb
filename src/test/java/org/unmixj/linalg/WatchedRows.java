
package org.unmixj.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Rows, not in memory, for one thread, and a monitor. Before the last block of
 * each pass over all of them, reading waits until the monitor has been told
 * that more is done than when the pass began.
 */
public final class WatchedRows implements RowBlocks, ProgressMonitor {

	/** It should be told when it is polled. */
	private static final int MOST_POLLS = 20;

	private final RowBlocks X;

	private final List<Double> told = new ArrayList<>();

	private final List<String> silent = new ArrayList<>();

	private int passes;

	private int polls;

	private boolean begun;

	private double known;

	/** @param X at least three blocks */
	public WatchedRows(final RowBlocks X) {
		this.X = X;
	}

	/** Returns how many passes over X have begun. */
	public synchronized int passes() {
		return passes;
	}

	/** Returns what was told, in that order. */
	public synchronized List<Double> told() {
		return new ArrayList<>(told);
	}

	/** Returns where nothing was told of; empty if all is well. */
	public synchronized List<String> silent() {
		return new ArrayList<>(silent);
	}

	@Override
	public synchronized void progress(final double fraction, final String stage) {
		told.add(fraction);
		notifyAll();
	}

	@Override
	public synchronized boolean isCanceled() {
		polls++;
		notifyAll();
		return false;
	}

	@Override
	public long rows() {
		return X.rows();
	}

	@Override
	public int columns() {
		return X.columns();
	}

	@Override
	public synchronized void read(final long first, final int count,
		final double[][] into)
	{
		X.read(first, count, into);
		if (first == 0) {
			passes++;
			begun = false;
		}
		else if (!begun) {
			// what is told before the second of two polls is how the pass begins
			final int second = polls + 2;
			waitFor(() -> polls >= second);
			begun = true;
			known = last();
		}
		if (first + count == rows()) {
			final int most = polls + MOST_POLLS;
			waitFor(() -> last() > known || polls > most);
			if (!(last() > known)) silent.add("pass " + passes + ": " + last());
		}
	}

	private double last() {
		return told.isEmpty() ? 0 : told.get(told.size() - 1);
	}

	private void waitFor(final BooleanSupplier condition) {
		try {
			while (!condition.getAsBoolean()) {
				wait();
			}
		}
		catch (final InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}
}
