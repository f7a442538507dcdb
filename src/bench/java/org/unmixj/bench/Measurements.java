
package org.unmixj.bench;

import java.util.List;
import java.util.stream.Stream;

/** What a process reported: names and values, a name perhaps several times. */
final class Measurements {

	private final List<String> lines;

	Measurements(final List<String> lines) {
		this.lines = lines;
	}

	private Stream<String> values(final String name) {
		return lines.stream().filter(line -> line.startsWith(name + " ")).map(
			line -> line.substring(name.length() + 1).trim());
	}

	boolean has(final String name) {
		return values(name).findFirst().isPresent();
	}

	/** Returns the value of a name as it was reported. */
	String text(final String name) {
		return values(name).findFirst().orElseThrow(() -> new IllegalStateException(
			"no " + name + " in " + lines));
	}

	/** Returns the number of a name. */
	double number(final String name) {
		return Double.parseDouble(text(name));
	}

	/** Returns the median of all numbers of a name. */
	double median(final String name) {
		return Results.median(values(name).mapToDouble(Double::parseDouble)
			.toArray());
	}

	/** Returns all rows of numbers of a name. */
	double[][] rows(final String name) {
		return values(name).map(value -> Stream.of(value.split(" +")).mapToDouble(
			Double::parseDouble).toArray()).toArray(double[][]::new);
	}
}
