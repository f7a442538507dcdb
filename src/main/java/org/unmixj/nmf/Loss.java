
package org.unmixj.nmf;

/** What a factorization makes small: how X and W&middot;H differ. */
public enum Loss {

		/**
		 * Half the squared error &frac12;&Sigma;(X - WH)&sup2;: noise of the same
		 * size everywhere.
		 */
		GAUSSIAN("Gaussian"),

		/**
		 * The generalized Kullback-Leibler divergence D(X|WH) = &Sigma;[X log(X/WH)
		 * - X + WH]: photon noise, whose variance is proportional to the signal.
		 * The gain of the detector has no influence on W and H, an offset has.
		 */
		POISSON("Poisson");

	private final String label;

	Loss(final String label) {
		this.label = label;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
