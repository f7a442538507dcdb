
package org.unmixj.imagej;

import java.util.List;

import org.unmixj.linalg.ConcatenatedRows;

/** The rows of several stacks while they are being fitted together. */
final class JointStack implements OpenStack {

	private final List<OpenStack> stacks;

	private final ConcatenatedRows rows;

	/** @param stacks are closed with this one */
	JointStack(final List<OpenStack> stacks) {
		this.stacks = stacks;
		rows = new ConcatenatedRows(stacks);
	}

	@Override
	public long rows() {
		return rows.rows();
	}

	@Override
	public int columns() {
		return rows.columns();
	}

	@Override
	public boolean isInMemory() {
		return rows.isInMemory();
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		rows.read(first, count, into);
	}

	@Override
	public void willRead(final long first, final long count) {
		rows.willRead(first, count);
	}

	@Override
	public boolean readsAhead() {
		return rows.readsAhead();
	}

	@Override
	public void requireUnchanged() {
		stacks.forEach(OpenStack::requireUnchanged);
	}

	@Override
	public void close() {
		stacks.forEach(OpenStack::close);
	}
}
