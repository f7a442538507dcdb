
package org.unmixj.imagej;

import java.util.Collections;
import java.util.List;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.NmfOptions;

/** What makes other components of those that there are. */
interface ComponentStep {

	/**
	 * Makes other components.
	 *
	 * @param X m&times;n, the stack as it was fitted: the same pixels, with
	 *          background and offset subtracted
	 * @param present W and H as they are in the components image, with their
	 *          error
	 * @param options loss, penalties and missing entries of the fit, for as many
	 *          components as there are; tolerance and limit of this step
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if that cannot be done, with a message for
	 *           the user
	 */
	StepOutcome apply(RowBlocks X, Factorization present, NmfOptions options,
		ProgressMonitor monitor);

	/** Tells whether this takes the memory that recovering by the GSVD takes. */
	default boolean recovers() {
		return true;
	}

	/**
	 * Returns the names of the files that only the results of this have.
	 *
	 * @param title of the stack
	 */
	default List<String> moreFiles(final String title) {
		return Collections.emptyList();
	}
}
