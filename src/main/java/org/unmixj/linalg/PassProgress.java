
package org.unmixj.linalg;

import java.util.function.DoubleSupplier;

/** Tells a monitor how far the passes over X of some work have come. */
final class PassProgress {

	private final ProgressMonitor range;

	private final String stage;

	/** The passes that are to be told of, and those of them that are done. */
	private final int count;

	private int done;

	/** The part of the range for more passes than expected. */
	private final double kept;

	/** Returns how far the present pass has come; null between two of them. */
	private DoubleSupplier part;

	/**
	 * @param range is told; the passes fill it in equal parts
	 * @param stage what is being done, a noun
	 * @param count about how many passes there will be
	 * @param kept the part of the range that is kept for more; if it is 0, they
	 *          are not told of
	 */
	PassProgress(final ProgressMonitor range, final String stage, final int count,
		final double kept)
	{
		this.kept = kept;
		this.range = range;
		this.stage = stage;
		this.count = count;
	}

	/** @param newPart returns how far the pass that starts has come, 0 to 1 */
	void start(final DoubleSupplier newPart) {
		part = newPart;
	}

	void end() {
		part = null;
		done++;
	}

	void tell() {
		if (kept == 0 && done >= count) return;
		final double passes = done + (part == null ? 0 : part.getAsDouble());
		range.progress(passes <= count ? (1 - kept) * passes / count : 1 - kept /
			(1 + passes - count), stage);
	}
}
