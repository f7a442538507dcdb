
package org.unmixj.imagej;

import java.awt.Color;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.unmixj.image.Axis;
import org.unmixj.nmf.Scale;

import cern.colt.matrix.DoubleMatrix2D;

/** The rows of H with all that is needed to show them. */
final class Signatures {

	private final DoubleMatrix2D H;

	private final SampleAxis samples;

	private final Axis axis;

	private final Scale scale;

	private final List<String> names;

	private final List<Color> colors;

	private final List<Integer> numbers;

	/**
	 * @param H r&times;n, not modified
	 * @param samples where the n samples are
	 * @param axis the unmixed axis
	 * @param scale how the signatures are scaled, or null if they are as they
	 *          were given
	 * @param names of the r components, all different
	 * @param colors of the r components
	 */
	Signatures(final DoubleMatrix2D H, final SampleAxis samples, final Axis axis,
		final Scale scale, final List<String> names, final List<Color> colors)
	{
		this(H, samples, axis, scale, names, colors, numbers(H.rows()));
	}

	private Signatures(final DoubleMatrix2D H, final SampleAxis samples,
		final Axis axis, final Scale scale, final List<String> names,
		final List<Color> colors, final List<Integer> numbers)
	{
		this.H = H;
		this.samples = samples;
		this.axis = axis;
		this.scale = scale;
		this.names = Collections.unmodifiableList(names);
		this.colors = Collections.unmodifiableList(colors);
		this.numbers = numbers;
	}

	private static List<Integer> numbers(final int r) {
		final Integer[] numbers = new Integer[r];
		Arrays.setAll(numbers, j -> j + 1);
		return Arrays.asList(numbers);
	}

	/** Returns some of the signatures, which keep their numbers. */
	Signatures only(final List<Integer> components) {
		return new Signatures(H.viewSelection(components.stream().mapToInt(
			Integer::intValue).toArray(), null), samples, axis, scale, picked(names,
				components), picked(colors, components), picked(numbers, components));
	}

	private static <T> List<T> picked(final List<T> values,
		final List<Integer> indices)
	{
		return indices.stream().map(values::get).collect(Collectors.toList());
	}

	/** Returns the signatures with the headings of their columns as names. */
	Spectra toSpectra(final String source) {
		return Spectra.of(source, IntStream.range(0, H.rows()).mapToObj(
			this::heading).collect(Collectors.toList()), samples.heading(), samples
				.values(), H);
	}

	/** Returns H, r&times;n, not to be modified. */
	DoubleMatrix2D H() {
		return H;
	}

	/** Returns where the samples are. */
	SampleAxis samples() {
		return samples;
	}

	/** Returns the unmixed axis. */
	Axis axis() {
		return axis;
	}

	/** Returns how the signatures are scaled, if not as they were given. */
	Optional<Scale> scale() {
		return Optional.ofNullable(scale);
	}

	/** Returns the name of each component ("Component 2, peak 525 nm"). */
	List<String> names() {
		return names;
	}

	/** Returns the colour of each component. */
	List<Color> colors() {
		return colors;
	}

	/** Returns the number of each component, counted from 1. */
	List<Integer> numbers() {
		return numbers;
	}

	/**
	 * Returns the heading of a component's column in tables: "C2", or the name of
	 * one that was known.
	 */
	String heading(final int component) {
		final String name = names.get(component);
		return ComponentNames.isNumber(name) ? "C" + numbers.get(component) : name;
	}

	/** Returns the text of a component in a legend ("C2, peak 525 nm"). */
	String legend(final int component) {
		return names.get(component).replaceFirst("^Component (?=\\d)", "C");
	}
}
