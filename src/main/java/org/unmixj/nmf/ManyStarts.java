
package org.unmixj.nmf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.unmixj.linalg.ProgressMonitor;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Fits of the same X from several starts, of which the best one is kept: an NMF
 * ends in a local optimum, and where the others are, and how often each was
 * found, tells how far it can be trusted.
 *
 * <pre>
 *
 * ManyStarts&lt;Factorization&gt; ten = ManyStarts.of(10, NmfOptions.withComponents(
 * 	4), (options, monitor) -&gt; Nmf.fit(X, options, monitor), f -&gt; f,
 * 	ProgressMonitor.NONE);
 * Factorization f = ten.best();
 * </pre>
 * <p>
 * The first start is that of the options, the others have the seeds after
 * theirs. As NNDSVD and NNDSVDa always give the same start, the others are
 * random then.
 * <p>
 * Two fits are the same solution if their signatures can be paired so that the
 * cosine of each pair is at least {@link #SAME}.
 *
 * @param <T> what a fit returns
 */
public final class ManyStarts<T> {

	/** More are a mistake: far fewer tell how often each solution is found. */
	public static final int MOST = 1000;

	/** The least cosine of two signatures that are the same. */
	public static final double SAME = 0.99;

	/**
	 * One fit.
	 *
	 * @param <T> what it returns
	 */
	public interface StartedFit<T> {

		/** Fits from the start that the options name. */
		T fit(NmfOptions options, ProgressMonitor monitor);
	}

	/** One start and what became of it. */
	public static final class Outcome {

		private final Initialization initialization;

		private final long seed;

		private final double relativeError;

		private final double minimized;

		private final int iterations;

		private final boolean converged;

		private final DoubleMatrix2D H;

		private int solution;

		private Outcome(final NmfOptions options, final Factorization f) {
			initialization = options.initialization();
			seed = options.seed();
			relativeError = f.relativeError();
			final double[] trace = f.minimizedTrace();
			minimized = trace[trace.length - 1];
			iterations = f.iterations();
			converged = f.converged();
			H = f.H();
		}

		/** Returns how the fit started. */
		public Initialization initialization() {
			return initialization;
		}

		/** Returns the seed of its random numbers. */
		public long seed() {
			return seed;
		}

		/** Returns the relative error at its end, in percent. */
		public double relativeError() {
			return relativeError;
		}

		/** Returns the number of iterations of its last stage. */
		public int iterations() {
			return iterations;
		}

		/** Returns whether eq. 17 held at its end. */
		public boolean converged() {
			return converged;
		}

		/**
		 * Returns the number of its solution, counted from 1, the best one, in the
		 * order of what was made small.
		 */
		public int solution() {
			return solution;
		}
	}

	private final List<Outcome> outcomes = new ArrayList<>();

	private T best;

	private Outcome bestOutcome;

	private ManyStarts() {
		// see of
	}

	/**
	 * Fits from several starts.
	 *
	 * @param starts how many, 1 to {@value #MOST}
	 * @param options those of the fit, with the first start
	 * @param fit is called for each start in turn
	 * @param factorization returns the factorization that a fit ends with
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if there is no start, or as the fit does
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static <T> ManyStarts<T> of(final int starts, final NmfOptions options,
		final StartedFit<T> fit, final Function<T, Factorization> factorization,
		final ProgressMonitor monitor)
	{
		requireStarts(starts);
		final ManyStarts<T> many = new ManyStarts<>();
		for (int i = 0; i < starts; i++) {
			final NmfOptions started = start(options, i);
			final T result = fit.fit(started, MonitorRange.part(monitor, i, starts));
			many.add(result, new Outcome(started, factorization.apply(result)));
		}
		many.numberSolutions();
		return many;
	}

	/**
	 * Throws an {@link IllegalArgumentException} unless there is a start, and at
	 * most {@value #MOST} of them.
	 */
	public static void requireStarts(final int starts) {
		if (starts < 1) {
			throw new IllegalArgumentException("starts must be at least 1, got " +
				starts);
		}
		if (starts > MOST) {
			throw new IllegalArgumentException("starts must be at most " + MOST +
				", got " + starts);
		}
	}

	private static NmfOptions start(final NmfOptions options, final int index) {
		if (index == 0) return options;
		final Initialization first = options.initialization();
		return options.withSeed(options.seed() + index).withInitialization(
			first == Initialization.NNDSVDAR ? first : Initialization.RANDOM);
	}

	private void add(final T result, final Outcome outcome) {
		outcomes.add(outcome);
		if (bestOutcome == null || outcome.minimized < bestOutcome.minimized) {
			best = result;
			bestOutcome = outcome;
		}
	}

	/** A solution is what the best fit that found it ended with. */
	private void numberSolutions() {
		final List<Outcome> solutions = new ArrayList<>();
		final List<Outcome> sorted = new ArrayList<>(outcomes);
		sorted.sort(Comparator.comparingDouble(outcome -> outcome.minimized));
		for (final Outcome outcome : sorted) {
			int index = 0;
			while (index < solutions.size() && !SignatureMatch.same(solutions.get(
				index).H, outcome.H, SAME))
				index++;
			if (index == solutions.size()) solutions.add(outcome);
			outcome.solution = index + 1;
		}
	}

	/** Returns what the best fit returned: that with the least objective. */
	public T best() {
		return best;
	}

	/** Returns all fits, in the order of their starts. */
	public List<Outcome> outcomes() {
		return Collections.unmodifiableList(outcomes);
	}

	/** Returns how many solutions were found. */
	public int solutions() {
		return outcomes.stream().mapToInt(Outcome::solution).max().getAsInt();
	}

	/** Returns how often a solution was found, counted from 1, the best. */
	public int found(final int solution) {
		return outcomes.stream().filter(outcome -> outcome.solution == solution)
			.collect(Collectors.counting()).intValue();
	}
}
