
package org.unmixj.imagej;

/** The sentences users read about merging components. */
public final class MergeMessages {

	private MergeMessages() {
		// static methods only
	}

	/** A number of components that these cannot be merged to. */
	public static String components(final String title, final String text,
		final int least, final int most)
	{
		return "components must be Auto, or in " + least + ".." + most + " as \"" +
			title + "\" has " + Messages.count(most, "component") + (least > 1
				? ", some of them locked or a background" : "") + ", got \"" + text +
			"\".";
	}

	/** Both ways at once to say what is merged. */
	public static String both(final String components, final String merged) {
		return "components must be Auto where merged names what is merged, got " +
			"components=" + components + " and merged=[" + merged + "].";
	}

	/** A group of components that is none. */
	public static String group(final String group) {
		return "merged must name at least two components that become one, such as " +
			"2,3 (or 2,3;5-7 for two merges), got \"" + group + "\".";
	}

	/** A component that would become part of two. */
	public static String twice(final String component, final String merged) {
		return "merged must name each component once, got " + component +
			" twice in \"" + merged + "\".";
	}

	/** A component that must stay as it is. */
	public static String locked(final String component) {
		return "merged must not name locked components, got " + component +
			"; locked=None unlocks all.";
	}

	/** A component whose image is one constant. */
	public static String background(final String component) {
		return "merged must not name a background, whose image is the same " +
			"everywhere, got " + component + ".";
	}

	/** A number of components that is none. */
	public static String surplus(final int surplus) {
		return "surplus must be 0 or more, got " + surplus + ".";
	}

	/** More components than a stack can be unmixed into. */
	public static String surplus(final String title, final int components,
		final int surplus, final long most)
	{
		return "components + surplus must be at most " + most + " for \"" + title +
			"\", the number of its samples or pixels, got " + components + " + " +
			surplus + ".";
	}

	/** A warning: Auto has merged nothing. */
	public static String nothingMerged(final String pair, final double rise,
		final double limit)
	{
		return "No components were merged: even the cheapest merge, of " + pair +
			", would raise the error by " + NumberText.rounded(rise, 3) +
			" % of the " + "stack's squares, and noise explains " + NumberText
				.rounded(limit, 3) +
			" %. Auto needs components that are more than the stack has.";
	}

	/** A warning: there is nothing to merge. */
	public static String nothingToMerge(final boolean locked) {
		return "No components were merged: " + (locked
			? "fewer than two are neither locked nor a background."
			: "there is only one.");
	}
}
