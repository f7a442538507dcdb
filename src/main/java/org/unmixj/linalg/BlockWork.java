
package org.unmixj.linalg;

/**
 * What a pass does with each block of X. Each worker has an object of its own,
 * so that work space can be kept in fields.
 */
public interface BlockWork {

	/**
	 * Works on one block.
	 *
	 * @param block the index of the block in the partition
	 * @param count the number of its rows
	 * @param x its rows of X, [column][row in block], or null in a pass that does
	 *          not read X; may be overwritten
	 * @param sums the arrays to add to; not to be kept, as they are used again
	 */
	void process(int block, int count, double[][] x, double[][] sums);
}
