
package org.unmixj.image;

import java.util.Objects;

import org.unmixj.linalg.RowBlocks;

/** X (pixels &times; samples), read from where the pixels are kept. */
public final class StackRows implements RowBlocks {

	private final PixelSource source;

	private final PixelRows rows;

	/**
	 * @param source where the pixels are kept
	 * @param rows which of them are rows
	 */
	public StackRows(final PixelSource source, final PixelRows rows) {
		this.source = Objects.requireNonNull(source, "source");
		this.rows = Objects.requireNonNull(rows, "rows");
	}

	@Override
	public long rows() {
		return rows.rows();
	}

	@Override
	public int columns() {
		return source.samples();
	}

	@Override
	public boolean isInMemory() {
		return source.isInMemory();
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		final Reading reading = new Reading(into);
		for (reading.sample = 0; reading.sample < columns(); reading.sample++) {
			rows.visit(first, count, reading);
		}
	}

	/**
	 * One object for all samples, as a pass reads thousands of blocks of them.
	 */
	private final class Reading implements PixelRows.Run {

		private final double[][] into;

		private int sample;

		Reading(final double[][] into) {
			this.into = into;
		}

		@Override
		public void pixels(final int plane, final int offset, final int length,
			final int at)
		{
			source.read(sample, plane, offset, length, into[sample], at);
		}
	}
}
