
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.File;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;

import ij.IJ;
import ij.ImagePlus;
import ij.VirtualStack;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.plugin.FileInfoVirtualStack;
import ij.process.ImageProcessor;
import ij.process.LUT;

class StackInputTest {

	private static final long MEMORY = MemoryNeed.MIN_READ_AHEAD;

	private static double[][] read(final OpenStack X, final long first,
		final int count)
	{
		final double[][] rows = new double[X.columns()][count];
		X.read(first, count, rows);
		return rows;
	}

	private static double[][] readAll(final ImagePlus image, final Axis axis) {
		try (OpenStack X = StackInput.of(image, axis).open(MEMORY,
			ProgressMonitor.NONE))
		{
			return read(X, 0, (int) X.rows());
		}
	}

	private static String message(final ImagePlus image) {
		return assertThrows(IllegalArgumentException.class, () -> StackInput.of(
			image, Axis.AUTO).open(MEMORY, ProgressMonitor.NONE).close())
			.getMessage();
	}

	private static void withTemporaryFolder(final File folder,
		final Runnable action)
	{
		final String before = System.getProperty("java.io.tmpdir");
		System.setProperty("java.io.tmpdir", folder.getPath());
		try {
			action.run();
		}
		finally {
			System.setProperty("java.io.tmpdir", before);
		}
	}

	@ParameterizedTest
	@CsvSource({ "8,CHANNELS", "8,SLICES", "8,FRAMES", "16,CHANNELS", "16,FRAMES",
		"32,CHANNELS", "32,SLICES" })
	void readsEachPixelOfAHyperstack(final int bitDepth, final Axis axis) {
		final ImagePlus image = Stacks.of("T", 5, 4, 3, 2, 4, bitDepth, (x, y, c, z,
			t) -> x + 5 * y + 20 * c + 60 * z + 30 * t);

		final double[][] X = readAll(image, axis);

		final int samples = X.length;
		final int planes = 24 / samples;
		for (int j = 0; j < samples; j++) {
			for (int row = 0; row < 20 * planes; row++) {
				final int plane = row / 20;
				final int c = axis == Axis.CHANNELS ? j : plane % 3;
				final int z = axis == Axis.SLICES ? j : axis == Axis.CHANNELS ? plane %
					2 : plane / 3;
				final int t = axis == Axis.FRAMES ? j : axis == Axis.CHANNELS ? plane /
					2 : plane / 3;
				assertEquals(row % 20 + 20 * c + 60 * z + 30 * t, X[j][row]);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "8,CHANNELS,false", "16,FRAMES,false", "32,SLICES,false",
		"8,FRAMES,true", "16,CHANNELS,true", "32,FRAMES,true" })
	void virtualStacksHaveTheSameRows(final int bitDepth, final Axis axis,
		final boolean selected)
	{
		final ImagePlus image = Stacks.random(41, 67, 3, 2, 5, bitDepth);
		final ImagePlus virtual = Stacks.virtual(image);
		if (selected) {
			image.setRoi(new OvalRoi(3, 5, 31, 50));
			virtual.setRoi(new OvalRoi(3, 5, 31, 50));
		}

		try (OpenStack expected = StackInput.of(image, axis).open(MEMORY,
			ProgressMonitor.NONE);
				OpenStack actual = StackInput.of(virtual, axis).open(MEMORY,
					ProgressMonitor.NONE))
		{
			final int m = (int) expected.rows();
			assertEquals(m, actual.rows());
			assertArrayEquals(read(expected, 0, m), read(actual, 0, m));
			assertArrayEquals(read(expected, 1234, 777), read(actual, 1234, 777));
		}
	}

	@Test
	void largePlanesAreCopiedInSeveralGroups() {
		final int size = 2000;
		final ImagePlus image = Stacks.of("T", size, size, 5, 1, 1, 8, (x, y, c, z,
			t) -> x * (c + 3) + 7 * y & 0xff);

		try (OpenStack X = StackInput.of(Stacks.virtual(image), Axis.AUTO).open(
			MEMORY, ProgressMonitor.NONE))
		{
			final int first = size * size / 2 + 11;
			final double[][] rows = read(X, first, 3 * size);
			for (int c = 0; c < 5; c++) {
				for (int i = 0; i < 3 * size; i++) {
					assertEquals(image.getStack().getProcessor(c + 1).get(first + i),
						rows[c][i]);
				}
			}
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void appliesTheCalibrationOfSigned16Bit(final boolean isVirtual) {
		final ImagePlus image = Stacks.of("T", 2, 1, 2, 1, 1, 16, (x, y, c, z,
			t) -> 32768 + 10 * c + x);
		image.getCalibration().setSigned16BitCalibration();

		final double[][] X = readAll(isVirtual ? Stacks.virtual(image) : image,
			Axis.AUTO);

		assertArrayEquals(new double[][] { { 0, 1 }, { 10, 11 } }, X);
	}

	@Test
	void appliesTheCalibrationOf8Bit() {
		final ImagePlus image = Stacks.of("T", 2, 1, 2, 1, 1, 8, (x, y, c, z,
			t) -> 10 * c + x);
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {
			0.5, 2 }, "OD");

		assertArrayEquals(new double[][] { { 0.5, 2.5 }, { 20.5, 22.5 } }, readAll(
			image, Axis.AUTO));
	}

	@Test
	void takesIndexedColoursAsIntensities() {
		final ImagePlus image = Stacks.of("T", 2, 1, 2, 1, 1, 8, (x, y, c, z,
			t) -> 10 * c + x);
		image.getStack().setColorModel(LUT.createLutFromColor(Color.RED)
			.createInvertedLut());

		assertArrayEquals(new double[][] { { 0, 1 }, { 10, 11 } }, readAll(image,
			Axis.AUTO));
	}

	@Test
	void aSelectionLeavesPixelsOutInAllPlanes() {
		final ImagePlus image = Stacks.of("T", 5, 4, 2, 2, 1, 8, (x, y, c, z,
			t) -> x + 10 * y + 100 * z);
		image.setRoi(new Roi(3, 2, 10, 1));

		assertArrayEquals(new double[] { 23, 24, 123, 124 }, readAll(image,
			Axis.CHANNELS)[0]);
	}

	@Test
	void aSelectionThatIsNoRectangleHasAMask() {
		final ImagePlus image = Stacks.random(9, 9, 2, 1, 1, 8);
		final Roi roi = new OvalRoi(-2, 0, 9, 9);
		image.setRoi(roi);

		final StackInput input = StackInput.of(image, Axis.AUTO);

		int inside = 0;
		for (int y = 0; y < 9; y++) {
			for (int x = 0; x < 9; x++) {
				if (roi.contains(x, y)) inside++;
			}
		}
		assertEquals(inside, input.pixels().rows());
		assertTrue(input.isSelected());
	}

	@Test
	void saysWhereAnEntryIs() {
		final ImagePlus image = Stacks.random(5, 4, 3, 2, 4, 8);
		image.setRoi(new Roi(1, 2, 3, 2));

		final String where = StackInput.of(image, Axis.CHANNELS).where(6 + 4, 2);

		assertEquals("x=2, y=3, channel 3, slice 2, frame 1", where);
	}

	@Test
	void rejectsNoImage() {
		assertEquals(Messages.NO_IMAGE, message(null));
		assertEquals(Messages.NO_IMAGE, message(new ImagePlus()));
	}

	@Test
	void rejectsRgb() {
		assertEquals(Messages.rgb("colours"), message(IJ.createImage("colours",
			"RGB", 4, 4, 3)));
	}

	@Test
	void rejectsALineSelection() {
		final ImagePlus image = Stacks.random(9, 9, 2, 1, 1, 8);
		image.setRoi(new Line(1, 1, 5, 5));

		assertEquals(Messages.noArea("random", "straight line"), message(image));
	}

	@Test
	void rejectsMoreComponentsThanPixelsInTheSelection() {
		final ImagePlus image = Stacks.random(9, 9, 5, 1, 1, 8);
		image.setRoi(new Roi(1, 1, 3, 1));
		final StackInput input = StackInput.of(image, Axis.AUTO);

		input.requireComponents(3);
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> input.requireComponents(4));

		assertEquals(Messages.tooFewPixels("random", true, 3, 4), e.getMessage());
	}

	@Test
	void rejectsASelectionOutsideTheImage() {
		final ImagePlus image = Stacks.random(9, 9, 5, 1, 1, 8);
		image.setRoi(new Roi(20, 20, 3, 1));

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> StackInput.of(image, Axis.AUTO)
				.requireComponents(1));

		assertEquals(Messages.tooFewPixels("random", true, 0, 1), e.getMessage());
	}

	@Test
	void rejectsMoreComponentsThanSamples() {
		final StackInput input = StackInput.of(Stacks.random(9, 9, 5, 1, 1, 8),
			Axis.AUTO);

		input.requireComponents(5);
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> input.requireComponents(6));

		assertEquals(Messages.tooManyComponents("random", "channel", 5, 6), e
			.getMessage());
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void noticesPixelsThatChange(final int bitDepth) {
		final ImagePlus image = Stacks.random(9, 9, 2, 1, 1, bitDepth);
		try (OpenStack X = StackInput.of(image, Axis.AUTO).open(MEMORY,
			ProgressMonitor.NONE))
		{
			X.requireUnchanged();
			image.getStack().getProcessor(2).setf(3, 3, 255);

			final IllegalArgumentException e = assertThrows(
				IllegalArgumentException.class, X::requireUnchanged);

			assertEquals(Messages.changed("random"), e.getMessage());
		}
	}

	@Test
	void noticesAPlaneThatCannotBeRead(@TempDir final File folder) {
		final ImagePlus image = Stacks.random(9, 9, 4, 1, 1, 8);
		final ImagePlus broken = new ImagePlus("broken", new Stacks.Virtual(image
			.getStack())
		{

			@Override
			public ImageProcessor getProcessor(final int n) {
				return n == 3 ? null : super.getProcessor(n);
			}
		});

		withTemporaryFolder(folder, () -> assertEquals(Messages.unreadable("broken",
			3, "it is not 81 pixels of 8 bits, like the others"), message(broken)));

		assertEquals(0, folder.list().length);
	}

	@Test
	void noticesAFileThatIsGone(@TempDir final File folder) {
		final ImagePlus image = openVirtual(folder);
		final File file = new File(folder, "stack.tif");

		assertTrue(file.delete());

		assertEquals(Messages.unreadable("stack.tif", 1, file + " is not there"),
			message(image));
	}

	@Test
	void noticesAFileThatChangesWhileItIsCopied(@TempDir final File folder) {
		final File file = new File(folder, "plane.tif");
		new FileSaver(Stacks.random(9, 9, 1, 1, 1, 8)).saveAsTiff(file.getPath());
		final VirtualStack stack = new VirtualStack(9, 9, null, folder.getPath());
		stack.setBitDepth(8);
		for (int i = 0; i < 5; i++) {
			stack.addSlice(file.getName());
		}
		final StackInput input = StackInput.of(new ImagePlus("T", stack),
			Axis.AUTO);

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> input.open(MEMORY,
				new ProgressMonitor()
				{

					@Override
					public void progress(final double fraction, final String stage) {
						if (fraction > 0.5) file.setLastModified(1_000_000);
					}

					@Override
					public boolean isCanceled() {
						return false;
					}
				}));

		assertEquals(Messages.unreadable("T", 4, file + " has changed"), e
			.getMessage());
	}

	private static ImagePlus openVirtual(final File folder) {
		final File file = new File(folder, "stack.tif");
		new FileSaver(Stacks.random(9, 9, 1, 1, 5, 8)).saveAsTiff(file.getPath());
		return FileInfoVirtualStack.openVirtual(file.getPath());
	}

	@Test
	void cancelLeavesNoFile(@TempDir final File folder) {
		final StackInput input = StackInput.of(Stacks.virtual(Stacks.random(9, 9, 4,
			1, 1, 8)), Axis.AUTO);
		final ProgressMonitor canceled = new ProgressMonitor() {

			private double done;

			@Override
			public void progress(final double fraction, final String stage) {
				done = fraction;
			}

			@Override
			public boolean isCanceled() {
				return done > 0.3;
			}
		};

		withTemporaryFolder(folder, () -> assertThrows(CancellationException.class,
			() -> input.open(MEMORY, canceled)));

		assertEquals(0, folder.list().length);
	}

	@Test
	void deletesTheCopyInTheEnd(@TempDir final File folder) {
		final StackInput input = StackInput.of(Stacks.virtual(Stacks.random(9, 9, 4,
			1, 1, 16)), Axis.AUTO);

		withTemporaryFolder(folder, () -> {
			try (OpenStack X = input.open(MEMORY, ProgressMonitor.NONE)) {
				assertEquals(9 * 9, X.rows());
			}
		});

		assertEquals(0, folder.list().length);
	}

	@Test
	void refusesACopyThatDoesNotFit() {
		final File folder = new File("there");

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> ScratchFile.requireSpace("T",
				folder, 5L << 30, 3L << 20));

		assertEquals(Messages.disk("T", folder, 5L << 30, 3L << 20), e
			.getMessage());
		assertTrue(e.getMessage().contains("5,120 MB") && e.getMessage().contains(
			"3 MB"));
	}

	@Test
	void saysWhyACopyCannotBeWritten(@TempDir final File folder) {
		final File missing = new File(folder, "missing");
		final ImagePlus image = Stacks.virtual(Stacks.random(9, 9, 4, 1, 1, 16));

		withTemporaryFolder(missing, () -> assertTrue(message(image).contains(
			missing.getPath())));
	}
}
