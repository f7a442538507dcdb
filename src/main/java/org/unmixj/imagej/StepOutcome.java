
package org.unmixj.imagej;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.unmixj.linalg.TallMatrix;
import org.unmixj.nmf.Factorization;

/** The components that a {@link ComponentStep} has made. */
final class StepOutcome {

	/** Stands for a component that was not there before. */
	static final int NEW = -1;

	private final Factorization factorization;

	private final int[] origins;

	private final boolean[] fixed;

	private final String[] names;

	private final Color[] colors;

	private boolean rescaled = true;

	private boolean unchanged;

	private int background = -1;

	private double[] lambdas = {};

	private int taken;

	private int iterations;

	private boolean converged;

	private final Map<String, String> details = new LinkedHashMap<>();

	private final List<String> warnings = new ArrayList<>();

	private final List<Object> more = new ArrayList<>();

	/**
	 * @param factorization the new components, in the order in which they are
	 *          shown
	 * @param origins for each of them which of the old ones it is, and has name
	 *          and colour of, counted from 0, or {@link #NEW}; copied
	 * @param fixed for each of them whether its signature is that of the old one,
	 *          and stays so in later steps; copied
	 */
	StepOutcome(final Factorization factorization, final int[] origins,
		final boolean[] fixed)
	{
		this.factorization = factorization;
		this.origins = origins.clone();
		this.fixed = fixed.clone();
		names = new String[origins.length];
		colors = new Color[origins.length];
		iterations = factorization.iterations();
		converged = factorization.converged();
	}

	/** Returns the origins where new components follow after the old ones. */
	static int[] kept(final int old, final int all) {
		return IntStream.range(0, all).map(j -> j < old ? j : NEW).toArray();
	}

	/** Gives a component another name, unless that is null. */
	StepOutcome rename(final int component, final String name) {
		names[component] = name;
		return this;
	}

	/** Gives a component another colour, unless that is null. */
	StepOutcome recolor(final int component, final Color color) {
		colors[component] = color;
		return this;
	}

	/** Returns the name of a component, or null if it has none yet. */
	String name(final int component, final Signatures before) {
		if (names[component] != null) return names[component];
		final int origin = origins[component];
		return origin == NEW ? null : before.names().get(origin);
	}

	/** Returns the colour of a component, or null if it has none yet. */
	Color color(final int component, final Signatures before) {
		if (colors[component] != null) return colors[component];
		final int origin = origins[component];
		return origin == NEW ? null : before.colors().get(origin);
	}

	/** Returns the columns of W before that are those of the components. */
	TallMatrix of(final TallMatrix before) {
		final double[] ones = new double[origins.length];
		Arrays.fill(ones, 1);
		return origins.length == before.columns() ? before : before.select(origins,
			ones);
	}

	/** Leaves signatures as they are; else they get the scale of the fit. */
	StepOutcome unscaled() {
		rescaled = false;
		return this;
	}

	/** Tells that the step has found nothing to do. */
	StepOutcome unchanged() {
		unchanged = true;
		return unscaled();
	}

	/** Tells which component has an image that is the same everywhere, or -1. */
	StepOutcome withBackground(final int component) {
		background = component;
		return this;
	}

	/** Returns the component whose image is the same everywhere, or -1. */
	int background() {
		return background;
	}

	/** Tells of generalized singular values, of which some were taken. */
	StepOutcome withLambdas(final double[] values, final int count) {
		lambdas = values.clone();
		taken = count;
		return this;
	}

	/** Tells of more iterations than those of the last fit. */
	StepOutcome withIterations(final int all, final boolean allConverged) {
		iterations = all;
		converged = allConverged;
		return this;
	}

	/** Tells more about the step in the Info of the image. */
	StepOutcome with(final String key, final String value) {
		details.put(key, value);
		return this;
	}

	/** Adds a sentence about what to be wary of. */
	StepOutcome withWarning(final String sentence) {
		warnings.add(sentence);
		return this;
	}

	/** Adds a {@link ij.gui.Plot} or a {@link TitledTable} to the results. */
	StepOutcome with(final Object result) {
		more.add(result);
		return this;
	}

	/** Returns W and H. */
	Factorization factorization() {
		return factorization;
	}

	/** Returns for each component which of the old ones it is. */
	int[] origins() {
		return origins.clone();
	}

	/** Returns for each component whether its signature is fixed. */
	boolean[] fixed() {
		return fixed.clone();
	}

	/** Tells whether signatures get the scale of the fit, but for fixed ones. */
	boolean isRescaled() {
		return rescaled;
	}

	/** Tells whether the components are those from before. */
	boolean isUnchanged() {
		return unchanged;
	}

	/** Returns all &lambda;, largest first, or none. */
	double[] lambdas() {
		return lambdas.clone();
	}

	/** Returns k, how many of them were taken. */
	int taken() {
		return taken;
	}

	/** Returns the iterations of the whole step. */
	int iterations() {
		return iterations;
	}

	/** Tells whether all fits of the step have converged. */
	boolean converged() {
		return converged;
	}

	/** Returns more for the Info of the image, by its heading. */
	Map<String, String> details() {
		return details;
	}

	/** Returns what to be wary of. */
	List<String> warnings() {
		return warnings;
	}

	/** Returns more plots and tables. */
	List<Object> more() {
		return more;
	}

	@Override
	public String toString() {
		return factorization + " from " + Arrays.toString(origins);
	}
}
