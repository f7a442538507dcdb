
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.Scale;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.VirtualStack;
import ij.gui.OvalRoi;

/** Component images in a file are those in memory. */
class ComponentFileTest {

	@TempDir
	private File folder;

	private static TallMatrix random(final long rows, final int columns) {
		final TallMatrix W = new TallMatrix(RowPartition.of(rows, 3), columns);
		double value = 1;
		for (int b = 0; b < W.partition().count(); b++) {
			for (final double[] column : W.block(b)) {
				for (int t = 0; t < column.length; t++) {
					value = value * 7919 % 104729;
					column[t] = value / 100 * (1 + b);
				}
			}
		}
		return W;
	}

	/** Only files of this kind, and a copy has one of its own. */
	@Test
	void theFileOfAnImageCanBeDeletedAndItsCopyStays() {
		final ComponentFile file = new ComponentFile(StackInput.temporaryFolder(),
			3, 2, 2);
		file.put(0, new float[] { 1, 2, 3, 4, 5, 6 });
		file.put(1, new float[] { 7, 8, 9, 10, 11, 12 });
		final ImagePlus components = Unmixing.of(Stacks.random(3, 2, 4, 1, 1, 8))
			.withAxis(Axis.CHANNELS).hals(NmfOptions.withComponents(2),
				ProgressMonitor.NONE).components();
		final ImagePlus onDisk = new ImagePlus("T", file.stack(components
			.getImageStack().getSliceLabels()));
		onDisk.setDimensions(2, 1, 1);
		onDisk.setProperty("Info", components.getProperty("Info"));
		assertTrue(file.file().exists());

		final ImagePlus copy = ComponentsView.of(onDisk).copy(null);
		ComponentsView.of(onDisk).release();
		ComponentsView.of(components).release();

		assertFalse(file.file().exists());
		assertTrue(copy.getStack().isVirtual());
		assertEquals(12, copy.getStack().getProcessor(2).getf(2, 1));
		ComponentsView.of(copy).release();
		assertEquals(2, components.getStackSize());
	}

	private static Signatures signatures(final StackInput input, final int r) {
		final DoubleMatrix2D H = new DenseDoubleMatrix2D(r, input.geometry()
			.samples());
		return new Signatures(H, input.samples(), input.geometry().axis(),
			Scale.PEAK, ComponentNames.of(H, input.samples(), List.of()),
			Colors.DISTINCT.of(H, input.samples()));
	}

	@ParameterizedTest
	@CsvSource({ "CHANNELS,2", "SLICES,4", "FRAMES,9", "CHANNELS,1" })
	void looksAsInMemory(final Axis axis, final int r) {
		final ImagePlus stack = Stacks.random(300, 251, 3, 2, 4, 8);
		stack.setRoi(new OvalRoi(30, 20, 200, 190));
		stack.getCalibration().pixelWidth = 0.5;
		final StackInput input = StackInput.of(stack, axis);
		final TallMatrix W = random(input.pixels().rows(), r);
		final int planes = r * input.geometry().planes();

		final ImagePlus expected = ComponentImage.of(input, W, signatures(input, r),
			new MemoryPlanes(300, 251, planes), ProgressMonitor.NONE);
		final ImagePlus actual = ComponentImage.of(input, W, signatures(input, r),
			new ComponentFile(folder, 300, 251, planes), ProgressMonitor.NONE);

		assertInstanceOf(VirtualStack.class, actual.getStack());
		assertEquals(expected.getTitle(), actual.getTitle());
		assertArrayEquals(expected.getDimensions(), actual.getDimensions());
		assertTrue(actual.isHyperStack());
		assertEquals(0.5, actual.getCalibration().pixelWidth);
		assertEquals(32, actual.getBitDepth());
		for (int i = 1; i <= planes; i++) {
			assertArrayEquals((float[]) expected.getStack().getPixels(i),
				(float[]) actual.getStack().getPixels(i));
			assertEquals(expected.getStack().getSliceLabel(i), actual.getStack()
				.getSliceLabel(i));
		}
		assertEquals(r > 1, actual instanceof CompositeImage);
		for (int c = 1; c <= r && r > 1; c++) {
			assertEquals(((CompositeImage) expected).getMode(),
				((CompositeImage) actual).getMode());
			assertEquals(((CompositeImage) expected).getChannelLut(c),
				((CompositeImage) actual).getChannelLut(c));
			assertEquals(((CompositeImage) expected).getChannelLut(c).max,
				((CompositeImage) actual).getChannelLut(c).max);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1,1,1", "2,2,4" })
	void canBeSavedWithAllThatATiffKeeps(final int r, final int slices,
		final int frames) throws IOException
	{
		final ImagePlus stack = Stacks.random(40, 30, 3, slices, frames, 8);
		final StackInput input = StackInput.of(stack, Axis.CHANNELS);
		final TallMatrix W = random(input.pixels().rows(), r);
		final int planes = r * slices * frames;
		final ImagePlus image = ComponentImage.of(input, W, signatures(input, r),
			new ComponentFile(folder, 40, 30, planes), ProgressMonitor.NONE);
		final File tiff = new File(folder, "saved.tif");

		TiffFile.write(image, tiff);

		final ImagePlus saved = IJ.openImage(tiff.getPath());
		assertArrayEquals(image.getDimensions(), saved.getDimensions());
		for (int i = 1; i <= planes; i++) {
			assertArrayEquals((float[]) image.getStack().getPixels(i), (float[]) saved
				.getStack().getPixels(i));
			assertEquals(image.getStack().getSliceLabel(i), saved.getStack()
				.getSliceLabel(i));
		}
	}

	@Test
	void leavesNothingWhenDeleted() {
		final ComponentFile file = new ComponentFile(folder, 10, 10, 2);
		file.put(0, new float[100]);
		assertTrue(file.file().isFile());

		file.delete();

		assertFalse(file.file().exists());
	}

	@Test
	void saysWhereItCannotBeWritten() {
		final File missing = new File(folder, "missing");

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> new ComponentFile(missing, 10, 10,
				2));

		assertTrue(e.getMessage().startsWith("The component images do not fit in " +
			"memory, and cannot be written to a temporary file in " + missing), e
				.getMessage());
	}

	@Test
	void needsSpaceOnTheDisk() {
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> ComponentFile.requireSpace("T",
				folder, 5L << 20, 4L << 20));

		assertEquals(Messages.componentSpace("T", folder, 5L << 20, 4L << 20), e
			.getMessage());
	}
}
