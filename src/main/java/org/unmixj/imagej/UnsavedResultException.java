
package org.unmixj.imagej;

/** Results could not be saved; they are not lost. */
public final class UnsavedResultException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final transient UnmixingResult result;

	UnsavedResultException(final UnmixingResult result,
		final IllegalArgumentException cause)
	{
		super(cause.getMessage(), cause);
		this.result = result;
	}

	/** Returns the results. */
	public UnmixingResult result() {
		return result;
	}
}
