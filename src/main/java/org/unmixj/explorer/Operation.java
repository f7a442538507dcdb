
package org.unmixj.explorer;

import org.unmixj.linalg.ProgressMonitor;

import ij.ImagePlus;

/**
 * A way from one result to the next, by an operation of the library that a
 * command makes available to macros, too.
 */
interface Operation {

	/** Returns what users read ("Add a component"). */
	String label();

	/**
	 * Does it.
	 *
	 * @param before the present result, not changed; null before the first fit
	 * @param stack the stack that is unmixed; not changed
	 * @param monitor progress and cancel
	 * @return the next result, with the line of a macro that leads to it
	 * @throws IllegalArgumentException if it can't be done, with a message for
	 *           the user
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	Step apply(Step before, ImagePlus stack, ProgressMonitor monitor);
}
