
package org.unmixj.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StackGeometryTest {

	private static final int CHANNELS = 3;

	private static final int SLICES = 4;

	private static final int FRAMES = 5;

	private static StackGeometry of(final Axis axis) {
		return StackGeometry.of(7, 6, CHANNELS, SLICES, FRAMES, axis);
	}

	private static String message(final int channels, final int slices,
		final int frames, final Axis axis)
	{
		return assertThrows(IllegalArgumentException.class, () -> StackGeometry.of(
			7, 6, channels, slices, frames, axis)).getMessage();
	}

	@ParameterizedTest
	@EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
	void samplesAndPlanesVisitEachImageOfTheStackOnce(final Axis axis) {
		final StackGeometry geometry = of(axis);

		final Set<Integer> visited = new HashSet<>();
		for (int plane = 0; plane < geometry.planes(); plane++) {
			for (int sample = 0; sample < geometry.samples(); sample++) {
				visited.add(geometry.index(sample, plane));
			}
		}

		assertEquals(CHANNELS * SLICES * FRAMES, visited.size());
		assertEquals(0, visited.stream().min(Integer::compare).get());
		assertEquals(CHANNELS * SLICES * FRAMES - 1, visited.stream().max(
			Integer::compare).get());
	}

	@ParameterizedTest
	@EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
	void indexHasChannelsFastest(final Axis axis) {
		final StackGeometry geometry = of(axis);
		final int plane = geometry.planes() - 2;

		final int index = geometry.index(1, plane);

		final int c = geometry.position(1, plane, Axis.CHANNELS);
		final int z = geometry.position(1, plane, Axis.SLICES);
		final int t = geometry.position(1, plane, Axis.FRAMES);
		assertEquals(c + CHANNELS * (z + SLICES * t), index);
	}

	@ParameterizedTest
	@EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
	void componentPlanesAreFilledOnceEach(final Axis axis) {
		final StackGeometry geometry = of(axis);

		final boolean[] filled = new boolean[geometry.planes()];
		for (int plane = 0; plane < geometry.planes(); plane++) {
			filled[geometry.componentPlane(plane)] = true;
		}

		assertEquals("[" + "true, ".repeat(filled.length - 1) + "true]", Arrays
			.toString(filled));
		assertEquals(geometry.planes(), geometry.componentSlices() * geometry
			.componentFrames());
	}

	@Test
	void channelsTakeTheFreedAxis() {
		assertEquals(SLICES, of(Axis.FRAMES).componentSlices());
		assertEquals(CHANNELS, of(Axis.FRAMES).componentFrames());
		assertEquals(CHANNELS, of(Axis.SLICES).componentSlices());
		assertEquals(FRAMES, of(Axis.SLICES).componentFrames());
		assertEquals(SLICES, of(Axis.CHANNELS).componentSlices());
		assertEquals(FRAMES, of(Axis.CHANNELS).componentFrames());
	}

	@Test
	void channelsOfFramesBecomeFramesOfComponents() {
		final StackGeometry geometry = of(Axis.FRAMES);

		for (int plane = 0; plane < geometry.planes(); plane++) {
			final int c = geometry.position(0, plane, Axis.CHANNELS);
			final int z = geometry.position(0, plane, Axis.SLICES);
			assertEquals(z + SLICES * c, geometry.componentPlane(plane));
		}
	}

	@Test
	void autoTakesTheOnlyLongAxis() {
		assertEquals(Axis.CHANNELS, StackGeometry.of(7, 6, 3, 1, 1, Axis.AUTO)
			.axis());
		assertEquals(Axis.SLICES, StackGeometry.of(7, 6, 1, 3, 1, Axis.AUTO)
			.axis());
		assertEquals(Axis.FRAMES, StackGeometry.of(7, 6, 1, 1, 3, Axis.AUTO)
			.axis());
	}

	@Test
	void autoNamesTheAxesIfThereAreSeveral() {
		assertEquals(
			"The image has 3 channels, 1 slice, 5 frames; choose the axis to unmix: Channels or Frames.",
			message(3, 1, 5, Axis.AUTO));
	}

	@Test
	void rejectsAnAxisOfOnePosition() {
		assertEquals(
			"The image has 1 frame; unmixing along frames needs at least 2. It has 3 channels, 1 slice, 1 frame; choose the axis Channels.",
			message(3, 1, 1, Axis.FRAMES));
	}

	@Test
	void rejectsASinglePlane() {
		assertEquals(
			"The image has one channel, one slice and one frame; unmixing needs at least 2 channels, slices or frames.",
			message(1, 1, 1, Axis.CHANNELS));
	}
}
