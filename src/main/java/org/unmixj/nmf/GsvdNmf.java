
package org.unmixj.nmf;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;

/** GSVD-NMF: factorization with r0 components, GSVD recovery, polishing. */
public final class GsvdNmf {

	private GsvdNmf() {
		// static methods only
	}

	/** Factorizes X with r0 components and grows the result to r0 + k. */
	public static Growth fit(final RowBlocks X, final GsvdNmfOptions options,
		final ProgressMonitor monitor)
	{
		throw new UnsupportedOperationException("not yet");
	}
}
