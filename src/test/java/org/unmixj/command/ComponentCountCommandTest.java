
package org.unmixj.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.unmixj.image.Axis;
import org.unmixj.imagej.Background;
import org.unmixj.imagej.CountMessages;
import org.unmixj.imagej.TitledTable;
import org.unmixj.nmf.CountLoss;
import org.unmixj.nmf.UnevenNoise;

import cern.colt.matrix.DoubleMatrix2D;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Plot;

class ComponentCountCommandTest {

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
		return context.service(CommandService.class).run(
			ComponentCountCommand.class, false, keysAndValues).get();
	}

	private static Cancelable command(final CommandModule module) {
		return (Cancelable) module.getDelegateObject();
	}

	/** Two components and a background of 50, the same numbers each time. */
	private static ImagePlus stack() {
		final ImagePlus image = IJ.createHyperStack("T", 30, 20, 8, 1, 1, 32);
		final Random random = new Random(1);
		for (int c = 0; c < 8; c++) {
			for (int i = 0; i < 600; i++) {
				image.getStack().getProcessor(c + 1).setf(i, (float) (50 + (1 + i % 7) *
					(c + 1) + (1 + i % 5) * (8 - c) + random.nextDouble() - 0.5));
			}
		}
		return image;
	}

	@Test
	void allKeysReachTheCount(@TempDir final File folder) throws Exception {
		final ImagePlus image = stack();

		final CommandModule module = run("image", image, "axis", Axis.CHANNELS,
			"most", 3, "loss", CountLoss.GAUSSIAN, "repeats", 2, "pixels", 500,
			"starts", 1, "seed", 3L, "background", Background.CONSTANT, "level", 50.0,
			"save", folder);

		assertFalse(command(module).isCanceled(), command(module)
			.getCancelReason());
		final TitledTable table = (TitledTable) module.getOutput("table");
		assertEquals("Component count of T", table.getTitle());
		assertEquals(3, table.size());
		assertEquals(1, table.getValue("recommended", 1));
		assertTrue(table.getValue("stability", 1) > 0.9);
		assertEquals("Component count plot of T", ((Plot) module.getOutput("plot"))
			.getTitle());
		final String verdict = (String) module.getOutput("verdict");
		assertTrue(verdict.startsWith("T: 2 components: ") && verdict.endsWith(
			"(500 of 600 pixels.)"), verdict);
		assertEquals("T: 2 components", module.getOutput("headline"));
		assertEquals(Set.of("Component count of T.csv",
			"Component count plot of T.png", "Component evidence of T.png"), Set.of(
				folder.list()));
	}

	@Test
	void theBackgroundCountsUnlessItIsSubtracted() throws Exception {
		final CommandModule module = run("image", stack(), "starts", 0, "most", 4);

		final TitledTable table = (TitledTable) module.getOutput("table");
		assertEquals(1, table.getValue("recommended", 2));
		assertEquals("T: 3 components (2 and a background)", module.getOutput(
			"headline"));
	}

	/** The error falls with one more, but as much where there is nothing. */
	@Test
	void theVerdictSaysWhatWasTakenBack() throws Exception {
		final DoubleMatrix2D X = UnevenNoise.X();
		final ImagePlus image = IJ.createHyperStack("U", 8, 5, 10, 1, 1, 32);
		for (int c = 0; c < 10; c++) {
			for (int i = 0; i < 40; i++) {
				image.getStack().getProcessor(c + 1).setf(i, (float) X.get(i, c));
			}
		}

		final String verdict = (String) run("image", image, "most", 4, "starts", 0,
			"loss", CountLoss.GAUSSIAN).getOutput("verdict");

		assertTrue(verdict.startsWith("U: 1 component: ") && verdict.endsWith(
			", and with one more it falls no more than where what is left is " +
				"shuffled among the pixels."), verdict);
	}

	/**
	 * The sum of both is even, so that one component is no more than the mean.
	 */
	@Test
	void oneComponentMayTellNothingWhereTwoDo() throws Exception {
		final ImagePlus image = IJ.createHyperStack("V", 30, 20, 8, 1, 1, 32);
		final Random random = new Random(5);
		for (int i = 0; i < 600; i++) {
			final double share = random.nextDouble();
			for (int c = 0; c < 8; c++) {
				image.getStack().getProcessor(c + 1).setf(i, (float) (100 + 20 * (c < 4
					? share : 1 - share) + random.nextGaussian()));
			}
		}

		final String many = (String) run("image", image, "most", 4, "starts", 0)
			.getOutput("headline");
		final CommandModule one = run("image", image, "most", 1, "starts", 0);

		assertEquals("V: 2 components", many.replaceAll(" \\(.*", ""));
		assertEquals("V: not told by one component", one.getOutput("headline"));
		assertTrue(((String) one.getOutput("verdict")).contains(
			"ask for more, as with most=12."), (String) one.getOutput("verdict"));
	}

	@Test
	void aSelectionOfFewPixelsIsRefused() throws Exception {
		final ImagePlus image = stack();
		image.setRoi(0, 0, 3, 1);

		final CommandModule module = run("image", image);

		assertTrue(command(module).isCanceled());
		assertTrue(command(module).getCancelReason().contains("3 pixels"), command(
			module).getCancelReason());
	}

	@Test
	void aBackgroundThatIsAComponentIsRefused() throws Exception {
		final CommandModule module = run("image", stack(), "background",
			Background.COMPONENT);

		assertEquals(CountMessages.BACKGROUND, command(module).getCancelReason());
	}
}
