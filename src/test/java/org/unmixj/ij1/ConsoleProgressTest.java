
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConsoleProgressTest {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final ConsoleProgress progress = new ConsoleProgress(new PrintStream(
		bytes, true));

	@Test
	void drawsABar() {
		progress.show(0.25, "Polishing", "");

		assertEquals("\r[" + "=".repeat(10) + " ".repeat(30) + "]  25 %  Polishing",
			written());
	}

	@Test
	void writesALineOnceAndCoversALongerOne() {
		progress.show(0.25, "Long", "about 5 s left");
		progress.show(0.2501, "Long", "about 5 s left");
		progress.show(1, "Short", "");

		final String[] lines = written().split("\r");
		assertEquals(3, lines.length);
		assertEquals(lines[1].length(), lines[2].length());
		assertTrue(lines[1].endsWith(" 25 %  Long, about 5 s left"));
		assertTrue(lines[2].endsWith("100 %  Short" + " ".repeat(15)), lines[2]);
	}

	@Test
	void leavesAnEmptyLine() {
		progress.show(0.5, "Stage", "");
		final int width = written().length() - 1;
		bytes.reset();
		progress.close();

		assertEquals("\r" + " ".repeat(width) + "\r", written());
	}

	@Test
	void isChosenByASystemProperty() {
		try (ProgressDisplay display = ProgressDisplay.open()) {
			assertEquals(StatusBarProgress.class, display.getClass());
		}
		System.setProperty(ProgressDisplay.PROPERTY, "console");
		try (ProgressDisplay display = ProgressDisplay.open()) {
			assertEquals(ConsoleProgress.class, display.getClass());
		}
		finally {
			System.clearProperty(ProgressDisplay.PROPERTY);
		}
	}

	@Test
	void theStatusBarTellsTheSame() {
		assertEquals("Factorization 42 % (Escape cancels)", StatusBarProgress.text(
			0.429, "Factorization", ""));
		assertEquals("Factorization 42 %, about 12 s left (Escape cancels)",
			StatusBarProgress.text(0.42, "Factorization", "about 12 s left"));
	}

	/** A file or a pipe would keep every line that is written over. */
	@Test
	@DisabledOnOs(OS.WINDOWS)
	void onlyATerminalCanBeWrittenOver(@TempDir final Path folder)
		throws IOException
	{
		final Path log = Files.createFile(folder.resolve("log"));

		assertFalse(Terminal.isTerminal(log.toFile()));
		assertFalse(Terminal.isTerminal(new File("/dev/null")));
		assertTrue(Terminal.isTerminal(new File("/dev/pts/7")));
		assertTrue(Terminal.isTerminal(new File("/dev/tty")));
	}

	@Test
	void isThrottled() {
		progress.progress(0.1, "A");
		progress.progress(0.2, "B");

		assertEquals(1, written().split("\r").length - 1);
	}

	@Test
	void writesNothingIfThereWasNoProgress() {
		progress.close();

		assertEquals("", written());
	}

	private String written() {
		return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
	}
}
