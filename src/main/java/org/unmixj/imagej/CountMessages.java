
package org.unmixj.imagej;

import org.unmixj.nmf.ComponentCount;

/** The sentences users read about the number of components. */
public final class CountMessages {

	/** Fewer pixels tell nothing. */
	static final int FEWEST_PIXELS = 4;

	/** The background would be counted. */
	public static final String BACKGROUND =
		"A background that is fitted along is a component, and is counted as one; " +
			"take background=None, or subtract it by Constant, Selection or Minimum.";

	private CountMessages() {
		// static methods only
	}

	/** Too few pixels. */
	static String tooSmall(final String title, final long pixels) {
		return "\"" + title + "\" has " + Messages.count(pixels, "pixel") +
			" to count components in; at least " + FEWEST_PIXELS +
			", and 2 samples, are needed.";
	}

	/** The number and the reason, in a sentence or two. */
	static String verdict(final ComponentCount count) {
		final int r = count.recommended();
		final String components = Messages.count(r, "component");
		final String lower = " the error on held-out entries falls by more than " +
			"its standard error";
		switch (count.reason()) {
			case NO_STRUCTURE:
				return "No structure: one component predicts held-out entries no better " +
					"than the mean of each sample does, so that nothing but noise tells " +
					"pixels apart.";
			case AT_LEAST:
				return "At least " + components + ": up to there, the most that was " +
					"tried," + lower + " with each. Try more.";
			case WEAK:
				return components + ": up to there" + lower +
					" with each, and with one more it does not. The last ones are weak, " +
					"as fewer alone predict better; compare their signatures.";
			default:
				return components + ": up to there" + lower + " with each" + limit(
					count);
		}
	}

	/** The stack itself may set the limit. */
	private static String limit(final ComponentCount count) {
		return count.recommended() == count.most()
			? ". There are too few samples to try more."
			: ", and with one more it does not.";
	}
}
