
package org.unmixj.nmf;

import java.util.Collections;
import java.util.List;

/**
 * One merge of two components into one, and what it costs.
 * <p>
 * Components are named by those of the factorization that was merged, counted
 * from 0: one that has come of two merges is three of them.
 */
public final class Merge {

	private final List<Integer> first;

	private final List<Integer> second;

	private final int components;

	private final double cost;

	private final double percent;

	private final double error;

	private final double polishedError;

	Merge(final List<Integer> first, final List<Integer> second,
		final int components, final double cost, final double percent,
		final double error, final double polishedError)
	{
		this.first = Collections.unmodifiableList(first);
		this.second = Collections.unmodifiableList(second);
		this.components = components;
		this.cost = cost;
		this.percent = percent;
		this.error = error;
		this.polishedError = polishedError;
	}

	/** Returns a copy that knows the error after polishing, in percent. */
	Merge withPolishedError(final double newError) {
		return new Merge(first, second, components, cost, percent, error, newError);
	}

	/** Returns which components the first one was made of, ascending. */
	public List<Integer> first() {
		return first;
	}

	/** Returns which components the second one was made of, ascending. */
	public List<Integer> second() {
		return second;
	}

	/** Returns how many components there are after the merge. */
	public int components() {
		return components;
	}

	/**
	 * Returns the cost of NMF-Merge,
	 * &#x2016;w_1h_1&#7488;+w_2h_2&#7488;-wh&#7488;&#x2016;&sup2;_F: the square
	 * of the smaller singular value of the sum of both components, in squared
	 * units of X.
	 */
	public double cost() {
		return cost;
	}

	/** Returns the {@link #cost()} as a part of &Sigma;X_ij&sup2;, in percent. */
	public double percent() {
		return percent;
	}

	/**
	 * Returns the relative error of the factorization after the merge, before any
	 * polishing, in percent.
	 */
	public double relativeError() {
		return error;
	}

	/**
	 * Returns the relative error of the factorization after the merge and
	 * polishing, in percent; NaN if that was not done.
	 */
	public double polishedError() {
		return polishedError;
	}

	@Override
	public String toString() {
		return first + " + " + second + " -> " + components + ", " + percent + " %";
	}
}
