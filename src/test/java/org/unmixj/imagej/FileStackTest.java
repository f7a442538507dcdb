
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.nmf.ExpectedPasses;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.plugin.FileInfoVirtualStack;
import ij.plugin.HyperStackConverter;

/** Virtual stacks that are read from their file, compared with ImageJ. */
class FileStackTest {

	private static final long MEMORY = MemoryNeed.MIN_READ_AHEAD;

	private static final int WIDTH = 19;

	private static final int HEIGHT = 13;

	private static final int IMAGES = 6;

	@TempDir
	private File folder;

	/** Returns what a file of random bytes is, but for its type. */
	private FileInfo raw(final int fileType) throws IOException {
		final FileInfo info = new FileInfo();
		info.fileFormat = FileInfo.RAW;
		info.fileType = fileType;
		info.directory = folder.getPath();
		info.fileName = "stack.raw";
		info.width = WIDTH;
		info.height = HEIGHT;
		info.nImages = IMAGES;
		final byte[] bytes = new byte[IMAGES * (WIDTH * HEIGHT * 8 + 100)];
		new Random(1).nextBytes(bytes);
		Files.write(file().toPath(), bytes);
		return info;
	}

	private File file() {
		return new File(folder, "stack.raw");
	}

	private static ImagePlus virtual(final FileInfo info) {
		return new ImagePlus("T", new FileInfoVirtualStack(info, false));
	}

	/** Opens a hyperstack of 3 channels, 2 slices and 4 frames. */
	private ImagePlus hyperstack(final int bitDepth) {
		final String path = new File(folder, "hyper.tif").getPath();
		new FileSaver(Stacks.random(41, 67, 3, 2, 4, bitDepth)).saveAsTiff(path);
		return FileInfoVirtualStack.openVirtual(path);
	}

	/** Returns an image in memory of what ImageJ reads. */
	private static ImagePlus inMemory(final ImagePlus virtual) {
		final ImageStack stack = new ImageStack();
		for (int i = 1; i <= virtual.getStackSize(); i++) {
			stack.addSlice(virtual.getStack().getProcessor(i).duplicate());
		}
		final ImagePlus image = new ImagePlus(virtual.getTitle(), stack);
		image.setDimensions(virtual.getNChannels(), virtual.getNSlices(), virtual
			.getNFrames());
		image.setCalibration(virtual.getCalibration());
		image.setRoi(virtual.getRoi());
		return image;
	}

	private static double[][] read(final OpenStack X, final long first,
		final int count)
	{
		final double[][] rows = new double[X.columns()][count];
		X.read(first, count, rows);
		return rows;
	}

	private static FileStack open(final ImagePlus image, final Axis axis,
		final long memory)
	{
		return assertInstanceOf(FileStack.class, StackInput.of(image, axis).open(
			memory, ProgressMonitor.NONE));
	}

	private static void assertSameAsImageJ(final ImagePlus image,
		final Axis axis)
	{
		try (OpenStack X = StackInput.of(inMemory(image), axis).open(0,
			ProgressMonitor.NONE); FileStack Y = open(image, axis, MEMORY))
		{
			assertEquals(X.columns(), Y.columns());
			assertEquals(X.rows(), Y.rows());
			final int m = (int) X.rows();
			assertArrayEquals(read(X, 0, m), read(Y, 0, m));
		}
	}

	@ParameterizedTest
	@CsvSource({ "8,0,0", "8,7,0", "8,0,5", "16,0,0", "16,8,6", "16,3,1",
		"32,0,0", "32,5,3" })
	void readsTheSameAsImageJ(final int bitDepth, final int offset, final int gap)
		throws IOException
	{
		final int[] types = bitDepth == 8 ? new int[] { FileInfo.GRAY8,
			FileInfo.COLOR8 } : bitDepth == 16 ? new int[] { FileInfo.GRAY16_UNSIGNED,
				FileInfo.GRAY16_SIGNED } : new int[] { FileInfo.GRAY32_FLOAT,
					FileInfo.GRAY32_INT, FileInfo.GRAY32_UNSIGNED };
		for (final int type : types) {
			for (final boolean flag : new boolean[] { false, true }) {
				final FileInfo info = raw(type);
				info.offset = offset;
				info.gapBetweenImages = gap;
				info.intelByteOrder = flag;
				info.whiteIsZero = flag;
				final ImagePlus image = virtual(info);
				if (type == FileInfo.GRAY16_SIGNED) {
					image.getCalibration().setSigned16BitCalibration();
				}

				assertEquals(bitDepth, image.getBitDepth());
				assertSameAsImageJ(image, Axis.AUTO);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "8,CHANNELS", "8,SLICES", "16,FRAMES", "16,CHANNELS",
		"32,SLICES", "32,FRAMES" })
	void hyperstacksHaveTheSameRows(final int bitDepth, final Axis axis) {
		final ImagePlus image = hyperstack(bitDepth);

		assertEquals(2, image.getNSlices());
		assertSameAsImageJ(image, axis);
		image.setRoi(new OvalRoi(3, 5, 31, 50));
		assertSameAsImageJ(image, axis);
	}

	@ParameterizedTest
	@ValueSource(strings = { "xyctz", "xyzct", "xytzc" })
	void hyperstacksInAnotherOrderHaveTheSameRows(final String order) {
		final ImagePlus image = HyperStackConverter.toHyperStack(hyperstack(16), 3,
			2, 4, order, "grayscale");

		assertSameAsImageJ(image, Axis.FRAMES);
	}

	@Test
	void imagesMayLieAnywhereInTheFile() throws IOException {
		final FileInfo[] info = new FileInfo[IMAGES];
		for (int i = 0; i < IMAGES; i++) {
			info[i] = raw(FileInfo.GRAY16_UNSIGNED);
			info[i].nImages = 1;
			info[i].offset = 1 + 700 * (i * 5 % IMAGES);
		}
		final FileInfoVirtualStack stack = new FileInfoVirtualStack(info);
		stack.deleteSlice(2);

		assertSameAsImageJ(new ImagePlus("T", stack), Axis.AUTO);
	}

	@ParameterizedTest
	@ValueSource(ints = { FileInfo.GRAY8, FileInfo.GRAY16_SIGNED,
		FileInfo.GRAY32_FLOAT })
	void imagesMayBeInStrips(final int fileType) throws IOException {
		final FileInfo info = raw(fileType);
		final int row = WIDTH * info.getBytesPerPixel();
		info.offset = 100;
		info.stripOffsets = new int[] { 100, 100 + 6 * row, 100 + 12 * row };
		info.stripLengths = new int[] { 6 * row, 6 * row, row };

		assertSameAsImageJ(virtual(info), Axis.AUTO);
	}

	@Test
	void readsBeyondFourGigabytes() throws IOException {
		final FileInfo info = raw(FileInfo.GRAY8);
		info.nImages = 3;
		info.longOffset = 5L << 30;
		info.longGap = 3L << 30;
		try (RandomAccessFile access = new RandomAccessFile(file(), "rw")) {
			for (int i = 0; i < 3; i++) {
				final byte[] plane = new byte[WIDTH * HEIGHT];
				new Random(i).nextBytes(plane);
				access.seek(info.longOffset + i * (info.longGap + plane.length));
				access.write(plane);
			}
		}

		assertSameAsImageJ(virtual(info), Axis.AUTO);
	}

	@ParameterizedTest
	@CsvSource({ "1,1", "1,100", "3000,7", "20000,64", "20000,1000" })
	void theMemoryDoesNotMatter(final long memory, final int count) {
		final ImagePlus image = hyperstack(16);
		image.setRoi(new OvalRoi(3, 5, 31, 50));
		try (OpenStack X = StackInput.of(inMemory(image), Axis.CHANNELS).open(0,
			ProgressMonitor.NONE); FileStack Y = open(image, Axis.CHANNELS, memory))
		{
			Y.willRead(5, 3000);
			for (int row = 5; row + count <= 3005; row += count) {
				assertArrayEquals(read(X, row, count), read(Y, row, count));
			}
			assertArrayEquals(read(X, 3, count), read(Y, 3, count));
			Y.willRead(0, X.rows());
			assertArrayEquals(read(X, 0, count), read(Y, 0, count));
		}
	}

	@Test
	void eachThreadReadsItsOwnRows() {
		final ImagePlus image = hyperstack(16);

		assertArrayEquals(columnSums(inMemory(image), 1), columnSums(image, 3));
	}

	private static double[] columnSums(final ImagePlus image, final int threads) {
		try (OpenStack X = StackInput.of(image, Axis.FRAMES).open(5000,
			ProgressMonitor.NONE);
				RowPasses passes = new RowPasses(X, threads, ProgressMonitor.NONE))
		{
			return passes.overX(() -> (block, count, x, sums) -> {
				for (int j = 0; j < x.length; j++) {
					for (int t = 0; t < count; t++) {
						sums[0][j] += x[j][t] * (t + 1) * (block + 1);
					}
				}
			}, 4)[0];
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void fitsHaveTheSameBits(final int bitDepth) {
		final ImagePlus image = hyperstack(bitDepth);
		final NmfOptions options = NmfOptions.withComponents(2);

		final UnmixingResult read = Unmixing.of(image).withAxis(Axis.FRAMES).hals(
			options, ProgressMonitor.NONE);
		final UnmixingResult inMemory = Unmixing.of(inMemory(image)).withAxis(
			Axis.FRAMES).hals(options, ProgressMonitor.NONE);

		assertEquals(inMemory.factorization().H(), read.factorization().H());
		assertArrayEquals(inMemory.factorization().objectiveTrace(), read
			.factorization().objectiveTrace());
		for (int i = 1; i <= inMemory.components().getStackSize(); i++) {
			assertArrayEquals((float[]) inMemory.components().getStack().getPixels(i),
				(float[]) read.components().getStack().getPixels(i));
		}
	}

	/** What can't be read from the file where it is. */
	private enum Other {

			INTERLEAVED_STRIPS(info -> {
				info.offset = 100;
				info.stripOffsets = new int[] { 100, 2000 };
				info.stripLengths = new int[] { 7 * WIDTH * 2, 6 * WIDTH * 2 };
			}),

			DOUBLES(info -> info.fileType = FileInfo.GRAY64_FLOAT),

			TWELVE_BITS(info -> info.fileType = FileInfo.GRAY12_UNSIGNED);

		private final Consumer<FileInfo> change;

		Other(final Consumer<FileInfo> change) {
			this.change = change;
		}
	}

	@ParameterizedTest
	@EnumSource
	void otherStacksAreCopied(final Other other) throws IOException {
		final FileInfo info = raw(FileInfo.GRAY16_UNSIGNED);
		other.change.accept(info);
		final ImagePlus image = virtual(info);
		final StackInput input = StackInput.of(image, Axis.AUTO);

		assertTrue(input.isCopied());
		try (OpenStack X = StackInput.of(inMemory(image), Axis.AUTO).open(0,
			ProgressMonitor.NONE); OpenStack Y = input.open(0, ProgressMonitor.NONE))
		{
			assertArrayEquals(read(X, 0, 200), read(Y, 0, 200));
		}
	}

	@Test
	void stacksInSeveralFilesAreCopied() throws IOException {
		final FileInfo[] info = { raw(FileInfo.GRAY8), raw(FileInfo.GRAY8) };
		info[0].nImages = 1;
		info[1].nImages = 1;
		info[1].fileName = "other.raw";
		Files.copy(file().toPath(), folder.toPath().resolve("other.raw"));

		assertTrue(StackInput.of(new ImagePlus("T", new FileInfoVirtualStack(info)),
			Axis.AUTO).isCopied());
	}

	@Test
	void compressedStacksAreCopied() throws IOException {
		final FileInfo zipped = raw(FileInfo.GRAY8);
		zipped.compression = FileInfo.ZIP;
		final FileInfo elsewhere = raw(FileInfo.GRAY8);
		elsewhere.url = "file:";
		final FileInfo gz = raw(FileInfo.GRAY8);
		gz.fileName = "stack.raw.gz";

		for (final FileInfo info : new FileInfo[] { zipped, elsewhere, gz }) {
			info.nImages = 1;
			assertFalse(PlaneFile.of(new FileInfoVirtualStack(new FileInfo[] { info,
				info }), 8).isPresent());
		}
	}

	@Test
	void smallSelectionsAreCopied() throws IOException {
		final ImagePlus image = virtual(raw(FileInfo.GRAY8));

		image.setRoi(new Roi(2, 2, 14, 9));
		assertFalse(StackInput.of(image, Axis.AUTO).isCopied());
		image.setRoi(new Roi(2, 2, 5, 9));
		assertTrue(StackInput.of(image, Axis.AUTO).isCopied());
	}

	@Test
	void tellsWhatItWillRead() throws IOException {
		final ImagePlus image = virtual(raw(FileInfo.GRAY16_UNSIGNED));
		final NmfOptions two = NmfOptions.withComponents(2);
		final int planes = 2 * IMAGES;

		final Estimate whole = Unmixing.of(image).estimateHals(two);
		image.setRoi(new Roi(2, 2, 14, 9));
		final Estimate wide = Unmixing.of(image).estimateHals(two);
		image.setRoi(new Roi(2, 2, 5, 9));
		final Estimate narrow = Unmixing.of(image).estimateGsvdNmf(GsvdNmfOptions
			.of(two));
		final Estimate inMemory = Unmixing.of(inMemory(image)).estimateHals(two);

		assertEquals(planes * WIDTH * HEIGHT, whole.bytesPerPass());
		assertEquals(planes * (8 * WIDTH + 14), wide.bytesPerPass());
		assertEquals(0, wide.copiedBytes());
		assertEquals(planes * 5 * 9, narrow.bytesPerPass());
		assertEquals(planes * 5 * 9, narrow.copiedBytes());
		assertEquals(0, inMemory.bytesPerPass());
		assertTrue(inMemory.memoryBytes() < whole.memoryBytes());
	}

	@Test
	void saysBeforeTheStartThatMemoryIsTooSmall() throws IOException {
		final FileInfo info = raw(FileInfo.GRAY8);
		info.width = 1 << 12;
		info.height = 1 << 12;
		info.nImages = 60;
		try (var sparse = new RandomAccessFile(file(), "rw")) {
			sparse.setLength(60L << 24);
		}
		assumeTrue(Runtime.getRuntime().maxMemory() < 16L << 30, "so much memory");
		final Unmixing unmixing = Unmixing.of(virtual(info));
		final NmfOptions options = NmfOptions.withComponents(60);

		final String estimate = unmixing.estimateHals(options).toString();
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> unmixing.hals(options,
				ProgressMonitor.NONE));

		assertTrue(estimate.matches(
			"Needs about [0-9,]+ MB of memory.*; only [0-9,]+ MB of memory are left\\..*"),
			estimate);
		final String needed = estimate.substring(12, estimate.indexOf(" MB"));
		assertTrue(e.getMessage().contains(" needs about " + needed + " MB "), e
			.getMessage() + " / " + estimate);
	}

	@Test
	void saysWhatItWillRead() {
		final NmfOptions four = NmfOptions.withComponents(4).withMethod(
			Method.PLAIN);
		final ExpectedPasses hals = ExpectedPasses.of(1 << 20, 32, four);
		final ExpectedPasses fast = ExpectedPasses.of(1 << 20, 32, four.withMethod(
			Method.FAST));
		final ExpectedPasses gsvd = ExpectedPasses.of(1 << 20, 32, GsvdNmfOptions
			.of(four));

		assertEquals("Needs about 25 MB of memory. Looks at all pixels" +
			" twice to start, once per iteration.", new Estimate(25 << 20, 0, 0, hals)
				.toString());
		assertEquals("Needs about 2 MB of memory. Looks at all pixels" +
			" twice to start, seldom in iterations; reads 8,192 MB from disk each" +
			" time.", new Estimate((1 << 20) + 1, 0, 8L << 30, fast).toString());
		assertEquals(
			"Needs about 1 MB of memory and 3 MB of temporary disk space." +
				" Looks at all pixels twice to start, once to find the added" +
				" components, once per iteration; reads 3 MB from disk each time.",
			new Estimate(1 << 20, 3 << 20, 3 << 20, gsvd).toString());
	}

	@Test
	void refusesAFileThatIsTooShortBeforeItStarts() throws IOException {
		final FileInfo info = raw(FileInfo.GRAY16_UNSIGNED);
		info.offset = 10;
		final ImagePlus image = virtual(info);
		final int plane = WIDTH * HEIGHT * 2;
		setLength(10 + 4 * plane - 1);
		final ProgressMonitor noProgress = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				throw new AssertionError("has started");
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> Unmixing.of(image).hals(NmfOptions
				.withComponents(2), noProgress));

		assertEquals(Messages.tooShort("T", file(), 4, 10 + 4 * plane, 10 + 4 *
			plane - 1), e.getMessage());
	}

	private void setLength(final long length) throws IOException {
		try (RandomAccessFile access = new RandomAccessFile(file(), "rw")) {
			access.setLength(length);
		}
	}

	/** What can happen to a file meanwhile. */
	private enum Accident {

			TRUNCATED, WRITTEN, REPLACED, DELETED;

		void happenTo(final File file) throws IOException {
			final Path path = file.toPath();
			switch (this) {
				case TRUNCATED:
					Files.write(path, new byte[1000]);
					break;
				case WRITTEN:
					try (RandomAccessFile access = new RandomAccessFile(file, "rw")) {
						access.write(1);
					}
					file.setLastModified(file.lastModified() + 2000);
					break;
				case REPLACED:
					final Path other = path.resolveSibling("other");
					Files.copy(path, other, StandardCopyOption.COPY_ATTRIBUTES);
					Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
					break;
				default:
					Files.delete(path);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	@DisabledOnOs(value = OS.WINDOWS,
		disabledReason = "an open file can neither be deleted nor replaced there")
	void noticesAFileThatChangesMeanwhile(final Accident accident)
		throws IOException
	{
		final ImagePlus image = virtual(raw(FileInfo.GRAY16_UNSIGNED));
		try (FileStack X = open(image, Axis.AUTO, 5000)) {
			X.willRead(0, X.rows());
			read(X, 0, 10);

			accident.happenTo(file());
			final IllegalArgumentException inPass = assertThrows(
				IllegalArgumentException.class, () -> read(X, 0, WIDTH * HEIGHT));
			final IllegalArgumentException afterwards = assertThrows(
				IllegalArgumentException.class, X::requireUnchanged);

			final String expected = accident == Accident.DELETED ? Messages.fileGone(
				"T", file()) : Messages.fileChanged("T", file());
			assertEquals(expected, inPass.getMessage());
			assertEquals(expected, afterwards.getMessage());
		}
	}

	@Test
	void aFitStopsWhenItsFileChanges() throws IOException {
		final ImagePlus image = virtual(raw(FileInfo.GRAY16_UNSIGNED));
		final ProgressMonitor vandal = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				file().setLastModified(1_000_000);
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> Unmixing.of(image).hals(NmfOptions
				.withComponents(2), vandal));

		assertEquals(Messages.fileChanged("T", file()), e.getMessage());
	}

	@Test
	@Timeout(20)
	void cancelStopsReading() throws IOException {
		final ImagePlus image = virtual(raw(FileInfo.GRAY16_UNSIGNED));
		final AtomicBoolean canceled = new AtomicBoolean();
		final ProgressMonitor monitor = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				// of no interest here
			}

			@Override
			public boolean isCanceled() {
				return canceled.get();
			}
		};
		try (OpenStack X = StackInput.of(image, Axis.AUTO).open(MEMORY, monitor)) {
			read(X, 0, 10);

			canceled.set(true);
			assertThrows(CancellationException.class, () -> read(X, 10, 10));
		}
	}

	@Test
	void theFileIsFreeInTheEnd() throws IOException {
		final ImagePlus image = virtual(raw(FileInfo.GRAY16_UNSIGNED));
		final FileStack X = open(image, Axis.AUTO, MEMORY);

		X.close();

		assertThrows(RuntimeException.class, () -> read(X, 0, 10));
		Files.delete(file().toPath());
	}
}
