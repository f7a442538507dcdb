
package org.unmixj.nmf;

/**
 * Signatures of which one is a combination of others, or zero, so that plain
 * least squares has no single answer.
 */
public final class DependentSignaturesException extends
	IllegalArgumentException
{

	private static final long serialVersionUID = 1L;

	DependentSignaturesException() {
		super("H must have independent rows for plain least squares; one of them " +
			"is zero or a combination of others");
	}
}
