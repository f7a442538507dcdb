
package org.unmixj.nmf;

/** More components are to be added than X has independent directions. */
public final class RankException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final int rank;

	private final int added;

	RankException(final int rank, final int added) {
		super("added must be at most " + rank + ", the rank of X, got " + added);
		this.rank = rank;
		this.added = added;
	}

	/** Returns the rank of X, as far as it was looked for. */
	public int rank() {
		return rank;
	}

	/** Returns k, the number of components that were to be added. */
	public int added() {
		return added;
	}
}
