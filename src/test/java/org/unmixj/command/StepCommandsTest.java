
package org.unmixj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.unmixj.imagej.StepMessages;
import org.unmixj.imagej.TitledTable;
import org.unmixj.imagej.Unmixing;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.NmfOptions;

import ij.IJ;
import ij.ImagePlus;

/** All keys of the commands that go on from components. */
class StepCommandsTest {

	private Context context;

	@BeforeEach
	void createContext() {
		context = new Context(CommandService.class);
	}

	@AfterEach
	void disposeContext() {
		context.dispose();
	}

	private CommandModule run(final Class<? extends Command> command,
		final Object... keysAndValues) throws Exception
	{
		return context.service(CommandService.class).run(command, false,
			keysAndValues).get();
	}

	private static Cancelable command(final CommandModule module) {
		return (Cancelable) module.getDelegateObject();
	}

	/** As ImageJ keeps open images, which components do not. */
	private static ImagePlus open;

	private static ImagePlus stack() {
		final ImagePlus image = IJ.createHyperStack("T", 12, 10, 6, 1, 1, 32);
		for (int c = 0; c < 6; c++) {
			for (int i = 0; i < 120; i++) {
				image.getStack().getProcessor(c + 1).setf(i, i % 3 * (c + 1) + i % 5 *
					(6 - c) + i % 7 * (c == 3 ? 4 : 1));
			}
		}
		open = image;
		return image;
	}

	private static ImagePlus components(final ImagePlus stack) {
		return Unmixing.of(stack).hals(NmfOptions.withComponents(2),
			ProgressMonitor.NONE).components();
	}

	private static String macro(final CommandModule module) {
		final ImagePlus image = (ImagePlus) module.getOutput("componentsImage");
		return image.getInfoProperty().replaceAll(
			"(?s).*\"macro\": \"run\\((.*?)\\);\".*", "$1").replace("\\\"", "\"");
	}

	@Test
	void allKeysReachTheGrowth(@TempDir final File folder) throws Exception {
		final ImagePlus stack = stack();

		final CommandModule module = run(GrowComponentsCommand.class, "image",
			components(stack), "stack", stack, "added", "2", "directions",
			Directions.EXTENDED, "locked", "2", "tolerance", 1e-3, "iterations", 50,
			"save", folder);

		assertFalse(command(module).isCanceled(), command(module)
			.getCancelReason());
		assertEquals("\"Grow Components...\", \"added=2 directions=Extended" +
			" locked=[2] tolerance=0.001 iterations=50\"", macro(module));
		assertEquals("4", ((ImagePlus) module.getOutput("componentsImage")).getProp(
			"components"));
		assertNotNull(module.getOutput("gsvdPlot"));
		assertEquals("GSVD of T", ((TitledTable) module.getOutput("gsvd"))
			.getTitle());
		assertTrue(List.of(folder.list()).containsAll(List.of("Components of T.tif",
			"GSVD of T.csv", "Generalized singular values of T.png",
			"Signatures of T.csv", "summary.csv")));
		assertTrue(((String) module.getOutput("headline")).matches(
			"Grow Components: 4 components, error \\S+ % before, \\S+ % after, .*"));
	}

	@Test
	void allKeysReachTheEdit(@TempDir final File folder) throws Exception {
		final ImagePlus stack = stack();

		final CommandModule module = run(EditComponentsCommand.class, "image",
			components(stack), "stack", stack, "remove", "1", "names", ",Rest",
			"colors", "2=#010203", "locked", "None", "refit", true, "tolerance", 1e-3,
			"iterations", 50, "save", folder);

		assertFalse(command(module).isCanceled(), command(module)
			.getCancelReason());
		assertEquals("\"Edit Components...\", \"remove=[1] names=[,Rest]" +
			" colors=[2=#010203] refit=true locked=[None] tolerance=0.001" +
			" iterations=50\"", macro(module));
		final ImagePlus image = (ImagePlus) module.getOutput("componentsImage");
		assertEquals(1, image.getNChannels());
		assertTrue(image.getInfoProperty().contains("\"names\": [\"Rest\"]"));
		assertEquals(0xff010203, image.getLuts()[0].getRGB(255));
		assertTrue(new File(folder, "Components of T.tif").exists());
	}

	@Test
	void allKeysReachTheMerge(@TempDir final File folder) throws Exception {
		final ImagePlus stack = stack();
		final ImagePlus four = Unmixing.of(stack).hals(NmfOptions.withComponents(4),
			ProgressMonitor.NONE).components();

		final CommandModule module = run(MergeComponentsCommand.class, "image",
			four, "stack", stack, "components", "3", "merged", "", "locked", "2",
			"polish", false, "tolerance", 1e-3, "iterations", 50, "save", folder);

		assertFalse(command(module).isCanceled(), command(module)
			.getCancelReason());
		assertEquals("\"Merge Components...\", \"components=3 polish=false" +
			" locked=[2] tolerance=0.001 iterations=50\"", macro(module));
		assertEquals("3", ((ImagePlus) module.getOutput("componentsImage")).getProp(
			"components"));
		assertNotNull(module.getOutput("mergePlot"));
		assertFalse(String.valueOf(module.getOutput("warnings")).contains(
			"replaced"));
		assertEquals(2, ((TitledTable) module.getOutput("merges")).size());
		assertTrue(new File(folder, "Merges of T.csv").exists());
		final CommandModule named = run(MergeComponentsCommand.class, "image", four,
			"stack", stack, "merged", "1,4", "save", folder);
		assertTrue(((String) named.getOutput("warnings")).endsWith(StepMessages
			.replaced("T", folder)), (String) named.getOutput("warnings"));
		assertEquals("\"Merge Components...\", \"components=Auto merged=[1,4]" +
			" polish=true locked=[Auto] tolerance=1e-4 iterations=10000\"", macro(
				named));
	}

	@Test
	void aMergeOfNothingReturnsTheComponentsThemselves(@TempDir final File folder)
		throws Exception
	{
		final ImagePlus components = components(stack());

		final CommandModule module = run(MergeComponentsCommand.class, "image",
			components, "save", folder);

		assertSame(components, module.getOutput("componentsImage"));
		assertNull(module.getOutput("signatures"));
		assertNull(module.getOutput("signaturePlot"));
		assertNull(module.getOutput("quality"));
		assertNotNull(module.getOutput("merges"));
		final String warnings = (String) module.getOutput("warnings");
		assertTrue(warnings.startsWith("No components were merged: ") && warnings
			.endsWith("\n" + StepMessages.stays("Components of T")), warnings);
		assertTrue(new File(folder, "Components of T.tif").exists());
	}

	@Test
	void saysThatFilesWereReplacedOnlyIfTheyWere(@TempDir final File folder)
		throws Exception
	{
		final ImagePlus stack = stack();
		final ImagePlus components = components(stack);
		final File table = new File(folder, "Signatures of T.csv");
		final ProgressMonitor vandal = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				assertTrue(table.isDirectory() || table.delete() && new File(table,
					"full").mkdirs());
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};
		run(EditComponentsCommand.class, "image", components, "stack", stack,
			"refit", true, "save", folder);

		final CommandModule again = run(EditComponentsCommand.class, "image",
			components, "stack", stack, "refit", true, "save", folder);
		final CommandModule unsaved = run(EditComponentsCommand.class, "image",
			components, "stack", stack, "refit", true, "save", folder, "monitor",
			vandal);

		final String replaced = StepMessages.replaced("T", folder);
		assertFalse(command(again).isCanceled());
		assertTrue(String.valueOf(again.getOutput("warnings")).contains(replaced));
		assertTrue(command(unsaved).isCanceled());
		assertNotNull(unsaved.getOutput("componentsImage"));
		assertFalse(String.valueOf(unsaved.getOutput("warnings")).contains(
			replaced));
	}

	@Test
	void defaultsChangeNothing() throws Exception {
		final ImagePlus components = components(stack());

		final CommandModule module = run(EditComponentsCommand.class, "image",
			components);

		final ImagePlus image = (ImagePlus) module.getOutput("componentsImage");
		assertEquals(components.getProp("error_percent").substring(0, 6), image
			.getProp("error_percent").substring(0, 6));
		assertEquals("0", image.getProp("iterations"));
		assertEquals("true", image.getProp("converged"));
	}

	@Test
	void whatCannotBeDoneCancels() throws Exception {
		final CommandModule module = run(GrowComponentsCommand.class, "image",
			components(stack()), "added", "0");

		assertTrue(command(module).isCanceled());
		assertEquals(StepMessages.grownBy(0), command(module).getCancelReason());
	}
}
