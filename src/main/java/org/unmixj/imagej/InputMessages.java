
package org.unmixj.imagej;

import java.util.Locale;

/** The sentences about input that makes no sense as it is. */
final class InputMessages {

	private InputMessages() {
		// static methods only
	}

	/** A key that another one makes useless. */
	static String withoutEffect(final String key, final String value,
		final String needed)
	{
		return key + " has a meaning only with " + needed + ", got " + key + "=" +
			value + ". Give that too, or leave " + key + " out.";
	}

	/** A warning: a key that another one makes useless, and that does no harm. */
	static String unused(final String key, final String needed) {
		return key + " has a meaning only with " + needed + ", and had none here.";
	}

	/** Components that are to be unmixed as if they were channels of a stack. */
	static String componentsAsChannels(final String title, final String method,
		final String stack)
	{
		return "The channels of \"" + title +
			"\" are no samples of a stack: they " + "are the components that " +
			method + " found in \"" + stack +
			"\". Choose that stack as image. Grow, Merge and Edit " +
			"Components... go on from these components.";
	}

	/** A warning: components that are unmixed along another axis. */
	static String componentsUnmixed(final String title, final String method,
		final String stack)
	{
		return "\"" + title + "\" is no stack but the components that " + method +
			" found in \"" + stack + "\"; they were unmixed along another axis.";
	}

	/** A warning: nothing looks saturated. */
	static String nothingSaturated(final double maximum) {
		return "saturation=Auto found no saturated values: the largest, " +
			NumberText.of(maximum) + ", is not the end of a detector's range (255, " +
			"1023, 4095, 16383, 65535), and fewer than 0.1 % of the values have it. " +
			"None were left out.";
	}

	/** A file that is no text at all. */
	static String noText() {
		return "it is no text, but an image or another binary file";
	}

	/** A quotation mark that has no other end, or something after that. */
	static String quotes(final long line) {
		return String.format(Locale.ROOT, "the quotation marks (\") in line %d " +
			"do not go in pairs around a whole cell", line);
	}
}
