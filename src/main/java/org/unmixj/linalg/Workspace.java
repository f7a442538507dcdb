
package org.unmixj.linalg;

/**
 * How much room work on an m&times;n matrix takes at most, in doubles. For
 * estimates before it starts: what is allocated follows from m, n and the
 * number of threads alone, but for passive sets, of which there is a limit.
 */
public final class Workspace {

	/** Sums wait for those of a slower thread that come before them. */
	private static final int WAITING = 1;

	/** Vectors, their images, and both once more while they grow. */
	private static final int KRYLOV_COPIES = 3;

	/** A block transposed, and the same two of the block it is paired with. */
	private static final int MORE_BLOCKS = 3;

	private Workspace() {
		// static methods only
	}

	/**
	 * Returns the room of a pass.
	 *
	 * @param sums the number of sums that it takes
	 */
	public static long ofPass(final long m, final int n, final long sums,
		final int threads)
	{
		final RowPartition partition = RowPartition.of(m, n);
		final int workers = Math.min(threads, Math.max(1, partition.count()));
		return (long) workers * n * partition.blockRows() + (workers + 1L +
			WAITING) * sums;
	}

	/**
	 * Returns the room of a {@link TruncatedSvd} while it is made, with that of
	 * what comes out.
	 *
	 * @param l the number of singular values
	 */
	public static long ofSvd(final long m, final int n, final int l,
		final int threads)
	{
		final int s = (int) Math.min(Math.min(m, n), l +
			(long) TruncatedSvd.OVERSAMPLING);
		return Math.max(space(m, n, s, threads), (s + l) * m + ofPass(m, n,
			(long) s * s, threads));
	}

	/** What it takes to find the space of the singular vectors. */
	private static long space(final long m, final int n, final int s,
		final int threads)
	{
		final long products = ofPass(m, n, (long) s * n, threads);
		if (n <= TruncatedSvd.GRAM_LIMIT) return Math.max(products, ofPass(m, n,
			(long) n * n, threads));
		final long sample = s < n / 8 && SampledSpace.isGoodFor(m, n)
			? SampledSpace.KEPT_ELEMENTS : 0;
		final long other = m <= TruncatedSvd.GRAM_LIMIT ? m * m + MORE_BLOCKS *
			ofPass(m, n, 0, threads) : (long) KRYLOV_COPIES *
				BlockKrylov.MAX_PRODUCTS * s * n;
		return products + Math.max(sample, other);
	}

	/**
	 * Returns the room of non-negative least squares in r variables, which keep a
	 * matrix for each passive set that occurs, and of the sums over the rows of
	 * each set ({@link PassiveSets}).
	 *
	 * @param m the number of rows that are solved
	 * @param l the number of columns that are summed
	 */
	public static long ofPassiveSets(final long m, final int r, final int l,
		final int threads)
	{
		final double sets = Math.min(Math.pow(2, r), m);
		final long summed = (long) Math.min(PassiveSets.MOST_SETS, sets);
		return threads * (long) Math.min(PrincipalPivoting.KEPT_ELEMENTS, sets * r *
			r) + summed * ((threads + 1L + WAITING) * (l * (l + 1L) / 2) + (long) l *
				l);
	}

	/**
	 * Returns the room of least squares for rows with missing entries, where each
	 * set of them has a solver of its own.
	 *
	 * @param m the number of rows that are solved
	 */
	public static long ofIncompleteRows(final long m, final int r,
		final int threads)
	{
		return 2L * threads * Math.min(PrincipalPivoting.KEPT_ELEMENTS, m * r * r);
	}
}
