
package org.unmixj.nmf;

/** How HALS gets to its end. */
public enum Method {

		/**
		 * Most iterations on a projection of X to few columns, with W eliminated
		 * ({@link VariableProjection}), then iterations on X until eq. 17 holds
		 * there, each from the best W for H. On the five real stacks of the tests
		 * it ends at the error of PLAIN, to 1e-4 of it, or below.
		 */
		FAST("Fast"),

		/** All iterations on X, as in the paper. */
		PLAIN("Plain");

	/** An X with fewer entries is not projected. */
	private static final long SMALL = 1 << 18;

	private final String label;

	Method(final String label) {
		this.label = label;
	}

	/**
	 * Returns whether a fit works on projections of X: where that is asked for,
	 * and saves time.
	 *
	 * @param m the number of rows of X
	 * @param n the number of columns of X
	 * @param r the number of components
	 */
	public boolean projects(final long m, final int n, final int r) {
		return this == FAST && 2 * r <= n &&
			r <= VariableProjection.MOST_COMPONENTS && m * n >= SMALL;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
