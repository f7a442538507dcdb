
package org.unmixj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.unmixj.image.Axis;
import org.unmixj.imagej.Messages;
import org.unmixj.imagej.StackList;
import org.unmixj.imagej.TitledTable;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Initialization;
import org.unmixj.nmf.Scale;

import ij.IJ;
import ij.ImagePlus;

class UnmixTogetherCommandTest {

	private Context context;

	@BeforeEach
	void createContext() {
		context = new Context(CommandService.class);
	}

	@AfterEach
	void disposeContext() {
		context.dispose();
	}

	private CommandModule run(final Object... keysAndValues) throws Exception {
		return context.service(CommandService.class).run(UnmixTogetherCommand.class,
			false, keysAndValues).get();
	}

	private static Cancelable command(final CommandModule module) {
		return (Cancelable) module.getDelegateObject();
	}

	private static ImagePlus stack(final String title, final int width) {
		final ImagePlus image = IJ.createHyperStack(title, width, 5, 4, 1, 1, 32);
		for (int c = 0; c < 4; c++) {
			for (int i = 0; i < 5 * width; i++) {
				image.getStack().getProcessor(c + 1).setf(i, i % 3 * (c + 1) + i % 5 *
					(4 - c));
			}
		}
		return image;
	}

	private static StackList two() {
		return StackList.of("A;B", List.of(stack("A", 7), stack("B", 9)));
	}

	@Test
	void allKeysReachTheUnmixing() throws Exception {
		final CommandModule module = run("stacks", two(), "axis", Axis.CHANNELS,
			"components", 2, "initialization", Initialization.RANDOM, "tolerance",
			1e-3, "iterations", 500, "seed", 7L, "scale", Scale.SUM);

		assertFalse(command(module).isCanceled());
		final ImagePlus[] images = (ImagePlus[]) module.getOutput(
			"componentsImages");
		assertEquals("Components of A", images[0].getTitle());
		assertEquals("Components of B", images[1].getTitle());
		assertEquals(9, images[1].getWidth());
		assertTrue(images[0].getInfoProperty().contains(
			"stacks=[A;B] axis=Channels components=2 initialization=Random " +
				"tolerance=0.001 iterations=500 seed=7 scale=Sum"), images[0]
					.getInfoProperty());
		assertEquals("Signatures of A + 1 more", ((TitledTable) module.getOutput(
			"signatures")).getTitle());
		assertEquals(2, ((TitledTable) module.getOutput("quality")).size());
		assertEquals(1, ((TitledTable) module.getOutput("summary")).size());
		assertTrue(((String) module.getOutput("headline")).startsWith(
			"Unmix Together: 2 components"));
	}

	@Test
	void withoutStacksItSaysSo() throws Exception {
		assertEquals(Messages.NO_STACKS, command(run()).getCancelReason());
	}

	@Test
	void aMonitorCancels() throws Exception {
		final CommandModule module = run("stacks", two(), "components", 2,
			"monitor", new ProgressMonitor()
			{

				@Override
				public void progress(final double fraction, final String stage) {
					// not looked at
				}

				@Override
				public boolean isCanceled() {
					return true;
				}
			});

		assertTrue(command(module).isCanceled());
		assertEquals("", command(module).getCancelReason());
		assertNull(module.getOutput("componentsImages"));
	}

	@Test
	void resultsThatCannotBeSavedAreNotLost(@TempDir final File folder)
		throws Exception
	{
		final File save = new File(folder, "save");
		final CommandModule module = run("stacks", two(), "components", 2, "save",
			save, "monitor", new ProgressMonitor()
			{

				@Override
				public void progress(final double fraction, final String stage) {
					try {
						// the folder was usable before
						if (!save.exists()) Files.write(save.toPath(), new byte[1]);
					}
					catch (final IOException e) {
						throw new AssertionError(e);
					}
				}

				@Override
				public boolean isCanceled() {
					return false;
				}
			});

		assertTrue(command(module).getCancelReason().contains(save.getPath()));
		assertEquals(2, ((ImagePlus[]) module.getOutput(
			"componentsImages")).length);
	}
}
