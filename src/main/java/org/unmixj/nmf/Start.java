
package org.unmixj.nmf;

import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/** W and H before the first iteration; HALS works on them in place. */
final class Start {

	/** m&times;r, non-negative. */
	final TallMatrix W;

	/** r&times;n, non-negative. */
	final DoubleMatrix2D H;

	/** For each row of H whether it must stay as it is. */
	final boolean[] fixed;

	/** For each column of W whether it must stay as it is. */
	final boolean[] held;

	Start(final TallMatrix W, final DoubleMatrix2D H) {
		this(W, H, new boolean[H.rows()]);
	}

	Start(final TallMatrix W, final DoubleMatrix2D H, final boolean[] fixed) {
		this(W, H, fixed, new boolean[H.rows()]);
	}

	private Start(final TallMatrix W, final DoubleMatrix2D H,
		final boolean[] fixed, final boolean[] held)
	{
		this.W = W;
		this.H = H;
		this.fixed = fixed;
		this.held = held;
	}

	/** Returns the same start with a component that is a {@link Background}. */
	Start withBackground(final int component) {
		final boolean[] one = new boolean[H.rows()];
		one[component] = true;
		return new Start(W, H, fixed, one);
	}
}
