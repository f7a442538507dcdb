
package org.unmixj.nmf;

import org.unmixj.linalg.EntryCheck;
import org.unmixj.linalg.InvalidEntriesException;

/** Thrown when all entries of a column of X are missing. */
public class EmptyColumnException extends InvalidEntriesException {

	private static final long serialVersionUID = 1L;

	private final int column;

	EmptyColumnException(final int column, final EntryCheck check) {
		super("each column of X must have entries that are not missing, got none " +
			"in column " + column, check);
		this.column = column;
	}

	/** Returns the first such column, from 0. */
	public int column() {
		return column;
	}
}
