
package org.unmixj.imagej;

import java.io.UncheckedIOException;
import java.util.Objects;

import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.ComponentCount;
import org.unmixj.nmf.CountOptions;
import org.unmixj.nmf.MonitorRange;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;

/**
 * Finds out how many components a stack holds. Immutable; each {@code withX}
 * returns a copy. Shows nothing, and never changes the image.
 *
 * <pre>
 *
 * int dyes = ComponentCounting.of(image).withAxis(Axis.CHANNELS).count(
 * 	CountOptions.upTo(12), ProgressMonitor.NONE).count().recommended();
 * </pre>
 */
public final class ComponentCounting implements Cloneable {

	/** The part of the progress bar that copying a virtual stack takes. */
	private static final double COPY_SHARE = 0.1;

	private final ImagePlus image;

	private Axis axis = Axis.AUTO;

	private PixelOptions pixels = PixelOptions.DEFAULT;

	private Detector detector = Detector.COUNTER;

	private ComponentCounting(final ImagePlus image) {
		this.image = image;
	}

	/**
	 * Returns the counting of the components of an image.
	 *
	 * @param image a stack of 8, 16 or 32 bits, in memory or virtual; a selection
	 *          on it restricts the counting to that area
	 */
	public static ComponentCounting of(final ImagePlus image) {
		return new ComponentCounting(image);
	}

	private ComponentCounting copy() {
		try {
			return (ComponentCounting) clone();
		}
		catch (final CloneNotSupportedException e) {
			throw new AssertionError(e);
		}
	}

	/** Returns a copy that looks along another axis. */
	public ComponentCounting withAxis(final Axis newAxis) {
		final ComponentCounting copy = copy();
		copy.axis = Objects.requireNonNull(newAxis, "axis");
		return copy;
	}

	/**
	 * Returns a copy that treats pixel values in another way, as a fit would.
	 *
	 * @throws IllegalArgumentException for a background that is a component,
	 *           which the count would hold, with a message for the user
	 */
	public ComponentCounting withPixels(final PixelOptions options) {
		if (options.fitsBackground()) {
			throw new IllegalArgumentException(CountMessages.BACKGROUND);
		}
		final ComponentCounting copy = copy();
		copy.pixels = options;
		return copy;
	}

	/** Returns a copy that subtracts a grey value without any light first. */
	public ComponentCounting withOffset(final double offset) {
		final ComponentCounting copy = copy();
		copy.detector = new Detector(1, offset);
		return copy;
	}

	/**
	 * Counts.
	 *
	 * @param options up to which number, and how
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if the image cannot be unmixed, or is too
	 *           small to tell, with a message for the user
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public CountResult count(final CountOptions options,
		final ProgressMonitor monitor)
	{
		final StackInput input = StackInput.of(image, axis, pixels);
		UnusedKeys.requireSamples(input);
		input.requireComponents(1);
		if (input.pixels().rows() < CountMessages.FEWEST_PIXELS || input.geometry()
			.samples() < 2)
		{
			throw new IllegalArgumentException(CountMessages.tooSmall(input.title(),
				input.pixels().rows()));
		}
		final double copied = input.isCopied() ? COPY_SHARE : 0;
		try (OpenStack X = input.open(MemoryNeed.MIN_READ_AHEAD, new MonitorRange(
			monitor, 0, copied)))
		{
			final ComponentCount count = new PixelFit(pixels, input, input, X,
				NmfOptions.withComponents(1).withThreads(options.threads()), detector)
				.use((rows, rest) -> ComponentCount.of(rows, options.withMissing(pixels
					.allowMissing()), rest), new MonitorRange(monitor, copied, 1));
			X.requireUnchanged();
			return new CountResult(input.title(), input.pixels().rows(), options,
				count);
		}
		catch (final UncheckedIOException e) {
			throw new IllegalArgumentException(Messages.lostData(input.title(), String
				.valueOf(e.getCause().getMessage())), e);
		}
	}
}
