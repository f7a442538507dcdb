
package org.unmixj.nmf;

import java.util.Objects;

import org.unmixj.linalg.MatrixChecks;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Signatures that are known before a factorization: the first k rows of H. Each
 * is either fixed, and comes back as it was given, to the last bit, or a start,
 * which the fit may change. Immutable.
 */
public final class KnownSignatures {

	private final DoubleMatrix2D H;

	private final boolean[] fixed;

	/**
	 * @param H k&times;n, finite, non-negative, no row all zero; copied
	 * @param fixed for each row whether it is fixed; copied
	 * @throws IllegalArgumentException if H is not so, or there are not k flags
	 */
	public KnownSignatures(final DoubleMatrix2D H, final boolean... fixed) {
		Objects.requireNonNull(H, "H");
		MatrixChecks.requireShape(H, fixed.length, H.columns(), "H");
		MatrixChecks.requireFinite(H, "H");
		for (int j = 0; j < H.rows(); j++) {
			boolean zero = true;
			for (int i = 0; i < H.columns(); i++) {
				final double value = H.getQuick(j, i);
				if (value < 0) {
					throw new IllegalArgumentException("known signatures must have " +
						"entries of at least 0, got " + value + " at row " + j +
						", column " + i);
				}
				zero &= value == 0;
			}
			if (zero) {
				throw new IllegalArgumentException(
					"known signatures must not be zero, as row " + j + " is");
			}
		}
		this.H = new DenseDoubleMatrix2D(H.toArray());
		this.fixed = fixed.clone();
	}

	/** Returns no signatures. */
	static KnownSignatures none(final int n) {
		return new KnownSignatures(new DenseDoubleMatrix2D(0, n));
	}

	/** Returns k, the number of known signatures. */
	public int size() {
		return fixed.length;
	}

	/** Returns the signatures, k&times;n, a copy. */
	public DoubleMatrix2D H() {
		return H.copy();
	}

	/** Returns whether a signature is fixed. */
	public boolean isFixed(final int j) {
		return fixed[j];
	}

	/** Returns which of r signatures, the known ones first, are fixed. */
	boolean[] fixedOf(final int r) {
		final boolean[] all = new boolean[r];
		System.arraycopy(fixed, 0, all, 0, fixed.length);
		return all;
	}

	/**
	 * Throws an {@link IllegalArgumentException} unless k &le; r, or less where
	 * one is a background, and n fits.
	 */
	void requireAllowed(final NmfOptions options, final int n) {
		MatrixChecks.requireShape(H, size(), n, "H");
		if (options.hasBackground() && size() >= options.components()) {
			throw new IllegalArgumentException("components must be at least " +
				(size() + 1) + ", the number of known signatures and a background, " +
				"got " + options.components());
		}
		if (size() > options.components()) {
			throw new IllegalArgumentException("components must be at least " +
				size() + ", the number of known signatures, got " + options
					.components());
		}
	}
}
