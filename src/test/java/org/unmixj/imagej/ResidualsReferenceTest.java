
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPasses;
import org.unmixj.nmf.Residuals;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/** Residuals as numpy has them; {@code residuals.py} made the numbers. */
class ResidualsReferenceTest {

	private static final int[] CENTRES = { 4, 12, 20, 28 };

	private static final double TOLERANCE = 1e-11;

	private static List<double[]> numbers(final String name) throws IOException {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
			ResidualsReferenceTest.class.getResourceAsStream(name),
			StandardCharsets.UTF_8)))
		{
			return reader.lines().skip(1).map(line -> Arrays.stream(line.split(","))
				.mapToDouble(Double::parseDouble).toArray()).toList();
		}
	}

	/** The model: some channels of the stack, and triangles around them. */
	private static Residuals residuals() {
		final StackInput input = StackInput.of(SampleStack.LAMBDA.open(),
			Axis.CHANNELS);
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(4, 32);
		for (int j = 0; j < 4; j++) {
			for (int k = 0; k < 32; k++) {
				H.set(j, k, Math.max(0, 1 - Math.abs(k - CENTRES[j]) / 8.0));
			}
		}
		try (OpenStack X = input.open(0, ProgressMonitor.NONE);
				RowPasses passes = new RowPasses(X, 2, ProgressMonitor.NONE))
		{
			return Residuals.of(passes, channels(X), H, 0);
		}
	}

	private static RowBlocks channels(final RowBlocks X) {
		return new RowBlocks() {

			@Override
			public long rows() {
				return X.rows();
			}

			@Override
			public int columns() {
				return CENTRES.length;
			}

			@Override
			public void read(final long first, final int count,
				final double[][] into)
			{
				final double[][] all = new double[X.columns()][count];
				X.read(first, count, all);
				for (int j = 0; j < CENTRES.length; j++) {
					System.arraycopy(all[CENTRES[j]], 0, into[j], 0, count);
				}
			}
		};
	}

	@Test
	void samplesAgree() throws IOException {
		final Residuals residuals = residuals();

		final List<double[]> expected = numbers("residuals.csv");
		assertEquals(32, expected.size());
		for (int k = 0; k < 32; k++) {
			final double[] row = expected.get(k);
			assertEquals(row[0], residuals.mean(k), TOLERANCE * row[0]);
			assertEquals(row[1], residuals.meanResidual(k), TOLERANCE * row[0]);
			assertEquals(row[2], residuals.rmsResidual(k), TOLERANCE * row[0]);
			assertEquals(row[3], residuals.relativeError(k), TOLERANCE * Math.max(1,
				row[3]));
		}
		assertEquals(14.933461271587788, residuals.relativeError(), 1e-11);
	}

	@Test
	void pixelsAgree() throws IOException {
		final Residuals residuals = residuals();

		for (final double[] row : numbers("residual_pixels.csv")) {
			assertEquals(row[1], residuals.rowErrors().get((long) row[0], 0),
				TOLERANCE * Math.max(1, row[1]));
		}
	}
}
