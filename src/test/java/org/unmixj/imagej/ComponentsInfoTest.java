
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.unmixj.image.Axis;
import org.unmixj.image.PixelRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.Scale;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.Binner;
import ij.plugin.ChannelArranger;
import ij.plugin.ChannelSplitter;
import ij.plugin.Duplicator;
import ij.plugin.HyperStackReducer;
import ij.plugin.SubstackMaker;
import ij.plugin.ZProjector;
import ij.process.StackConverter;

class ComponentsInfoTest {

	private static final double[] AWKWARD = { 0, 4.9e-324, 0.1 + 0.2, 1 / 3.0,
		Math.nextDown(1.0), Double.MAX_VALUE };

	/** Three spectra of six channels, with three slices. */
	private static UnmixingResult result() {
		final ImagePlus image = Stacks.of("T", 8, 6, 6, 3, 1, 16, (x, y, c, z,
			t) -> 100 * Math.exp(-Math.pow(c - 2 * (x % 3), 2)) * (1 + y + z) + x);
		image.getCalibration().setUnit("\u00b5m");
		image.getCalibration().pixelDepth = 2;
		for (int i = 0; i < 18; i++) {
			image.getStack().setSliceLabel(500 + 20 * (i % 6) + " nm", i + 1);
		}
		image.setProperty("Info", "Exposure = 3 ms");
		return Unmixing.of(image).withAxis(Axis.CHANNELS).gsvdNmf(Unmixing
			.gsvdOptions(NmfOptions.withComponents(3), 1, 0, Directions.AUTO),
			ProgressMonitor.NONE);
	}

	private static ComponentsInfo info(final double[][] signatures,
		final double[] lambdas)
	{
		final double[] positions = IntStream.range(0, signatures[0].length)
			.mapToDouble(i -> 500 + i / 3.0).toArray();
		final List<String> names = new ArrayList<>();
		final List<Color> colors = new ArrayList<>();
		for (int j = 0; j < signatures.length; j++) {
			names.add("Component " + (j + 1));
			colors.add(Palette.color(j));
		}
		return new ComponentsInfo(new Signatures(new DenseDoubleMatrix2D(
			signatures), new SampleAxis("wavelength_nm", "Wavelength (nm)",
				positions), Axis.CHANNELS, Scale.NORM, names, colors), "a \"T\" \u00b5",
			"GSVD-NMF", "1.2.3", "run(\"GSVD-NMF...\", \"components=2\");", Map.of(
				"error_percent", 1 / 7.0), List.of("Beware."), lambdas, 1, quality(
					signatures.length), null, List.of());
	}

	private static TitledTable quality(final int r) {
		final TitledTable table = TitledTable.replacing("QC of T");
		for (int j = 0; j < r; j++) {
			table.addRow();
			table.addValue("share_percent", 100.0 / 3 * j);
			table.addValue("flag", "ok, \"" + j + "\"");
			table.addValue("nearest", Double.NaN);
		}
		return table;
	}

	@Test
	void numbersReadBackAsTheSameDoubles() {
		final double[] lambdas = { Double.POSITIVE_INFINITY, 1.1, Double.NaN };
		final ComponentsInfo info = info(new double[][] { AWKWARD, new double[6] },
			lambdas);

		final ComponentsInfo read = ComponentsJson.parse(ComponentsJson.text(info) +
			"\nand more", "T");

		assertArrayEquals(new double[][] { AWKWARD, new double[6] }, read
			.signatures().H().toArray());
		assertArrayEquals(info.signatures().samples().values(), read.signatures()
			.samples().values());
		assertArrayEquals(lambdas, read.lambdas());
		assertEquals(1, read.taken());
		assertEquals(1 / 7.0, read.summary().get("error_percent"));
		assertEquals(TableText.of(info.quality()), TableText.of(read.quality()));
	}

	@Test
	void theMacroLineIsOneThatImageJReads(@TempDir final File folder)
		throws IOException
	{
		final File file = new File(folder, "a\\b.csv");
		Files.writeString(file.toPath(), "500\n510\n520\n");

		final ImagePlus components = Unmixing.of(Stacks.of("T", 8, 6, 3, 1, 1, 16, (
			x, y, c, z, t) -> x * c + y + 1)).withPositions(SamplePositions.of(file,
				0, 0)).hals(NmfOptions.withComponents(2), ProgressMonitor.NONE)
			.components();

		final String macro = ComponentsInfo.of(components).macro();
		assertTrue(macro.endsWith("a\\\\b.csv]\");"), macro);
	}

	@Test
	void textsReadBackAsTheyWere() {
		final ComponentsInfo info = info(new double[][] { AWKWARD, AWKWARD },
			new double[0]);

		final ComponentsInfo read = ComponentsJson.parse(ComponentsJson.text(info),
			"T");

		assertEquals(info.toString(), read.toString());
		assertEquals(info.image(), read.image());
		assertEquals("1.2.3", read.version());
		assertEquals(info.macro(), read.macro());
		assertEquals(List.of("Beware."), read.warnings());
		assertEquals(Axis.CHANNELS, read.signatures().axis());
		assertEquals(Optional.of(Scale.NORM), read.signatures().scale());
		assertEquals(info.signatures().colors(), read.signatures().colors());
		assertTrue(read.signatures().samples().isWavelength());
		assertEquals("Wavelength (nm)", read.signatures().samples().label());
	}

	@Test
	void holdsWhatTheResultHas() {
		final UnmixingResult result = result();

		final ComponentsInfo info = ComponentsInfo.of(result.components());

		assertArrayEquals(result.factorization().H().toArray(), info.signatures()
			.H().toArray());
		assertEquals("T", info.image());
		assertEquals("GSVD-NMF", info.method());
		assertTrue(info.macro().matches(
			"run\\(\"GSVD-NMF\\.\\.\\.\", \"axis=Channels components=3 .* scale=Peak\"\\);"),
			info.macro());
		assertEquals(result.factorization().relativeError(), info.summary().get(
			"error_percent"));
		assertEquals(TableText.of(result.gsvd().get()), TableText.of(
			StoredSignatures.of(result.components()).gsvd().get()));
		assertTrue(result.components().getInfoProperty().startsWith(
			"Exposure = 3 ms\n\nUnmixed by: UnmixJ"));
		assertEquals("2", IJ.d2s(ComponentNames.peak(info.signatures().H().viewRow(
			1).toArray()), 0));
		assertEquals("Component 2, peak 540 nm; slice 3", result.components()
			.getStack().getSliceLabel(8));
	}

	@Test
	void propertiesAreNotReadFromTheBlock() {
		final ImagePlus components = result().components();

		components.setProperties(null);

		assertEquals(null, components.getProp("error_percent"));
		assertEquals("GSVD-NMF", components.getProp("Method"));
	}

	static Stream<Arguments> derived() {
		final List<Arguments> ways = new ArrayList<>();
		final String all = "C1 C2 C3";
		way(ways, "duplicate", all, image -> new Duplicator().run(image));
		way(ways, "duplicate channels 2-3", "C2 C3", image -> new Duplicator().run(
			image, 2, 3, 1, 3, 1, 1));
		way(ways, "one image", "C2", image -> {
			image.setDisplayMode(IJ.COLOR);
			image.setPositionWithoutUpdate(2, 2, 1);
			image.setPosition(2, 2, 1);
			return image.crop();
		});
		way(ways, "crop", all, image -> {
			image.setRoi(new Roi(1, 1, 4, 3));
			return image.crop("stack");
		});
		way(ways, "scale", all, image -> image.resize(16, 12, "none"));
		way(ways, "bin", all, image -> new Binner().shrink(image, 2, 2, 1,
			Binner.SUM));
		way(ways, "maximum projection", all, image -> ZProjector.run(image,
			"max all"));
		way(ways, "split", "C3", image -> ChannelSplitter.split(image)[2]);
		way(ways, "substack", "C1 C3", image -> new SubstackMaker().makeSubstack(
			stack(image), "1,3"));
		way(ways, "arranged", "C3 C1 C2", image -> ChannelArranger.run(image,
			new int[] { 3, 1, 2 }));
		way(ways, "arranged and projected", "C3 C1 C2", image -> {
			final ImagePlus arranged = ChannelArranger.run(image, new int[] { 3, 1,
				2 });
			arranged.setCalibration(image.getCalibration()); // as from the menu
			return ZProjector.run(arranged, "max all");
		});
		way(ways, "16-bit", all, image -> {
			final ImagePlus copy = new Duplicator().run(image);
			new StackConverter(copy).convertToGray16();
			return copy;
		});
		way(ways, "hyperstack to stack", all, image -> stack(image));
		way(ways, "reduced", all, image -> {
			final ImagePlus reduced = image.createHyperStack("reduced", 3, 1, 1, 32);
			new HyperStackReducer(image).reduce(reduced);
			return reduced;
		});
		way(ways, "grays", all, image -> {
			final ImagePlus copy = new ImagePlus("copy", new Duplicator().run(image)
				.getStack());
			copy.setCalibration(image.getCalibration());
			copy.setDimensions(3, 3, 1);
			return copy;
		});
		return ways.stream();
	}

	private static void way(final List<Arguments> ways, final String name,
		final String headings, final UnaryOperator<ImagePlus> way)
	{
		ways.add(Arguments.of(name, headings, way));
	}

	private static ImagePlus stack(final ImagePlus image) {
		final ImagePlus stack = image.createImagePlus();
		stack.setStack("stack", image.getStack().duplicate());
		return stack;
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("derived")
	void keepsTheSignaturesOfTheChannelsThatAreLeft(final String name,
		final String headings, final UnaryOperator<ImagePlus> way,
		@TempDir final File folder)
	{
		final UnmixingResult result = result();
		final ImagePlus image = way.apply(result.components());

		requireSignatures(result, headings, image);
	}

	private static void requireSignatures(final UnmixingResult result,
		final String headings, final ImagePlus image)
	{
		final StoredSignatures stored = StoredSignatures.of(image);
		final TitledTable table = stored.table();
		assertEquals(headings, IntStream.range(0, stored.quality().size()).mapToObj(
			row -> "C" + (int) stored.quality().getValue("component", row)).collect(
				Collectors.joining(" ")));
		assertEquals("Signatures of T", table.getTitle());
		assertEquals("wavelength_nm " + headings, String.join(" ", table
			.getHeadings()));
		for (final String heading : table.getHeadings()) {
			assertArrayEquals(result.signatures().getColumn(heading), table.getColumn(
				heading));
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, C1 C2 C3", "1, C2 C3" })
	void readsASavedTiff(final int left, final String headings,
		@TempDir final File folder)
	{
		final UnmixingResult result = result();
		final ImagePlus image = new Duplicator().run(result.components(), 1 + left,
			3, 1, 3, 1, 1);
		final String path = new File(folder, "components.tif").getPath();

		IJ.saveAsTiff(image, path);

		requireSignatures(result, headings, IJ.openImage(path));
		requireSignatures(result, headings, IJ.openVirtual(path));
	}

	@Test
	void readsTheTiffThatTheResultSaves(@TempDir final File folder) {
		final UnmixingResult result = result();

		result.save(folder);

		final ImagePlus opened = IJ.openImage(new File(folder,
			"Components of T.tif").getPath());
		requireSignatures(result, "C1 C2 C3", opened);
		requireSignatures(result, "C1 C2 C3", ZProjector.run(opened, "max all"));
		requireSignatures(result, "C2", ChannelSplitter.split(opened)[1]);
		assertEquals("\u00b5m", opened.getCalibration().getUnit());
		assertEquals(2, opened.getCalibration().pixelDepth);
	}

	/** What the help says: a projection's signatures are not in its TIFF. */
	@Test
	void aSavedProjectionHasNone(@TempDir final File folder) {
		final String path = new File(folder, "projection.tif").getPath();

		IJ.saveAsTiff(ZProjector.run(result().components(), "max all"), path);

		assertFalse(ComponentsInfo.isIn(IJ.openImage(path)));
	}

	@Test
	void plotsAndTablesAreThoseOfTheResult(@TempDir final File folder) {
		final UnmixingResult result = result();

		final StoredSignatures stored = StoredSignatures.of(result.components());

		assertEquals(result.signaturePlot().getTitle(), stored.plot().getTitle());
		assertArrayEquals((int[]) result.signaturePlot().getProcessor()
			.convertToRGB().getPixels(), (int[]) stored.plot().getProcessor()
				.convertToRGB().getPixels());
		assertArrayEquals((int[]) result.gsvdPlot().get().getProcessor()
			.convertToRGB().getPixels(), (int[]) stored.gsvdPlot().get()
				.getProcessor().convertToRGB().getPixels());
		assertEquals(TableText.of(result.quality()), TableText.of(stored
			.quality()));
		stored.save(new File(folder, "new"));
		assertArrayEquals(new String[] { "GSVD of T.csv",
			"Generalized singular values of T.png", "QC of T.csv",
			"Signature plot of T.png", "Signatures of T.csv" }, sorted(new File(
				folder, "new").list()));
	}

	private static String[] sorted(final String[] names) {
		return Stream.of(names).sorted().toArray(String[]::new);
	}

	@Test
	void areSpectraThatCanBeApplied() {
		final UnmixingResult result = result();

		assertEquals(Spectra.of(result.signatures()), Spectra.of(new Duplicator()
			.run(result.components())));
	}

	@Test
	void componentsOfComponentsHaveTheirOwn() {
		final ImagePlus components = Unmixing.of(Stacks.random(9, 8, 5, 1, 4, 8))
			.withAxis(Axis.CHANNELS).hals(NmfOptions.withComponents(3),
				ProgressMonitor.NONE).components();

		final UnmixingResult again = Unmixing.of(components).withAxis(Axis.FRAMES)
			.hals(NmfOptions.withComponents(2), ProgressMonitor.NONE);

		assertEquals("Components of random", ComponentsInfo.of(again.components())
			.image());
		assertEquals("frame C1 C2", String.join(" ", StoredSignatures.of(again
			.components()).table().getHeadings()));
	}

	@Test
	void aChannelWithNeitherLabelNorColourIsRefused() {
		final ImagePlus third = ChannelSplitter.split(result().components())[2];

		final ImagePlus projection = ZProjector.run(third, "avg");

		assertEquals(Messages.unknownChannels("AVG_C3-Components of T", 1, 3),
			message(projection));
	}

	@Test
	void saysWhenThereAreNone() {
		assertEquals(Messages.NO_IMAGE, message(null));
		assertEquals(Messages.notComponents("random"), message(Stacks.random(3, 3,
			2, 1, 1, 8)));
	}

	private static String message(final ImagePlus image) {
		return assertThrows(IllegalArgumentException.class, () -> ComponentsInfo.of(
			image)).getMessage();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"\"unmixj\": 1 | \"unmixj\": 2 | it was written by UnmixJ 1.2.3, and can be read by that version or a newer one",
		"\"scale\": \"Norm\" | \"scale\": \"Large\" | scale must be one of [Peak, Sum, Norm], got Large",
		"\"axis\": \"Channels\",|  | axis must be one of [Auto, Channels, Frames, Slices], got null",
		"\"image\" | \"imago\" | image is missing",
		"[\"Component 1\",\"Component 2\"] | [\"A\",\"A\"] | names must all be different, got [A, A]",
		"[\"Component 1\",\"Component 2\"] | [\"A\"] | names must have 2 values, got 1",
		"\"#f4a810\" | \"red\" | For input string: \"red\"",
		"[0.0,0.0] | [0.0] | each of signatures must have 2 values, got 1" })
	void refusesWhatWasEdited(final String before, final String after,
		final String reason)
	{
		final String text = ComponentsJson.text(info(new double[][] { { 1, 2 }, { 0,
			0 } }, new double[0]));
		assertTrue(text.contains(before), text);
		final ImagePlus image = Stacks.random(3, 3, 2, 1, 1, 8);
		image.setProperty("Info", ComponentsInfo.MARKER + text.replace(before,
			after == null ? "" : after));

		assertEquals(Messages.brokenComponents("random", reason), message(image));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"\"flat\":1|\"flat\":2|flat must be in 0..1, got 2",
		"\"flat\":1|\"flat\":-1|flat must be in 0..1, got -1",
		"\"width\":3|\"width\":0|width must be in 1..2147483647, got 0",
		"\"width\":3|\"width\":2000000000|height must be in 1..1, got 2",
		"\"height\":2,||height is missing" })
	void refusesAFitThatCannotHaveBeen(final String before, final String after,
		final String reason)
	{
		final boolean[] inside = { true, false, true, true, true, true };
		final FitRecord plain = FitRecord.plain(2);
		final FitRecord record = new FitRecord(PixelMask.of(PixelRows.inside(inside,
			1), 3), plain.saturation(), false, plain.background(), true, plain
				.detector(), false, plain.loss(), plain.penalties(), plain.fixed(), 1);
		final ComponentsInfo info = info(new double[][] { { 1, 2 }, { 0, 3 } },
			new double[0]);
		final String text = ComponentsJson.text(new ComponentsInfo(info
			.signatures(), info.image(), info.method(), info.version(), info.macro(),
			info.summary(), info.warnings(), info.lambdas(), info.taken(), info
				.quality(), record, info.earlier()));
		assertTrue(text.contains(before), text);
		final ImagePlus image = Stacks.random(3, 2, 2, 1, 1, 8);

		image.setProperty("Info", ComponentsInfo.MARKER + text);
		assertEquals(2, ComponentsInfo.of(image).signatures().names().size());
		image.setProperty("Info", ComponentsInfo.MARKER + text.replace(before,
			after == null ? "" : after));
		assertEquals(Messages.brokenComponents("random", reason), message(image));
	}

	@ParameterizedTest
	@CsvSource({ "0", "1", "40", "300", "470" })
	void refusesWhatWasCutOff(final int length) {
		final String text = ComponentsJson.text(info(new double[][] { { 1, 2 }, { 0,
			0 } }, new double[0]));
		final ImagePlus image = Stacks.random(3, 3, 2, 1, 1, 8);
		image.setProperty("Info", ComponentsInfo.MARKER + text.substring(0,
			length));

		assertTrue(message(image).startsWith(
			"The signatures in the Info of \"random\" cannot be read: "), message(
				image));
	}
}
