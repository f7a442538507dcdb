
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.SmallMatrices;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class FactorizationTest {

	private static final double[] TRACE = { 8, 4, 2 };

	private final TallMatrix W = TallMatrix.of(TestMatrices.random(20, 3, 1),
		RowPartition.of(20, 5));

	private final DoubleMatrix2D H = TestMatrices.random(3, 5, 2);

	private final Factorization f = new Factorization(W, H, 3, true, 50, TRACE);

	@Test
	void errorIsTheShareOfTheSquares() {
		assertEquals(2, f.objective());
		assertEquals(8, f.relativeError(), 1e-15);
		assertArrayEquals(TRACE, f.objectiveTrace());
	}

	@ParameterizedTest
	@EnumSource(Scale.class)
	void scalingKeepsTheProduct(final Scale scale) {
		final Factorization scaled = f.scaled(scale);

		assertTrue(TestMatrices.distance(SmallMatrices.product(W.toMatrix(), H),
			SmallMatrices.product(scaled.W().toMatrix(), scaled.H())) < 1e-14);
		for (int j = 0; j < 3; j++) {
			final var row = scaled.H().viewRow(j);
			final double size = switch (scale) {
				case PEAK -> row.aggregate(Math::max, v -> v);
				case SUM -> row.zSum();
				case NORM -> Math.sqrt(row.zDotProduct(row));
			};
			assertEquals(1, size, 1e-15);
		}
	}

	@Test
	void zeroSignatureHasAZeroImage() {
		final DoubleMatrix2D withZero = H.copy();
		withZero.viewRow(1).assign(0);

		final Factorization scaled = new Factorization(W, withZero, 3, true, 50,
			TRACE).scaled(Scale.PEAK);

		assertEquals(0, scaled.H().viewRow(1).zSum());
		assertEquals(0, scaled.W().toMatrix().viewColumn(1).zSum());
	}

	@Test
	void orderMovesImagesAndSignaturesTogether() {
		final Factorization ordered = f.ordered(new int[] { 2, 0, 1 });

		assertEquals(H.viewRow(2), ordered.H().viewRow(0));
		assertEquals(W.get(11, 2), ordered.W().get(11, 0));
		assertEquals(f.relativeError(), ordered.relativeError());
	}

	@Test
	void rejectsFactorsThatDoNotFit() {
		assertEquals("W must have as many columns as H has rows, got 3 and 2",
			assertThrows(IllegalArgumentException.class, () -> new Factorization(W,
				new DenseDoubleMatrix2D(2, 5), 3, true, 50, TRACE)).getMessage());
		assertThrows(IllegalArgumentException.class, () -> new Factorization(W, H,
			3, true, 50, new double[0]));
	}
}
