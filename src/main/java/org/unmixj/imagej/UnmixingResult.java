
package org.unmixj.imagej;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Loss;
import org.unmixj.nmf.QualityCheck;

import ij.ImagePlus;
import ij.gui.Plot;

/**
 * What came out of an unmixing, as ImageJ shows it: images, plots and tables,
 * none of which is shown yet.
 */
public final class UnmixingResult {

	private final Factorization factorization;

	private final QualityCheck qualityCheck;

	private final List<String> warnings;

	private final ImagePlus components;

	private final Plot signaturePlot;

	private final TitledTable signatures;

	private final TitledTable quality;

	private final Plot gsvdPlot;

	private final TitledTable gsvd;

	private final TitledTable summary;

	private final String headline;

	private final String title;

	private final List<Object> more;

	private final boolean unchanged;

	/**
	 * @param factorization that of the fit, ordered and scaled
	 * @param named the rows of H
	 * @param options the keys of a macro that unmixes in the same way
	 * @param planes where the component images are kept
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	UnmixingResult(final FittedStack fitted, final Factorization factorization,
		final Signatures named, final String options, final double seconds,
		final ComponentPlanes planes, final ProgressMonitor monitor)
	{
		this.factorization = factorization;
		final StackInput input = fitted.input;
		final Fit fit = fitted.fit;
		title = input.title();
		qualityCheck = QualityCheck.of(factorization);
		warnings = Collections.unmodifiableList(warnings(fit, qualityCheck, input
			.geometry().axis()));
		components = ComponentImage.of(fitted.shown, factorization.W(), named,
			planes, monitor);
		Unmixing.requireNotCanceled(monitor);
		signaturePlot = Plots.signatures(title, named);
		signatures = Tables.signatures(title, named);
		quality = Tables.quality(title, qualityCheck, input.samples(),
			fit.known == null ? null : new NearestKnown(factorization.H(),
				fit.known));
		final boolean hasGsvd = fit.lambdas.length > 0;
		gsvdPlot = hasGsvd ? Plots.gsvd(title, fit.lambdas, fit.taken) : null;
		gsvd = hasGsvd ? Tables.gsvd(title, fit.lambdas) : null;
		Unmixing.requireNotCanceled(monitor);
		final Map<String, Object> columns = summary(title, fit, factorization,
			seconds);
		summary = Tables.summary(columns);
		more = Collections.unmodifiableList(new ArrayList<>(fit.more));
		unchanged = fit.unchanged;
		headline = fit.prefix + StepMessages.finished(fit.method, factorization
			.components(), fit.errorBefore, factorization.relativeError(), seconds);
		describe(components, input, fit, named, options, columns, warnings,
			quality);
		if (factorization.loss() == Loss.POISSON) {
			components.setProp("divergence", NumberText.of(factorization
				.divergence()));
		}
	}

	/**
	 * Notes in a components image how it was made.
	 *
	 * @param columns those of the summary
	 */
	static void describe(final ImagePlus components, final StackInput input,
		final Fit fit, final Signatures named, final String options,
		final Map<String, Object> columns, final List<String> warnings,
		final TitledTable quality)
	{
		Provenance.record(components, input, fit, options, columns, warnings);
		new ComponentsInfo(named, input.title(), fit, Provenance.version(), macro(
			fit.method, options), columns, warnings, quality).attach(components);
		UnmixedStack.note(components, input.image());
	}

	/** Returns the line of a macro, in which a backslash needs another one. */
	private static String macro(final String method, final String options) {
		return "run(\"" + method + "...\", \"" + options.replace("\\", "\\\\")
			.replace("\"", "\\\"") + "\");";
	}

	/** Returns the columns of the summary, by their headings. */
	static Map<String, Object> summary(final String title, final Fit fit,
		final Factorization factorization, final double seconds)
	{
		final Map<String, Object> columns = new LinkedHashMap<>();
		final Object[] values = { title, fit.method, factorization.components(),
			factorization.relativeError(), fit.iterations, fit.converged, seconds };
		for (int i = 0; i < values.length; i++) {
			columns.put(Tables.SUMMARY.get(i), values[i]);
		}
		return columns;
	}

	/** Returns what a fit and its signatures warn of. */
	static List<String> warnings(final Fit fit, final QualityCheck check,
		final Axis axis)
	{
		final List<String> warnings = new ArrayList<>(fit.warnings);
		warnings.addAll(QualityWarnings.of(check, axis));
		return warnings;
	}

	/** Returns W and H as they are shown: ordered and scaled. */
	public Factorization factorization() {
		return factorization;
	}

	/** Returns how much each component holds, and how similar they are. */
	public QualityCheck qualityCheck() {
		return qualityCheck;
	}

	/** Returns "GSVD-NMF: 4 components, error 0.69 %, 3.2 s". */
	public String headline() {
		return headline;
	}

	/** Returns sentences about what to be wary of; usually none. */
	public List<String> warnings() {
		return warnings;
	}

	/**
	 * Returns "Components of T", 32-bit, the components as channels. The columns
	 * of the summary are properties of it, and the divergence if the loss was
	 * {@link Loss#POISSON}; its Info says how it was made.
	 */
	public ImagePlus components() {
		return components;
	}

	/**
	 * Tells whether this is a step from other components that has found nothing
	 * to do: {@link #components()} are a copy of these then.
	 */
	public boolean isUnchanged() {
		return unchanged;
	}

	/** Returns "Signature plot of T". */
	public Plot signaturePlot() {
		return signaturePlot;
	}

	/** Returns the table "Signatures of T". */
	public TitledTable signatures() {
		return signatures;
	}

	/** Returns the table "QC of T", a row for each component. */
	public TitledTable quality() {
		return quality;
	}

	/** Returns "Generalized singular values of T", if GSVD was used. */
	public Optional<Plot> gsvdPlot() {
		return Optional.ofNullable(gsvdPlot);
	}

	/** Returns the table "GSVD of T", if GSVD was used. */
	public Optional<TitledTable> gsvd() {
		return Optional.ofNullable(gsvd);
	}

	/** Returns the plots that only some steps have. */
	public List<Plot> morePlots() {
		return more(Plot.class);
	}

	/** Returns sentences about what a step has decided; usually none. */
	public List<String> notes() {
		return more(String.class);
	}

	/** Returns the tables that only some steps have. */
	public List<TitledTable> moreTables() {
		return more(TitledTable.class);
	}

	/** Returns the plot "Merge costs of T", if components were merged. */
	public Optional<Plot> mergePlot() {
		return morePlots().stream().filter(plot -> plot.getTitle().equals(
			ResultTitles.mergePlot(title))).findFirst();
	}

	/** Returns the table "Merges of T", if components were merged. */
	public Optional<TitledTable> merges() {
		return table(ResultTitles.merges(title));
	}

	/** Returns the table "Starts of T", if there were several. */
	public Optional<TitledTable> starts() {
		return table(ResultTitles.starts(title));
	}

	private Optional<TitledTable> table(final String name) {
		return moreTables().stream().filter(table -> table.getTitle().equals(name))
			.findFirst();
	}

	private <T> List<T> more(final Class<T> type) {
		return more.stream().filter(type::isInstance).map(type::cast).collect(
			Collectors.toList());
	}

	/** Returns the table "UnmixJ Summary" with the one row of this run. */
	public TitledTable summary() {
		return summary;
	}

	/**
	 * Saves the components as TIFF, each table as CSV, each plot as PNG, and
	 * appends the summary to {@code summary.csv}.
	 *
	 * @param folder made if it does not exist; files of the same names are
	 *          replaced
	 * @throws IllegalArgumentException if that fails, with a message for the
	 *           user; nothing half-written is left then
	 */
	public void save(final File folder) {
		save(folder, ProgressMonitor.NONE);
	}

	/** Saves, unless the monitor asks to stop. */
	void save(final File folder, final ProgressMonitor monitor) {
		new ResultFolder(folder).save(this, monitor);
	}
}
