
package org.unmixj.nmf;

import java.util.Objects;

/**
 * What is added to half the squared error to make a factorization sparse or
 * smooth. Immutable; each {@code withX} returns a copy.
 * <p>
 * W and H are determined up to a factor for each component, so a penalty on one
 * of them alone means nothing: it is made as small as you like by shrinking one
 * and growing the other. Here the other factor is held at the norm 1. Written
 * without that, so that it holds for any scale,
 *
 * <pre>
 * F = 1/2 |X - WH|^2
 *   + l1w u  sum_j |h_j|   sum_t w_tj
 *   + l1h v  sum_j |w_j|   sum_i h_ji
 *   + 1/2 l2     sum_j |w_j|^2 |h_j|^2
 *   + 1/2 smooth sum_j |w_j|^2 sum_i (h_j,i+1 - h_ji)^2
 * </pre>
 *
 * with Euclidean norms |.|. u = &radic;(&Sigma;X&sup2;/m) is the root mean
 * square length of a pixel, v = &radic;(&Sigma;X&sup2;/n) that of a sample, so
 * that the numbers have no unit and mean the same for X in other units, with
 * more pixels or with more samples:
 * <ul>
 * <li>l1w lowers each value of a component image (as it is where its signature
 * has the norm 1) by that fraction of the length of a typical pixel, and what
 * falls below zero is zero.</li>
 * <li>l1h does so with signatures.</li>
 * <li>l2 makes components smaller by the factor 1/(1 + l2) and more even where
 * signatures overlap. With the other factor held, a penalty on squares of W and
 * one on those of H are the same.</li>
 * <li>smooth evens out signatures: a single sample that sticks out counts twice
 * its square, a spectrum that is smooth over k samples about 1/k&sup2; of
 * it.</li>
 * </ul>
 */
public final class PenaltyOptions {

	/** None at all. */
	public static final PenaltyOptions NONE = new PenaltyOptions(0, 0, 0, 0);

	private final double l1w;

	private final double l1h;

	private final double l2;

	private final double smooth;

	private PenaltyOptions(final double l1w, final double l1h, final double l2,
		final double smooth)
	{
		this.l1w = require(l1w, "l1w");
		this.l1h = require(l1h, "l1h");
		this.l2 = require(l2, "l2");
		this.smooth = require(smooth, "smooth");
	}

	private static double require(final double value, final String name) {
		if (!(value >= 0 && value <= Double.MAX_VALUE)) {
			throw new IllegalArgumentException(name +
				" must be at least 0 and finite, got " + value);
		}
		return value;
	}

	/** Returns a copy with another penalty for sums of component images. */
	public PenaltyOptions withL1W(final double value) {
		return new PenaltyOptions(value, l1h, l2, smooth);
	}

	/** Returns a copy with another penalty for sums of signatures. */
	public PenaltyOptions withL1H(final double value) {
		return new PenaltyOptions(l1w, value, l2, smooth);
	}

	/** Returns a copy with another penalty for squares. */
	public PenaltyOptions withL2(final double value) {
		return new PenaltyOptions(l1w, l1h, value, smooth);
	}

	/** Returns a copy with another penalty for steps of signatures. */
	public PenaltyOptions withSmooth(final double value) {
		return new PenaltyOptions(l1w, l1h, l2, value);
	}

	/** Returns the penalty for sums of component images. */
	public double l1w() {
		return l1w;
	}

	/** Returns the penalty for sums of signatures. */
	public double l1h() {
		return l1h;
	}

	/** Returns the penalty for squares. */
	public double l2() {
		return l2;
	}

	/** Returns the penalty for steps of signatures. */
	public double smooth() {
		return smooth;
	}

	/** Returns whether there are none. */
	public boolean areNone() {
		return equals(NONE);
	}

	@Override
	public boolean equals(final Object other) {
		if (!(other instanceof PenaltyOptions)) return false;
		final PenaltyOptions that = (PenaltyOptions) other;
		return l1w == that.l1w && l1h == that.l1h && l2 == that.l2 &&
			smooth == that.smooth;
	}

	@Override
	public int hashCode() {
		return Objects.hash(l1w, l1h, l2, smooth);
	}

	@Override
	public String toString() {
		return "l1w=" + l1w + " l1h=" + l1h + " l2=" + l2 + " smooth=" + smooth;
	}
}
