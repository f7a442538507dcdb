
package org.unmixj.imagej;

/**
 * Which components of an image are merged: {@code components}, {@code merged},
 * {@code polish}. Immutable; each {@code withX} returns a copy.
 */
public final class ComponentMerge {

	/** Leaves it to the costs how many components are left. */
	public static final String AUTOMATIC = ComponentFlags.AUTO;

	/** As many as noise explains, polished. */
	public static final ComponentMerge AUTO = new ComponentMerge(AUTOMATIC, "",
		true);

	private final String components;

	private final String merged;

	private final boolean polish;

	private ComponentMerge(final String components, final String merged,
		final boolean polish)
	{
		this.components = components;
		this.merged = merged;
		this.polish = polish;
	}

	/**
	 * Returns a copy that merges, the cheapest pair first, until some are left.
	 *
	 * @param number {@code Auto}: as long as noise explains what is lost; or how
	 *          many components are left
	 */
	public ComponentMerge withComponents(final String number) {
		return new ComponentMerge(number == null || number.trim().isEmpty()
			? AUTOMATIC : number.trim(), merged, polish);
	}

	/** Returns a copy that merges until a number of components is left. */
	public ComponentMerge withComponents(final int number) {
		return withComponents(String.valueOf(number));
	}

	/**
	 * Returns a copy that merges components that are named, and no others.
	 *
	 * @param choice numbers and names of those that become one, such as
	 *          {@code 2,3} or {@code 2,GFP}; with semicolons between if there are
	 *          more: {@code 2,3;5-7}. Nothing names none
	 */
	public ComponentMerge withMerged(final String choice) {
		return new ComponentMerge(components, choice == null ? "" : choice.trim(),
			polish);
	}

	/**
	 * Returns a copy that polishes all components after the merges, or does not.
	 */
	public ComponentMerge withPolish(final boolean choice) {
		return new ComponentMerge(components, merged, choice);
	}

	/** Returns {@code Auto} or how many components are left. */
	String components() {
		return components;
	}

	/** Returns which components are merged; may be empty. */
	String merged() {
		return merged;
	}

	/** Tells whether all are polished afterwards. */
	boolean isPolished() {
		return polish;
	}

	/** Returns the keys of a macro. */
	String macroOptions() {
		return "components=" + components + (merged.isEmpty() ? "" : " merged=[" +
			merged + "]") + " polish=" + polish;
	}

	@Override
	public String toString() {
		return macroOptions();
	}
}
