
package org.unmixj.linalg;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * A tall m&times;r matrix in memory (W or U), held in blocks of rows; within a
 * block each column is one array.
 * <p>
 * The blocks are those of the matrix X the factorization belongs to, so that a
 * pass over X has the rows of W it needs at hand. m may exceed what a Colt
 * matrix can hold. Memory for a block is taken when the block is first asked
 * for, by the thread that asks, so that in a pass all threads share that work.
 */
public final class TallMatrix implements RowBlocks {

	private final RowPartition partition;

	private final int columns;

	/** [block][column][row in block]; null for a block of zeros. */
	private final AtomicReferenceArray<double[][]> blocks;

	/**
	 * Creates a zero matrix.
	 *
	 * @param partition the blocks of its m rows
	 * @param columns r &ge; 0
	 */
	public TallMatrix(final RowPartition partition, final int columns) {
		this.partition = Objects.requireNonNull(partition, "partition");
		if (columns < 0) {
			throw new IllegalArgumentException("columns must be at least 0, got " +
				columns);
		}
		this.columns = columns;
		blocks = new AtomicReferenceArray<>(partition.count());
	}

	/**
	 * Copies a Colt matrix.
	 *
	 * @param matrix m&times;r; not modified
	 * @param partition the blocks of its m rows
	 * @throws IllegalArgumentException if the matrix and the partition differ in
	 *           the number of rows
	 */
	public static TallMatrix of(final DoubleMatrix2D matrix,
		final RowPartition partition)
	{
		if (matrix.rows() != partition.rows()) {
			throw new IllegalArgumentException("the matrix must have " + partition
				.rows() + " rows, got " + matrix.rows());
		}
		final TallMatrix result = new TallMatrix(partition, matrix.columns());
		for (int b = 0; b < partition.count(); b++) {
			final int first = (int) partition.first(b);
			for (int j = 0; j < result.columns; j++) {
				final double[] column = result.block(b)[j];
				for (int t = 0; t < column.length; t++) {
					column[t] = matrix.getQuick(first + t, j);
				}
			}
		}
		return result;
	}

	@Override
	public long rows() {
		return partition.rows();
	}

	@Override
	public int columns() {
		return columns;
	}

	@Override
	public boolean isInMemory() {
		return true;
	}

	/** Returns the blocks of rows. */
	public RowPartition partition() {
		return partition;
	}

	/**
	 * Returns the rows of one block, not a copy.
	 *
	 * @return r arrays, [column][row in block]
	 */
	public double[][] block(final int block) {
		if (blocks.get(block) == null) {
			blocks.compareAndSet(block, null, new double[columns][partition.size(
				block)]);
		}
		return blocks.get(block);
	}

	/** Returns the element of a row and a column. */
	public double get(final long row, final int column) {
		return block((int) (row / partition.blockRows()))[column][(int) (row %
			partition.blockRows())];
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		int done = 0;
		while (done < count) {
			final long row = first + done;
			final int offset = (int) (row % partition.blockRows());
			final double[][] block = block((int) (row / partition.blockRows()));
			final int length = Math.min(count - done, partition.blockRows() - offset);
			for (int j = 0; j < columns; j++) {
				System.arraycopy(block[j], offset, into[j], done, length);
			}
			done += length;
		}
	}

	/**
	 * Returns the matrix with its columns in another order, each multiplied by a
	 * factor.
	 *
	 * @param order for each column of the result the column of this matrix it
	 *          comes from; may leave columns out
	 * @param factors for each column of the result its factor
	 * @return a new matrix, m&times;order.length
	 */
	public TallMatrix select(final int[] order, final double[] factors) {
		final TallMatrix result = new TallMatrix(partition, order.length);
		for (int b = 0; b < partition.count(); b++) {
			for (int j = 0; j < order.length; j++) {
				final double[] from = block(b)[order[j]];
				final double[] to = result.block(b)[j];
				for (int t = 0; t < from.length; t++) {
					to[t] = from[t] * factors[j];
				}
			}
		}
		return result;
	}

	/**
	 * Returns the columns of this matrix followed by those of another with the
	 * same blocks. The columns are shared, not copied.
	 */
	public TallMatrix append(final TallMatrix other) {
		if (!partition.equals(other.partition)) {
			throw new IllegalArgumentException(
				"both matrices must have the same blocks of rows, got " + rows() +
					" and " + other.rows() + " rows");
		}
		final TallMatrix result = new TallMatrix(partition, columns +
			other.columns);
		for (int b = 0; b < partition.count(); b++) {
			final double[][] both = Arrays.copyOf(block(b), result.columns);
			System.arraycopy(other.block(b), 0, both, columns, other.columns);
			result.blocks.set(b, both);
		}
		return result;
	}

	/** Returns the first columns. They are shared, not copied. */
	TallMatrix firstColumns(final int count) {
		final TallMatrix result = new TallMatrix(partition, count);
		for (int b = 0; b < partition.count(); b++) {
			result.blocks.set(b, Arrays.copyOf(block(b), count));
		}
		return result;
	}

	/**
	 * Returns a copy of some rows, spread over all of them in short pieces.
	 *
	 * @param part the blocks that they are in afterwards; has their number, a
	 *          multiple of {@value SampledRows#PIECE}, at most m
	 * @throws IllegalArgumentException if that number is not allowed
	 */
	public TallMatrix sample(final RowPartition part) {
		if (part.rows() < 1 || part.rows() > Math.min(rows(), Integer.MAX_VALUE) ||
			part.rows() % SampledRows.PIECE != 0)
		{
			throw new IllegalArgumentException("a sample must have a multiple of " +
				SampledRows.PIECE + " rows, at most " + rows() + ", got " + part
					.rows());
		}
		return copyOf(new SampledRows(this, (int) part.rows()), 0, part);
	}

	/**
	 * Returns a copy of consecutive rows.
	 *
	 * @param first the first row
	 * @param part the blocks that they are in afterwards; has their number
	 */
	public TallMatrix rows(final long first, final RowPartition part) {
		return copyOf(this, first, part);
	}

	private static TallMatrix copyOf(final RowBlocks matrix, final long first,
		final RowPartition part)
	{
		final TallMatrix result = new TallMatrix(part, matrix.columns());
		for (int b = 0; b < part.count(); b++) {
			matrix.read(first + part.first(b), part.size(b), result.block(b));
		}
		return result;
	}

	/** Returns a copy of this matrix. */
	public TallMatrix copy() {
		final TallMatrix result = new TallMatrix(partition, columns);
		for (int b = 0; b < partition.count(); b++) {
			for (int j = 0; j < columns; j++) {
				System.arraycopy(block(b)[j], 0, result.block(b)[j], 0, block(
					b)[j].length);
			}
		}
		return result;
	}

	/**
	 * Returns a Colt matrix with the same elements.
	 *
	 * @return m&times;r, a copy
	 * @throws IllegalArgumentException if m&middot;r exceeds what Colt can hold
	 */
	public DoubleMatrix2D toMatrix() {
		if (rows() * Math.max(1, columns) > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("a Colt matrix holds at most " +
				Integer.MAX_VALUE + " elements, got " + rows() + " x " + columns);
		}
		final DoubleMatrix2D result = new DenseDoubleMatrix2D((int) rows(),
			columns);
		for (int b = 0; b < partition.count(); b++) {
			final int first = (int) partition.first(b);
			for (int j = 0; j < columns; j++) {
				final double[] column = block(b)[j];
				for (int t = 0; t < column.length; t++) {
					result.setQuick(first + t, j, column[t]);
				}
			}
		}
		return result;
	}
}
