
package org.unmixj.linalg;

import java.util.List;

/** The rows of several matrices with the same columns, one after the other. */
public final class ConcatenatedRows implements RowBlocks {

	private final RowBlocks[] parts;

	/** The first row of each part, and at the end the number of all rows. */
	private final long[] firsts;

	/**
	 * @param parts at least one, each m_i&times;n
	 * @throws IllegalArgumentException if there is none, or they differ in n
	 */
	public ConcatenatedRows(final List<? extends RowBlocks> parts) {
		if (parts.isEmpty()) {
			throw new IllegalArgumentException("there must be at least one matrix");
		}
		this.parts = parts.toArray(new RowBlocks[0]);
		firsts = new long[this.parts.length + 1];
		for (int i = 0; i < this.parts.length; i++) {
			if (this.parts[i].columns() != columns()) {
				throw new IllegalArgumentException(
					"all matrices must have the same columns, got " + columns() +
						" and " + this.parts[i].columns());
			}
			firsts[i + 1] = firsts[i] + this.parts[i].rows();
		}
	}

	@Override
	public long rows() {
		return firsts[parts.length];
	}

	@Override
	public int columns() {
		return parts[0].columns();
	}

	@Override
	public boolean isInMemory() {
		for (final RowBlocks part : parts) {
			if (!part.isInMemory()) return false;
		}
		return true;
	}

	/** Is told of rows that are consecutive in one part. */
	private interface Run {

		void rows(RowBlocks part, long first, long count, long at);
	}

	private void visit(final long first, final long count, final Run run) {
		final long end = first + count;
		for (int i = 0; i < parts.length; i++) {
			final long from = Math.max(first, firsts[i]);
			final long to = Math.min(end, firsts[i + 1]);
			if (from < to) run.rows(parts[i], from - firsts[i], to - from, from -
				first);
		}
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		visit(first, count, (part, row, length, at) -> {
			if (length == count) part.read(row, count, into);
			else read(part, row, (int) length, into, (int) at);
		});
	}

	/** Reads rows that do not go to the beginning of the arrays. */
	private void read(final RowBlocks part, final long row, final int length,
		final double[][] into, final int at)
	{
		final double[][] piece = new double[columns()][length];
		part.read(row, length, piece);
		for (int j = 0; j < piece.length; j++) {
			System.arraycopy(piece[j], 0, into[j], at, length);
		}
	}

	@Override
	public void willRead(final long first, final long count) {
		visit(first, count, (part, row, length, at) -> part.willRead(row, length));
	}

	@Override
	public boolean readsAhead() {
		for (final RowBlocks part : parts) {
			if (part.readsAhead()) return true;
		}
		return false;
	}
}
