
package org.unmixj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.service.Service;
import org.unmixj.image.Axis;
import org.unmixj.imagej.Background;
import org.unmixj.imagej.MergeMessages;
import org.unmixj.imagej.Messages;
import org.unmixj.imagej.Missing;
import org.unmixj.imagej.Negatives;
import org.unmixj.imagej.Preview;
import org.unmixj.imagej.TitledTable;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.Initialization;
import org.unmixj.nmf.Loss;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.Scale;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.process.ImageProcessor;

class UnmixingCommandTest {

	private static final List<String> COMMON_KEYS = Arrays.asList("image", "axis",
		"components", "initialization", "tolerance", "iterations", "seed", "method",
		"starts", "surplus", "loss", "gain", "offset", "l1w", "l1h", "l2", "smooth",
		"scale", "wavelengths", "first", "step", "colors", "spectra", "known",
		"fixed", "saturation", "missing", "background", "level", "region",
		"negatives", "mask", "threshold", "everywhere", "save", "preview");

	private Context context;

	private CommandService commands;

	@BeforeEach
	void createContext() {
		context = new Context(CommandService.class);
		commands = context.service(CommandService.class);
	}

	@AfterEach
	void disposeContext() {
		context.dispose();
	}

	/** Four channels: a rising and a falling spectrum, and both. */
	private static ImagePlus stack() {
		final ImagePlus image = IJ.createHyperStack("stack", 9, 6, 4, 1, 1, 16);
		for (int c = 0; c < 4; c++) {
			final ImageProcessor ip = image.getStack().getProcessor(c + 1);
			for (int i = 0; i < ip.getPixelCount(); i++) {
				ip.set(i, i % 9 * 10 * c + (8 - i % 9) * (1 + i / 9) * (3 - c) + i % 5);
			}
		}
		return image;
	}

	private static ImagePlus mask() {
		final ImagePlus mask = IJ.createImage("inside", "8-bit white", 9, 6, 1);
		mask.getProcessor().set(4, 4, 0);
		return mask;
	}

	private CommandModule run(final Class<? extends Command> type,
		final Object... keysAndValues)
	{
		final Map<String, Object> inputs = new HashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			inputs.put((String) keysAndValues[i], keysAndValues[i + 1]);
		}
		try {
			return commands.run(type, false, inputs).get();
		}
		catch (final InterruptedException | ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}

	private static String cancelReason(final CommandModule module) {
		assertTrue(((Cancelable) module.getDelegateObject()).isCanceled());
		return ((Cancelable) module.getDelegateObject()).getCancelReason();
	}

	private List<String> keys(final Class<? extends Command> type) {
		final List<String> keys = new ArrayList<>();
		for (final ModuleItem<?> item : commands.getCommand(type).inputs()) {
			final boolean injected = item.getType() == Context.class || Service.class
				.isAssignableFrom(item.getType());
			if (!injected && item.getVisibility() != ItemVisibility.INVISIBLE && item
				.getVisibility() != ItemVisibility.MESSAGE)
			{
				keys.add(item.getName());
			}
		}
		return keys;
	}

	@Test
	void halsReturnsItsResults() {
		final CommandModule module = run(HalsCommand.class, "image", stack(),
			"components", 2);

		final ImagePlus components = (ImagePlus) module.getOutput(
			"componentsImage");
		assertEquals("Components of stack", components.getTitle());
		assertEquals(2, components.getNChannels());
		assertEquals("HALS NMF", components.getProp("method"));
		assertEquals("Signature plot of stack", ((Plot) module.getOutput(
			"signaturePlot")).getTitle());
		assertEquals("Signatures of stack", ((TitledTable) module.getOutput(
			"signatures")).getTitle());
		assertEquals("QC of stack", ((TitledTable) module.getOutput("quality"))
			.getTitle());
		assertEquals("UnmixJ Summary", ((TitledTable) module.getOutput("summary"))
			.getTitle());
		assertNull(module.getOutput("warnings"));
		assertTrue(module.getOutput("headline").toString().startsWith(
			"HALS NMF: 2 components, error "));
		assertFalse(((Cancelable) module.getDelegateObject()).isCanceled());
	}

	@Test
	void gsvdNmfReturnsItsResults() {
		final CommandModule module = run(GsvdNmfCommand.class, "image", stack(),
			"components", 3, "added", 2, "directions", Directions.EXTENDED);

		final ImagePlus components = (ImagePlus) module.getOutput(
			"componentsImage");
		assertEquals(3, components.getNChannels());
		assertTrue(components.getInfoProperty().contains(
			"added=2 epsilon0=1e-4 directions=Extended"));
		assertEquals("GSVD of stack", ((TitledTable) module.getOutput("gsvd"))
			.getTitle());
		assertEquals("Generalized singular values of stack", ((Plot) module
			.getOutput("gsvdPlot")).getTitle());
	}

	@Test
	void passesAllParametersOn(@TempDir final File folder) {
		final CommandModule module = run(HalsCommand.class, "image", stack(),
			"axis", Axis.CHANNELS, "components", 2, "initialization",
			Initialization.RANDOM, "tolerance", 1e-3, "iterations", 77, "seed", 5L,
			"method", Method.FAST, "loss", Loss.POISSON, "gain", 2.5, "offset", 3.0,
			"scale", Scale.NORM, "saturation", "200", "missing", Missing.NAN,
			"background", Background.CONSTANT, "level", 2.0, "negatives",
			Negatives.ZERO, "mask", mask(), "threshold", 1.5, "everywhere", true,
			"save", folder);

		final String info = ((ImagePlus) module.getOutput("componentsImage"))
			.getInfoProperty();
		assertTrue(info.contains(
			"axis=Channels components=2 initialization=Random tolerance=0.001 iterations=77 seed=5 method=Fast loss=Poisson gain=2.5 offset=3 scale=Norm" +
				" saturation=200 missing=NaN background=Constant level=2" +
				" negatives=Zero mask=[inside]" + " threshold=1.5 everywhere=true\n"),
			info);
		assertEquals(5, folder.list().length);
	}

	@ParameterizedTest
	@ValueSource(classes = { HalsCommand.class, GsvdNmfCommand.class })
	void makesAPreview(final Class<? extends Command> type,
		@TempDir final File folder)
	{
		final CommandModule module = run(type, "image", stack(), "components", 3,
			"preview", Preview.SUBSET, "save", folder);

		assertEquals("Components of stack (preview)", ((ImagePlus) module.getOutput(
			"componentsImage")).getTitle());
		assertTrue(module.getOutput("headline").toString().startsWith(
			"Preview from 54 of 54 pixels: "));
		assertEquals(0, folder.list().length);
	}

	@Test
	void epsilon0IsTheToleranceOfTheFirstStep() {
		final CommandModule module = run(GsvdNmfCommand.class, "image", stack(),
			"components", 2, "tolerance", 1e-5, "epsilon0", 1e-2);

		assertTrue(((ImagePlus) module.getOutput("componentsImage"))
			.getInfoProperty().contains("tolerance=1e-5 iterations=10000 seed=1 " +
				"method=Fast loss=Gaussian added=1 epsilon0=0.01"));
	}

	@Test
	void lossAndDetectorAreUsed() {
		final CommandModule module = run(HalsCommand.class, "image", stack(),
			"components", 2, "loss", Loss.POISSON, "gain", 2.5, "offset", 3.0);

		final ImagePlus components = (ImagePlus) module.getOutput(
			"componentsImage");
		assertTrue(components.getInfoProperty().contains(
			"loss=Poisson gain=2.5 offset=3"));
		assertTrue(Double.parseDouble(components.getProp("divergence")) > 0);
		assertEquals(Messages.gain(0), cancelReason(run(HalsCommand.class, "image",
			stack(), "components", 2, "gain", 0.0)));
		assertEquals(Messages.offset(Double.NaN), cancelReason(run(
			HalsCommand.class, "image", stack(), "components", 2, "offset",
			Double.NaN)));
	}

	@ParameterizedTest
	@ValueSource(classes = { HalsCommand.class, GsvdNmfCommand.class })
	void keepsTheBestOfManyStarts(final Class<? extends Command> type) {
		double least = Double.MAX_VALUE;
		for (long seed = 1; seed <= 3; seed++) {
			least = Math.min(least, error(run(type, "image", stack(), "components", 3,
				"initialization", Initialization.RANDOM, "seed", seed)));
		}

		final CommandModule module = run(type, "image", stack(), "components", 3,
			"initialization", Initialization.RANDOM, "starts", 3);

		assertEquals(least, error(module));
		assertTrue(((ImagePlus) module.getOutput("componentsImage"))
			.getInfoProperty().contains("initialization=Random tolerance=1e-4 " +
				"iterations=10000 seed=1 "));
		final TitledTable table = (TitledTable) module.getOutput("startsTable");
		assertEquals("Starts of stack", table.getTitle());
		assertEquals(3, table.size());
		assertEquals(least, Arrays.stream(table.getColumn("error_percent")).min()
			.getAsDouble());
		assertEquals("starts must be at least 1, got 0", cancelReason(run(type,
			"image", stack(), "starts", 0)));
	}

	@ParameterizedTest
	@ValueSource(classes = { HalsCommand.class, GsvdNmfCommand.class })
	void mergesTheSurplus(final Class<? extends Command> type) {
		final CommandModule module = run(type, "image", stack(), "components", 2,
			"surplus", 1, "starts", 2);

		assertEquals(2, ((ImagePlus) module.getOutput("componentsImage"))
			.getNChannels());
		assertTrue(((ImagePlus) module.getOutput("componentsImage"))
			.getInfoProperty().contains(" surplus=1 starts=2 "));
		final TitledTable merges = (TitledTable) module.getOutput("merges");
		assertEquals("Merges of stack", merges.getTitle());
		assertEquals(2, merges.size());
		assertEquals("true", merges.getStringValue("done", 0));
		assertEquals(error(module), merges.getValue("polished_percent", 0));
		assertEquals("Merge costs of stack", ((Plot) module.getOutput("mergePlot"))
			.getTitle());
		assertEquals(2, ((TitledTable) module.getOutput("startsTable")).size());
		assertEquals(MergeMessages.surplus(-1), cancelReason(run(type, "image",
			stack(), "surplus", -1)));
		assertEquals(MergeMessages.surplus("stack", 2, 90, stack().getNChannels()),
			cancelReason(run(type, "image", stack(), "components", 2, "surplus",
				90)));
	}

	private static double error(final CommandModule module) {
		return ((TitledTable) module.getOutput("summary")).getValue("error_percent",
			0);
	}

	@Test
	void penaltiesAreUsed() {
		final CommandModule module = run(GsvdNmfCommand.class, "image", stack(),
			"components", 2, "l1w", 0.01, "l1h", 0.02, "l2", 0.03, "smooth", 0.04);

		assertTrue(((ImagePlus) module.getOutput("componentsImage"))
			.getInfoProperty().contains(
				"loss=Gaussian l1w=0.01 l1h=0.02 l2=0.03 smooth=0.04 added=1"));
		assertEquals("smooth must be at least 0 and finite, got -1.0", cancelReason(
			run(HalsCommand.class, "image", stack(), "components", 2, "smooth",
				-1.0)));
		assertEquals(
			"penalties need loss=Gaussian, got loss=Poisson with l1w=0.0 l1h=0.0 l2=0.1 smooth=0.0",
			cancelReason(run(HalsCommand.class, "image", stack(), "components", 2,
				"loss", Loss.POISSON, "l2", 0.1)));
	}

	@Test
	void warningsAreAnOutput() {
		final CommandModule module = run(HalsCommand.class, "image", stack(),
			"components", 2, "iterations", 1);

		assertEquals(Messages.notConverged("The unmixing", 1, "tolerance",
			NmfOptions.DEFAULT_TOLERANCE), module.getOutput("warnings"));
	}

	@Test
	void returnsResultsThatItCouldNotSave(@TempDir final File folder) {
		final ProgressMonitor vandal = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				new File(folder, "Signatures of stack.csv").mkdir();
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};

		final CommandModule module = run(HalsCommand.class, "image", stack(),
			"components", 2, "save", folder, "monitor", vandal);

		assertEquals(Messages.save(folder,
			"Signatures of stack.csv in it is not a file that can be replaced"),
			cancelReason(module));
		assertEquals("Components of stack", ((ImagePlus) module.getOutput(
			"componentsImage")).getTitle());
	}

	@ParameterizedTest
	@ValueSource(classes = { HalsCommand.class, GsvdNmfCommand.class })
	void badInputCancelsWithItsMessage(final Class<? extends Command> type) {
		assertEquals(Messages.tooManyComponents("stack", "channel", 4, 5),
			cancelReason(run(type, "image", stack(), "components", 5)));
		assertEquals(Messages.NO_IMAGE, cancelReason(run(type, "components", 3)));
		assertEquals(Messages.rgb("colours"), cancelReason(run(type, "image", IJ
			.createImage("colours", "RGB", 4, 4, 3))));
		assertEquals("tolerance must be above 0 and below 1, got -1.0",
			cancelReason(run(type, "image", stack(), "tolerance", -1.0)));
		assertEquals("components must be at least 1, got 0", cancelReason(run(type,
			"image", stack(), "components", 0)));
		assertEquals(Messages.saturation("high"), cancelReason(run(type, "image",
			stack(), "saturation", "high")));
	}

	@ParameterizedTest
	@ValueSource(classes = { HalsCommand.class, GsvdNmfCommand.class })
	void previewTellsWhatARunTakesOrWhyItWouldFail(
		final Class<? extends Command> type)
	{
		final Module module = context.service(ModuleService.class).createModule(
			commands.getCommand(type));
		module.setInput("image", stack());
		module.setInput("components", 3);

		module.preview();

		assertTrue(module.getInput("estimate").toString().startsWith(
			"Needs about 9 MB of memory. Looks at all pixels twice to start, "));
		module.setInput("components", 5);
		assertEquals(Messages.tooManyComponents("stack", "channel", 4, 5),
			assertThrows(IllegalArgumentException.class, module::preview)
				.getMessage());
		module.setInput("saturation", "40%");
		assertEquals(Messages.saturation("40%"), assertThrows(
			IllegalArgumentException.class, module::preview).getMessage());
		assertFalse(((Cancelable) module.getDelegateObject()).isCanceled());
	}

	@Test
	void previewKnowsWhatGsvdNmfNeeds() {
		final Module module = context.service(ModuleService.class).createModule(
			commands.getCommand(GsvdNmfCommand.class));
		module.setInput("image", stack());
		module.setInput("components", 3);
		module.setInput("added", 2);
		module.setInput("directions", Directions.PAPER);

		assertEquals(Messages.paperDirections(3, 2), assertThrows(
			IllegalArgumentException.class, module::preview).getMessage());
	}

	@ParameterizedTest
	@ValueSource(classes = { HalsCommand.class, GsvdNmfCommand.class })
	void cancelHasNoMessageAndNoOutput(final Class<? extends Command> type) {
		final ProgressMonitor canceled = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				// nothing to tell anyone
			}

			@Override
			public boolean isCanceled() {
				return true;
			}
		};

		final CommandModule module = run(type, "image", stack(), "components", 2,
			"monitor", canceled);

		assertEquals("", cancelReason(module));
		assertNull(module.getOutput("componentsImage"));
	}

	@Test
	void keysAreThoseOfTheContract() {
		final List<String> gsvdKeys = new ArrayList<>(COMMON_KEYS);
		gsvdKeys.addAll(Arrays.asList("added", "epsilon0", "directions"));

		assertEquals(COMMON_KEYS, keys(HalsCommand.class));
		assertEquals(gsvdKeys, keys(GsvdNmfCommand.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { HalsCommand.class, GsvdNmfCommand.class })
	void everyParameterIsExplained(final Class<? extends Command> type) {
		final String help = read(type);
		for (final ModuleItem<?> item : commands.getCommand(type).inputs()) {
			if (!keys(type).contains(item.getName())) continue;
			assertEquals(item.getName(), item.getLabel().split(" ")[0].toLowerCase());
			assertFalse(item.getDescription().isEmpty(), item.getName());
			assertTrue(help.contains("<code>" + item.getName() + "</code>"), item
				.getName());
		}
	}

	private static String read(final Class<?> type) {
		try (InputStream stream = type.getResourceAsStream(type.getSimpleName() +
			".html"))
		{
			assertNotNull(stream);
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new IllegalStateException(e);
		}
	}
}
