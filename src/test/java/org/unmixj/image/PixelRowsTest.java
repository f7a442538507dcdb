
package org.unmixj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;

class PixelRowsTest {

	private static final boolean[] MASK = { false, true, true, false, true,
		false };

	@Test
	void allPixelsAreRowsWithoutAMask() {
		final PixelRows pixels = PixelRows.all(6, 3);

		assertEquals(18, pixels.rows());
		assertEquals(2, pixels.plane(13));
		assertEquals(1, pixels.pixel(13));
	}

	@Test
	void rowsAreThePixelsInsideTheMaskInOrder() {
		final PixelRows pixels = PixelRows.inside(MASK, 2);

		assertEquals(6, pixels.rows());
		final int[] expected = { 1, 2, 4, 1, 2, 4 };
		for (int row = 0; row < 6; row++) {
			assertEquals(expected[row], pixels.pixel(row));
			assertEquals(row / 3, pixels.plane(row));
		}
	}

	@Test
	void anEmptyMaskHasNoRows() {
		assertEquals(0, PixelRows.inside(new boolean[6], 2).rows());
	}

	@Test
	void visitsAnyRangeOfRowsInOrder() {
		final boolean[] mask = new boolean[50];
		final Random random = new Random(1);
		for (int i = 0; i < mask.length; i++) {
			mask[i] = random.nextInt(3) > 0;
		}
		final PixelRows pixels = PixelRows.inside(mask, 3);
		final int rows = (int) pixels.rows();

		for (int first = 0; first < rows; first += 7) {
			final int count = rows - first;
			final int[] seen = new int[count];
			pixels.visit(first, count, (plane, offset, length, at) -> {
				for (int t = 0; t < length; t++) {
					seen[at + t] = plane * mask.length + offset + t;
				}
			});

			for (int t = 0; t < count; t++) {
				assertEquals(pixels.plane(first + t) * mask.length + pixels.pixel(
					first + t), seen[t]);
			}
		}
	}

	@Test
	void fillsPlanesAcrossTheBlocksOfW() {
		final int planeSize = 2500;
		final boolean[] mask = new boolean[planeSize];
		for (int i = 0; i < planeSize; i++) {
			mask[i] = i % 5 != 0;
		}
		final PixelRows pixels = PixelRows.inside(mask, 3);
		final TallMatrix W = new TallMatrix(RowPartition.of(pixels.rows(), 100), 2);
		for (int b = 0; b < W.partition().count(); b++) {
			for (int t = 0; t < W.partition().size(b); t++) {
				W.block(b)[1][t] = W.partition().first(b) + t + 1;
			}
		}

		final float[] plane = new float[planeSize];
		pixels.fillPlane(W, 1, 2, plane);

		int row = 2 * pixels.rowsPerPlane();
		final float[] expected = new float[planeSize];
		for (int i = 0; i < planeSize; i++) {
			if (mask[i]) expected[i] = ++row;
		}
		assertArrayEquals(expected, plane);
	}
}
