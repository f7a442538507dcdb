
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.unmixj.nmf.ManyStarts;
import org.unmixj.nmf.QualityCheck;
import org.unmixj.nmf.Residuals;

import cern.colt.matrix.DoubleMatrix2D;
import ij.macro.Variable;
import ij.measure.ResultsTable;

/** Makes the tables; shows none. */
final class Tables {

	/** Decimal places that ImageJ shows; 9 is the most it can. */
	static final int DECIMAL_PLACES = 9;

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
	 */
	static TitledTable signatures(final String title,
		final Signatures signatures)
	{
		return spectra(ResultTitles.signatures(title), signatures.toSpectra(title));
	}

	/** Returns spectra, a column for each after one of positions. */
	static TitledTable spectra(final String title, final Spectra spectra) {
		final TitledTable table = TitledTable.replacing(title);
		table.setPrecision(DECIMAL_PLACES);
		final double[] positions = spectra.positions();
		final DoubleMatrix2D values = spectra.values();
		for (int i = 0; i < positions.length; i++) {
			table.addRow();
			table.addValue(spectra.heading(), positions[i]);
			for (int j = 0; j < spectra.size(); j++) {
				table.addValue(spectra.names().get(j), values.get(j, i));
			}
		}
		return table;
	}

	/**
	 * Returns a row for each component: its share of the signal, where its
	 * signature has its peak, the nearest other signature and its cosine, what to
	 * be wary of, the nearest known spectrum and its angle, and the cosines with
	 * all.
	 *
	 * @param samples where the samples are; gives the unit of the peak
	 * @param known the nearest known spectra, two more columns; or null
	 */
	static TitledTable quality(final String title, final QualityCheck check,
		final SampleAxis samples, final NearestKnown known)
	{
		final TitledTable table = TitledTable.replacing(ResultTitles.quality(
			title));
		table.setPrecision(DECIMAL_PLACES);
		final double[] values = samples.values();
		for (int j = 0; j < check.components(); j++) {
			final int nearest = check.nearest(j);
			table.addRow();
			table.addValue("component", j + 1);
			table.addValue("share_percent", check.share(j));
			table.addValue("peak", check.isEmpty(j) ? Double.NaN : values[check.peak(
				j)]);
			table.addValue("nearest", nearest < 0 ? Double.NaN : nearest + 1);
			table.addValue("similarity", nearest < 0 ? Double.NaN : check.cosine(j,
				nearest));
			table.addValue("flag", QualityWarnings.flag(check, j));
			if (known != null) {
				table.addValue("known", known.name(j));
				table.addValue("angle_degrees", known.degrees(j));
			}
			for (int l = 0; l < check.components(); l++) {
				table.addValue("cosine_C" + (l + 1), check.cosine(j, l));
			}
		}
		return table;
	}

	/** Returns a table with some rows of another, counted from 0. */
	static TitledTable rows(final TitledTable table, final List<Integer> rows) {
		final TitledTable some = TitledTable.replacing(table.getTitle());
		some.setPrecision(DECIMAL_PLACES);
		for (final int row : rows) {
			some.addRow();
			for (final String heading : table.getHeadings()) {
				addCell(some, heading, cell(table, heading, row));
			}
		}
		return some;
	}

	/** Returns a cell: a number or a text. */
	static Object cell(final ResultsTable table, final String heading,
		final int row)
	{
		final Variable cell = table.getColumnAsVariables(heading)[row];
		return cell.getString() == null ? (Object) cell.getValue() : cell
			.getString();
	}

	/** Adds a cell to the last row: a number or a text. */
	static void addCell(final ResultsTable table, final String heading,
		final Object value)
	{
		if (value instanceof Number) {
			table.addValue(heading, ((Number) value).doubleValue());
		}
		else table.addValue(heading, value.toString());
	}

	/**
	 * Returns a row for each sample: its mean, mean and root mean square of the
	 * residuals, the expected photon noise, how much larger the residuals are,
	 * and the relative error.
	 *
	 * @param gain units of the image for each photon; 0 counts as 1
	 */
	static TitledTable residuals(final String title, final Residuals residuals,
		final SampleAxis samples, final double gain)
	{
		final TitledTable table = TitledTable.replacing(ResultTitles.residuals(
			title));
		table.setPrecision(DECIMAL_PLACES);
		final double[] values = samples.values();
		for (int k = 0; k < residuals.samples(); k++) {
			final double noise = residuals.photonNoise(k, gain > 0 ? gain : 1);
			table.addRow();
			table.addValue(samples.heading(), values[k]);
			table.addValue("mean", residuals.mean(k));
			table.addValue("mean_residual", residuals.meanResidual(k));
			table.addValue("rms_residual", residuals.rmsResidual(k));
			table.addValue("photon_noise", noise);
			table.addValue("rms_over_noise", residuals.rmsResidual(k) / noise);
			table.addValue("error_percent", residuals.relativeError(k));
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

	/** Returns the fits from several starts, a row for each. */
	static TitledTable starts(final String title, final ManyStarts<?> many) {
		final TitledTable table = TitledTable.replacing(ResultTitles.starts(title));
		table.setPrecision(DECIMAL_PLACES);
		int index = 0;
		for (final ManyStarts.Outcome outcome : many.outcomes()) {
			table.addRow();
			table.addValue("start", ++index);
			table.addValue("initialization", outcome.initialization().toString());
			table.addValue("seed", outcome.seed());
			table.addValue("error_percent", outcome.relativeError());
			table.addValue("iterations", outcome.iterations());
			addCell(table, "converged", outcome.converged());
			table.addValue("solution", outcome.solution());
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
		columns.forEach((heading, value) -> addCell(table, heading, value));
		return table;
	}
}
