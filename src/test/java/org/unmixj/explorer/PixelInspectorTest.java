
package org.unmixj.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Point;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import javax.swing.JCheckBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.unmixj.image.Axis;
import org.unmixj.imagej.SvdBound;
import org.unmixj.linalg.ProgressMonitor;

@Timeout(60)
class PixelInspectorTest {

	private final ExplorerSession session = ExplorerSession.ofStack(
		ExplorerSessionTest.stack());

	private final List<SvdBound> bounds = new CopyOnWriteArrayList<>();

	private final PixelInspector inspector = new PixelInspector(session, () -> {},
		bounds::add);

	@AfterEach
	void close() throws Exception {
		EventQueue.invokeAndWait(inspector::close);
	}

	private Step fit(final int components) {
		return session.apply(new FirstFit(session, Axis.CHANNELS, components),
			ProgressMonitor.NONE);
	}

	private static boolean onEvents(final BooleanSupplier question)
		throws Exception
	{
		final boolean[] answer = { false };
		EventQueue.invokeAndWait(() -> answer[0] = question.getAsBoolean());
		return answer[0];
	}

	private void waitForRest() throws Exception {
		while (onEvents(inspector::isBusy)) {
			Thread.sleep(5);
		}
	}

	@Test
	void aPixelThatCantBeReadLeavesTheResiduals() throws Exception {
		final Step step = fit(2);
		EventQueue.invokeAndWait(() -> inspector.show(step));
		waitForRest();
		EventQueue.invokeAndWait(() -> inspector.inspect(3, 4, 1, 1, 1));
		waitForRest();
		assertTrue(onEvents(inspector.pixel()::hasData));

		EventQueue.invokeAndWait(() -> inspector.inspect(3, 5, 1, 99, 1));
		waitForRest();

		assertFalse(onEvents(inspector.pixel()::hasData));
		assertTrue(onEvents(inspector.residuals()::hasImage));
	}

	/** Once, as they are of the stack; again where more are needed. */
	@Test
	void boundsAreFoundForMoreComponentsThanThereAre() throws Exception {
		final Step two = fit(2), three = fit(3), twelve = fit(12);
		for (final Step step : List.of(two, three, twelve)) {
			EventQueue.invokeAndWait(() -> inspector.show(step));
			waitForRest();
		}

		assertEquals(2, bounds.size());
		for (final Step step : List.of(two, three, twelve)) {
			assertTrue(bounds.get(1).percent(step.view().size()) <= step.view()
				.relativeError());
		}
		assertTrue(bounds.get(0).percent(2) > bounds.get(0).percent(4));
	}

	@Test
	void residualsAreInUnitsOfPhotonNoiseOrOfTheStack() throws Exception {
		final Step step = fit(2);
		EventQueue.invokeAndWait(() -> inspector.show(step));
		waitForRest();
		final Container choices = (Container) inspector.residualsPanel()
			.getComponent(1);
		final JCheckBox noise = (JCheckBox) choices.getComponent(0);

		assertTrue(noise.isSelected());
		assertTrue(inspector.residuals().caption().endsWith(
			": residual / photon noise of gain 1"));
		EventQueue.invokeAndWait(noise::doClick);
		waitForRest();

		assertTrue(inspector.residuals().caption().endsWith(": residual (rms)"));
	}

	@Test
	void theResidualsOfTheLastStepComeWhateverBecomesOfThoseBefore()
		throws Exception
	{
		final Step two = fit(2), three = fit(3);
		EventQueue.invokeAndWait(() -> {
			inspector.show(two);
			inspector.inspectHere(new Point(3, 4));
			inspector.show(three);
			inspector.pause();
			inspector.show(two);
			inspector.show(three);
		});
		waitForRest();

		assertTrue(onEvents(inspector.residuals()::hasImage));
		assertTrue(onEvents(inspector.pixel()::hasData));
	}
}
