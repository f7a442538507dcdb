
package org.unmixj.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.unmixj.imagej.ComponentsView;
import org.unmixj.imagej.Unmixing;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

class HistoryTest {

	/** 40 x 40 pixels, two components, 4 bytes. */
	private static final long BYTES = 40 * 40 * 2 * 4;

	private static final ComponentsView VIEW = ComponentsView.of(Unmixing.of(
		ExplorerSessionTest.stack()).hals(NmfOptions.withComponents(2)
			.withMaxIterations(2), ProgressMonitor.NONE).components());

	private static Step step() {
		return Step.opened(VIEW, "", "");
	}

	@Test
	void goesBackAndForthAndForgetsWhatWasUndone() {
		final History history = new History(Long.MAX_VALUE);
		assertNull(history.present());
		final Step a = step(), b = step(), c = step();
		history.add(a);
		history.undo();
		assertSame(a, history.present());
		history.add(b);
		history.add(c);

		history.goTo(a);
		assertFalse(history.canUndo());
		history.redo();
		assertSame(b, history.present());
		final Step d = step();
		history.add(d);

		assertEquals(List.of(a, b, d), history.steps());
		history.goTo(c);
		assertSame(d, history.present());
	}

	@Test
	void forgetsTheOldestIfTheyTakeTooMuchMemory() {
		final History history = new History(3 * BYTES);
		assertEquals(BYTES, step().bytes());
		final Step first = step();
		history.add(first);
		for (int i = 0; i < 5; i++) {
			history.add(step());
		}

		assertEquals(3, history.steps().size());
		assertFalse(history.steps().contains(first));
	}

	@Test
	void neverForgetsTheOneBefore() {
		final History history = new History(1);
		history.add(step());
		history.add(step());
		history.add(step());

		assertTrue(history.canUndo());
		assertEquals(2, history.steps().size());
	}
}
