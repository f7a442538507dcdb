
package org.unmixj.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.unmixj.imagej.MeasuredStack;
import org.unmixj.imagej.Unmixing;
import org.unmixj.linalg.DerivedRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Initialization;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.plugin.FileInfoVirtualStack;

/**
 * A process that fits a virtual stack larger than its memory: four components
 * and noise, 16 bits, in a raw file. It merely reads the file and takes some
 * passes of HALS, from the disk's cache and without it, and fits it with the
 * defaults.
 */
final class OutOfCoreRun {

	private static final int COMPONENTS = 4;

	private static final int THREADS = 2;

	/** Passes that are timed in a turn, after one reading. */
	private static final int PASSES = 2;

	/** Disks, and machines with neighbours, change their speed. */
	private static final int TURNS = 3;

	private static final NmfOptions OPTIONS = NmfOptions.withComponents(
		COMPONENTS).withThreads(THREADS);

	private static final Path IO = Path.of("/proc/self/io");

	private static final int PLANES_AT_A_TIME = 16;

	private final Path file;

	private final int side;

	private final int samples;

	/** What drops a file from the disk's cache, or nothing. */
	private final List<String> evict;

	private OutOfCoreRun(final Path file, final int side, final int samples,
		final List<String> evict)
	{
		this.file = file;
		this.evict = evict;
		this.side = side;
		this.samples = samples;
	}

	/**
	 * Arguments: the file, which is deleted afterwards; pixels along x and y;
	 * samples; a command that drops a file from the disk's cache, if there is
	 * one.
	 */
	public static void main(final String... args) throws IOException,
		InterruptedException
	{
		final OutOfCoreRun run = new OutOfCoreRun(Path.of(args[0]), Integer
			.parseInt(args[1]), Integer.parseInt(args[2]), List.of(args).subList(3,
				args.length));
		try {
			run.make();
			run.measure();
		}
		finally {
			Files.deleteIfExists(run.file);
		}
	}

	/** Squares that blink, each with its own period, in noise. */
	private void make() throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
			StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
				OutputStream out = Channels.newOutputStream(channel))
		{
			for (int first = 0; first < samples; first += PLANES_AT_A_TIME) {
				final int start = first;
				final byte[][] planes = new byte[Math.min(PLANES_AT_A_TIME, samples -
					first)][];
				IntStream.range(0, planes.length).parallel().forEach(i -> planes[i] =
					plane(start + i));
				for (final byte[] plane : planes) {
					out.write(plane);
				}
			}
			channel.force(false);
		}
	}

	private byte[] plane(final int sample) {
		final SplittableRandom random = new SplittableRandom(sample);
		final double[] h = new double[COMPONENTS];
		for (int j = 0; j < COMPONENTS; j++) {
			final double phase = Math.sin(sample * (j + 1) * 12.0 / samples + j);
			h[j] = 200 * phase * phase;
		}
		final byte[] plane = new byte[2 * side * side];
		long bits = 0;
		for (int t = 0; t < side * side; t++) {
			if (t % 8 == 0) bits = random.nextLong();
			final int x = t % side * 8 / side;
			final int y = t / side * 8 / side;
			final double signal = 20 + h[(x + 3 * y) % COMPONENTS] * (1 + y) / 8 +
				h[x % COMPONENTS] / 4;
			// the sum of eight bits is about normal, with a variance of 2
			final double noise = Long.bitCount(bits >> t % 8 * 8 & 0xff) - 4;
			final int value = (int) (signal + noise * Math.sqrt(signal / 2) + 0.5);
			plane[2 * t] = (byte) (value >> 8);
			plane[2 * t + 1] = (byte) value;
		}
		return plane;
	}

	private void measure() throws IOException, InterruptedException {
		final boolean evicted = evict();
		try (MeasuredStack stack = MeasuredStack.open(open(), OPTIONS)) {
			turn(stack, false); // the JVM compiles, the disk's cache is filled
			for (int i = 0; i < TURNS; i++) {
				report("cached_turn", turn(stack, false));
			}
			if (evicted) {
				for (int i = 0; i < TURNS; i++) {
					report("disk_turn", turn(stack, true));
				}
			}
		}
		Output.resetPeakMemory();
		final long before = bytesRead();
		final var fit = Fits.time(() -> Unmixing.of(open()).hals(OPTIONS,
			ProgressMonitor.NONE).factorization());
		Output.reportPeakMemory();
		Output.report("fit_seconds", fit.seconds);
		Output.report("passes", (bytesRead() - before) / (2.0 * side * side *
			samples));
		Output.report("error_percent", fit.result.relativeError());
		Output.report("iterations", fit.result.iterations());
		Output.report("converged", fit.result.converged());
	}

	private static void report(final String name, final double[] turn) {
		Output.report(name, turn[0], turn[1]);
	}

	/** Returns the seconds of merely reading, and of a pass right after it. */
	private double[] turn(final MeasuredStack stack, final boolean evicting)
		throws IOException, InterruptedException
	{
		if (evicting) evict();
		final double reading = Fits.time(() -> {
			stack.read(THREADS); // what a pass is handed, for nothing
			return null;
		}).seconds;
		return new double[] { reading, passSeconds(stack, evicting) };
	}

	/** The mean of some iterations of HALS on X, one pass each. */
	private double passSeconds(final MeasuredStack stack,
		final boolean evicting)
	{
		final PassClock clock = new PassClock(stack.matrix(), evicting);
		Nmf.fit(clock, OPTIONS.withMethod(Method.PLAIN).withInitialization(
			Initialization.RANDOM).withTolerance(1e-14).withMaxIterations(1 + PASSES),
			ProgressMonitor.NONE);
		return clock.lastPasses(PASSES);
	}

	/** X, with the time of each pass over it; the cache is dropped before it. */
	private final class PassClock extends DerivedRows {

		private final boolean evicting;

		private final List<Double> seconds = new ArrayList<>();

		/** Of the present pass; null before the first. */
		private Long start;

		PassClock(final RowBlocks X, final boolean evicting) {
			super(X);
			this.evicting = evicting;
		}

		/** All threads ask for this before they read. */
		@Override
		public synchronized void willRead(final long first, final long count) {
			if (first == 0) {
				end();
				try {
					if (evicting) evict();
				}
				catch (final IOException | InterruptedException e) {
					throw new IllegalStateException(e);
				}
				start = System.nanoTime();
			}
			super.willRead(first, count);
		}

		@Override
		protected void derive(final long first, final int count,
			final double[][] rows)
		{
			// they stay as they are
		}

		private void end() {
			if (start != null) seconds.add((System.nanoTime() - start) * 1e-9);
		}

		/** Returns the mean seconds of so many passes, after the last one. */
		synchronized double lastPasses(final int count) {
			end();
			return seconds.subList(seconds.size() - count, seconds.size()).stream()
				.mapToDouble(Double::doubleValue).average().getAsDouble();
		}
	}

	/** Drops the file from the disk's cache; tells whether that can be done. */
	private boolean evict() throws IOException, InterruptedException {
		if (evict.isEmpty()) return false;
		final List<String> command = new ArrayList<>(evict);
		command.add(file.toString());
		final int exitCode = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
		return exitCode == 0;
	}

	/** What this process has read of files, cached or not; Linux only. */
	private static long bytesRead() throws IOException {
		if (!Files.isReadable(IO)) return 0;
		for (final String line : Files.readAllLines(IO)) {
			if (line.startsWith("rchar:")) {
				return Long.parseLong(line.replaceAll("[^0-9]", ""));
			}
		}
		return 0;
	}

	private ImagePlus open() {
		final FileInfo info = new FileInfo();
		info.directory = file.toAbsolutePath().getParent() + "/";
		info.fileName = file.getFileName().toString();
		info.fileFormat = FileInfo.RAW;
		info.fileType = FileInfo.GRAY16_UNSIGNED;
		info.width = side;
		info.height = side;
		info.nImages = samples;
		return new ImagePlus("large", new FileInfoVirtualStack(info, false));
	}
}
