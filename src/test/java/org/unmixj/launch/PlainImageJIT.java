
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.launch.MacroRunner.Mode;

/** Plain ImageJ with UnmixJ in its plugins folder, on a display. */
class PlainImageJIT {

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void knowsEveryCommandOfTheMenu(final boolean bundled) {
		final MacroRunner window = MacroRunner.of(Mode.WINDOW);
		final MacroRunner imagej = bundled ? window : window.withThinJar();

		final ProcessResult result = imagej.run(MenuEntry.macroPrintingMissing(),
			"");

		assertEquals(new ProcessResult(0, "", ""), result);
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "WINDOW", "BATCH" })
	void runsAMacro(final Mode mode) {
		final ProcessResult result = MacroRunner.of(mode).run(
			"print(getArgument(), is('Batch Mode'));", "hello");

		assertEquals(new ProcessResult(0, "hello " + (mode == Mode.BATCH ? 1 : 0) +
			"\n", ""), result);
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "WINDOW", "BATCH" })
	void anErrorStopsTheMacro(final Mode mode) {
		final ProcessResult result = MacroRunner.of(mode).run(
			"print('before'); run('No Such Command'); print('after');", "");

		assertEquals(1, result.exitCode());
		assertEquals("before\n", result.output());
		assertTrue(result.errors().startsWith(
			"Macro Error: Unrecognized command: \"No Such Command\" in line 1\n"),
			result.errors());
	}

	@Test
	void theBundleSaysThatItIsNotForFiji(@TempDir final Path folder)
		throws IOException
	{
		final Path source = folder.resolve("LegacyService.java");
		Files.writeString(source,
			"package net.imagej.legacy; public class LegacyService {}");
		final int compiled = ToolProvider.getSystemJavaCompiler().run(null, null,
			null, "-proc:none", "-d", folder.toString(), source.toString());
		assertEquals(0, compiled);

		final ProcessResult result = MacroRunner.of(Mode.WINDOW).withJvmOptions(
			"-Xbootclasspath/a:" + folder).run("run('HALS NMF...'," +
				" 'components=2'); print('after');", "");

		assertEquals(1, result.exitCode());
		assertEquals("", result.output());
		assertTrue(result.errors().contains("is for plain ImageJ"), result
			.errors());
	}

	@Test
	void aDialogIsCanceled() {
		final ProcessResult result = MacroRunner.of(Mode.WINDOW).run(
			"n = getNumber('How many', 3); print(n);", "");

		assertEquals("", result.output());
		assertTrue(result.errors().contains("How many"), result.errors());
	}
}
