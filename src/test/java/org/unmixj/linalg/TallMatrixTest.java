
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

	/** Lines of 4096 pixels: no quarter of the lines is left out. */
	@Test
	void aSampleIsShortPiecesFromAllPartsOfTheRowsAndOfTheLines() {
		final int m = 4096 * 64;
		final TallMatrix all = new TallMatrix(RowPartition.of(m, 1), 1);
		for (int t = 0; t < m; t++) {
			all.block(t / 1024)[0][t % 1024] = t;
		}

		final TallMatrix some = all.sample(RowPartition.of(64 * 32, 1));

		assertEquals(64 * 32, some.rows());
		final int[] found = new int[4];
		for (int piece = 0; piece < 64; piece++) {
			final double first = some.get(piece * 32, 0);
			assertEquals(m / 64.0 * (piece + 0.5), first, m / 128.0 + 32);
			for (int t = 1; t < 32; t++) {
				assertEquals(first + t, some.get(piece * 32 + t, 0));
			}
			found[(int) (first % 4096 / 1024)]++;
		}
		for (final int pieces : found) {
			assertEquals(16, pieces, 3);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 33, 5024 })
	void rejectsSamplesOfSoManyRows(final int rows) {
		final var e = assertThrows(IllegalArgumentException.class, () -> tall
			.sample(RowPartition.of(rows, 3)));

		assertEquals(
			"a sample must have a multiple of 32 rows, at most 5000, got " + rows, e
				.getMessage());
	}

	@Test
	void aSampleIsACopy() {
		final TallMatrix some = tall.sample(RowPartition.of(64, 3));
		final double before = tall.get(0, 0);

		some.block(0)[0][0] = -1;

		assertEquals(before, tall.get(0, 0));
	}
}
