
package org.unmixj.launch;

import java.util.Objects;

/** What a process left behind. */
public final class ProcessResult {

	private final int exitCode;
	private final String output;
	private final String errors;

	/**
	 * A result.
	 *
	 * @param exitCode the process's exit code
	 * @param output what it wrote to standard output
	 * @param errors what it wrote to standard error
	 */
	public ProcessResult(final int exitCode, final String output,
		final String errors)
	{
		this.exitCode = exitCode;
		this.output = output;
		this.errors = errors;
	}

	/** The exit code. */
	public int exitCode() {
		return exitCode;
	}

	/** What was written to standard output. */
	public String output() {
		return output;
	}

	/** What was written to standard error. */
	public String errors() {
		return errors;
	}

	/** The lines of standard output. */
	public String[] lines() {
		return output.isEmpty() ? new String[0] : output.split("\\R");
	}

	@Override
	public boolean equals(final Object object) {
		return object instanceof ProcessResult && toString().equals(object
			.toString());
	}

	@Override
	public int hashCode() {
		return Objects.hash(exitCode, output, errors);
	}

	@Override
	public String toString() {
		return "exit code " + exitCode + "\noutput:\n" + output + "\nerrors:\n" +
			errors;
	}
}
