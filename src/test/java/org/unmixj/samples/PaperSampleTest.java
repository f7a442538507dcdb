
package org.unmixj.samples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;
import cern.colt.matrix.linalg.EigenvalueDecomposition;
import ij.ImagePlus;

/** The numbers that the paper's example is known by. */
class PaperSampleTest {

	private static final int COMPONENTS = 10;

	private final ImagePlus stack = PaperSample.make().stack();

	@Test
	void hasTenNearlyEqualSingularValuesAndNoOther() {
		final DoubleMatrix2D X = new DenseDoubleMatrix2D(stack.getWidth(), stack
			.getStackSize());
		for (int i = 0; i < X.columns(); i++) {
			for (int p = 0; p < X.rows(); p++) {
				X.set(p, i, stack.getStack().getProcessor(i + 1).getf(p));
			}
		}
		final DoubleMatrix2D XtX = Algebra.DEFAULT.mult(X.viewDice(), X);

		// Colt's SVD of X itself never returns.
		final double[] squares = new EigenvalueDecomposition(XtX)
			.getRealEigenvalues().toArray();

		Arrays.sort(squares);
		final int largest = squares.length - 1;
		assertAll(() -> assertEquals(5.965, Math.sqrt(squares[largest]), 5e-4),
			() -> assertEquals(5.943, Math.sqrt(squares[largest - COMPONENTS + 1]),
				5e-4), () -> assertEquals(0, squares[largest - COMPONENTS], 1e-12));
	}

	@Test
	void firstGaussianIsLitInFrames17To26AroundPixel20() {
		assertAll(() -> assertEquals(0, value(20, 16)), () -> assertEquals(1, value(
			20, 17)), () -> assertEquals(1, value(20, 26)), () -> assertEquals(0,
				value(20, 27)), () -> assertEquals((float) Math.exp(-8), value(12, 17),
					1e-10), () -> assertEquals(0, value(11, 17)));
	}

	@Test
	void lastGaussianIsLitInFrames107To116AroundPixel110() {
		assertAll(() -> assertEquals(0, value(110, 106)), () -> assertEquals(1,
			value(110, 107)), () -> assertEquals(1, value(110, 116)),
			() -> assertEquals(0, value(110, 117)));
	}

	/** Pixel and frame count from 1, as in the paper. */
	private double value(final int pixel, final int frame) {
		return stack.getStack().getProcessor(frame).getf(pixel - 1);
	}
}
