
package org.unmixj.imagej;

import org.unmixj.nmf.ComponentCount;
import org.unmixj.nmf.CountLoss;
import org.unmixj.nmf.CountOptions;

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

	/** The number, in few words: "5 components (4 and a background)". */
	static String headline(final ComponentCount count,
		final CountOptions options)
	{
		final int r = count.recommended();
		final int even = count.evenImages();
		switch (count.reason()) {
			case NO_STRUCTURE:
				return isOneAlone(count, options) ? "not told by one component"
					: "no structure";
			case AT_LEAST:
				return "at least " + Messages.count(r, "component") + backgrounds(r,
					even, "");
			case WEAK:
				return Messages.count(r, "component") + backgrounds(r, even,
					"the last ones weak");
			default:
				return Messages.count(r, "component") + backgrounds(r, even, "");
		}
	}

	/** One component may tell nothing where two together do. */
	private static boolean isOneAlone(final ComponentCount count,
		final CountOptions options)
	{
		return options.most() == 1 && count.possible() > 1;
	}

	private static String backgrounds(final int all, final int even,
		final String more)
	{
		final String text = even == 0 ? more : (even == all ? "" : (all - even) +
			" and ") + (even == 1 ? "a background" : even + " as a background") +
			(more.isEmpty() ? "" : "; " + more);
		return text.isEmpty() ? "" : " (" + text + ")";
	}

	/**
	 * The number and the reason, in a sentence or two.
	 *
	 * @param options what was asked for
	 */
	static String verdict(final ComponentCount count,
		final CountOptions options)
	{
		return reason(count, options) + background(count) + weights(count,
			options) + (options.most() > count.possible() ? " At most " + count
				.possible() + " can be told in so few samples or pixels." : "");
	}

	private static String reason(final ComponentCount count,
		final CountOptions options)
	{
		final int r = count.recommended();
		final String components = Messages.count(r, "component");
		final String lower = " the error on held-out entries falls by more than " +
			"its standard error";
		switch (count.reason()) {
			case NO_STRUCTURE:
				if (isOneAlone(count, options)) {
					return "One component, the most that was tried, tells nothing: it " +
						"predicts held-out entries no better than the mean of each sample " +
						"does. Two together may; ask for more, as with most=" +
						CountOptions.DEFAULT_MOST + ".";
				}
				return "No structure: one component predicts held-out entries no better " +
					"than the mean of each sample does, so that nothing but noise tells " +
					"pixels apart.";
			case AT_LEAST:
				return "At least " + components + ", the most that was tried: up to " +
					"there" + lower + " with each. Ask for more, as with most=" + 2 * r +
					".";
			case WEAK:
				return components + ": up to there" + lower + " with each" + end(
					count) +
					" The last ones are weak, as fewer alone predict better; compare " +
					"their signatures.";
			default:
				return components + ": up to there" + lower + " with each" + end(count);
		}
	}

	/** The stack itself may set the limit. */
	private static String end(final ComponentCount count) {
		if (count.takenBack() > 0) {
			return ", and with " + (count.takenBack() == 1 ? "one" : "two") +
				" more it falls no more than where what is left is shuffled among the " +
				"pixels.";
		}
		return count.recommended() == count.possible() ? "."
			: ", and with one more it does not.";
	}

	private static String background(final ComponentCount count) {
		if (count.evenImages() == 0) return "";
		return count.evenImages() == 1
			? " One of them has the same image everywhere: a background." : " " +
				count.evenImages() + " of them have the same image everywhere, as a " +
				"background has.";
	}

	/** Said where they were chosen by the noise, and matter. */
	private static String weights(final ComponentCount count,
		final CountOptions options)
	{
		return options.loss() != CountLoss.AUTO || count
			.loss() == CountLoss.GAUSSIAN ? ""
				: " The noise grows with the signal as that of photons does, so " +
					"entries were weighed by it. Unmix with loss=Poisson, too" + (count
						.evenImages() == 1 ? ", or with background=Component" : "") + ".";
	}
}
