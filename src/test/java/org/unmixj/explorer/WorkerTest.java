
package org.unmixj.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.unmixj.linalg.ProgressMonitor;

@Timeout(60)
class WorkerTest {

	/** What was told, in the event thread. */
	private final List<String> told = new ArrayList<>();

	private final CountDownLatch started = new CountDownLatch(1);

	private final CountDownLatch ended = new CountDownLatch(1);

	private final CountDownLatch idle = new CountDownLatch(1);

	private final Worker worker = new Worker("test", new Worker.Listener() {

		@Override
		public void progress(final double fraction, final String stage) {
			told.add(stage);
		}

		@Override
		public void idle() {
			told.add("idle");
			idle.countDown();
		}
	});

	@AfterEach
	void close() throws Exception {
		EventQueue.invokeAndWait(worker::close);
	}

	private Worker.Job start(final Worker.Task<String> task) {
		return worker.start(task, told::add, problem -> told.add(problem.getClass()
			.getSimpleName()));
	}

	/** Goes on until it is canceled. */
	private String untilCanceled(final ProgressMonitor monitor) {
		started.countDown();
		try {
			while (!monitor.isCanceled()) {
				Thread.sleep(5);
			}
			monitor.progress(1, "late");
		}
		catch (final InterruptedException e) {
			throw new AssertionError(e);
		}
		finally {
			ended.countDown();
		}
		throw new CancellationException();
	}

	private static void await(final CountDownLatch latch)
		throws InterruptedException
	{
		assertTrue(latch.await(30, TimeUnit.SECONDS));
	}

	@Test
	void cancelEndsTheTasksThatWaitToo() throws Exception {
		EventQueue.invokeAndWait(() -> {
			start(this::untilCanceled);
			start(monitor -> "second");
			start(monitor -> "third");
		});
		await(started);

		EventQueue.invokeAndWait(() -> {
			told.clear();
			worker.cancel();
		});
		await(idle);

		EventQueue.invokeAndWait(() -> told.remove("late"));
		assertEquals(List.of("CancellationException", "CancellationException",
			"CancellationException", "idle"), told);
	}

	@Test
	void oneTaskIsCanceledAlone() throws Exception {
		EventQueue.invokeAndWait(() -> {
			final Worker.Job first = start(this::untilCanceled);
			final Worker.Job second = start(monitor -> "second");
			start(monitor -> "third");
			second.cancel();
			first.cancel();
		});
		await(idle);

		EventQueue.invokeAndWait(() -> told.remove("late"));
		assertEquals(List.of("CancellationException", "CancellationException",
			"third", "idle"), told);
	}

	/** Its window is not there any more, and no task can be started. */
	@Test
	void nothingIsToldAfterItWasClosed() throws Exception {
		EventQueue.invokeAndWait(() -> start(this::untilCanceled));
		await(started);

		EventQueue.invokeAndWait(() -> {
			told.clear();
			worker.close();
			start(monitor -> "too late");
		});
		await(ended);
		for (int i = 0; i < 200 && isBusy(); i++) {
			Thread.sleep(20);
		}

		assertFalse(isBusy());
		assertEquals(List.of(), told);
	}

	private boolean isBusy() throws Exception {
		final boolean[] busy = { false };
		EventQueue.invokeAndWait(() -> busy[0] = worker.isBusy());
		return busy[0];
	}
}
