
package org.unmixj.imagej;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/** Reads {@link Spectra} from delimited text. */
final class SpectraText {

	/** What separates cells; the first that occurs in the text's first line. */
	private static final char[] SEPARATORS = { '\t', ';', ',' };

	private static final char COMMENT = '#';

	private static final Pattern DECIMAL_COMMA = Pattern.compile(
		"[+-]?\\d*,\\d+([eE][+-]?\\d+)?");

	/** What Java takes and is no number here: NaN, Infinity, 0x1p3, 1f. */
	private static final Pattern NUMBER = Pattern.compile(
		"[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

	/** Control characters that no text has. */
	private static final Pattern BINARY = Pattern.compile(
		"[\\x00-\\x08\\x0e-\\x1a\\x7f]");

	private final String source;

	/** Whether numbers are written as 0,5. */
	private final boolean decimalComma;

	private final char separator;

	private List<String> headings;

	private final List<Line> lines = new ArrayList<>();

	private SpectraText(final String source, final char separator,
		final boolean decimalComma)
	{
		this.source = source;
		this.separator = separator;
		this.decimalComma = decimalComma;
	}

	/**
	 * Parses delimited text.
	 *
	 * @param source names the text in messages
	 * @throws IllegalArgumentException if it is none of spectra, with a message
	 *           for the user
	 */
	static Spectra parse(final String source, final String text) {
		final String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
		if (BINARY.matcher(content).find()) {
			throw new IllegalArgumentException(Messages.spectraText(source,
				InputMessages.noText()));
		}
		final char separator = separator(content);
		final List<Line> all = lines(source, content, separator);
		final SpectraText parser = new SpectraText(source, separator,
			separator != ',' && all.stream().flatMap(line -> line.cells.stream())
				.noneMatch(cell -> NUMBER.matcher(cell).matches() && cell.contains(
					".")));
		parser.take(all);
		return parser.spectra();
	}

	/** Returns the separator that the first line with content has. */
	private static char separator(final String text) {
		for (final String line : text.split("[\r\n]+")) {
			final String outside = line.replaceAll("\"[^\"]*\"", "");
			final boolean comment = outside.trim().startsWith(String.valueOf(
				COMMENT));
			if (comment || outside.trim().isEmpty()) continue;
			for (final char separator : SEPARATORS) {
				if (outside.indexOf(separator) >= 0) return separator;
			}
		}
		return ',';
	}

	private static List<Line> lines(final String source, final String text,
		final char separator)
	{
		final CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(separator)
			.setCommentMarker(COMMENT).setIgnoreEmptyLines(true)
			.setIgnoreSurroundingSpaces(separator != '\t').get();
		final List<Line> lines = new ArrayList<>();
		long line = 1;
		try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
			for (final CSVRecord csv : parser) {
				final Line cells = new Line(parser.getCurrentLineNumber(), csv.toList()
					.stream().map(String::trim).collect(Collectors.toList()), csv
						.getComment());
				if (!cells.isEmpty()) lines.add(cells);
				line = parser.getCurrentLineNumber() + 1;
			}
		}
		catch (final IOException | UncheckedIOException e) {
			throw new IllegalArgumentException(Messages.spectraText(source,
				InputMessages.quotes(line)), e);
		}
		return lines;
	}

	/** Tells the headings from the numbers. */
	private void take(final List<Line> all) {
		lines.addAll(all);
		if (!lines.isEmpty() && !isNumber(lines.get(0).cells.get(0))) {
			headings = new ArrayList<>(lines.remove(0).cells);
		}
		if (lines.isEmpty()) {
			throw new IllegalArgumentException(Messages.noSpectra(source));
		}
		final int columns = lines.get(0).cells.size();
		if (headings == null) headings = headingsIn(lines.get(0).comment, columns);
		if (headings == null) headings = defaultHeadings(columns);
		dropRowNumbers();
		dropEmptyColumns();
	}

	/** Returns the cells of the last line of a comment, or null. */
	private List<String> headingsIn(final String comment, final int columns) {
		if (comment == null) return null;
		final String last = comment.substring(comment.lastIndexOf('\n') + 1);
		if (last.contains("\"")) return null;
		final List<String> cells = new ArrayList<>(Arrays.asList(last.split(Pattern
			.quote(String.valueOf(separator)), -1)));
		cells.replaceAll(String::trim);
		return cells.size() == columns ? cells : null;
	}

	private static List<String> defaultHeadings(final int columns) {
		final List<String> headings = new ArrayList<>();
		headings.add("");
		for (int j = 1; j < columns; j++) {
			headings.add("C" + j);
		}
		return headings;
	}

	/** ImageJ may write row numbers, without a heading, before the rest. */
	private void dropRowNumbers() {
		if (!headings.get(0).isEmpty() || headings.size() < 3 || !SampleHeading
			.isKnown(headings.get(1))) return;
		headings = headings.subList(1, headings.size());
		lines.replaceAll(line -> line.part(1, line.cells.size()));
	}

	/** Spreadsheets may write separators beyond the last column. */
	private void dropEmptyColumns() {
		while (headings.size() > 2 && headings.get(headings.size() - 1).isEmpty()) {
			final int last = headings.size() - 1;
			if (!lines.stream().allMatch(line -> line.cells.size() <= last ||
				line.cells.get(last).isEmpty())) return;
			headings = headings.subList(0, last);
			lines.replaceAll(line -> line.part(0, Math.min(last, line.cells.size())));
		}
	}

	private Spectra spectra() {
		final int r = headings.size() - 1;
		if (r < 1) {
			throw new IllegalArgumentException(Messages.noSpectra(source));
		}
		final int n = lines.size();
		final double[] positions = new double[n];
		final DoubleMatrix2D values = new DenseDoubleMatrix2D(r, n);
		for (int i = 0; i < n; i++) {
			final Line line = lines.get(i);
			if (line.cells.size() != headings.size()) {
				throw new IllegalArgumentException(Messages.spectraLine(source,
					line.number, line.cells.size(), headings.size()));
			}
			positions[i] = number(line, 0);
			for (int before = 0; before < i; before++) {
				if (positions[before] == positions[i]) {
					throw wrong(line, 0, "which line " + lines.get(before).number +
						" has already");
				}
			}
		}
		for (int j = 0; j < r; j++) {
			fill(values, j);
		}
		return Spectra.of(source, headings.subList(1, headings.size()), headings
			.get(0), positions, values);
	}

	/** An empty cell outside of the range of a spectrum is 0. */
	private void fill(final DoubleMatrix2D values, final int j) {
		int first = 0;
		int end = lines.size();
		while (first < end && isEmpty(first, j)) {
			first++;
		}
		while (end > first && isEmpty(end - 1, j)) {
			end--;
		}
		for (int i = first; i < end; i++) {
			values.setQuick(j, i, number(lines.get(i), j + 1));
		}
	}

	private boolean isEmpty(final int line, final int spectrum) {
		return lines.get(line).cells.get(spectrum + 1).isEmpty();
	}

	private boolean isNumber(final String cell) {
		return NUMBER.matcher(cell).matches() || decimalComma && DECIMAL_COMMA
			.matcher(cell).matches();
	}

	private double number(final Line line, final int column) {
		final String cell = line.cells.get(column);
		if (!isNumber(cell)) throw wrong(line, column, "which is not a number");
		final double value = Double.parseDouble(cell.replace(',', '.'));
		if (Double.isInfinite(value)) throw wrong(line, column,
			"which is too large");
		return value;
	}

	private IllegalArgumentException wrong(final Line line, final int column,
		final String problem)
	{
		return new IllegalArgumentException(Messages.spectraCell(source,
			line.number, column + 1, headings.get(column), line.cells.get(column),
			problem));
	}

	/** The cells of a line, where it is, and the comment lines before it. */
	private static final class Line {

		/** Counted from 1. */
		private final long number;

		private final List<String> cells;

		private final String comment;

		Line(final long number, final List<String> cells, final String comment) {
			this.number = number;
			this.cells = cells;
			this.comment = comment;
		}

		boolean isEmpty() {
			return cells.stream().allMatch(String::isEmpty);
		}

		Line part(final int from, final int to) {
			return new Line(number, cells.subList(Math.min(from, to), to), comment);
		}
	}
}
