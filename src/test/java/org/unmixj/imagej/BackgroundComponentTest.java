
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Constraint;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.Loss;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.PenaltyOptions;
import org.unmixj.nmf.QualityCheck;

import cern.colt.matrix.DoubleMatrix2D;
import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ByteProcessor;

/** A background that is one of the components: its image is one constant. */
class BackgroundComponentTest {

	private static final PixelOptions COMPONENT = PixelOptions.DEFAULT
		.withBackground(Background.COMPONENT, 0, "");

	private static final ImagePlus STACK = SampleStack.LAMBDA.open();

	/** Four dyes, then the background, 2 photons at its peak. */
	private static final Spectra TRUTH = Spectra.read(new File(
		"sample-stacks/truth/lambda-stack-signatures.csv"));

	private static NmfOptions options(final int components) {
		return NmfOptions.withComponents(components).withTolerance(1e-3);
	}

	private static Unmixing unmixing() {
		return Unmixing.of(STACK).withPixels(COMPONENT);
	}

	/** Returns the constant of the last component. */
	private static double constant(final ImagePlus components) {
		final int last = components.getNChannels();
		return constant(components, last);
	}

	private static double constant(final ImagePlus components,
		final int channel)
	{
		final float[] pixels = (float[]) components.getStack().getPixels(channel);
		for (final float value : pixels) {
			assertEquals(pixels[0], value);
		}
		assertTrue(pixels[0] > 0);
		return pixels[0];
	}

	private static double cosine(final DoubleMatrix2D H, final int component,
		final int dye)
	{
		return QualityCheck.cosines(H, TRUTH.values())[component][dye];
	}

	@Test
	void itIsTheLastComponentUnderItsName() {
		final UnmixingResult result = unmixing().hals(options(5),
			ProgressMonitor.NONE);

		final ImagePlus components = result.components();
		constant(components);
		assertEquals(5, components.getNChannels());
		assertEquals("Background", components.getStack().getSliceLabel(5));
		assertEquals(List.of("C1", "C2", "C3", "C4", "Background"), Spectra.of(
			result.signatures()).names());
		assertTrue(components.getInfoProperty().contains(
			" scale=Peak background=Component\n"), components.getInfoProperty());
		assertEquals(Spectra.of(result.signatures()), Spectra.of(components));
		for (int dye = 0; dye < 4; dye++) {
			final int column = dye;
			final double best = Arrays.stream(QualityCheck.cosines(result
				.factorization().H(), TRUTH.values())).mapToDouble(row -> row[column])
				.max().getAsDouble();
			assertTrue(best > 0.99, dye + ": " + best);
		}
	}

	@Test
	void itDoesNotCoverTheOthersInAComposite() {
		final CompositeImage components = (CompositeImage) unmixing().hals(options(
			5), ProgressMonitor.NONE).components();

		double brightest = 0;
		for (int j = 1; j <= 4; j++) {
			brightest = Math.max(brightest, components.getChannelLut(j).max);
		}
		assertEquals(brightest, components.getChannelLut(5).max);
		assertTrue(brightest > 50);
	}

	/** Without l1w noise takes most of it. */
	@Test
	void withAMildL1wItIsTheTrueBackground() {
		final UnmixingResult result = unmixing().hals(options(5).withPenalties(
			PenaltyOptions.NONE.withL1W(0.001)), ProgressMonitor.NONE);

		assertEquals(2, constant(result.components()), 0.3);
		assertTrue(cosine(result.factorization().H(), 4, 4) > 0.96);
	}

	@ParameterizedTest
	@EnumSource(Directions.class)
	void gsvdNmfHasItFromTheStart(final Directions directions) {
		final UnmixingResult result = unmixing().gsvdNmf(GsvdNmfOptions.of(options(
			5)).withAdded(2).withDirections(directions), ProgressMonitor.NONE);

		constant(result.components());
		assertEquals("Background", result.components().getStack().getSliceLabel(5));
	}

	@ParameterizedTest
	@EnumSource(Loss.class)
	void everywhereItIsTheSameToo(final Loss loss) {
		final ImagePlus image = Stacks.of("T", 30, 20, 8, 1, 1, 16, (x, y, c, z,
			t) -> 20 + 3 * c + (x % 5 == 0 ? 0 : x * c + (y % 3 == 0 ? 0 : y * (8 -
				c))));
		final ByteProcessor inside = new ByteProcessor(30, 20);
		inside.setRoi(2, 3, 20, 15);
		inside.setValue(255);
		inside.fill();

		final UnmixingResult result = Unmixing.of(image).withPixels(COMPONENT
			.withMask(new ImagePlus("inside", inside)).withEverywhere(true)).hals(
				options(3).withLoss(loss), ProgressMonitor.NONE);

		constant(result.components());
		assertTrue(result.components().getStack().getProcessor(1).getf(29, 19) +
			result.components().getStack().getProcessor(2).getf(29, 19) > 0);
	}

	@Test
	void everywhereItCanBeTheOnlyComponent() {
		final ImagePlus image = Stacks.of("T", 30, 20, 8, 1, 1, 16, (x, y, c, z,
			t) -> 20 + 3 * c + x % 2);
		final ByteProcessor inside = new ByteProcessor(30, 20);
		inside.setRoi(2, 3, 20, 15);
		inside.setValue(255);
		inside.fill();

		final UnmixingResult result = Unmixing.of(image).withPixels(COMPONENT
			.withMask(new ImagePlus("inside", inside)).withEverywhere(true)).hals(
				options(1), ProgressMonitor.NONE);

		// the mean of 41 and 42 at its peak
		assertEquals(41.5, constant(result.components()), 1e-4);
	}

	@Test
	void besideKnownSpectraItIsOneMoreComponent() {
		final Spectra dyes = Spectra.of("dyes.csv", List.of("Background", "b", "c",
			"d"), TRUTH.heading(), TRUTH.positions(), TRUTH.values().viewPart(0, 0, 4,
				32));
		final Unmixing known = unmixing().withKnown(KnownSpectra.of(dyes,
			Known.FIXED));

		assertEquals("components must be at least 5, the number of spectra in " +
			"\"dyes.csv\" and the background, got 4. Those beyond are found blindly.",
			assertThrows(IllegalArgumentException.class, () -> known.hals(options(4),
				ProgressMonitor.NONE)).getMessage());
		final UnmixingResult result = known.hals(options(5), ProgressMonitor.NONE);
		constant(result.components());
		assertEquals("Flat background", result.components().getStack()
			.getSliceLabel(5));
		assertEquals(dyes.values(), result.factorization().H().viewPart(0, 0, 4, 32)
			.copy());
	}

	@Test
	void applySpectraCannotFindItAndSaysWhatCan() {
		assertEquals(Messages.backgroundGiven(5), assertThrows(
			IllegalArgumentException.class, () -> unmixing().apply(TRUTH,
				Constraint.NON_NEGATIVE, ProgressMonitor.NONE)).getMessage());
	}

	@Test
	void theEstimateCountsThePassesForIt() {
		final String without = Unmixing.of(STACK).estimateHals(options(5))
			.toString();

		assertEquals(without.replace("twice to", "7 times to"), unmixing()
			.estimateHals(options(5)).toString());
	}

	@Test
	void laterStepsKeepIt() {
		final UnmixingResult four = unmixing().hals(options(4),
			ProgressMonitor.NONE);

		final UnmixingResult five = FittedComponents.of(four.components()).grow(1,
			Directions.EXTENDED, ProgressMonitor.NONE);
		constant(five.components(), 4);
		assertEquals("Background", five.components().getStack().getSliceLabel(4));
		final UnmixingResult fewer = FittedComponents.of(five.components()).edit(
			ComponentEdit.NONE.withRemoved("2").withRefit(true),
			ProgressMonitor.NONE);
		constant(fewer.components(), 3);
		final UnmixingResult none = FittedComponents.of(five.components()).edit(
			ComponentEdit.NONE.withRemoved("Background").withRefit(true),
			ProgressMonitor.NONE);
		assertEquals(4, none.components().getNChannels());
	}
}
