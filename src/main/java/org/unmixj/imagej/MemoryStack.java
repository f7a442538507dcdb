
package org.unmixj.imagej;

import java.util.Arrays;

import org.unmixj.image.PixelRows;
import org.unmixj.image.PixelSource;
import org.unmixj.image.StackGeometry;
import org.unmixj.image.StackRows;

import ij.ImageStack;

/** X read from the pixel arrays of a stack in memory, which are not copied. */
final class MemoryStack implements OpenStack, PixelSource {

	private final String title;

	private final StackGeometry geometry;

	private final RawPixels raw;

	private final Object[] planes;

	private final long fingerprint;

	private final StackRows rows;

	MemoryStack(final String title, final ImageStack stack,
		final StackGeometry geometry, final PixelRows pixels, final RawPixels raw)
	{
		this.title = title;
		this.geometry = geometry;
		this.raw = raw;
		planes = Arrays.copyOf(stack.getImageArray(), stack.getSize());
		for (final Object plane : planes) {
			if (!raw.isPlane(plane, pixels.planeSize())) {
				throw new IllegalArgumentException(Messages.changed(title));
			}
		}
		fingerprint = fingerprint();
		rows = new StackRows(this, pixels);
	}

	private long fingerprint() {
		long hash = 0;
		for (final Object plane : planes) {
			hash = 31 * hash + (plane instanceof byte[] ? Arrays.hashCode(
				(byte[]) plane) : plane instanceof short[] ? Arrays.hashCode(
					(short[]) plane) : Arrays.hashCode((float[]) plane));
		}
		return hash;
	}

	@Override
	public int samples() {
		return geometry.samples();
	}

	@Override
	public void read(final int sample, final int plane, final int offset,
		final int count, final double[] into, final int at)
	{
		raw.intensities(planes[geometry.index(sample, plane)], offset, count, into,
			at);
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
	public void read(final long first, final int count, final double[][] into) {
		rows.read(first, count, into);
	}

	@Override
	public void requireUnchanged() {
		if (fingerprint() != fingerprint) {
			throw new IllegalArgumentException(Messages.changed(title));
		}
	}

	@Override
	public void close() {
		// nothing was opened
	}
}
