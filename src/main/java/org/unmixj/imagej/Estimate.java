
package org.unmixj.imagej;

import java.util.Locale;

import org.unmixj.nmf.ExpectedPasses;

/** What an unmixing will take, as far as it can be told before it starts. */
public final class Estimate {

	private final long memoryBytes;

	/** What is left of it, if that is too little. */
	private final long leftBytes;

	private final long copiedBytes;

	private final long bytesPerPass;

	private final ExpectedPasses passes;

	private final int starts;

	private final boolean merging;

	/** What one fit takes. */
	Estimate(final long memoryBytes, final long copiedBytes,
		final long bytesPerPass, final ExpectedPasses passes)
	{
		this(memoryBytes, Long.MAX_VALUE, copiedBytes, bytesPerPass, passes, 1,
			false);
	}

	/**
	 * @param leftBytes the memory that is left, if that is too little
	 * @param starts how many fits there are, of which one is kept
	 * @param merging whether components that are too many are merged after that
	 */
	Estimate(final long memoryBytes, final long leftBytes, final long copiedBytes,
		final long bytesPerPass, final ExpectedPasses passes, final int starts,
		final boolean merging)
	{
		this.leftBytes = leftBytes;
		this.starts = starts;
		this.merging = merging;
		this.memoryBytes = memoryBytes;
		this.copiedBytes = copiedBytes;
		this.bytesPerPass = bytesPerPass;
		this.passes = passes;
	}

	/** Returns the bytes of memory needed besides those of the image. */
	public long memoryBytes() {
		return memoryBytes;
	}

	/**
	 * Returns the bytes of temporary disk space: for a virtual stack that can't
	 * be read from its own file, and for component images that memory has no room
	 * for.
	 */
	public long copiedBytes() {
		return copiedBytes;
	}

	/**
	 * Returns the bytes read from disk in each pass over the pixels, 0 if they
	 * are in memory. An iteration is one pass; an initialization takes a few.
	 */
	public long bytesPerPass() {
		return bytesPerPass;
	}

	/** Returns how often the pixels are gone through. */
	public ExpectedPasses passes() {
		return passes;
	}

	/** Returns sentences for users. */
	@Override
	public String toString() {
		final StringBuilder text = new StringBuilder("Needs about ").append(
			megabytes(memoryBytes)).append(" of memory");
		if (copiedBytes > 0) {
			text.append(" and ").append(megabytes(copiedBytes)).append(
				" of temporary disk space");
		}
		if (leftBytes < Long.MAX_VALUE) {
			text.append("; only ").append(megabytes(leftBytes)).append(
				" of memory are left");
		}
		text.append(". Looks at all pixels ");
		if (passes.isIterative()) appendIterative(text);
		else text.append(times(passes.first() + passes.last()));
		if (merging) text.append(", and more to merge what is too many");
		if (starts > 1) text.append("; all of that for each of ").append(starts)
			.append(" starts");
		if (bytesPerPass > 0) {
			text.append("; reads ").append(megabytes(bytesPerPass)).append(
				" from disk each time");
		}
		return text.append('.').toString();
	}

	private void appendIterative(final StringBuilder text) {
		text.append(times(passes.first())).append(" to start");
		if (passes.recovery() > 0) {
			text.append(", ").append(times(passes.recovery())).append(
				" to find the added components");
		}
		text.append(passes.isProjected() ? ", seldom in iterations"
			: ", once per iteration");
		if (passes.last() > 0) text.append(", ").append(times(passes.last()))
			.append(" at the end");
	}

	private static String times(final int number) {
		return number == 1 ? "once" : number == 2 ? "twice" : number + " times";
	}

	/** Returns "1,024 MB", rounded up. */
	static String megabytes(final long bytes) {
		return String.format(Locale.US, "%,d MB", (bytes + (1 << 20) - 1) >> 20);
	}
}
