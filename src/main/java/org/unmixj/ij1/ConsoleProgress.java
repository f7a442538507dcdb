
package org.unmixj.ij1;

import java.io.PrintStream;
import java.util.Locale;

/** Shows progress as one line of text that is written over and over. */
final class ConsoleProgress extends ProgressDisplay {

	private static final int WIDTH = 40;

	private final PrintStream stream;

	private String line = "";

	ConsoleProgress(final PrintStream stream) {
		this.stream = stream;
	}

	@Override
	void show(final double fraction, final String stage, final String left) {
		final StringBuilder bar = new StringBuilder();
		for (int i = 0; i < WIDTH; i++) {
			bar.append(i < (int) (fraction * WIDTH) ? '=' : ' ');
		}
		final String next = String.format(Locale.ROOT, "[%s] %3d %%  %s%s", bar,
			(int) (fraction * 100), stage, left.isEmpty() ? "" : ", " + left);
		if (next.equals(line)) return;
		write(next);
	}

	@Override
	public void close() {
		if (line.isEmpty()) return;
		write("");
		stream.print('\r');
		stream.flush();
	}

	/** Blanks cover what a longer line has left behind. */
	private void write(final String next) {
		final StringBuilder text = new StringBuilder(next);
		while (text.length() < line.length()) {
			text.append(' ');
		}
		stream.print("\r" + text);
		stream.flush();
		line = next;
	}
}
