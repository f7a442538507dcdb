
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.launch.MacroRunner.Mode;

/** The {@code -app} jar on a machine without a display. */
class HeadlessAppIT {

	/** The first compiler only: these macros are shorter than the start. */
	private static final MacroRunner APP = MacroRunner.of(Mode.HEADLESS)
		.withJvmOptions("-XX:TieredStopAtLevel=1");

	@Test
	void printsWhatTheMacroPrints() {
		final ProcessResult result = APP.run(
			"print('one'); print('zw\u00f6lf', 2);", "");

		assertEquals(new ProcessResult(0, "one\nzw\u00f6lf 2\n", ""), result);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "two words --help" })
	void handsTheArgumentToTheMacro(final String argument) {
		final ProcessResult result = APP.run("print('[' + getArgument() + ']');",
			argument);

		assertEquals(new ProcessResult(0, "[" + argument + "]\n", ""), result);
	}

	@ParameterizedTest
	@ValueSource(strings = { "exit();", "exit('end');" })
	void exitIsNoFailure(final String exit) {
		final ProcessResult result = APP.run(exit + " print('not reached');", "");

		assertEquals(0, result.exitCode(), result.errors());
		assertTrue(!result.output().contains("not reached"), result.output());
	}

	@ParameterizedTest
	@ValueSource(strings = { "x = nosuch(3);", "run('No Such Command');",
		"run('Invert');", "getNumber('a number', 3);" })
	void anErrorStopsTheMacro(final String statement) {
		final ProcessResult result = APP.run("print('before'); " + statement +
			" print('after');", "");

		assertEquals(1, result.exitCode());
		assertEquals("before\n", result.output());
		assertTrue(!result.errors().isEmpty());
	}

	@Test
	void saysWhereTheErrorIs() {
		final ProcessResult result = APP.run("a = 1;\nrun('No Such Command');", "");

		assertTrue(result.errors().startsWith(
			"Macro Error: Unrecognized command: \"No Such Command\" in line 2\n"),
			result.errors());
	}

	@Test
	void knowsEveryCommandOfTheMenu() {
		final ProcessResult result = APP.run(MenuEntry.macroPrintingMissing(), "");

		assertEquals(new ProcessResult(0, "", ""), result);
	}

	@Test
	void relativePathsStartAtTheCurrentDirectory(@TempDir final Path folder)
		throws IOException
	{
		Files.writeString(folder.resolve("Macro.ijm"), "newImage('a', '8-bit', 3," +
			" 2, 1); saveAs('tiff', 'out.tif'); close(); open('out.tif');" +
			" print(getTitle(), File.exists('out.tif'));");

		final ProcessResult result = APP.withDirectory(folder).runApp("--headless",
			"Macro.ijm");

		assertEquals(new ProcessResult(0, "out.tif 1\n", ""), result);
		assertTrue(Files.exists(folder.resolve("out.tif")));
	}

	@Test
	void tellsTheMacroItsPath(@TempDir final Path folder) throws IOException {
		final Path macro = folder.resolve("Macro.ijm");
		Files.writeString(macro, "print(getInfo('macro.filepath'));");

		final ProcessResult result = APP.run(macro, "");

		assertEquals(macro + "\n", result.output());
	}

	@Test
	void writesNoPreferences(@TempDir final Path home) throws IOException {
		APP.withJvmOptions("-Duser.home=" + home).run(
			"call('ij.Prefs.set', 'unmixj.test', '1');", "");

		try (Stream<Path> files = Files.walk(home)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void aMissingMacroIsAFailure() {
		final ProcessResult result = APP.runApp("--headless", "nosuch.ijm");

		assertEquals(1, result.exitCode());
		assertEquals("There is no macro file " + Path.of("nosuch.ijm")
			.toAbsolutePath() + "\n", result.errors());
	}

	@ParameterizedTest
	@ValueSource(strings = { "--headless", "--headless a b c", "--nosuch",
		"image.tif --headless" })
	void aWrongCommandLineIsWrongUsage(final String arguments) {
		final ProcessResult result = APP.runApp(arguments.split(" "));

		assertEquals(2, result.exitCode());
		assertTrue(result.errors().contains("--help"), result.errors());
		assertEquals("", result.output());
	}

	@Test
	void withoutADisplayTheWindowIsRefused() {
		final ProcessResult result = APP.runApp();

		assertEquals(1, result.exitCode());
		assertEquals("There is no display to open ImageJ on. A macro runs without" +
			" one: --headless MACRO.ijm\n", result.errors());
	}

	@Test
	void helpNamesTheOptions() {
		final ProcessResult result = APP.runApp("--help");

		assertEquals(0, result.exitCode(), result.errors());
		assertTrue(result.output().contains("--headless MACRO.ijm [ARGUMENT]"),
			result.output());
	}

	@Test
	void versionIsThatOfTheJar() {
		final ProcessResult result = APP.runApp("--version");

		assertEquals(0, result.exitCode(), result.errors());
		assertTrue(result.output().matches("UnmixJ \\d+\\.\\d+\\.\\d+.*\\R"), result
			.output());
	}
}
