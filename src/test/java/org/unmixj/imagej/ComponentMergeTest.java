
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.Merging;
import org.unmixj.nmf.NmfMerge;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.QualityCheck;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;

/** Merging the components of an image. */
class ComponentMergeTest {

	private static final ProgressMonitor NONE = ProgressMonitor.NONE;

	private static final int DYES = 3;

	private static double spectrum(final int dye, final int channel) {
		return Math.exp(-Math.pow(channel - 2 - 3 * dye, 2) / 4);
	}

	/** Three dyes in 10 channels, each with pixels of its own, and noise. */
	private static ImagePlus stack() {
		final Random random = new Random(5);
		final double[][] noise = new double[10][32 * 24];
		for (final double[] plane : noise) {
			for (int i = 0; i < plane.length; i++) {
				plane[i] = 3 * random.nextGaussian();
			}
		}
		return Stacks.of("T", 32, 24, 10, 1, 1, 32, (x, y, c, z, t) -> {
			double sum = 20 + noise[c][y * 32 + x];
			for (int dye = 0; dye < DYES; dye++) {
				sum += 200 * spectrum(dye, c) * Math.exp(-Math.pow(x - 6 - 9 * dye, 2) /
					20) * (1 + Math.cos(y * (dye + 1) / 4.));
			}
			return Math.max(0, sum);
		});
	}

	private static ImagePlus components(final ImagePlus stack, final int r) {
		return Unmixing.of(stack).withAxis(Axis.CHANNELS).hals(NmfOptions
			.withComponents(r), NONE).components();
	}

	private static UnmixingResult merge(final ImagePlus components,
		final ComponentMerge merge)
	{
		return FittedComponents.of(components).merge(merge, NONE);
	}

	private static double[] column(final TitledTable table,
		final String heading)
	{
		return table.getColumn(heading);
	}

	private static void assertSame(final UnmixingResult expected,
		final UnmixingResult actual)
	{
		assertEquals(expected.factorization().H(), actual.factorization().H());
		for (int i = 1; i <= expected.components().getStackSize(); i++) {
			assertArrayEquals((float[]) expected.components().getStack().getPixels(i),
				(float[]) actual.components().getStack().getPixels(i));
		}
	}

	/** Four: the dyes and the constant background. */
	@Test
	void autoFindsTheDyesAmongTooManyComponents() {
		final ImagePlus seven = components(stack(), 7);

		final UnmixingResult four = merge(seven, ComponentMerge.AUTO);

		assertEquals(4, four.components().getNChannels());
		assertEquals("4", four.components().getProp("components"));
		assertEquals("Merge Components", four.components().getProp("method"));
		final DoubleMatrix2D truth = new DenseDoubleMatrix2D(DYES, 10);
		for (int dye = 0; dye < DYES; dye++) {
			for (int c = 0; c < 10; c++) {
				truth.set(dye, c, spectrum(dye, c));
			}
		}
		for (final double[] cosines : QualityCheck.cosines(truth, four
			.factorization().H()))
		{
			double best = 0;
			for (final double cosine : cosines) {
				best = Math.max(best, cosine);
			}
			assertTrue(best > 0.99, "cosine " + best);
		}
		final TitledTable merges = four.moreTables().get(0);
		assertEquals("Merges of T", merges.getTitle());
		assertArrayEquals(new double[] { 6, 5, 4, 3, 2, 1 }, column(merges,
			"components"));
		assertEquals("true", merges.getStringValue("done", 2));
		assertEquals("false", merges.getStringValue("done", 3));
		assertEquals(four.factorization().relativeError(), column(merges,
			"polished_percent")[2]);
		assertTrue(column(merges, "polished_percent")[3] - column(merges,
			"polished_percent")[2] > column(merges, "noise_percent")[3]);
		assertTrue(Double.isNaN(column(merges, "polished_percent")[4]));
		assertEquals("Merge costs of T", four.morePlots().get(0).getTitle());
		assertTrue(four.components().getInfoProperty().contains("Merged: C"));
	}

	@Test
	void autoSaysWhereNothingIsMerged() {
		final ImagePlus four = components(stack(), 4);

		final UnmixingResult same = merge(four, ComponentMerge.AUTO);

		assertTrue(same.isUnchanged());
		assertFalse(merge(four, ComponentMerge.AUTO.withComponents("3"))
			.isUnchanged());
		assertFalse(FittedComponents.of(four).withLocked("1").merge(
			ComponentMerge.AUTO, NONE).isUnchanged());
		assertEquals(4, same.components().getNChannels());
		assertTrue(same.warnings().get(0).startsWith("No components were merged: " +
			"even the cheapest merge, of C"), same.warnings().toString());
		for (int i = 1; i <= 4; i++) {
			assertArrayEquals((float[]) four.getStack().getPixels(i), (float[]) same
				.components().getStack().getPixels(i));
		}
		assertTrue(merge(components(stack(), 1), ComponentMerge.AUTO).warnings()
			.contains(MergeMessages.nothingToMerge(false)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "6", "5", "4", "1" })
	void numberOfComponentsIsThatAskedFor(final String number) {
		final UnmixingResult result = merge(components(stack(), 6),
			ComponentMerge.AUTO.withComponents(number));

		assertEquals(number, String.valueOf(result.components().getNChannels()));
		assertTrue(result.factorization().converged());
	}

	/** The line that is recorded gives the same, also from the saved TIFF. */
	@Test
	void recordedKeysGiveTheSameBits(@TempDir final File folder) {
		final ImagePlus stack = stack();
		final UnmixingResult six = Unmixing.of(stack).withAxis(Axis.CHANNELS)
			.withFolder(folder).hals(NmfOptions.withComponents(6), NONE);
		final UnmixingResult expected = merge(six.components(), ComponentMerge.AUTO
			.withMerged("2,3").withPolish(true));
		stack.setRoi(new Roi(2, 2, 5, 5));

		final UnmixingResult again = FittedComponents.of(IJ.openImage(new File(
			folder, "Components of T.tif").getPath())).withStack(stack).merge(
				ComponentMerge.AUTO.withMerged("C2, 3"), NONE);

		assertSame(expected, again);
		assertTrue(expected.components().getInfoProperty().contains(
			"Options: components=Auto merged=[2,3] polish=true locked=[Auto]"));
	}

	@Test
	void namedComponentsAreMergedWithTheirNames() {
		final ImagePlus named = FittedComponents.of(components(stack(), 6)).edit(
			ComponentEdit.NONE.withNames("2=GFP,3=RFP,6=Rest"), NONE).components();

		final UnmixingResult result = merge(named, ComponentMerge.AUTO.withMerged(
			"gfp,rfp; 4-5,Rest").withPolish(false));

		final ImagePlus image = result.components();
		assertEquals(3, image.getNChannels());
		assertTrue(image.getInfoProperty().contains("\"GFP + RFP\""));
		assertTrue(image.getStack().getSliceLabel(3).startsWith("Rest"));
		assertEquals(((CompositeImage) named).getChannelLut(2).getRGB(255),
			((CompositeImage) image).getChannelLut(2).getRGB(255));
		assertEquals("0", image.getProp("iterations"));
		assertArrayEquals((float[]) named.getStack().getPixels(1), (float[]) image
			.getStack().getPixels(1), 1e-4f);
		assertEquals("GFP + RFP", result.moreTables().get(0).getStringValue(
			"merged", 0));
	}

	@Test
	void lockedComponentsStay() {
		final ImagePlus six = components(stack(), 6);
		final DoubleMatrix2D before = ComponentsInfo.of(six).signatures().H();

		final UnmixingResult result = FittedComponents.of(six).withLocked("1,5")
			.merge(ComponentMerge.AUTO.withComponents(3), NONE);

		final DoubleMatrix2D H = result.factorization().H();
		assertEquals(3, H.rows());
		assertEquals(before.viewRow(0), H.viewRow(0));
		assertTrue(before.viewRow(4).equals(H.viewRow(1)) || before.viewRow(4)
			.equals(H.viewRow(2)));
		assertMessage(MergeMessages.locked("C5"), () -> FittedComponents.of(six)
			.withLocked("5").merge(ComponentMerge.AUTO.withMerged("4,5"), NONE));
		assertTrue(FittedComponents.of(six).withLocked("1-5").merge(
			ComponentMerge.AUTO, NONE).warnings().contains(MergeMessages
				.nothingToMerge(true)));
	}

	@Test
	void aBackgroundStaysOne() {
		final ImagePlus six = Unmixing.of(stack()).withAxis(Axis.CHANNELS)
			.withPixels(PixelOptions.DEFAULT.withBackground(Background.COMPONENT, 0,
				null)).hals(NmfOptions.withComponents(6), NONE).components();

		final UnmixingResult four = merge(six, ComponentMerge.AUTO);

		assertEquals(4, four.components().getNChannels());
		final float[] last = (float[]) four.components().getStack().getPixels(4);
		for (final float value : last) {
			assertEquals(last[0], value);
		}
		assertTrue(last[0] > 0);
		assertMessage(MergeMessages.background("Background"), () -> merge(six,
			ComponentMerge.AUTO.withMerged("1,6")));
		assertEquals(3, merge(four.components(), ComponentMerge.AUTO.withMerged(
			"2,3")).components().getNChannels());
	}

	@Test
	void worksOnItsOwnResultAndOnSavedFiles(@TempDir final File folder) {
		final ImagePlus seven = components(stack(), 7);
		final UnmixingResult five = FittedComponents.of(seven).withFolder(folder)
			.merge(ComponentMerge.AUTO.withComponents(5), NONE);
		final UnmixingResult four = merge(five.components(), ComponentMerge.AUTO
			.withComponents(4));

		assertEquals(4, four.components().getNChannels());
		assertTrue(four.components().getInfoProperty().contains("Steps before:"));
		assertTrue(List.of(folder.list()).containsAll(List.of("Components of T.tif",
			"Merges of T.csv", "Merge costs of T.png", "summary.csv")));
	}

	/** With a surplus the fit is that of the library, and is told of. */
	@Test
	void surplusIsFittedMergedAndPolished() {
		final ImagePlus stack = stack();
		final UnmixingResult four = Unmixing.of(stack).withAxis(Axis.CHANNELS)
			.withSurplus(2).hals(NmfOptions.withComponents(4), NONE);

		assertEquals(4, four.components().getNChannels());
		final DoubleMatrix2D X = new DenseDoubleMatrix2D(32 * 24, 10);
		for (int c = 0; c < 10; c++) {
			for (int i = 0; i < X.rows(); i++) {
				X.set(i, c, stack.getStack().getProcessor(c + 1).getf(i));
			}
		}
		final Merging merging = NmfMerge.fit(new ColtRows(X), NmfOptions
			.withComponents(4), 2, NONE);
		assertEquals(merging.polished().relativeError(), four.factorization()
			.relativeError());
		final TitledTable merges = four.merges().get();
		assertEquals(5, merges.size());
		assertEquals(merging.merges().get(1).percent(), column(merges,
			"cost_percent")[1]);
		assertTrue(merges.getStringValue("merged", 0).matches("#\\d \\+ #\\d"));
		assertEquals("Merge costs of T", four.mergePlot().get().getTitle());
		final String info = four.components().getInfoProperty();
		assertTrue(info.contains("surplus=2"));
		assertTrue(info.contains(
			"Error with 6 components, before merging (percent): "));
		assertEquals(4, merge(Unmixing.of(stack).withAxis(Axis.CHANNELS)
			.withSurplus(2).gsvdNmf(GsvdNmfOptions.of(NmfOptions.withComponents(4)),
				NONE).components(), ComponentMerge.AUTO).components().getNChannels());
	}

	@Test
	void knownSpectraAndABackgroundAreNotMerged() {
		final DoubleMatrix2D two = new DenseDoubleMatrix2D(2, 10);
		for (int dye = 0; dye < 2; dye++) {
			for (int c = 0; c < 10; c++) {
				two.set(dye, c, spectrum(dye, c));
			}
		}
		final double[] numbers = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
		final Spectra spectra = Spectra.of("dyes", List.of("GFP", "RFP"), "channel",
			numbers, two);
		final Unmixing unmixing = Unmixing.of(stack()).withAxis(Axis.CHANNELS)
			.withSurplus(2).withPixels(PixelOptions.DEFAULT.withBackground(
				Background.COMPONENT, 0, null));
		for (final Known known : Known.values()) {
			final Unmixing knowing = unmixing.withKnown(KnownSpectra.of(spectra,
				known));
			for (final UnmixingResult result : new UnmixingResult[] { knowing.hals(
				NmfOptions.withComponents(4), NONE), knowing.gsvdNmf(GsvdNmfOptions.of(
					NmfOptions.withComponents(4)), NONE) })
			{
				final ImagePlus image = result.components();
				assertEquals(4, image.getNChannels());
				assertEquals("GFP", image.getStack().getSliceLabel(1).split(";")[0]);
				assertEquals("RFP", image.getStack().getSliceLabel(2).split(";")[0]);
				assertEquals("Background", image.getStack().getSliceLabel(4).split(
					";")[0]);
				final float[] last = (float[]) image.getStack().getPixels(4);
				for (final float value : last) {
					assertEquals(last[0], value);
				}
				if (known == Known.FIXED) {
					assertEquals(two, result.factorization().H().viewPart(0, 0, 2, 10));
				}
				final UnmixingResult three = merge(image, ComponentMerge.AUTO
					.withComponents(known == Known.FIXED ? 4 : 3));
				assertTrue(three.components().getStack().getSliceLabel(three
					.components().getNChannels()).startsWith("Background"));
			}
		}
	}

	/** What the dialog tells before, and what would fail. */
	@Test
	void surplusIsPartOfTheEstimate() {
		final Unmixing unmixing = Unmixing.of(IJ.createHyperStack("T", 600, 600, 10,
			1, 1, 16)).withAxis(Axis.CHANNELS);
		final NmfOptions four = NmfOptions.withComponents(4);

		assertNotEquals(unmixing.estimateHals(four).toString(), unmixing
			.withSurplus(2).estimateHals(four).toString());
		assertEquals(unmixing.estimateGsvdNmf(GsvdNmfOptions.of(NmfOptions
			.withComponents(6))).toString(), unmixing.withSurplus(2).estimateGsvdNmf(
				GsvdNmfOptions.of(four)).toString().replace(
					", and more to merge what is too many", ""));
		assertMessage(MergeMessages.surplus("T", 4, 7, 10), () -> unmixing
			.withSurplus(7).estimateHals(four));
		assertMessage(MergeMessages.surplus("T", 4, 7, 10), () -> unmixing
			.withSurplus(7).hals(four, NONE));
	}

	@Test
	void whatCannotBeMergedIsSaid() {
		final ImagePlus four = components(stack(), 4);
		final String title = four.getTitle();
		for (final String number : new String[] { "0", "5", "-1", "two", "2.5" }) {
			assertMessage(MergeMessages.components(title, number, 1, 4), () -> merge(
				four, ComponentMerge.AUTO.withComponents(number)));
		}
		assertMessage(MergeMessages.components(title, "2", 3, 4),
			() -> FittedComponents.of(four).withLocked("1,2").merge(
				ComponentMerge.AUTO.withComponents(2), NONE));
		assertMessage(MergeMessages.both("3", "1,2"), () -> merge(four,
			ComponentMerge.AUTO.withComponents(3).withMerged("1,2")));
		assertMessage(MergeMessages.group("2"), () -> merge(four,
			ComponentMerge.AUTO.withMerged("1,3;2")));
		assertMessage(MergeMessages.twice("C3", "1,3;2,3"), () -> merge(four,
			ComponentMerge.AUTO.withMerged("1,3;2,3")));
		assertThrows(IllegalArgumentException.class, () -> merge(four,
			ComponentMerge.AUTO.withMerged("1,GFP")));
		assertThrows(IllegalArgumentException.class, () -> merge(four,
			ComponentMerge.AUTO.withMerged("4,5")));
	}

	private static void assertMessage(final String message,
		final Executable work)
	{
		assertEquals(message, assertThrows(IllegalArgumentException.class, work)
			.getMessage());
	}
}
