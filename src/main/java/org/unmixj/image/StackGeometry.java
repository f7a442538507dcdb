
package org.unmixj.image;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The shape of a stack with the axes x, y, channel, slice and frame, and which
 * of the last three is unmixed.
 * <p>
 * The positions on the unmixed axis are the samples. Each position on the other
 * two is a plane of pixels; planes are counted in the order of those two axes,
 * the first of them fastest. Component images have the components as channels;
 * if the channels were pixels, they take the axis that was unmixed.
 */
public final class StackGeometry {

	private static final List<Axis> AXES = Arrays.asList(Axis.CHANNELS,
		Axis.SLICES, Axis.FRAMES);

	private final int width;

	private final int height;

	private final int[] lengths;

	private final int sampleAxis;

	private final int fastAxis;

	private final int slowAxis;

	private StackGeometry(final int width, final int height, final int[] lengths,
		final int sampleAxis)
	{
		this.width = width;
		this.height = height;
		this.lengths = lengths;
		this.sampleAxis = sampleAxis;
		fastAxis = sampleAxis == 0 ? 1 : 0;
		slowAxis = sampleAxis == 2 ? 1 : 2;
	}

	/**
	 * Returns the geometry of a stack that is unmixed along an axis.
	 *
	 * @param axis the unmixed axis; {@link Axis#AUTO} takes the only one longer
	 *          than 1
	 * @throws IllegalArgumentException if the unmixed axis has fewer than two
	 *           positions, or {@link Axis#AUTO} finds several
	 */
	public static StackGeometry of(final int width, final int height,
		final int channels, final int slices, final int frames, final Axis axis)
	{
		Objects.requireNonNull(axis, "axis");
		final int[] lengths = { channels, slices, frames };
		final List<Axis> longer = AXES.stream().filter(a -> lengths[AXES.indexOf(
			a)] > 1).collect(Collectors.toList());
		if (longer.isEmpty()) {
			throw new IllegalArgumentException(
				"The image has one channel, one slice and one frame; unmixing needs at least 2 channels, slices or frames.");
		}
		if (axis == Axis.AUTO && longer.size() > 1) {
			throw new IllegalArgumentException("The image has " + describe(lengths) +
				"; choose the axis to unmix: " + longer.stream().map(Axis::toString)
					.collect(Collectors.joining(" or ")) + ".");
		}
		final Axis unmixed = axis == Axis.AUTO ? longer.get(0) : axis;
		if (!longer.contains(unmixed)) {
			throw new IllegalArgumentException("The image has 1 " + unmixed
				.position() + "; unmixing along " + unmixed.toString().toLowerCase() +
				" needs at least 2. It has " + describe(lengths) +
				"; choose the axis " + longer.stream().map(Axis::toString).collect(
					Collectors.joining(" or ")) + ".");
		}
		return new StackGeometry(width, height, lengths, AXES.indexOf(unmixed));
	}

	private static String describe(final int[] lengths) {
		return AXES.stream().map(a -> lengths[AXES.indexOf(a)] + " " + a
			.position() + (lengths[AXES.indexOf(a)] == 1 ? "" : "s")).collect(
				Collectors.joining(", "));
	}

	/** Returns the number of pixels along x. */
	public int width() {
		return width;
	}

	/** Returns the number of pixels along y. */
	public int height() {
		return height;
	}

	/** Returns the unmixed axis, never {@link Axis#AUTO}. */
	public Axis axis() {
		return AXES.get(sampleAxis);
	}

	/** Returns the number of positions on an axis other than AUTO. */
	public int length(final Axis axis) {
		return lengths[AXES.indexOf(axis)];
	}

	/** Returns n, the number of samples. */
	public int samples() {
		return lengths[sampleAxis];
	}

	/** Returns the number of planes of pixels, each width&times;height. */
	public int planes() {
		return lengths[fastAxis] * lengths[slowAxis];
	}

	/**
	 * Returns the position of a plane of a sample on an axis other than AUTO,
	 * counted from 0.
	 */
	public int position(final int sample, final int plane, final Axis axis) {
		final int a = AXES.indexOf(axis);
		if (a == sampleAxis) return sample;
		return a == fastAxis ? plane % lengths[fastAxis] : plane /
			lengths[fastAxis];
	}

	/**
	 * Returns the index of a plane of a sample in a stack in the order channel
	 * (fastest), slice, frame, counted from 0.
	 */
	public int index(final int sample, final int plane) {
		return position(sample, plane, Axis.CHANNELS) + lengths[0] * (position(
			sample, plane, Axis.SLICES) + lengths[1] * position(sample, plane,
				Axis.FRAMES));
	}

	/** Tells whether the channels are pixels, so that they need another axis. */
	private boolean channelsMove() {
		return sampleAxis != 0 && lengths[0] > 1;
	}

	/** Returns the number of slices of the component images. */
	public int componentSlices() {
		if (sampleAxis != 1) return lengths[1];
		return channelsMove() ? lengths[0] : 1;
	}

	/** Returns the number of frames of the component images. */
	public int componentFrames() {
		if (sampleAxis != 2) return lengths[2];
		return channelsMove() ? lengths[0] : 1;
	}

	/**
	 * Returns where a plane comes in the component images: its slice plus
	 * {@link #componentSlices()} times its frame, counted from 0.
	 */
	public int componentPlane(final int plane) {
		final int slice = position(0, plane, sampleAxis == 1 ? Axis.CHANNELS
			: Axis.SLICES);
		final int frame = position(0, plane, sampleAxis == 2 ? Axis.CHANNELS
			: Axis.FRAMES);
		return slice + componentSlices() * frame;
	}
}
