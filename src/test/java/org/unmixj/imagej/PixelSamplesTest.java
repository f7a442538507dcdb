
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;

class PixelSamplesTest {

	private static ImagePlus components(final ImagePlus stack, final Axis axis) {
		return Unmixing.of(stack).withAxis(axis).hals(NmfOptions.withComponents(2)
			.withMaxIterations(20), ProgressMonitor.NONE).components();
	}

	/** The pixel values say where they are. */
	@ParameterizedTest
	@EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
	void samplesAreThoseOfThePixelAndItsPlane(final Axis axis) {
		final ImagePlus stack = Stacks.of("where", 6, 5, 3, 4, 5, 16, (x, y, c, z,
			t) -> 1 + x + 10 * y + 100 * c + 1000 * z + 10000 * t);
		final int n = axis == Axis.CHANNELS ? 3 : axis == Axis.SLICES ? 4 : 5;
		final double[] expected = new double[n];
		for (int i = 0; i < n; i++) {
			final int c = axis == Axis.CHANNELS ? i : 1, z = axis == Axis.SLICES ? i
				: 2, t = axis == Axis.FRAMES ? i : 3;
			expected[i] = 1 + 4 + 20 + 100 * c + 1000 * z + 10000 * t;
		}

		final PixelSamples pixel = PixelSamples.of(components(stack, axis), stack,
			4, 2, 2, 3, 4);

		assertArrayEquals(expected, pixel.samples());
		// nearly a product of two, so that the fit must be of the same place
		assertArrayEquals(expected, pixel.fit(), 0.05 * expected[n - 1]);
	}

	@Test
	void theFitIsTheSumOfThePartsOverTheBackground() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		final ImagePlus components = Unmixing.of(stack).withDetector(1, 3)
			.withPixels(PixelOptions.DEFAULT.withBackground(Background.CONSTANT, 20,
				"")).hals(NmfOptions.withComponents(2), ProgressMonitor.NONE)
			.components();

		final PixelSamples pixel = PixelSamples.of(components, stack, 3, 5, 1, 1,
			1);

		final double[] h = ComponentsView.of(components).signature(1);
		final float w = components.getStack().getProcessor(2).getf(3, 5);
		for (int i = 0; i < 6; i++) {
			assertEquals(w * h[i], pixel.part(1)[i], 1e-12 * w);
			assertEquals(pixel.part(0)[i] + pixel.part(1)[i] + 23, pixel.fit()[i],
				1e-12 * pixel.fit()[i]);
		}
		assertArrayEquals(new double[] { 1, 2, 3, 4, 5, 6 }, pixel.positions());
	}

	@Test
	void rejectsAStackOfAnotherSizeAndAPixelOutside() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		final ImagePlus components = components(stack, Axis.CHANNELS);

		assertThrows(IllegalArgumentException.class, () -> PixelSamples.of(
			components, Stacks.random(12, 11, 5, 1, 1, 8), 0, 0, 1, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> PixelSamples.of(
			components, Stacks.random(11, 11, 6, 1, 1, 8), 0, 0, 1, 1, 1));
		assertEquals("The pixel must be in the image of 12 x 11 pixels, got x=12," +
			" y=0.", assertThrows(IllegalArgumentException.class, () -> PixelSamples
				.of(components, stack, 12, 0, 1, 1, 1)).getMessage());
	}
}
