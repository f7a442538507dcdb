
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.launch.MacroRunner.Mode;

import ij.IJ;
import ij.ImagePlus;

/** The same macro gives the same numbers however ImageJ was started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParityIT {

	private static final Path MACRO = Path.of("src/test/resources/parity.ijm");

	/** How many stacks the macro unmixes. */
	private static final int RUNS = 5;

	private Path folder;

	@BeforeAll
	void runWithoutADisplay(@TempDir final Path temporary) {
		folder = temporary;
		run(Mode.HEADLESS);
	}

	private void run(final Mode mode) {
		final ProcessResult result = MacroRunner.of(mode).run(MACRO, folder.resolve(
			mode.name()).toString());
		assertEquals(0, result.exitCode(), result.toString());
	}

	@Test
	void theMacroSeesEachResult() throws IOException {
		final List<String> errors = Files.readAllLines(folder.resolve(
			Mode.HEADLESS + "/numbers.txt")).stream().filter(line -> line.startsWith(
				"error_percent ")).toList();

		assertEquals(RUNS, errors.size());
		for (final String line : errors)
			assertTrue(Double.parseDouble(line.split(" ")[1]) < 10, line);
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "WINDOW", "BATCH" })
	void numbersAreThoseWithoutADisplay(final Mode mode) throws IOException {
		run(mode);

		requireEqualFiles(folder.resolve(Mode.HEADLESS.name()), folder.resolve(mode
			.name()));
	}

	private static void requireEqualFiles(final Path expected, final Path actual)
		throws IOException
	{
		final List<Path> files = files(expected);
		assertEquals(files, files(actual));
		for (final Path file : files) {
			final String name = file.toString();
			if (name.endsWith("summary.csv")) assertEquals(withoutSeconds(expected
				.resolve(file)), withoutSeconds(actual.resolve(file)), name);
			else if (name.matches(".*\\.(csv|txt)")) assertEquals(Files.readString(
				expected.resolve(file)), Files.readString(actual.resolve(file)), name);
			else if (name.endsWith(".tif")) requireEqualPixels(expected.resolve(file),
				actual.resolve(file));
		}
	}

	/** The files in a folder, relative to it; images, tables and plots. */
	private static List<Path> files(final Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			final List<Path> names = files.filter(Files::isRegularFile).map(
				folder::relativize).sorted().toList();
			for (final String type : List.of(".tif", ".csv", ".png"))
				assertTrue(names.stream().anyMatch(name -> name.toString().endsWith(
					type)), type + " in " + names);
			return names;
		}
	}

	private static List<String> withoutSeconds(final Path summary)
		throws IOException
	{
		return Files.readAllLines(summary).stream().map(line -> line.substring(0,
			line.lastIndexOf(','))).toList();
	}

	private static void requireEqualPixels(final Path expected,
		final Path actual)
	{
		final ImagePlus a = IJ.openImage(expected.toString());
		final ImagePlus b = IJ.openImage(actual.toString());
		assertArrayEquals(a.getDimensions(), b.getDimensions());
		for (int i = 1; i <= a.getStackSize(); i++)
			assertArrayEquals((float[]) a.getStack().getPixels(i), (float[]) b
				.getStack().getPixels(i), expected + ", slice " + i);
	}
}
