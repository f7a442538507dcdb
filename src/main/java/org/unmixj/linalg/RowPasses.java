
package org.unmixj.linalg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
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
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Passes over the blocks of X on several threads.
 * <p>
 * Blocks are gathered in groups that depend on the shapes of X and of the sums
 * alone; each group is summed by one worker, and the groups are added in their
 * order. So the sums are the same, to the last bit, for any number of threads.
 * <p>
 * The calling thread is one of the workers, as waking another one takes longer
 * than a pass over few rows; where X does not lie in memory, it waits for them
 * instead. The monitor is polled at least ten times a second, and so often is
 * told how far a pass has come, where that is asked for ({@link #telling}).
 * Close the object to end its threads.
 */
public final class RowPasses implements AutoCloseable {

	/** More groups share the work better; fewer have fewer sums to be added. */
	private static final int MAX_GROUPS = 64;

	/** So many groups have sums of more than {@link #MANY_SUMS} elements. */
	private static final int MAX_GROUPS_OF_MANY_SUMS = 16;

	private static final int MANY_SUMS = 1 << 16;

	/** Fewer are done by the calling thread before another one wakes. */
	private static final int PARTS_OF_A_WORKER = 32;

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

	/** Tells how far passes over X have come, or null. */
	private PassProgress progress;

	/** The calling thread, while it works. */
	private volatile Thread caller;

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
		final int groups = groups(partition.count(), 0);
		this.threads = Math.max(1, Math.min(threads, groups));
		buffers = new double[this.threads][][];
		ownsPool = shared == null && !(this.threads == 1 && groups == 1);
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
	 * threads, the same ones, and with the same monitor, which is not told of
	 * them. Close them first.
	 *
	 * @param rows about so many, at most m
	 */
	RowPasses sample(final int rows) {
		final RowBlocks some = new SampledRows(X, rows);
		final RowPasses sample = new RowPasses(some, RowPartition.of(some.rows(),
			some.columns()), threads, pool, monitor);
		if (check != null) sample.check = found -> {
			if (!(found.notFinite() == 0 && found.sumOfSquares() <= Double.MAX_VALUE))
				checkNow();
		};
		return sample;
	}

	/** Reads X for the check that is pending alone. */
	void checkNow() {
		overX(() -> (block, count, x, sums) -> {
			// nothing but the check
		});
	}

	/**
	 * Has the next pass over X check all entries, beside its own work. A pass
	 * that fails or is canceled leaves that to the one after it. A sample whose
	 * squares have no finite sum is not used before all of X has been checked.
	 *
	 * @param requirement is given what was found before {@link #overX} returns;
	 *          may throw what that then throws
	 */
	public void checkInNextPass(final Consumer<EntryCheck> requirement) {
		check = requirement;
	}

	/**
	 * From now on tells the monitor that was given how far passes over X have
	 * come, but for those in work that {@link #telling} does.
	 *
	 * @param what is being done, a noun
	 * @param count about how many passes there will be, which fill the range of
	 *          the monitor in equal parts; what comes after them is not told
	 * @return this
	 */
	public RowPasses tellingOf(final String what, final int count) {
		progress = new PassProgress(monitor, what, count, 0);
		return this;
	}

	/**
	 * Does work, and tells how far its passes over X have come, but for those in
	 * such work within it, which fill a range of their own.
	 *
	 * @param range is told; the passes fill it in equal parts
	 * @param what is being done, a noun
	 * @param count about how many passes there will be; what comes after them is
	 *          not told
	 */
	public <T> T telling(final ProgressMonitor range, final String what,
		final int count, final Supplier<T> work)
	{
		return telling(range, what, count, 0, work);
	}

	/**
	 * Does what {@link #telling(ProgressMonitor, String, int, Supplier)} does
	 * where there may be more passes than are expected.
	 *
	 * @param kept the part of the range that is kept for them
	 */
	<T> T telling(final ProgressMonitor range, final String what, final int count,
		final double kept, final Supplier<T> work)
	{
		final PassProgress outer = progress;
		progress = new PassProgress(range, what, count, kept);
		try {
			return work.get();
		}
		finally {
			progress = outer;
		}
	}

	/** In the calling thread only. */
	private void tell() {
		if (progress != null) progress.tell();
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
		return run(new Pass(true, partition.count(), threads, partition::size, work,
			lengths));
	}

	/**
	 * Goes over the blocks without reading X, for what is in memory.
	 *
	 * @see #overX
	 */
	public double[][] overRows(final Supplier<? extends BlockWork> work,
		final int... lengths)
	{
		return run(new Pass(false, partition.count(), threads, partition::size,
			work, lengths));
	}

	/**
	 * Shares work that is not on the rows, in parts that may be done in any order
	 * and at the same time; summed as those on blocks are. The calling thread
	 * does a few parts alone.
	 *
	 * @param parts their number
	 * @param work is given the number of a part as that of a block, and no rows
	 * @throws CancellationException if the monitor asks for it
	 * @see #overX
	 */
	public double[][] overParts(final int parts,
		final Supplier<? extends BlockWork> work, final int... lengths)
	{
		return run(new Pass(false, parts, Math.max(1, Math.min(threads, parts /
			PARTS_OF_A_WORKER)), part -> 0, work, lengths));
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

	/** Returns the number of groups for so many elements of sums. */
	private static int groups(final int blocks, final long sums) {
		return Math.min(blocks, sums > MANY_SUMS ? MAX_GROUPS_OF_MANY_SUMS
			: MAX_GROUPS);
	}

	private double[][] run(final Pass pass) {
		if (monitor.isCanceled()) throw new CancellationException();
		return pass.run();
	}

	/**
	 * Whether long work on a block should go on; polls where nobody else does.
	 */
	boolean goesOn() {
		if (Thread.currentThread() == caller) pollIfDue();
		return !stopped;
	}

	/** For the calling thread, as nobody else polls while it works. */
	private void pollIfDue() {
		final long now = System.nanoTime();
		if (now - lastPoll < TimeUnit.MILLISECONDS.toNanos(POLL_MS)) return;
		lastPoll = now;
		if (monitor.isCanceled() || Thread.currentThread().isInterrupted()) {
			throw new CancellationException();
		}
		tell();
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
					if (!canceled) tell();
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

	/** One pass over the blocks of rows, or over other parts. */
	private final class Pass {

		private final boolean reading;

		private final int blocks;

		private final int workers;

		/** The number of rows of each block. */
		private final IntUnaryOperator sizes;

		/** Whether the calling thread is one of the workers. */
		private final boolean callerWorks;

		private final Supplier<? extends BlockWork> factory;

		private final OrderedSums total;

		private final int groups;

		private final AtomicInteger next = new AtomicInteger();

		/** How many blocks have been processed. */
		private final AtomicInteger processed = new AtomicInteger();

		/** What is found out about each block; null if that is not asked for. */
		private final EntryCheck[] checks;

		Pass(final boolean reading, final int blocks, final int workers,
			final IntUnaryOperator sizes, final Supplier<? extends BlockWork> factory,
			final int[] lengths)
		{
			this.reading = reading;
			this.blocks = blocks;
			this.workers = workers;
			this.sizes = sizes;
			this.factory = factory;
			callerWorks = pool == null || !reading || X.isInMemory();
			final long size = Arrays.stream(lengths).asLongStream().sum();
			groups = groups(blocks, size);
			total = new OrderedSums(lengths, groups, (int) Math.max(threads,
				WAITING_ELEMENTS / (size + 1)));
			checks = reading && check != null ? new EntryCheck[blocks] : null;
		}

		double[][] run() {
			stopped = false;
			final boolean told = reading && progress != null;
			if (told) progress.start(() -> processed.get() / (double) blocks);
			share();
			if (told) progress.end();
			if (checks != null) {
				final Consumer<EntryCheck> requirement = check;
				check = null;
				requirement.accept(EntryCheck.together(checks));
			}
			return total.sums;
		}

		private void share() {
			final List<Future<?>> running = new ArrayList<>();
			for (int i = callerWorks ? 1 : 0; i < workers; i++) {
				final int worker = i;
				running.add(pool.submit(() -> workThrough(worker, false)));
			}
			if (callerWorks) {
				final FutureTask<?> own = new FutureTask<>(() -> workThrough(0, true),
					null);
				caller = Thread.currentThread();
				own.run();
				caller = null;
				running.add(own);
			}
			await(running);
		}

		/** @param calling whether this is the calling thread, which has to poll */
		private void workThrough(final int worker, final boolean calling) {
			try {
				final BlockWork work = factory.get();
				int group = claim();
				while (group < groups && !stopped) {
					final int following = reading && X.readsAhead() ? claim() : -1;
					while (!stopped && !total.mayStart(group, POLL_MS)) {
						if (calling) pollIfDue();
					}
					if (stopped) return;
					final double[][] sums = total.newSums();
					final int end = firstBlock(group + 1);
					for (int b = firstBlock(group); b < end && !stopped; b++) {
						work.process(b, sizes.applyAsInt(b), read(worker, b), sums);
						processed.incrementAndGet();
						if (calling) pollIfDue();
					}
					total.add(group, sums);
					group = following < 0 ? claim() : following;
				}
			}
			catch (RuntimeException | Error e) {
				stopped = true;
				throw e;
			}
		}

		/** Takes the next group, and tells X if that will be read. */
		private int claim() {
			final int group = next.getAndIncrement();
			if (reading && group < groups) {
				final long first = partition.first(firstBlock(group));
				X.willRead(first, Math.min(partition.first(firstBlock(group + 1)), X
					.rows()) - first);
			}
			return group;
		}

		private int firstBlock(final int group) {
			return (int) ((long) blocks * group / groups);
		}

		/** Returns null where X is not read. */
		private double[][] read(final int worker, final int block) {
			if (!reading) return null;
			final double[][] x = buffer(worker);
			final int count = partition.size(block);
			final long first = partition.first(block);
			X.read(first, count, x);
			if (checks != null) {
				checks[block] = EntryCheck.ofBlock(x, count, first);
			}
			return x;
		}
	}

	/**
	 * Adds the sums of the groups in the order of the groups. Those of a thread
	 * that is far ahead of another one would wait, and take room, so that it is
	 * the thread that waits.
	 */
	private static final class OrderedSums {

		private final int[] lengths;

		private final double[][] sums;

		private final double[][][] waiting;

		/** Sums that were added, for other groups. */
		private final Deque<double[][]> free = new ArrayDeque<>();

		/** How far a group may be after the first one that was not added. */
		private final int ahead;

		private int added;

		OrderedSums(final int[] lengths, final int groups, final int ahead) {
			this.lengths = lengths;
			this.ahead = ahead;
			sums = allocate();
			waiting = new double[groups][][];
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

		private double[][] allocate() {
			final double[][] zeros = new double[lengths.length][];
			for (int i = 0; i < lengths.length; i++) {
				zeros[i] = new double[lengths[i]];
			}
			return zeros;
		}

		/** Returns zeros for a group that is about to start. */
		double[][] newSums() {
			final double[][] used;
			synchronized (this) {
				used = free.poll();
			}
			if (used == null) return allocate();
			for (final double[] array : used) {
				Arrays.fill(array, 0);
			}
			return used;
		}

		synchronized void add(final int group, final double[][] groupSums) {
			waiting[group] = groupSums;
			while (added < waiting.length && waiting[added] != null) {
				for (int i = 0; i < sums.length; i++) {
					for (int j = 0; j < sums[i].length; j++) {
						sums[i][j] += waiting[added][i][j];
					}
				}
				free.add(waiting[added]);
				waiting[added++] = null;
			}
			notifyAll();
		}
	}
}
