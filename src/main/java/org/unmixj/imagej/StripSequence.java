
package org.unmixj.imagej;

import org.unmixj.image.PixelRows;

/**
 * The strips that one thread goes through: while it works on one, the next one
 * is read.
 */
final class StripSequence {

	private final PixelRows pixels;

	private final int stripPixels;

	private Strip current;

	private Strip ahead;

	/** The row after the last one that will be read. */
	private long end;

	/** @param stripPixels the pixels of a sample that a strip has at most */
	StripSequence(final PlaneReader reader, final int stripPixels) {
		pixels = reader.pixels();
		this.stripPixels = stripPixels;
		current = new Strip(reader);
		ahead = new Strip(reader);
	}

	/** Starts to read rows. */
	void start(final long first, final long count) {
		end = first + count;
		loadAhead(first);
	}

	/**
	 * Returns the strip that a row is in, when it has been read.
	 *
	 * @param row the row
	 * @param known the row after those that are known to be needed
	 */
	Strip at(final long row, final long known) {
		if (current.contains(row)) return current;
		if (!ahead.contains(row)) start(row, known - row);
		final Strip next = ahead;
		ahead = current;
		current = next;
		current.await();
		if (current.end() < end) loadAhead(current.end());
		return current;
	}

	/**
	 * Starts to read the next strip, which ends with the plane at the latest. The
	 * strips of a plane are about equally long.
	 */
	private void loadAhead(final long first) {
		final int plane = pixels.plane(first);
		final long last = Math.min(end, (plane + 1L) * pixels.rowsPerPlane()) - 1;
		final int offset = pixels.pixel(first);
		final int length = pixels.pixel(last) + 1 - offset;
		final int strips = (length - 1) / stripPixels + 1;
		ahead.load(first, rows(first, last, offset + (length - 1) / strips + 1));
	}

	/** Returns how many rows come before a pixel of their plane. */
	private int rows(final long first, final long last, final int pixel) {
		long low = first;
		long high = last;
		while (low < high) {
			final long middle = low + (high - low + 1) / 2;
			if (pixels.pixel(middle) < pixel) low = middle;
			else high = middle - 1;
		}
		return (int) (low - first + 1);
	}
}
