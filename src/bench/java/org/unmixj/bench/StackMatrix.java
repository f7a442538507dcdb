
package org.unmixj.bench;

import java.nio.file.Path;
import java.util.Arrays;

import org.unmixj.image.PixelRows;
import org.unmixj.image.PixelSource;
import org.unmixj.image.StackRows;
import org.unmixj.linalg.RowBlocks;

import ij.IJ;

/** X on the pixel arrays of a stack in memory, 8 or 16 bits. */
final class StackMatrix implements PixelSource {

	private final Object[] planes;

	private StackMatrix(final Object[] planes) {
		this.planes = planes;
	}

	/** Opens a TIFF; all its planes are samples. */
	static RowBlocks open(final Path tiff) {
		return of(planes(tiff));
	}

	/** Returns the planes of a TIFF. */
	static Object[] planes(final Path tiff) {
		final var stack = IJ.openImage(tiff.toString()).getStack();
		return Arrays.copyOf(stack.getImageArray(), stack.getSize());
	}

	/**
	 * @param planes one per sample, all of them byte[] or short[] of one length
	 */
	static RowBlocks of(final Object[] planes) {
		final int size = planes[0] instanceof byte[] ? ((byte[]) planes[0]).length
			: ((short[]) planes[0]).length;
		return new StackRows(new StackMatrix(planes), PixelRows.all(size, 1));
	}

	@Override
	public int samples() {
		return planes.length;
	}

	@Override
	public boolean isInMemory() {
		return true;
	}

	@Override
	public void read(final int sample, final int plane, final int offset,
		final int count, final double[] into, final int at)
	{
		if (planes[sample] instanceof byte[]) {
			final byte[] values = (byte[]) planes[sample];
			for (int t = 0; t < count; t++) {
				into[at + t] = values[offset + t] & 0xff;
			}
		}
		else {
			final short[] values = (short[]) planes[sample];
			for (int t = 0; t < count; t++) {
				into[at + t] = values[offset + t] & 0xffff;
			}
		}
	}
}
