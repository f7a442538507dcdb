
package org.unmixj.imagej;

/**
 * What is done to some of the components of an image: {@code remove},
 * {@code names}, {@code colors}, {@code refit}. Numbers are those of the
 * components before the edit, counted from 1. Immutable; each {@code withX}
 * returns a copy.
 */
public final class ComponentEdit {

	/** Nothing is done. */
	public static final ComponentEdit NONE = new ComponentEdit("", "", "", false);

	private final String removed;

	private final String names;

	private final String colors;

	private final boolean refit;

	private ComponentEdit(final String removed, final String names,
		final String colors, final boolean refit)
	{
		this.removed = removed;
		this.names = names;
		this.colors = colors;
		this.refit = refit;
	}

	private static String trimmed(final String text) {
		return text == null ? "" : text.trim();
	}

	/**
	 * Returns a copy that removes components.
	 *
	 * @param choice numbers and names, such as {@code 2,4-5,GFP}; nothing removes
	 *          none
	 */
	public ComponentEdit withRemoved(final String choice) {
		return new ComponentEdit(trimmed(choice), names, colors, refit);
	}

	/**
	 * Returns a copy that renames components.
	 *
	 * @param list new names in the order of the components, with commas between;
	 *          where there is none, a component keeps its name:
	 *          {@code GFP,,Nuclei}. Or {@code 3=Nuclei} for single ones
	 */
	public ComponentEdit withNames(final String list) {
		return new ComponentEdit(removed, trimmed(list), colors, refit);
	}

	/**
	 * Returns a copy that gives components other colours.
	 *
	 * @param list as in {@link #withNames}; {@code #ff8000}, or names that ImageJ
	 *          knows, such as {@code red}
	 */
	public ComponentEdit withColors(final String list) {
		return new ComponentEdit(removed, names, trimmed(list), refit);
	}

	/**
	 * Returns a copy that fits the components that are left again, from where
	 * they are, or leaves them as they are.
	 */
	public ComponentEdit withRefit(final boolean again) {
		return new ComponentEdit(removed, names, colors, again);
	}

	/** Returns the components to remove; may be empty. */
	String removed() {
		return removed;
	}

	/** Returns the new names; may be empty. */
	String names() {
		return names;
	}

	/** Returns the new colours; may be empty. */
	String colors() {
		return colors;
	}

	/** Tells whether the components are fitted again. */
	boolean isRefit() {
		return refit;
	}

	/** Returns the keys of a macro, each after a blank. */
	String macroOptions() {
		return (removed.isEmpty() ? "" : " remove=[" + removed + "]") + (names
			.isEmpty() ? "" : " names=[" + names + "]") + (colors.isEmpty() ? ""
				: " colors=[" + colors + "]") + " refit=" + refit;
	}

	/**
	 * Requires a text that a component can have as its name.
	 *
	 * @throws IllegalArgumentException if slice labels or lists of components
	 *           could not be read again, with a message for the user
	 */
	public static void requireName(final String name) {
		if (!ComponentNames.isAllowed(name)) {
			throw new IllegalArgumentException(StepMessages.notAName(name));
		}
	}

	@Override
	public String toString() {
		return macroOptions().trim();
	}
}
