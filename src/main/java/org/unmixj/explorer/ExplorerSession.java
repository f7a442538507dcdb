
package org.unmixj.explorer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.unmixj.imagej.ComponentsView;
import org.unmixj.linalg.ProgressMonitor;

import ij.ImagePlus;
import ij.gui.Roi;

/**
 * What the Explorer works on, without any window: a stack, the results so far,
 * and the lines of a macro that lead to the present one. A step that fails or
 * is canceled changes nothing.
 */
final class ExplorerSession {

	/** The part of the memory that may be taken by results that were left. */
	private static final double HISTORY_SHARE = 0.25;

	private final ImagePlus stack;

	private final ImagePlus shared;

	private final History history = new History((long) (HISTORY_SHARE * Runtime
		.getRuntime().maxMemory()));

	private volatile Step exported;

	private ExplorerSession(final ImagePlus stack) {
		this.stack = stack;
		shared = share(stack);
	}

	/**
	 * Returns a session on a stack, without a result so far.
	 *
	 * @param stack is not changed. Its selection restricts the first fit
	 */
	static ExplorerSession ofStack(final ImagePlus stack) {
		final ExplorerSession session = new ExplorerSession(stack);
		session.readSelection();
		return session;
	}

	/**
	 * Returns a session that goes on from components.
	 *
	 * @param components with their signatures; not changed
	 * @param stack the stack that was unmixed
	 * @throws IllegalArgumentException if there are no signatures, with a message
	 *           for the user
	 */
	static ExplorerSession ofComponents(final ImagePlus components,
		final ImagePlus stack)
	{
		final ExplorerSession session = new ExplorerSession(stack);
		// a copy, as the user may close the image
		final ComponentsView view = ComponentsView.of(ComponentsView.of(components)
			.copy(session.shared));
		session.history.add(Step.opened(view, MacroText.select(components
			.getTitle()), ComponentsView.of(components).stack().isPresent() ? ""
				: "stack=[" + stack.getTitle() + "]"));
		session.exported = session.present();
		return session;
	}

	/**
	 * Returns an image of the same pixels, which later selections do not change,
	 * and which stays when the user closes its window.
	 */
	private static ImagePlus share(final ImagePlus stack) {
		final ImagePlus shared = new ImagePlus(stack.getTitle(), stack
			.getImageStack());
		shared.setDimensions(stack.getNChannels(), stack.getNSlices(), stack
			.getNFrames());
		shared.setCalibration(stack.getCalibration().copy());
		shared.setProperty("Info", stack.getProperty("Info"));
		shared.setProperties(stack.getPropertiesAsArray());
		return shared;
	}

	/** Takes the selection that is on the stack now for the first fit. */
	void readSelection() {
		select(shared);
	}

	/**
	 * Returns an image of the same pixels with the selection that is on the stack
	 * now, for a look at what a fit would take.
	 */
	ImagePlus preview() {
		final ImagePlus preview = share(shared);
		select(preview);
		return preview;
	}

	private void select(final ImagePlus image) {
		final Roi roi = stack.getRoi();
		if (roi == null) image.deleteRoi();
		else image.setRoi((Roi) roi.clone());
	}

	/** Returns the stack of the user, which may be closed meanwhile. */
	ImagePlus stack() {
		return stack;
	}

	/** Returns an image of the same pixels that nobody closes. */
	ImagePlus pixels() {
		return shared;
	}

	/** Returns the lines of a macro that select the stack and its selection. */
	List<String> firstLines() {
		final List<String> lines = new ArrayList<>();
		lines.add(MacroText.select(stack.getTitle()));
		lines.addAll(MacroText.selection(shared.getRoi()));
		return lines;
	}

	/**
	 * Makes a step: the present result is the new one then.
	 *
	 * @throws IllegalArgumentException if it can't be done, with a message for
	 *           the user; nothing has changed then
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it; nothing has changed then
	 */
	Step apply(final Operation operation, final ProgressMonitor monitor) {
		final Step next = compute(operation, monitor);
		add(next);
		return next;
	}

	/** Computes a step as {@link #apply} does; the present result stays. */
	Step compute(final Operation operation, final ProgressMonitor monitor) {
		return operation.apply(present(), shared, monitor);
	}

	/** Makes what was computed from the present result the new one. */
	void add(final Step next) {
		history.add(next);
	}

	/** Returns the present result, or null before the first fit. */
	Step present() {
		return history.present();
	}

	/** Leaves no file behind. What was handed out stays. */
	void close() {
		history.release();
	}

	/** Returns undo and redo. */
	History history() {
		return history;
	}

	/** Returns a copy of the present components that can be shown. */
	ImagePlus copy() {
		return present().view().copy(stack);
	}

	/** Notes that a result was handed out. */
	void noteExport(final Step step) {
		exported = step;
	}

	/** Tells whether the present result was handed out, or there is none. */
	boolean isExported() {
		return exported == present();
	}

	/** Returns the lines of a macro that gives the present result. */
	List<String> lines() {
		return present() == null ? Collections.emptyList() : present().lines();
	}

	/** Returns those lines as the text of a macro. */
	String macro() {
		return String.join("\n", lines()) + "\n";
	}
}
