
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class ShiftedRowsTest {

	private static final ColtRows X = new ColtRows(new DenseDoubleMatrix2D(
		new double[][] { { 3, 100 }, { 107, Double.NaN }, { 99, 250 } }));

	private static double[][] read(final double offset) {
		final double[][] into = new double[2][3];
		new ShiftedRows(X, offset).read(0, 3, into);
		return into;
	}

	@Test
	void subtractsAndKeepsWhatFallsBelowAtZero() {
		assertArrayEquals(new double[][] { { 0, 7, 0 }, { 0, Double.NaN, 150 } },
			read(100));
	}

	@Test
	void whatIsNegativeInSpiteOfANegativeOffsetStaysSo() {
		final double[][] into = new double[1][2];

		new ShiftedRows(new ColtRows(new DenseDoubleMatrix2D(new double[][] { {
			-7 }, { -3 } })), -5).read(0, 2, into);

		assertArrayEquals(new double[] { -2, 2 }, into[0]);
	}

	@Test
	void countsWhatIsBelow() {
		assertEquals(2, ShiftedRows.countBelow(X, 100, 1, ProgressMonitor.NONE));
		assertEquals(3, ShiftedRows.countBelow(X, 100.5, 2, ProgressMonitor.NONE));
	}
}
