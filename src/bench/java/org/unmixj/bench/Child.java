
package org.unmixj.bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that measures something and reports it line by line. */
final class Child {

	private static final Path JAVA = Path.of(System.getProperty("java.home"),
		"bin", "java");

	/**
	 * Variables that make OpenBLAS take another kernel than that of the
	 * processor.
	 */
	private static final String[] BLAS_VARIABLES = { "OPENBLAS_CORETYPE",
		"OPENBLAS_L2_SIZE" };

	private Child() {
		// static methods only
	}

	/** Runs a main class of this program in a JVM of its own. */
	static Measurements java(final Class<?> main, final String heap,
		final Path output, final Object... args) throws IOException,
		InterruptedException
	{
		return run(javaCommand(main, heap, args), output);
	}

	/** Returns what runs a main class of this program in a JVM of its own. */
	static List<String> javaCommand(final Class<?> main, final String heap,
		final Object... args)
	{
		final List<String> command = new ArrayList<>(List.of(JAVA.toString(),
			"-Xmx" + heap, "-Djava.awt.headless=true", "-cp", System.getProperty(
				"java.class.path"), main.getName()));
		for (final Object arg : args) {
			command.add(arg.toString());
		}
		return command;
	}

	/**
	 * Runs a command.
	 *
	 * @param output where its standard output is kept; its errors go to a file
	 *          beside it
	 * @throws IOException if it cannot be started or fails, with what it said
	 */
	static Measurements run(final List<String> command, final Path output)
		throws IOException, InterruptedException
	{
		final File errors = errors(output);
		requireSuccess(start(command, Redirect.to(output.toFile()), errors),
			command, errors);
		return new Measurements(Files.readAllLines(output));
	}

	/** Returns where the errors of a process go. */
	static File errors(final Path output) {
		return new File(output + ".err");
	}

	/**
	 * Waits for the end of a process.
	 *
	 * @throws IOException if it fails, with what it said
	 */
	static void requireSuccess(final Process process, final List<String> command,
		final File errors) throws IOException, InterruptedException
	{
		final int exitCode = process.waitFor();
		if (exitCode != 0) {
			throw new IOException(String.join(" ", command) + " ended with " +
				exitCode + ":\n" + Files.readString(errors.toPath()));
		}
	}

	/** Tells whether a command can be run and succeeds within a minute. */
	static boolean succeeds(final List<String> command)
		throws InterruptedException
	{
		try {
			final File nowhere = new File(System.getProperty("os.name").startsWith(
				"Windows") ? "NUL" : "/dev/null");
			final Process process = start(command, Redirect.to(nowhere), nowhere);
			if (process.waitFor(1, TimeUnit.MINUTES)) return process.exitValue() == 0;
			process.destroyForcibly();
			return false;
		}
		catch (final IOException e) {
			return false; // there is no such command
		}
	}

	/** Starts a command, in the environment that all have. */
	static Process start(final List<String> command, final Redirect output,
		final File errors) throws IOException
	{
		final ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(
			output).redirectError(errors);
		for (final String variable : BLAS_VARIABLES) {
			builder.environment().remove(variable);
		}
		final Process process = builder.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		return process;
	}
}
