
package org.unmixj.imagej;

import org.unmixj.image.PixelRows;

/**
 * Some of the rows of an open stack: pixels inside a mask of those that can be
 * read.
 */
final class SelectedRows implements OpenStack {

	/** Up to so many rows between two that are wanted are read with them. */
	private static final int GAP = 64;

	private final OpenStack stack;

	private final PixelRows all;

	private final PixelRows some;

	private final ThreadLocal<double[][]> buffers = new ThreadLocal<>();

	/**
	 * @param all which pixels are the rows of the stack
	 * @param some which of them are the rows of this
	 */
	SelectedRows(final OpenStack stack, final PixelRows all,
		final PixelRows some)
	{
		this.stack = stack;
		this.all = all;
		this.some = some;
	}

	@Override
	public long rows() {
		return some.rows();
	}

	@Override
	public int columns() {
		return stack.columns();
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		final Chunk chunk = new Chunk(buffer(2 * count), into);
		some.visit(first, count, (plane, offset, length, at) -> chunk.add(all.row(
			plane, offset), length, at));
		chunk.read();
	}

	private double[][] buffer(final int length) {
		double[][] buffer = buffers.get();
		if (buffer == null || buffer[0].length < length) {
			buffer = new double[columns()][length];
			buffers.set(buffer);
		}
		return buffer;
	}

	/** Rows of the stack that are read together. */
	private final class Chunk {

		private final double[][] buffer;

		private final double[][] into;

		private long first;

		private int length;

		/** For each run its first row in the chunk, its length, and its place. */
		private final int[][] runs;

		private int count;

		Chunk(final double[][] buffer, final double[][] into) {
			this.buffer = buffer;
			this.into = into;
			runs = new int[buffer[0].length][];
		}

		void add(final long row, final int rows, final int at) {
			if (count > 0 && (row - first - length > GAP || row + rows -
				first > buffer[0].length)) read();
			if (count == 0) first = row;
			runs[count++] = new int[] { (int) (row - first), rows, at };
			length = (int) (row + rows - first);
		}

		void read() {
			stack.read(first, length, buffer);
			for (int i = 0; i < count; i++) {
				for (int j = 0; j < into.length; j++) {
					System.arraycopy(buffer[j], runs[i][0], into[j], runs[i][2],
						runs[i][1]);
				}
			}
			count = 0;
			length = 0;
		}
	}

	@Override
	public void requireUnchanged() {
		stack.requireUnchanged();
	}

	@Override
	public void close() {
		stack.close();
	}
}
