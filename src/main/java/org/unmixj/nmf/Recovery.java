
package org.unmixj.nmf;

/**
 * What GSVD recovery made of a factorization: the grown one, before polishing,
 * and the generalized singular values that led to it.
 */
public final class Recovery {

	private final Factorization grown;

	private final double[] lambdas;

	private final Directions directions;

	Recovery(final Factorization grown, final double[] lambdas,
		final Directions directions)
	{
		this.grown = grown;
		this.lambdas = lambdas.clone();
		this.directions = directions;
	}

	/** Returns W_g (m&times;(r0+k)) and H_g, after step 7, before polishing. */
	public Factorization grown() {
		return grown;
	}

	/** Returns the relative error before polishing, in percent. */
	public double relativeError() {
		return grown.relativeError();
	}

	/**
	 * Returns all &lambda;, the squares of the generalized singular values,
	 * largest first; infinite ones are {@link Double#POSITIVE_INFINITY}. A copy.
	 */
	public double[] lambdas() {
		return lambdas.clone();
	}

	/**
	 * Returns the directions that were taken, {@link Directions#PAPER} or
	 * {@link Directions#EXTENDED}, never {@link Directions#AUTO}.
	 */
	public Directions directions() {
		return directions;
	}
}
