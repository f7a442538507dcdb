
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.SmallMatrices;
import org.unmixj.linalg.TestMatrices;
import org.unmixj.linalg.TruncatedSvd;

import cern.colt.matrix.DoubleMatrix2D;

class InitializationTest {

	private static final DoubleMatrix2D X = TestMatrices.random(300, 20, 5);

	private static final double MEAN = X.zSum() / X.size();

	private static Start start(final Initialization variant, final long seed) {
		try (var passes = new RowPasses(new ColtRows(X), 2, ProgressMonitor.NONE)) {
			return Nndsvd.of(TruncatedSvd.of(passes, 5), 5, variant, MEAN, seed,
				passes);
		}
	}

	@Test
	void nndsvdIsBetterThanTheMean() {
		final Start start = start(Initialization.NNDSVD, 1);

		final double error = TestMatrices.distance(X, SmallMatrices.product(start.W
			.toMatrix(), start.H));
		final double deviation = TestMatrices.norm(X.copy().assign(v -> v - MEAN));
		assertTrue(error < deviation);
	}

	/** The first pair of a positive matrix is positive: nothing is cut off. */
	@Test
	void firstTermIsTheFirstSingularTriple() {
		final Start start = start(Initialization.NNDSVD, 1);

		try (var passes = new RowPasses(new ColtRows(X), 1, ProgressMonitor.NONE)) {
			final var svd = TruncatedSvd.of(passes, 1);
			final double root = Math.sqrt(svd.singularValues()[0]);
			for (int i = 0; i < 300; i++) {
				assertEquals(root * svd.U().get(i, 0), start.W.get(i, 0), 1e-12 * root);
			}
			for (int i = 0; i < 20; i++) {
				assertEquals(root * svd.V().get(i, 0), start.H.get(0, i), 1e-12 * root);
			}
		}
	}

	@Test
	void variantsDifferFromPlainOnlyWherePlainIsZero() {
		final Start plain = start(Initialization.NNDSVD, 1);
		final Start mean = start(Initialization.NNDSVDA, 1);
		final Start random = start(Initialization.NNDSVDAR, 1);

		int zeros = 0;
		for (int j = 0; j < 5; j++) {
			for (int i = 0; i < 300; i++) {
				final double w = plain.W.get(i, j);
				assertEquals(w > 0 ? w : MEAN, mean.W.get(i, j));
				if (w > 0) {
					assertEquals(w, random.W.get(i, j));
				}
				else {
					zeros++;
					final double fill = random.W.get(i, j);
					assertTrue(fill >= 0 && fill < MEAN / 100);
				}
			}
		}
		assertTrue(zeros > 100);
		assertNotEquals(random.H, start(Initialization.NNDSVDAR, 2).H);
		assertEquals(random.H, start(Initialization.NNDSVDAR, 1).H);
	}

	/** The paper's Figure 5 compares r0 and r components of one start. */
	@Test
	void firstRandomComponentsDoNotDependOnTheirNumber() {
		final var partition = RowPartition.of(300, 20);
		final Start few = RandomStart.of(partition, 20, 3, MEAN, 42);
		final Start many = RandomStart.of(partition, 20, 5, MEAN, 42);

		assertEquals(few.W.toMatrix(), many.W.toMatrix().viewPart(0, 0, 300, 3));
		assertEquals(few.H, many.H.viewPart(0, 0, 3, 20));
		assertNotEquals(few.H, RandomStart.of(partition, 20, 3, MEAN, 43).H);
	}
}
