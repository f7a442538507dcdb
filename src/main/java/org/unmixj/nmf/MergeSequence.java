
package org.unmixj.nmf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Merges components pair by pair, the cheapest pair first (Guo &amp; Holy,
 * NMF-Merge).
 * <p>
 * The costs of all pairs ({@link PairMerge}) are in a priority queue; a merge
 * replaces two components by one, whose costs with the others are added. What
 * is merged is a combination of the components there were, so that all costs
 * follow from W&#7488;W and HH&#7488; without another look at pixels.
 */
final class MergeSequence {

	/** A component that was given, or has come of others. */
	static final class Node {

		/** Those of the factorization that it was made of, ascending. */
		final List<Integer> members;

		/** w is the sum of the columns of W by these weights. */
		final double[] a;

		/** h is the sum of the rows of H by these weights. */
		final double[] b;

		private boolean merged;

		Node(final List<Integer> members, final double[] a, final double[] b) {
			this.members = Collections.unmodifiableList(members);
			this.a = a;
			this.b = b;
		}

		private int first() {
			return members.get(0);
		}
	}

	/** Two components, and what merging them would be. */
	static final class Pair {

		final Node one;

		final Node two;

		/** In squared units of X. */
		final double cost;

		private final PairMerge merge;

		Pair(final Node one, final Node two, final PairMerge merge) {
			this.one = one;
			this.two = two;
			this.merge = merge;
			cost = merge.cost;
		}

		private boolean isLeft() {
			return !one.merged && !two.merged;
		}
	}

	private static final Comparator<Pair> CHEAPEST_FIRST = Comparator
		.<Pair> comparingDouble(pair -> pair.cost).thenComparing(pair -> pair.one
			.first()).thenComparing(pair -> pair.two.first());

	private final double[][] WtW;

	private final double[][] HHt;

	/** Those there are, ascending by their first member. */
	private final List<Node> nodes = new ArrayList<>();

	/** All pairs but those with a fixed component; some are no longer left. */
	private final PriorityQueue<Pair> pairs = new PriorityQueue<>(CHEAPEST_FIRST);

	private final boolean[] fixed;

	/**
	 * @param WtW r&times;r; not modified
	 * @param HHt r&times;r; not modified
	 * @param fixed for each component whether it is never to be merged
	 */
	MergeSequence(final double[][] WtW, final double[][] HHt,
		final boolean[] fixed)
	{
		this.WtW = WtW;
		this.HHt = HHt;
		this.fixed = fixed;
		for (int j = 0; j < WtW.length; j++) {
			final double[] unit = new double[WtW.length];
			unit[j] = 1;
			add(new Node(Collections.singletonList(j), unit, unit));
		}
	}

	/** Returns the components there are, ascending by their first member. */
	List<Node> nodes() {
		return Collections.unmodifiableList(nodes);
	}

	/** Returns the pair that costs least, or null if none is left. */
	Pair cheapest() {
		while (!pairs.isEmpty() && !pairs.peek().isLeft()) {
			pairs.remove();
		}
		return pairs.peek();
	}

	/**
	 * Returns the cheapest of the pairs whose members are all of a group, or null
	 * if none is left.
	 */
	Pair cheapestOf(final Collection<Integer> group) {
		return pairs.stream().filter(pair -> pair.isLeft() && group.containsAll(
			pair.one.members) && group.containsAll(pair.two.members)).min(
				CHEAPEST_FIRST).orElse(null);
	}

	/** Replaces both components of a pair by what they are merged to. */
	void merge(final Pair pair) {
		final PairMerge merge = pair.merge;
		final List<Integer> members = new ArrayList<>(pair.one.members);
		members.addAll(pair.two.members);
		Collections.sort(members);
		pair.one.merged = true;
		pair.two.merged = true;
		nodes.remove(pair.one);
		nodes.remove(pair.two);
		add(new Node(members, combination(merge.a1, pair.one.a, merge.a2,
			pair.two.a), combination(merge.b1, pair.one.b, merge.b2, pair.two.b)));
	}

	private static double[] combination(final double factor1, final double[] v1,
		final double factor2, final double[] v2)
	{
		final double[] sum = new double[v1.length];
		for (int j = 0; j < sum.length; j++) {
			sum[j] = factor1 * v1[j] + factor2 * v2[j];
		}
		return sum;
	}

	private void add(final Node node) {
		int place = 0;
		while (place < nodes.size() && nodes.get(place).first() < node.first()) {
			place++;
		}
		if (!isFixed(node)) {
			for (final Node other : nodes) {
				if (!isFixed(other)) pairs.add(other.first() < node.first() ? pair(
					other, node) : pair(node, other));
			}
		}
		nodes.add(place, node);
	}

	private boolean isFixed(final Node node) {
		return fixed[node.first()];
	}

	private Pair pair(final Node one, final Node two) {
		return new Pair(one, two, new PairMerge(form(WtW, one.a, one.a), form(WtW,
			one.a, two.a), form(WtW, two.a, two.a), form(HHt, one.b, one.b), form(HHt,
				one.b, two.b), form(HHt, two.b, two.b)));
	}

	/** Returns u&#7488;Mv for a symmetric M. */
	private static double form(final double[][] M, final double[] u,
		final double[] v)
	{
		double sum = 0;
		for (int i = 0; i < u.length; i++) {
			if (u[i] == 0) continue;
			for (int j = 0; j < v.length; j++) {
				sum += u[i] * M[i][j] * v[j];
			}
		}
		return sum;
	}
}
