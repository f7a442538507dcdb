
package org.unmixj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.unmixj.imagej.Background;
import org.unmixj.imagej.KeyPlace;
import org.unmixj.imagej.Messages;
import org.unmixj.imagej.Missing;
import org.unmixj.imagej.Negatives;
import org.unmixj.imagej.Planes;
import org.unmixj.imagej.RegionSource;
import org.unmixj.imagej.Spectra;
import org.unmixj.imagej.SpectrumScale;
import org.unmixj.imagej.TitledTable;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;

/** The commands that work on a components image. */
class FigureCommandsTest {

	private Context context;

	@BeforeEach
	void createContext() {
		context = new Context(CommandService.class);
	}

	@AfterEach
	void disposeContext() {
		context.dispose();
	}

	private CommandModule run(final Class<? extends Command> type,
		final Object... keysAndValues)
	{
		try {
			return context.service(CommandService.class).run(type, false,
				keysAndValues).get();
		}
		catch (final InterruptedException | ExecutionException e) {
			throw new IllegalStateException(e);
		}
	}

	private static String cancelReason(final CommandModule module) {
		assertTrue(((Cancelable) module.getDelegateObject()).isCanceled());
		return ((Cancelable) module.getDelegateObject()).getCancelReason();
	}

	private static ImagePlus components() {
		return IJ.createHyperStack("T", 300, 100, 2, 1, 1, 32);
	}

	@Test
	void aFigureIsMadeWithAllOptions() {
		final CommandModule module = run(CompositeFigureCommand.class, "image",
			components(), "components", "2", "names", "Actin", "bar", "50", "key",
			KeyPlace.INSIDE, "size", 600);

		final ImagePlus figure = (ImagePlus) module.getOutput("figure");
		assertFalse(((Cancelable) module.getDelegateObject()).isCanceled());
		assertEquals(600, figure.getWidth());
		assertEquals(200, figure.getHeight());
		final String info = figure.getInfoProperty();
		assertTrue(info.contains("Channel 2: Actin, ") && info.contains(
			"Scale bar: 50 pixels"), info);
		assertEquals("", module.getOutput("warnings"));
	}

	/** A stack with two components, unmixed. */
	private ImagePlus unmixed(final ImagePlus stack) {
		for (int c = 1; c <= 4; c++) {
			for (int i = 0; i < 60; i++) {
				stack.getStack().getProcessor(c).setf(i, i % 7 * c + i % 5 * (5 - c) +
					3);
			}
		}
		return (ImagePlus) run(HalsCommand.class, "image", stack, "components", 2)
			.getOutput("componentsImage");
	}

	@Test
	void residualsAreAMapAPlotATableAndFiles(@TempDir final File folder) {
		final ImagePlus stack = IJ.createHyperStack("S", 10, 6, 4, 1, 1, 16);

		final CommandModule module = run(ResidualMapCommand.class, "image", unmixed(
			stack), "gain", 3.0, "save", folder);

		assertEquals("Residual map of S", ((ImagePlus) module.getOutput("map"))
			.getTitle());
		assertEquals("Residual plot of S", ((Plot) module.getOutput("plot"))
			.getTitle());
		final TitledTable table = (TitledTable) module.getOutput("residuals");
		assertEquals(Math.sqrt(3 * table.getValue("mean", 0)), table.getValue(
			"photon_noise", 0), 1e-12);
		assertEquals("", module.getOutput("warnings"));
		assertEquals(3, folder.list().length);
	}

	@Test
	void signaturesThatCannotBeSavedAreReturned(@TempDir final Path folder)
		throws IOException
	{
		final File file = Files.createFile(folder.resolve("file")).toFile();

		final CommandModule module = run(ShowSignaturesCommand.class, "image",
			unmixed(IJ.createHyperStack("S", 10, 6, 4, 1, 1, 16)), "save", file);

		assertTrue(cancelReason(module).startsWith(
			"The results cannot be saved in "));
		assertEquals("Signatures of S", ((TitledTable) module.getOutput(
			"signatures")).getTitle());
	}

	@Test
	void appliedSpectraSayHowTheRunEnded() {
		final ImagePlus stack = IJ.createHyperStack("S", 10, 6, 4, 1, 1, 16);
		final Spectra spectra = Spectra.of(unmixed(stack));

		final CommandModule module = run(ApplySpectraCommand.class, "image", stack,
			"spectra", spectra);

		final String headline = (String) module.getOutput("headline");
		assertTrue(headline.startsWith("Apply Spectra: 2 components, error "),
			headline);
	}

	@Test
	void appliedSpectraTakeThePixelsThatTheKeysSay() {
		final ImagePlus stack = IJ.createHyperStack("S", 10, 6, 4, 1, 1, 16);
		final Spectra spectra = Spectra.of(unmixed(stack));
		final ImagePlus mask = IJ.createImage("inside", "8-bit white", 10, 6, 1);

		final CommandModule module = run(ApplySpectraCommand.class, "image", stack,
			"spectra", spectra, "offset", 1.0, "saturation", "30", "missing",
			Missing.NAN, "background", Background.CONSTANT, "level", 2.0, "negatives",
			Negatives.ZERO, "mask", mask, "threshold", 1.5);

		final String info = ((ImagePlus) module.getOutput("componentsImage"))
			.getInfoProperty();
		assertTrue(info.contains("] constraint=NonNegative offset=1 saturation=30" +
			" missing=NaN background=Constant level=2 negatives=Zero" +
			" mask=[inside] threshold=1.5\n"), info);
	}

	@Test
	void thePreviewOfAppliedSpectraTellsWhatIsWrong() {
		final ImagePlus stack = IJ.createHyperStack("S", 10, 6, 4, 1, 1, 16);
		final Module module = context.service(ModuleService.class).createModule(
			context.service(CommandService.class).getCommand(
				ApplySpectraCommand.class));
		module.setInput("image", stack);
		module.setInput("spectra", Spectra.of(unmixed(stack)));

		module.preview();

		assertEquals("Needs about 9 MB of memory. Looks at all pixels once.", module
			.getInput("estimate"));
		module.setInput("saturation", "40%");
		assertEquals(Messages.saturation("40%"), assertThrows(
			IllegalArgumentException.class, module::preview).getMessage());
	}

	@Test
	void aMeasuredSpectrumIsATableAPlotAndFiles(@TempDir final File folder) {
		final ImagePlus stack = IJ.createHyperStack("S", 10, 6, 3, 1, 1, 8);
		for (int c = 1; c <= 3; c++) {
			stack.getStack().getProcessor(c).add(20 * c);
		}
		stack.setRoi(1, 1, 4, 4);

		final CommandModule module = run(MeasureSpectrumCommand.class, "image",
			stack, "name", "dye", "scale", SpectrumScale.NONE, "table", "My dyes",
			"first", 500.0, "step", 10.0, "save", folder);

		final TitledTable table = (TitledTable) module.getOutput("spectra");
		assertEquals("My dyes", table.getTitle());
		assertEquals(520, table.getValue("wavelength_nm", 2));
		assertEquals(60, table.getValue("dye", 2));
		assertEquals("Signature plot of My dyes", ((Plot) module.getOutput("plot"))
			.getTitle());
		assertEquals("", module.getOutput("warnings"));
		assertTrue(new File(folder, "My dyes.csv").isFile());
		assertEquals(2, folder.list().length);
	}

	@Test
	void aSpectrumWithoutASelectionCancelsWithItsMessage() {
		final ImagePlus stack = IJ.createHyperStack("S", 10, 6, 3, 1, 1, 8);

		assertEquals(Messages.noSpectrumRegion("S"), cancelReason(run(
			MeasureSpectrumCommand.class, "image", stack)));
	}

	@Test
	void residualsOfAnotherStackCancelWithTheirMessage() {
		final ImagePlus components = unmixed(IJ.createHyperStack("S", 10, 6, 4, 1,
			1, 16));

		final CommandModule module = run(ResidualMapCommand.class, "image",
			components, "stack", IJ.createHyperStack("other", 10, 6, 5, 1, 1, 16));

		assertTrue(cancelReason(module).startsWith("\"other\" has 5 channels"));
		assertNull(module.getOutput("map"));
	}

	@Test
	void measurementsAreATableAndAFile(@TempDir final File folder) {
		final ImagePlus image = components();
		image.setRoi(1, 1, 5, 4);

		final CommandModule module = run(MeasureComponentsCommand.class, "image",
			image, "regions", RegionSource.IMAGE, "planes", Planes.CURRENT, "save",
			folder);

		final TitledTable table = (TitledTable) module.getOutput("measurements");
		assertEquals(30000, table.getValue("pixels", 0));
		assertTrue(new File(folder, "Measurements of T.csv").isFile());
	}

	@Test
	void badRegionsCancelWithTheirMessage() {
		assertEquals(Messages.noRegions("T", RegionSource.OVERLAY), cancelReason(
			run(MeasureComponentsCommand.class, "image", components(), "regions",
				RegionSource.OVERLAY)));
	}

	@Test
	void anExportHasItsFactorAndItsWarning() {
		final ImagePlus image = components();
		image.getStack().getProcessor(1).setf(3, 100);

		final CommandModule module = run(SixteenBitExportCommand.class, "image",
			image, "factor", 0.001);

		final ImagePlus exported = (ImagePlus) module.getOutput("exported");
		assertEquals("0.001", exported.getProp("export_factor"));
		assertEquals(Messages.exportSaturated(1, 100), module.getOutput(
			"warnings"));
	}

	@Test
	void badImagesToExportCancelWithTheirMessage() {
		assertEquals(Messages.not32Bit("T", 8), cancelReason(run(
			SixteenBitExportCommand.class, "image", IJ.createImage("T", "8-bit", 3, 3,
				1))));
	}

	@Test
	void aFigureWithoutABarIsWarnedOf() {
		final CommandModule module = run(CompositeFigureCommand.class, "image",
			components());

		assertEquals(Messages.noScaleBar("T"), module.getOutput("warnings"));
	}

	@Test
	void badOptionsOfAFigureCancelWithTheirMessage() {
		final CommandModule module = run(CompositeFigureCommand.class, "image",
			components(), "names", "a");

		assertEquals(Messages.names(1, 2), cancelReason(module));
		assertNull(module.getOutput("figure"));
		assertEquals(Messages.NO_IMAGE, cancelReason(run(
			CompositeFigureCommand.class)));
	}
}
