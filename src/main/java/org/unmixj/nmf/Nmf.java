
package org.unmixj.nmf;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/** Non-negative matrix factorization by HALS. */
public final class Nmf {

	private Nmf() {
		// static methods only
	}

	/** Factorizes X from the start that the options name. */
	public static Factorization fit(final RowBlocks X, final NmfOptions options,
		final ProgressMonitor monitor)
	{
		throw new UnsupportedOperationException("not yet");
	}

	/** Factorizes X from a given start. */
	public static Factorization fit(final RowBlocks X, final TallMatrix W0,
		final DoubleMatrix2D H0, final NmfOptions options,
		final ProgressMonitor monitor)
	{
		throw new UnsupportedOperationException("not yet");
	}
}
