
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class SignatureMatchTest {

	@Test
	void orderAndScaleMakeNoOtherSolution() {
		final DoubleMatrix2D A = new DenseDoubleMatrix2D(new double[][] { { 1, 2,
			0 }, { 0, 1, 3 } });
		final DoubleMatrix2D B = new DenseDoubleMatrix2D(new double[][] { { 0, 5,
			15 }, { 2, 4, 0 } });

		assertTrue(SignatureMatch.same(A, B, 0.99));
		B.set(0, 0, 5);
		assertFalse(SignatureMatch.same(A, B, 0.99));
	}

	/** The most similar pair first would leave two that differ. */
	@Test
	void pairsSimilarSignaturesSoThatAllHaveAPartner() {
		final DoubleMatrix2D A = new DenseDoubleMatrix2D(new double[][] { { 1, 0.06,
			0 }, { 1, 0, 0.12 } });
		final DoubleMatrix2D B = new DenseDoubleMatrix2D(new double[][] { { 1, 0,
			0.01 }, { 1, 0.19, 0 } });

		assertTrue(SignatureMatch.same(A, B, 0.99));
		assertTrue(SignatureMatch.same(B, A, 0.99));
	}

	/** One pair at 0 degrees, the other at 60. */
	@Test
	void agreementIsTheMeanCosineOfPairs() {
		final DoubleMatrix2D A = new DenseDoubleMatrix2D(new double[][] { { 2, 0,
			0 }, { 0, 1, 0 } });
		final DoubleMatrix2D B = new DenseDoubleMatrix2D(new double[][] { { 0, 1,
			Math.sqrt(3) }, { 3, 0, 0 } });

		assertEquals((1 + 0.5) / 2, SignatureMatch.of(A, B), 1e-15);
	}
}
