
package org.unmixj.nmf;

import java.util.Objects;

/**
 * How one non-negative matrix factorization is done. Immutable; each
 * {@code withX} returns a copy.
 * <table>
 * <caption>Defaults</caption>
 * <tr>
 * <td>initialization</td>
 * <td>NNDSVD</td>
 * <td>the start of Guo &amp; Holy; needs no seed</td>
 * </tr>
 * <tr>
 * <td>tolerance</td>
 * <td>1e-4</td>
 * <td>&epsilon; of Guo &amp; Holy, eq. 17</td>
 * </tr>
 * <tr>
 * <td>maxIterations</td>
 * <td>10000</td>
 * <td>three times what real movies took; those on projections of X count as
 * well</td>
 * </tr>
 * <tr>
 * <td>seed</td>
 * <td>1</td>
 * <td>for Random and NNDSVDar</td>
 * </tr>
 * <tr>
 * <td>method</td>
 * <td>Fast</td>
 * <td>ends about at the error of Plain, the paper's method, or below; see
 * {@link Method#FAST}</td>
 * </tr>
 * <tr>
 * <td>loss</td>
 * <td>Gaussian</td>
 * <td>least squares, as in the paper</td>
 * </tr>
 * <tr>
 * <td>penalties</td>
 * <td>none</td>
 * <td>as in the paper</td>
 * </tr>
 * <tr>
 * <td>missing</td>
 * <td>false</td>
 * <td>NaN is an error, unless it is said to mean a missing entry</td>
 * </tr>
 * <tr>
 * <td>background</td>
 * <td>none</td>
 * <td>no component has the same value everywhere, unless it is asked for</td>
 * </tr>
 * <tr>
 * <td>threads</td>
 * <td>all processors</td>
 * <td>the result does not depend on it</td>
 * </tr>
 * </table>
 */
public final class NmfOptions {

	/** &epsilon; of eq. 17. */
	public static final double DEFAULT_TOLERANCE = 1e-4;

	/** Iterations after which HALS stops without having converged. */
	public static final int DEFAULT_MAX_ITERATIONS = 10_000;

	/** The seed of all random numbers. */
	public static final long DEFAULT_SEED = 1;

	/** How the iterations are done. */
	public static final Method DEFAULT_METHOD = Method.FAST;

	/** What is made small. */
	public static final Loss DEFAULT_LOSS = Loss.GAUSSIAN;

	private static final int NO_BACKGROUND = -1;

	private final int components;

	private final Initialization initialization;

	private final double tolerance;

	private final int maxIterations;

	private final long seed;

	private final int threads;

	private final Method method;

	private final Loss loss;

	private final PenaltyOptions penalties;

	private final boolean missing;

	/** -1 for none. */
	private final int background;

	private NmfOptions(final int components, final Initialization initialization,
		final double tolerance, final int maxIterations, final long seed,
		final int threads, final Method method, final Loss loss,
		final PenaltyOptions penalties, final boolean missing, final int background)
	{
		if (components < 1) {
			throw new IllegalArgumentException("components must be at least 1, got " +
				components);
		}
		if (!(tolerance > 0 && tolerance < 1)) {
			throw new IllegalArgumentException(
				"tolerance must be above 0 and below 1, got " + tolerance);
		}
		if (maxIterations < 1) {
			throw new IllegalArgumentException("iterations must be at least 1, got " +
				maxIterations);
		}
		if (threads < 1) {
			throw new IllegalArgumentException("threads must be at least 1, got " +
				threads);
		}
		this.components = components;
		this.initialization = Objects.requireNonNull(initialization,
			"initialization");
		this.tolerance = tolerance;
		this.maxIterations = maxIterations;
		this.seed = seed;
		this.threads = threads;
		this.method = Objects.requireNonNull(method, "method");
		this.loss = Objects.requireNonNull(loss, "loss");
		this.penalties = Objects.requireNonNull(penalties, "penalties");
		if (loss == Loss.POISSON && !penalties.areNone()) {
			throw new IllegalArgumentException(
				"penalties need loss=Gaussian, got loss=Poisson with " + penalties);
		}
		this.missing = missing;
		this.background = background;
	}

	/**
	 * Returns the default options for a number of components.
	 *
	 * @param components r, at least 1; fits check that it is at most min(m, n)
	 */
	public static NmfOptions withComponents(final int components) {
		return new NmfOptions(components, Initialization.NNDSVD, DEFAULT_TOLERANCE,
			DEFAULT_MAX_ITERATIONS, DEFAULT_SEED, Runtime.getRuntime()
				.availableProcessors(), DEFAULT_METHOD, DEFAULT_LOSS,
			PenaltyOptions.NONE, false, NO_BACKGROUND);
	}

	/** Returns a copy for another number of components. */
	public NmfOptions withOtherComponents(final int r) {
		return new NmfOptions(r, initialization, tolerance, maxIterations, seed,
			threads, method, loss, penalties, missing, background);
	}

	/** Returns a copy with another start of W and H. */
	public NmfOptions withInitialization(final Initialization start) {
		return new NmfOptions(components, start, tolerance, maxIterations, seed,
			threads, method, loss, penalties, missing, background);
	}

	/**
	 * Returns a copy with another tolerance.
	 *
	 * @param epsilon &epsilon; of eq. 17, relative, dimensionless, between 0 and
	 *          1; 1e-3 is quick, 1e-6 thorough
	 */
	public NmfOptions withTolerance(final double epsilon) {
		return new NmfOptions(components, initialization, epsilon, maxIterations,
			seed, threads, method, loss, penalties, missing, background);
	}

	/** Returns a copy with another limit of the iterations, at least 1. */
	public NmfOptions withMaxIterations(final int iterations) {
		return new NmfOptions(components, initialization, tolerance, iterations,
			seed, threads, method, loss, penalties, missing, background);
	}

	/** Returns a copy with another seed of the random starts. */
	public NmfOptions withSeed(final long newSeed) {
		return new NmfOptions(components, initialization, tolerance, maxIterations,
			newSeed, threads, method, loss, penalties, missing, background);
	}

	/**
	 * Returns a copy with another number of threads, at least 1. The result does
	 * not depend on it, to the last bit.
	 */
	public NmfOptions withThreads(final int number) {
		return new NmfOptions(components, initialization, tolerance, maxIterations,
			seed, number, method, loss, penalties, missing, background);
	}

	/** Returns a copy with another way to get to the end. */
	public NmfOptions withMethod(final Method choice) {
		return new NmfOptions(components, initialization, tolerance, maxIterations,
			seed, threads, choice, loss, penalties, missing, background);
	}

	/**
	 * Returns a copy that makes something else small. {@link Loss#POISSON} is
	 * done by Newton steps on X itself, whatever the method.
	 */
	public NmfOptions withLoss(final Loss choice) {
		return new NmfOptions(components, initialization, tolerance, maxIterations,
			seed, threads, method, choice, penalties, missing, background);
	}

	/**
	 * Returns a copy with other penalties. They need {@link Loss#GAUSSIAN}, and
	 * are done on X itself, whatever the method.
	 */
	public NmfOptions withPenalties(final PenaltyOptions choice) {
		return new NmfOptions(components, initialization, tolerance, maxIterations,
			seed, threads, method, loss, choice, missing, background);
	}

	/**
	 * Returns a copy that takes entries of X that are NaN as missing, or not. By
	 * default they are an error.
	 * <p>
	 * Missing entries have no part in the fit, and none in its error. Where there
	 * are any, {@link Method#FAST} does as {@link Method#PLAIN}. A row of which
	 * nothing is there has a W of zero; a column needs at least one entry.
	 */
	public NmfOptions withMissing(final boolean nanIsMissing) {
		return new NmfOptions(components, initialization, tolerance, maxIterations,
			seed, threads, method, loss, penalties, nanIsMissing, background);
	}

	/**
	 * Returns a copy in which one of the r components is a background: its image
	 * is the same everywhere, so that only its signature is found. By default
	 * none is so.
	 *
	 * @param component which one, counted from 0: where no start is given, the
	 *          last, in GSVD-NMF the last of the r0 components of the first
	 *          factorization. -1 for none
	 */
	public NmfOptions withBackground(final int component) {
		return new NmfOptions(components, initialization, tolerance, maxIterations,
			seed, threads, method, loss, penalties, missing, component);
	}

	/** Returns r, the number of components. */
	public int components() {
		return components;
	}

	/** Returns how W and H start. */
	public Initialization initialization() {
		return initialization;
	}

	/** Returns &epsilon; of eq. 17. */
	public double tolerance() {
		return tolerance;
	}

	/** Returns the limit of the iterations. */
	public int maxIterations() {
		return maxIterations;
	}

	/** Returns the seed of the random starts. */
	public long seed() {
		return seed;
	}

	/** Returns how HALS gets to its end. */
	public Method method() {
		return method;
	}

	/** Returns what is made small. */
	public Loss loss() {
		return loss;
	}

	/** Returns what is added to the squared error. */
	public PenaltyOptions penalties() {
		return penalties;
	}

	/**
	 * Returns whether a fit with these options works on projections of X.
	 *
	 * @param m the number of rows of X
	 * @param n the number of columns of X
	 */
	public boolean projects(final long m, final int n) {
		return loss == Loss.GAUSSIAN && penalties.areNone() && method.projects(m, n,
			components);
	}

	/** Returns whether an entry of X that is NaN is one that is missing. */
	public boolean missing() {
		return missing;
	}

	/** Returns whether there is a component whose image is one constant. */
	public boolean hasBackground() {
		return background >= 0;
	}

	/** Returns the component whose image is one constant, or -1. */
	public int background() {
		return background;
	}

	/** Returns the number of threads. */
	public int threads() {
		return threads;
	}

	@Override
	public boolean equals(final Object other) {
		if (!(other instanceof NmfOptions)) return false;
		final NmfOptions that = (NmfOptions) other;
		return components == that.components &&
			initialization == that.initialization && Double.compare(tolerance,
				that.tolerance) == 0 && maxIterations == that.maxIterations &&
			seed == that.seed && threads == that.threads && method == that.method &&
			loss == that.loss && penalties.equals(that.penalties) &&
			missing == that.missing && background == that.background;
	}

	@Override
	public int hashCode() {
		return Objects.hash(components, initialization, tolerance, maxIterations,
			seed, threads, method, loss, penalties, missing, background);
	}

	@Override
	public String toString() {
		return "components=" + components + " initialization=" + initialization +
			" tolerance=" + tolerance + " iterations=" + maxIterations + " seed=" +
			seed + " method=" + method + " loss=" + loss + (penalties.areNone() ? ""
				: " " + penalties) + (missing ? " missing=NaN" : "") + (hasBackground()
					? " background=Component" : "");
	}
}
