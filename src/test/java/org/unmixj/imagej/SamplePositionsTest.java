
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;

class SamplePositionsTest {

	private static final double[] IN_FILE = { 610, 620.5, 631 };

	@TempDir
	private Path folder;

	private ImagePlus image;

	@BeforeEach
	void makeImage() {
		image = Stacks.random(4, 3, 3, 1, 1, 8);
		image.setProperty("Info", "EmissionWavelength #1 = 710\n" +
			"EmissionWavelength #2 = 720\nEmissionWavelength #3 = 730\n");
	}

	private void label() {
		for (int c = 1; c <= 3; c++) {
			image.getStack().setSliceLabel(500 + 10 * c + "nm", c);
		}
	}

	private File file(final String text) {
		try {
			return Files.writeString(folder.resolve("positions.csv"), text).toFile();
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	private SampleAxis axis(final SamplePositions positions) {
		return StackInput.of(image, Axis.AUTO).withPositions(positions).samples();
	}

	private String message(final SamplePositions positions) {
		return assertThrows(IllegalArgumentException.class, () -> axis(positions))
			.getMessage();
	}

	@Test
	void typedGoBeforeTheFileBeforeLabelsBeforeTheInfo() {
		final File file = file("610\n620.5\n631\n");

		assertArrayEquals(new double[] { 710, 720, 730 }, axis(SamplePositions.AUTO)
			.values());
		label();
		assertArrayEquals(new double[] { 510, 520, 530 }, axis(SamplePositions.AUTO)
			.values());
		assertArrayEquals(IN_FILE, axis(SamplePositions.of(file, 0, 0)).values());
		final SampleAxis typed = axis(SamplePositions.of(file, 450, -2.5));
		assertArrayEquals(new double[] { 450, 447.5, 445 }, typed.values());
		assertEquals("wavelength_nm", typed.heading());
		assertEquals("Wavelength (nm)", typed.label());
	}

	@ParameterizedTest
	@ValueSource(strings = { "610\n620.5\n631",
		"wavelength\r\n610\r\n620.5\r\n631",
		"\ufeff# a comment\n\"nm\"\n\n610\n620.5\n631\n",
		"Wavelength (nm),GFP,RFP\n610,1,2\n620.5,3,4\n631,5,6",
		"lambda;GFP\n610;1\n620,5;3,5\n631;5" })
	void readsAColumnOrATableOfSpectra(final String text) {
		final SampleAxis axis = axis(SamplePositions.of(file(text), 0, 0));

		assertArrayEquals(IN_FILE, axis.values());
		assertEquals("wavelength_nm", axis.heading());
	}

	@Test
	void keepsTheHeadingOfOtherPositions() {
		final SampleAxis axis = axis(SamplePositions.of(file(
			"Wavenumber (cm-1)\n610\n620.5\n631"), 0, 0));

		assertEquals("wavenumber_cm_1", axis.heading());
		assertEquals("Wavenumber (cm-1)", axis.label());
	}

	@Test
	void servesOtherAxesToo() {
		image = Stacks.random(4, 3, 1, 1, 3, 8);

		assertEquals("wavelength_nm", axis(SamplePositions.of(null, 500, 10))
			.heading());
	}

	@Test
	void refusesAnotherNumberOfLines() {
		final File file = file("610\n620\n");

		assertEquals(Messages.wavelengthCount(file, 2, "random", "channel", 3),
			message(SamplePositions.of(file, 0, 0)));
	}

	@Test
	void refusesFilesOfOtherThings() {
		final File file = file("nm\n610\nred\n");
		assertEquals(Messages.wavelengthLine(file, "red"), message(SamplePositions
			.of(file, 0, 0)));
		file("610\n610\n620\n");
		assertEquals(Messages.wavelengthTwice(file), message(SamplePositions.of(
			file, 0, 0)));
		final File missing = new File("no such file.csv");
		assertEquals(
			"The wavelengths cannot be read from no such file.csv: there is" +
				" no such file.", message(SamplePositions.of(missing, 0, 0)));
	}

	@ParameterizedTest
	@CsvSource({ "500, 0", "0, 10", "-500, 10", "NaN, 10", "500, Infinity" })
	void refusesHalfOfTypedWavelengths(final double first, final double step) {
		assertEquals(Messages.typedWavelengths(first, step), assertThrows(
			IllegalArgumentException.class, () -> SamplePositions.of(null, first,
				step)).getMessage());
	}

	@Test
	void refusesTypedWavelengthsBelowZero() {
		assertEquals(Messages.typedTooFar(500, -250, 3), message(SamplePositions.of(
			null, 500, -250)));
	}

	@Test
	void wavelengthsNameAxesTablesAndComponents() {
		final UnmixingResult result = Unmixing.of(image).withPositions(
			SamplePositions.of(null, 450.25, 10)).hals(NmfOptions.withComponents(2),
				ProgressMonitor.NONE);

		assertEquals("wavelength_nm", result.signatures().getColumnHeading(0));
		assertEquals(450.25, result.signatures().getValue("wavelength_nm", 0));
		assertEquals("Wavelength (nm)", result.signaturePlot().getLabel('x'));
		final String label = result.components().getStack().getSliceLabel(1);
		assertEquals("Component 1, peak 450.3 nm", label);
		assertEquals(true, result.components().getInfoProperty().contains(
			" scale=Peak first=450.25 step=10\n"));
	}
}
