
package org.unmixj.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;

class ImgMatrixTest {

	private static final long[] LENGTHS = { 4, 3, 5, 2 };

	/** An image whose pixels say where they are. */
	private static Img<UnsignedShortType> image(final long... lengths) {
		final Img<UnsignedShortType> image = ArrayImgs.unsignedShorts(lengths);
		final Cursor<UnsignedShortType> cursor = image.localizingCursor();
		while (cursor.hasNext()) {
			cursor.fwd();
			int value = 0;
			for (int d = lengths.length - 1; d >= 0; d--) {
				value = 10 * value + cursor.getIntPosition(d);
			}
			cursor.get().set(value);
		}
		return image;
	}

	private static double[][] read(final ImgMatrix X, final long first,
		final int count)
	{
		final double[][] rows = new double[X.columns()][count];
		X.read(first, count, rows);
		return rows;
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3 })
	void rowsAreTheOtherDimensionsTheFirstFastest(final int dimension) {
		final Img<UnsignedShortType> image = image(LENGTHS);

		final ImgMatrix X = ImgMatrix.of(image, dimension);

		assertEquals(120 / LENGTHS[dimension], X.rows());
		assertEquals(LENGTHS[dimension], X.columns());
		final RandomAccess<UnsignedShortType> access = image.randomAccess();
		final double[][] all = read(X, 0, (int) X.rows());
		for (int j = 0; j < X.columns(); j++) {
			for (int row = 0; row < X.rows(); row++) {
				int rest = row;
				for (int d = 0; d < LENGTHS.length; d++) {
					if (d == dimension) access.setPosition(j, d);
					else {
						access.setPosition(rest % LENGTHS[d], d);
						rest /= LENGTHS[d];
					}
				}
				assertEquals(access.get().get(), all[j][row]);
			}
		}
	}

	@Test
	void readsAnyRangeOfRows() {
		final ImgMatrix X = ImgMatrix.of(image(LENGTHS), 2);

		final double[][] all = read(X, 0, 24);
		final double[][] part = read(X, 7, 11);

		for (int t = 0; t < 11; t++) {
			assertEquals(all[3][7 + t], part[3][t]);
		}
	}

	@Test
	void acceptsAnIntervalThatStartsElsewhere() {
		final Img<UnsignedShortType> image = image(LENGTHS);

		final ImgMatrix X = ImgMatrix.of(Views.translate(image, -2, 5, 7, 1), 2);

		assertArrayEquals(read(ImgMatrix.of(image, 2), 0, 24), read(X, 0, 24));
	}

	@Test
	void acceptsImagesOfOneOrTwoDimensions() {
		assertArrayEquals(new double[][] { { 0 }, { 1 }, { 2 } }, read(ImgMatrix.of(
			image(3), 0), 0, 1));
		assertArrayEquals(new double[][] { { 0, 10 }, { 1, 11 }, { 2, 12 } }, read(
			ImgMatrix.of(image(3, 2), 0), 0, 2));
	}

	@Test
	void takesOnlyPixelsInsideTheMask() {
		final Img<BitType> mask = ArrayImgs.bits(4, 3);
		mask.getAt(1, 0).set(true);
		mask.getAt(3, 2).set(true);

		final ImgMatrix X = ImgMatrix.of(image(LENGTHS), 2, mask);

		assertEquals(4, X.rows());
		assertArrayEquals(new double[] { 1, 23, 1001, 1023 }, read(X, 0, 4)[0]);
	}

	@Test
	void rejectsAMaskOfAnotherShape() {
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> ImgMatrix.of(image(LENGTHS), 2,
				ArrayImgs.bits(3, 4)));

		assertEquals("the mask must be [4, 3] pixels, got [3, 4]", e.getMessage());
	}

	@Test
	void rejectsADimensionThatIsNotThere() {
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> ImgMatrix.of(image(LENGTHS), 4));

		assertEquals("sampleDimension must be in 0..3, got 4", e.getMessage());
	}

	@Test
	void returnsComponentsAsTheLastDimensionAndZeroOutsideTheMask() {
		final Img<BitType> mask = ArrayImgs.bits(4, 3);
		mask.getAt(1, 0).set(true);
		mask.getAt(3, 2).set(true);
		final ImgMatrix X = ImgMatrix.of(image(LENGTHS), 2, mask);
		final TallMatrix W = new TallMatrix(RowPartition.of(4, 5), 2);
		W.block(0)[1][0] = 5;
		W.block(0)[1][3] = 8;

		final Img<FloatType> components = X.toImg(W);

		assertArrayEquals(new long[] { 4, 3, 2, 2 }, components
			.dimensionsAsLongArray());
		double sum = 0;
		for (final FloatType pixel : components) {
			sum += pixel.get();
		}
		assertEquals(13, sum);
		assertEquals(5, components.getAt(1, 0, 0, 1).get());
		assertEquals(8, components.getAt(3, 2, 1, 1).get());
	}

	@Test
	void rejectsWOfAnotherImage() {
		final ImgMatrix X = ImgMatrix.of(image(LENGTHS), 2);

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> X.toImg(new TallMatrix(RowPartition
				.of(5, 5), 2)));

		assertEquals("W must have 24 rows, got 5", e.getMessage());
	}
}
