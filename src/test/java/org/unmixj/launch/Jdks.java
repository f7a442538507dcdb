
package org.unmixj.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The JDKs on this machine. */
final class Jdks {

	private static final String VARIABLE = "UNMIXJ_JDKS";

	private Jdks() {
		// static methods only
	}

	/** Where JDKs are looked for: $UNMIXJ_JDKS, or the usual places. */
	static List<Path> folders() {
		final String variable = System.getenv(VARIABLE);
		if (variable != null) return Arrays.stream(variable.split(
			File.pathSeparator)).map(Path::of).toList();
		return List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/java"), Path.of(
			"/Library/Java/JavaVirtualMachines"), Path.of(System.getProperty(
				"user.home"), ".sdkman/candidates/java"));
	}

	/** The newest JDK of at least a version. */
	static Optional<Path> newest(final int minimum) {
		return folders().stream().flatMap(Jdks::children).flatMap(path -> Stream.of(
			path, path.resolve("Contents/Home"))).filter(path -> Files.exists(path
				.resolve("bin/javac")) && version(path) >= minimum).max(Comparator
					.comparingInt(Jdks::version));
	}

	private static Stream<Path> children(final Path folder) {
		final File[] files = folder.toFile().listFiles();
		return files == null ? Stream.empty() : Arrays.stream(files).map(
			File::toPath);
	}

	/** The feature version (17, 21 …), 0 if unknown. */
	private static int version(final Path jdk) {
		final Properties release = new Properties();
		try (var in = Files.newInputStream(jdk.resolve("release"))) {
			release.load(in);
		}
		catch (final IOException e) {
			return 0;
		}
		final String version = release.getProperty("JAVA_VERSION", "").replace("\"",
			"");
		return version.matches("\\d+.*") ? Integer.parseInt(version.split("\\D")[0])
			: 0;
	}
}
