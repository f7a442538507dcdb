
package org.unmixj.nmf;

import java.util.Collections;
import java.util.List;

/**
 * What merging components of a factorization came to: all merges down to one
 * component, the factorization after those that were done, and the polished
 * one.
 */
public final class Merging {

	private final Factorization initial;

	private final List<Merge> merges;

	private final int done;

	private final List<List<Integer>> members;

	private final double limit;

	private final Factorization merged;

	private final Factorization polished;

	Merging(final Factorization initial, final List<Merge> merges, final int done,
		final List<List<Integer>> members, final double limit,
		final Factorization merged, final Factorization polished)
	{
		this.initial = initial;
		this.merges = Collections.unmodifiableList(merges);
		this.done = done;
		this.members = Collections.unmodifiableList(members);
		this.limit = limit;
		this.merged = merged;
		this.polished = polished;
	}

	/** Returns the factorization that was merged. */
	public Factorization initial() {
		return initial;
	}

	/**
	 * Returns the merges in their order, those that were done first. The others
	 * are those that would come next, down to one component.
	 */
	public List<Merge> merges() {
		return merges;
	}

	/** Returns how many of the merges were done. */
	public int done() {
		return done;
	}

	/**
	 * Returns for each component after the merges which of those before it was
	 * made of, counted from 0, ascending. They are in the order of their first
	 * members.
	 */
	public List<List<Integer>> members() {
		return members;
	}

	/**
	 * Returns which component it is, after the merges, that one of those before
	 * has become a part of; -1 for -1.
	 */
	public int place(final int component) {
		for (int j = 0; j < members.size(); j++) {
			if (members.get(j).contains(component)) return j;
		}
		return -1;
	}

	/**
	 * Returns the rise of the squared error that counts as explained by noise, as
	 * {@link NmfMerge} says, in squared units of X.
	 */
	public double limit() {
		return limit;
	}

	/** Returns the {@link #limit()} as a part of &Sigma;X_ij&sup2;, percent. */
	public double limitPercent() {
		return 100 * limit / merged.sumOfSquares();
	}

	/** Returns W and H after the merges, before polishing. */
	public Factorization merged() {
		return merged;
	}

	/** Returns the polished factorization; unpolished if that was asked for. */
	public Factorization polished() {
		return polished;
	}
}
