
package org.unmixj.linalg;

/**
 * An m&times;n matrix that is read in blocks of consecutive rows.
 * <p>
 * This is how X (pixels &times; samples) is seen by everything that touches all
 * pixels: it may lie in memory, on disk, or be computed on the fly.
 */
public interface RowBlocks {

	/** Returns m, the number of rows (pixels). */
	long rows();

	/** Returns n, the number of columns (samples). */
	int columns();

	/**
	 * Reads rows {@code first} to {@code first + count - 1}.
	 * <p>
	 * Called from several threads at a time; must give the same values in every
	 * pass.
	 *
	 * @param first the first row, 0 &le; first, first + count &le; m
	 * @param count the number of rows
	 * @param into n arrays of at least {@code count} elements; element
	 *          {@code into[j][t]} becomes X(first + t, j)
	 */
	void read(long first, int count, double[][] into);

	/**
	 * Tells that the calling thread is about to read rows {@code first} to
	 * {@code first + count - 1}, block by block in this order, after those that
	 * it was told of before. A matrix on disk may use it to read more at a time,
	 * and ahead; by default it does nothing.
	 *
	 * @param first the first row
	 * @param count the number of rows
	 */
	default void willRead(final long first, final long count) {
		// nothing to prepare
	}

	/**
	 * Returns whether {@link #willRead} should be told of the next rows while a
	 * thread is still at work on those before them. By default it should not, as
	 * the work is shared among the threads a little less evenly then.
	 */
	default boolean readsAhead() {
		return false;
	}

	/**
	 * Returns whether rows are read without waiting for anything, so that the
	 * thread that asks for a fit may read them itself and still see in time that
	 * it is canceled. By default they may come from a disk.
	 */
	default boolean isInMemory() {
		return false;
	}
}
