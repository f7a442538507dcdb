
package org.unmixj.imagej;

import java.util.Arrays;

import org.unmixj.linalg.RowPartition;

/**
 * X as it is fitted: a stack with its saturated values missing, a background
 * subtracted, and negative values treated, while it is read. Nothing is copied.
 */
final class PreparedStack implements OpenStack {

	private final OpenStack stack;

	private final RowPartition partition;

	private final double saturation;

	private final boolean nanIsMissing;

	/** What is subtracted from each sample. */
	private final double[] background;

	private final boolean negativesAreErrors;

	/** How many entries of each block are saturated, NaN, and set to 0. */
	private final long[] saturated, missing, zeroed;

	/**
	 * @param saturation the value from which on entries are missing
	 * @param nanIsMissing whether NaN is missing; it becomes infinite if not, so
	 *          that a fit that allows missing entries finds it
	 * @param background what is subtracted from each sample; copied
	 * @param negativesAreErrors whether an entry that is negative before and
	 *          after the subtraction stays so; all others become 0
	 */
	PreparedStack(final OpenStack stack, final double saturation,
		final boolean nanIsMissing, final double[] background,
		final boolean negativesAreErrors)
	{
		this.stack = stack;
		this.saturation = saturation;
		this.nanIsMissing = nanIsMissing;
		this.background = background.clone();
		this.negativesAreErrors = negativesAreErrors;
		partition = RowPartition.of(stack.rows(), stack.columns());
		saturated = new long[partition.count()];
		missing = new long[partition.count()];
		zeroed = new long[partition.count()];
	}

	/** Returns the same treatment of another stack of as many samples. */
	PreparedStack of(final OpenStack other) {
		return new PreparedStack(other, saturation, nanIsMissing, background,
			negativesAreErrors);
	}

	@Override
	public long rows() {
		return stack.rows();
	}

	@Override
	public int columns() {
		return stack.columns();
	}

	@Override
	public boolean isInMemory() {
		return stack.isInMemory();
	}

	@Override
	public void willRead(final long first, final long count) {
		stack.willRead(first, count);
	}

	@Override
	public boolean readsAhead() {
		return stack.readsAhead();
	}

	@Override
	public void read(final long first, final int count, final double[][] into) {
		stack.read(first, count, into);
		final long[] counts = new long[3];
		for (int j = 0; j < into.length; j++) {
			prepare(into[j], count, background[j], counts);
		}
		final int block = (int) (first / partition.blockRows());
		if (first == partition.first(block) && count == partition.size(block)) {
			saturated[block] = counts[0];
			missing[block] = counts[1];
			zeroed[block] = counts[2];
		}
	}

	private void prepare(final double[] x, final int count,
		final double subtracted, final long[] counts)
	{
		for (int t = 0; t < count; t++) {
			final double value = x[t];
			if (value >= saturation) {
				x[t] = Double.NaN;
				counts[0]++;
			}
			else if (Double.isNaN(value)) {
				x[t] = nanIsMissing ? value : Double.POSITIVE_INFINITY;
				counts[1]++;
			}
			else {
				final double difference = value - subtracted;
				if (difference < 0 && !(negativesAreErrors && value < 0) &&
					value >= -Double.MAX_VALUE)
				{
					x[t] = 0;
					counts[2]++;
				}
				else x[t] = difference;
			}
		}
	}

	/** Returns how many entries are saturated, when X has been read. */
	long saturated() {
		return Arrays.stream(saturated).sum();
	}

	/** Returns how many other entries are missing, when X has been read. */
	long missing() {
		return Arrays.stream(missing).sum();
	}

	/** Returns how many negative entries became 0, when X has been read. */
	long zeroed() {
		return Arrays.stream(zeroed).sum();
	}

	/** Returns what is subtracted from each sample; a copy. */
	double[] background() {
		return background.clone();
	}

	/** Tells whether NaN is missing. */
	boolean nanIsMissing() {
		return nanIsMissing;
	}

	/** Tells whether entries that are negative from the start stay so. */
	boolean negativesAreErrors() {
		return negativesAreErrors;
	}

	/** Returns from which value on entries are missing; infinite if none are. */
	double saturation() {
		return saturation;
	}

	@Override
	public void requireUnchanged() {
		stack.requireUnchanged();
	}

	@Override
	public void close() {
		stack.close();
	}
}
