
package org.unmixj.imagej;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ij.measure.ResultsTable;

/**
 * A table as comma-separated text with numbers in full precision, where ImageJ
 * would round them to nine decimal places.
 */
final class TableText {

	private TableText() {
		// static methods only
	}

	/** Returns the line of headings, without a line break. */
	static String header(final ResultsTable table) {
		return line(table, table::getColumnHeading);
	}

	/** Returns the line of a row, counted from 0, without a line break. */
	static String row(final ResultsTable table, final int row) {
		return line(table, column -> cell(table, column, row));
	}

	/** Returns the whole table, each line with a line break. */
	static String of(final ResultsTable table) {
		return header(table) + "\n" + IntStream.range(0, table.size()).mapToObj(
			row -> row(table, row) + "\n").collect(Collectors.joining());
	}

	private static String line(final ResultsTable table,
		final IntFunction<String> cell)
	{
		return IntStream.rangeClosed(0, table.getLastColumn()).mapToObj(cell).map(
			TableText::quoted).collect(Collectors.joining(","));
	}

	private static String cell(final ResultsTable table, final int column,
		final int row)
	{
		final double value = table.getValueAsDouble(column, row);
		return Double.isNaN(value) ? table.getStringValue(column, row) : NumberText
			.of(value);
	}

	private static String quoted(final String text) {
		return text.matches("(?s).*[,\"\r\n].*") ? '"' + text.replace("\"",
			"\"\"") + '"' : text;
	}
}
