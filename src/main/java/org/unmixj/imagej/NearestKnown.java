
package org.unmixj.imagej;

import org.unmixj.nmf.QualityCheck;

import cern.colt.matrix.DoubleMatrix2D;

/**
 * Which known spectrum is nearest to each signature that was found, and how
 * near: the angle between both, which does not depend on their scales.
 */
final class NearestKnown {

	private final Spectra known;

	private final double[][] degrees;

	/**
	 * @param H r&times;n; not modified
	 * @param known s spectra at the same n samples
	 */
	NearestKnown(final DoubleMatrix2D H, final Spectra known) {
		this.known = known;
		degrees = QualityCheck.angles(H, known.values());
	}

	/**
	 * Returns the name of the spectrum that is nearest to a signature, or "none"
	 * if the signature is zero.
	 */
	String name(final int component) {
		final int nearest = nearest(component);
		return nearest < 0 ? "none" : known.names().get(nearest);
	}

	/** Returns the angle to it in degrees, or NaN. */
	double degrees(final int component) {
		final int nearest = nearest(component);
		return nearest < 0 ? Double.NaN : degrees[component][nearest];
	}

	private int nearest(final int component) {
		int nearest = -1;
		for (int l = 0; l < known.size(); l++) {
			final double angle = degrees[component][l];
			if (!Double.isNaN(angle) && (nearest < 0 ||
				angle < degrees[component][nearest])) nearest = l;
		}
		return nearest;
	}
}
