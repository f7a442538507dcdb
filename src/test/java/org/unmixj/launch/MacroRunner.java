
package org.unmixj.launch;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/**
 * Runs macros in an ImageJ in a process of its own, as users do, with the jars
 * that {@code mvn package} made. For tests called {@code *IT}.
 *
 * <pre>
 * ProcessResult result = MacroRunner.of(Mode.HEADLESS).run(
 * 	"print(getArgument());", "hello");
 * assertEquals(0, result.exitCode(), result.errors());
 * assertEquals("hello\n", result.output());
 * </pre>
 *
 * In every mode the output is what the macro printed (the log in a window), the
 * errors are ImageJ's messages, and the exit code is 0 if the macro ran to its
 * end or called {@code exit}, else 1. ImageJ starts with no preferences and
 * leaves none.
 */
public final class MacroRunner {

	/** How ImageJ is started. */
	public enum Mode {
			/** The {@code -app} jar, without a display. */
			HEADLESS,
			/**
			 * Plain ImageJ with its window, on a display (Xvfb will do). A dialog
			 * that opens is reported among the errors and canceled.
			 */
			WINDOW,
			/** As {@link #WINDOW}, the macro in batch mode. */
			BATCH
	}

	private static final Duration TIMEOUT = Duration.ofMinutes(5);
	private static final Map<String, String> NO_DISPLAY = Map.of("DISPLAY", "");

	private final Mode mode;
	private final Path directory;
	private final Path javaHome;
	private final List<String> jvmOptions;
	private final boolean bundled;

	private MacroRunner(final Mode mode, final Path directory,
		final Path javaHome, final List<String> jvmOptions, final boolean bundled)
	{
		this.mode = mode;
		this.directory = directory;
		this.javaHome = javaHome;
		this.jvmOptions = jvmOptions;
		this.bundled = bundled;
	}

	/**
	 * A runner in the project's folder, on the JDK of the tests. Skips the test
	 * if the mode needs a display and there is none.
	 */
	public static MacroRunner of(final Mode mode) {
		Assumptions.assumeTrue(mode == Mode.HEADLESS || !GraphicsEnvironment
			.isHeadless(), "no display: start the tests with xvfb-run");
		return new MacroRunner(mode, Paths.get("").toAbsolutePath(), Paths.get(
			System.getProperty("java.home")), List.of("-Xmx512m"), true);
	}

	/** With another working directory, where relative paths start. */
	public MacroRunner withDirectory(final Path path) {
		return new MacroRunner(mode, path, javaHome, jvmOptions, bundled);
	}

	/** With another Java. */
	public MacroRunner withJavaHome(final Path path) {
		return new MacroRunner(mode, directory, path, jvmOptions, bundled);
	}

	/** With other options for the JVM than {@code -Xmx512m}. */
	public MacroRunner withJvmOptions(final String... options) {
		return new MacroRunner(mode, directory, javaHome, List.of(options),
			bundled);
	}

	/**
	 * In a window: with the thin jar in ImageJ's {@code plugins} and the
	 * libraries in its {@code jars}, instead of the {@code -imagej1} bundle.
	 */
	public MacroRunner withThinJar() {
		return new MacroRunner(mode, directory, javaHome, jvmOptions, false);
	}

	/**
	 * Runs a macro.
	 *
	 * @param macro its text
	 * @param argument what {@code getArgument()} returns in it
	 */
	public ProcessResult run(final String macro, final String argument) {
		return withTemporaryFolder(folder -> {
			final String prefix = mode == Mode.BATCH ? "setBatchMode(true); " : "";
			final Path file = folder.resolve("Macro.ijm");
			Files.writeString(file, prefix + macro);
			return start(folder, file, argument);
		});
	}

	/**
	 * Runs a macro file.
	 *
	 * @param file the macro; relative paths start at the working directory
	 * @param argument what {@code getArgument()} returns in it
	 */
	public ProcessResult run(final Path file, final String argument) {
		if (mode != Mode.BATCH) return withTemporaryFolder(folder -> start(folder,
			file, argument));
		try {
			return run(Files.readString(directory.resolve(file)), argument);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * Runs the {@code -app} jar without a display.
	 *
	 * @param arguments the whole command line after the jar
	 */
	public ProcessResult runApp(final String... arguments) {
		return withTemporaryFolder(folder -> app(folder, NO_DISPLAY, arguments));
	}

	/**
	 * Runs the {@code -app} jar on the display. It ends when a macro says
	 * {@code run("Quit")}.
	 *
	 * @param arguments the whole command line after the jar
	 */
	public ProcessResult runAppOnDisplay(final String... arguments) {
		return withTemporaryFolder(folder -> app(folder, Map.of(), arguments));
	}

	private ProcessResult start(final Path folder, final Path file,
		final String argument) throws IOException
	{
		if (mode == Mode.HEADLESS) return app(folder, NO_DISPLAY, "--headless", file
			.toString(), argument);
		return window(folder, file.toString(), argument);
	}

	private ProcessResult app(final Path home,
		final Map<String, String> environment, final String... arguments)
	{
		final List<String> command = java(home);
		command.addAll(List.of("-jar", Jars.APP.toString()));
		command.addAll(List.of(arguments));
		return ProcessRunner.run(directory, environment, TIMEOUT, command);
	}

	private ProcessResult window(final Path folder, final String file,
		final String argument) throws IOException
	{
		install(folder);
		final List<String> command = java(folder);
		command.add("-Dplugins.dir=" + folder);
		command.add("-cp");
		command.add(Jars.IMAGEJ + File.pathSeparator + Jars.TEST_CLASSES);
		command.addAll(List.of(WindowMacro.class.getName(), file, argument));
		return ProcessRunner.run(directory, Map.of(), TIMEOUT, command);
	}

	private void install(final Path folder) throws IOException {
		final Path plugins = Files.createDirectories(folder.resolve("plugins"));
		copy(bundled ? Jars.IMAGEJ1 : Jars.THIN, plugins);
		if (bundled) return;
		final Path jars = Files.createDirectories(folder.resolve("jars"));
		for (final Path jar : Jars.DEPENDENCIES)
			copy(jar, jars);
	}

	private static void copy(final Path file, final Path folder)
		throws IOException
	{
		Files.copy(file, folder.resolve(file.getFileName()));
	}

	private List<String> java(final Path home) {
		final List<String> command = new ArrayList<>();
		command.add(javaHome.resolve("bin").resolve("java").toString());
		command.add("-Duser.home=" + home);
		command.add("-Dfile.encoding=UTF-8");
		command.addAll(jvmOptions);
		return command;
	}

	private interface FolderTask {

		ProcessResult run(Path folder) throws IOException;
	}

	private static ProcessResult withTemporaryFolder(final FolderTask task) {
		try {
			final Path folder = Files.createTempDirectory("imagej");
			try {
				return task.run(folder);
			}
			finally {
				try (Stream<Path> files = Files.walk(folder)) {
					for (final Path file : files.sorted(Comparator.reverseOrder())
						.toList())
						Files.delete(file);
				}
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
