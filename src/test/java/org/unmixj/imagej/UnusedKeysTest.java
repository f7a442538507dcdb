
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.CountOptions;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.Initialization;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;

class UnusedKeysTest {

	private static final NmfOptions TWO = NmfOptions.withComponents(2);

	private static Unmixing unmixing(final ImagePlus image, final Axis axis) {
		return Unmixing.of(image).withAxis(axis);
	}

	private static UnmixingResult fit(final Unmixing unmixing,
		final NmfOptions options)
	{
		return unmixing.hals(options, ProgressMonitor.NONE);
	}

	private static String refusal(final Unmixing unmixing) {
		assertThrows(IllegalArgumentException.class, () -> unmixing.estimateHals(
			TWO));
		return assertThrows(IllegalArgumentException.class, () -> fit(unmixing,
			TWO)).getMessage();
	}

	/** As when a command is run again, and the active image is the result. */
	@Test
	void componentsAreNoChannels() {
		final ImagePlus stack = Stacks.random(9, 8, 5, 1, 4, 8);
		final ImagePlus components = fit(unmixing(stack, Axis.CHANNELS), NmfOptions
			.withComponents(3)).components();

		assertEquals("The channels of \"Components of random\" are no samples of" +
			" a stack: they are the components that HALS NMF found in \"random\"." +
			" Choose that stack as image. Grow, Merge and Edit Components... go on" +
			" from these components.", refusal(unmixing(components, Axis.CHANNELS)));
		assertTrue(refusal(unmixing(components.duplicate(), Axis.CHANNELS))
			.contains("HALS NMF found in \"random\""));
		assertThrows(IllegalArgumentException.class, () -> ComponentCounting.of(
			components).count(CountOptions.upTo(2), ProgressMonitor.NONE));
		assertThrows(IllegalArgumentException.class, () -> JointUnmixing.of(
			StackList.of("T", Arrays.asList(components))).withAxis(Axis.CHANNELS)
			.hals(TWO, ProgressMonitor.NONE));
	}

	/** Time courses of dyes are worth unmixing. */
	@Test
	void componentsAlongAnotherAxisAreUnmixedWithAWarning() {
		final ImagePlus stack = Stacks.random(9, 8, 5, 1, 4, 8);
		final ImagePlus components = fit(unmixing(stack, Axis.CHANNELS), NmfOptions
			.withComponents(3)).components();

		final List<String> warnings = fit(unmixing(components, Axis.FRAMES), TWO)
			.warnings();

		assertTrue(warnings.contains(InputMessages.componentsUnmixed(
			"Components of random", "HALS NMF", "random")), warnings.toString());
	}

	@Test
	void aSeedThatPlaysNoPartIsToldOf() {
		final ImagePlus stack = Stacks.random(9, 8, 5, 1, 1, 8);
		final String warning = InputMessages.unused("seed",
			"initialization=Random or NNDSVDar, or several starts");
		final Unmixing unmixing = unmixing(stack, Axis.CHANNELS);

		assertTrue(fit(unmixing, TWO.withSeed(7)).warnings().contains(warning));
		for (final UnmixingResult result : List.of(fit(unmixing, TWO), fit(unmixing,
			TWO.withSeed(7).withInitialization(Initialization.RANDOM)), fit(unmixing,
				TWO.withSeed(7).withInitialization(Initialization.NNDSVDAR)), fit(
					unmixing.withStarts(2), TWO.withSeed(7))))
		{
			assertTrue(!result.warnings().contains(warning), result.warnings()
				.toString());
		}
	}

	@Test
	void everywhereNeedsPixelsThatWereLeftOut() {
		final ImagePlus stack = Stacks.random(9, 8, 5, 1, 1, 8);
		final Unmixing unmixing = unmixing(stack, Axis.CHANNELS).withPixels(
			PixelOptions.DEFAULT.withEverywhere(true));
		final String warning = InputMessages.unused("everywhere",
			"a selection, a mask or a threshold");

		assertTrue(fit(unmixing, TWO).warnings().contains(warning));
		stack.setRoi(1, 1, 4, 4);
		assertTrue(!fit(unmixing, TWO).warnings().contains(warning));
	}

	/** Nothing is fitted for hours to fail in the end. */
	@Test
	void aFileThatCannotBeReplacedIsToldBeforeTheFit(@TempDir final File folder) {
		final ImagePlus stack = Stacks.random(9, 8, 5, 1, 1, 8);
		final Unmixing unmixing = unmixing(stack, Axis.CHANNELS).withFolder(folder);
		final ProgressMonitor never = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				throw new AssertionError(stage);
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};
		assertTrue(new File(folder, "Starts of random.csv").mkdir());
		assertThrows(IllegalArgumentException.class, () -> unmixing.withStarts(2)
			.hals(TWO, never));
		assertTrue(new File(folder, "Starts of random.csv").delete());
		assertTrue(new File(folder, "Merges of random.csv").mkdir());

		assertThrows(IllegalArgumentException.class, () -> unmixing.withSurplus(1)
			.hals(TWO, never));
		final ImagePlus components = fit(unmixing(stack, Axis.CHANNELS), TWO)
			.components();
		assertThrows(IllegalArgumentException.class, () -> FittedComponents.of(
			components).withFolder(folder).merge(ComponentMerge.AUTO, never));
		assertTrue(new File(folder, "Growth of random.csv").mkdir());
		assertThrows(IllegalArgumentException.class, () -> FittedComponents.of(
			components).withFolder(folder).grow("Auto", Directions.AUTO, never));
	}

	@Test
	void theEstimateTellsOfStartsAndMergesAndWhatIsKept() {
		final ImagePlus stack = Stacks.random(200, 150, 5, 1, 1, 8);
		final Unmixing one = unmixing(stack, Axis.CHANNELS);

		final Estimate alone = one.estimateHals(TWO), many = one.withStarts(20)
			.estimateHals(TWO);

		assertEquals(alone.memoryBytes() + 8 * 2 * 200 * 150, many.memoryBytes());
		assertTrue(many.toString().endsWith("; all of that for each of 20 starts."),
			many.toString());
		assertTrue(one.withSurplus(1).estimateHals(TWO).toString().contains(
			", and more to merge what is too many"));
	}
}
