
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.unmixj.command.HalsCommand;
import org.unmixj.imagej.SampleStack;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.macro.Interpreter;

/**
 * Every field of the dialog of every command gets another value than its
 * default: the line that is recorded has all of them, and gives the same
 * result.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryKeyTest {

	private static final String ROUNDS = "every-key.csv";

	@TempDir
	private static Path folder;

	private BatchMode batch;

	private ImagePlus stack;

	private ImagePlus components;

	private Map<String, String> paths;

	private static Map<String, CommandInfo> commands() {
		final Map<String, CommandInfo> commands = new TreeMap<>();
		for (final CommandInfo info : CommandContext.get().service(
			CommandService.class).getCommands())
		{
			// the one parameter of samples is preset in each menu entry
			if (info.getClassName().startsWith("org.unmixj.command.") && !info
				.getClassName().endsWith("OpenSampleCommand")) commands.put(info
					.getLabel(), info);
		}
		return commands;
	}

	private static CommandInputs inputs(final CommandInfo command) {
		return new CommandInputs(CommandContext.module(command.getClassName()),
			MacroOptions.parse(""));
	}

	/** Once, as no test changes them. */
	@BeforeAll
	void openImages() throws IOException {
		batch = new BatchMode();
		stack = new ImagePlus("T", SampleStack.LAMBDA.open().getStack().crop(40, 40,
			0, 40, 40, 32));
		stack.setDimensions(32, 1, 1);
		stack.setOverlay(new Overlay(named(new Roi(2, 2, 20, 20), "cell")));
		stack.getOverlay().add(named(new Roi(30, 30, 5, 5), "dark"));
		Interpreter.addBatchModeImage(IJ.createImage("M", "8-bit white", 40, 40,
			1));
		Interpreter.addBatchModeImage(stack);
		WindowManager.setTempCurrentImage(stack);
		assertNull(batch.run(HalsCommand.class, "", "components=3 tolerance=0.01"));
		components = OpenImages.find("image", "Components of T");
		final StringBuilder csv = new StringBuilder("wavelength_nm,GFP,RFP\n");
		for (int nm = 440; nm <= 780; nm += 5) {
			csv.append(nm).append(',').append(Math.exp(-Math.pow((nm - 520) / 30.0,
				2))).append(',').append(Math.exp(-Math.pow((nm - 600) / 40.0, 2)))
				.append('\n');
		}
		final StringBuilder wavelengths = new StringBuilder("wavelength_nm\n");
		for (int i = 0; i < 32; i++) {
			wavelengths.append(480 + 6 * i).append('\n');
		}
		final Path stacks = Files.createDirectories(folder.resolve("stacks"));
		IJ.saveAsTiff(stack.duplicate(), stacks.resolve("one.tif").toString());
		final Path roi = folder.resolve("cell.roi");
		RoiEncoder.save(named(new Roi(3, 3, 9, 9), "cell"), roi.toString());
		paths = Map.of("{csv}", Files.writeString(folder.resolve("dyes.csv"), csv)
			.toString(), "{nm}", Files.writeString(folder.resolve("nm.csv"),
				wavelengths).toString(), "{folder}", folder.resolve("results")
					.toString(), "{stacks}", stacks.toString(), "{roi}", roi.toString());
	}

	private static Roi named(final Roi roi, final String name) {
		roi.setName(name);
		return roi;
	}

	@AfterAll
	void closeImages() {
		batch.close();
	}

	@Test
	void everyFieldOfEveryDialogIsChanged() throws IOException {
		final Map<String, Set<String>> changed = new TreeMap<>();
		try (InputStream in = EveryKeyTest.class.getResourceAsStream(ROUNDS)) {
			for (final String line : new String(in.readAllBytes(),
				StandardCharsets.UTF_8).split("\n"))
			{
				if (line.startsWith("#")) continue;
				final String[] round = line.split("\\|");
				changed.computeIfAbsent(round[0], label -> new TreeSet<>()).addAll(
					MacroOptions.parse(round[1]).values().keySet());
			}
		}
		final Map<String, Set<String>> all = new TreeMap<>();
		commands().forEach((label, command) -> {
			all.put(label, inputs(command).questions().stream().map(
				ModuleItem::getName).collect(Collectors.toCollection(TreeSet::new)));
			// a preview in the dialog is not the result; see DialogPreviewIT
			all.get(label).remove("preview");
		});

		assertEquals(all, changed);
	}

	@ParameterizedTest
	@CsvFileSource(resources = ROUNDS, delimiter = '|', maxCharsPerColumn = 1000)
	void isRecordedAndGivesTheSameResult(final String label, final String values)
		throws ClassNotFoundException
	{
		final CommandInfo command = commands().get(label);
		WindowManager.setTempCurrentImage(command.getClassName().matches(
			".*(Components|Residual|Figure|Signatures|Bit).*") ? components : stack);
		final Map<String, String> given = new LinkedHashMap<>(MacroOptions.parse(
			values).values());
		given.replaceAll((key, value) -> paths.getOrDefault(value, value));

		final String recorded = recorded(command, given);

		final Map<String, String> options = MacroOptions.parse(recorded).values();
		given.forEach((key, value) -> assertEquals(value, options.get(key), key +
			" in " + recorded));
		assertEquals(results(command, MacroOptions.of(given).toString()), results(
			command, recorded));
	}

	/**
	 * Returns the options that are recorded if a dialog is filled in like this.
	 */
	private static String recorded(final CommandInfo command,
		final Map<String, String> given)
	{
		return BatchMode.onMacroThread(() -> {
			final CommandInputs inputs = inputs(command);
			final Map<String, String> typed = new LinkedHashMap<>();
			for (final ModuleItem<?> item : inputs.questions()) {
				typed.put(item.getName(), given.getOrDefault(item.getName(), inputs
					.defaultText(item)));
			}
			inputs.set(MacroOptions.of(typed));
			return inputs.toOptions().toString();
		});
	}

	/** Returns the pixels of new images, which are closed again. */
	private Map<String, String> results(final CommandInfo command,
		final String options) throws ClassNotFoundException
	{
		final ImagePlus active = WindowManager.getCurrentImage();
		final Set<ImagePlus> before = Set.copyOf(OpenImages.all());
		assertNull(batch.run(Class.forName(command.getClassName()), "", options));
		final Map<String, String> results = new TreeMap<>();
		for (final ImagePlus image : OpenImages.all()) {
			if (before.contains(image)) continue;
			final StringBuilder pixels = new StringBuilder();
			for (int i = 1; i <= image.getStackSize(); i++) {
				pixels.append(Arrays.hashCode((float[]) image.getStack().getProcessor(i)
					.convertToFloatProcessor().getPixels())).append(' ');
			}
			results.put(image.getTitle(), Arrays.toString(image.getDimensions()) +
				pixels);
			Interpreter.removeBatchModeImage(image);
		}
		WindowManager.setTempCurrentImage(active);
		assertFalse(results.isEmpty() && !command.getClassName().matches(
			".*(Count|Measure|Show).*"));
		return results;
	}
}
