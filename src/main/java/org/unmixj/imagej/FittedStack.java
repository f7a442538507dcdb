
package org.unmixj.imagej;

import org.unmixj.nmf.Factorization;

/** A fit, and which pixels of its stack it is of. */
final class FittedStack {

	final Fit fit;

	/** The pixels that were fitted. */
	final StackInput input;

	/** The pixels that the rows of W are. */
	final StackInput shown;

	/** That of the fit, its W that of all pixels shown. */
	final Factorization factorization;

	FittedStack(final Fit fit, final StackInput input, final StackInput shown,
		final Factorization factorization)
	{
		this.fit = fit;
		this.input = input;
		this.shown = shown;
		this.factorization = factorization;
	}
}
