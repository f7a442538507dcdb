
package org.unmixj.image;

import java.util.Arrays;

import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;

/**
 * Which pixels are the rows of X: those inside a mask, the same in every plane,
 * x fastest, then y, then the planes.
 */
public final class PixelRows {

	/** Is told of consecutive rows that are consecutive pixels of a plane. */
	public interface Run {

		/**
		 * @param plane the plane
		 * @param offset the first pixel in the plane
		 * @param count the number of pixels
		 * @param at the first row, counted from the first row asked for
		 */
		void pixels(int plane, int offset, int count, int at);
	}

	private final int planeSize;

	private final int planes;

	/** The first pixel of each run of pixels inside the mask. */
	private final int[] offsets;

	/**
	 * The row, within a plane, of each run; and at the end the number of rows.
	 */
	private final int[] firsts;

	private PixelRows(final int planeSize, final int planes, final int[] offsets,
		final int[] firsts)
	{
		this.planeSize = planeSize;
		this.planes = planes;
		this.offsets = offsets;
		this.firsts = firsts;
	}

	/** Returns the rows of all pixels. */
	public static PixelRows all(final int planeSize, final int planes) {
		return new PixelRows(planeSize, planes, new int[] { 0 }, new int[] { 0,
			planeSize });
	}

	/**
	 * Returns the rows of the pixels inside a mask.
	 *
	 * @param mask for each pixel of a plane whether it is a row
	 * @param planes the number of planes
	 */
	public static PixelRows inside(final boolean[] mask, final int planes) {
		int runs = 0;
		for (int i = 0; i < mask.length; i++) {
			if (startsRun(mask, i)) runs++;
		}
		final int[] offsets = new int[runs];
		final int[] firsts = new int[runs + 1];
		int run = 0;
		int row = 0;
		for (int i = 0; i < mask.length; i++) {
			if (startsRun(mask, i)) {
				offsets[run] = i;
				firsts[run++] = row;
			}
			if (mask[i]) row++;
		}
		firsts[runs] = row;
		return new PixelRows(mask.length, planes, offsets, firsts);
	}

	private static boolean startsRun(final boolean[] mask, final int i) {
		return mask[i] && (i == 0 || !mask[i - 1]);
	}

	/** Returns m, the number of rows. */
	public long rows() {
		return (long) rowsPerPlane() * planes;
	}

	/** Returns the number of rows that one plane has. */
	public int rowsPerPlane() {
		return firsts[firsts.length - 1];
	}

	/** Returns the number of pixels of a plane, inside the mask or not. */
	public int planeSize() {
		return planeSize;
	}

	/** Returns the number of planes. */
	public int planes() {
		return planes;
	}

	/** Returns the plane a row is in. */
	public int plane(final long row) {
		return (int) (row / rowsPerPlane());
	}

	/** Returns the pixel, within its plane, that a row is. */
	public int pixel(final long row) {
		final int inPlane = (int) (row % rowsPerPlane());
		final int run = runAt(inPlane);
		return offsets[run] + inPlane - firsts[run];
	}

	/**
	 * Returns the row that a pixel is.
	 *
	 * @param plane its plane
	 * @param pixel its place in the plane, inside the mask
	 */
	public long row(final int plane, final int pixel) {
		final int found = Arrays.binarySearch(offsets, pixel);
		final int run = found >= 0 ? found : -found - 2;
		return (long) plane * rowsPerPlane() + firsts[run] + pixel - offsets[run];
	}

	/** Returns for each pixel of a plane whether it is inside the mask. */
	public boolean[] mask() {
		final boolean[] mask = new boolean[planeSize];
		for (int run = 0; run < offsets.length; run++) {
			Arrays.fill(mask, offsets[run], offsets[run] + firsts[run + 1] -
				firsts[run], true);
		}
		return mask;
	}

	private int runAt(final int rowInPlane) {
		final int found = Arrays.binarySearch(firsts, rowInPlane);
		return found >= 0 ? found : -found - 2;
	}

	/** Visits rows {@code first} to {@code first + count - 1} run by run. */
	public void visit(final long first, final int count, final Run visitor) {
		int done = 0;
		while (done < count) {
			final int plane = plane(first + done);
			int inPlane = (int) ((first + done) % rowsPerPlane());
			for (int run = runAt(inPlane); run < offsets.length &&
				done < count; run++)
			{
				final int length = Math.min(count - done, firsts[run + 1] - inPlane);
				visitor.pixels(plane, offsets[run] + inPlane - firsts[run], length,
					done);
				done += length;
				inPlane += length;
			}
		}
	}

	/**
	 * Writes a plane of a component image.
	 *
	 * @param W m&times;r; not modified
	 * @param component the column of W
	 * @param plane the plane
	 * @param into {@link #planeSize()} pixels; those outside the mask are left as
	 *          they are
	 */
	public void fillPlane(final TallMatrix W, final int component,
		final int plane, final float[] into)
	{
		final RowPartition partition = W.partition();
		final long end = (long) (plane + 1) * rowsPerPlane();
		long row = (long) plane * rowsPerPlane();
		while (row < end) {
			final int block = (int) (row / partition.blockRows());
			final int skipped = (int) (row - partition.first(block));
			final int count = (int) Math.min(partition.size(block) - skipped, end -
				row);
			final double[] column = W.block(block)[component];
			visit(row, count, (p, offset, length, at) -> {
				for (int t = 0; t < length; t++) {
					into[offset + t] = (float) column[skipped + at + t];
				}
			});
			row += count;
		}
	}
}
