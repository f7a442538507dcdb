
package org.unmixj.nmf;

import java.util.concurrent.atomic.AtomicLong;

import org.unmixj.linalg.DerivedRows;
import org.unmixj.linalg.RowBlocks;

/** A matrix that counts how often it is read. */
final class CountedRows extends DerivedRows {

	private final AtomicLong rowsRead = new AtomicLong();

	CountedRows(final RowBlocks X) {
		super(X);
	}

	@Override
	protected void derive(final long first, final int count,
		final double[][] rows)
	{
		rowsRead.addAndGet(count);
	}

	/** Returns how often all rows were read since the last call. */
	double passesSinceLast() {
		return rowsRead.getAndSet(0) / (double) rows();
	}
}
