
package org.unmixj.nmf;

import java.util.Arrays;

import org.unmixj.linalg.BlockKernels;
import org.unmixj.linalg.PrincipalPivoting;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Non-negative least squares for the rows of W where some columns of it stay as
 * they are: the others explain what these leave. Not for several threads at a
 * time.
 */
final class FreeColumns {

	/** The columns that are solved for. */
	private final int[] free;

	/** For each of them -HH&#7488; with those that stay, 0 elsewhere. */
	private final double[][] minusHeld;

	private final PrincipalPivoting solver;

	/**
	 * @param HHt r&times;r; not modified
	 * @param held for each column of W whether it stays
	 */
	FreeColumns(final double[][] HHt, final boolean[] held) {
		free = free(held);
		final DoubleMatrix2D G = new DenseDoubleMatrix2D(HHt);
		solver = new PrincipalPivoting(G.viewSelection(free, free).copy());
		minusHeld = free.length == held.length ? null
			: new double[free.length][held.length];
		for (int i = 0; minusHeld != null && i < free.length; i++) {
			for (int l = 0; l < held.length; l++) {
				minusHeld[i][l] = held[l] ? -HHt[free[i]][l] : 0;
			}
		}
	}

	private static int[] free(final boolean[] held) {
		final int[] free = new int[held.length];
		int count = 0;
		for (int j = 0; j < held.length; j++) {
			if (!held[j]) free[count++] = j;
		}
		return Arrays.copyOf(free, count);
	}

	/**
	 * Solves as {@link PrincipalPivoting#solveAgain} does.
	 *
	 * @param p XH&#7488;, r columns; overwritten
	 * @param w r columns; modified
	 */
	void solveAgain(final double[][] p, final double[][] w, final int count) {
		if (free.length == 0) return;
		final double[][] someP = new double[free.length][];
		final double[][] someW = new double[free.length][];
		for (int i = 0; i < free.length; i++) {
			someP[i] = p[free[i]];
			someW[i] = w[free[i]];
			if (minusHeld != null) {
				BlockKernels.addCombination(someP[i], minusHeld[i], w, w.length, 0,
					count);
			}
		}
		solver.solveAgain(someP, someW, count);
	}
}
