
package org.unmixj.imagej;

import java.util.ArrayDeque;
import java.util.Deque;

import org.unmixj.image.PixelRows;

/**
 * The strips that one thread goes through: while it works on one, the next one
 * is read.
 */
final class StripSequence {

	private final PixelRows pixels;

	private final int stripPixels;

	private final int tile;

	private Strip current;

	private Strip ahead;

	/** First row and row after the last one of what is still to be loaded. */
	private final Deque<long[]> announced = new ArrayDeque<>();

	/** Whether the strip ahead has been loaded and was not used yet. */
	private boolean isAhead;

	/**
	 * @param stripPixels the pixels of a sample that a strip has at most, in
	 *          whole tiles
	 */
	StripSequence(final PlaneReader reader, final int stripPixels) {
		pixels = reader.pixels();
		this.stripPixels = stripPixels;
		tile = reader.tile();
		current = new Strip(reader);
		ahead = new Strip(reader);
	}

	/** Reads rows after those that were announced before. */
	void announce(final long first, final long count) {
		announced.add(new long[] { first, first + count });
		if (!isAhead) loadAhead();
	}

	/**
	 * Returns the strip that a row is in, when it has been read.
	 *
	 * @param row the row
	 * @param known the row after those that are known to be needed
	 */
	Strip at(final long row, final long known) {
		if (current.contains(row)) return current;
		if (!isAhead || !ahead.contains(row)) {
			announced.clear();
			isAhead = false;
			announce(row, known - row);
		}
		final Strip next = ahead;
		ahead = current;
		current = next;
		isAhead = false;
		current.await();
		loadAhead();
		return current;
	}

	/**
	 * Starts to read the next strip, if it is known. It ends with the plane at
	 * the latest; the strips of a plane are about equally long, whole tiles but
	 * for the last.
	 */
	private void loadAhead() {
		final long[] range = announced.peek();
		if (range == null) return;
		final long first = range[0];
		final int plane = pixels.plane(first);
		final long last = Math.min(range[1], (plane + 1L) * pixels.rowsPerPlane()) -
			1;
		final int offset = pixels.pixel(first);
		final int length = pixels.pixel(last) + 1 - offset;
		final int strips = (length - 1) / stripPixels + 1;
		final int share = (length - 1) / strips / tile * tile + tile;
		ahead.load(first, rows(first, last, offset + share));
		isAhead = true;
		range[0] = ahead.end();
		if (range[0] == range[1]) announced.remove();
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
