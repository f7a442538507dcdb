
package org.unmixj.imagej;

import java.io.File;

import org.unmixj.nmf.Loss;

import ij.ImagePlus;

/** The sentences users read about steps that go on from components. */
public final class StepMessages {

	/** A warning: an edit that does nothing. */
	static final String NOTHING_EDITED = "Nothing was changed: the new " +
		"components are those from before. Give components to remove, names, " +
		"colors, others to be locked, or refit=true.";

	/** Which stack a step goes by. */
	public static String stack(final String title, final boolean known) {
		return "Stack: \"" + title + "\"" + (known ? ", which was unmixed." : ".");
	}

	/** Files of earlier results that were replaced. */
	public static String replaced(final String title, final File folder) {
		return "Earlier results of \"" + title + "\" in " + folder +
			" were replaced. To keep those of each step, give it a folder of its own.";
	}

	/** What follows on why a step has done nothing. */
	public static String stays(final String title) {
		return "\"" + title + "\" stays as it is, and no other image was opened.";
	}

	/** Errors that differ by less, as a part of them, are one and the same. */
	private static final double SAME_ERROR = 1e-12;

	private StepMessages() {
		// static methods only
	}

	/** Components whose fit is not known well enough. */
	public static String noRecord(final String title) {
		return "\"" + title +
			"\" does not say which pixels were fitted, as it was " +
			"made by an older UnmixJ. Unmix the stack once more.";
	}

	/** A stack of another size than the one that was fitted. */
	static String otherSize(final ImagePlus stack, final int width,
		final int height)
	{
		return "\"" + stack.getTitle() + "\" is " + stack.getWidth() + " x " + stack
			.getHeight() + " pixels, and the stack that was unmixed has " + width +
			" x " + height + ". Take the stack that was unmixed.";
	}

	/** Components with values that no fit gives. */
	public static String negativeComponents(final String title) {
		return "\"" + title +
			"\" has values that are negative or not a number, in " +
			"its images or in its signatures; only non-negative components can be " +
			"worked on. Those of Apply Spectra need constraint=NonNegative.";
	}

	/** A warning: images or stack are not those of the fit. */
	public static String otherError(final String title, final double found,
		final double noted)
	{
		return "\"" + title + "\" leaves an error of " + NumberText.rounded(found,
			3) + " % of this stack, and its Info says " + NumberText.rounded(noted,
				3) + " %: one of them was changed, or it is another stack.";
	}

	/** A number of components to add that is not allowed. */
	public static String grownBy(final int added) {
		return "added must be at least 1, got " + added + ".";
	}

	/** More components to add than the samples allow. */
	static String grownBeyond(final String components, final int present,
		final int samples, final int added)
	{
		return "added must be at most " + (samples - present) + ", as \"" +
			components + "\" has " + Messages.count(present, "component") + " of " +
			Messages.count(samples, "sample") + ", got " + added + ".";
	}

	/**
	 * Components that there are not.
	 *
	 * @param part of the text that is wrong
	 */
	static String noComponents(final String key, final String part,
		final String text, final int components)
	{
		return key + " must be " + (key.equals("locked") ? "Auto, None, All, or "
			: "") + "names of components or different numbers " + "from 1 to " +
			components + ", with commas between, got \"" + part + "\"" + (part.equals(
				text) ? "" : " in \"" + text + "\"") + ".";
	}

	/** A number of components to add that is none. */
	static String addedText(final String text) {
		return "added must be a whole number of at least 1, or Auto, got \"" +
			text + "\".";
	}

	/**
	 * What came of adding components as long as it helps.
	 *
	 * @param limited whether more were not tried
	 * @param loss of the components, by which errors are weighed
	 */
	static String grewAutomatically(final int added, final int components,
		final boolean limited, final Loss loss)
	{
		final String error = "the error on held-out entries (by " +
			(loss == Loss.POISSON ? "photon noise" : "least squares") +
			", as the components) ";
		if (added == 0) {
			return limited
				? "No component was added: the stack is too small for more."
				: "No component was added: " + error +
					"does not fall by more than its " +
					"standard error with one more, nor with two.";
		}
		return Messages.count(added, "component") + " added, up to " + components +
			": " + error + "falls by more than its standard error " + (limited
				? "as far as was tried. Run it again to go on."
				: "up to there, and with one more it does not.");
	}

	/** Nothing would be left. */
	public static String allRemoved(final int components) {
		return "remove must leave a component, got all " + components + ".";
	}

	/** A value for a component that there is not, or none for one. */
	static String componentValues(final String key, final String part,
		final int number, final int components)
	{
		return key + " must be a list of at most " + Messages.count(components,
			"value") + " with commas between, or 2=VALUE for the second one; got \"" +
			part + "\" for component " + number + " of " + components + ".";
	}

	/** A colour that ImageJ does not know. */
	static String unknownColor(final String text) {
		return "colors must be such as #ff8000 or red, got \"" + text + "\".";
	}

	/** A name that two components have, counted from 1. */
	static String sameNames(final String name, final int first,
		final int second)
	{
		return "names must all be different, got \"" + name + "\" for components " +
			first + " and " + second + ".";
	}

	/** A name that could not be read again. */
	public static String notAName(final String name) {
		return "names must not be numbers, ranges, Auto, None or All, nor have " +
			"commas or semicolons, which stand between the components of a list; " +
			"got \"" + name + "\".";
	}

	/** The end of a step, in few words. */
	static String finished(final String method, final int components,
		final double before, final double after, final double seconds)
	{
		if (Double.isNaN(before)) {
			return Messages.finished(method, components, after, seconds);
		}
		if (Math.abs(before - after) <= SAME_ERROR * before) {
			return method + ": " + Messages.count(components, "component") +
				", error " + NumberText.rounded(after, 3) + " % as before";
		}
		return method + ": " + Messages.count(components, "component") +
			", error " + NumberText.rounded(before, 3) + " % before, " + NumberText
				.rounded(after, 3) + " % after, " + NumberText.rounded(seconds, 3) +
			" s";
	}
}
