
package org.unmixj.linalg;

/**
 * X less a constant. If that is positive, entries below it become 0; if not, it
 * is for those who use X to reject what is negative still.
 */
public final class ShiftedRows extends DerivedRows {

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
		super(X);
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
			Double.NEGATIVE_INFINITY), threads, monitor).tellingOf(
				"Values below the offset", 1))
		{
			return EntryCheck.of(passes).negative();
		}
	}

	@Override
	protected void derive(final long first, final int count,
		final double[][] into)
	{
		for (int j = 0; j < columns(); j++) {
			final double[] column = into[j];
			for (int t = 0; t < count; t++) {
				// a NaN stays one
				column[t] = Math.max(floor, column[t] - offset);
			}
		}
	}
}
