
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import cern.colt.matrix.DoubleMatrix2D;

/** Makes the tables; shows none. */
final class Tables {

	/** Decimal places that ImageJ shows; 9 is the most it can. */
	private static final int DECIMAL_PLACES = 9;

	/** The headings of the summary. */
	static final List<String> SUMMARY = Collections.unmodifiableList(Arrays
		.asList("image", "method", "components", "error_percent", "iterations",
			"converged", "seconds"));

	private Tables() {
		// static methods only
	}

	/**
	 * Returns the signatures, a column for each component after one that says
	 * where the sample is.
	 *
	 * @param H r&times;n; not modified
	 * @param samples where the n samples are
	 */
	static TitledTable signatures(final String title, final DoubleMatrix2D H,
		final SampleAxis samples)
	{
		final TitledTable table = TitledTable.replacing(ResultTitles.signatures(
			title));
		table.setPrecision(DECIMAL_PLACES);
		final double[] values = samples.values();
		for (int i = 0; i < H.columns(); i++) {
			table.addRow();
			table.addValue(samples.heading(), values[i]);
			for (int j = 0; j < H.rows(); j++) {
				table.addValue("C" + (j + 1), H.get(j, i));
			}
		}
		return table;
	}

	/** Returns all &lambda;, largest first, infinite ones as Infinity. */
	static TitledTable gsvd(final String title, final double[] lambdas) {
		final TitledTable table = TitledTable.replacing(ResultTitles.gsvd(title));
		table.setPrecision(DECIMAL_PLACES);
		for (int i = 0; i < lambdas.length; i++) {
			table.addRow();
			table.addValue("index", i + 1);
			table.addValue("lambda", lambdas[i]);
		}
		return table;
	}

	/**
	 * Returns the summary, one row.
	 *
	 * @param columns for each heading a number or a text, in order
	 */
	static TitledTable summary(final Map<String, Object> columns) {
		final TitledTable table = TitledTable.appending("UnmixJ Summary");
		table.setPrecision(DECIMAL_PLACES);
		table.addRow();
		columns.forEach((heading, value) -> {
			if (value instanceof Number) {
				table.addValue(heading, ((Number) value).doubleValue());
			}
			else table.addValue(heading, value.toString());
		});
		return table;
	}
}
