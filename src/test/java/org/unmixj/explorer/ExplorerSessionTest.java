
package org.unmixj.explorer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.unmixj.image.Axis;
import org.unmixj.imagej.ComponentMerge;
import org.unmixj.imagej.ComponentsView;
import org.unmixj.imagej.FittedComponents;
import org.unmixj.imagej.SampleStack;
import org.unmixj.imagej.Unmixing;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;
import ij.gui.PointRoi;

class ExplorerSessionTest {

	private static final ProgressMonitor CANCELED = new ProgressMonitor() {

		@Override
		public void progress(final double fraction, final String stage) {
			// nobody looks
		}

		@Override
		public boolean isCanceled() {
			return true;
		}
	};

	/** Returns a part of the lambda sample as "T". */
	/** As ImageJ keeps open images, which components do not. */
	private static ImagePlus open;

	static ImagePlus stack() {
		final ImagePlus sample = SampleStack.LAMBDA.open();
		final ImagePlus image = new ImagePlus("T", sample.getStack().crop(40, 40, 0,
			40, 40, 32));
		image.setDimensions(32, 1, 1);
		open = image;
		return image;
	}

	private static ExplorerSession fitted(final ImagePlus stack, final int r) {
		final ExplorerSession session = ExplorerSession.ofStack(stack);
		apply(session, new FirstFit(session, Axis.CHANNELS, r));
		return session;
	}

	private static Step apply(final ExplorerSession session,
		final Operation operation)
	{
		return session.apply(operation, ProgressMonitor.NONE);
	}

	private static void assertSamePixels(final ImagePlus expected,
		final ImagePlus actual)
	{
		assertArrayEquals(expected.getDimensions(), actual.getDimensions());
		for (int i = 1; i <= expected.getStackSize(); i++) {
			assertArrayEquals((float[]) expected.getStack().getPixels(i),
				(float[]) actual.getStack().getPixels(i), "plane " + i);
		}
	}

	@Test
	void theFirstFitIsThatOfTheCommandWithItsDefaults() {
		final ImagePlus stack = stack();

		final ExplorerSession session = fitted(stack, 3);

		assertSamePixels(Unmixing.of(stack).withAxis(Axis.CHANNELS).hals(NmfOptions
			.withComponents(3), ProgressMonitor.NONE).components(), session.present()
				.view().image());
		assertEquals("selectImage(\"T\");", session.lines().get(0));
		assertEquals("run(\"Select None\");", session.lines().get(1));
		assertTrue(session.lines().get(2).startsWith("run(\"HALS NMF...\"," +
			" \"axis=Channels components=3 "), session.macro());
		assertEquals(3, session.lines().size());
	}

	/** Each line is that of a command, on the components of the one before. */
	@Test
	void stepsAreThoseOfTheLibraryAndAddTheirLines() {
		final ImagePlus stack = stack();
		final ExplorerSession session = fitted(stack, 2);
		final ImagePlus two = session.present().view().image();

		apply(session, Operations.add(1));
		assertSamePixels(FittedComponents.of(two).withStack(stack).grow(1,
			Directions.AUTO, ProgressMonitor.NONE).components(), session.present()
				.view().image());
		apply(session, Operations.add(1));
		final ImagePlus four = session.present().view().image();
		apply(session, Operations.merge(Set.of(3, 1)));
		assertSamePixels(FittedComponents.of(four).withStack(stack).merge(
			ComponentMerge.AUTO.withMerged("2,4"), ProgressMonitor.NONE).components(),
			session.present().view().image());
		apply(session, Operations.rename(1, " GFP "));
		apply(session, Operations.recolor(0, new Color(0x0102ff)));
		apply(session, Operations.lock(Set.of(0, 2)));
		apply(session, Operations.refit());
		apply(session, Operations.remove(Set.of(1)));

		final ComponentsView view = session.present().view();
		assertEquals(2, view.size());
		assertEquals(new Color(0x0102ff), view.color(0));
		assertTrue(view.isFixed(0) && view.isFixed(1));
		final List<String> lines = session.lines();
		final List<String> beginnings = List.of("selectImage(\"T\");",
			"run(\"Select None\");",
			"run(\"HALS NMF...\", \"axis=Channels components=2",
			"run(\"Grow Components...\", \"added=1 directions=Auto",
			"run(\"Grow Components...\", \"added=1 directions=Auto",
			"run(\"Merge Components...\", \"components=Auto merged=[2,4]",
			"run(\"Edit Components...\", \"names=[2=GFP]",
			"run(\"Edit Components...\", \"colors=[1=#0102ff]",
			"run(\"Edit Components...\", \"refit=false locked=[1,3]",
			"run(\"Edit Components...\", \"refit=true locked=[Auto]",
			"run(\"Edit Components...\", \"remove=[2]");
		assertEquals(beginnings.size(), lines.size(), session.macro());
		for (int i = 0; i < lines.size(); i++) {
			assertTrue(lines.get(i).startsWith(beginnings.get(i)), lines.get(i));
		}
	}

	@Test
	void generalizedSingularValuesAreThoseOfTheLastGrowth() {
		final ExplorerSession session = fitted(stack(), 2);
		assertNull(session.present().grown());
		final Step grown = apply(session, Operations.add(1));
		apply(session, Operations.rename(0, "A"));

		assertEquals(0, session.present().view().lambdas().length);
		assertSame(grown.view(), session.present().grown());
	}

	@Test
	void lockedSignaturesStayWhenOthersAreAdded() {
		final ExplorerSession session = fitted(stack(), 3);
		final double[] before = session.present().view().signature(1);

		apply(session, Operations.lock(Set.of(1)));
		apply(session, Operations.add(1));

		assertArrayEquals(before, session.present().view().signature(1));
		apply(session, Operations.lock(Set.of()));
		assertFalse(session.present().view().isFixed(1));
	}

	@Test
	void undoAndRedoGoToTheSameImagesAndLines() {
		final ExplorerSession session = fitted(stack(), 2);
		final Step two = session.present();
		final Step three = apply(session, Operations.add(1));

		session.history().undo();
		assertSame(two, session.present());
		assertEquals(3, session.lines().size());
		session.history().redo();
		assertSame(three, session.present());
		session.history().undo();
		apply(session, Operations.rename(0, "A"));

		assertFalse(session.history().canRedo());
		assertEquals("A", session.present().view().names().get(0));
	}

	@Test
	void aStepThatFailsOrIsCanceledChangesNothing() {
		final ExplorerSession session = fitted(stack(), 2);
		final Step before = session.present();

		assertThrows(IllegalArgumentException.class, () -> apply(session, Operations
			.add(40)));
		assertThrows(IllegalArgumentException.class, () -> apply(session, Operations
			.remove(Set.of(0, 1))));
		assertThrows(CancellationException.class, () -> session.apply(Operations
			.add(1), CANCELED));

		assertSame(before, session.present());
		assertEquals(1, session.history().steps().size());
	}

	@Test
	void namesThatMacrosCantWriteAreRefused() {
		for (final String name : new String[] { " ", "a,b", "[a]", "a\nb", "2",
			"1-3", "auto", "None", "All", "a; b" })
		{
			assertThrows(IllegalArgumentException.class, () -> Operations.rename(0,
				name), name);
		}
	}

	/** Nothing of the stack's window matters once the stack was fitted. */
	@Test
	void laterSelectionsAndAClosedWindowDoNotMatter() {
		final ImagePlus stack = stack();
		stack.setRoi(5, 6, 20, 20);
		final ExplorerSession session = fitted(stack, 2);
		final ExplorerSession other = fitted(stack, 2);
		apply(other, Operations.add(1));

		stack.setRoi(new PointRoi(3, 3));
		stack.close();
		apply(session, Operations.add(1));

		assertSamePixels(other.present().view().image(), session.present().view()
			.image());
		assertEquals(0, session.present().view().image().getStack().getProcessor(1)
			.getf(0, 0));
		assertEquals("makeRectangle(5, 6, 20, 20);", session.lines().get(1));
	}

	/** The fit of another selection may be running. */
	@Test
	void aLookAtWhatAFitTakesDoesNotSelect() {
		final ImagePlus stack = stack();
		stack.setRoi(5, 6, 20, 20);
		final ExplorerSession session = ExplorerSession.ofStack(stack);
		final FirstFit fit = new FirstFit(session, Axis.CHANNELS, 2);
		fit.estimate();

		stack.setRoi(new PointRoi(3, 4));

		assertThrows(IllegalArgumentException.class, fit::estimate);
		assertEquals(new Rectangle(5, 6, 20, 20), session.pixels().getRoi()
			.getBounds());
		session.readSelection();
		assertTrue(session.pixels().getRoi() instanceof PointRoi);
	}

	@Test
	void aCopyIsForTheUserAndKnowsTheUsersStack() {
		final ImagePlus stack = stack();
		final ExplorerSession session = fitted(stack, 2);

		final ImagePlus copy = session.copy();
		copy.getProcessor().set(0);

		assertNotSame(session.present().view().image(), copy);
		assertTrue(session.present().view().image().getProcessor()
			.getStatistics().max > 0);
		assertSame(stack, ComponentsView.of(copy).stack().get());
		assertFalse(session.isExported());
		session.noteExport(session.present());
		assertTrue(session.isExported());
		apply(session, Operations.rename(0, "A"));
		assertFalse(session.isExported());
	}

	@Test
	void goesOnFromComponents() {
		final ImagePlus stack = stack();
		final ImagePlus components = Unmixing.of(stack).hals(NmfOptions
			.withComponents(2), ProgressMonitor.NONE).components();

		final ExplorerSession session = ExplorerSession.ofComponents(components,
			stack);
		assertTrue(session.isExported());
		apply(session, Operations.add(1));

		assertSamePixels(FittedComponents.of(components).grow(1, Directions.AUTO,
			ProgressMonitor.NONE).components(), session.present().view().image());
		assertEquals("selectImage(\"Components of T\");", session.lines().get(0));
		assertFalse(session.lines().get(1).contains("stack="), session.macro());
	}

	/** As after opening the components from their file. */
	@Test
	void theStackIsNamedOnceIfTheComponentsDoNotKnowIt() {
		final ImagePlus stack = stack();
		final ImagePlus components = Unmixing.of(stack).hals(NmfOptions
			.withComponents(2), ProgressMonitor.NONE).components();
		components.setProperty("org.unmixj.stack", null);

		final ExplorerSession session = ExplorerSession.ofComponents(components,
			stack);
		apply(session, Operations.add(1));
		apply(session, Operations.rename(0, "A"));

		assertTrue(session.lines().get(1).endsWith(" stack=[T]\");"), session
			.macro());
		assertFalse(session.lines().get(2).contains("stack="), session.macro());
	}

	@Test
	void beforeTheFirstFitThereIsNothing() {
		final ExplorerSession session = ExplorerSession.ofStack(stack());

		assertNull(session.present());
		assertTrue(session.isExported());
		assertTrue(session.lines().isEmpty());
	}
}
