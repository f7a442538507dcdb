
package org.unmixj.imagej;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import org.unmixj.image.PixelRows;
import org.unmixj.image.StackGeometry;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;

/**
 * X read from the file that a virtual stack is kept in.
 * <p>
 * A block of rows is a short piece of each plane, and short pieces are slow to
 * read. So each thread reads strips, the pieces of many blocks, and one strip
 * ahead.
 */
final class FileStack implements OpenStack {

	private final StackGeometry geometry;

	private final PixelRows pixels;

	private final PlaneReader reader;

	private final int stripPixels;

	/** The threads of former passes, and what they read, are forgotten. */
	private final Map<Thread, StripSequence> sequences = Collections
		.synchronizedMap(new WeakHashMap<>());

	/**
	 * @param title the title of the image, for messages
	 * @param memory the bytes that all strips may take; at least one pixel of
	 *          each sample is read at a time
	 * @param threads how many threads will read
	 * @param monitor is polled for cancellation
	 * @throws IllegalArgumentException if the file is not there, or too short
	 */
	FileStack(final String title, final PlaneFile file,
		final StackGeometry geometry, final PixelRows pixels, final RawPixels raw,
		final long memory, final int threads, final ProgressMonitor monitor)
	{
		this.geometry = geometry;
		this.pixels = pixels;
		final long strip = Math.min(memory / (2 * threads), Integer.MAX_VALUE / 2);
		final int most = (int) Math.max(1, strip / raw.bytes() / geometry
			.samples());
		final int tile = Math.min(most, RowPartition.of(rows(), columns())
			.blockRows());
		stripPixels = most / tile * tile;
		reader = new PlaneReader(title, file, geometry, pixels, raw, tile,
			stripPixels, monitor);
	}

	/**
	 * Tells whether reading strips reads at most twice what is needed. A copy
	 * serves small selections better.
	 */
	static boolean isGoodFor(final PixelRows pixels) {
		return pixels.rowsPerPlane() > 0 && span(pixels) <= 2L * pixels
			.rowsPerPlane();
	}

	/** Returns how many pixels of each plane are read. */
	static int span(final PixelRows pixels) {
		return pixels.pixel(pixels.rowsPerPlane() - 1L) + 1 - pixels.pixel(0);
	}

	@Override
	public long rows() {
		return pixels.rows();
	}

	@Override
	public int columns() {
		return geometry.samples();
	}

	@Override
	public void willRead(final long first, final long count) {
		sequence().announce(first, count);
	}

	@Override
	public boolean readsAhead() {
		return true;
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		final StripSequence sequence = sequence();
		int done = 0;
		while (done < count) {
			final Strip strip = sequence.at(first + done, first + count);
			final int length = (int) Math.min(count - done, strip.end() - first -
				done);
			strip.copy(first + done, length, into, done);
			done += length;
		}
	}

	private StripSequence sequence() {
		return sequences.computeIfAbsent(Thread.currentThread(),
			thread -> new StripSequence(reader, stripPixels));
	}

	@Override
	public void requireUnchanged() {
		reader.requireUnchanged();
	}

	@Override
	public void close() {
		sequences.clear();
		try {
			reader.close();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
