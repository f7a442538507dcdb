
package org.unmixj.imagej;

import java.util.LinkedHashMap;
import java.util.Map;

import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Growth;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.NmfOptions;

/** What a method made of X, and what is told about how it did so. */
final class Fit {

	final String method;

	final Factorization factorization;

	/** The HALS iterations of all stages. */
	final int iterations;

	/** Whether all stages reached their tolerance. */
	final boolean converged;

	final NmfOptions options;

	/** All &lambda;, largest first; none without GSVD. */
	final double[] lambdas;

	/** k, how many &lambda; were taken. */
	final int taken;

	/** The options as keys of a macro. */
	final String macroOptions;

	/** More about the run, as it appears in the Info of the image. */
	final Map<String, String> details = new LinkedHashMap<>();

	private Fit(final String method, final Factorization factorization,
		final int iterations, final boolean converged, final NmfOptions options,
		final double[] lambdas, final int taken, final String macroOptions)
	{
		this.method = method;
		this.factorization = factorization;
		this.iterations = iterations;
		this.converged = converged;
		this.options = options;
		this.lambdas = lambdas;
		this.taken = taken;
		this.macroOptions = macroOptions;
	}

	/** Returns a fit by HALS alone. */
	static Fit of(final Factorization factorization, final NmfOptions options) {
		return new Fit("HALS NMF", factorization, factorization.iterations(),
			factorization.converged(), options, new double[0], 0, options.toString());
	}

	/** Returns a fit by GSVD-NMF. */
	static Fit of(final Growth growth, final GsvdNmfOptions options) {
		final Factorization initial = growth.initial();
		final Factorization polished = growth.polished();
		final Fit fit = new Fit("GSVD-NMF", polished, initial.iterations() +
			polished.iterations(), initial.converged() && polished.converged(),
			options.polish(), growth.recovery().lambdas(), options.added(), options
				.toString());
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
}
