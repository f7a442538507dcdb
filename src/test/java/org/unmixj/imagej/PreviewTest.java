
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.image.Axis;
import org.unmixj.image.PixelRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.NmfOptions;

import cern.colt.matrix.DoubleMatrix2D;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.Duplicator;
import ij.process.ImageProcessor;

class PreviewTest {

	/** Three spectra that overlap, at six channels. */
	private static final double[][] SPECTRA = { { 1, 0.6, 0.2, 0, 0, 0 }, { 0, 0,
		0.5, 1, 0.4, 0 }, { 0, 0, 0, 0.3, 0.7, 1 } };

	private static final NmfOptions OPTIONS = NmfOptions.withComponents(3);

	/** Amounts of the three dyes, which are nowhere alone for long. */
	private static double amount(final int dye, final int x, final int y,
		final int plane)
	{
		return Math.max(0, (x * (7 + 4 * dye) + y * (5 - dye) + 11 * plane + 17 *
			dye) % 61 - 20);
	}

	private static double mixed(final double[] spectra, final int x, final int y,
		final int plane)
	{
		double sum = 0;
		for (int dye = 0; dye < spectra.length; dye++) {
			sum += amount(dye, x, y, plane) * spectra[dye];
		}
		return sum;
	}

	private static double[] spectra(final int channel) {
		return Arrays.stream(SPECTRA).mapToDouble(s -> s[channel]).toArray();
	}

	/** Exact products, in more pixels than a subset has. */
	private static ImagePlus stack() {
		final ImagePlus image = Stacks.of("T", 160, 150, 6, 2, 3, 32, (x, y, c, z,
			t) -> mixed(spectra(c), x, y, z + 2 * t));
		image.setPosition(1, 2, 3);
		return image;
	}

	private static UnmixingResult preview(final ImagePlus image,
		final Preview kind)
	{
		return Unmixing.of(image).withAxis(Axis.CHANNELS).withPreview(kind).hals(
			OPTIONS, ProgressMonitor.NONE);
	}

	private static double cosine(final double[] a, final double[] b) {
		double ab = 0, aa = 0, bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += a[i] * b[i];
			aa += a[i] * a[i];
			bb += b[i] * b[i];
		}
		return ab / Math.sqrt(aa * bb);
	}

	@Test
	void aSliceIsTheUnmixingOfTheCurrentPlane() {
		final ImagePlus image = stack();
		final ImagePlus plane = new Duplicator().run(image, 1, 6, 2, 2, 3, 3);

		final UnmixingResult found = preview(image, Preview.SLICE);

		final UnmixingResult expected = Unmixing.of(plane).hals(OPTIONS,
			ProgressMonitor.NONE);
		assertEquals("Components of T (preview)", found.components().getTitle());
		assertEquals("Signatures of T (preview)", found.signatures().getTitle());
		assertEquals(expected.factorization().H(), found.factorization().H());
		requireSamePixels(expected.components(), found.components());
		assertTrue(found.headline().startsWith(
			"Preview of the current plane: HALS NMF: 3 components, error "), found
				.headline());
		assertTrue(found.components().getInfoProperty().contains(
			" preview=Slice\n"));
	}

	private static void requireSamePixels(final ImagePlus expected,
		final ImagePlus found)
	{
		assertArrayEquals(expected.getDimensions(), found.getDimensions());
		for (int i = 1; i <= expected.getStackSize(); i++) {
			assertArrayEquals((float[]) expected.getStack().getPixels(i),
				(float[]) found.getStack().getPixels(i));
		}
	}

	/** The stack is an exact product, so that any pixels have the spectra. */
	@Test
	void aSubsetFindsTheSpectraAndSolvesForTheCurrentPlane() {
		final UnmixingResult found = Unmixing.of(stack()).withAxis(Axis.CHANNELS)
			.withPreview(Preview.SUBSET).gsvdNmf(GsvdNmfOptions.of(OPTIONS
				.withTolerance(1e-7)), ProgressMonitor.NONE);

		assertArrayEquals(new int[] { 160, 150, 3, 1, 1 }, found.components()
			.getDimensions());
		final DoubleMatrix2D H = found.factorization().H();
		for (int j = 0; j < 3; j++) {
			final int dye = j;
			assertTrue(cosine(H.viewRow(j).toArray(), SPECTRA[j]) > 0.999, H
				.toString());
			final ImageProcessor image = found.components().getStack().getProcessor(
				j + 1);
			final double[] truth = new double[image.getPixelCount()];
			Arrays.setAll(truth, i -> amount(dye, i % 160, i / 160, 5));
			final double[] pixels = new double[truth.length];
			Arrays.setAll(pixels, image::getf);
			assertTrue(cosine(pixels, truth) > 0.995, "dye " + j);
		}
		assertTrue(found.headline().startsWith("Preview from 48,000"), found
			.headline());
		assertTrue(found.headline().contains(
			" of 144,000 pixels: GSVD-NMF: 3 components, error "), found.headline());
	}

	@ParameterizedTest
	@EnumSource(names = { "SLICE", "SUBSET" })
	void leavesTheImageAsItWas(final Preview kind, @TempDir final File folder) {
		final ImagePlus image = stack();
		image.setRoi(3, 4, 100, 90);
		image.setProperty("Info", "some");
		final List<Object> before = state(image);

		final UnmixingResult first = Unmixing.of(image).withAxis(Axis.CHANNELS)
			.withFolder(folder).withPreview(kind).hals(OPTIONS, ProgressMonitor.NONE);
		final UnmixingResult second = preview(image, kind);

		assertEquals(before, state(image));
		assertEquals(0, folder.list().length, "a preview is not saved");
		requireSamePixels(first.components(), second.components());
		assertEquals(0, first.components().getStack().getProcessor(1).getf(0, 0),
			"outside of the selection");
	}

	private static List<Object> state(final ImagePlus image) {
		final List<Object> state = new ArrayList<>(List.of(image.getTitle(), image
			.getCurrentSlice(), image.getRoi().toString(), image.getInfoProperty(),
			image.getDisplayRangeMax(), image.getStackSize()));
		for (int i = 1; i <= image.getStackSize(); i++) {
			state.add(Arrays.hashCode((float[]) image.getStack().getPixels(i)));
		}
		return state;
	}

	/** What is outside of selection and threshold is 0, or unmixed as well. */
	@Test
	void aSubsetMindsSelectionThresholdAndEverywhere() {
		final ImagePlus image = stack();
		image.setRoi(new Roi(10, 10, 120, 120));
		final PixelOptions bright = PixelOptions.DEFAULT.withThreshold(12.03);
		final Unmixing subset = Unmixing.of(image).withAxis(Axis.CHANNELS)
			.withPreview(Preview.SUBSET);

		final ImagePlus inside = subset.withPixels(bright).hals(OPTIONS,
			ProgressMonitor.NONE).components();
		final ImagePlus all = subset.withPixels(bright.withEverywhere(true)).hals(
			OPTIONS, ProgressMonitor.NONE).components();

		int dark = 0;
		for (int i = 0; i < 160 * 150; i++) {
			final int x = i % 160, y = i / 160;
			double mean = 0, sum = 0, everywhere = 0;
			for (int c = 0; c < 6; c++) {
				mean += image.getStack().getProcessor(image.getStackIndex(c + 1, 2, 3))
					.getf(i) / 6;
			}
			for (int j = 1; j <= 3; j++) {
				sum += inside.getStack().getProcessor(j).getf(i);
				everywhere += all.getStack().getProcessor(j).getf(i);
			}
			final boolean fitted = mean >= 12.03 && x >= 10 && x < 130 && y >= 10 &&
				y < 130;
			if (!fitted) dark++;
			assertEquals(fitted, sum > 0, x + ", " + y);
			assertEquals(mean > 0, everywhere > 0, x + ", " + y);
		}
		assertTrue(dark > 5000, "" + dark);
	}

	@Test
	void aBackgroundIsSubtracted() {
		final ImagePlus image = stack();
		for (int i = 1; i <= image.getStackSize(); i++) {
			image.getStack().getProcessor(i).add(100);
		}

		final DoubleMatrix2D H = Unmixing.of(image).withAxis(Axis.CHANNELS)
			.withPixels(PixelOptions.DEFAULT.withBackground(Background.CONSTANT, 100,
				"")).withPreview(Preview.SUBSET).hals(OPTIONS, ProgressMonitor.NONE)
			.factorization().H();

		for (int j = 0; j < 3; j++) {
			assertTrue(cosine(H.viewRow(j).toArray(), SPECTRA[j]) > 0.99, H
				.toString());
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SLICES", "FRAMES" })
	void otherAxesAreUnmixedAsWell(final Axis axis) {
		final boolean frames = axis == Axis.FRAMES;
		final ImagePlus image = Stacks.of("T", 20, 15, 2, frames ? 3 : 6, frames ? 6
			: 3, 16, (x, y, c, z, t) -> mixed(spectra(frames ? t : z), x, y, c + 2 *
				(frames ? z : t)));
		image.setPosition(2, 3, 3);

		for (final Preview kind : List.of(Preview.SLICE, Preview.SUBSET)) {
			final ImagePlus found = Unmixing.of(image).withAxis(axis).withPreview(
				kind).hals(OPTIONS, ProgressMonitor.NONE).components();

			assertArrayEquals(new int[] { 20, 15, 3, 1, 1 }, found.getDimensions());
			assertTrue(Double.parseDouble(found.getProp("error_percent")) < 0.5);
		}
	}

	@Test
	void readsOfAVirtualStackWhatItNeeds() {
		final ImagePlus image = Stacks.random(30, 20, 4, 50, 1, 16);
		final List<Integer> read = new ArrayList<>();
		final ImagePlus virtual = new ImagePlus("T", new Stacks.Virtual(image
			.getStack())
		{

			@Override
			public ImageProcessor getProcessor(final int n) {
				read.add(n);
				return super.getProcessor(n);
			}
		});
		virtual.setDimensions(4, 50, 1);
		virtual.setPosition(1, 20, 1);
		image.setPosition(1, 20, 1);
		read.clear();

		final UnmixingResult slice = preview(virtual, Preview.SLICE);
		assertEquals(List.of(77, 78, 79, 80), read);
		requireSamePixels(preview(image, Preview.SLICE).components(), slice
			.components());

		read.clear();
		final UnmixingResult subset = preview(virtual, Preview.SUBSET);
		assertEquals(8 * 4, read.size());
		requireSamePixels(preview(image, Preview.SUBSET).components(), subset
			.components());
	}

	@Test
	void planesAreSpreadAndTheCurrentOneIsAmongThem() {
		assertArrayEquals(new int[] { 0, 1, 2 }, PreviewStack.spread(3, 3, 1));
		assertArrayEquals(new int[] { 12, 37, 50, 87 }, PreviewStack.spread(100, 4,
			50));
		assertArrayEquals(new int[] { 99 }, PreviewStack.spread(100, 1, 99));
	}

	/** In each part of the plane, and not in stripes. */
	@Test
	void aSubsetIsSpreadOverThePlane() {
		final int side = 1024;
		final boolean[] mask = PreviewStack.subset(PixelRows.all(side * side, 1));

		final int[] rows = new int[side], columns = new int[side];
		int count = 0;
		for (int i = 0; i < mask.length; i++) {
			if (!mask[i]) continue;
			count++;
			rows[i / side]++;
			columns[i % side]++;
		}
		assertEquals(PreviewStack.PIXELS, count, PreviewStack.PIXELS / 50);
		assertTrue(count <= PreviewStack.PIXELS);
		assertTrue(Arrays.stream(rows).min().getAsInt() >= 48);
		assertTrue(Arrays.stream(columns).min().getAsInt() >= 48);
	}

	@Test
	void aSubsetOfFewPixelsIsAllOfThem() {
		final boolean[] inside = new boolean[1000];
		final Random random = new Random(1);
		for (int i = 0; i < inside.length; i++) {
			inside[i] = random.nextBoolean();
		}

		assertArrayEquals(inside, PreviewStack.subset(PixelRows.inside(inside, 3)));
	}

	@ParameterizedTest
	@EnumSource(names = { "SLICE", "SUBSET" })
	void isCanceled(final Preview kind) {
		final boolean[] asked = { false };
		final ProgressMonitor canceled = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				// tells nobody
			}

			@Override
			public boolean isCanceled() {
				asked[0] = true;
				return true;
			}
		};

		assertThrows(CancellationException.class, () -> Unmixing.of(stack())
			.withAxis(Axis.CHANNELS).withPreview(kind).hals(OPTIONS, canceled));
		assertTrue(asked[0]);
	}

	@Test
	void anErrorIsThatOfARun() {
		final ImagePlus image = stack();
		image.getStack().getProcessor(image.getStackIndex(2, 2, 3)).setf(1, 1, -1);

		final String message = assertThrows(IllegalArgumentException.class,
			() -> preview(image, Preview.SLICE)).getMessage();

		assertEquals(Messages.negative("T (preview)", 1, -1), message);
		assertFalse(preview(image, Preview.SUBSET).headline().isEmpty());
	}
}
