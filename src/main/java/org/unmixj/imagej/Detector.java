
package org.unmixj.imagej;

import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.ShiftedRows;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Loss;
import org.unmixj.nmf.MonitorSteps;

/**
 * How a detector makes grey values of photons: offset + gain &times; photons.
 */
final class Detector {

	/** A detector that counts. */
	static final Detector COUNTER = new Detector(1, 0);

	private final double gain;

	private final double offset;

	/**
	 * @param gain grey values per photon (or electron)
	 * @param offset the grey value without any light
	 * @throws IllegalArgumentException if a number is not allowed, with a message
	 *           for the user
	 */
	Detector(final double gain, final double offset) {
		if (!(gain > 0 && gain <= Double.MAX_VALUE)) {
			throw new IllegalArgumentException(Messages.gain(gain));
		}
		if (!(Math.abs(offset) <= Double.MAX_VALUE)) {
			throw new IllegalArgumentException(Messages.offset(offset));
		}
		this.gain = gain;
		this.offset = offset;
	}

	/** Returns X without the offset. */
	RowBlocks withoutOffset(final RowBlocks X) {
		return offset == 0 ? X : new ShiftedRows(X, offset);
	}

	/**
	 * Counts the entries that the offset sets to 0, if there is one.
	 *
	 * @param steps of which it takes one if it reads X
	 */
	long countBelow(final RowBlocks X, final int threads,
		final MonitorSteps steps)
	{
		return offset > 0 ? ShiftedRows.countBelow(X, offset, threads, steps.pass())
			: 0;
	}

	/** Returns the grey values for each photon. */
	double gain() {
		return gain;
	}

	/** Returns the keys of a macro, each after a blank; or an empty text. */
	String macroOptions() {
		return (gain == 1 ? "" : " gain=" + NumberText.of(gain)) + (offset == 0 ? ""
			: " offset=" + NumberText.of(offset));
	}

	/** Returns the offset. */
	double offset() {
		return offset;
	}

	/**
	 * Adds to what is told about a fit.
	 *
	 * @param below how many entries of X were below the offset
	 * @param entries the number of all
	 */
	void describe(final Fit fit, final long below, final double entries) {
		if (offset > 0) {
			fit.details.put("Values below the offset, set to 0", below + ", " +
				NumberText.of(100 * below / entries) + " percent");
		}
		if (2 * below > entries) fit.warnings.add(Messages.belowOffset(offset, 100 *
			below / entries));
		final Factorization f = fit.factorization;
		if (f.loss() != Loss.POISSON) return;
		fit.details.put("Divergence", NumberText.of(f.divergence()));
		final double free = (f.W().rows() - (double) f.components()) * (f.H()
			.columns() - f.components());
		if (free > 0) {
			fit.details.put("Deviance per degree of freedom, with this gain",
				NumberText.of(2 * f.divergence() / gain / free));
		}
	}
}
