
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Consecutive pixels of one plane of all samples, in memory or on their way
 * there. Used by one thread; others only fill it.
 */
final class Strip {

	private final PlaneReader reader;

	private long first;

	private int rows;

	private int plane;

	/** The first pixel in the plane. */
	private int offset;

	/** The pixels, as {@link PlaneReader} has them. */
	private Object values;

	private final List<Future<?>> reading = new ArrayList<>();

	Strip(final PlaneReader reader) {
		this.reader = reader;
	}

	/** Tells whether a row is in the strip. */
	boolean contains(final long row) {
		return row >= first && row < end();
	}

	/** Returns the row after the last one. */
	long end() {
		return first + rows;
	}

	/**
	 * Starts to read other rows.
	 *
	 * @param firstRow the first one
	 * @param rowCount the number of them, all in one plane
	 */
	void load(final long firstRow, final int rowCount) {
		settle();
		first = firstRow;
		rows = rowCount;
		plane = reader.pixels().plane(first);
		offset = reader.pixels().pixel(first);
		final int length = reader.pixels().pixel(end() - 1) + 1 - offset;
		values = reader.allocate(values, length);
		reader.read(plane, offset, length, values, reading);
	}

	/**
	 * Waits until the rows have been read.
	 *
	 * @throws IllegalArgumentException if they cannot be
	 */
	void await() {
		boolean interrupted = false;
		RuntimeException failure = null;
		for (final Future<?> part : reading) {
			for (boolean done = false; !done;) {
				try {
					part.get();
					done = true;
				}
				catch (final InterruptedException e) {
					interrupted = true;
				}
				catch (final ExecutionException e) {
					if (e.getCause() instanceof Error) throw (Error) e.getCause();
					failure = (RuntimeException) e.getCause();
					done = true;
				}
			}
		}
		reading.clear();
		if (interrupted) Thread.currentThread().interrupt();
		if (failure != null) {
			rows = 0;
			throw failure;
		}
	}

	/** Waits until nobody fills the strip any more. */
	private void settle() {
		try {
			await();
		}
		catch (final RuntimeException e) {
			// of no interest any more
		}
	}

	/** Copies rows that are in the strip as intensities, [sample][row]. */
	void copy(final long firstRow, final int count, final double[][] into,
		final int at)
	{
		final int tile = reader.tile();
		reader.pixels().visit(firstRow, count, (p, pixel, pixelCount, row) -> {
			for (int done = 0; done < pixelCount;) {
				final int from = pixel - offset + done;
				final int part = Math.min(pixelCount - done, tile - from % tile);
				for (int j = 0; j < into.length; j++) {
					reader.raw().intensities(values, reader.place(j, from), part, into[j],
						at + row + done);
				}
				done += part;
			}
		});
	}
}
