
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.imagej.SampleStack;
import org.unmixj.launch.MacroRunner.Mode;

import ij.IJ;
import ij.ImagePlus;

/** The macros that come with UnmixJ do what their first lines say. */
class MacrosIT {

	private static final Path MACROS = Path.of("macros");
	private static final Path SAMPLE = MACROS.resolve("Unmix_Sample.ijm");
	private static final Path FOLDER = MACROS.resolve("Unmix_Folder.ijm");
	private static final Path KNOWN = MACROS.resolve("Unmix_Known_Dyes.ijm");
	private static final Path APPLY = MACROS.resolve("Fit_Once_Apply_Folder.ijm");
	private static final Path COMPARE = MACROS.resolve("Compare_HALS_GSVD.ijm");

	private static final Path COUNT = MACROS.resolve("Count_Components.ijm");

	/** Width and height of the stacks that tests of folders cut from samples. */
	private static final int PART = 40;

	@Test
	void areAllTested() throws IOException {
		try (Stream<Path> macros = Files.list(MACROS)) {
			assertEquals(Set.of(SAMPLE, FOLDER, KNOWN, APPLY, COMPARE, COUNT), macros
				.collect(Collectors.toSet()));
		}
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "HEADLESS", "WINDOW" })
	void sampleIsUnmixedIntoAFolder(final Mode mode, @TempDir final Path folder)
		throws IOException
	{
		final Path results = folder.resolve("a b");

		final ProcessResult result = MacroRunner.of(mode).run(SAMPLE, results
			.toString());

		requireSuccess(mode, result);
		assertTrue(result.output().matches(
			"Components of lambda-stack\\.tif: error \\d\\.\\d{3} %," +
				" \\d+ iterations, \\d+\\.\\d s, converged: true\n" + "Written to .*" +
				"\n"), result.output());
		assertEquals(resultsOf("lambda-stack.tif"), files(results));
	}

	@Test
	void sampleIsUnmixedWithoutAFolder() {
		final ProcessResult result = MacroRunner.of(Mode.WINDOW).run(SAMPLE, "");

		requireSuccess(Mode.WINDOW, result);
		assertEquals(1, result.lines().length, result.output());
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "HEADLESS", "WINDOW" })
	void componentsAreCountedAndUnmixed(final Mode mode,
		@TempDir final Path folder) throws IOException
	{
		final Path results = folder.resolve("a b");

		final ProcessResult result = MacroRunner.of(mode).run(COUNT, results +
			";axis=Channels most=6 starts=0 pixels=4000");

		requireSuccess(mode, result);
		final List<String> lines = List.of(result.lines());
		assertTrue((result.output() + result.errors()).contains(
			"lambda-stack.tif: 4 components: up to there"), result.toString());
		assertTrue(contains(lines, "lambda-stack\\.tif: 4 components"), result
			.output());
		assertTrue(contains(lines,
			"Components of lambda-stack\\.tif: error 0\\.\\d{3} %"), result.output());
		final Set<String> expected = resultsOf("lambda-stack.tif");
		expected.addAll(Set.of("Component count of lambda-stack.tif.csv",
			"Component count plot of lambda-stack.tif.png",
			"Component evidence of lambda-stack.tif.png"));
		assertEquals(expected, files(results));
	}

	/** Weighed as photons, the sample's background counts, too. */
	@Test
	void theLossThatIsFoundIsTheOneThatUnmixes(@TempDir final Path folder) {
		final Path results = folder.resolve("a b");

		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).run(COUNT,
			results + ";axis=Channels most=6 starts=0 pixels=9000 loss=Auto");

		requireSuccess(Mode.HEADLESS, result);
		assertTrue(contains(List.of(result.lines()),
			"lambda-stack\\.tif: 5 components"), result.output());
		final String info = IJ.openImage(results.resolve(
			"Components of lambda-stack.tif").toString()).getInfoProperty();
		assertTrue(info.contains("loss=Poisson"), info);
	}

	/**
	 * One file holds a single image, which says that it was unmixed before, and
	 * one holds none.
	 */
	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "HEADLESS", "WINDOW" })
	void badFilesDoNotStopTheFolder(final Mode mode, @TempDir final Path folder)
		throws IOException
	{
		save(SampleStack.LAMBDA.open(), 6, folder.resolve("a good.tif"));
		final ImagePlus single = SampleStack.CALCIUM.open();
		single.setProp("error_percent", "1.5");
		save(single, 1, folder.resolve("b single.tif"));
		Files.writeString(folder.resolve("c junk.tif"), "junk");
		save(SampleStack.CALCIUM.open(), 9, folder.resolve("d good.tiff"));
		Files.writeString(folder.resolve("e notes.txt"), "no image");

		final ProcessResult result = MacroRunner.of(mode).run(FOLDER, folder +
			";components=3");

		assertEquals(0, result.exitCode(), result.errors());
		final List<String> lines = List.of(result.lines());
		assertTrue(contains(lines, "a good\\.tif: error \\d+\\.\\d{3} %"), result
			.toString());
		assertTrue(contains(lines, "d good\\.tiff: error \\d+\\.\\d{3} %"), result
			.toString());
		assertTrue((result.output() + result.errors()).contains(
			"GSVD-NMF: The image has one channel, one slice and one frame;"), result
				.toString());
		assertTrue(contains(lines, "Not unmixed: .*b single.*"), result.toString());
		assertTrue(contains(lines, "Not an image that ImageJ can open: .*c junk.*"),
			result.toString());
		assertTrue(contains(lines, "2 of 4 files unmixed into .*"), result
			.toString());
		assertEquals(List.of("Not unmixed, for the reasons above:",
			"  b single.tif", "  c junk.tif"), lines.subList(lines.size() - 3, lines
				.size()));
		final Set<String> expected = resultsOf("a good.tif");
		expected.addAll(resultsOf("d good.tiff"));
		assertEquals(expected, files(folder.resolve("unmixed")));
		final List<String> summary = Files.readAllLines(folder.resolve(
			"unmixed/summary.csv"));
		assertEquals(3, summary.size(), summary.toString());
		assertTrue(summary.get(1).startsWith("a good.tif,GSVD-NMF,3,"), summary.get(
			1));
		assertTrue(summary.get(2).startsWith("d good.tiff,GSVD-NMF,3,"), summary
			.get(2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ";components=2", "; components=2 added=1" })
	void aFoldersNameMayHaveASemicolon(final String options,
		@TempDir final Path parent) throws IOException
	{
		final Path folder = Files.createDirectory(parent.resolve("a;b;c"));
		save(SampleStack.CALCIUM.open(), 9, folder.resolve("T.tif"));

		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).run(FOLDER,
			folder + options);

		assertEquals(0, result.exitCode(), result.errors());
		final List<String> summary = Files.readAllLines(folder.resolve(
			"unmixed/summary.csv"));
		assertTrue(summary.get(1).startsWith("T.tif,GSVD-NMF," + (options.isEmpty()
			? 4 : 2) + ","), summary.get(1));
	}

	@Test
	void aFileThatCannotBeSavedIsReported(@TempDir final Path folder)
		throws IOException
	{
		save(SampleStack.CALCIUM.open(), 9, folder.resolve("T.tif"));
		Files.createDirectories(folder.resolve("unmixed/Signatures of T.tif.csv"));

		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).run(FOLDER,
			folder + ";components=2");

		assertTrue(contains(List.of(result.lines()), "0 of 1 files unmixed.*"),
			result.toString());
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "HEADLESS", "WINDOW" })
	void aFolderThatIsNotThereIsReported(final Mode mode) {
		final ProcessResult result = MacroRunner.of(mode).run(FOLDER, "/no such");

		final String text = result.output() + result.errors();
		assertTrue(text.contains("There is no folder \"/no such\"."), text);
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "HEADLESS", "WINDOW" })
	void bothMethodsAreCompared(final Mode mode, @TempDir final Path folder) {
		final Path file = folder.resolve("T.tif");
		save(SampleStack.CALCIUM.open(), 20, file);

		final ProcessResult result = MacroRunner.of(mode).run(COMPARE, file
			.toString());

		requireSuccess(mode, result);
		// in a window, warnings of bleaching are in the Log as well
		final String[] lines = Arrays.stream(result.lines()).filter(line -> !line
			.startsWith("The intensity falls by ")).toArray(String[]::new);
		assertEquals(8, lines.length, result.output());
		assertEquals("T.tif, 8 components", lines[0]);
		int atLeastAsGood = 0;
		for (int seed = 1; seed <= 5; seed++) {
			final String[] cells = lines[1 + seed].split(", ");
			assertEquals(Integer.toString(seed), cells[0]);
			if (Double.parseDouble(cells[2]) <= Double.parseDouble(cells[1]) * 1.0001)
				atLeastAsGood++;
		}
		assertEquals("GSVD-NMF at least as good (within 0.01 %): " + atLeastAsGood +
			" of 5", lines[7]);
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "HEADLESS", "WINDOW" })
	void knownDyesAreUnmixed(final Mode mode, @TempDir final Path folder)
		throws IOException
	{
		final Path results = folder.resolve("a b");

		final ProcessResult result = MacroRunner.of(mode).run(KNOWN,
			"sample-stacks/truth/lambda-stack-signatures.csv;" + results);

		requireSuccess(mode, result);
		final String[] lines = result.lines();
		assertTrue(lines[0].matches(
			"Components of lambda-stack\\.tif: error \\d\\.\\d{3} %"), result
				.output());
		final String[] names = { "Nuclei", "Filaments", "Membrane", "Vesicles",
			"Background" };
		for (int j = 0; j < names.length; j++) {
			assertTrue(lines[1 + j].matches(names[j] + ": mean \\d+\\.\\d\\d"), result
				.output());
		}
		final List<String> signatures = Files.readAllLines(results.resolve(
			"Signatures of lambda-stack.tif.csv"));
		assertEquals("wavelength_nm," + String.join(",", names), signatures.get(0));
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "HEADLESS", "WINDOW" })
	void spectraOfTheFirstFileAreAppliedToTheOthers(final Mode mode,
		@TempDir final Path folder) throws IOException
	{
		save(SampleStack.LAMBDA.open(), 32, folder.resolve("a.tif"));
		save(SampleStack.LAMBDA.open(), 32, folder.resolve("b.tif"));
		save(SampleStack.LAMBDA.open(), 20, folder.resolve("c.tif"));

		final ProcessResult result = MacroRunner.of(mode).run(APPLY, folder +
			";axis=Slices components=4");

		assertEquals(0, result.exitCode(), result.errors());
		final List<String> lines = List.of(result.lines());
		assertTrue(contains(lines, "a\\.tif: spectra found, error \\d\\.\\d{3} %"),
			result.toString());
		assertTrue(contains(lines,
			"b\\.tif: spectra applied, error \\d\\.\\d{3} %"), result.toString());
		assertTrue(contains(lines, "2 of 3 files unmixed into .*"), result
			.toString());
		final List<String> summary = Files.readAllLines(folder.resolve(
			"unmixed/summary.csv"));
		final String[] fitted = summary.get(1).split(",");
		final String[] applied = summary.get(2).split(",");
		assertEquals("GSVD-NMF", fitted[1]);
		assertEquals("Apply Spectra", applied[1]);
		assertEquals(1, Double.parseDouble(applied[3]) / Double.parseDouble(
			fitted[3]), 1e-3, "the same stack with its own spectra");
		assertEquals(Files.readString(folder.resolve(
			"unmixed/Signatures of a.tif.csv")), Files.readString(folder.resolve(
				"unmixed/Signatures of b.tif.csv")));
	}

	/** Headless there is a progress bar; in a window no dialog may open. */
	private static void requireSuccess(final Mode mode,
		final ProcessResult result)
	{
		assertEquals(0, result.exitCode(), result.toString());
		if (mode == Mode.WINDOW) assertEquals("", result.errors());
	}

	private static boolean contains(final List<String> lines,
		final String regex)
	{
		return lines.stream().anyMatch(line -> line.matches(regex));
	}

	private static void save(final ImagePlus stack, final int images,
		final Path file)
	{
		final ImagePlus part = new ImagePlus(stack.getTitle(), stack.getStack()
			.crop(0, 0, 0, PART, PART, images));
		part.setProperties(stack.getPropertiesAsArray());
		IJ.saveAsTiff(part, file + ".tif");
		assertTrue(file.resolveSibling(file.getFileName() + ".tif").toFile()
			.renameTo(file.toFile()), file + " could not be written");
	}

	/** What saving the results for an input of some title makes. */
	private static Set<String> resultsOf(final String title) {
		return new TreeSet<>(Set.of("Components of " + title + (title.endsWith(
			".tif") ? "" : ".tif"), "Signature plot of " + title + ".png",
			"Signatures of " + title + ".csv", "QC of " + title + ".csv",
			"Generalized singular values of " + title + ".png", "GSVD of " + title +
				".csv", "summary.csv"));
	}

	private static Set<String> files(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).collect(Collectors
				.toCollection(TreeSet::new));
		}
	}
}
