
package org.unmixj.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * All numbers of a run: what was measured of which program on which stack, and
 * the errors over time.
 */
final class Results {

	/** Seconds where all share one check and one SVD, which do not count. */
	static final String REUSING = "seconds_reusing";

	/** Iterations of {@code method=Plain}. */
	static final String PLAIN_ITERATIONS = "plain_iterations";

	/** How many times longer than UnmixJ's warm fits, both in turn. */
	static final String WARM_RATIO = "times_warm";

	/** Seconds of a whole process, from its start to its end. */
	static final String PROCESS = "process_seconds";

	/** Those of reading the stack in it. */
	static final String PROCESS_READING = "process_reading_seconds";

	/** Those of the fit in it. */
	static final String PROCESS_FIT = "process_fit_seconds";

	/** How many times longer than UnmixJ's process, both in turn. */
	static final String PROCESS_RATIO = "times_process";

	static final String UNMIXJ = "UnmixJ";

	/** The virtual stack that is larger than memory. */
	static final String LARGE = "virtual stack";

	/** Multiplicative updates that are to be matched. */
	static final int UPDATES = 2000;

	private final Map<List<String>, Double> numbers = new LinkedHashMap<>();

	private final Map<List<String>, double[][]> traces = new LinkedHashMap<>();

	private final List<String> notes = new ArrayList<>();

	void put(final String stack, final String program, final String quantity,
		final double value)
	{
		numbers.put(List.of(stack, program, quantity), value);
	}

	/** Returns a number, or NaN where it was not measured. */
	double get(final String stack, final String program, final String quantity) {
		return numbers.getOrDefault(List.of(stack, program, quantity), Double.NaN);
	}

	/** Returns a quantity of a program on all stacks that have it. */
	Map<String, Double> all(final String program, final String quantity) {
		final Map<String, Double> found = new LinkedHashMap<>();
		numbers.forEach((key, value) -> {
			if (key.get(1).equals(program) && key.get(2).equals(quantity)) found.put(
				key.get(0), value);
		});
		return found;
	}

	/** @param trace rows of seconds, iterations, error in percent */
	void putTrace(final String stack, final String program,
		final double[][] trace)
	{
		traces.put(List.of(stack, program), trace);
	}

	/** Returns the traces of a stack by program. */
	Map<String, double[][]> traces(final String stack) {
		final Map<String, double[][]> found = new LinkedHashMap<>();
		traces.forEach((key, trace) -> {
			if (key.get(0).equals(stack)) found.put(key.get(1), trace);
		});
		return found;
	}

	/** Adds a sentence that the report ends with, once. */
	void note(final String sentence) {
		if (!notes.contains(sentence)) notes.add(sentence);
	}

	/** Tells of what failed, now and at the end of the report. */
	void noteFailure(final IOException e) {
		Bench.say(e.getMessage());
		note("Failed: " + e.getMessage().replaceAll("\\s+", " "));
	}

	List<String> notes() {
		return notes;
	}

	/** All numbers, one per line. */
	String numbersAsCsv() {
		return numbers.entrySet().stream().map(e -> String.join(",", e.getKey()) +
			"," + e.getValue()).collect(Collectors.joining("\n",
				"stack,program,quantity,value\n", "\n"));
	}

	/** All traces, one point per line. */
	String tracesAsCsv() {
		final StringBuilder text = new StringBuilder(
			"stack,program,seconds,iterations,error_percent\n");
		traces.forEach((key, trace) -> Arrays.stream(trace).forEach(row -> text
			.append(String.join(",", key)).append(',').append(row[0]).append(',')
			.append((int) row[1]).append(',').append(row[2]).append('\n')));
		return text.toString();
	}

	static double median(final double... values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		final int n = sorted.length;
		return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
	}

	/** Returns largest / smallest - 1, if there are any. */
	static OptionalDouble spread(final double... values) {
		return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(
			Arrays.stream(values).max().getAsDouble() / Arrays.stream(values).min()
				.getAsDouble() - 1);
	}
}
