
package org.unmixj.nmf;

/** How entries weigh where components are counted. */
public enum CountLoss {

		/**
		 * {@link #POISSON} where the noise grows with the signal as that of photons
		 * does ({@link PhotonNoise}), else {@link #GAUSSIAN}.
		 */
		AUTO("Auto"),

		/** All the same, as in fits by least squares. */
		GAUSSIAN("Gaussian"),

		/** As photon noise lets them. */
		POISSON("Poisson");

	private final String label;

	CountLoss(final String label) {
		this.label = label;
	}

	/** Returns that of fits with a loss. */
	public static CountLoss of(final Loss loss) {
		return loss == Loss.POISSON ? POISSON : GAUSSIAN;
	}

	/** Returns the text that menus and macros use. */
	@Override
	public String toString() {
		return label;
	}
}
