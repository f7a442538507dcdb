
package org.unmixj.explorer;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import javax.swing.SwingUtilities;

import org.unmixj.linalg.ProgressMonitor;

/**
 * Computes in a thread of its own, one task after the other, and tells the
 * event thread what came out.
 */
final class Worker implements AutoCloseable {

	/** What is to be computed. */
	interface Task<T> {

		T run(ProgressMonitor monitor);
	}

	/** Is told how it goes, in the event thread. */
	interface Listener {

		/** A task goes on; fraction is from 0 to 1. */
		void progress(double fraction, String stage);

		/** A task has failed, or was canceled. */
		void failed(Throwable problem);

		/** There is nothing more to do. */
		void idle();
	}

	private static final long INTERVAL_NS = 50_000_000;

	private final ExecutorService thread;

	private final Listener listener;

	private Monitor monitor;

	private int waiting;

	Worker(final String name, final Listener listener) {
		this.listener = listener;
		thread = Executors.newSingleThreadExecutor(task -> {
			final Thread made = new Thread(task, name);
			made.setDaemon(true);
			return made;
		});
	}

	/** Starts a task; to be called in the event thread. */
	<T> void start(final Task<T> task, final Consumer<T> done) {
		final Monitor own = new Monitor();
		monitor = own;
		waiting++;
		thread.execute(() -> {
			T result = null;
			Throwable problem = null;
			try {
				if (own.canceled) throw new CancellationException();
				result = task.run(own);
			}
			catch (final Throwable e) {
				problem = e;
			}
			end(own, done, result, problem);
		});
	}

	private <T> void end(final Monitor own, final Consumer<T> done,
		final T result, final Throwable problem)
	{
		SwingUtilities.invokeLater(() -> {
			waiting--;
			own.ended = true;
			try {
				if (problem == null) done.accept(result);
				else listener.failed(problem);
			}
			catch (final RuntimeException e) {
				listener.failed(e);
			}
			finally {
				if (waiting == 0) listener.idle();
			}
		});
	}

	/** Tells whether there is something to do; in the event thread. */
	boolean isBusy() {
		return waiting > 0;
	}

	/** Cancels the last task; in the event thread. */
	void cancel() {
		if (monitor != null) monitor.canceled = true;
	}

	/** Cancels the last task and takes no more. */
	@Override
	public void close() {
		cancel();
		thread.shutdown();
	}

	private final class Monitor implements ProgressMonitor {

		private volatile boolean canceled;

		private volatile boolean ended;

		private long last = System.nanoTime() - INTERVAL_NS;

		@Override
		public void progress(final double fraction, final String stage) {
			final long now = System.nanoTime();
			if (now - last < INTERVAL_NS) return;
			last = now;
			SwingUtilities.invokeLater(() -> {
				if (!ended) listener.progress(Math.max(0, Math.min(1, fraction)),
					stage);
			});
		}

		@Override
		public boolean isCanceled() {
			return canceled;
		}
	}
}
