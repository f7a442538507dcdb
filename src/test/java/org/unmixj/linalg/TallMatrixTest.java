
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import cern.colt.matrix.DoubleMatrix2D;

class TallMatrixTest {

	private static final DoubleMatrix2D MATRIX = TestMatrices.random(5000, 3, 1);

	private final TallMatrix tall = TallMatrix.of(MATRIX, RowPartition.of(5000,
		20));

	@Test
	void comesBackFromColtUnchanged() {
		assertEquals(MATRIX, tall.toMatrix());
		assertEquals(MATRIX.get(4321, 2), tall.get(4321, 2));
	}

	@Test
	void readsRowsAcrossBlocks() {
		final double[][] rows = new double[3][4000];

		tall.read(777, 4000, rows);

		for (int j = 0; j < 3; j++) {
			assertArrayEquals(MATRIX.viewColumn(j).viewPart(777, 4000).toArray(),
				rows[j]);
		}
	}

	@Test
	void selectsAndScalesColumns() {
		final TallMatrix selected = tall.select(new int[] { 2, 0 }, new double[] {
			10, 0.5 });

		assertEquals(2, selected.columns());
		assertEquals(10 * MATRIX.get(99, 2), selected.get(99, 0));
		assertEquals(0.5 * MATRIX.get(99, 0), selected.get(99, 1));
	}

	@Test
	void appendsColumnsOfTheSameBlocksOnly() {
		final TallMatrix both = tall.append(tall.select(new int[] { 1 },
			new double[] { 3 }));

		assertEquals(4, both.columns());
		assertEquals(3 * MATRIX.get(4999, 1), both.get(4999, 3));
		final var e = assertThrows(IllegalArgumentException.class, () -> tall
			.append(new TallMatrix(RowPartition.of(17, 20), 1)));
		assertEquals(
			"both matrices must have the same blocks of rows, got 5000 and 17 rows", e
				.getMessage());
	}

	@Test
	void copyDoesNotShareElements() {
		final TallMatrix copy = tall.copy();

		copy.block(0)[0][0] = -1;

		assertEquals(MATRIX.get(0, 0), tall.get(0, 0));
	}

	@Test
	void rejectsAnotherNumberOfRows() {
		final var e = assertThrows(IllegalArgumentException.class, () -> TallMatrix
			.of(MATRIX, RowPartition.of(4999, 3)));

		assertEquals("the matrix must have 4999 rows, got 5000", e.getMessage());
	}

	@Test
	void oneOfEveryTwoBlocksIsSharedWhole() {
		final RowPartition partition = RowPartition.of(5000, 3);
		final TallMatrix all = TallMatrix.of(TestMatrices.random(5000, 3, 1),
			partition);

		final TallMatrix some = all.oneOfEvery(2);

		assertEquals(1024, partition.blockRows());
		assertEquals(2 * 1024, some.rows());
		assertSame(all.block(0), some.block(0));
		assertSame(all.block(3), some.block(1));
		try (var passes = new RowPasses(all, 2, ProgressMonitor.NONE);
				var fewer = passes.over(some))
		{
			assertEquals(some.partition(), fewer.partition());
		}
	}

	/** Four blocks to a line of an image: none of the four is left out. */
	@Test
	void oneOfEveryFourBlocksIsFromAllPartsOfTheLines() {
		final RowPartition partition = RowPartition.of(4 * 1024 * 64, 1);
		final TallMatrix all = new TallMatrix(partition, 1);
		for (int b = 0; b < partition.count(); b++) {
			all.block(b)[0][0] = b % 4;
		}

		final TallMatrix some = all.oneOfEvery(4);

		final int[] found = new int[4];
		for (int b = 0; b < some.partition().count(); b++) {
			found[(int) some.block(b)[0][0]]++;
		}
		assertEquals(64, some.partition().count());
		for (final int blocks : found) {
			assertEquals(16, blocks, 2);
		}
	}

	@Test
	void oneOfEveryBlocksLeavesOutALastOneThatIsShorter() {
		final RowPartition partition = RowPartition.of(17 * 1024 + 1, 1);
		final TallMatrix all = new TallMatrix(partition, 1);

		for (int stride = 1; stride <= 17; stride++) {
			final TallMatrix some = all.oneOfEvery(stride);

			assertEquals((17 + stride - 1) / stride, some.partition().count());
			for (int b = 0; b < some.partition().count(); b++) {
				assertEquals(1024, some.block(b)[0].length);
			}
		}
	}
}
