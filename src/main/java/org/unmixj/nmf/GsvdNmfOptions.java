
package org.unmixj.nmf;

import java.util.Objects;

/**
 * How GSVD-NMF is done: an NMF with r0 components is grown by k to r = r0 + k
 * and polished. Immutable; each {@code withX} returns a copy.
 * <p>
 * The first NMF is by least squares without penalties, whatever the last one
 * is.
 * <p>
 * Defaults: k = 1, &epsilon;0 = &epsilon;, directions {@link Directions#AUTO}.
 */
public final class GsvdNmfOptions {

	/** k, the number of components that are added. */
	public static final int DEFAULT_ADDED = 1;

	private final NmfOptions initial;

	private final NmfOptions polish;

	private final Directions directions;

	private GsvdNmfOptions(final NmfOptions initial, final NmfOptions polish,
		final Directions directions)
	{
		this.initial = initial;
		this.polish = polish;
		this.directions = Objects.requireNonNull(directions, "directions");
	}

	/**
	 * Returns options that end with r components, one of them added.
	 *
	 * @param polish the options of the final HALS; its number of components is r
	 *          = r0 + k, at least 2
	 */
	public static GsvdNmfOptions of(final NmfOptions polish) {
		return new GsvdNmfOptions(polish, polish, Directions.AUTO).withAdded(
			DEFAULT_ADDED);
	}

	/**
	 * Returns a copy with another number of added components.
	 *
	 * @param k 1 &le; k &lt; r, so that r0 = r - k is at least 1
	 */
	public GsvdNmfOptions withAdded(final int k) {
		final int r = polish.components();
		if (r < 2) {
			throw new IllegalArgumentException(
				"components must be at least 2 for GSVD-NMF, which grows a factorization with fewer, got " +
					r);
		}
		if (k < 1 || k >= r) {
			throw new IllegalArgumentException("added must be in 1.." + (r - 1) +
				" (components - 1), got " + k);
		}
		return new GsvdNmfOptions(initial.withOtherComponents(r - k).withLoss(
			Loss.GAUSSIAN).withPenalties(PenaltyOptions.NONE), polish, directions);
	}

	/**
	 * Returns a copy with another tolerance of the first HALS.
	 *
	 * @param epsilon0 &epsilon;0, see {@link NmfOptions#withTolerance(double)}
	 */
	public GsvdNmfOptions withInitialTolerance(final double epsilon0) {
		if (!(epsilon0 > 0 && epsilon0 < 1)) {
			throw new IllegalArgumentException(
				"epsilon0 must be above 0 and below 1, got " + epsilon0);
		}
		return new GsvdNmfOptions(initial.withTolerance(epsilon0), polish,
			directions);
	}

	/** Returns a copy whose first HALS starts in another way. */
	public GsvdNmfOptions withStart(final Initialization choice,
		final long seed)
	{
		return new GsvdNmfOptions(initial.withInitialization(choice).withSeed(seed),
			polish.withInitialization(choice).withSeed(seed), directions);
	}

	/**
	 * Returns a copy with more components, of the first NMF and in the end.
	 *
	 * @param more how many more, at least 0
	 */
	public GsvdNmfOptions withMoreComponents(final int more) {
		return new GsvdNmfOptions(initial.withOtherComponents(initial.components() +
			more), polish.withOtherComponents(polish.components() + more), directions)
			.withBackground(polish.hasBackground());
	}

	/** Returns a copy with another choice of directions. */
	public GsvdNmfOptions withDirections(final Directions choice) {
		return new GsvdNmfOptions(initial, polish, choice);
	}

	/**
	 * Returns a copy that takes NaN as missing, or not.
	 *
	 * @see NmfOptions#withMissing
	 */
	public GsvdNmfOptions withMissing(final boolean nanIsMissing) {
		return new GsvdNmfOptions(initial.withMissing(nanIsMissing), polish
			.withMissing(nanIsMissing), directions);
	}

	/**
	 * Returns a copy in which the last of the r0 components is a background, or
	 * none.
	 *
	 * @see NmfOptions#withBackground
	 */
	public GsvdNmfOptions withBackground(final boolean flat) {
		final int component = flat ? initial.components() - 1 : -1;
		return new GsvdNmfOptions(initial.withBackground(component), polish
			.withBackground(component), directions);
	}

	/** Returns the options of the first, under-complete NMF (r0, &epsilon;0). */
	public NmfOptions initial() {
		return initial;
	}

	/** Returns the options of the final HALS (r, &epsilon;). */
	public NmfOptions polish() {
		return polish;
	}

	/** Returns k, the number of added components. */
	public int added() {
		return polish.components() - initial.components();
	}

	/** Returns the choice of directions. */
	public Directions directions() {
		return directions;
	}

	@Override
	public boolean equals(final Object other) {
		if (!(other instanceof GsvdNmfOptions)) return false;
		final GsvdNmfOptions that = (GsvdNmfOptions) other;
		return initial.equals(that.initial) && polish.equals(that.polish) &&
			directions == that.directions;
	}

	@Override
	public int hashCode() {
		return Objects.hash(initial, polish, directions);
	}

	@Override
	public String toString() {
		return polish + " added=" + added() + " epsilon0=" + initial.tolerance() +
			" directions=" + directions;
	}
}
