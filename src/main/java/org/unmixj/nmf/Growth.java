
package org.unmixj.nmf;

/**
 * The three stages of GSVD-NMF: the factorization with r0 components, what
 * recovery made of it, and the polished one with r0 + k.
 */
public final class Growth {

	private final Factorization initial;

	private final Recovery recovery;

	private final Factorization polished;

	Growth(final Factorization initial, final Recovery recovery,
		final Factorization polished)
	{
		this.initial = initial;
		this.recovery = recovery;
		this.polished = polished;
	}

	/** Returns the factorization with r0 components. */
	public Factorization initial() {
		return initial;
	}

	/** Returns what recovery found. */
	public Recovery recovery() {
		return recovery;
	}

	/** Returns the polished factorization with r0 + k components. */
	public Factorization polished() {
		return polished;
	}
}
