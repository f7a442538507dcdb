
package org.unmixj.imagej;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.unmixj.image.PixelRows;
import org.unmixj.image.StackGeometry;
import org.unmixj.linalg.ProgressMonitor;

/**
 * Reads pieces of planes from a file, several at a time, on threads of their
 * own, so that those who asked can go on computing meanwhile. The threads are
 * the same for all files, of which a joint fit may have hundreds open, and end
 * when nothing is read any more.
 */
final class PlaneReader implements Closeable {

	/** Disks without moving heads are faster when asked for several pieces. */
	private static final int THREADS = 8;

	/** About what is read at a time, at most. */
	private static final int BUFFER_BYTES = 1 << 18;

	/**
	 * Pixels left free after each tile. Without them those of a sample would
	 * often be a power of two apart, and displace each other from the cache.
	 */
	private static final int PADDING = 64;

	private static final int IDLE_SECONDS = 5;

	private static final ExecutorService POOL = pool();

	private static final ThreadLocal<ByteBuffer> BUFFER = ThreadLocal.withInitial(
		() -> ByteBuffer.allocateDirect(BUFFER_BYTES));

	private final String title;

	private final PlaneFile file;

	private final StackGeometry geometry;

	private final PixelRows pixels;

	private final RawPixels raw;

	private final int tile;

	/** The most pixels that are read at a time, in whole tiles. */
	private final int most;

	private final ProgressMonitor monitor;

	private final FileState state;

	private final FileChannel channel;

	private volatile boolean closed;

	/**
	 * @param title the title of the image, for messages
	 * @param tile the number of pixels of a sample that are kept together
	 * @param longest the most pixels that will be asked for at a time
	 * @param monitor is polled for cancellation
	 * @throws IllegalArgumentException if the file is not there, or too short
	 */
	PlaneReader(final String title, final PlaneFile file,
		final StackGeometry geometry, final PixelRows pixels, final RawPixels raw,
		final int tile, final int longest, final ProgressMonitor monitor)
	{
		this.title = title;
		this.file = file;
		this.geometry = geometry;
		this.pixels = pixels;
		this.raw = raw;
		this.tile = tile;
		most = Math.max(1, Math.min(longest, BUFFER_BYTES / raw.bytes()) / tile) *
			tile;
		this.monitor = monitor;
		state = file.require(title, (long) pixels.planeSize() * raw.bytes());
		try {
			channel = FileChannel.open(file.file().toPath(), StandardOpenOption.READ);
		}
		catch (final IOException e) {
			throw unreadable(0, 0, e);
		}
	}

	private static ExecutorService pool() {
		final ThreadPoolExecutor pool = new ThreadPoolExecutor(THREADS, THREADS,
			IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
				final Thread thread = new Thread(task, "UnmixJ reader");
				thread.setDaemon(true);
				return thread;
			});
		pool.allowCoreThreadTimeOut(true);
		return pool;
	}

	/** Returns which pixels are rows. */
	PixelRows pixels() {
		return pixels;
	}

	/** Returns what the pixels are. */
	RawPixels raw() {
		return raw;
	}

	/** Returns the number of pixels of a sample that are kept together. */
	int tile() {
		return tile;
	}

	/** Returns room for pixels of all samples, the one given if it is enough. */
	Object allocate(final Object room, final int length) {
		final int size = place(0, (length - 1) / tile * tile + tile);
		return room != null && Array.getLength(room) >= size ? room : raw.allocate(
			size);
	}

	/**
	 * Returns where a pixel of a sample is in a room: in the order [tile][sample]
	 * [pixel in tile], so that those that are worked on together lie together,
	 * however many samples there are.
	 */
	int place(final int sample, final int pixel) {
		return pixel / tile * (geometry.samples() * tile + PADDING) + sample *
			tile + pixel % tile;
	}

	/**
	 * Starts to read pixels of one plane of all samples.
	 *
	 * @param plane the plane
	 * @param offset the first pixel in it
	 * @param length the number of pixels
	 * @param values the room where the pixels go
	 * @param parts what is to be waited for is added here
	 */
	void read(final int plane, final int offset, final int length,
		final Object values, final List<Future<?>> parts)
	{
		final int n = geometry.samples();
		for (int i = 0; i < THREADS; i++) {
			final int from = (int) ((long) n * i / THREADS);
			final int to = (int) ((long) n * (i + 1) / THREADS);
			parts.add(POOL.submit(() -> {
				final Object decoded = raw.allocate(most);
				for (int j = from; j < to; j++) {
					read(j, plane, offset, length, decoded, values);
				}
				requireUnchanged();
			}));
		}
	}

	private void read(final int sample, final int plane, final int offset,
		final int length, final Object decoded, final Object values)
	{
		if (closed || monitor.isCanceled()) throw new CancellationException();
		final int bytes = raw.bytes();
		final ByteBuffer piece = buffer(most * bytes);
		try {
			for (int done = 0; done < length; done += most) {
				final int count = Math.min(most, length - done);
				piece.clear();
				piece.limit(count * bytes);
				readFully(piece, file.offset(geometry.index(sample, plane)) +
					(long) bytes * (offset + done));
				piece.flip();
				decode(piece, count, sample, done, decoded, values);
			}
		}
		catch (final IOException e) {
			throw unreadable(sample, plane, e);
		}
	}

	/** Returns a buffer of this thread, cleared. */
	private static ByteBuffer buffer(final int size) {
		if (BUFFER.get().capacity() < size) {
			BUFFER.set(ByteBuffer.allocateDirect(size));
		}
		final ByteBuffer buffer = BUFFER.get();
		buffer.clear();
		return buffer;
	}

	/** Puts pixels where they belong. */
	private void decode(final ByteBuffer piece, final int count, final int sample,
		final int first, final Object decoded, final Object values)
	{
		file.format().decode(piece, decoded, 0);
		for (int at = 0; at < count; at += tile) {
			System.arraycopy(decoded, at, values, place(sample, first + at), Math.min(
				count - at, tile));
		}
	}

	private void readFully(final ByteBuffer piece, final long position)
		throws IOException
	{
		while (piece.hasRemaining()) {
			if (channel.read(piece, position + piece.position()) < 0) {
				requireUnchanged();
				throw new EOFException("the file ends too early");
			}
		}
	}

	private IllegalArgumentException unreadable(final int sample, final int plane,
		final IOException e)
	{
		return new IllegalArgumentException(Messages.unreadable(title, geometry
			.index(sample, plane) + 1, String.valueOf(e.getMessage())), e);
	}

	/**
	 * Throws an {@link IllegalArgumentException} if the file has changed since it
	 * was opened, or is not there any more.
	 */
	void requireUnchanged() {
		try {
			if (FileState.of(file.file()).equals(state)) return;
		}
		catch (final NoSuchFileException e) {
			throw new IllegalArgumentException(Messages.fileGone(title, file.file()),
				e);
		}
		catch (final IOException e) {
			throw unreadable(0, 0, e);
		}
		throw new IllegalArgumentException(Messages.fileChanged(title, file
			.file()));
	}

	@Override
	public void close() throws IOException {
		closed = true;
		channel.close();
	}
}
