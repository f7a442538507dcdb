
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class ResidualsTest {

	private static Residuals residuals(final double[][] x, final double[][] w,
		final double[][] h, final double offset)
	{
		return residuals(new DenseDoubleMatrix2D(x), new DenseDoubleMatrix2D(w),
			new DenseDoubleMatrix2D(h), offset, 1);
	}

	private static Residuals residuals(final DoubleMatrix2D X,
		final DoubleMatrix2D W, final DoubleMatrix2D H, final double offset,
		final int threads)
	{
		try (RowPasses passes = new RowPasses(new ColtRows(X), threads,
			ProgressMonitor.NONE))
		{
			return Residuals.of(passes, new ColtRows(W), H, offset);
		}
	}

	/** X - WH is (1, -1), (0, 2). */
	private static Residuals byHand(final double offset) {
		return residuals(new double[][] { { 3 + offset, 1 + offset }, { 4 + offset,
			10 + offset } }, new double[][] { { 1 }, { 2 } }, new double[][] { { 2,
				2 } }, offset);
	}

	@Test
	void samplesAreSummedOverThePixels() {
		final double wh = 4;
		final Residuals residuals = byHand(0);

		assertEquals(3.5, residuals.mean(0), 1e-15);
		assertEquals((1 + (4 - wh)) / 2, residuals.meanResidual(0), 1e-15);
		assertEquals((-1 + 6) / 2.0, residuals.meanResidual(1), 1e-15);
		assertEquals(Math.sqrt((1 + 36) / 2.0), residuals.rmsResidual(1), 1e-15);
		assertEquals(100 * 1 / 25.0, residuals.relativeError(0), 1e-13);
		assertEquals(100 * (1 + 1 + 36) / (9 + 1 + 16 + 100.0), residuals
			.relativeError(), 1e-13);
	}

	@Test
	void pixelsAreSummedOverTheSamples() {
		final Residuals residuals = byHand(0);

		assertEquals(100 * 2 / 10.0, residuals.rowErrors().get(0, 0), 1e-13);
		assertEquals(100 * 36 / 116.0, residuals.rowErrors().get(1, 0), 1e-13);
		assertEquals(Math.sqrt((1 + 1) / 2.0), residuals.rowResiduals().get(0, 0),
			1e-15);
		assertEquals(Math.sqrt(36 / 2.0), residuals.rowResiduals().get(1, 0),
			1e-15);
	}

	@Test
	void anOffsetIsSubtracted() {
		final Residuals residuals = byHand(100);

		assertEquals(3.5, residuals.mean(0), 1e-12);
		assertEquals(100 * 2 / 10.0, residuals.rowErrors().get(0, 0), 1e-10);
	}

	@Test
	void photonNoiseIsTheRootOfGainTimesMean() {
		assertEquals(Math.sqrt(2 * 3.5), byHand(0).photonNoise(0, 2), 1e-15);
		final Residuals dark = residuals(new double[][] { { -1, 2 } },
			new double[][] { { 1 } }, new double[][] { { 0, 1 } }, 0);
		assertEquals(0, dark.photonNoise(0, 1));
	}

	@Test
	void missingEntriesAreLeftOut() {
		final Residuals residuals = residuals(new double[][] { { 3, Double.NaN }, {
			4, 10 } }, new double[][] { { 1 }, { 2 } }, new double[][] { { 2, 2 } },
			0);

		assertEquals(100 * 1 / 9.0, residuals.rowErrors().get(0, 0), 1e-13);
		assertEquals(1, residuals.rowResiduals().get(0, 0), 1e-15);
		assertEquals(10, residuals.mean(1));
		assertEquals(6, residuals.meanResidual(1));
	}

	@Test
	void zeroOfZeroIsNoError() {
		final Residuals residuals = residuals(new double[][] { { 0, 0 }, { 0, 0 } },
			new double[][] { { 0 }, { 1 } }, new double[][] { { 2, 2 } }, 0);

		assertEquals(0, residuals.rowErrors().get(0, 0));
		assertEquals(Double.POSITIVE_INFINITY, residuals.rowErrors().get(1, 0));
	}

	/** The error of a fit comes from traces, this one from the entries. */
	@Test
	void theSumIsTheErrorOfTheFit() {
		final DoubleMatrix2D X = TestMatrices.random(3000, 12, 5);
		final Factorization f = Nmf.fit(new ColtRows(X), NmfOptions.withComponents(
			4), ProgressMonitor.NONE);

		final Residuals residuals = residuals(X, f.W().toMatrix(), f.H(), 0, 2);

		assertEquals(f.relativeError(), residuals.relativeError(), 1e-10);
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 8 })
	void threadsChangeNoBit(final int threads) {
		final DoubleMatrix2D X = TestMatrices.random(5000, 7, 1);
		final DoubleMatrix2D W = TestMatrices.random(5000, 3, 2);
		final DoubleMatrix2D H = TestMatrices.random(3, 7, 3);

		final Residuals one = residuals(X, W, H, 0, 1);
		final Residuals many = residuals(X, W, H, 0, threads);

		for (int k = 0; k < 7; k++) {
			assertEquals(one.rmsResidual(k), many.rmsResidual(k));
			assertEquals(one.meanResidual(k), many.meanResidual(k));
		}
		assertEquals(one.rowErrors().get(4321, 0), many.rowErrors().get(4321, 0));
	}

	@Test
	void rejectsFactorsThatDoNotFit() {
		assertEquals("X is 2 x 2, so W must be 2 x r and H r x 2, got 2 x 1 and" +
			" 1 x 3", assertThrows(IllegalArgumentException.class, () -> residuals(
				new double[2][2], new double[2][1], new double[1][3], 0)).getMessage());
	}
}
