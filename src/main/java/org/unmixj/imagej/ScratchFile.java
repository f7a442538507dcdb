
package org.unmixj.imagej;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.CancellationException;

import org.unmixj.image.PixelRows;
import org.unmixj.image.StackGeometry;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;

/**
 * X read from a temporary copy of a virtual stack.
 * <p>
 * A virtual stack hands out whole planes, one sample after the other, where a
 * fit needs all samples of a block of rows, in every iteration. So the stack is
 * copied once into a file in the order [block of rows][sample][row], as raw
 * pixels. The file is deleted when it is closed, or ImageJ ends.
 */
final class ScratchFile implements OpenStack {

	/** Planes are read in groups of about this size, to write larger pieces. */
	private static final long GROUP_BYTES = 8 << 20;

	private final RowPartition partition;

	private final int samples;

	private final RawPixels raw;

	private final FileChannel channel;

	private ScratchFile(final RowPartition partition, final int samples,
		final RawPixels raw, final FileChannel channel)
	{
		this.partition = partition;
		this.samples = samples;
		this.raw = raw;
		this.channel = channel;
	}

	/**
	 * Copies a stack.
	 *
	 * @param title the title of the image, for messages
	 * @param folder where the file goes
	 * @throws IllegalArgumentException if the stack cannot be read, or there is
	 *           not enough space
	 * @throws CancellationException if the monitor asks for it; nothing is left
	 *           behind then, as after any failure
	 */
	static ScratchFile copy(final String title, final VirtualPlanes planes,
		final StackGeometry geometry, final PixelRows pixels, final RawPixels raw,
		final File folder, final ProgressMonitor monitor)
	{
		final RowPartition partition = RowPartition.of(pixels.rows(), geometry
			.samples());
		requireSpace(title, folder, pixels.rows() * geometry.samples() * raw
			.bytes(), folder.getUsableSpace());
		final File file = new File(folder, "UnmixJ-" + UUID.randomUUID() + ".tmp");
		ScratchFile result = null;
		boolean complete = false;
		try {
			result = new ScratchFile(partition, geometry.samples(), raw, FileChannel
				.open(file.toPath(), StandardOpenOption.CREATE_NEW,
					StandardOpenOption.READ, StandardOpenOption.WRITE,
					StandardOpenOption.DELETE_ON_CLOSE));
			result.fill(planes, geometry, pixels, monitor);
			complete = true;
			return result;
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(Messages.scratch(folder, String
				.valueOf(e.getMessage())), e);
		}
		finally {
			if (!complete && result != null) result.close();
		}
	}

	/** Throws if there is less space than needed, both in bytes. */
	static void requireSpace(final String title, final File folder,
		final long needed, final long available)
	{
		if (needed > available) {
			throw new IllegalArgumentException(Messages.disk(title, folder, needed,
				available));
		}
	}

	private void fill(final VirtualPlanes planes, final StackGeometry geometry,
		final PixelRows pixels, final ProgressMonitor monitor) throws IOException
	{
		final int rows = pixels.rowsPerPlane();
		final int groupSize = (int) Math.max(1, Math.min(samples, GROUP_BYTES / raw
			.bytes() / Math.max(1, rows)));
		final Object[] group = new Object[groupSize];
		for (int plane = 0; plane < geometry.planes(); plane++) {
			for (int sample = 0; sample < samples; sample += groupSize) {
				final int count = Math.min(groupSize, samples - sample);
				for (int i = 0; i < count; i++) {
					if (monitor.isCanceled()) throw new CancellationException();
					monitor.progress((plane + (sample + i) / (double) samples) / geometry
						.planes(), "Copy of the virtual stack");
					group[i] = inside(pixels, plane, planes.read(geometry.index(sample +
						i, plane)));
				}
				write(group, count, sample, (long) plane * rows, rows);
			}
		}
	}

	/** Returns a copy of the pixels of a plane that are rows. */
	private Object inside(final PixelRows pixels, final int plane,
		final Object all)
	{
		final int rows = pixels.rowsPerPlane();
		final Object result = raw.allocate(rows);
		pixels.visit((long) plane * rows, rows, (p, offset, count, at) -> System
			.arraycopy(all, offset, result, at, count));
		return result;
	}

	/** Writes the rows of one plane of consecutive samples. */
	private void write(final Object[] group, final int count, final int sample,
		final long firstRow, final int rows) throws IOException
	{
		int done = 0;
		while (done < rows) {
			final int block = block(firstRow + done);
			final int skipped = (int) (firstRow + done - partition.first(block));
			final int length = Math.min(rows - done, partition.size(block) - skipped);
			if (length == partition.size(block)) {
				final ByteBuffer buffer = buffer(count * length);
				for (int i = 0; i < count; i++) {
					raw.write(group[i], done, length, buffer);
				}
				writeFully(buffer, position(block, sample, 0));
			}
			else {
				for (int i = 0; i < count; i++) {
					final ByteBuffer buffer = buffer(length);
					raw.write(group[i], done, length, buffer);
					writeFully(buffer, position(block, sample + i, skipped));
				}
			}
			done += length;
		}
	}

	private void writeFully(final ByteBuffer buffer, final long position)
		throws IOException
	{
		buffer.flip();
		while (buffer.hasRemaining()) {
			channel.write(buffer, position + buffer.position());
		}
	}

	private ByteBuffer buffer(final int pixels) {
		return ByteBuffer.allocate(pixels * raw.bytes()).order(ByteOrder
			.nativeOrder());
	}

	private int block(final long row) {
		return (int) (row / partition.blockRows());
	}

	private long position(final int block, final int sample, final int row) {
		return raw.bytes() * (partition.first(block) * samples + (long) sample *
			partition.size(block) + row);
	}

	@Override
	public long rows() {
		return partition.rows();
	}

	@Override
	public int columns() {
		return samples;
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		int done = 0;
		while (done < count) {
			final int block = block(first + done);
			final int skipped = (int) (first + done - partition.first(block));
			final int length = Math.min(count - done, partition.size(block) -
				skipped);
			if (length == partition.size(block)) {
				final ByteBuffer buffer = readFully(samples * length, position(block, 0,
					0));
				for (int j = 0; j < samples; j++) {
					raw.intensities(raw.read(buffer, length), 0, length, into[j], done);
				}
			}
			else {
				for (int j = 0; j < samples; j++) {
					final ByteBuffer buffer = readFully(length, position(block, j,
						skipped));
					raw.intensities(raw.read(buffer, length), 0, length, into[j], done);
				}
			}
			done += length;
		}
	}

	private ByteBuffer readFully(final int pixels, final long position) {
		final ByteBuffer buffer = buffer(pixels);
		try {
			while (buffer.hasRemaining()) {
				if (channel.read(buffer, position + buffer.position()) < 0) {
					throw new EOFException("the temporary copy was cut short");
				}
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		buffer.flip();
		return buffer;
	}

	@Override
	public void requireUnchanged() {
		// the copy is ours
	}

	@Override
	public void close() {
		try {
			channel.close();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
