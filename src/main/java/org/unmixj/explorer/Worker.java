
package org.unmixj.explorer;

import java.util.HashSet;
import java.util.Set;
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

		/** There is nothing more to do. */
		void idle();
	}

	/** A task that was started. */
	interface Job {

		/** Cancels it, unless it has ended; in the event thread. */
		void cancel();
	}

	private static final long INTERVAL_NS = 50_000_000;

	private final ExecutorService thread;

	private final Listener listener;

	/** What has not ended yet. */
	private final Set<Monitor> pending = new HashSet<>();

	private boolean closed;

	Worker(final String name, final Listener listener) {
		this.listener = listener;
		thread = Executors.newSingleThreadExecutor(task -> {
			final Thread made = new Thread(task, name);
			made.setDaemon(true);
			return made;
		});
	}

	/**
	 * Starts a task, unless this is closed; to be called in the event thread.
	 *
	 * @param done is given what came out, in the event thread
	 * @param failed is told why nothing did, or that it was canceled, in the
	 *          event thread. Of both, one is run, and none if this is closed
	 *          before
	 */
	<T> Job start(final Task<T> task, final Consumer<T> done,
		final Consumer<Throwable> failed)
	{
		final Monitor own = new Monitor();
		if (closed) return own;
		pending.add(own);
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
			end(own, done, failed, result, problem);
		});
		return own;
	}

	private <T> void end(final Monitor own, final Consumer<T> done,
		final Consumer<Throwable> failed, final T result, final Throwable problem)
	{
		SwingUtilities.invokeLater(() -> {
			pending.remove(own);
			own.ended = true;
			if (closed) return;
			try {
				if (problem == null) done.accept(result);
				else failed.accept(problem);
			}
			catch (final RuntimeException e) {
				failed.accept(e);
			}
			finally {
				if (pending.isEmpty() && !closed) listener.idle();
			}
		});
	}

	/** Tells whether there is something to do; in the event thread. */
	boolean isBusy() {
		return !pending.isEmpty();
	}

	/** Cancels all tasks; in the event thread. */
	void cancel() {
		pending.forEach(Monitor::cancel);
	}

	/**
	 * Cancels all tasks, takes no more, and tells no more; in the event thread.
	 */
	@Override
	public void close() {
		closed = true;
		cancel();
		thread.shutdown();
	}

	private final class Monitor implements ProgressMonitor, Job {

		private volatile boolean canceled;

		private volatile boolean ended;

		private long last = System.nanoTime() - INTERVAL_NS;

		@Override
		public void progress(final double fraction, final String stage) {
			final long now = System.nanoTime();
			if (now - last < INTERVAL_NS) return;
			last = now;
			SwingUtilities.invokeLater(() -> {
				if (!ended && !closed) listener.progress(Math.max(0, Math.min(1,
					fraction)), stage);
			});
		}

		@Override
		public void cancel() {
			canceled = true;
		}

		@Override
		public boolean isCanceled() {
			return canceled;
		}
	}
}
