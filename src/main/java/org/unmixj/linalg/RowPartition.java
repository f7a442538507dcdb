
package org.unmixj.linalg;

/**
 * The blocks of consecutive rows in which an m&times;n matrix is worked on.
 * <p>
 * The partition depends on m and n alone, so that sums taken block by block are
 * the same for any number of threads and any amount of memory.
 */
public final class RowPartition {

	/**
	 * Matrix elements a block holds at most (1 MiB of doubles), unless its loops
	 * would be too short: they go along its rows. The columns come from memory
	 * only twice.
	 */
	private static final int BLOCK_ELEMENTS = 1 << 17;

	private static final int MIN_BLOCK_ROWS = 64;

	/** So many rows are worth a block of up to four times as many elements. */
	private static final int WANTED_ROWS = 128;

	/** So that the rows of W that belong to a block stay in the first cache. */
	private static final int MAX_BLOCK_ROWS = 1024;

	private final long rows;

	private final int blockRows;

	private RowPartition(final long rows, final int blockRows) {
		this.rows = rows;
		this.blockRows = blockRows;
	}

	/**
	 * Returns the partition of an m&times;n matrix.
	 *
	 * @param rows m &ge; 0
	 * @param columns n &ge; 1
	 * @throws IllegalArgumentException if m or n is out of range, or the blocks
	 *           are too many to be counted by an {@code int}
	 */
	public static RowPartition of(final long rows, final int columns) {
		if (rows < 0 || columns < 1) {
			throw new IllegalArgumentException(
				"a matrix must have at least 0 rows and 1 column, got " + rows +
					" rows and " + columns + " columns");
		}
		final int blockRows = Math.max(Math.min(MAX_BLOCK_ROWS, multipleOfEight(
			BLOCK_ELEMENTS / columns)), Math.max(MIN_BLOCK_ROWS, Math.min(WANTED_ROWS,
				multipleOfEight(4 * BLOCK_ELEMENTS / columns))));
		if ((rows + blockRows - 1) / blockRows > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("rows must be at most " +
				(long) Integer.MAX_VALUE * blockRows + ", got " + rows);
		}
		return new RowPartition(rows, blockRows);
	}

	private static int multipleOfEight(final int number) {
		return number / 8 * 8;
	}

	/** Returns m, the number of rows of the matrix. */
	public long rows() {
		return rows;
	}

	/** Returns the number of rows of every block but, perhaps, the last. */
	public int blockRows() {
		return blockRows;
	}

	/** Returns the number of blocks. */
	public int count() {
		return (int) ((rows + blockRows - 1) / blockRows);
	}

	/** Returns the first row of a block. */
	public long first(final int block) {
		return (long) block * blockRows;
	}

	/** Returns the number of rows of a block. */
	public int size(final int block) {
		return (int) Math.min(blockRows, rows - first(block));
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof RowPartition &&
			rows == ((RowPartition) other).rows &&
			blockRows == ((RowPartition) other).blockRows;
	}

	@Override
	public int hashCode() {
		return 31 * Long.hashCode(rows) + blockRows;
	}
}
