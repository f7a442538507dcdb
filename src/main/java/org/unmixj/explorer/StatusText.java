
package org.unmixj.explorer;

import java.util.List;

import org.unmixj.ij1.Failure;

/** What the line at the bottom says. */
final class StatusText {

	private StatusText() {
		// static methods only
	}

	/** Returns what came out of a step, and what to be wary of. */
	static String of(final Step step) {
		final List<String> warnings = step.view().warnings();
		return step.headline() + (warnings.isEmpty() ? "" : "\n" + String.join(" ",
			warnings));
	}

	/** Returns what is there again after a step was undone. */
	static String undone(final Step undone, final Step present) {
		return "Undone: " + undone.label() + ". " + of(present);
	}

	/** Returns what is there again after a step was done again. */
	static String redone(final Step present) {
		return "Redone: " + present.label() + ". " + of(present);
	}

	/** Returns why a step failed. */
	static String of(final Throwable problem) {
		if (problem instanceof IllegalArgumentException) {
			return problem.getMessage();
		}
		if (problem instanceof OutOfMemoryError) {
			return "There is too little memory. " + Failure.memory();
		}
		final StackTraceElement[] trace = problem.getStackTrace();
		return "That failed unexpectedly: " + problem + (trace.length > 0
			? ", at " + trace[0] : "") + ". The components are as they were.";
	}
}
