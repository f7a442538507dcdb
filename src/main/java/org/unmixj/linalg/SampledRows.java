
package org.unmixj.linalg;

/**
 * Some rows of X, spread over all of it in short pieces. Where the pieces begin
 * has no period, so that they fall on no pattern of an image.
 */
final class SampledRows implements RowBlocks {

	/** Rows of a piece. */
	static final int PIECE = 32;

	/** The least periodic number, the golden section. */
	private static final double SECTION = (Math.sqrt(5) - 1) / 2;

	private final RowBlocks X;

	private final int pieces;

	/**
	 * @param X m&times;n
	 * @param rows at most so many of them, at least {@value #PIECE}, at most m
	 */
	SampledRows(final RowBlocks X, final int rows) {
		this.X = X;
		pieces = rows / PIECE;
	}

	@Override
	public long rows() {
		return (long) pieces * PIECE;
	}

	@Override
	public int columns() {
		return X.columns();
	}

	@Override
	public boolean isInMemory() {
		return X.isInMemory();
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		final double[][] piece = new double[X.columns()][PIECE];
		for (int done = 0; done < count;) {
			final long row = first + done;
			final int skipped = (int) (row % PIECE);
			final int length = Math.min(count - done, PIECE - skipped);
			X.read(start(row / PIECE) + skipped, length, piece);
			for (int j = 0; j < piece.length; j++) {
				System.arraycopy(piece[j], 0, into[j], done, length);
			}
			done += length;
		}
	}

	/** The first row of a piece: somewhere in its share of all rows. */
	private long start(final long piece) {
		final double shift = piece * SECTION % 1;
		return (long) ((piece + shift) * (X.rows() - PIECE) / pieces);
	}
}
