
package org.unmixj.linalg;

/** Thrown when X holds entries that cannot be factorized. */
public class InvalidEntriesException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final transient EntryCheck check;

	/**
	 * @param message what is wrong, what was found and what is allowed
	 * @param check the counts and places of the entries that were found
	 */
	public InvalidEntriesException(final String message, final EntryCheck check) {
		super(message);
		this.check = check;
	}

	/** Returns the counts and places of the entries that were found. */
	public EntryCheck check() {
		return check;
	}
}
