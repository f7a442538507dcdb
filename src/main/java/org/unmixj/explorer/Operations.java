
package org.unmixj.explorer;

import java.awt.Color;
import java.util.Set;
import java.util.stream.Collectors;

import org.unmixj.imagej.ComponentEdit;
import org.unmixj.imagej.ComponentMerge;
import org.unmixj.imagej.FittedComponents;
import org.unmixj.imagej.UnmixingResult;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Directions;

import ij.ImagePlus;

/** The steps after the first fit. Components are counted from 0. */
final class Operations {

	/** What the library does with components. */
	private interface Work {

		UnmixingResult on(FittedComponents components, ProgressMonitor monitor);
	}

	private Operations() {
		// static methods only
	}

	/** Adds k components. */
	static Operation add(final int k) {
		return of("Add " + k, (components, monitor) -> components.grow(k,
			Directions.AUTO, monitor));
	}

	/** Makes one of several components, and fits all. */
	static Operation merge(final Set<Integer> merged) {
		return of("Merge " + numbers(merged), (components, monitor) -> components
			.merge(ComponentMerge.AUTO.withMerged(numbers(merged)), monitor));
	}

	/** Removes components; the others stay as they are. */
	static Operation remove(final Set<Integer> removed) {
		return of("Remove " + numbers(removed), (components, monitor) -> components
			.edit(ComponentEdit.NONE.withRemoved(numbers(removed)), monitor));
	}

	/** Returns what may be a name of what a component is called. */
	static String nameFrom(final String label) {
		return label.replaceFirst("[,\\[\\]\\p{Cntrl}].*", "").trim();
	}

	/**
	 * Gives a component another name.
	 *
	 * @throws IllegalArgumentException if it can't be a name in a list of names
	 */
	static Operation rename(final int component, final String name) {
		final String trimmed = name.trim();
		if (trimmed.isEmpty() || trimmed.matches(".*[,\\[\\]\\p{Cntrl}].*")) {
			throw new IllegalArgumentException("A name needs a letter or digit, and" +
				" can't have commas or square brackets, which macros need; got \"" +
				trimmed + "\".");
		}
		ComponentEdit.requireName(trimmed);
		return of("Rename " + (component + 1), (components, monitor) -> components
			.edit(ComponentEdit.NONE.withNames((component + 1) + "=" + trimmed),
				monitor));
	}

	/** Gives a component another colour. */
	static Operation recolor(final int component, final Color color) {
		final String text = String.format("%d=#%06x", component + 1, color
			.getRGB() & 0xffffff);
		return of("Recolour " + (component + 1), (components, monitor) -> components
			.edit(ComponentEdit.NONE.withColors(text), monitor));
	}

	/** Locks the signatures of these components, and of no others. */
	static Operation lock(final Set<Integer> locked) {
		final String choice = locked.isEmpty() ? "None" : numbers(locked);
		return of(locked.isEmpty() ? "Unlock" : "Lock " + choice, (components,
			monitor) -> components.withLocked(choice).edit(ComponentEdit.NONE,
				monitor));
	}

	/** Fits all again from where they are, but for locked signatures. */
	static Operation refit() {
		return of("Re-fit", (components, monitor) -> components.edit(
			ComponentEdit.NONE.withRefit(true), monitor));
	}

	/** Returns "1,3" for 0 and 2. */
	static String numbers(final Set<Integer> components) {
		return components.stream().sorted().map(j -> String.valueOf(j + 1)).collect(
			Collectors.joining(","));
	}

	private static Operation of(final String label, final Work work) {
		return new Operation() {

			@Override
			public String label() {
				return label;
			}

			@Override
			public Step apply(final Step before, final ImagePlus stack,
				final ProgressMonitor monitor)
			{
				return before.then(label, work.on(FittedComponents.of(before.view()
					.image()).withStack(stack), monitor));
			}
		};
	}
}
