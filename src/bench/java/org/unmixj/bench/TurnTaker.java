
package org.unmixj.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that measures in turn with another, so that both see the same
 * machine. It prepares itself and says that it is ready; does as much as it is
 * asked for and says so again, each time; and does the rest at the end of its
 * input. In between it waits for its input, idle.
 */
final class TurnTaker implements AutoCloseable {

	/** What it says when it waits. */
	static final String READY = "ready";

	/**
	 * Before a turn; until then what the other one has left to do, such as
	 * collecting garbage or looking for more work, has ended.
	 */
	private static final long PAUSE_MS = 300;

	private final List<String> command;

	private final Path output;

	private final File errors;

	private final Process process;

	private final Writer requests;

	private final BufferedReader reports;

	/** All it has said. */
	private final List<String> lines = new ArrayList<>();

	private int turns;

	/**
	 * Starts a command.
	 *
	 * @param output where its standard output is kept; its errors go to a file
	 *          beside it
	 */
	TurnTaker(final List<String> command, final Path output) throws IOException {
		this.command = command;
		this.output = output;
		errors = Child.errors(output);
		process = Child.start(command, Redirect.PIPE, errors);
		requests = process.outputWriter();
		reports = process.inputReader();
	}

	/** Waits until it is prepared; returns what it said meanwhile. */
	Measurements prepare() throws IOException, InterruptedException {
		final int before = lines.size();
		for (String line; (line = reports.readLine()) != null;) {
			if (line.trim().equals(READY)) return new Measurements(List.copyOf(lines
				.subList(before, lines.size())));
			lines.add(line);
		}
		Child.requireSuccess(process, command, errors);
		throw new IOException(String.join(" ", command) + " ended before its turn");
	}

	/** Lets it measure for some seconds; returns what it said. */
	Measurements turn(final double seconds) throws IOException,
		InterruptedException
	{
		turns++;
		Thread.sleep(PAUSE_MS);
		try {
			requests.write(seconds + "\n");
			requests.flush();
		}
		catch (final IOException e) {
			Child.requireSuccess(process, command, errors); // says why it ended
			throw e;
		}
		return prepare();
	}

	/** Returns how many turns it was asked for. */
	int turns() {
		return turns;
	}

	/** Lets it do the rest and end; returns all it ever said. */
	Measurements end() throws IOException, InterruptedException {
		requests.close();
		for (String line; (line = reports.readLine()) != null;) {
			lines.add(line);
		}
		Files.write(output, lines);
		Child.requireSuccess(process, command, errors);
		return new Measurements(lines);
	}

	/** Stops it, if it has not ended. */
	@Override
	public void close() {
		process.destroyForcibly();
	}
}
