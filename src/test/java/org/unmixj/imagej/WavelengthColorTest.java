
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;

class WavelengthColorTest {

	private static double luminance(final Color color) {
		final float[] rgb = color.getRGBColorComponents(null);
		final double[] linear = new double[3];
		for (int i = 0; i < 3; i++) {
			linear[i] = rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] +
				0.055) / 1.055, 2.4);
		}
		return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
	}

	/** The values of Bruton's program, rounded to 8 bits. */
	@ParameterizedTest
	@CsvSource({ "465, 0x0092ff", "490, 0x00ffff", "500, 0x00ff92",
		"510, 0x00ff00", "545, 0x92ff00", "580, 0xffff00", "612.5, 0xff9200",
		"645, 0xff0000", "700, 0xff0000" })
	void areThoseOfBruton(final double nanometres, final String expected) {
		assertEquals(Color.decode(expected), WavelengthColor.of(nanometres));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 10, 365, 400, 440, 460, 645, 800, 1e4 })
	void areVisibleOnBlack(final double nanometres) {
		assertTrue((luminance(WavelengthColor.of(nanometres)) + 0.05) /
			0.05 > 3.95);
	}

	@Test
	void endsAreThoseOf400And700() {
		assertEquals(WavelengthColor.of(400), WavelengthColor.of(350));
		assertEquals(WavelengthColor.of(700), WavelengthColor.of(900));
		assertTrue(WavelengthColor.of(400).getRed() > 100, "violet");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0xffff00, 0x00ffff, 0xffffff, 0xff0000, 0xf4a810 })
	void linesAreVisibleOnWhite(final int rgb) {
		final Color line = WavelengthColor.onWhite(new Color(rgb));

		assertTrue(1.05 / (luminance(line) + 0.05) > 1.98);
	}

	@Test
	void theDistinctColoursStayTheSameOnWhite() {
		for (final Color color : Palette.distinct(8)) {
			assertEquals(color, WavelengthColor.onWhite(color));
		}
	}

	/** CIE 15: white has L* 100, and red of sRGB is at 53.2, 80.1, 67.2. */
	@Test
	void differencesAreThoseOfCielab() {
		assertEquals(100, WavelengthColor.difference(Color.BLACK, Color.WHITE),
			0.05);
		assertEquals(Math.sqrt(53.24 * 53.24 + 80.09 * 80.09 + 67.20 * 67.20),
			WavelengthColor.difference(Color.BLACK, Color.RED), 0.1);
	}

	private static ImagePlus spectra(final int... peaks) {
		return Stacks.of("T", 10, 8, 10, 1, 1, 16, (x, y, c, z, t) -> 1000 * Math
			.exp(-Math.pow(c - peaks[x % peaks.length], 2) / 2) * (1 + y + x / 3));
	}

	private static UnmixingResult unmix(final ImagePlus image,
		final double step)
	{
		return Unmixing.of(image).withColors(Colors.WAVELENGTH).withPositions(
			SamplePositions.of(null, 450, step)).hals(NmfOptions.withComponents(2),
				ProgressMonitor.NONE);
	}

	@Test
	void componentsHaveTheColoursOfTheirPeaks() {
		final UnmixingResult result = unmix(spectra(1, 7), 20);

		assertEquals(List.of(), result.warnings());
		for (int c = 0; c < 2; c++) {
			final int peak = ComponentNames.peak(result.factorization().H().viewRow(c)
				.toArray());
			assertEquals(WavelengthColor.of(450 + 20 * peak).getRGB(), result
				.components().getLuts()[c].getRGB(255));
		}
		assertTrue(result.components().getInfoProperty().contains(
			"step=20 colors=Wavelength\n"));
	}

	@Test
	void saysWhichCannotBeToldApart() {
		final UnmixingResult result = unmix(spectra(1, 7), 0.1);

		assertTrue(result.warnings().contains(Messages.similarColors("C1 and C2")),
			result.warnings().toString());
	}

	@Test
	void needsWavelengths() {
		final ImagePlus image = spectra(1, 7);

		assertEquals(Messages.noWavelengths("T", "channel"), assertThrows(
			IllegalArgumentException.class, () -> Unmixing.of(image).withColors(
				Colors.WAVELENGTH).hals(NmfOptions.withComponents(2),
					ProgressMonitor.NONE)).getMessage());
	}
}
