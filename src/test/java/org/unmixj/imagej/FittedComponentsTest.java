
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Constraint;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.Loss;
import org.unmixj.nmf.NmfOptions;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ByteProcessor;

class FittedComponentsTest {

	private static final ProgressMonitor NONE = ProgressMonitor.NONE;

	/** Three dyes in 8 channels and one more in the right half, with noise. */
	private static ImagePlus stack() {
		final Random random = new Random(4);
		final double[][] noise = new double[8][20 * 16];
		for (final double[] plane : noise) {
			Arrays.setAll(plane, i -> 3 * random.nextDouble());
		}
		return Stacks.of("T", 20, 16, 8, 1, 1, 16, (x, y, c, z, t) -> Math.round(
			noise[c][y * 20 + x] + 500 * bump(c, 1) * bump(x, 4) + 400 * bump(c, 3) *
				bump(y, 9) + 300 * bump(c, 5) * bump(x + y, 16) + (x > 11 ? 350 * bump(
					c, 6.5) * bump(x - y, 8) : 0)));
	}

	private static double bump(final double at, final double centre) {
		return Math.exp(-(at - centre) * (at - centre) / 8);
	}

	private static UnmixingResult hals(final ImagePlus stack, final int r) {
		return Unmixing.of(stack).withAxis(Axis.CHANNELS).hals(NmfOptions
			.withComponents(r), NONE);
	}

	private static void assertSame(final UnmixingResult expected,
		final UnmixingResult actual)
	{
		assertSameImages(expected.components(), actual.components());
		assertArrayEquals(expected.factorization().H().toArray(), actual
			.factorization().H().toArray());
	}

	private static void assertSameImages(final ImagePlus expected,
		final ImagePlus actual)
	{
		assertArrayEquals(expected.getDimensions(), actual.getDimensions());
		for (int i = 1; i <= expected.getStackSize(); i++) {
			assertArrayEquals((float[]) expected.getStack().getPixels(i),
				(float[]) actual.getStack().getPixels(i));
		}
	}

	/** The relative error of what image and Info say, entry by entry. */
	private static double errorByHand(final ImagePlus stack,
		final ImagePlus components, final Roi roi)
	{
		final double[][] H = ComponentsInfo.of(components).signatures().H()
			.toArray();
		double residuals = 0, squares = 0;
		for (int c = 0; c < H[0].length; c++) {
			for (int y = 0; y < stack.getHeight(); y++) {
				for (int x = 0; x < stack.getWidth(); x++) {
					if (roi != null && !roi.contains(x, y)) continue;
					final double value = stack.getStack().getProcessor(c + 1).getf(x, y);
					double model = 0;
					for (int j = 0; j < H.length; j++) {
						model += H[j][c] * components.getStack().getProcessor(j + 1).getf(x,
							y);
					}
					residuals += (value - model) * (value - model);
					squares += value * value;
				}
			}
		}
		return 100 * residuals / squares;
	}

	@Test
	void growingEndsLowerThanItBeganAndTellsBothErrorsHonestly() {
		final ImagePlus stack = stack();
		final UnmixingResult three = hals(stack, 3);

		final UnmixingResult four = FittedComponents.of(three.components()).grow(1,
			Directions.AUTO, NONE);

		final double before = errorByHand(stack, three.components(), null);
		final double after = errorByHand(stack, four.components(), null);
		assertTrue(after < before / 4, before + " to " + after);
		assertEquals(after, four.factorization().relativeError(), 1e-5 * after);
		final String info = four.components().getInfoProperty();
		assertTrue(info.contains("Error before (percent): "), info);
		final double told = Double.parseDouble(info.replaceAll(
			"(?s).*Error before \\(percent\\): ([-.e\\d]+).*", "$1"));
		assertEquals(before, told, 1e-9 * before);
		assertTrue(four.gsvd().isPresent() && four.gsvdPlot().isPresent());
		assertEquals("Components of T", four.components().getTitle());
		assertTrue(four.headline().startsWith("Grow Components: 4 components"), four
			.headline());
	}

	@Test
	void growingWorksAgainOnItsOwnOutput() {
		final ImagePlus stack = stack();
		UnmixingResult result = hals(stack, 1);
		double error = result.factorization().relativeError();

		for (int r = 2; r <= 4; r++) {
			result = FittedComponents.of(result.components()).grow(1, Directions.AUTO,
				NONE);
			assertEquals(r, result.factorization().components());
			assertTrue(result.factorization().relativeError() < error);
			error = result.factorization().relativeError();
		}

		assertEquals(hals(stack, 4).factorization().relativeError(), error, 0.05 *
			error);
		assertEquals(3, ComponentsInfo.of(result.components()).earlier().size());
	}

	/** Four dyes in the sample, of which two are known, or all. */
	@Test
	void automaticGrowthEndsWhereHeldOutEntriesSaySo() {
		final ImagePlus sample = SampleStack.LAMBDA.open();
		final ImagePlus stack = new ImagePlus("T", sample.getStack().crop(30, 30, 0,
			64, 64, 32));
		stack.setDimensions(32, 1, 1);

		final UnmixingResult grown = FittedComponents.of(hals(stack, 2)
			.components()).grow("Auto", Directions.AUTO, NONE);
		final UnmixingResult again = FittedComponents.of(grown.components()).grow(
			"auto", Directions.AUTO, NONE);

		assertEquals(4, grown.factorization().components());
		final TitledTable table = grown.moreTables().get(0);
		assertEquals("Growth of T", table.getTitle());
		assertEquals(grown.factorization().relativeError(), table.getValue(
			"error_percent", 2), 1e-9);
		assertTrue(table.getValue("gain_percent", 2) > table.getValue(
			"gain_error_percent", 2));
		assertEquals(0, table.getValue("added", 3));
		assertTrue(grown.notes().get(0).startsWith("2 components added, up to 4:"));
		assertSame(grown, again);
		assertTrue(again.notes().get(0).startsWith("No component was added"));
		assertTrue(again.isUnchanged());
		assertFalse(grown.isUnchanged());
		assertMessage(StepMessages.addedText("many"), () -> FittedComponents.of(
			grown.components()).grow("many", Directions.AUTO, NONE));
	}

	@Test
	void componentsFromAFileGrowToTheSameBits(@TempDir final File folder) {
		final ImagePlus stack = stack();
		final UnmixingResult three = hals(stack, 3);
		three.save(folder);
		final ImagePlus opened = IJ.openImage(new File(folder,
			"Components of T.tif").getPath());

		final UnmixingResult grown = FittedComponents.of(opened).withStack(stack)
			.grow(1, Directions.AUTO, NONE);

		assertSame(FittedComponents.of(three.components()).grow(1, Directions.AUTO,
			NONE), grown);
		assertThrows(IllegalArgumentException.class, () -> FittedComponents.of(
			opened).grow(1, Directions.AUTO, NONE));
	}

	/** The selection of the fit counts, not that of now. */
	@Test
	void aSelectionIsThatOfTheFit(@TempDir final File folder) {
		final ImagePlus stack = stack();
		final Roi oval = new ij.gui.OvalRoi(3, 2, 15, 12);
		stack.setRoi(oval);
		final UnmixingResult three = hals(stack, 3);
		three.save(folder);
		final UnmixingResult expected = FittedComponents.of(three.components())
			.grow(1, Directions.AUTO, NONE);

		stack.setRoi(1, 1, 4, 4);
		final UnmixingResult grown = FittedComponents.of(IJ.openImage(new File(
			folder, "Components of T.tif").getPath())).withStack(stack).grow(1,
				Directions.AUTO, NONE);

		assertSame(expected, grown);
		final double error = errorByHand(stack, grown.components(), oval);
		assertEquals(error, grown.factorization().relativeError(), 1e-5 * error);
		assertEquals(0, grown.components().getStack().getProcessor(1).getf(0, 0));
		assertEquals(new Roi(1, 1, 4, 4).getBounds(), stack.getRoi().getBounds());
	}

	/**
	 * A mask, a background that was a selection, saturated values and all pixels
	 * in the end: nothing of it needs to be there again.
	 */
	@Test
	void pixelsAreTreatedAsInTheFit() {
		final ImagePlus stack = stack();
		final ImagePlus mask = new ImagePlus("mask", new ByteProcessor(20, 16));
		mask.getProcessor().setColor(255);
		mask.getProcessor().fill(new Roi(2, 1, 17, 14));
		stack.setRoi(0, 0, 3, 3);
		final PixelOptions pixels = PixelOptions.DEFAULT.withMask(mask)
			.withBackground(Background.SELECTION, 0, "").withSaturation("480")
			.withThreshold(40).withEverywhere(true);
		final UnmixingResult four = Unmixing.of(stack).withAxis(Axis.CHANNELS)
			.withPixels(pixels).withDetector(2, 1).hals(NmfOptions.withComponents(4)
				.withTolerance(1e-6), NONE);
		stack.deleteRoi();
		mask.getProcessor().setColor(0);
		mask.getProcessor().fill();

		final UnmixingResult again = FittedComponents.of(four.components())
			.withTolerance(1e-6).edit(ComponentEdit.NONE.withRefit(true), NONE);

		// a fit that goes on from its end stays there, if it is of the same X
		assertEquals(four.factorization().relativeError(), again.factorization()
			.relativeError(), 1e-3 * four.factorization().relativeError());
		assertTrue(again.warnings().stream().noneMatch(w -> w.contains(
			"leaves an error")), again.warnings().toString());
		double outside = 0;
		for (int j = 1; j <= 4; j++) {
			outside += again.components().getStack().getProcessor(j).getf(0, 15);
		}
		assertTrue(outside > 0);
	}

	private static UnmixingResult everywhere(final ImagePlus stack,
		final Background background)
	{
		final ImagePlus mask = new ImagePlus("mask", new ByteProcessor(20, 16));
		mask.getProcessor().setColor(255);
		mask.getProcessor().fill(new Roi(0, 0, 12, 16));
		return Unmixing.of(stack).withAxis(Axis.CHANNELS).withPixels(
			PixelOptions.DEFAULT.withMask(mask).withBackground(background, 0, "")
				.withEverywhere(true)).hals(NmfOptions.withComponents(3), NONE);
	}

	@ParameterizedTest
	@EnumSource(value = Background.class, names = { "NONE", "COMPONENT" })
	void anEditKeepsTheImagesOfAllPixels(final Background background) {
		final ImagePlus before = everywhere(stack(), background).components();

		final ImagePlus named = FittedComponents.of(before).edit(ComponentEdit.NONE
			.withNames("1=A"), NONE).components();
		final ImagePlus fewer = FittedComponents.of(before).edit(ComponentEdit.NONE
			.withRemoved("1"), NONE).components();

		assertSameImages(before, named);
		for (int j = 2; j <= 3; j++) {
			assertArrayEquals((float[]) before.getStack().getPixels(j),
				(float[]) fewer.getStack().getPixels(j - 1));
		}
	}

	/** It is the peak of the background, not 1. */
	@Test
	void aLockedBackgroundHasOneConstantInAllPixels() {
		final ImagePlus before = everywhere(stack(), Background.COMPONENT)
			.components();
		final FittedComponents locked = FittedComponents.of(before).withLocked("3");

		final float[] constant = (float[]) before.getStack().getPixels(3);
		assertTrue(constant[0] > 1.1, "" + constant[0]);
		for (final UnmixingResult result : List.of(locked.grow(1,
			Directions.EXTENDED, NONE), locked.edit(ComponentEdit.NONE.withRefit(
				true), NONE)))
		{
			final float[] after = (float[]) result.components().getStack().getPixels(
				3);
			assertEquals(constant[0], after[0], 0.05 * constant[0]);
			for (final float value : after) {
				assertEquals(after[0], value);
			}
		}
	}

	/** By the conditions of Karush, Kuhn and Tucker, pixel by pixel. */
	@ParameterizedTest
	@EnumSource(value = Background.class, names = { "NONE", "COMPONENT" })
	void afterAFitTheImagesOfOtherPixelsHaveLeastSquares(
		final Background background)
	{
		final ImagePlus stack = stack();
		final FittedComponents three = FittedComponents.of(everywhere(stack,
			background).components());

		for (final UnmixingResult result : List.of(three.grow(1,
			Directions.EXTENDED, NONE), three.withLocked("3").grow(1,
				Directions.EXTENDED, NONE), three.edit(ComponentEdit.NONE.withRefit(
					true), NONE), three.withLocked("3").edit(ComponentEdit.NONE.withRefit(
						true), NONE)))
		{
			final int flat = background == Background.NONE ? -1 : 2;
			assertEquals(flat, ComponentsInfo.of(result.components()).record().get()
				.flat());
			assertLeastSquares(stack, result, flat);
		}
	}

	private static void assertLeastSquares(final ImagePlus stack,
		final UnmixingResult result, final int flat)
	{
		final double[][] H = result.factorization().H().toArray();
		final ImagePlus W = result.components();
		for (int y = 0; y < 16; y++) {
			for (int x = 12; x < 20; x++) {
				final double[] residual = new double[8];
				double size = 0;
				for (int c = 0; c < 8; c++) {
					residual[c] = stack.getStack().getProcessor(c + 1).getf(x, y);
					size += residual[c] * residual[c];
					for (int j = 0; j < H.length; j++) {
						residual[c] -= H[j][c] * W.getStack().getProcessor(j + 1).getf(x,
							y);
					}
				}
				for (int j = 0; j < H.length; j++) {
					final float w = W.getStack().getProcessor(j + 1).getf(x, y);
					if (j == flat) {
						assertEquals(W.getStack().getProcessor(j + 1).getf(0, 0), w);
						continue;
					}
					double slope = 0, square = 0;
					for (int c = 0; c < 8; c++) {
						slope += H[j][c] * residual[c];
						square += H[j][c] * H[j][c];
					}
					slope /= Math.sqrt(square * size);
					if (w > 0) assertEquals(0, slope, 1e-5);
					else assertTrue(slope < 1e-5, "" + slope);
				}
			}
		}
	}

	@Test
	void theLossIsThatOfTheFit() {
		final UnmixingResult poisson = Unmixing.of(stack()).withAxis(Axis.CHANNELS)
			.hals(NmfOptions.withComponents(3).withLoss(Loss.POISSON), NONE);

		final UnmixingResult grown = FittedComponents.of(poisson.components()).grow(
			1, Directions.AUTO, NONE);

		assertEquals(Loss.POISSON, grown.factorization().loss());
		assertTrue(grown.factorization().divergence() < poisson.factorization()
			.divergence());
	}

	@Test
	void lockedSignaturesComeBackToTheLastBitAndTheOthersDoNot() {
		final UnmixingResult three = hals(stack(), 3);
		final double[][] before = three.factorization().H().toArray();

		final UnmixingResult grown = FittedComponents.of(three.components())
			.withLocked("2").grow(1, Directions.EXTENDED, NONE);
		final UnmixingResult again = FittedComponents.of(grown.components()).edit(
			ComponentEdit.NONE.withRefit(true), NONE);
		final UnmixingResult free = FittedComponents.of(grown.components())
			.withLocked("None").withTolerance(1e-6).edit(ComponentEdit.NONE.withRefit(
				true), NONE);

		for (final UnmixingResult result : List.of(grown, again)) {
			final double[][] H = result.factorization().H().toArray();
			assertArrayEquals(before[1], H[1]);
			assertFalse(Arrays.equals(before[0], H[0]));
		}
		assertFalse(Arrays.equals(before[1], free.factorization().H()
			.toArray()[1]));
		assertTrue(free.factorization().relativeError() < grown.factorization()
			.relativeError());
	}

	@Test
	void knownFixedSpectraStayFixed() {
		final ImagePlus stack = stack();
		final UnmixingResult three = hals(stack, 3);
		final Spectra spectra = ComponentsInfo.of(three.components()).signatures()
			.toSpectra("T");

		final UnmixingResult applied = Unmixing.of(stack).withAxis(Axis.CHANNELS)
			.apply(spectra, Constraint.NON_NEGATIVE, NONE);
		final UnmixingResult grown = FittedComponents.of(applied.components()).grow(
			1, Directions.AUTO, NONE);

		assertArrayEquals(three.factorization().H().toArray(), grown.factorization()
			.H().viewPart(0, 0, 3, 8).toArray());
	}

	@Test
	void namesAndColoursStayWithTheirComponents() {
		final UnmixingResult three = hals(stack(), 3);

		final UnmixingResult named = FittedComponents.of(three.components()).edit(
			ComponentEdit.NONE.withNames("GFP,,3=Nuclei").withColors(
				",#102030,1=red"), NONE);
		final UnmixingResult fewer = FittedComponents.of(named.components()).edit(
			ComponentEdit.NONE.withRemoved("gfp"), NONE);
		final UnmixingResult grown = FittedComponents.of(fewer.components()).grow(1,
			Directions.AUTO, NONE);

		assertSameImages(three.components(), named.components());
		final Signatures signatures = ComponentsInfo.of(named.components())
			.signatures();
		assertEquals(List.of("GFP", "Component 2", "Nuclei"), signatures.names());
		assertEquals(List.of(Color.RED, new Color(0x102030), Palette.color(2)),
			signatures.colors());
		final Signatures after = ComponentsInfo.of(grown.components()).signatures();
		assertEquals(List.of("Component 1", "Nuclei", "Component 3"), after
			.names());
		assertEquals(List.of(new Color(0x102030), Palette.color(2), Palette.color(
			0)), after.colors());
		assertEquals("C1,Nuclei,C3", String.join(",", Arrays.copyOfRange(grown
			.signatures().getHeadings(), 1, 4)));
		assertEquals(new Color(0x102030).getRGB(), grown.components().getLuts()[0]
			.getRGB(255));
	}

	@Test
	void removingLeavesTheOthersAsTheyAreUntilTheyAreFitted() {
		final ImagePlus stack = stack();
		final UnmixingResult three = hals(stack, 3);

		final UnmixingResult two = FittedComponents.of(three.components()).edit(
			ComponentEdit.NONE.withRemoved("2"), NONE);
		final UnmixingResult fitted = FittedComponents.of(two.components()).edit(
			ComponentEdit.NONE.withRefit(true), NONE);

		assertArrayEquals((float[]) three.components().getStack().getPixels(3),
			(float[]) two.components().getStack().getPixels(2));
		assertArrayEquals(three.factorization().H().viewRow(2).toArray(), two
			.factorization().H().viewRow(1).toArray());
		final double error = errorByHand(stack, two.components(), null);
		assertEquals(error, two.factorization().relativeError(), 1e-9 * error);
		assertTrue(fitted.factorization().relativeError() < error / 2);
	}

	/** A spectrum can have any name. */
	@Test
	void numbersAreNotNamesAndNamesCanHaveSemicolons() {
		final ImagePlus stack = stack();
		final Spectra found = ComponentsInfo.of(hals(stack, 3).components())
			.signatures().toSpectra("T");
		final ImagePlus components = Unmixing.of(stack).withAxis(Axis.CHANNELS)
			.apply(Spectra.of("T", List.of("2", "A", "A; B"), found.heading(), found
				.positions(), found.values()), Constraint.NON_NEGATIVE, NONE)
			.components();

		final ImagePlus fewer = FittedComponents.of(components).edit(
			ComponentEdit.NONE.withRemoved("2"), NONE).components();

		assertEquals(List.of("2", "A; B"), ComponentsInfo.of(fewer).signatures()
			.names());
	}

	@Test
	void whatCouldNotBeReadAgainIsNoName() {
		final FittedComponents three = FittedComponents.of(hals(stack(), 3)
			.components());

		for (final String name : List.of("2", "1-3", "auto", "None", "ALL", "A; B",
			"A;B"))
		{
			assertMessage(StepMessages.notAName(name), () -> three.edit(
				ComponentEdit.NONE.withNames("1=" + name), NONE));
		}
	}

	@Test
	void aChangedImageIsToldOf() {
		final UnmixingResult three = hals(stack(), 3);
		three.components().getStack().getProcessor(2).multiply(1.5);

		final UnmixingResult fitted = FittedComponents.of(three.components()).edit(
			ComponentEdit.NONE.withRefit(true), NONE);

		assertTrue(fitted.warnings().stream().anyMatch(w -> w.contains(
			"leaves an error")), fitted.warnings().toString());
	}

	/** A stack on a slow disk would be read for nothing. */
	@Test
	void namesAndColoursNeedNoPixelOfTheStack() {
		final ImagePlus stack = stack();
		final UnmixingResult three = hals(stack, 3);
		for (int i = 1; i <= stack.getStackSize(); i++) {
			stack.getStack().getProcessor(i).set(0);
		}

		final UnmixingResult named = FittedComponents.of(three.components())
			.withLocked("2").edit(ComponentEdit.NONE.withNames("A").withColors(
				"2=red"), NONE);

		assertSameImages(three.components(), named.components());
		final ComponentsView view = ComponentsView.of(named.components());
		assertEquals("A", view.names().get(0));
		assertEquals(Color.RED, view.color(1));
		assertTrue(view.isFixed(1));
		assertEquals(three.factorization().relativeError(), view.relativeError(),
			1e-15);
		assertEquals(three.quality().getValue("share_percent", 2), named.quality()
			.getValue("share_percent", 2), 1e-6);
		assertEquals(List.of(), named.warnings());
		assertTrue(named.headline().matches(
			"Edit Components: 3 components, error \\S+ % as before"), named
				.headline());
	}

	@Test
	void anEditThatDoesNothingSaysSo() {
		final ImagePlus three = hals(stack(), 3).components();
		final FittedComponents fitted = FittedComponents.of(three);

		assertEquals(List.of(StepMessages.NOTHING_EDITED), fitted.edit(
			ComponentEdit.NONE, NONE).warnings());
		final ImagePlus named = fitted.withLocked("1").edit(ComponentEdit.NONE
			.withNames("A"), NONE).components();
		assertEquals(List.of(StepMessages.NOTHING_EDITED), FittedComponents.of(
			named).edit(ComponentEdit.NONE.withNames("A"), NONE).warnings());
		assertEquals(List.of(), FittedComponents.of(named).withLocked("None").edit(
			ComponentEdit.NONE, NONE).warnings());
	}

	@Test
	void toleranceWithoutARefitIsToldOf() {
		final FittedComponents fitted = FittedComponents.of(hals(stack(), 3)
			.components()).withTolerance(1e-3);

		assertTrue(fitted.edit(ComponentEdit.NONE.withNames("A"), NONE).warnings()
			.get(0).contains("only with refit=true"));
		assertEquals(List.of(), fitted.edit(ComponentEdit.NONE.withRefit(true),
			NONE).warnings());
	}

	@Test
	void whatCannotBeDoneIsSaid() {
		final ImagePlus stack = stack();
		final FittedComponents three = FittedComponents.of(hals(stack, 3)
			.components());

		assertMessage(StepMessages.grownBy(0), () -> three.grow(0, Directions.AUTO,
			NONE));
		assertMessage(Messages.paperDirections(7, 4), () -> three.grow(4,
			Directions.PAPER, NONE));
		assertMessage(StepMessages.grownBeyond("Components of T", 3, 8, 6),
			() -> three.grow(6, Directions.AUTO, NONE));
		assertMessage(StepMessages.allRemoved(3), () -> three.edit(
			ComponentEdit.NONE.withRemoved("All"), NONE));
		assertMessage(StepMessages.sameNames("A", 1, 2), () -> three.edit(
			ComponentEdit.NONE.withNames("A,A"), NONE));
		assertMessage(StepMessages.unknownColor("bluish"), () -> three.edit(
			ComponentEdit.NONE.withColors("bluish"), NONE));
		assertMessage(StepMessages.componentValues("names", "4=X", 4, 3),
			() -> three.edit(ComponentEdit.NONE.withNames("4=X"), NONE));
		assertMessage(StepMessages.noComponents("locked", "4", "4", 3), () -> three
			.withLocked("4").grow(1, Directions.AUTO, NONE));
		assertMessage(StepMessages.noComponents("locked", "9", "2,9", 3),
			() -> three.withLocked("2,9").grow(1, Directions.AUTO, NONE));
		final ImagePlus frames = Stacks.random(20, 16, 1, 1, 8, 8);
		final String wrong = Messages.otherSamples(frames.getTitle(), "channel", 1,
			"Components of T", 8);
		assertMessage(wrong, () -> three.withStack(frames).edit(ComponentEdit.NONE,
			NONE));
		final ImagePlus other = Stacks.random(9, 9, 8, 1, 1, 8);
		assertThrows(IllegalArgumentException.class, () -> three.withStack(other)
			.grow(1, Directions.AUTO, NONE));
	}

	@Test
	void componentsWithNegativeValuesAreRefused() {
		final ImagePlus stack = stack();
		final Spectra spectra = ComponentsInfo.of(hals(stack, 3).components())
			.signatures().toSpectra("T");
		final UnmixingResult signed = Unmixing.of(stack).withAxis(Axis.CHANNELS)
			.apply(spectra, Constraint.NONE, NONE);

		assertMessage(StepMessages.negativeComponents("Components of T"),
			() -> FittedComponents.of(signed.components()).grow(1, Directions.AUTO,
				NONE));
	}

	/** As an older version wrote it, or a user who cut it out. */
	@Test
	void aFitThatIsNotRecordedIsRefused() {
		final ImagePlus components = hals(stack(), 3).components();
		components.setProperty("Info", components.getInfoProperty().replaceFirst(
			"(?s),\n\"fit\": .*", "\n}\n"));

		assertMessage(StepMessages.noRecord("Components of T"),
			() -> FittedComponents.of(components).grow(1, Directions.AUTO, NONE));
	}

	private static void assertMessage(final String message,
		final org.junit.jupiter.api.function.Executable step)
	{
		assertEquals(message, assertThrows(IllegalArgumentException.class, step)
			.getMessage());
	}
}
