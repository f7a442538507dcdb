
package org.unmixj.linalg;

import java.util.Objects;

/**
 * X less a constant. If that is positive, entries below it become 0; if not, it
 * is for those who use X to reject what is negative still.
 */
public final class ShiftedRows implements RowBlocks {

	private final RowBlocks X;

	private final double offset;

	private final double floor;

	/**
	 * @param X m&times;n
	 * @param offset is subtracted from each entry; finite
	 */
	public ShiftedRows(final RowBlocks X, final double offset) {
		this(X, offset, offset > 0 ? 0 : Double.NEGATIVE_INFINITY);
	}

	private ShiftedRows(final RowBlocks X, final double offset,
		final double floor)
	{
		this.X = Objects.requireNonNull(X, "X");
		this.offset = offset;
		this.floor = floor;
	}

	/**
	 * Reads X once.
	 *
	 * @return the number of entries below the offset
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static long countBelow(final RowBlocks X, final double offset,
		final int threads, final ProgressMonitor monitor)
	{
		try (RowPasses passes = new RowPasses(new ShiftedRows(X, offset,
			Double.NEGATIVE_INFINITY), threads, monitor))
		{
			return EntryCheck.of(passes).negative();
		}
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
	public void read(final long first, final int count, final double[][] into) {
		X.read(first, count, into);
		for (int j = 0; j < X.columns(); j++) {
			final double[] column = into[j];
			for (int t = 0; t < count; t++) {
				// a NaN stays one
				column[t] = Math.max(floor, column[t] - offset);
			}
		}
	}

	@Override
	public void willRead(final long first, final long count) {
		X.willRead(first, count);
	}

	@Override
	public boolean readsAhead() {
		return X.readsAhead();
	}
}
