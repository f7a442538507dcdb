
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.MonitorRange;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;

/**
 * Several stacks as the input of one fit: the rows of each after those of the
 * one before.
 */
final class JointInput {

	/** Wavelengths that differ by less than this part are the same. */
	private static final double SAME = 1e-6;

	private final String title;

	private final List<StackInput> inputs = new ArrayList<>();

	/** The first row of each stack, and at the end the number of all rows. */
	private final long[] firsts;

	/**
	 * @param axis the axis to unmix
	 * @throws IllegalArgumentException if a stack cannot be unmixed along this
	 *           axis, has a selection, or other samples than the first one
	 */
	JointInput(final StackList stacks, final Axis axis) {
		title = stacks.title();
		firsts = new long[stacks.images().size() + 1];
		for (final ImagePlus image : stacks.images()) {
			final StackInput input = input(image, axis);
			if (!inputs.isEmpty()) requireSameSamples(inputs.get(0), input);
			firsts[inputs.size() + 1] = firsts[inputs.size()] + input.pixels().rows();
			inputs.add(input);
		}
	}

	private static StackInput input(final ImagePlus image, final Axis axis) {
		if (image.getRoi() != null) {
			throw new IllegalArgumentException(Messages.selectionTogether(image
				.getTitle()));
		}
		try {
			final StackInput input = StackInput.of(image, axis);
			UnusedKeys.requireSamples(input);
			return input;
		}
		catch (final IllegalArgumentException e) {
			if (e.getMessage().contains(image.getTitle())) throw e;
			throw new IllegalArgumentException("\"" + image.getTitle() + "\": " + e
				.getMessage(), e);
		}
	}

	private static void requireSameSamples(final StackInput first,
		final StackInput other)
	{
		if (first.geometry().axis() != other.geometry().axis() || first.geometry()
			.samples() != other.geometry().samples())
		{
			throw new IllegalArgumentException(Messages.differentSamples(first
				.title(), samples(first), other.title(), samples(other)));
		}
		final SampleAxis one = first.samples();
		final SampleAxis two = other.samples();
		if (!one.isWavelength() && !two.isWavelength()) return;
		boolean same = one.isWavelength() && two.isWavelength();
		for (int i = 0; same && i < one.values().length; i++) {
			same = Math.abs(one.values()[i] - two.values()[i]) <= SAME * one
				.values()[i];
		}
		if (!same) {
			throw new IllegalArgumentException(Messages.differentWavelengths(first
				.title(), wavelengths(one), other.title(), wavelengths(two)));
		}
	}

	private static String samples(final StackInput input) {
		return Messages.count(input.geometry().samples(), input.geometry().axis()
			.position());
	}

	private static String wavelengths(final SampleAxis samples) {
		if (!samples.isWavelength()) return "none";
		final List<String> texts = new ArrayList<>();
		for (final double value : samples.values()) {
			texts.add(NumberText.of(value));
		}
		return String.join(", ", texts) + " nm";
	}

	/** Returns what the results of all stacks are named after. */
	String title() {
		return title;
	}

	/** Returns the stacks. */
	List<StackInput> inputs() {
		return inputs;
	}

	/** Returns the unmixed axis, the same for all. */
	Axis axis() {
		return inputs.get(0).geometry().axis();
	}

	/** Returns where the samples are, in the first stack. */
	SampleAxis samples() {
		return inputs.get(0).samples();
	}

	/** Returns the first row of a stack. */
	long first(final int stack) {
		return firsts[stack];
	}

	/** Returns n, the number of samples. */
	private int columns() {
		return inputs.get(0).geometry().samples();
	}

	/**
	 * Throws an {@link IllegalArgumentException} unless 1 &le; r &le; min(m, n).
	 */
	void requireComponents(final int r) {
		final long rows = firsts[inputs.size()];
		if (r > columns()) {
			throw new IllegalArgumentException(Messages.tooManyComponents(title,
				axis().position(), columns(), r));
		}
		if (r > rows) {
			throw new IllegalArgumentException(Messages.tooFewPixels(title, false,
				rows, r));
		}
	}

	/** Returns the bytes that a fit needs, and all its component images. */
	long needed(final NmfOptions options) {
		final int r = options.components();
		final long images = inputs.stream().mapToLong(input -> MemoryNeed
			.imageBytes(input, r)).sum();
		final long largest = inputs.stream().mapToLong(input -> MemoryNeed.columns(
			input, r)).max().getAsLong();
		return MemoryNeed.fit(firsts[inputs.size()], columns(), options, false) +
			images + largest + (files() > 0 ? MemoryNeed.MIN_READ_AHEAD : 0);
	}

	private long files() {
		return inputs.stream().filter(input -> input.file().isPresent()).count();
	}

	/** Tells whether one of the stacks is copied to a temporary file. */
	boolean isCopied() {
		return inputs.stream().anyMatch(StackInput::isCopied);
	}

	/**
	 * Opens X.
	 *
	 * @param memory the bytes that reading ahead may take
	 * @throws IllegalArgumentException if a stack cannot be read; none is open
	 *           then
	 */
	OpenStack open(final long memory, final ProgressMonitor monitor) {
		final List<OpenStack> open = new ArrayList<>();
		final double count = inputs.size();
		try {
			for (final StackInput input : inputs) {
				open.add(input.open(memory / Math.max(1, files()), new MonitorRange(
					monitor, open.size() / count, (open.size() + 1) / count)));
			}
			return new JointStack(open);
		}
		catch (RuntimeException | Error e) {
			open.forEach(OpenStack::close);
			throw e;
		}
	}

	/** Returns where an entry of X is, in words and as ImageJ counts. */
	String where(final long row, final int column) {
		final int found = Arrays.binarySearch(firsts, row);
		final int stack = found >= 0 ? found : -found - 2;
		final StackInput input = inputs.get(stack);
		return "\"" + input.title() + "\", " + input.where(row - firsts[stack],
			column);
	}
}
