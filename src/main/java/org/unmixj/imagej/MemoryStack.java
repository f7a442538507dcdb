
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.unmixj.image.PixelRows;
import org.unmixj.image.PixelSource;
import org.unmixj.image.StackGeometry;
import org.unmixj.image.StackRows;
import org.unmixj.linalg.ProgressMonitor;

import ij.ImageStack;

/** X read from the pixel arrays of a stack in memory, which are not copied. */
final class MemoryStack implements OpenStack, PixelSource {

	/** The most pixels of a plane that the fingerprint is made of. */
	private static final int FINGERPRINT_PIXELS = 1 << 14;

	private final String title;

	private final StackGeometry geometry;

	private final RawPixels raw;

	private final Object[] planes;

	private final PixelRows pixels;

	private final ProgressMonitor monitor;

	private final long fingerprint;

	private final StackRows rows;

	MemoryStack(final String title, final ImageStack stack,
		final StackGeometry geometry, final PixelRows pixels, final RawPixels raw,
		final ProgressMonitor monitor)
	{
		this.title = title;
		this.geometry = geometry;
		this.raw = raw;
		this.pixels = pixels;
		this.monitor = monitor;
		planes = Arrays.copyOf(stack.getImageArray(), stack.getSize());
		for (final Object plane : planes) {
			if (!raw.isPlane(plane, pixels.planeSize())) {
				throw new IllegalArgumentException(Messages.changed(title));
			}
		}
		fingerprint = fingerprint();
		rows = new StackRows(this, pixels);
	}

	/**
	 * Returns a number that differs if the pixels of the fit do. Of large planes
	 * only some, evenly spread, are looked at: enough for what changes a stack
	 * while it is unmixed, as filters, new frames of a live recording or another
	 * macro do, in a small part of the time of one iteration.
	 *
	 * @throws CancellationException if the monitor asks for it
	 */
	private long fingerprint() {
		final int step = 1 + (pixels.rowsPerPlane() - 1) / FINGERPRINT_PIXELS;
		long hash = 0;
		for (final Object plane : planes) {
			if (monitor.isCanceled()) throw new CancellationException();
			for (int row = 0; row < pixels.rowsPerPlane(); row += step) {
				hash = 31 * hash + bits(plane, pixels.pixel(row));
			}
		}
		return hash;
	}

	private static int bits(final Object plane, final int pixel) {
		if (plane instanceof byte[]) return ((byte[]) plane)[pixel];
		if (plane instanceof short[]) return ((short[]) plane)[pixel];
		return Float.floatToRawIntBits(((float[]) plane)[pixel]);
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
	public boolean isInMemory() {
		return true;
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
