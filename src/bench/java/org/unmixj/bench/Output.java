
package org.unmixj.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/**
 * What a measured process tells the one that started it: a name and its value
 * per line of standard output.
 */
final class Output {

	private static final Path STATUS = Path.of("/proc/self/status");

	private Output() {
		// static methods only
	}

	static void report(final String name, final Object... values) {
		final StringBuilder line = new StringBuilder(name);
		for (final Object value : values) {
			line.append(' ').append(value);
		}
		System.out.println(line);
	}

	/**
	 * Takes a turn for each line of standard input, which says how many seconds
	 * it shall last, until its end: the other side of {@link TurnTaker}. To be
	 * called when the process is prepared.
	 */
	static void takeTurns(final DoubleConsumer turn) throws IOException {
		final BufferedReader lines = new BufferedReader(new InputStreamReader(
			System.in, StandardCharsets.US_ASCII));
		report(TurnTaker.READY);
		for (String line; (line = lines.readLine()) != null;) {
			turn.accept(Double.parseDouble(line));
			report(TurnTaker.READY);
		}
	}

	/** Linux only; elsewhere the peak is not known. */
	static void resetPeakMemory() {
		try {
			Files.writeString(Path.of("/proc/self/clear_refs"), "5");
		}
		catch (final IOException e) {
			// then there is no /proc/self/status either
		}
	}

	/** Reports the largest resident memory since the last reset, in MiB. */
	static void reportPeakMemory() throws IOException {
		if (!Files.isReadable(STATUS)) return;
		for (final String line : Files.readAllLines(STATUS)) {
			if (line.startsWith("VmHWM:")) {
				report("peak_mb", String.format(Locale.ROOT, "%.1f", Long.parseLong(line
					.replaceAll("[^0-9]", "")) / 1024.0));
			}
		}
	}
}
