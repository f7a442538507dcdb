
package org.unmixj.explorer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.unmixj.imagej.ComponentsView;
import org.unmixj.imagej.Messages;
import org.unmixj.imagej.TitledTable;
import org.unmixj.imagej.UnmixingResult;

/** A result, and the lines of a macro that lead to it. Immutable. */
final class Step {

	private final String label;

	private final ComponentsView view;

	private final List<String> lines;

	/** Null if the components were there before. */
	private final UnmixingResult result;

	/** The keys of the next line that only this one needs; may be empty. */
	private final String keys;

	/** The last components of which generalized singular values are known. */
	private final ComponentsView grown;

	private Step(final String label, final ComponentsView view,
		final List<String> lines, final UnmixingResult result, final String keys,
		final ComponentsView grown)
	{
		this.keys = keys;
		this.grown = view.lambdas().length > 0 ? view : grown;
		this.label = label;
		this.view = view;
		this.lines = Collections.unmodifiableList(new ArrayList<>(lines));
		this.result = result;
	}

	/**
	 * Returns the start from components that are there.
	 *
	 * @param line selects their image in a macro
	 * @param keys tell the line after it which stack was unmixed; empty if the
	 *          image knows that
	 */
	static Step opened(final ComponentsView view, final String line,
		final String keys)
	{
		return new Step("Open", view, Collections.singletonList(line), null, keys,
			null);
	}

	/**
	 * Returns the first result of a stack.
	 *
	 * @param lines of a macro that come before that of the result
	 */
	static Step first(final String label, final List<String> lines,
		final UnmixingResult result)
	{
		return next(label, lines, result, "", null);
	}

	/** Returns the result of an operation on the components of this. */
	Step then(final String nextLabel, final UnmixingResult nextResult) {
		return next(nextLabel, lines, nextResult, keys, grown);
	}

	private static Step next(final String label, final List<String> lines,
		final UnmixingResult result, final String keys, final ComponentsView grown)
	{
		final ComponentsView view = ComponentsView.of(result.components());
		final List<String> all = new ArrayList<>(lines);
		all.add(MacroText.withKeys(view.macro(), keys));
		return new Step(label, view, all, result, "", grown);
	}

	/** Returns what was done last ("Add a component"). */
	String label() {
		return label;
	}

	/** Returns the components. */
	ComponentsView view() {
		return view;
	}

	/**
	 * Returns the components that were grown last, which know generalized
	 * singular values, or null.
	 */
	ComponentsView grown() {
		return grown;
	}

	/** Returns the lines of a macro that gives the components. */
	List<String> lines() {
		return lines;
	}

	/** Returns the row of the summary, if the components are from here. */
	Optional<TitledTable> summary() {
		return Optional.ofNullable(result).map(UnmixingResult::summary);
	}

	/** Returns "GSVD-NMF: 4 components, error 0.69 %, 3.2 s". */
	String headline() {
		return result != null ? result.headline() : view.method() + ": " + Messages
			.count(view.size(), "component") + (Double.isNaN(view.relativeError())
				? "" : ", error " + Numbers.text(view.relativeError()) + " %");
	}

	/** Returns the bytes of memory that the images take. */
	long bytes() {
		return view.image().getImageStack().isVirtual() ? 0 : 4L * view.image()
			.getWidth() * view.image().getHeight() * view.image().getStackSize();
	}

	/** Deletes the file of the images, if there is one. */
	void release() {
		view.release();
	}

	@Override
	public String toString() {
		return label + ": " + headline();
	}
}
