
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in src/bench compiles and runs, without any peer. */
class BenchIT {

	@Test
	void measuresUnmixJAndSaysWhichPeersAreMissing(@TempDir final Path folder)
		throws IOException
	{
		final String classPath = folder + System.getProperty("path.separator") +
			System.getProperty("java.class.path");
		compile(folder, classPath);

		final ProcessResult result = ProcessRunner.run(Path.of("."), Map.of(),
			Duration.ofMinutes(5), List.of(Path.of(System.getProperty("java.home"),
				"bin", "java").toString(), "-Djava.awt.headless=true",
				"-Dbench.quick=true", "-Dbench.folder=" + folder,
				"-Dbench.python=no-python", "-Dbench.rscript=no-rscript", "-cp",
				classPath, "org.unmixj.bench.Bench"));

		assertEquals(0, result.exitCode(), result.errors());
		final String report = Files.readString(folder.resolve("report.md"));
		for (final String row : List.of("| UnmixJ, after warm-up | ",
			"| movie | UnmixJ | ", "| 2^16 pixels | ", "| lambda r=6 | "))
		{
			assertTrue(report.contains(row), report);
		}
		for (final String peer : List.of("scikit-learn", "RcppML", "numpy")) {
			assertTrue(report.contains("- " + peer + " was skipped"), report);
		}
		for (final String file : List.of("error-lambda.png", "error-movie.png",
			"results.csv", "traces.csv"))
		{
			assertTrue(Files.size(folder.resolve(file)) > 0, file);
		}
	}

	private static void compile(final Path folder, final String classPath)
		throws IOException
	{
		final List<String> arguments = new ArrayList<>(List.of("-proc:none",
			"--release", "17", "-encoding", "UTF-8", "-d", folder.toString(), "-cp",
			classPath));
		try (Stream<Path> sources = Files.walk(Path.of("src/bench/java"))) {
			sources.map(Path::toString).filter(source -> source.endsWith(".java"))
				.forEach(arguments::add);
		}
		assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null,
			arguments.toArray(String[]::new)));
	}
}
