
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmixj.launch.MacroRunner.Mode;

/**
 * The newest JDK on this machine, if it is a newer one than that of the build's
 * minimum: the app runs on it, and the project builds on it.
 */
class NewerJdkIT {

	private static Path jdk;

	@BeforeAll
	static void findJdk() {
		jdk = Jdks.newest(21).orElse(null);
		Assumptions.assumeTrue(jdk != null, "no JDK 21 or newer in " + Jdks
			.folders());
	}

	@Test
	void theAppRuns() {
		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).withJavaHome(jdk)
			.run(MenuEntry.macroPrintingMissing() + "print(getInfo('java.home'));",
				"");

		assertEquals(0, result.exitCode(), result.errors());
		assertEquals(jdk + "\n", result.output());
	}

	@Test
	void theBuildPassesTheUnitTestsAndWritesTheIndex(@TempDir final Path folder)
		throws IOException
	{
		copyProject(folder);
		final String maven = Path.of(System.getProperty("unmixj.maven.home"), "bin",
			File.separatorChar == '\\' ? "mvn.cmd" : "mvn").toString();

		final ProcessResult result = ProcessRunner.run(folder, Map.of("JAVA_HOME",
			jdk.toString()), Duration.ofMinutes(10), List.of(maven, "-o", "-B",
				"-Dmaven.repo.local=" + System.getProperty("unmixj.maven.repository"),
				"-DexcludedGroups=slow", "test"));

		assertEquals(0, result.exitCode(), result.output() + result.errors());
		assertTrue(result.output().contains("Tests run: "), result.output());
		final String index = Files.readString(folder.resolve(
			"target/classes/META-INF/json/org.scijava.plugin.Plugin"));
		for (final MenuEntry entry : MenuEntry.commands())
			assertTrue(index.contains("\"" + entry.command() + "\""), index);
	}

	private static void copyProject(final Path folder) throws IOException {
		final Path project = Path.of("");
		try (Stream<Path> files = Files.walk(project)) {
			for (final Path file : files.filter(Files::isRegularFile).filter(f -> !f
				.startsWith("target") && !f.startsWith(".git")).toList())
			{
				final Path copy = folder.resolve(file.toString());
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
	}
}
