
package org.unmixj.nmf;

import java.util.Arrays;
import java.util.Objects;

import org.unmixj.linalg.TallMatrix;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * A non-negative factorization X &asymp; W&middot;H and how it was reached.
 * <p>
 * X is m&times;n (pixels &times; samples), W m&times;r, H r&times;n. Column j
 * of W is component image j, row j of H its signature. W and H are handed out
 * as they are and must not be modified.
 */
public final class Factorization {

	private final TallMatrix W;

	private final DoubleMatrix2D H;

	private final int iterations;

	private final boolean converged;

	private final double sumOfSquares;

	private final double[] objectiveTrace;

	private final Loss loss;

	/** What was made small, where that is not the objective; or empty. */
	private final double[] minimizedTrace;

	/** Those of this W with X, or null. */
	private final CrossProducts products;

	/**
	 * @param W m&times;r, non-negative
	 * @param H r&times;n, non-negative
	 * @param iterations the number of iterations done, on X and on projections of
	 *          it
	 * @param converged whether eq. 17 held after the last one
	 * @param sumOfSquares &Sigma;X_ij&sup2;, positive
	 * @param objectiveTrace &frac12;&#x2016;X-WH&#x2016;&sup2;_F after each
	 *          iteration on X, the last that of W and H; a single value if there
	 *          was no iteration; copied
	 * @throws IllegalArgumentException if W and H differ in r, or there is no
	 *           objective
	 */
	public Factorization(final TallMatrix W, final DoubleMatrix2D H,
		final int iterations, final boolean converged, final double sumOfSquares,
		final double[] objectiveTrace)
	{
		this(W, H, iterations, converged, sumOfSquares, objectiveTrace,
			Loss.GAUSSIAN, new double[0], null);
	}

	private Factorization(final TallMatrix W, final DoubleMatrix2D H,
		final int iterations, final boolean converged, final double sumOfSquares,
		final double[] objectiveTrace, final Loss loss,
		final double[] minimizedTrace, final CrossProducts products)
	{
		this.W = Objects.requireNonNull(W, "W");
		this.H = Objects.requireNonNull(H, "H");
		if (W.columns() != H.rows()) {
			throw new IllegalArgumentException("W must have as many columns as H " +
				"has rows, got " + W.columns() + " and " + H.rows());
		}
		if (objectiveTrace.length == 0) {
			throw new IllegalArgumentException("the objective trace is empty");
		}
		this.iterations = iterations;
		this.converged = converged;
		this.sumOfSquares = sumOfSquares;
		this.objectiveTrace = objectiveTrace.clone();
		this.loss = loss;
		this.minimizedTrace = minimizedTrace.clone();
		this.products = products;
	}

	/**
	 * Returns a copy that knows the products of its W with X.
	 *
	 * @param ofW not copied
	 */
	Factorization withProducts(final CrossProducts ofW) {
		return new Factorization(W, H, iterations, converged, sumOfSquares,
			objectiveTrace, loss, minimizedTrace, ofW);
	}

	/**
	 * Returns the products of W with the X that was factorized, not to be
	 * modified; or null where the fit did not leave them.
	 */
	CrossProducts products() {
		return products;
	}

	/** Returns W, m&times;r, not to be modified. */
	public TallMatrix W() {
		return W;
	}

	/** Returns H, r&times;n, not to be modified. */
	public DoubleMatrix2D H() {
		return H;
	}

	/** Returns r, the number of components. */
	public int components() {
		return H.rows();
	}

	/**
	 * Returns the number of HALS iterations, on X and, with {@link Method#FAST},
	 * on projections of it.
	 */
	public int iterations() {
		return iterations;
	}

	/** Returns whether eq. 17 held in the last iteration, which is one on X. */
	public boolean converged() {
		return converged;
	}

	/**
	 * Returns &frac12;&#x2016;X-WH&#x2016;&sup2;_F, in squared units of X; over
	 * the entries that are there, where some are missing.
	 */
	public double objective() {
		return objectiveTrace[objectiveTrace.length - 1];
	}

	/**
	 * Returns the objective after each iteration on X, a copy. Iterations on
	 * projections of X, before and between those, do not know it.
	 */
	public double[] objectiveTrace() {
		return objectiveTrace.clone();
	}

	/**
	 * Returns &Sigma;X_ij&sup2;, in squared units of X; over the entries that are
	 * there, where some are missing.
	 */
	public double sumOfSquares() {
		return sumOfSquares;
	}

	/**
	 * Returns a copy that also knows what was made small, where that is not the
	 * objective.
	 */
	Factorization withMinimized(final Loss newLoss, final double[] trace) {
		return new Factorization(W, H, iterations, converged, sumOfSquares,
			objectiveTrace, newLoss, trace, null);
	}

	/** Returns how X and W&middot;H were compared. */
	public Loss loss() {
		return loss;
	}

	/**
	 * Returns what was made small after each iteration on X, a copy. It never
	 * rises, but for iterations on projections of X in between. With
	 * {@link Loss#POISSON} the divergence, with {@link PenaltyOptions} the sum of
	 * the objective and of these, else the objective.
	 */
	public double[] minimizedTrace() {
		return minimizedTrace.length == 0 ? objectiveTrace() : minimizedTrace
			.clone();
	}

	/**
	 * Returns the generalized Kullback-Leibler divergence D(X|WH), in units of X;
	 * NaN unless the {@link #loss()} is {@link Loss#POISSON}. For counts with a
	 * gain of 1, 2D is the deviance, near the number of entries less that of free
	 * parameters if photon noise is all that is left.
	 */
	public double divergence() {
		return loss == Loss.POISSON ? minimizedTrace[minimizedTrace.length - 1]
			: Double.NaN;
	}

	/**
	 * Returns the relative error
	 * 100&middot;&#x2016;X-WH&#x2016;&sup2;_F/&#x2016;X&#x2016;&sup2;_F, in
	 * percent; both sums are over the entries that are there, where some are
	 * missing.
	 */
	public double relativeError() {
		return 100 * 2 * objective() / sumOfSquares;
	}

	/**
	 * Returns the same factorization with each signature scaled, and its
	 * component image scaled the other way. If a signature is zero, so is its
	 * component image in the result, as it explains nothing.
	 */
	public Factorization scaled(final Scale scale) {
		return scaled(scale, new boolean[components()]);
	}

	/**
	 * Returns the same factorization with signatures scaled as in
	 * {@link #scaled(Scale)}, but for some.
	 *
	 * @param kept for each of the first signatures whether it is not scaled, but
	 *          stays as it is, to the last bit
	 */
	public Factorization scaled(final Scale scale, final boolean[] kept) {
		final int r = components();
		final DoubleMatrix2D scaledH = H.copy();
		final double[] factors = new double[r];
		for (int j = 0; j < r; j++) {
			final double size = j < kept.length && kept[j] ? 1 : size(H.viewRow(j)
				.toArray(), scale);
			factors[j] = size;
			if (!(size > 0) || size == 1) continue;
			for (int i = 0; i < H.columns(); i++) {
				scaledH.setQuick(j, i, H.getQuick(j, i) / size);
			}
		}
		return with(W.select(identity(r), factors), scaledH);
	}

	private static double size(final double[] signature, final Scale scale) {
		switch (scale) {
			case PEAK:
				return Arrays.stream(signature).max().orElse(0);
			case SUM:
				return Arrays.stream(signature).sum();
			case NORM:
				return Math.sqrt(Arrays.stream(signature).map(h -> h * h).sum());
			default:
				throw new AssertionError(scale);
		}
	}

	/**
	 * Returns the same factorization with its components in another order.
	 *
	 * @param order a permutation of 0..r-1: for each place the component that
	 *          comes there
	 */
	public Factorization ordered(final int[] order) {
		final double[] ones = new double[order.length];
		Arrays.fill(ones, 1);
		return with(W.select(order, ones), H.viewSelection(order, null).copy());
	}

	/**
	 * Returns a copy with other component images: those of other pixels for the
	 * same signatures. Its errors are those of the fit.
	 *
	 * @param newW any number of rows, r columns, non-negative; not copied
	 */
	public Factorization withImages(final TallMatrix newW) {
		return with(newW, H);
	}

	private Factorization with(final TallMatrix newW, final DoubleMatrix2D newH) {
		return new Factorization(newW, newH, iterations, converged, sumOfSquares,
			objectiveTrace, loss, minimizedTrace, null);
	}

	private static int[] identity(final int r) {
		final int[] order = new int[r];
		for (int j = 0; j < r; j++) {
			order[j] = j;
		}
		return order;
	}

	@Override
	public String toString() {
		return "Factorization[" + W.rows() + "x" + H.columns() + ", r=" +
			components() + ", error=" + relativeError() + " %, iterations=" +
			iterations + ", converged=" + converged + "]";
	}
}
