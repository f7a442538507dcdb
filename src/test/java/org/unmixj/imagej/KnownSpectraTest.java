
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Constraint;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.QualityCheck;
import org.unmixj.nmf.Scale;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

/** Stacks with spectra that are known. */
class KnownSpectraTest {

	private static final File TRUTH = new File(
		"sample-stacks/truth/lambda-stack-signatures.csv");

	private static final ImagePlus STACK = SampleStack.LAMBDA.open();

	private static final Spectra SPECTRA = Spectra.read(TRUTH);

	private static UnmixingResult apply(final ImagePlus image,
		final Spectra spectra)
	{
		return Unmixing.of(image).apply(spectra, Constraint.NON_NEGATIVE,
			ProgressMonitor.NONE);
	}

	private static String refusal(final ImagePlus image, final Spectra spectra,
		final Constraint constraint)
	{
		return assertThrows(IllegalArgumentException.class, () -> Unmixing.of(image)
			.apply(spectra, constraint, ProgressMonitor.NONE)).getMessage();
	}

	private static Spectra some(final int... rows) {
		final DoubleMatrix2D values = SPECTRA.values().viewSelection(rows, null);
		final List<String> names = Arrays.stream(rows).mapToObj(SPECTRA
			.names()::get).toList();
		return Spectra.of("some.csv", names, SPECTRA.heading(), SPECTRA.positions(),
			values);
	}

	private static Unmixing knowing(final Known known, final int... rows) {
		return Unmixing.of(STACK).withKnown(KnownSpectra.of(some(rows), known));
	}

	private static NmfOptions options(final int components) {
		return NmfOptions.withComponents(components).withTolerance(1e-3);
	}

	private static String refusal(final Unmixing unmixing, final int components) {
		return assertThrows(IllegalArgumentException.class, () -> unmixing.hals(
			options(components), ProgressMonitor.NONE)).getMessage();
	}

	private static double correlation(final ImagePlus a, final int sliceA,
		final ImagePlus b, final int sliceB)
	{
		final float[] x = (float[]) a.getStack().getProcessor(sliceA)
			.convertToFloatProcessor().getPixels();
		final float[] y = (float[]) b.getStack().getProcessor(sliceB)
			.convertToFloatProcessor().getPixels();
		double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
		for (int i = 0; i < x.length; i++) {
			sx += x[i];
			sy += y[i];
			sxx += x[i] * x[i];
			syy += y[i] * y[i];
			sxy += x[i] * y[i];
		}
		final double n = x.length;
		return (sxy - sx * sy / n) / Math.sqrt((sxx - sx * sx / n) * (syy - sy *
			sy / n));
	}

	@Test
	void appliedSpectraGiveTheTrueComponentsUnderTheirNames() {
		final UnmixingResult result = apply(STACK, SPECTRA);

		final ImagePlus components = result.components();
		assertEquals("Components of lambda-stack.tif", components.getTitle());
		assertEquals(5, components.getNChannels());
		final ImagePlus truth = IJ.openImage(
			"sample-stacks/truth/lambda-stack-components.tif");
		for (int j = 0; j < 4; j++) {
			assertEquals(SPECTRA.names().get(j), components.getStack().getSliceLabel(
				j + 1));
			assertTrue(correlation(truth, j + 1, components, j + 1) > 0.97);
		}
		assertEquals("Apply Spectra", components.getProp("method"));
		assertTrue(components.getInfoProperty().contains("Options: axis=Channels " +
			"spectra=[" + TRUTH.getPath() + "] constraint=NonNegative\n"), components
				.getInfoProperty());
	}

	@Test
	void appliedSpectraComeBackAsTheyWereGivenToTheLastBit() {
		final UnmixingResult result = Unmixing.of(STACK).withScale(Scale.NORM)
			.apply(SPECTRA, Constraint.NON_NEGATIVE, ProgressMonitor.NONE);

		assertEquals(SPECTRA.values(), result.factorization().H());
		assertEquals(SPECTRA, Spectra.of(result.signatures()));
		assertEquals(SPECTRA, Spectra.of(result.components()));
	}

	@Test
	void savedComponentsAreSpectraForOtherStacks(@TempDir final Path folder) {
		final UnmixingResult found = Unmixing.of(STACK).hals(NmfOptions
			.withComponents(4), ProgressMonitor.NONE);
		final File file = folder.resolve("found.tif").toFile();
		assertTrue(new FileSaver(found.components()).saveAsTiff(file.getPath()));

		final Spectra spectra = Spectra.read(file);
		final UnmixingResult applied = apply(STACK, spectra);

		assertEquals(file.getPath(), spectra.source());
		assertEquals(found.factorization().H(), applied.factorization().H());
		assertEquals(1, applied.factorization().relativeError() / found
			.factorization().relativeError(), 1e-4);
	}

	@Test
	void withoutAConstraintPixelsMayBeNegative() {
		final UnmixingResult result = Unmixing.of(STACK).apply(SPECTRA,
			Constraint.NONE, ProgressMonitor.NONE);

		assertTrue(result.factorization().W().toMatrix().aggregate(Math::min,
			w -> w) < 0);
		assertTrue(result.factorization().relativeError() < apply(STACK, SPECTRA)
			.factorization().relativeError());
	}

	@Test
	void spectraThatCannotBeAppliedAreRefused() {
		assertEquals(Messages.NO_SPECTRA, refusal(STACK, null,
			Constraint.NON_NEGATIVE));
		final ImagePlus few = Stacks.random(4, 4, 3, 1, 1, 8);
		final Spectra four = Spectra.of("four.csv", List.of("a", "b", "c", "d"),
			"channel", new double[] { 1, 2, 3 }, new DenseDoubleMatrix2D(4, 3).assign(
				1));
		assertEquals(
			"There are 4 spectra in \"four.csv\", and \"random\" has 3 channels; " +
				"there must be at least as many channels as spectra.", refusal(few,
					four, Constraint.NON_NEGATIVE));
		assertTrue(refusal(few, SPECTRA, Constraint.NON_NEGATIVE).startsWith(
			"The spectra in \"" + TRUTH.getPath() +
				"\" have 32 samples from 450 to " +
				"760 (wavelength_nm), and \"random\" has 3 samples from 1 to 3 (channel)."));
		final Spectra twins = Spectra.of("twins.csv", List.of("a", "b"), "channel",
			new double[] { 1, 2, 3 }, new DenseDoubleMatrix2D(2, 3).assign(1));
		assertEquals(Messages.DEPENDENT_SPECTRA, refusal(few, twins,
			Constraint.NONE));
		assertEquals(Messages.NO_IMAGE, refusal(null, SPECTRA, Constraint.NONE));
	}

	@Test
	void spectraThatEndBeforeTheStackDoesAreWarnedOf() {
		final int[] first = IntStream.range(0, 10).toArray();
		final Spectra part = Spectra.of("part.csv", List.of("Nuclei"), "nm", Arrays
			.copyOf(SPECTRA.positions(), 10), SPECTRA.values().viewSelection(
				new int[] { 0 }, first));

		final UnmixingResult result = apply(STACK, part);

		assertTrue(result.warnings().get(0).startsWith(
			"The spectra in \"part.csv\" go from 450 to 540; they were taken as 0 at 22 samples"),
			result.warnings().toString());
	}

	@ParameterizedTest
	@EnumSource(Scale.class)
	void fixedSpectraComeBackAsTheyWereGivenWhateverTheScale(final Scale scale) {
		final UnmixingResult result = knowing(Known.FIXED, 2, 0).withScale(scale)
			.hals(options(4), ProgressMonitor.NONE);

		final DoubleMatrix2D H = result.factorization().H();
		assertArrayEquals(SPECTRA.values().viewRow(2).toArray(), H.viewRow(0)
			.toArray(), 0);
		assertArrayEquals(SPECTRA.values().viewRow(0).toArray(), H.viewRow(1)
			.toArray(), 0);
		assertEquals(List.of("Membrane", "Nuclei", "C3", "C4"), Spectra.of(result
			.signatures()).names());
		assertTrue(result.components().getInfoProperty().contains("scale=" + scale +
			" spectra=[some.csv] known=Fixed"), result.components()
				.getInfoProperty());
		assertEquals("Membrane", result.components().getStack().getSliceLabel(1));
	}

	@Test
	void theOthersAreFoundBlindlyAndInOrder() {
		final DoubleMatrix2D H = knowing(Known.FIXED, 2, 0).hals(options(4),
			ProgressMonitor.NONE).factorization().H();

		for (int j = 0; j < 2; j++) {
			final var found = H.viewRow(2 + j);
			final var truth = SPECTRA.values().viewRow(1 + 2 * j);
			assertTrue(found.zDotProduct(truth) / Math.sqrt(found.zDotProduct(found) *
				truth.zDotProduct(truth)) > 0.97);
		}
	}

	@Test
	void gsvdNmfKeepsFixedSpectraToo() {
		final UnmixingResult result = knowing(Known.FIXED, 2, 0).gsvdNmf(
			GsvdNmfOptions.of(options(4)), ProgressMonitor.NONE);

		assertEquals(some(2, 0).values(), result.factorization().H().viewPart(0, 0,
			2, 32).copy());
		assertTrue(refusal(knowing(Known.FIXED, 0, 1, 2, 3), 3).startsWith(
			"components must be at least 4, the number of spectra in \"some.csv\", got 3."));
	}

	@Test
	void gsvdNmfCountsWhatItAddsBesideThoseKnown() {
		final Unmixing all = knowing(Known.FIXED, 0, 1, 2, 3);

		assertEquals(
			"GSVD-NMF finds the 4 known spectra in \"some.csv\" first and adds" +
				" others, so that components must be at least 5 with added=1, got 4.",
			assertThrows(IllegalArgumentException.class, () -> all.gsvdNmf(
				GsvdNmfOptions.of(options(4)), ProgressMonitor.NONE)).getMessage());
	}

	@Test
	void startsAreChangedButForThoseNamedAsFixed() {
		final Unmixing unmixing = Unmixing.of(STACK).withKnown(KnownSpectra.of(some(
			0, 1, 2, 3), Known.START).withFixed(" nuclei , Vesicles"));

		final UnmixingResult result = unmixing.hals(options(4),
			ProgressMonitor.NONE);

		final DoubleMatrix2D H = result.factorization().H();
		final DoubleMatrix2D given = SPECTRA.values();
		assertEquals(given.viewRow(0), H.viewRow(0));
		assertNotEquals(given.viewRow(1), H.viewRow(1));
		assertNotEquals(given.viewRow(2), H.viewRow(2));
		assertEquals(given.viewRow(3), H.viewRow(3));
		assertEquals(1, H.viewRow(1).aggregate(Math::max, v -> v), 1e-15);
		assertTrue(result.components().getInfoProperty().contains(
			"known=Start fixed=[nuclei, Vesicles]"));
	}

	@Test
	void theQualityTableTellsTheNearestKnownSpectrum() {
		final UnmixingResult result = knowing(Known.FIXED, 2, 0).hals(options(4),
			ProgressMonitor.NONE);
		final TitledTable table = result.quality();

		assertEquals("Membrane", table.getStringValue("known", 0));
		assertEquals("Nuclei", table.getStringValue("known", 1));
		for (int j = 0; j < 4; j++) {
			final double[] cosines = QualityCheck.cosines(result.factorization().H(),
				some(2, 0).values())[j];
			assertEquals(Math.toDegrees(Math.acos(Math.max(cosines[0], cosines[1]))),
				table.getValue("angle_degrees", j), 1e-5);
			assertEquals(j < 2, table.getValue("angle_degrees", j) == 0);
		}
		assertEquals(TableText.of(table), TableText.of(StoredSignatures.of(result
			.components()).quality()));
		assertFalse(TableText.header(apply(STACK, SPECTRA).quality()).contains(
			"angle"));
		assertFalse(TableText.header(Unmixing.of(STACK).hals(options(2),
			ProgressMonitor.NONE).quality()).contains("angle"));
	}

	@Test
	void spectraThatCannotBeKnownAreRefused() {
		assertEquals("fixed must name spectra that are known, separated by " +
			"commas, got \"DAPI\". Known are Nuclei, Membrane.", assertThrows(
				IllegalArgumentException.class, () -> KnownSpectra.of(some(0, 2),
					Known.START).withFixed("Nuclei,DAPI")).getMessage());
		final DoubleMatrix2D values = some(0, 1).values();
		values.set(1, 3, -0.25);
		final Spectra negative = Spectra.of("some.csv", List.of("a", "b"), "nm",
			SPECTRA.positions(), values);
		assertEquals("The spectrum b in \"some.csv\" is negative in places, down " +
			"to -0.25; the components of an unmixing are 0 or more. Set those " +
			"values to 0.", refusal(Unmixing.of(STACK).withKnown(KnownSpectra.of(
				negative, Known.FIXED)), 3));
		values.viewRow(1).assign(0);
		final Spectra zero = Spectra.of("some.csv", List.of("a", "b"), "nm", SPECTRA
			.positions(), values);
		assertEquals("The spectrum b in \"some.csv\" is 0 at all samples of the " +
			"image. Leave it out.", refusal(Unmixing.of(STACK).withKnown(KnownSpectra
				.of(zero, Known.START)), 3));
	}

	@Test
	void theImageIsNotChanged() {
		final ImagePlus copy = STACK.duplicate();

		apply(STACK, SPECTRA);

		for (int i = 1; i <= copy.getStackSize(); i++) {
			assertArrayEquals((short[]) copy.getStack().getPixels(i), (short[]) STACK
				.getStack().getPixels(i));
		}
		assertFalse(STACK.changes);
	}
}
