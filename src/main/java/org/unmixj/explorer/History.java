
package org.unmixj.explorer;

import java.util.ArrayList;
import java.util.List;

/**
 * The results so far, one of which is the present one: undo and redo go to the
 * one before and after it. If they take more memory than they may, the oldest
 * are forgotten; the present one and the one before it never are. What is
 * forgotten leaves no file behind.
 */
final class History {

	private final List<Step> steps = new ArrayList<>();

	private final long mostBytes;

	private int present = -1;

	/** @param mostBytes the memory that the images of all results may take */
	History(final long mostBytes) {
		this.mostBytes = mostBytes;
	}

	/** Adds a result after the present one; those that came after it go. */
	synchronized void add(final Step step) {
		while (steps.size() > present + 1) {
			steps.remove(steps.size() - 1).release();
		}
		steps.add(step);
		present = steps.size() - 1;
		while (present > 1 && steps.stream().mapToLong(Step::bytes)
			.sum() > mostBytes)
		{
			steps.remove(0).release();
			present--;
		}
	}

	/** Deletes the files of all results, which are not needed any more. */
	synchronized void release() {
		steps.forEach(Step::release);
	}

	/** Returns the present result, or null. */
	synchronized Step present() {
		return present < 0 ? null : steps.get(present);
	}

	/** Returns all results, oldest first; a copy. */
	synchronized List<Step> steps() {
		return new ArrayList<>(steps);
	}

	synchronized boolean canUndo() {
		return present > 0;
	}

	synchronized boolean canRedo() {
		return present < steps.size() - 1;
	}

	/** Goes one back, if there is one. */
	synchronized void undo() {
		if (canUndo()) present--;
	}

	/** Goes one forward, if there is one. */
	synchronized void redo() {
		if (canRedo()) present++;
	}

	/** Goes to one of the results; does nothing if it is none of them. */
	synchronized void goTo(final Step step) {
		final int index = steps.indexOf(step);
		if (index >= 0) present = index;
	}
}
