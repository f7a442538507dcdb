
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

import ij.ImagePlus;
import ij.plugin.PlugIn;

/**
 * Holds the rules of the macro language and of the menu for all commands in
 * SciJava's index and all lines of {@code plugins.config}.
 */
class PluginRegistrationTest {

	private static final Pattern MENU_LINE = Pattern.compile(
		"([^,\"]+), \"([^\"]+)\", ([\\w.]+)(?:\\(\"(\\S+)( [^\"]*)?\"\\))?");

	private static final String SEPARATOR = "Plugins>UnmixJ, \"-\"";

	private static final String EXPLORER = "org.unmixj.explorer.ExplorerPlugIn";

	@TestFactory
	List<DynamicTest> keysAreTheFirstWordOfTheLabel() {
		return forEachParameter(item -> {
			assertTrue(item.getName().matches("[a-z][a-z0-9]*"),
				"one lower-case word");
			if (item.getType() == ImagePlus.class) return;
			final String first = item.getLabel().split("[^A-Za-z0-9]")[0];
			assertEquals(item.getName(), first.toLowerCase(Locale.ROOT));
		});
	}

	@TestFactory
	List<DynamicTest> noKeyIsTheEndingOfAnother() {
		return forEachCommand(info -> {
			final List<String> keys = parameters(info).stream().map(
				ModuleItem::getName).collect(Collectors.toList());
			for (final String key : keys) {
				for (final String other : keys) {
					assertFalse(!key.equals(other) && other.endsWith(key), key + ", " +
						other);
				}
			}
		});
	}

	@TestFactory
	List<DynamicTest> parametersAreExplainedAndCanBeAskedFor() {
		return forEachParameter(item -> {
			assertFalse(item.getDescription() == null || item.getDescription()
				.isEmpty(), "no description");
			assertTrue(TextWrap.wrap(item.getDescription(), DialogText.COLUMNS).split(
				"\n").length <= CommandDialog.NOTE_LINES,
				"longer than the dialog's note");
			assertTrue(ParameterText.supports(item.getType()), "type");
		});
	}

	@TestFactory
	List<DynamicTest> defaultsReadBackFromTheirText() {
		return forEachCommand(info -> {
			final Module module = CommandContext.module(info.getClassName());
			for (final ModuleItem<?> item : parameters(info)) {
				if (item.getType() == ImagePlus.class) continue;
				final Object value = module.getInput(item.getName());
				assertEquals(value, ParameterText.parse(item, ParameterText.format(
					value)), item.getName());
			}
		});
	}

	@TestFactory
	List<DynamicTest> outputsAreOfTypesThatAreShown() {
		return forEachCommand(info -> info.outputs().forEach(item -> assertTrue(
			OutputDisplay.supports(item.getType()), item.getName())));
	}

	@TestFactory
	List<DynamicTest> commandsHaveALabelAndNoMenuOfTheirOwn() {
		return forEachCommand(info -> {
			assertFalse(info.getLabel().isEmpty());
			assertTrue(info.getMenuPath().isEmpty(), "" + info.getMenuPath());
			assertTrue(info.canRunHeadless());
			assertTrue(info.isValid(), "" + info.getProblems());
		});
	}

	@TestFactory
	List<DynamicTest> everyCommandIsInTheMenu() throws IOException {
		final List<String> registered = menuLines().stream().map(line -> line.group(
			4)).collect(Collectors.toList());
		return forEachCommand(info -> assertTrue(registered.contains(info
			.getClassName()) || isOfATest(info)));
	}

	@Test
	void everyMenuLineRunsACommandOfTheIndex() throws IOException {
		for (final Matcher line : menuLines()) {
			if (line.group(3).equals(EXPLORER)) continue;
			assertEquals(CommandPlugIn.class.getName(), line.group(3));
			final CommandInputs inputs = new CommandInputs(CommandContext.module(line
				.group(4)), MacroOptions.parse(line.group(5) == null ? "" : line.group(
					5)));
			assertEquals(!inputs.questions().isEmpty(), line.group(2).endsWith("..."),
				"dots tell that a dialog follows: " + line.group());
		}
	}

	/** It is no command: it has no parameters, and needs a window. */
	@Test
	void theExplorerIsInTheMenu() throws Exception {
		final List<Matcher> lines = menuLines().stream().filter(line -> line.group(
			3).equals(EXPLORER)).collect(Collectors.toList());

		assertEquals(1, lines.size());
		assertEquals("Explore Components...", lines.get(0).group(2));
		assertTrue(PlugIn.class.isAssignableFrom(Class.forName(EXPLORER)));
	}

	/** Samples, then unmixing, then going on from there, then looking. */
	@Test
	void theMenuHasWhatIsUsedMostBeforeTheRest() throws IOException {
		final List<Matcher> lines = menuLines();
		final int first = (int) lines.stream().filter(line -> line.group(1).equals(
			"Plugins>UnmixJ>Samples")).count();

		assertEquals("Plugins>UnmixJ>Samples", lines.get(first - 1).group(1));
		assertEquals(List.of("GSVD-NMF...", "HALS NMF...", "Apply Spectra...",
			"Unmix Together...", "Explore Components...", "Component Count...",
			"Grow Components...", "Merge Components...", "Edit Components..."), lines
				.subList(first, first + 9).stream().map(line -> line.group(2)).collect(
					Collectors.toList()));
	}

	@Test
	void menuLabelsAreUnique() throws IOException {
		final List<String> labels = menuLines().stream().map(line -> line.group(2))
			.collect(Collectors.toList());

		assertEquals(new HashSet<>(labels).size(), labels.size(), labels
			.toString());
	}

	private static List<Matcher> menuLines() throws IOException {
		final URL config = CommandPlugIn.class.getResource("/plugins.config");
		assertNotNull(config);
		final List<Matcher> lines = new ArrayList<>();
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(config
			.openStream(), StandardCharsets.UTF_8)))
		{
			for (final String line : reader.lines().collect(Collectors.toList())) {
				if (line.trim().isEmpty() || line.startsWith("#") || line.equals(
					SEPARATOR)) continue;
				final Matcher matcher = MENU_LINE.matcher(line.trim());
				assertTrue(matcher.matches(), line);
				lines.add(matcher);
			}
		}
		return lines;
	}

	private static List<DynamicTest> forEachCommand(
		final Consumer<CommandInfo> check)
	{
		final List<CommandInfo> commands = new ArrayList<>();
		for (final CommandInfo info : CommandContext.get().service(
			CommandService.class).getCommands())
		{
			if (info.getClassName().startsWith("org.unmixj.")) commands.add(info);
		}
		return commands.stream().map(info -> DynamicTest.dynamicTest(info
			.getClassName(), () -> check.accept(info))).collect(Collectors.toList());
	}

	private static boolean isOfATest(final CommandInfo info) {
		return info.getClassName().startsWith(CommandPlugIn.class.getPackageName());
	}

	private static List<DynamicTest> forEachParameter(
		final Consumer<ModuleItem<?>> check)
	{
		return forEachCommand(info -> parameters(info).forEach(check));
	}

	private static List<ModuleItem<?>> parameters(final CommandInfo info) {
		final List<ModuleItem<?>> items = new ArrayList<>();
		info.inputs().forEach(items::add);
		items.removeIf(item -> item.getVisibility() == ItemVisibility.INVISIBLE ||
			item.getVisibility() == ItemVisibility.MESSAGE || item
				.getType() == Context.class || Service.class.isAssignableFrom(item
					.getType()));
		return Collections.unmodifiableList(items);
	}
}
