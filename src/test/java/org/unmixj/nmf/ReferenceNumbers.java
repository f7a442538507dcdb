
package org.unmixj.nmf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Reads the reference numbers beside the tests' resources; README.md there says
 * where they come from and what the lines are.
 */
final class ReferenceNumbers {

	private final String file;

	private final Map<String, List<double[]>> rows = new LinkedHashMap<>();

	private ReferenceNumbers(final String file) {
		this.file = file;
	}

	/** Reads {@code file}, a resource of this package. */
	static ReferenceNumbers read(final String file) {
		final ReferenceNumbers result = new ReferenceNumbers(file);
		try (InputStream in = ReferenceNumbers.class.getResourceAsStream(file)) {
			if (in == null) {
				throw new IllegalArgumentException("no resource " + file);
			}
			final BufferedReader reader = new BufferedReader(new InputStreamReader(in,
				StandardCharsets.UTF_8));
			reader.lines().forEach(result::add);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return result;
	}

	private void add(final String line) {
		final String[] fields = line.split(",");
		rows.computeIfAbsent(fields[0], name -> new ArrayList<>()).add(Arrays
			.stream(fields, 1, fields.length).mapToDouble(Double::parseDouble)
			.toArray());
	}

	/** Returns the lines of a name as the rows of a matrix. */
	DoubleMatrix2D matrix(final String name) {
		return new DenseDoubleMatrix2D(lines(name).toArray(new double[0][]));
	}

	/** Returns the one line of a name. */
	double[] vector(final String name) {
		final List<double[]> lines = lines(name);
		if (lines.size() != 1) {
			throw new IllegalArgumentException(name + " in " + file + " has " + lines
				.size() + " lines");
		}
		return lines.get(0);
	}

	/** Returns the one number of a name. */
	double number(final String name) {
		return vector(name)[0];
	}

	/** Returns the lines of a name as lists of whole numbers. */
	List<List<Integer>> lists(final String name) {
		return lines(name).stream().map(line -> Arrays.stream(line).mapToObj(
			number -> (int) number).collect(Collectors.toList())).collect(Collectors
				.toList());
	}

	private List<double[]> lines(final String name) {
		if (!rows.containsKey(name)) {
			throw new IllegalArgumentException("no " + name + " in " + file);
		}
		return rows.get(name);
	}
}
