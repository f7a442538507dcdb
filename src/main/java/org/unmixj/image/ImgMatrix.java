
package org.unmixj.image;

import java.util.Arrays;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.planar.PlanarImgFactory;
import net.imglib2.type.BooleanType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.TallMatrix;

/**
 * An ImgLib2 image seen as X (pixels &times; samples), and W seen as images.
 * <p>
 * One dimension, whichever the caller names, holds the samples; all others are
 * pixels, the first fastest. A mask covers the first two pixel dimensions and
 * is the same for all positions on the rest.
 *
 * <pre>
 *
 * ImgMatrix X = ImgMatrix.of(image, 2); // x, y, channel
 * Factorization f = Nmf.fit(X, NmfOptions.withComponents(4), monitor);
 * Img&lt;FloatType&gt; components = X.toImg(f.W()); // x, y, component
 * </pre>
 */
public final class ImgMatrix implements RowBlocks {

	private final long[] pixelLengths;

	private final PixelRows pixels;

	private final StackRows rows;

	private ImgMatrix(final ImgSource source, final PixelRows pixels) {
		pixelLengths = source.pixelLengths();
		this.pixels = pixels;
		rows = new StackRows(source, pixels);
	}

	/**
	 * Returns all pixels of an image as rows. The image is read when X is, and
	 * must not change.
	 *
	 * @param image at least one dimension
	 * @param sampleDimension the dimension that holds the samples, from 0
	 * @throws IllegalArgumentException if the image has no such dimension, or its
	 *           planes or samples are more than an {@code int} can count
	 */
	public static ImgMatrix of(
		final RandomAccessibleInterval<? extends RealType<?>> image,
		final int sampleDimension)
	{
		final ImgSource source = source(image, sampleDimension);
		final long[] lengths = source.pixelLengths();
		return new ImgMatrix(source, PixelRows.all(planeSize(lengths), planes(
			lengths)));
	}

	/**
	 * Returns the pixels of an image inside a mask as rows.
	 *
	 * @param image as in {@link #of(RandomAccessibleInterval, int)}
	 * @param sampleDimension the dimension that holds the samples, from 0
	 * @param mask has the lengths of the first two pixel dimensions
	 * @throws IllegalArgumentException as there, and if the mask has another
	 *           shape
	 */
	public static ImgMatrix of(
		final RandomAccessibleInterval<? extends RealType<?>> image,
		final int sampleDimension,
		final RandomAccessibleInterval<? extends BooleanType<?>> mask)
	{
		final ImgSource source = source(image, sampleDimension);
		final long[] lengths = source.pixelLengths();
		final long[] plane = Arrays.copyOf(lengths, Math.min(2, lengths.length));
		if (!Arrays.equals(plane, mask.dimensionsAsLongArray())) {
			throw new IllegalArgumentException("the mask must be " + Arrays.toString(
				plane) + " pixels, got " + Arrays.toString(mask
					.dimensionsAsLongArray()));
		}
		final boolean[] inside = new boolean[planeSize(lengths)];
		int i = 0;
		for (final BooleanType<?> pixel : Views.flatIterable(mask)) {
			inside[i++] = pixel.get();
		}
		return new ImgMatrix(source, PixelRows.inside(inside, planes(lengths)));
	}

	private static ImgSource source(
		final RandomAccessibleInterval<? extends RealType<?>> image,
		final int sampleDimension)
	{
		if (sampleDimension < 0 || sampleDimension >= image.numDimensions()) {
			throw new IllegalArgumentException("sampleDimension must be in 0.." +
				(image.numDimensions() - 1) + ", got " + sampleDimension);
		}
		requireInt("samples", image.dimension(sampleDimension));
		return new ImgSource(image, sampleDimension);
	}

	private static int planeSize(final long[] lengths) {
		return requireInt("pixels of a plane", Arrays.stream(lengths).limit(2)
			.reduce(1, (a, b) -> a * b));
	}

	private static int planes(final long[] lengths) {
		return requireInt("planes", Arrays.stream(lengths).skip(2).reduce(1, (a,
			b) -> a * b));
	}

	private static int requireInt(final String what, final long count) {
		if (count > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("the number of " + what +
				" must be at most " + Integer.MAX_VALUE + ", got " + count);
		}
		return (int) count;
	}

	@Override
	public long rows() {
		return rows.rows();
	}

	@Override
	public int columns() {
		return rows.columns();
	}

	@Override
	public boolean isInMemory() {
		return rows.isInMemory();
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		rows.read(first, count, into);
	}

	/**
	 * Returns the columns of W as images.
	 *
	 * @param W m&times;r; not modified
	 * @return the pixel dimensions in their order, then r components; 0 outside
	 *         the mask
	 * @throws IllegalArgumentException if W has another number of rows than this
	 */
	public Img<FloatType> toImg(final TallMatrix W) {
		if (W.rows() != rows()) {
			throw new IllegalArgumentException("W must have " + rows() +
				" rows, got " + W.rows());
		}
		final int last = pixelLengths.length;
		final long[] lengths = Arrays.copyOf(pixelLengths, last + 1);
		lengths[last] = W.columns();
		final Img<FloatType> result = new PlanarImgFactory<>(new FloatType())
			.create(lengths);
		final float[] plane = new float[pixels.planeSize()];
		final Cursor<FloatType> cursor = Views.flatIterable(result).cursor();
		for (int j = 0; j < W.columns(); j++) {
			for (int p = 0; p < pixels.planes(); p++) {
				pixels.fillPlane(W, j, p, plane);
				for (final float value : plane) {
					cursor.next().set(value);
				}
			}
		}
		return result;
	}
}
