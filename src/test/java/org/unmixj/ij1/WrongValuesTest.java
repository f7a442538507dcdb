
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.unmixj.command.HalsCommand;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.process.ImageProcessor;

/**
 * Every key of every command, with wrong values, in a macro without a display:
 * the message names the key, what was found and what is allowed, and nothing
 * else happens. The values are in {@code wrong-values.csv}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongValuesTest {

	/** Commands whose image is one of components. */
	private static final Set<String> OF_COMPONENTS = Set.of(
		"GrowComponentsCommand", "MergeComponentsCommand", "EditComponentsCommand",
		"ResidualMapCommand", "CompositeFigureCommand", "ShowSignaturesCommand",
		"MeasureComponentsCommand", "SixteenBitExportCommand");

	/** What a command needs besides the wrong value. */
	private static final Map<String, String> NEEDED = Map.of(
		"ApplySpectraCommand", "spectra=[{csv}]");

	@TempDir
	private static Path folder;

	private BatchMode batch;

	private ImagePlus stack;

	private ImagePlus components;

	private Map<String, String> paths;

	/** A line of the table for one command. */
	record Wrong(CommandInfo command, String key, String options, String allowed, String name, String found) {

		@Override
		public String toString() {
			return simpleName(command) + " " + options;
		}
	}

	private static String simpleName(final CommandInfo info) {
		final String name = info.getClassName();
		return name.substring(name.lastIndexOf('.') + 1);
	}

	private static List<CommandInfo> commands() {
		final List<CommandInfo> commands = new ArrayList<>();
		for (final CommandInfo info : CommandContext.get().service(
			CommandService.class).getCommands())
		{
			if (info.getClassName().startsWith("org.unmixj.command.")) commands.add(
				info);
		}
		return commands;
	}

	private static Set<String> keys(final CommandInfo info) {
		final Module module = CommandContext.module(info.getClassName());
		return new CommandInputs(module, MacroOptions.parse("")).keys();
	}

	private static List<String[]> table() throws IOException {
		try (InputStream in = WrongValuesTest.class.getResourceAsStream(
			"wrong-values.csv"))
		{
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter(line -> !line.startsWith("#")).map(line -> Arrays.stream(line
					.split("\\|", -1)).map(String::trim).toArray(String[]::new)).toList();
		}
	}

	/** Returns the lines for all commands, also those without a wrong value. */
	private static List<Wrong> lines() throws IOException {
		final List<Wrong> all = new ArrayList<>();
		for (final CommandInfo info : commands()) {
			for (final String[] line : table()) {
				final String[] place = line[0].split("\\.");
				final boolean any = place[0].equals("*");
				if (!keys(info).contains(place[1]) || !any && !List.of(place[0].split(
					",")).contains(simpleName(info).replace("Command", ""))) continue;
				all.add(new Wrong(info, place[1], line[1], line[2], column(line, 3),
					column(line, 4)));
			}
		}
		return all;
	}

	private static String column(final String[] line, final int index) {
		return line.length > index ? line[index] : "";
	}

	static List<Wrong> wrongValues() throws IOException {
		return lines().stream().filter(line -> !line.options.isEmpty()).toList();
	}

	/** Once, as no test changes them. */
	@BeforeAll
	void openImages() throws IOException {
		paths = Map.of("{file}", Files.writeString(folder.resolve("some.txt"),
			"no table, no regions\n").toString(), "{folder}", Files.createDirectory(
				folder.resolve("empty")).toString(), "{csv}", Files.writeString(folder
					.resolve("dyes.csv"),
					"channel,GFP,RFP\n1,1,0\n2,.5,.2\n3,.1,1\n4,0,.6\n").toString());
		batch = new BatchMode();
		stack = IJ.createHyperStack("T", 9, 6, 4, 1, 1, 16);
		for (int c = 0; c < 4; c++) {
			final ImageProcessor ip = stack.getStack().getProcessor(c + 1);
			for (int i = 0; i < ip.getPixelCount(); i++) {
				ip.set(i, i % 9 * 10 * c + (8 - i % 9) * (1 + i / 9) * (3 - c) + i % 5);
			}
		}
		Interpreter.addBatchModeImage(stack);
		WindowManager.setTempCurrentImage(stack);
		assertNull(batch.run(HalsCommand.class, "", "components=3"));
		components = OpenImages.find("image", "Components of T");
	}

	@AfterAll
	void closeImages() {
		batch.close();
	}

	@Test
	void everyKeyOfEveryCommandIsInTheTable() throws IOException {
		final Set<String> missing = new TreeSet<>();
		for (final CommandInfo info : commands()) {
			keys(info).forEach(key -> missing.add(simpleName(info) + "." + key));
		}
		assertTrue(missing.size() > 100, "" + missing);

		lines().forEach(wrong -> missing.remove(simpleName(wrong.command) + "." +
			wrong.key));

		assertEquals(Set.of(), missing);
	}

	@ParameterizedTest
	@MethodSource("wrongValues")
	void saysWhatIsWrongAndDoesNothing(final Wrong wrong) throws Exception {
		if (wrong.command.getClassName().endsWith("MeasureSpectrumCommand")) stack
			.setRoi(1, 1, 3, 3);
		else stack.deleteRoi();
		WindowManager.setTempCurrentImage(OF_COMPONENTS.contains(simpleName(
			wrong.command)) ? components : stack);
		final String options = options(wrong);
		final List<String> before = state();

		final String message = batch.run(Class.forName(wrong.command
			.getClassName()), "", options);

		assertNotNull(message, "no message");
		final String value = MacroOptions.parse(options).values().get(wrong.key);
		for (final String part : List.of(wrong.name.isEmpty() ? wrong.key
			: wrong.name, wrong.found.isEmpty() ? value : wrong.found, wrong.allowed))
		{
			assertTrue(message.contains(part), part + " in " + message);
		}
		assertFalse(message.contains("unexpectedly"), message);
		// what cannot be saved may be shown nevertheless
		if (wrong.key.equals("save")) assertTrue(state().containsAll(before));
		else assertEquals(before, state());
	}

	private String options(final Wrong wrong) {
		final String needed = NEEDED.getOrDefault(simpleName(wrong.command), "");
		String options = wrong.options + (needed.startsWith(wrong.key + "=") ? ""
			: " " + needed);
		for (final Map.Entry<String, String> path : paths.entrySet()) {
			options = options.replace(path.getKey(), path.getValue());
		}
		return options;
	}

	private List<String> state() throws IOException {
		final List<String> state = OpenImages.all().stream().map(image -> image
			.getTitle() + " " + image.getInfoProperty() + " " + image
				.getDisplayRangeMax() + " " + pixels(image)).collect(Collectors
					.toList());
		try (var files = Files.walk(folder)) {
			files.map(Path::toString).sorted().forEach(state::add);
		}
		return state;
	}

	private static String pixels(final ImagePlus image) {
		final StringBuilder pixels = new StringBuilder();
		for (int i = 1; i <= image.getStackSize(); i++) {
			pixels.append(Arrays.deepHashCode(image.getStack().getProcessor(i)
				.getFloatArray())).append(' ');
		}
		return pixels.toString();
	}
}
