
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.unmixj.image.Axis;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;
import ij.ImageStack;

class MemoryPlanTest {

	private static final long MB = 1 << 20;

	private static final NmfOptions PLAIN = NmfOptions.withComponents(8)
		.withMethod(Method.PLAIN).withThreads(1);

	/**
	 * A column of W takes 8 MB, a component image four planes of 1 MB, a block of
	 * X 256 KB, sums of a pass less.
	 */
	private static final StackInput INPUT = input();

	private static StackInput input() {
		final ImageStack stack = new ImageStack(512, 512);
		final byte[] shared = new byte[512 * 512];
		for (int i = 0; i < 32 * 4; i++) {
			stack.addSlice(null, shared);
		}
		final ImagePlus image = new ImagePlus("T", stack);
		image.setDimensions(32, 4, 1);
		return StackInput.of(image, Axis.CHANNELS);
	}

	@Test
	void keepsTheImagesInMemoryIfTheyFit() {
		final long all = 26 * 8 * MB + 8 * (32 * 1024 + 3 * 18 * 18) + 8 * 4 * MB +
			8 * MB;
		final long withReserve = all + all / 8;

		assertFalse(MemoryPlan.of(INPUT, PLAIN, false, withReserve).imagesOnDisk);
		assertTrue(MemoryPlan.of(INPUT, PLAIN, false, withReserve -
			1).imagesOnDisk);
	}

	@Test
	void refusesIfTheRestDoesNotFit() {
		final long least = 26 * 8 * MB + 8 * (32 * 1024 + 3 * 18 * 18) + 8 * MB +
			10 * MB;

		assertEquals(least, MemoryPlan.of(INPUT, PLAIN, false, least).needed);
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> MemoryPlan.of(INPUT, PLAIN, false,
				least - 1));
		assertEquals(Messages.memory("T", 8, least, least - 1) +
			" Opened as a virtual stack (File > Import > TIFF Virtual Stack...), the" +
			" image would leave its own 32 MB, which is enough.", e.getMessage());
		final IllegalArgumentException tooLittle = assertThrows(
			IllegalArgumentException.class, () -> MemoryPlan.of(INPUT, PLAIN, false,
				least - 20 * MB));
		assertEquals(Messages.memory("T", 8, least, least - 20 * MB), tooLittle
			.getMessage());
	}

	@Test
	void suggestsPlainWhereFastDoesNotFit() {
		final NmfOptions fast = PLAIN.withMethod(Method.FAST);

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> MemoryPlan.of(INPUT, fast, false,
				300 * MB));
		final IllegalArgumentException tooLittle = assertThrows(
			IllegalArgumentException.class, () -> MemoryPlan.of(INPUT, fast, false,
				100 * MB));

		assertTrue(e.getMessage().endsWith(
			"or give ImageJ more memory (Edit > Options > Memory & Threads, or java's -Xmx)." +
				" With method=Plain it needs about 227 MB, which is there."), e
					.getMessage());
		assertFalse(tooLittle.getMessage().contains("Plain"), tooLittle
			.getMessage());
	}
}
