
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class ConcatenatedRowsTest {

	/** Rows 10, 11, ... in parts of 3, 1 and 4. */
	private static final ConcatenatedRows X = new ConcatenatedRows(List.of(part(
		10, 3), part(13, 1), part(14, 4)));

	private static ColtRows part(final int first, final int count) {
		final DenseDoubleMatrix2D matrix = new DenseDoubleMatrix2D(count, 2);
		for (int i = 0; i < count; i++) {
			matrix.set(i, 0, first + i);
			matrix.set(i, 1, -first - i);
		}
		return new ColtRows(matrix);
	}

	@Test
	void hasTheRowsOfAllParts() {
		assertEquals(8, X.rows());
		assertEquals(2, X.columns());
	}

	@Test
	void readsAnyRowsWhereverThePartsEnd() {
		for (int first = 0; first < 8; first++) {
			for (int count = 0; count <= 8 - first; count++) {
				final double[][] expected = new double[2][8];
				for (int i = 0; i < count; i++) {
					expected[0][i] = 10 + first + i;
					expected[1][i] = -10 - first - i;
				}
				final double[][] into = new double[2][8];

				X.read(first, count, into);

				assertArrayEquals(expected, into, first + ", " + count);
			}
		}
	}

	@Test
	void tellsEachPartWhichOfItsRowsWillBeRead() {
		final List<String> told = new ArrayList<>();
		final ConcatenatedRows parts = new ConcatenatedRows(List.of(part(0, 5),
			listening(told), part(9, 2)));

		parts.willRead(3, 4);
		parts.willRead(0, 5);
		parts.willRead(6, 5);

		assertEquals(List.of("0+2", "1+3"), told);
		assertTrue(parts.readsAhead());
		assertFalse(X.readsAhead());
		assertFalse(parts.isInMemory());
		assertTrue(X.isInMemory());
	}

	private static RowBlocks listening(final List<String> told) {
		return new RowBlocks() {

			@Override
			public long rows() {
				return 4;
			}

			@Override
			public int columns() {
				return 2;
			}

			@Override
			public void read(final long first, final int count,
				final double[][] into)
			{
				throw new AssertionError("nothing is read");
			}

			@Override
			public void willRead(final long first, final long count) {
				told.add(first + "+" + count);
			}

			@Override
			public boolean readsAhead() {
				return true;
			}
		};
	}

	@Test
	void rejectsPartsOfDifferentWidth() {
		assertThrows(IllegalArgumentException.class, () -> new ConcatenatedRows(List
			.of(part(0, 2), new ColtRows(new DenseDoubleMatrix2D(2, 3)))));
		assertThrows(IllegalArgumentException.class, () -> new ConcatenatedRows(List
			.of()));
	}
}
