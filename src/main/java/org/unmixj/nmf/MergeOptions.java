
package org.unmixj.nmf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Which components are merged, and how the rest is polished. Immutable; each
 * {@code withX} returns a copy.
 */
public final class MergeOptions {

	/** As many as {@link NmfMerge} finds worth their cost. */
	private static final int AUTO = 0;

	private final int components;

	private final List<List<Integer>> groups;

	private final NmfOptions polish;

	private final boolean polished;

	private final boolean[] fixed;

	private final boolean[] kept;

	private MergeOptions(final int components, final List<List<Integer>> groups,
		final NmfOptions polish, final boolean polished, final boolean[] fixed,
		final boolean[] kept)
	{
		this.components = components;
		this.groups = groups;
		this.polish = polish;
		this.polished = polished;
		this.fixed = fixed;
		this.kept = kept;
	}

	private static MergeOptions of(final int components,
		final List<List<Integer>> groups)
	{
		return new MergeOptions(components, groups, NmfOptions.withComponents(1),
			true, new boolean[0], new boolean[0]);
	}

	/**
	 * Returns options to merge, the cheapest pair first, until a number of
	 * components is left.
	 *
	 * @param components at least 1
	 */
	public static MergeOptions to(final int components) {
		if (components < 1) {
			throw new IllegalArgumentException("components must be at least 1, got " +
				components);
		}
		return of(components, Collections.emptyList());
	}

	/**
	 * Returns options to merge, the cheapest pair first, as long as a merge costs
	 * less than what noise explains, as {@link NmfMerge} says.
	 */
	public static MergeOptions auto() {
		return of(AUTO, Collections.emptyList());
	}

	/**
	 * Returns options to merge these components and no others.
	 *
	 * @param groups each of them becomes one component: at least two numbers,
	 *          counted from 0, none of them twice
	 */
	public static MergeOptions of(
		final Collection<? extends Collection<Integer>> groups)
	{
		final List<Integer> all = new ArrayList<>();
		final List<List<Integer>> copies = new ArrayList<>();
		for (final Collection<Integer> group : groups) {
			if (group.size() < 2) {
				throw new IllegalArgumentException(
					"at least 2 components must be named to be merged to one, got " +
						group);
			}
			all.addAll(group);
			copies.add(Collections.unmodifiableList(new ArrayList<>(group)));
		}
		if (all.isEmpty() || all.stream().distinct().count() < all.size()) {
			throw new IllegalArgumentException(
				"components to be merged must be named once each, got " + groups);
		}
		return of(AUTO, Collections.unmodifiableList(copies));
	}

	/**
	 * Returns a copy that polishes with other options.
	 *
	 * @param newPolish tolerance, limit, method, loss and penalties, whether
	 *          entries of X are missing, and which component of the factorization
	 *          is a background, which is not merged. The number of components,
	 *          initialization and seed are not used
	 */
	public MergeOptions withPolish(final NmfOptions newPolish) {
		return new MergeOptions(components, groups, Objects.requireNonNull(
			newPolish, "polish"), polished, fixed, kept);
	}

	/** Returns a copy that polishes what was merged, or leaves it at that. */
	public MergeOptions withPolished(final boolean choice) {
		return new MergeOptions(components, groups, polish, choice, fixed, kept);
	}

	/**
	 * Returns a copy for a factorization of which some signatures must stay as
	 * they are: they are neither merged nor polished.
	 *
	 * @param newFixed for each of the first components whether it is; copied
	 */
	public MergeOptions withFixed(final boolean... newFixed) {
		return new MergeOptions(components, groups, polish, polished, newFixed
			.clone(), kept);
	}

	/**
	 * Returns a copy for a factorization of which some components are not to be
	 * merged, but may be polished.
	 *
	 * @param newKept for each of the first components whether it is; copied
	 */
	public MergeOptions withKept(final boolean... newKept) {
		return new MergeOptions(components, groups, polish, polished, fixed, newKept
			.clone());
	}

	/** Returns whether the number of components follows from the costs. */
	public boolean isAuto() {
		return components == AUTO && groups.isEmpty();
	}

	/**
	 * Returns how many components are to be left; 0 if that is not given, but
	 * follows from the costs or from {@link #groups()}.
	 */
	public int components() {
		return components;
	}

	/** Returns what is to be merged; empty if that follows from the costs. */
	public List<List<Integer>> groups() {
		return groups;
	}

	/** Returns how what was merged is polished. */
	public NmfOptions polish() {
		return polish;
	}

	/** Returns whether what was merged is polished. */
	public boolean polished() {
		return polished;
	}

	/** Returns for each of r components whether its signature must stay. */
	boolean[] fixedOf(final int r) {
		return Arrays.copyOf(fixed, r);
	}

	/**
	 * Returns for each of r components whether it is never merged: as that was
	 * asked for, or its signature must stay, or its image, which is a background.
	 */
	boolean[] keptOf(final int r) {
		final boolean[] all = Arrays.copyOf(kept, r);
		for (int j = 0; j < r; j++) {
			all[j] |= j < fixed.length && fixed[j] || j == polish.background();
		}
		return all;
	}

	/**
	 * @param r the number of components of a factorization
	 * @throws IllegalArgumentException if it cannot be merged in this way
	 */
	void requireAllowed(final int r) {
		final boolean[] stay = keptOf(r);
		final int least = least(stay);
		if (components != AUTO && (components < least || components > r)) {
			throw new IllegalArgumentException("components must be in " + least +
				".." + r + " to merge " + r + " components" + (least > 1
					? ", some of them not to be merged" : "") + ", got " + components);
		}
		for (final List<Integer> group : groups) {
			for (final int j : group) {
				if (j < 0 || j >= r) {
					throw new IllegalArgumentException(
						"components to be merged must be in 0.." + (r - 1) + ", got " + j);
				}
				if (stay[j]) {
					throw new IllegalArgumentException("component " + j +
						" is fixed, a background or to be kept, and cannot be merged");
				}
			}
		}
	}

	/**
	 * Returns to how many components these can be merged.
	 *
	 * @param kept for each component whether it is never merged
	 */
	public static int least(final boolean[] kept) {
		int least = 1;
		for (final boolean one : kept) {
			if (one) least++;
		}
		return Math.min(least, kept.length);
	}

	@Override
	public String toString() {
		return "components=" + (components == AUTO ? "Auto" : components) + (groups
			.isEmpty() ? "" : " merged=" + groups) + " polish=" + polished + " " +
			polish;
	}
}
