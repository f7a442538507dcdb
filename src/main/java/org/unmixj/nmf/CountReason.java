
package org.unmixj.nmf;

/** Why a number of components is recommended. */
public enum CountReason {

		/** Each component up to that number lowers the held-out error. */
		FOUND,

		/**
		 * Likewise, but fewer alone predict better, where they are learned from one
		 * half of the rows: the last ones are weak.
		 */
		WEAK,

		/** The held-out error still falls at the largest number that was tried. */
		AT_LEAST,

		/** No component predicts better than the means of the samples. */
		NO_STRUCTURE
}
