
package org.unmixj.linalg;

import java.util.Objects;

/**
 * A matrix of the shape of another one, whose rows are computed from the rows
 * of that as they are read.
 */
public abstract class DerivedRows implements RowBlocks {

	private final RowBlocks X;

	/** @param X m&times;n */
	protected DerivedRows(final RowBlocks X) {
		this.X = Objects.requireNonNull(X, "X");
	}

	/** Changes rows of X that have been read into those of this matrix. */
	protected abstract void derive(long first, int count, double[][] rows);

	@Override
	public final void read(final long first, final int count,
		final double[][] into)
	{
		X.read(first, count, into);
		derive(first, count, into);
	}

	@Override
	public final long rows() {
		return X.rows();
	}

	@Override
	public final int columns() {
		return X.columns();
	}

	@Override
	public final boolean isInMemory() {
		return X.isInMemory();
	}

	@Override
	public void willRead(final long first, final long count) {
		X.willRead(first, count);
	}

	@Override
	public final boolean readsAhead() {
		return X.readsAhead();
	}
}
