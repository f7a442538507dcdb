
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.image.Axis;

import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.ImagePlus;

class SampledSpectraTest {

	private static SampleAxis channels(final String... labels) {
		final ImagePlus image = Stacks.random(2, 2, labels.length, 1, 1, 8);
		for (int c = 0; c < labels.length; c++) {
			image.getStack().setSliceLabel(labels[c], c + 1);
		}
		return SampleAxis.of(image, StackInput.of(image, Axis.CHANNELS).geometry());
	}

	private static Spectra one(final String heading, final double[] positions,
		final double... values)
	{
		return Spectra.of("dyes.csv", List.of("A"), heading, positions,
			new DenseDoubleMatrix2D(new double[][] { values }));
	}

	private static SampledSpectra sampled(final Spectra spectra,
		final SampleAxis axis)
	{
		return SampledSpectra.of(spectra, axis, "stack");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wavelength_nm", "Wavelength (nm)", "nm", "lambda",
		"\u03bb", "Wavelength", "", "x" })
	void interpolatesLinearlyAtTheWavelengthsOfTheImage(final String heading) {
		final SampledSpectra sampled = sampled(one(heading, new double[] { 440, 480,
			460 }, 0, 0.6, 0.2), channels("440 nm", "450 nm", "475 nm", "460 nm"));

		assertArrayEquals(new double[] { 0, 0.1, 0.5, 0.2 }, sampled.spectra()
			.values().viewRow(0).toArray(), 1e-15);
		assertArrayEquals(new double[] { 440, 450, 475, 460 }, sampled.spectra()
			.positions());
		assertEquals("wavelength_nm", sampled.spectra().heading());
		assertEquals(List.of(), sampled.warnings());
	}

	@Test
	void aValueAtAWavelengthOfTheImageIsTakenToTheLastBit() {
		final double third = 1 / 3.0;

		assertEquals(third, sampled(one("nm", new double[] { 440, 450, 460 }, 0.1,
			third, 0.7), channels("450 nm", "455 nm")).spectra().values().get(0, 0));
	}

	@Test
	void outsideOfItsRangeASpectrumIsZeroWithAWarning() {
		final SampledSpectra sampled = sampled(one("nm", new double[] { 450, 460 },
			0.5, 1), channels("440 nm", "450 nm", "460 nm", "470 nm"));

		assertArrayEquals(new double[] { 0, 0.5, 1, 0 }, sampled.spectra().values()
			.viewRow(0).toArray());
		assertEquals(List.of(
			"The spectra in \"dyes.csv\" go from 450 to 460; they were taken as 0 " +
				"at 2 samples of \"stack\" outside (wavelength_nm)."), sampled
					.warnings());
	}

	@Test
	void spectraThatHaveFadedNeedNoWarning() {
		assertEquals(List.of(), sampled(one("nm", new double[] { 450, 460, 470 }, 0,
			1, 0.005), channels("440 nm", "460 nm", "480 nm")).warnings());
	}

	@ParameterizedTest
	@CsvSource({ "nm,DAPI,GFP", "channel,DAPI,GFP", "channel,450 nm,470 nm",
		"index,450 nm,470 nm" })
	void asManySamplesAreTakenInOrderWhereOneIsOnlyCounted(final String heading,
		final String first, final String second)
	{
		final SampledSpectra sampled = sampled(one(heading, new double[] { 500,
			510 }, 0.5, 1), channels(first, second));

		assertArrayEquals(new double[] { 0.5, 1 }, sampled.spectra().values()
			.viewRow(0).toArray());
	}

	@Test
	void unnamedNumbersFromOneAreCounts() {
		assertArrayEquals(new double[] { 3, 4, 5 }, sampled(one("", new double[] {
			1, 2, 3 }, 3, 4, 5), channels("450 nm", "460 nm", "470 nm")).spectra()
			.values().viewRow(0).toArray());
	}

	@ParameterizedTest
	@CsvSource({ "nm,DAPI,GFP,wavelengths unknown, 3",
		"channel,450 nm,460 nm,channels, 3", "time_sec,450 nm,460 nm,times, 2",
		"wavelength_um,450 nm,460 nm,another unit, 2",
		"nm,800 nm,810 nm,no overlap, 2" })
	void samplesThatDoNotGoTogetherAreNamed(final String heading,
		final String first, final String second, final String why, final int n)
	{
		final double[] positions = n == 2 ? new double[] { 450, 460 }
			: new double[] { 450, 460, 470 };
		final Spectra spectra = one(heading, positions, new double[n]);
		final SampleAxis axis = channels(first, second);

		assertEquals(Messages.spectraSamples(spectra, "stack", axis), assertThrows(
			IllegalArgumentException.class, () -> sampled(spectra, axis), why)
			.getMessage());
	}

	@Test
	void theMessageNamesBoth() {
		assertEquals(
			"The spectra in \"dyes.csv\" have 2 samples from 450 to 460 (nm), and " +
				"\"stack\" has 3 samples from 1 to 3 (channel). They must overlap in " +
				"wavelength, or be as many where the wavelengths of one of them are " +
				"not known.", Messages.spectraSamples(one("nm", new double[] { 450,
					460 }, 1, 1), "stack", channels("a", "b", "c")));
	}
}
