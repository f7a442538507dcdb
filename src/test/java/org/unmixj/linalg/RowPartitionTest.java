
package org.unmixj.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowPartitionTest {

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 1", "262144, 12", "4096, 500", "100000, 9000",
		"12345678901, 32" })
	void blocksCoverAllRowsOnce(final long rows, final int columns) {
		final RowPartition partition = RowPartition.of(rows, columns);

		long next = 0;
		for (int b = 0; b < partition.count(); b++) {
			assertEquals(next, partition.first(b));
			assertTrue(partition.size(b) > 0 && partition.size(b) <= partition
				.blockRows());
			next += partition.size(b);
		}
		assertEquals(rows, next);
	}

	/** Long loops, but no more columns than the caches can hold. */
	@ParameterizedTest
	@CsvSource({ "1, 1024", "32, 1024", "500, 256", "1024, 128", "4096, 128",
		"6000, 80", "8192, 64", "1000000000, 64" })
	void blocksOfWideMatricesAreShort(final int columns, final int blockRows) {
		assertEquals(blockRows, RowPartition.of(1 << 20, columns).blockRows());
	}

	@ParameterizedTest
	@CsvSource({ "-1, 3", "10, 0" })
	void rejectsImpossibleShapes(final long rows, final int columns) {
		final var e = assertThrows(IllegalArgumentException.class,
			() -> RowPartition.of(rows, columns));

		assertEquals("a matrix must have at least 0 rows and 1 column, got " +
			rows + " rows and " + columns + " columns", e.getMessage());
	}
}
