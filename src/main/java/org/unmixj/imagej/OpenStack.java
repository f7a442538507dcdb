
package org.unmixj.imagej;

import java.io.Closeable;

import org.unmixj.linalg.RowBlocks;

/** X while it is being fitted. */
interface OpenStack extends RowBlocks, Closeable {

	/**
	 * Throws an {@link IllegalArgumentException} if the pixels are no longer
	 * those that were opened.
	 */
	void requireUnchanged();

	/** Frees what was opened. */
	@Override
	void close();
}
