
package org.unmixj.linalg;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Passes over the blocks of X on several threads.
 * <p>
 * Blocks are gathered in groups that depend on the shape of X alone; each group
 * is summed by one worker, and the groups are added in their order. So the sums
 * are the same, to the last bit, for any number of threads.
 * <p>
 * The calling thread is one of the workers, as waking another one takes longer
 * than a pass over few rows; where X is read ahead from a disk, it waits for
 * them instead. The monitor is polled at least ten times a second. Close the
 * object to end its threads.
 */
public final class RowPasses implements AutoCloseable {

	/** More groups share the work better; fewer need less room for sums. */
	private static final int MAX_GROUPS = 64;

	private static final long POLL_MS = 50;

	/**
	 * Elements of sums that may wait for those of groups before them, in all
	 * (8&nbsp;MB); those of as many groups as there are threads always may.
	 */
	private static final int WAITING_ELEMENTS = 1 << 20;

	private final RowBlocks X;

	private final RowPartition partition;

	private final int threads;

	private final ProgressMonitor monitor;

	/** Null if there is nothing to share. */
	private final ExecutorService pool;

	/** Whether to end the threads of the pool. */
	private final boolean ownsPool;

	private final double[][][] buffers;

	/** Takes what the next pass over X finds out about its entries, or null. */
	private Consumer<EntryCheck> check;

	private long lastPoll = System.nanoTime();

	private volatile boolean stopped;

	/**
	 * @param X m&times;n
	 * @param threads the number of workers, at least 1
	 * @param monitor is polled for cancellation during each pass
	 */
	public RowPasses(final RowBlocks X, final int threads,
		final ProgressMonitor monitor)
	{
		this(X, RowPartition.of(X.rows(), X.columns()), threads, null, monitor);
	}

	private RowPasses(final RowBlocks X, final RowPartition partition,
		final int threads, final ExecutorService shared,
		final ProgressMonitor monitor)
	{
		this.X = Objects.requireNonNull(X, "X");
		this.monitor = Objects.requireNonNull(monitor, "monitor");
		this.partition = partition;
		this.threads = Math.max(1, Math.min(threads, groups()));
		buffers = new double[this.threads][][];
		ownsPool = shared == null && !(this.threads == 1 && groups() == 1);
		pool = ownsPool ? newPool(this.threads) : shared;
	}

	private static ExecutorService newPool(final int threads) {
		return Executors.newFixedThreadPool(threads, task -> {
			final Thread thread = new Thread(task, "UnmixJ worker");
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Returns passes over a matrix in memory, in its own blocks, on as many
	 * threads, the same ones, and with the same monitor. Close them first.
	 */
	public RowPasses over(final TallMatrix matrix) {
		return new RowPasses(matrix, matrix.partition(), threads, pool, monitor);
	}

	/**
	 * Returns passes over some rows of X, spread over all of it, on as many
	 * threads, the same ones, and with the same monitor. Close them first.
	 *
	 * @param rows about so many, at most m
	 */
	RowPasses sample(final int rows) {
		final RowBlocks some = new SampledRows(X, rows);
		final RowPasses sample = new RowPasses(some, RowPartition.of(some.rows(),
			some.columns()), threads, pool, monitor);
		if (check != null) sample.check = found -> {
			if (found.notFinite() > 0) overX(() -> (block, count, x, sums) -> {
				// nothing but the check of all of X
			});
		};
		return sample;
	}

	/**
	 * Has the next pass over X check all entries, beside its own work.
	 *
	 * @param requirement is given what was found before that pass returns; may
	 *          throw what the pass then throws
	 */
	public void checkInNextPass(final Consumer<EntryCheck> requirement) {
		check = requirement;
	}

	/** Returns m, the number of rows of X. */
	public long rows() {
		return X.rows();
	}

	/** Returns n, the number of columns of X. */
	public int columns() {
		return X.columns();
	}

	/** Returns the blocks of the rows of X. */
	public RowPartition partition() {
		return partition;
	}

	/** Returns the monitor that was given. */
	public ProgressMonitor monitor() {
		return monitor;
	}

	/**
	 * Reads X once.
	 *
	 * @param work makes the work object of each worker
	 * @param lengths the lengths of the arrays of sums
	 * @return the sums over all blocks
	 * @throws CancellationException if the monitor asks for it
	 */
	public double[][] overX(final Supplier<? extends BlockWork> work,
		final int... lengths)
	{
		return run(true, work, lengths);
	}

	/**
	 * Goes over the blocks without reading X, for what is in memory.
	 *
	 * @see #overX
	 */
	public double[][] overRows(final Supplier<? extends BlockWork> work,
		final int... lengths)
	{
		return run(false, work, lengths);
	}

	/**
	 * Runs a computation on small matrices that knows nothing of cancellation. If
	 * the monitor asks for it, the computation is left to itself and its result
	 * ignored, so that it must change nothing but what it returns.
	 *
	 * @throws CancellationException if the monitor asks for it
	 */
	public <T> T compute(final Supplier<T> computation) {
		if (monitor.isCanceled()) throw new CancellationException();
		if (pool == null) return computation.get();
		final Future<T> result = pool.submit(computation::get);
		while (true) {
			try {
				return result.get(POLL_MS, TimeUnit.MILLISECONDS);
			}
			catch (final TimeoutException e) {
				if (monitor.isCanceled()) throw new CancellationException();
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw (CancellationException) new CancellationException().initCause(e);
			}
			catch (final ExecutionException e) {
				throw unchecked(e.getCause());
			}
		}
	}

	/**
	 * Reads rows of X outside of a pass.
	 *
	 * @see RowBlocks#read
	 */
	void read(final int block, final double[][] into) {
		X.read(partition.first(block), partition.size(block), into);
	}

	private int groups() {
		return Math.min(partition.count(), MAX_GROUPS);
	}

	private double[][] run(final boolean reading,
		final Supplier<? extends BlockWork> work, final int[] lengths)
	{
		if (monitor.isCanceled()) throw new CancellationException();
		final OrderedSums total = new OrderedSums(lengths, threads);
		final AtomicInteger next = new AtomicInteger();
		final EntryCheck[] checks = reading && check != null
			? new EntryCheck[partition.count()] : null;
		stopped = false;
		if (pool == null) workThrough(0, true, reading, work, next, total, checks);
		else share(reading, work, next, total, checks);
		if (checks != null) {
			final Consumer<EntryCheck> requirement = check;
			check = null;
			requirement.accept(EntryCheck.together(checks));
		}
		return total.sums;
	}

	/** All workers work, and are awaited. */
	private void share(final boolean reading,
		final Supplier<? extends BlockWork> work, final AtomicInteger next,
		final OrderedSums total, final EntryCheck[] checks)
	{
		final boolean takesPart = !reading || !X.readsAhead();
		final List<Future<?>> workers = new ArrayList<>();
		for (int i = takesPart ? 1 : 0; i < threads; i++) {
			final int worker = i;
			workers.add(pool.submit(() -> workThrough(worker, false, reading, work,
				next, total, checks)));
		}
		if (takesPart) {
			final FutureTask<?> own = new FutureTask<>(() -> workThrough(0, true,
				reading, work, next, total, checks), null);
			own.run();
			workers.add(own);
		}
		await(workers);
	}

	/**
	 * The work of one worker.
	 *
	 * @param calling whether it is the calling thread, which polls the monitor
	 * @param checks takes what is found out about the entries of each block; null
	 *          if they are not checked
	 */
	private void workThrough(final int worker, final boolean calling,
		final boolean reading, final Supplier<? extends BlockWork> factory,
		final AtomicInteger next, final OrderedSums total,
		final EntryCheck[] checks)
	{
		try {
			final BlockWork work = factory.get();
			int group = claim(next, reading);
			while (group < groups() && !stopped) {
				final int following = reading && X.readsAhead() ? claim(next, true)
					: -1;
				while (!stopped && !total.mayStart(group, POLL_MS)) {
					if (calling) pollIfDue();
				}
				if (stopped) return;
				final double[][] sums = total.zeros();
				final int end = firstBlock(group + 1);
				for (int b = firstBlock(group); b < end && !stopped; b++) {
					final int count = partition.size(b);
					double[][] x = null;
					if (reading) {
						x = buffer(worker);
						X.read(partition.first(b), count, x);
					}
					if (checks != null) {
						checks[b] = EntryCheck.ofBlock(x, count, partition.first(b));
					}
					work.process(b, count, x, sums);
					if (calling) pollIfDue();
				}
				total.add(group, sums);
				group = following < 0 ? claim(next, reading) : following;
			}
		}
		catch (RuntimeException | Error e) {
			stopped = true;
			throw e;
		}
	}

	/** For the calling thread, as nobody else polls while it works. */
	private void pollIfDue() {
		final long now = System.nanoTime();
		if (now - lastPoll < TimeUnit.MILLISECONDS.toNanos(POLL_MS)) return;
		lastPoll = now;
		if (monitor.isCanceled() || Thread.currentThread().isInterrupted()) {
			throw new CancellationException();
		}
	}

	/** Takes the next group, and tells X if that will be read. */
	private int claim(final AtomicInteger next, final boolean reading) {
		final int group = next.getAndIncrement();
		if (reading && group < groups()) {
			final long first = partition.first(firstBlock(group));
			X.willRead(first, Math.min(partition.first(firstBlock(group + 1)), X
				.rows()) - first);
		}
		return group;
	}

	private int firstBlock(final int group) {
		return (int) ((long) partition.count() * group / groups());
	}

	private double[][] buffer(final int worker) {
		if (buffers[worker] == null) {
			buffers[worker] = new double[X.columns()][partition.blockRows()];
		}
		return buffers[worker];
	}

	/** Waits until no worker is at work any more, then reports what happened. */
	private void await(final List<Future<?>> workers) {
		Throwable failure = null;
		boolean canceled = false;
		boolean interrupted = false;
		for (final Future<?> worker : workers) {
			for (boolean done = false; !done;) {
				try {
					worker.get(POLL_MS, TimeUnit.MILLISECONDS);
					done = true;
				}
				catch (final TimeoutException e) {
					canceled |= monitor.isCanceled();
				}
				catch (final InterruptedException e) {
					interrupted = true;
				}
				catch (final ExecutionException e) {
					if (failure == null) failure = e.getCause();
					done = true;
				}
				if (canceled || interrupted) stopped = true;
			}
		}
		if (interrupted) Thread.currentThread().interrupt();
		// an interrupt may also have closed the file that was being read
		if (failure instanceof Error || failure != null && !Thread.currentThread()
			.isInterrupted())
		{
			throw unchecked(failure);
		}
		if (failure != null || canceled || interrupted) {
			throw (CancellationException) new CancellationException().initCause(
				failure);
		}
	}

	private static RuntimeException unchecked(final Throwable failure) {
		if (failure instanceof Error) throw (Error) failure;
		return (RuntimeException) failure;
	}

	@Override
	public void close() {
		stopped = true;
		if (ownsPool) pool.shutdown();
	}

	/**
	 * Adds the sums of the groups in the order of the groups. Those of a thread
	 * that is far ahead of another one would wait, and take room, so that it is
	 * the thread that waits.
	 */
	private static final class OrderedSums {

		private final int[] lengths;

		private final double[][] sums;

		private final double[][][] waiting = new double[MAX_GROUPS][][];

		/** How far a group may be after the first one that was not added. */
		private final int ahead;

		private int added;

		OrderedSums(final int[] lengths, final int threads) {
			this.lengths = lengths;
			sums = zeros();
			long size = 1;
			for (final int length : lengths) {
				size += length;
			}
			ahead = (int) Math.max(threads, WAITING_ELEMENTS / size);
		}

		/**
		 * Tells whether the sums of a group have room; waits for it a while. The
		 * first group that was not added always has, so that the pass goes on.
		 */
		synchronized boolean mayStart(final int group, final long patienceMs) {
			try {
				if (group - added > ahead) wait(patienceMs);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw (CancellationException) new CancellationException().initCause(e);
			}
			return group - added <= ahead;
		}

		double[][] zeros() {
			final double[][] zeros = new double[lengths.length][];
			for (int i = 0; i < lengths.length; i++) {
				zeros[i] = new double[lengths[i]];
			}
			return zeros;
		}

		synchronized void add(final int group, final double[][] groupSums) {
			waiting[group] = groupSums;
			while (added < MAX_GROUPS && waiting[added] != null) {
				for (int i = 0; i < sums.length; i++) {
					for (int j = 0; j < sums[i].length; j++) {
						sums[i][j] += waiting[added][i][j];
					}
				}
				waiting[added++] = null;
			}
			notifyAll();
		}
	}
}
