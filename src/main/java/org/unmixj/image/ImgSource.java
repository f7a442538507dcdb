
package org.unmixj.image;

import java.util.Arrays;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.RealType;

/**
 * The pixels of an image with any number of dimensions, one of which holds the
 * samples. The first two of the others make a plane.
 */
final class ImgSource implements PixelSource {

	private final RandomAccessibleInterval<? extends RealType<?>> image;

	private final int sampleDimension;

	private final int[] pixelDimensions;

	ImgSource(final RandomAccessibleInterval<? extends RealType<?>> image,
		final int sampleDimension)
	{
		this.image = image;
		this.sampleDimension = sampleDimension;
		pixelDimensions = new int[image.numDimensions() - 1];
		Arrays.setAll(pixelDimensions, i -> i < sampleDimension ? i : i + 1);
	}

	@Override
	public int samples() {
		return (int) image.dimension(sampleDimension);
	}

	@Override
	public boolean isInMemory() {
		return image instanceof ArrayImg || image instanceof PlanarImg;
	}

	/** Returns the lengths of the pixel dimensions. */
	long[] pixelLengths() {
		return Arrays.stream(pixelDimensions).mapToLong(image::dimension).toArray();
	}

	@Override
	public void read(final int sample, final int plane, final int offset,
		final int count, final double[] into, final int at)
	{
		final RandomAccess<? extends RealType<?>> access = image.randomAccess();
		image.min(access);
		access.move(sample, sampleDimension);
		if (pixelDimensions.length == 0) {
			into[at] = access.get().getRealDouble();
			return;
		}
		int rest = plane;
		for (int i = 2; i < pixelDimensions.length; i++) {
			final int length = (int) image.dimension(pixelDimensions[i]);
			access.move(rest % length, pixelDimensions[i]);
			rest /= length;
		}
		final int dx = pixelDimensions[0];
		final int width = (int) image.dimension(dx);
		int x = offset % width;
		access.move(x, dx);
		if (pixelDimensions.length > 1) {
			access.move(offset / width, pixelDimensions[1]);
		}
		for (int t = 0; t < count; t++) {
			if (x == width) {
				x = 0;
				access.move(-width, dx);
				access.fwd(pixelDimensions[1]);
			}
			into[at + t] = access.get().getRealDouble();
			access.fwd(dx);
			x++;
		}
	}
}
