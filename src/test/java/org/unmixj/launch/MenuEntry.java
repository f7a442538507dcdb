
package org.unmixj.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of plugins.config. */
final class MenuEntry {

	private static final Pattern LINE = Pattern.compile(
		"[^#\"]*\"([^\"]+)\",\\s*([\\w.]+(?:\\(\"([\\w.]+).*\"\\))?)");

	private final String label;
	private final String plugIn;
	private final String command;

	private MenuEntry(final Matcher line) {
		label = line.group(1);
		plugIn = line.group(2);
		command = line.group(3);
	}

	/** The menu label, which is the command's name in macros. */
	String label() {
		return label;
	}

	/** What ImageJ runs: class and argument. */
	String plugIn() {
		return plugIn;
	}

	/** The class of the SciJava command behind it, null if there is none. */
	String command() {
		return command;
	}

	/** All entries; at least one. */
	static List<MenuEntry> all() {
		try {
			final List<MenuEntry> entries = Files.readAllLines(Path.of(
				"plugins.config")).stream().map(LINE::matcher).filter(Matcher::matches)
				.map(MenuEntry::new).toList();
			if (entries.isEmpty()) throw new AssertionError(
				"No entry in plugins.config");
			return entries;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** All entries that are SciJava commands. */
	static List<MenuEntry> commands() {
		return all().stream().filter(entry -> entry.command() != null).toList();
	}

	/** A macro that prints the labels which ImageJ does not know. */
	static String macroPrintingMissing() {
		final StringBuilder macro = new StringBuilder("List.setCommands; ");
		for (final MenuEntry entry : all())
			macro.append("if (List.get(\"" + entry.label + "\") == \"\") print(\"" +
				entry.label + "\"); ");
		return macro.toString();
	}

	@Override
	public String toString() {
		return label;
	}
}
