
package org.unmixj.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.unmixj.imagej.Unmixing;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Initialization;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.plugin.FileInfoVirtualStack;

/**
 * A process that fits a virtual stack larger than its memory: four components
 * and noise, 16 bits, in a raw file. It reads the file, takes some passes of
 * HALS, and fits it with the defaults.
 */
final class OutOfCoreRun {

	private static final int COMPONENTS = 4;

	private static final int THREADS = 2;

	/** Bytes of a plane that are read at a time. */
	private static final int PIECE = 1 << 17;

	private static final int PLANES_AT_A_TIME = 16;

	private final Path file;

	private final int side;

	private final int samples;

	private OutOfCoreRun(final Path file, final int side, final int samples) {
		this.file = file;
		this.side = side;
		this.samples = samples;
	}

	/**
	 * Arguments: the file, which is deleted afterwards; pixels along x and y;
	 * samples.
	 */
	public static void main(final String... args) throws IOException {
		final OutOfCoreRun run = new OutOfCoreRun(Path.of(args[0]), Integer
			.parseInt(args[1]), Integer.parseInt(args[2]));
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
		try (OutputStream out = Files.newOutputStream(file)) {
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

	private void measure() throws IOException {
		Output.report("read_seconds", readSeconds());
		final double few = fit(plain(2)).seconds;
		final double more = fit(plain(5)).seconds;
		Output.report("pass_seconds", (more - few) / 3);
		Output.report("read_seconds", readSeconds());
		Output.resetPeakMemory();
		final var fit = fit(NmfOptions.withComponents(COMPONENTS));
		Output.reportPeakMemory();
		Output.report("fit_seconds", fit.seconds);
		Output.report("error_percent", fit.result.relativeError());
		Output.report("iterations", fit.result.iterations());
		Output.report("converged", fit.result.converged());
	}

	private static NmfOptions plain(final int iterations) {
		return NmfOptions.withComponents(COMPONENTS).withMethod(Method.PLAIN)
			.withInitialization(Initialization.RANDOM).withTolerance(1e-14)
			.withMaxIterations(iterations);
	}

	private Fits.Timed<Factorization> fit(final NmfOptions options) {
		return Fits.time(() -> Unmixing.of(open()).hals(options.withThreads(
			THREADS), ProgressMonitor.NONE).factorization());
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

	/** Pieces of all planes on two threads, as a fit reads them. */
	private double readSeconds() throws IOException {
		final long plane = 2L * side * side;
		final int pieces = (int) ((plane + PIECE - 1) / PIECE);
		try (FileChannel channel = FileChannel.open(file)) {
			return Fits.time(() -> IntStream.range(0, THREADS).parallel().mapToLong(
				thread -> {
					final ByteBuffer buffer = ByteBuffer.allocateDirect(PIECE);
					long read = 0;
					for (int i = thread; i < pieces; i += THREADS) {
						for (int j = 0; j < samples; j++) {
							buffer.clear();
							buffer.limit((int) Math.min(PIECE, plane - (long) i * PIECE));
							read += read(channel, buffer, j * plane + (long) i * PIECE);
						}
					}
					return read;
				}).sum()).seconds;
		}
	}

	private static int read(final FileChannel channel, final ByteBuffer buffer,
		final long position)
	{
		try {
			return channel.read(buffer, position);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
