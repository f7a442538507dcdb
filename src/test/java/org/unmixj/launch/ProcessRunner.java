
package org.unmixj.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and collects what it wrote. */
final class ProcessRunner {

	private ProcessRunner() {
		// static methods only
	}

	/**
	 * Runs a program; kills it and fails if it takes too long.
	 *
	 * @param directory the working directory
	 * @param environment variables to set, or to remove if their value is empty
	 * @param timeout the time the program may take
	 * @param command the program and its arguments
	 */
	static ProcessResult run(final Path directory,
		final Map<String, String> environment, final Duration timeout,
		final List<String> command)
	{
		try {
			final Path output = Files.createTempFile("output", ".txt");
			final Path errors = Files.createTempFile("errors", ".txt");
			try {
				final ProcessBuilder builder = new ProcessBuilder(command).directory(
					directory.toFile()).redirectOutput(output.toFile()).redirectError(
						errors.toFile());
				environment.forEach((name, value) -> {
					if (value.isEmpty()) builder.environment().remove(name);
					else builder.environment().put(name, value);
				});
				final Process process = builder.start();
				process.getOutputStream().close();
				final boolean ended;
				try {
					ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
				}
				finally {
					process.destroyForcibly();
				}
				final ProcessResult result = new ProcessResult(ended ? process
					.exitValue() : -1, read(output), read(errors));
				if (!ended) throw new AssertionError("No end after " + timeout +
					" of " + command + ": " + result);
				return result;
			}
			finally {
				Files.delete(output);
				Files.delete(errors);
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while " + command + " ran", e);
		}
	}

	private static String read(final Path file) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
	}
}
