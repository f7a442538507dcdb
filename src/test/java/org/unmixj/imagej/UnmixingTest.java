
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.Initialization;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.Scale;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

class UnmixingTest {

	private static final NmfOptions TWO = NmfOptions.withComponents(2);

	private static UnmixingResult hals(final ImagePlus image, final Axis axis) {
		return Unmixing.of(image).withAxis(axis).hals(TWO, ProgressMonitor.NONE);
	}

	private static String message(final ImagePlus image,
		final NmfOptions options)
	{
		return assertThrows(IllegalArgumentException.class, () -> Unmixing.of(image)
			.hals(options, ProgressMonitor.NONE)).getMessage();
	}

	private static float pixel(final ImagePlus image, final int x, final int y,
		final int component)
	{
		return image.getStack().getProcessor(component).getf(x, y);
	}

	@Test
	void findsTheComponentsOfASmallStack() {
		final UnmixingResult result = hals(Stacks.twoHalves(7), Axis.AUTO);

		final ImagePlus components = result.components();
		assertTrue(result.factorization().relativeError() < 1e-3);
		assertEquals(600, pixel(components, 7, 0, 1), 1);
		assertEquals(0, pixel(components, 0, 0, 1), 1);
		assertEquals(600, pixel(components, 0, 0, 2), 1);
		assertEquals(3600, pixel(components, 3, 5, 2), 5);
	}

	@Test
	void ordersSpectraByTheirPeak() {
		final UnmixingResult result = hals(Stacks.twoHalves(7), Axis.AUTO);

		assertEquals(1, result.signatures().getValue("C1", 0));
		assertEquals(1, result.signatures().getValue("C2", 6));
	}

	@Test
	void ordersTimeCoursesByEnergy() {
		final ImagePlus image = Stacks.of("T", 8, 6, 1, 1, 5, 16, (x, y, c, z,
			t) -> x < 4 ? 10 * t : 100 * (4 - t));

		final UnmixingResult result = hals(image, Axis.AUTO);

		assertTrue(result.qualityCheck().energy(0) > 5 * result.qualityCheck()
			.energy(1));
		assertEquals(400, pixel(result.components(), 7, 0, 1), 1);
	}

	@ParameterizedTest
	@EnumSource
	void scalesSignatures(final Scale scale) {
		final Factorization f = Unmixing.of(Stacks.twoHalves(7)).withScale(scale)
			.hals(TWO, ProgressMonitor.NONE).factorization();

		for (int j = 0; j < 2; j++) {
			final double[] h = f.H().viewRow(j).toArray();
			final double size = scale == Scale.PEAK ? Arrays.stream(h).max()
				.getAsDouble() : scale == Scale.SUM ? Arrays.stream(h).sum() : Math
					.sqrt(Arrays.stream(h).map(v -> v * v).sum());
			assertEquals(1, size, 1e-12);
		}
	}

	@ParameterizedTest
	@EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
	void keepsTheOtherAxes(final Axis axis) {
		final ImagePlus image = Stacks.random(6, 5, 3, 4, 5, 8);

		final ImagePlus components = hals(image, axis).components();

		final int slices = axis == Axis.SLICES ? 3 : 4;
		final int frames = axis == Axis.FRAMES ? 3 : 5;
		assertArrayEquals(new int[] { 6, 5, 2, slices, frames }, components
			.getDimensions());
		assertTrue(components.isComposite());
		final Factorization f = hals(image, axis).factorization();
		final StackInput input = StackInput.of(image, axis);
		for (int plane = 0; plane < input.geometry().planes(); plane++) {
			final int index = 2 * input.geometry().componentPlane(plane) + 2;
			assertEquals((float) f.W().get(30L * plane + 17, 1), components.getStack()
				.getProcessor(index).getf(17));
		}
	}

	@Test
	void labelsNameTheComponentAndThePixelAxes() {
		final ImagePlus image = Stacks.random(6, 5, 3, 4, 5, 8);

		final ImagePlus components = hals(image, Axis.FRAMES).components();

		assertEquals("Component 2; channel 3; slice 4", components.getStack()
			.getSliceLabel(components.getStackIndex(2, 4, 3)));
		image.getStack().setSliceLabel("450 nm", 1);
		image.getStack().setSliceLabel("500 nm", 2);
		image.getStack().setSliceLabel("550 nm", 3);
		assertEquals("Component 1; channel 500 nm; slice 1", hals(image,
			Axis.FRAMES).components().getStack().getSliceLabel(9));
		assertEquals("Component 2, peak 500 nm; slice 1; frame 3", hals(image,
			Axis.CHANNELS).components().getStack().getSliceLabel(18));
	}

	@Test
	void keepsTheCalibrationOfTheAxesThatAreLeft() {
		final ImagePlus image = Stacks.random(6, 5, 3, 4, 5, 16);
		image.getCalibration().pixelWidth = 0.25;
		image.getCalibration().pixelDepth = 2;
		image.getCalibration().setUnit("micron");
		image.getCalibration().frameInterval = 3;
		image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {
			-32768, 1 }, "counts");
		for (int i = 1; i <= 60; i++) {
			image.getStack().getProcessor(i).add(32768);
		}

		final ImagePlus spectra = hals(image, Axis.CHANNELS).components();
		final ImagePlus courses = hals(image, Axis.FRAMES).components();

		assertEquals(0.25, spectra.getCalibration().pixelWidth);
		assertEquals(2, spectra.getCalibration().pixelDepth);
		assertEquals(3, spectra.getCalibration().frameInterval);
		assertEquals("micron", spectra.getCalibration().getUnit());
		assertFalse(spectra.getCalibration().calibrated());
		assertEquals("Gray Value", spectra.getCalibration().getValueUnit());
		assertEquals(0, courses.getCalibration().frameInterval);
		assertEquals(2, courses.getCalibration().pixelDepth);
	}

	@Test
	void componentsAreZeroOutsideTheSelection() {
		final ImagePlus image = Stacks.random(6, 5, 3, 1, 1, 8);
		image.setRoi(new Roi(1, 1, 3, 2));

		final ImagePlus components = hals(image, Axis.AUTO).components();

		for (int y = 0; y < 5; y++) {
			for (int x = 0; x < 6; x++) {
				final boolean inside = image.getRoi().contains(x, y);
				assertEquals(inside, pixel(components, x, y, 1) + pixel(components, x,
					y, 2) > 0);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 8, 9 })
	void displaysUpToEightComponentsAsAComposite(final int r) {
		final ImagePlus image = Stacks.random(16, 15, 10, 1, 1, 16);

		final ImagePlus components = Unmixing.of(image).hals(NmfOptions
			.withComponents(r).withMaxIterations(5), ProgressMonitor.NONE)
			.components();

		assertEquals(r, components.getNChannels());
		assertEquals(32, components.getBitDepth());
		assertEquals("Components of random", components.getTitle());
		assertNull(components.getWindow());
		if (r == 1) {
			assertEquals(Palette.color(0).getRGB(), components.getProcessor().getLut()
				.getRGB(255));
			return;
		}
		final CompositeImage composite = (CompositeImage) components;
		assertEquals(r <= 8 ? CompositeImage.COMPOSITE : CompositeImage.COLOR,
			composite.getMode());
		for (int j = 1; j <= r; j++) {
			assertEquals(Palette.color(j - 1).getRGB(), composite.getChannelLut(j)
				.getRGB(255));
			assertEquals(0, composite.getChannelLut(j).min);
			assertTrue(composite.getChannelLut(j).max > 0);
		}
	}

	@Test
	void theSummaryIsInPropertiesToo() {
		final UnmixingResult result = hals(Stacks.random(6, 5, 4, 1, 1, 8),
			Axis.AUTO);

		final TitledTable summary = result.summary();
		final ImagePlus components = result.components();
		assertEquals("UnmixJ Summary", summary.getTitle());
		assertTrue(summary.isAppended());
		assertEquals(
			"image,method,components,error_percent,iterations,converged,seconds",
			TableText.header(summary));
		assertEquals("random", components.getProp("image"));
		assertEquals("HALS NMF", components.getProp("method"));
		assertEquals("2", components.getProp("components"));
		assertEquals("true", components.getProp("converged"));
		assertEquals(result.factorization().relativeError(), Double.parseDouble(
			components.getProp("error_percent")));
		assertEquals(summary.getValue("error_percent", 0), Double.parseDouble(
			components.getProp("error_percent")));
		assertEquals(summary.getValue("seconds", 0), Double.parseDouble(components
			.getProp("seconds")));
	}

	@Test
	void theInfoSaysHowItWasMade() {
		final ImagePlus image = Stacks.random(6, 5, 4, 1, 1, 8);
		image.setProperty("Info", "Microscope: 7");

		final String info = Unmixing.of(image).gsvdNmf(GsvdNmfOptions.of(NmfOptions
			.withComponents(3)), ProgressMonitor.NONE).components().getInfoProperty();

		assertTrue(info.startsWith("Microscope: 7\n"), info);
		for (final String expected : new String[] { "Method: GSVD-NMF",
			"axis=Channels components=3", "added=1", "scale=Peak",
			"Relative error (percent): ", "Unmixed by: UnmixJ" })
		{
			assertTrue(info.contains(expected), info);
		}
	}

	@Test
	void gsvdNmfHasASpectrumOfSingularValues() {
		final UnmixingResult result = Unmixing.of(Stacks.random(9, 8, 6, 1, 1, 8))
			.gsvdNmf(GsvdNmfOptions.of(NmfOptions.withComponents(3)).withDirections(
				Directions.EXTENDED), ProgressMonitor.NONE);

		final TitledTable gsvd = result.gsvd().get();
		assertEquals("GSVD of random", gsvd.getTitle());
		assertEquals("index,lambda", TableText.header(gsvd));
		assertEquals("1,Infinity", TableText.row(gsvd, 0));
		assertTrue(gsvd.getValue("lambda", 1) < Double.POSITIVE_INFINITY);
		assertEquals("Generalized singular values of random", result.gsvdPlot()
			.get().getTitle());
		assertEquals("GSVD-NMF", result.components().getProp("method"));
	}

	@Test
	void halsHasNone() {
		final UnmixingResult result = hals(Stacks.random(6, 5, 4, 1, 1, 8),
			Axis.AUTO);

		assertFalse(result.gsvd().isPresent());
		assertFalse(result.gsvdPlot().isPresent());
		assertEquals("Signature plot of random", result.signaturePlot().getTitle());
		assertEquals("Signatures of random", result.signatures().getTitle());
		assertEquals("channel,C1,C2", TableText.header(result.signatures()));
		assertEquals(Collections.emptyList(), result.warnings());
	}

	@Test
	void thePlotShowsTheSignaturesInTheColoursOfTheImages() {
		final UnmixingResult result = hals(Stacks.random(6, 5, 4, 1, 1, 8),
			Axis.AUTO);

		final ImageProcessor plot = result.signaturePlot().getImagePlus()
			.getProcessor();

		for (int j = 0; j < 2; j++) {
			final int colour = Palette.color(j).getRGB() & 0xffffff;
			int found = 0;
			for (int i = 0; i < plot.getPixelCount(); i++) {
				if ((plot.get(i) & 0xffffff) == colour) found++;
			}
			assertTrue(found > 300, "component " + j + ": " + found);
		}
		final float[][] first = result.signaturePlot().getDataObjectArrays(0);
		assertArrayEquals(new float[] { 1, 2, 3, 4 }, first[0]);
	}

	@Test
	void warnsIfItDidNotConverge() {
		final UnmixingResult result = Unmixing.of(Stacks.random(6, 5, 4, 1, 1, 8))
			.hals(TWO.withMaxIterations(1), ProgressMonitor.NONE);

		assertEquals(Collections.singletonList(Messages.notConverged("The unmixing",
			1, "tolerance", 1e-4)), result.warnings());
		assertEquals("false", result.components().getProp("converged"));
		assertEquals(result.warnings().get(0), result.components().getProp(
			"warning"));
	}

	@Test
	void warningsNameTheStageThatDidNotConverge() {
		final GsvdNmfOptions options = GsvdNmfOptions.of(NmfOptions.withComponents(
			3).withMaxIterations(2)).withInitialTolerance(1e-7);

		final UnmixingResult result = Unmixing.of(Stacks.random(9, 8, 6, 1, 1, 8))
			.gsvdNmf(options, ProgressMonitor.NONE);

		assertEquals(Arrays.asList(
			"The first unmixing, into 2, stopped after 2 iterations, before it reached its tolerance 1e-7. Raise iterations or epsilon0.",
			"The final unmixing stopped after 2 iterations, before it reached its tolerance 1e-4. Raise iterations or tolerance."),
			result.warnings());
	}

	@Test
	void anAlmostEmptyComponentIsDarkAndLast() {
		final ImagePlus image = Stacks.of("T", 6, 5, 4, 1, 1, 32, (x, y, c, z,
			t) -> x == 0 ? c == 0 ? 1e-4 : 0 : 200 * (1 + c));

		final UnmixingResult result = hals(image, Axis.AUTO);

		assertEquals(Collections.singletonList(Messages.emptyComponent(2)), result
			.warnings());
		final double max = result.components().getLuts()[1].max;
		assertTrue(max > 50 * pixel(result.components(), 0, 0, 2), "max " + max);
	}

	@Test
	void warnsOfAComponentThatIsZero() {
		final ImagePlus image = Stacks.of("T", 6, 5, 4, 1, 1, 8, (x, y, c, z,
			t) -> 2 * x * (1 + c));

		final UnmixingResult result = hals(image, Axis.AUTO);

		assertEquals(Collections.singletonList(Messages.emptyComponent(2)), result
			.warnings());
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void virtualStacksGiveTheSameBits(final int bitDepth) {
		final ImagePlus image = Stacks.random(40, 30, 6, 2, 3, bitDepth);

		final UnmixingResult inMemory = hals(image, Axis.CHANNELS);
		final UnmixingResult virtual = hals(Stacks.virtual(image), Axis.CHANNELS);

		assertEquals(inMemory.factorization().H(), virtual.factorization().H());
		assertArrayEquals(inMemory.factorization().objectiveTrace(), virtual
			.factorization().objectiveTrace());
		for (int i = 1; i <= inMemory.components().getStackSize(); i++) {
			assertArrayEquals((float[]) inMemory.components().getStack().getPixels(i),
				(float[]) virtual.components().getStack().getPixels(i));
		}
	}

	/** More than three blocks of rows, so that each thread has one. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void threadsChangeNoBit(final boolean virtual) {
		final ImagePlus image = Stacks.random(64, 60, 6, 2, 3, 16);
		final Unmixing one = Unmixing.of(image).withAxis(Axis.CHANNELS);
		final Unmixing other = Unmixing.of(virtual ? Stacks.virtual(image) : image)
			.withAxis(Axis.CHANNELS);
		final NmfOptions options = NmfOptions.withComponents(3).withMaxIterations(
			20);
		final List<String> expected = bits(one, options.withThreads(1));

		for (int threads = 1; threads <= 3; threads++) {
			assertEquals(expected, bits(other, options.withThreads(threads)),
				threads + " threads");
		}
	}

	/** Returns all numbers that both methods give. */
	private static List<String> bits(final Unmixing unmixing,
		final NmfOptions options)
	{
		final UnmixingResult hals = unmixing.hals(options, ProgressMonitor.NONE);
		final UnmixingResult grown = unmixing.gsvdNmf(GsvdNmfOptions.of(options),
			ProgressMonitor.NONE);
		final List<String> bits = new ArrayList<>();
		bits.add(TableText.of(grown.gsvd().get()));
		for (final UnmixingResult result : List.of(hals, grown)) {
			bits.add(TableText.of(result.signatures()));
			bits.add(String.valueOf(result.factorization().relativeError()));
			for (int i = 1; i <= result.components().getStackSize(); i++) {
				bits.add(String.valueOf(Arrays.hashCode((float[]) result.components()
					.getStack().getPixels(i))));
			}
		}
		return bits;
	}

	@Test
	void leavesTheImageAsItWas() {
		final ImagePlus image = new CompositeImage(Stacks.random(6, 5, 4, 2, 3, 16),
			CompositeImage.COMPOSITE);
		image.setPosition(3, 2, 2);
		image.setDisplayRange(7, 77);
		final Roi roi = new Roi(1, 1, 4, 3);
		image.setRoi(roi);
		image.changes = false;
		final Object[] before = state(image);

		hals(image, Axis.FRAMES);

		assertArrayEquals(before, state(image));
		assertSame(roi, image.getRoi());
		assertSame(image, roi.getImage());
	}

	private static Object[] state(final ImagePlus image) {
		return new Object[] { image.getC(), image.getZ(), image.getT(), image
			.getCurrentSlice(), image.getDisplayRangeMin(), image
				.getDisplayRangeMax(), image.changes, image.isLocked(), image
					.getTitle(), image.getStack(), image.getProcessor(), Arrays.stream(
						image.getLuts()).map(lut -> lut.min + " " + lut.max).toList(), image
							.getCalibration().toString(), image.getProcessor().getMin(), image
								.getProcessor().getRoi() };
	}

	@Test
	void rejectsNegativePixels() {
		final ImagePlus image = Stacks.of("T", 6, 5, 4, 1, 1, 32, (x, y, c, z,
			t) -> x == 2 ? -0.5 * y : 3);

		assertEquals(Messages.negative("T", 16, -2), message(image, TWO));
	}

	@Test
	void rejectsWhatIsNoNumber() {
		final ImagePlus image = Stacks.of("T", 6, 5, 4, 1, 3, 32, (x, y, c, z,
			t) -> x == 2 && y == 3 && c >= 1 && t == 1 ? c == 1 ? Double.NaN
				: Double.POSITIVE_INFINITY : 3);

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> hals(image, Axis.CHANNELS));

		assertEquals(Messages.notFinite("T", 3, "x=2, y=3, channel 2, frame 2"), e
			.getMessage());
	}

	@Test
	void rejectsZeros() {
		final ImagePlus image = Stacks.of("T", 6, 5, 4, 1, 1, 8, (x, y, c, z,
			t) -> x == 0 ? 1 : 0);
		image.setRoi(new Roi(1, 0, 5, 5));

		assertEquals(Messages.allZero("T", true), message(image, TWO));
	}

	@Test
	void rejectsTooManyComponents() {
		final ImagePlus image = Stacks.random(6, 5, 4, 1, 1, 8);

		assertEquals(Messages.tooManyComponents("random", "channel", 4, 5), message(
			image, NmfOptions.withComponents(5)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3 })
	void rejectsMoreAddedThanThePaperAllows(final int added) {
		final GsvdNmfOptions options = GsvdNmfOptions.of(NmfOptions.withComponents(
			added == 2 ? 3 : 5)).withAdded(added).withDirections(Directions.PAPER);

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> Unmixing.of(Stacks.random(6, 5, 6,
				1, 1, 8)).gsvdNmf(options, ProgressMonitor.NONE));

		assertEquals(Messages.paperDirections(added == 2 ? 3 : 5, added), e
			.getMessage());
	}

	@Test
	void rejectsPixelsThatChangeMeanwhile() {
		final ImagePlus image = Stacks.random(6, 5, 4, 1, 1, 8);
		final ProgressMonitor vandal = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				image.getStack().getProcessor(2).set(3, 251);
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> Unmixing.of(image).hals(TWO,
				vandal));

		assertEquals(Messages.changed("random"), e.getMessage());
	}

	@Test
	void countsTheDecompositionAndTheCopiesOfW() {
		final ImageStack stack = new ImageStack(1024, 1024);
		for (int i = 0; i < 32; i++) {
			stack.addSlice(null, new byte[1024 * 1024]);
		}
		final StackInput input = StackInput.of(new ImagePlus("T", stack),
			Axis.AUTO);
		final long column = 8 << 20;

		assertEquals((10 + 2 + 2) * column + 8 * (2 * 32 * 1024 + 4 * 12 * 12) + 2 *
			column / 2 + column, MemoryNeed.needed(input, TWO.withThreads(2)
				.withMethod(Method.PLAIN), false));
		assertEquals(6 * 8 * column + 8 * (4 * 32 * 1024 + 6 * 8 * (32 + 8)) + 8 *
			column / 2 + column, MemoryNeed.needed(input, TWO.withOtherComponents(8)
				.withThreads(4).withMethod(Method.PLAIN), true));
		assertEquals(5 * 8 * column + 8 * (32 * 1024 + 3 * 8 * (32 + 8) + 256 * (8 *
			8 + 3 * (24 * 25 / 2) + 24 * 24)) + 8 * column / 2 + column, MemoryNeed
				.needed(input, TWO.withOtherComponents(8).withThreads(1).withMethod(
					Method.FAST), false));
	}

	@Test
	void saysSoIfMemoryRunsOutNevertheless() {
		final ProgressMonitor full = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				throw new OutOfMemoryError("test");
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> Unmixing.of(Stacks.random(6, 5, 4,
				1, 1, 8)).hals(TWO, full));

		assertTrue(e.getMessage().startsWith(
			"Unmixing \"random\" into 2 components ran out of memory: it needs about 9 MB"),
			e.getMessage());
	}

	@Test
	void saysSoIfDataCannotBeReadAnyMore() {
		final ProgressMonitor unplugged = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				throw new UncheckedIOException(new IOException("unplugged"));
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> Unmixing.of(Stacks.random(6, 5, 4,
				1, 1, 8)).hals(TWO, unplugged));

		assertEquals(Messages.lostData("random", "unplugged"), e.getMessage());
	}

	@Test
	void refusesMoreAddedThanTheDataHold() {
		final ImagePlus image = Stacks.of("T", 6, 5, 4, 1, 1, 8, (x, y, c, z,
			t) -> 2 * x * (1 + c));
		final GsvdNmfOptions options = Unmixing.gsvdOptions(NmfOptions
			.withComponents(4), 2, 0, Directions.EXTENDED);

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> Unmixing.of(image).gsvdNmf(options,
				ProgressMonitor.NONE));

		assertEquals(Messages.rank("T", 1, 2), e.getMessage());
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "4, 4", "4, 0" })
	void refusesAddedThatLeaveNothingToStartFrom(final int components,
		final int added)
	{
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> Unmixing.gsvdOptions(NmfOptions
				.withComponents(components), added, 0, Directions.AUTO));

		assertEquals(Messages.added(components, added), e.getMessage());
	}

	@Test
	void refusesAStackThatNeedsTooMuchMemory() {
		final int planes = 400;
		final byte[] shared = new byte[1000 * 1000];
		final ImageStack stack = new ImageStack(1000, 1000);
		for (int i = 0; i < 2 * planes; i++) {
			stack.addSlice(null, shared);
		}
		final ImagePlus image = new ImagePlus("huge", stack);
		image.setDimensions(2, planes, 1);

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> hals(image, Axis.CHANNELS));

		assertTrue(e.getMessage().startsWith(
			"Unmixing \"huge\" into 2 components needs about 18,3"), e.getMessage());
	}

	@Test
	void refusesAFolderThatCannotBeMadeBeforeItStarts(@TempDir final File folder)
		throws IOException
	{
		final File file = new File(folder, "file");
		assertTrue(file.createNewFile());
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
			IllegalArgumentException.class, () -> Unmixing.of(Stacks.random(6, 5, 4,
				1, 1, 8)).withFolder(new File(file, "results")).hals(TWO, noProgress));

		assertEquals(Messages.save(new File(file, "results"), file +
			" is not a folder that can be written to"), e.getMessage());
	}

	@Test
	void cancelStopsAndSavesNothing(@TempDir final File folder) {
		final ProgressMonitor canceled = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				// goes on to be cancelled
			}

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		final File results = new File(folder, "results");

		assertThrows(CancellationException.class, () -> Unmixing.of(Stacks.random(
			40, 30, 6, 2, 3, 8)).withAxis(Axis.CHANNELS).withFolder(results).hals(TWO
				.withInitialization(Initialization.RANDOM), canceled));

		assertFalse(results.exists());
	}

	@Test
	void canBeCanceledAtEachStep(@TempDir final File folder) {
		final int[] polls = new int[1];
		final File results = new File(folder, "results");
		runUntil(Integer.MAX_VALUE, polls, null);
		final int withoutSaving = polls[0];
		runUntil(Integer.MAX_VALUE, polls, new File(folder, "all"));
		final int all = polls[0];

		for (int last = 1; last < all; last++) {
			final int most = last;
			assertThrows(CancellationException.class, () -> runUntil(most, polls,
				results));
			assertFalse(results.exists());
		}

		assertEquals(withoutSaving + 2, all);
	}

	private static void runUntil(final int last, final int[] polls,
		final File folder)
	{
		polls[0] = 0;
		Unmixing.of(Stacks.twoHalves(4)).withFolder(folder).hals(TWO.withThreads(1)
			.withMaxIterations(2), new ProgressMonitor()
		{

				@Override
				public void progress(final double fraction, final String stage) {
					// nothing to see
				}

				@Override
				public boolean isCanceled() {
					return ++polls[0] > last;
				}
			});
	}

	@Test
	void resultsThatCannotBeSavedAreNotLost(@TempDir final File folder) {
		final File results = new File(folder, "results");
		final ProgressMonitor vandal = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				assertTrue(results.isDirectory() || new File(results,
					"Signatures of halves.csv").mkdirs());
			}

			@Override
			public boolean isCanceled() {
				return false;
			}
		};

		final UnsavedResultException e = assertThrows(UnsavedResultException.class,
			() -> Unmixing.of(Stacks.twoHalves(4)).withFolder(results).hals(TWO,
				vandal));

		assertEquals("Components of halves", e.result().components().getTitle());
		assertEquals(e.getMessage(), e.result().components().getProp("unsaved"));
		assertEquals(Messages.save(results,
			"Signatures of halves.csv in it is not a file that can be replaced"), e
				.getMessage());
	}

	@Test
	void theInfoSaysWhichPixelsWereUsed() {
		final ImagePlus image = Stacks.random(6, 5, 4, 1, 1, 8);
		image.setRoi(new Roi(1, 2, 3, 2));

		final String info = hals(image, Axis.AUTO).components().getInfoProperty();

		assertTrue(info.contains(
			"Input: random, 6 x 5 pixels, 4 channels, 1 slice, 1 frame, 8-bit\n"),
			info);
		assertTrue(info.contains(
			"Selection: Rectangle at x=1, y=2 of 3 x 2, 6 of 30 pixels\n"), info);
		assertTrue(info.contains(" tolerance=1e-4 "), info);
	}
}
