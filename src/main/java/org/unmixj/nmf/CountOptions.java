
package org.unmixj.nmf;

import java.util.Objects;

/**
 * How the number of components is looked for. Immutable; each {@code withX}
 * returns a copy.
 * <p>
 * Defaults: from 1 to 12, weights that the noise asks for, repeats as the
 * pixels need them, at most 16384 pixels and 2&#178;&#185; values of them, 2
 * random starts for the stability, &epsilon; = 1e-3 and 500 iterations for each
 * fit, seed 1, all processors.
 */
public final class CountOptions {

	/** The largest number that is tried. */
	public static final int DEFAULT_MOST = 12;

	/** How often entries are held out: as often as the pixels need it. */
	public static final int DEFAULT_REPEATS = 0;

	/** The most pixels that are looked at. */
	public static final int DEFAULT_PIXELS = 1 << 14;

	/** The random starts that tell how stable signatures are. */
	public static final int DEFAULT_STARTS = 2;

	/** &epsilon; of the fits. */
	public static final double DEFAULT_TOLERANCE = 1e-3;

	private static final int ITERATIONS = 500;

	private final int most;

	private final int repeats;

	private final int pixels;

	private final int starts;

	private final CountLoss loss;

	private final NmfOptions fits;

	private CountOptions(final int most, final int repeats, final int pixels,
		final int starts, final CountLoss loss, final NmfOptions fits)
	{
		require("most", most, 1);
		require("repeats", repeats, 0);
		require("pixels", pixels, 0);
		require("starts", starts, 0);
		this.most = most;
		this.repeats = repeats;
		this.pixels = pixels;
		this.starts = starts;
		this.loss = Objects.requireNonNull(loss, "loss");
		this.fits = Objects.requireNonNull(fits, "fits");
	}

	private static void require(final String name, final int value,
		final int least)
	{
		if (value < least) {
			throw new IllegalArgumentException(name + " must be at least " + least +
				", got " + value);
		}
	}

	/**
	 * Returns the default options.
	 *
	 * @param most R, the largest number that is tried; fewer where the data do
	 *          not allow so many
	 */
	public static CountOptions upTo(final int most) {
		return new CountOptions(most, DEFAULT_REPEATS, DEFAULT_PIXELS,
			DEFAULT_STARTS, CountLoss.AUTO, NmfOptions.withComponents(1)
				.withTolerance(DEFAULT_TOLERANCE).withMaxIterations(ITERATIONS));
	}

	/**
	 * Returns a copy that holds entries out another number of times; 0 for four
	 * times, and more where there are few pixels, at most each entry once.
	 */
	public CountOptions withRepeats(final int number) {
		return new CountOptions(most, number, pixels, starts, loss, fits);
	}

	/** Returns a copy that looks at so many pixels at most; 0 for all. */
	public CountOptions withPixels(final int number) {
		return new CountOptions(most, repeats, number, starts, loss, fits);
	}

	/** Returns a copy with another number of random starts; 0 for none. */
	public CountOptions withStarts(final int number) {
		return new CountOptions(most, repeats, pixels, number, loss, fits);
	}

	/** Returns a copy whose fits have another &epsilon; of eq. 17. */
	public CountOptions withTolerance(final double epsilon) {
		return with(fits.withTolerance(epsilon));
	}

	/** Returns a copy with another seed of all random numbers. */
	public CountOptions withSeed(final long seed) {
		return with(fits.withSeed(seed));
	}

	/** Returns a copy that leaves rows out in which an entry is NaN. */
	public CountOptions withMissing(final boolean nanIsMissing) {
		return with(fits.withMissing(nanIsMissing));
	}

	/** Returns a copy with another number of threads. */
	public CountOptions withThreads(final int number) {
		return with(fits.withThreads(number));
	}

	/**
	 * Returns a copy in which entries weigh otherwise. All fits here are by least
	 * squares; for {@link CountLoss#POISSON} rows and columns of X are divided by
	 * the roots of their means before, with which photon noise is nearly even.
	 *
	 * @see "M. R. Keenan and P. G. Kotula, Accounting for Poisson noise in the
	 *      multivariate analysis of ToF-SIMS spectrum images, Surf. Interface
	 *      Anal. 36 (2004)"
	 */
	public CountOptions withLoss(final CountLoss newLoss) {
		return new CountOptions(most, repeats, pixels, starts, newLoss, fits);
	}

	private CountOptions with(final NmfOptions other) {
		return new CountOptions(most, repeats, pixels, starts, loss, other);
	}

	/** Returns R, the largest number that is tried. */
	public int most() {
		return most;
	}

	/**
	 * Returns how often entries are held out; 0 for as often as the pixels need
	 * it.
	 */
	public int repeats() {
		return repeats;
	}

	/** Returns how many pixels are looked at, at most; 0 for all. */
	public int pixels() {
		return pixels;
	}

	/** Returns the number of random starts. */
	public int starts() {
		return starts;
	}

	/** Returns how entries weigh. */
	public CountLoss loss() {
		return loss;
	}

	/** Returns the seed of all random numbers. */
	public long seed() {
		return fits.seed();
	}

	/** Returns whether rows with NaN are left out. */
	public boolean missing() {
		return fits.missing();
	}

	/** Returns the number of threads. */
	public int threads() {
		return fits.threads();
	}

	/** Returns the options of the fits, by least squares, with one component. */
	NmfOptions fits() {
		return fits.withMissing(false);
	}
}
