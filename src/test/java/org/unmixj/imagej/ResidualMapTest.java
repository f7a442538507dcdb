
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.io.Opener;

class ResidualMapTest {

	private static UnmixingResult unmixed(final ImagePlus image,
		final Axis axis)
	{
		return Unmixing.of(image).withAxis(axis).hals(NmfOptions.withComponents(2)
			.withMaxIterations(20), ProgressMonitor.NONE);
	}

	private static ResidualMapResult make(final ResidualMap map) {
		return map.make(ProgressMonitor.NONE);
	}

	/**
	 * W comes from the 32-bit image here, so that the error is that of the fit to
	 * single precision.
	 */
	@ParameterizedTest
	@EnumSource(names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
	void theErrorIsThatOfTheFit(final Axis axis) {
		final ImagePlus stack = Stacks.random(12, 11, 3, 4, 5, 8);
		final UnmixingResult fit = unmixed(stack, axis);

		final ResidualMapResult result = make(ResidualMap.of(fit.components()));

		assertEquals(fit.factorization().relativeError(), result.residuals()
			.relativeError(), 1e-6);
		final int[] dimensions = fit.components().getDimensions();
		dimensions[2] = 1;
		assertArrayEquals(dimensions, result.map().getDimensions());
		assertEquals(NumberText.of(result.residuals().relativeError()), result.map()
			.getProp("error_percent"));
	}

	/** One pixel by hand, in a plane that is not the first. */
	@Test
	void eachPixelHasItsRelativeError() {
		final ImagePlus stack = Stacks.random(6, 5, 3, 4, 5, 8);
		final UnmixingResult fit = unmixed(stack, Axis.FRAMES);

		final ImagePlus map = make(ResidualMap.of(fit.components())).map();

		// the channels have taken the place of the frames
		final int channel = 2, slice = 3;
		double residuals = 0, squares = 0;
		for (int t = 1; t <= 5; t++) {
			final double x = stack.getStack().getProcessor(stack.getStackIndex(
				channel, slice, t)).getf(4, 2);
			double model = 0;
			for (int j = 1; j <= 2; j++) {
				model += fit.components().getStack().getProcessor(fit.components()
					.getStackIndex(j, slice, channel)).getf(4, 2) * fit.factorization()
						.H().get(j - 1, t - 1);
			}
			residuals += (x - model) * (x - model);
			squares += x * x;
		}
		assertEquals(100 * residuals / squares, map.getStack().getProcessor(map
			.getStackIndex(1, slice, channel)).getf(4, 2), 1e-4);
	}

	@Test
	void hasAMapAPlotAndATable() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		stack.getCalibration().pixelWidth = 0.5;

		final ResidualMapResult result = make(ResidualMap.of(unmixed(stack,
			Axis.AUTO).components()).withDetector(2, 0));

		assertEquals("Residual map of random", result.map().getTitle());
		assertEquals(32, result.map().getBitDepth());
		assertEquals(0.5, result.map().getCalibration().pixelWidth);
		assertTrue(result.map().getDisplayRangeMax() > 0);
		assertEquals("Residual plot of random", result.plot().getTitle());
		final TitledTable table = result.table();
		assertEquals("Residuals of random", table.getTitle());
		assertEquals("channel,mean,mean_residual,rms_residual,photon_noise," +
			"rms_over_noise,error_percent", TableText.header(table));
		assertEquals(6, table.size());
		assertEquals(Math.sqrt(2 * table.getValue("mean", 3)), table.getValue(
			"photon_noise", 3), 1e-12);
		assertEquals(table.getValue("rms_residual", 3) / table.getValue(
			"photon_noise", 3), table.getValue("rms_over_noise", 3), 1e-12);
		assertEquals("", result.warning());
	}

	@Test
	void theRootMeanSquareOfAPixelIsThatOfItsResiduals() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		final UnmixingResult fit = unmixed(stack, Axis.AUTO);
		final ImagePlus map = make(ResidualMap.of(fit.components())).rmsMap();

		final PixelSamples pixel = PixelSamples.of(fit.components(), stack, 7, 4, 1,
			1, 1);

		double squares = 0;
		for (int i = 0; i < 6; i++) {
			squares += Math.pow(pixel.samples()[i] - pixel.fit()[i], 2);
		}
		assertEquals(Math.sqrt(squares / 6), map.getProcessor().getf(7, 4), 1e-3);
	}

	/** One pixel by hand: &radic;(mean square / (gain &times; mean)). */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 2.5 })
	void theNoiseOfAPixelIsThatOfItsPhotons(final double gain) {
		final ImagePlus stack = Stacks.random(6, 5, 7, 1, 1, 8);
		for (int c = 1; c <= 7; c++) {
			stack.getStack().getProcessor(c).set(2, 3, 0);
		}
		final ImagePlus components = unmixed(stack, Axis.CHANNELS).components();

		final ResidualMapResult result = make(ResidualMap.of(components)
			.withDetector(gain, 0));

		double sum = 0;
		for (int c = 1; c <= 7; c++) {
			sum += stack.getStack().getProcessor(c).getf(4, 2);
		}
		final double rms = result.rmsMap().getProcessor().getf(4, 2);
		final double photon = gain > 0 ? gain : 1;
		assertEquals(gain, result.gain());
		assertEquals(rms / Math.sqrt(photon * sum / 7), result.noiseMap()
			.getProcessor().getf(4, 2), 1e-6 * rms);
		// where there is no light, less than one photon is no less noise
		final double dark = result.rmsMap().getProcessor().getf(2, 3);
		assertEquals(dark / (photon / Math.sqrt(7)), result.noiseMap()
			.getProcessor().getf(2, 3), 1e-6 * (1 + dark));
	}

	@Test
	void anUnknownGainIsSaid() {
		final ResidualMapResult result = make(ResidualMap.of(unmixed(Stacks.random(
			12, 11, 6, 1, 1, 8), Axis.AUTO).components()));

		assertEquals(Messages.UNKNOWN_GAIN, result.warning());
		assertEquals(Math.sqrt(result.table().getValue("mean", 0)), result.table()
			.getValue("photon_noise", 0), 1e-12);
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 16, 32 })
	void virtualStacksGiveTheSameBits(final int bitDepth) {
		final ImagePlus stack = Stacks.random(30, 20, 6, 2, 1, bitDepth);
		final ImagePlus components = unmixed(stack, Axis.CHANNELS).components();

		final ResidualMapResult inMemory = make(ResidualMap.of(components));
		final ResidualMapResult virtual = make(ResidualMap.of(components).withStack(
			Stacks.virtual(stack)));

		assertEquals(TableText.of(inMemory.table()), TableText.of(virtual.table()));
		assertArrayEquals((float[]) inMemory.map().getStack().getPixels(2),
			(float[]) virtual.map().getStack().getPixels(2));
	}

	@Test
	void aReopenedImageNeedsItsStack(@TempDir final File folder) {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		final UnmixingResult fit = unmixed(stack, Axis.AUTO);
		fit.save(folder);
		final ImagePlus opened = new Opener().openImage(new File(folder,
			"Components of random.tif").getPath());

		assertEquals(Messages.unknownStack(opened.getTitle()), message(() -> make(
			ResidualMap.of(opened))));
		assertEquals(fit.factorization().relativeError(), make(ResidualMap.of(
			opened).withStack(stack)).residuals().relativeError(), 1e-6);
	}

	@Test
	void aClosedStackIsUnknown() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		final ImagePlus components = unmixed(stack, Axis.AUTO).components();
		stack.flush();

		assertEquals(Messages.unknownStack(components.getTitle()), message(
			() -> make(ResidualMap.of(components))));
	}

	@Test
	void aSixteenBitExportWillDo() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		final UnmixingResult fit = unmixed(stack, Axis.AUTO);
		final ImagePlus exported = SixteenBitExport.of(fit.components()).make(0);

		final ResidualMapResult result = make(ResidualMap.of(exported).withStack(
			stack));

		assertEquals(fit.factorization().relativeError(), result.residuals()
			.relativeError(), 1e-3);
	}

	@Test
	void aSelectionRestrictsIt() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		final ImagePlus components = unmixed(stack, Axis.AUTO).components();
		stack.setRoi(2, 3, 4, 5);

		final ImagePlus map = make(ResidualMap.of(components)).map();

		for (int y = 0; y < 11; y++) {
			for (int x = 0; x < 12; x++) {
				assertEquals(!stack.getRoi().contains(x, y), Float.isNaN(map
					.getProcessor().getf(x, y)));
			}
		}
	}

	private static UnmixingResult unmixed(final ImagePlus stack,
		final PixelOptions pixels)
	{
		return Unmixing.of(stack).withAxis(Axis.CHANNELS).withPixels(pixels)
			.withDetector(2, 3).hals(NmfOptions.withComponents(2).withMaxIterations(
				20), ProgressMonitor.NONE);
	}

	/** The error over what was there, of the values less the background. */
	@ParameterizedTest
	@CsvSource({ "200, NONE, 0", "None, CONSTANT, 0", "None, MINIMUM, 0",
		"220, MINIMUM, 120", "None, SELECTION, 100", "None, COMPONENT, 0" })
	void theStackIsComparedAsItWasFitted(final String saturation,
		final Background background, final double threshold)
	{
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 2, 8);
		stack.setRoi(1, 2, 5, 4);
		stack.setOverlay(new Overlay(stack.getRoi()));
		stack.getOverlay().get(0).setName("dark");
		stack.deleteRoi();
		final UnmixingResult fit = unmixed(stack, PixelOptions.DEFAULT
			.withSaturation(saturation).withBackground(background,
				background == Background.CONSTANT ? 20 : 0,
				background == Background.SELECTION ? "dark" : "").withThreshold(
					threshold));
		stack.setOverlay(null);

		final ResidualMapResult result = make(ResidualMap.of(fit.components()));

		assertEquals(fit.factorization().relativeError(), result.residuals()
			.relativeError(), 1e-5);
		assertEquals("", result.warning());
		final String info = result.map().getInfoProperty();
		assertTrue(info.contains("\nOffset: 3\n"), info);
		assertEquals(background != Background.NONE &&
			background != Background.COMPONENT, info.contains(
				"\nSubtracted, as in the fit: "));
		assertEquals(!saturation.equals("None"), info.contains(
			"\nValues left out, as in the fit: saturated from " + saturation));
		assertEquals(threshold > 0, info.contains(
			"\nPixels left out, as in the fit: "), info);
	}

	@Test
	void pixelsThatWereNotFittedAreLeftOut() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		stack.setRoi(2, 3, 4, 5);
		final UnmixingResult fit = unmixed(stack, PixelOptions.DEFAULT);
		stack.deleteRoi();

		final ResidualMapResult result = make(ResidualMap.of(fit.components()));

		assertEquals(fit.factorization().relativeError(), result.residuals()
			.relativeError(), 1e-5);
		assertTrue(Float.isNaN(result.map().getProcessor().getf(7, 3)));
		assertFalse(Float.isNaN(result.map().getProcessor().getf(3, 4)));
		stack.setRoi(8, 8, 2, 2);
		assertEquals(Messages.nothingFitted("random"), message(() -> make(
			ResidualMap.of(fit.components()))));
	}

	@Test
	void anOffsetThatIsGivenTakesThePlaceOfThatOfTheFit() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		final ImagePlus components = unmixed(stack, PixelOptions.DEFAULT)
			.components();

		assertEquals(make(ResidualMap.of(components)).residuals().mean(2), make(
			ResidualMap.of(components).withDetector(0, 1)).residuals().mean(2) - 2,
			0.05);
	}

	@Test
	void savesMapPlotAndTable(@TempDir final File folder) {
		make(ResidualMap.of(unmixed(Stacks.random(12, 11, 6, 1, 1, 8), Axis.AUTO)
			.components())).save(folder);

		final String[] names = folder.list();
		Arrays.sort(names);
		assertArrayEquals(new String[] { "Residual map of random.tif",
			"Residual plot of random.png", "Residuals of random.csv" }, names);
	}

	@Test
	void theImagesStayAsTheyWere() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		final ImagePlus components = unmixed(stack, Axis.AUTO).components();
		final String info = components.getInfoProperty();
		final float[] pixels = ((float[]) components.getStack().getPixels(1))
			.clone();

		make(ResidualMap.of(components));

		assertEquals(info, components.getInfoProperty());
		assertArrayEquals(pixels, (float[]) components.getStack().getPixels(1));
		assertFalse(stack.changes || components.changes);
	}

	@Test
	void canBeCanceled() {
		final ImagePlus components = unmixed(Stacks.random(12, 11, 6, 1, 1, 8),
			Axis.AUTO).components();
		final ProgressMonitor canceled = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				// nobody looks
			}

			@Override
			public boolean isCanceled() {
				return true;
			}
		};

		assertThrows(CancellationException.class, () -> ResidualMap.of(components)
			.make(canceled));
	}

	@Test
	void rejectsWhatDoesNotFit() {
		final ImagePlus stack = Stacks.random(12, 11, 6, 1, 1, 8);
		final ImagePlus components = unmixed(stack, Axis.AUTO).components();
		final ImagePlus other = Stacks.random(12, 11, 7, 1, 1, 8);
		assertEquals(Messages.otherSamples("random", "channel", 7,
			"Components of random", 6), message(() -> make(ResidualMap.of(components)
				.withStack(other))));
		final ImagePlus smaller = Stacks.random(9, 11, 6, 1, 1, 8);
		assertEquals(Messages.componentsDoNotFit(components, "random", StackInput
			.of(smaller, Axis.AUTO).geometry()), message(() -> make(ResidualMap.of(
				components).withStack(smaller))));
		assertEquals("gain must be 0 or more and offset a number, got gain=-1 and" +
			" offset=0.", message(() -> ResidualMap.of(components).withDetector(-1,
				0)));
		assertEquals(Messages.NO_IMAGE, message(() -> make(ResidualMap.of(null))));
		assertThrows(IllegalArgumentException.class, () -> make(ResidualMap.of(
			stack)));
	}

	private static String message(final Runnable action) {
		return assertThrows(IllegalArgumentException.class, action::run)
			.getMessage();
	}
}
