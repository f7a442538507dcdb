
package org.unmixj.ij1;

import java.io.File;
import java.io.IOException;

/** Where the standard streams go. */
final class Terminal {

	/** What Linux calls terminals. */
	private static final String NAMES = "/dev/(pts/\\d+|tty\\w*|console)";

	private Terminal() {
		// static methods only
	}

	/**
	 * Tells whether standard error is a terminal, where a line can be written
	 * over. In a file or a pipe it can't.
	 */
	static boolean isError() {
		final File link = new File("/proc/self/fd/2");
		if (link.exists()) return isTerminal(link);
		// Java tells of all streams together
		return System.console() != null;
	}

	/** Tells whether a link leads to a terminal. */
	static boolean isTerminal(final File link) {
		try {
			return link.getCanonicalPath().matches(NAMES);
		}
		catch (final IOException e) {
			return false;
		}
	}
}
