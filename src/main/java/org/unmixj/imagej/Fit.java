
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.unmixj.nmf.Constraint;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Growth;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.ManyStarts;
import org.unmixj.nmf.Merging;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.PenaltyOptions;

/** What a method made of X, and what is told about how it did so. */
final class Fit {

	final String method;

	final Factorization factorization;

	/** The HALS iterations of all stages. */
	final int iterations;

	/** Whether all stages reached their tolerance. */
	final boolean converged;

	/** All &lambda;, largest first; none without GSVD. */
	final double[] lambdas;

	/** k, how many &lambda; were taken. */
	final int taken;

	/** A sentence for each stage that stopped before its tolerance. */
	final List<String> warnings = new ArrayList<>();

	/** The options as keys of a macro. */
	String macroOptions;

	/** More about the run, as it appears in the Info of the image. */
	final Map<String, String> details = new LinkedHashMap<>();

	/** The names of the first components, which were known; usually none. */
	List<String> names = Collections.emptyList();

	/** The component whose image is one constant, or -1. */
	int background = -1;

	/** For each of these whether it is as it was given. */
	boolean[] fixed = new boolean[0];

	/** What later steps need to go on from here. */
	FitRecord record;

	/** The macro lines of the steps before this one; usually none. */
	List<String> earlier = Collections.emptyList();

	/**
	 * The error that this step started from, in percent; NaN if there is none.
	 */
	double errorBefore = Double.NaN;

	/** What is told beside the usual: plots and tables. */
	final List<Object> more = new ArrayList<>();

	/** The spectra that a blind fit was given, at its samples; else null. */
	Spectra known;

	/** Whether this is a step that left the components as they were. */
	boolean unchanged;

	/** How the headline begins; empty unless it is that of a preview. */
	String prefix = "";

	private Fit(final String method, final Factorization factorization,
		final int iterations, final boolean converged, final double[] lambdas,
		final int taken, final String macroOptions)
	{
		this.method = method;
		this.factorization = factorization;
		this.iterations = iterations;
		this.converged = converged;
		this.lambdas = lambdas;
		this.taken = taken;
		this.macroOptions = macroOptions;
	}

	/** Returns a fit by HALS alone. */
	static Fit of(final Factorization factorization, final NmfOptions options) {
		return hals("HALS NMF", factorization, options, text(options));
	}

	/** Returns a fit of several stacks by HALS alone. */
	static Fit together(final Factorization factorization,
		final NmfOptions options)
	{
		return hals("Unmix Together", factorization, options, everyday(options));
	}

	private static Fit hals(final String method,
		final Factorization factorization, final NmfOptions options,
		final String macroOptions)
	{
		final Fit fit = new Fit(method, factorization, factorization.iterations(),
			factorization.converged(), new double[0], 0, macroOptions);
		fit.background = options.background();
		if (!factorization.converged()) {
			fit.warnings.add(Messages.notConverged("The unmixing", options
				.maxIterations(), "tolerance", options.tolerance()));
		}
		return fit;
	}

	/** Returns a fit by GSVD-NMF. */
	static Fit of(final Growth growth, final GsvdNmfOptions options) {
		final Factorization initial = growth.initial();
		final Factorization polished = growth.polished();
		final Fit fit = new Fit("GSVD-NMF", polished, initial.iterations() +
			polished.iterations(), initial.converged() && polished.converged(), growth
				.recovery().lambdas(), options.added(), text(options.polish()) +
					" added=" + options.added() + " epsilon0=" + NumberText.of(options
						.initial().tolerance()) + " directions=" + options.directions());
		fit.background = options.polish().background();
		if (!initial.converged()) {
			fit.warnings.add(Messages.notConverged("The first unmixing, into " +
				initial.components() + ",", options.initial().maxIterations(),
				"epsilon0", options.initial().tolerance()));
		}
		if (!polished.converged()) {
			fit.warnings.add(Messages.notConverged("The final unmixing", options
				.polish().maxIterations(), "tolerance", options.polish().tolerance()));
		}
		fit.details.put("Error with " + initial.components() +
			" components (percent)", NumberText.of(initial.relativeError()));
		fit.details.put("Error after recovery, before polishing (percent)",
			NumberText.of(growth.recovery().relativeError()));
		fit.details.put("Iterations before and after recovery", initial
			.iterations() + ", " + polished.iterations());
		fit.details.put("Directions taken", growth.recovery().directions()
			.toString());
		return fit;
	}

	/**
	 * Returns a fit that goes on from another one.
	 *
	 * @param method the label of the command
	 * @param macroOptions its keys
	 */
	static Fit of(final StepOutcome outcome, final String method,
		final String macroOptions)
	{
		final Fit fit = new Fit(method, outcome.factorization(), outcome
			.iterations(), outcome.converged(), outcome.lambdas(), outcome.taken(),
			macroOptions);
		fit.fixed = outcome.fixed();
		fit.background = outcome.background();
		fit.details.putAll(outcome.details());
		fit.warnings.addAll(outcome.warnings());
		fit.more.addAll(outcome.more());
		return fit;
	}

	/** Returns a fit with spectra that are known. */
	static Fit of(final Factorization factorization, final SampledSpectra sampled,
		final Constraint constraint)
	{
		final Spectra spectra = sampled.spectra();
		final Fit fit = new Fit("Apply Spectra", factorization, factorization
			.iterations(), factorization.converged(), new double[0], 0, "spectra=[" +
				spectra.source() + "] constraint=" + constraint);
		final boolean[] all = new boolean[spectra.size()];
		Arrays.fill(all, true);
		return fit.knowing(sampled, all);
	}

	/**
	 * Returns this fit after some of its components were merged.
	 *
	 * @param flat the component whose image is one constant after that, or -1
	 */
	Fit merged(final Merging merging, final int flat) {
		final Factorization polished = merging.polished();
		final Fit fit = new Fit(method, polished, iterations + polished
			.iterations(), converged && polished.converged(), lambdas, taken,
			macroOptions);
		fit.warnings.addAll(warnings);
		fit.details.putAll(details);
		fit.details.put("Error with " + factorization.components() +
			" components, before merging (percent)", NumberText.of(factorization
				.relativeError()));
		fit.names = names;
		fit.fixed = fixed;
		fit.known = known;
		fit.background = flat;
		fit.more.addAll(more);
		return fit;
	}

	/**
	 * Returns the best of several fits, which knows of the others.
	 *
	 * @param title that of the image
	 */
	static Fit best(final ManyStarts<Fit> many, final String title) {
		final Fit fit = many.best();
		final DoubleSummaryStatistics errors = many.outcomes().stream().mapToDouble(
			ManyStarts.Outcome::relativeError).summaryStatistics();
		fit.macroOptions += " starts=" + errors.getCount();
		fit.details.put("Starts", Messages.starts(errors, many.solutions(), many
			.found(1)));
		fit.more.add(Tables.starts(title, many));
		if (many.found(1) == 1) {
			fit.warnings.add(Messages.foundOnce((int) errors.getCount()));
		}
		return fit;
	}

	/**
	 * Tells what was before this step.
	 *
	 * @param last how the components came about
	 * @param error theirs, in percent
	 */
	void goOn(final ComponentsInfo last, final double error) {
		errorBefore = error;
		final List<String> lines = new ArrayList<>(last.earlier());
		lines.add(last.macro());
		earlier = lines;
		details.put("Error before (percent)", NumberText.of(error));
		details.put("Steps before", String.join(" ", lines));
	}

	/** Tells which components were known; returns this. */
	Fit knowing(final KnownSpectra given, final SampledSpectra sampled) {
		known = sampled.spectra();
		return knowing(sampled, given.fixed());
	}

	private Fit knowing(final SampledSpectra sampled, final boolean[] given) {
		names = sampled.spectra().names();
		fixed = given;
		warnings.addAll(sampled.warnings());
		return this;
	}

	/** Tells whether all signatures are as they were given. */
	boolean isGiven() {
		for (int j = 0; j < factorization.components(); j++) {
			if (j >= fixed.length || !fixed[j]) return false;
		}
		return true;
	}

	private static String text(final NmfOptions options) {
		return everyday(options) + " method=" + options.method() + " loss=" +
			options.loss() + text(options.penalties());
	}

	private static String everyday(final NmfOptions options) {
		return "components=" + options.components() + " initialization=" + options
			.initialization() + " tolerance=" + NumberText.of(options.tolerance()) +
			" iterations=" + options.maxIterations() + " seed=" + options.seed();
	}

	private static String text(final PenaltyOptions penalties) {
		return penalties.areNone() ? "" : " l1w=" + NumberText.of(penalties.l1w()) +
			" l1h=" + NumberText.of(penalties.l1h()) + " l2=" + NumberText.of(
				penalties.l2()) + " smooth=" + NumberText.of(penalties.smooth());
	}
}
