
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.SharedData;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.NmfOptions;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.measure.ResultsTable;

class SpectraTest {

	private static final Spectra TWO = Spectra.of("here", List.of("DAPI", "GFP"),
		"wavelength_nm", new double[] { 450, 460.5, 470 }, new DenseDoubleMatrix2D(
			new double[][] { { 1, 0.5, 0 }, { 0.25, 0, 1e-7 } }));

	@TempDir
	private Path folder;

	private static Spectra parse(final String text) {
		return SpectraText.parse("dyes.csv", text);
	}

	private static String refusal(final String text) {
		return assertThrows(IllegalArgumentException.class, () -> parse(text))
			.getMessage();
	}

	/** Apache's words, and where it stopped in a PNG, help nobody. */
	@Test
	void saysInWordsOfItsOwnWhatIsNoTable() throws IOException {
		final File png = folder.resolve("plot.png").toFile();
		ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png",
			png);

		final String binary = assertThrows(IllegalArgumentException.class,
			() -> Spectra.read(png)).getMessage();
		final String quotes = refusal("nm,A,B\n450,1,2\n\"460\"x,2,3\n");

		assertTrue(binary.startsWith("The spectra cannot be read from \"" + png +
			"\": it is no text, but an image or another binary file. "), binary);
		assertTrue(quotes.startsWith("The spectra cannot be read from" +
			" \"dyes.csv\": the quotation marks (\") in line 3 do not go in pairs" +
			" around a whole cell. "), quotes);
		assertTrue(refusal("nm,A\n450,\"1\n460,2\n").contains("in line 2 do not"),
			refusal("nm,A\n450,\"1\n460,2\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { //
		"wavelength_nm,DAPI,GFP\n450,1,0.25\n460.5,0.5,0\n470,0,1e-7\n",
		"\uFEFFwavelength_nm,DAPI,GFP\r\n450,1,0.25\r\n460.5,0.5,0\r\n470,0,1e-7",
		"wavelength_nm;DAPI;GFP\n450;1;0,25\n460,5;0,5;0\n470;0;1e-7\n",
		"wavelength_nm\tDAPI\tGFP\n450\t1\t.25\n460.5\t0.50\t0\n470\t0\t1E-7\n",
		"\"wavelength_nm\", \"DAPI\" , GFP\n\"450\",\"1\",0.25\n460.5,0.5,0\n\n470,0,1e-7\n",
		"# measured, one day's work\n#\nwavelength_nm,DAPI,GFP\n# \"low\n450,1,0.25\n460.5,0.5,0\n470,,1e-7\n",
		"# a comment\n# wavelength_nm,DAPI,GFP\n450,1,0.25\n460.5,0.5,0\n470,0,1e-7\n",
		" ,wavelength_nm,DAPI,GFP\n1,450,1,0.25\n2,460.5,0.5,0\n3,470,0,1e-7\n",
		"wavelength_nm;DAPI;GFP;;\n450;1;0.25;;\n460.5;0.5;0;;\n470;0;1e-7\n;;;;\n" })
	void readsWhatSpreadsheetsAndProgramsWrite(final String text) {
		assertEquals(TWO, parse(text));
	}

	@Test
	void namesAreFreeOfQuotesAndMayHoldSeparators() {
		final Spectra spectra = parse(
			"nm,\"Alexa 488, 1:100\",\"the \"\"new\"\" one\"\n450,1,2\n");

		assertEquals(List.of("Alexa 488, 1:100", "the \"new\" one"), spectra
			.names());
		assertEquals("nm", spectra.heading());
	}

	@Test
	void spectraWithoutHeadingsAreCounted() {
		final Spectra spectra = parse("450,1,2\n460,3,4\n");

		assertEquals(List.of("C1", "C2"), spectra.names());
		assertEquals("", spectra.heading());
		assertArrayEquals(new double[] { 450, 460 }, spectra.positions());
	}

	@Test
	void aSpectrumIsZeroBeforeItsFirstAndAfterItsLastValue() {
		assertArrayEquals(new double[] { 0, 0.5, 0, 0 }, parse(
			"nm,A,B\n1,,1\n2,0.5,1\n3,,1\n4,,1\n").values().viewRow(0).toArray());
	}

	@Test
	void numbersSurviveAFileToTheLastBit() throws IOException {
		final Random random = new Random(7);
		final DoubleMatrix2D values = new DenseDoubleMatrix2D(3, 40);
		final double[] positions = new double[40];
		for (int i = 0; i < 40; i++) {
			positions[i] = 400 + 10 * i + random.nextDouble();
			for (int j = 0; j < 3; j++) {
				values.set(j, i, random.nextDouble() * Math.pow(10, random.nextInt(
					600) - 300) * (random.nextBoolean() ? 1 : -1));
			}
		}
		final Spectra spectra = Spectra.of("here", List.of("a,b", "\"", "\u00e9 3"),
			"Wavelength (nm)", positions, values);
		final File file = folder.resolve("spectra.csv").toFile();

		spectra.write(file);

		assertEquals(spectra, Spectra.read(file));
		assertEquals(file.getPath(), Spectra.read(file).source());
	}

	@Test
	void theSignaturesOfARunAreSpectra() {
		final UnmixingResult result = Unmixing.of(Stacks.twoHalves(5)).hals(
			NmfOptions.withComponents(2), ProgressMonitor.NONE);

		final Spectra spectra = Spectra.of(result.signatures());

		assertEquals(List.of("C1", "C2"), spectra.names());
		assertEquals("channel", spectra.heading());
		assertEquals(result.factorization().H(), spectra.values());
	}

	@Test
	void aTableOfTextIsRefusedByLineAndColumn() {
		final ResultsTable table = new ResultsTable();
		table.addRow();
		table.addValue("channel", 1);
		table.addValue("DAPI", "bright");

		assertTrue(assertThrows(IllegalArgumentException.class, () -> Spectra.of(
			table)).getMessage().startsWith(
				"Line 2, column 2 (DAPI) of \"null\" is \"bright\", which is not a number."));
	}

	@Test
	void wrongCellsAreNamedByLineAndColumn() {
		assertTrue(refusal("nm,A,B\n450,1,2\n# no\n460,x,2\n").startsWith(
			"Line 4, column 2 (A) of \"dyes.csv\" is \"x\", which is not a number."));
		assertTrue(refusal("nm,A,B\n450,1,2\n460,1,NaN").startsWith(
			"Line 3, column 3 (B) of \"dyes.csv\" is \"NaN\", which is not a number."));
		assertTrue(refusal("nm,A\n450,1e999\n").startsWith(
			"Line 2, column 2 (A) of \"dyes.csv\" is \"1e999\", which is too large."));
		assertTrue(refusal("nm,A\n450,1\n460,\n470,1\n").startsWith(
			"Line 3, column 2 (A) of \"dyes.csv\" is \"\", which is not a number."));
		assertTrue(refusal("nm,A\n450,1\n450,2\n").startsWith(
			"Line 3, column 1 (nm) of \"dyes.csv\" is \"450\", which line 2 has already."));
		assertTrue(refusal("nm;A\n1.5;1,234\n").startsWith(
			"Line 2, column 2 (A) of \"dyes.csv\" is \"1,234\", which is not a number."));
	}

	@Test
	void whatHoldsNoSpectraIsRefused() {
		assertTrue(refusal("nm,A,B\n450,1\n").startsWith(
			"Line 2 of \"dyes.csv\" has 2 cells; there are 3 columns."));
		for (final String text : List.of("", "nm,A\n", "450\n460\n", "# A,B\n")) {
			assertTrue(refusal(text).startsWith("\"dyes.csv\" holds no spectra."),
				text);
		}
		assertEquals(
			"Each spectrum in \"dyes.csv\" needs a name of its own, got \"A\" more than once.",
			refusal("nm,A,A\n450,1,2\n"));
		assertEquals(
			"Each spectrum in \"dyes.csv\" needs a name of its own, got one without a name.",
			refusal("nm,A,\n450,1,2\n"));
		assertTrue(refusal("nm,A\n450,\"1\n").startsWith(
			"The spectra cannot be read from \"dyes.csv\": "));
	}

	@Test
	void aMissingFileAndAnImageAreRefused() throws IOException {
		final File missing = folder.resolve("missing.csv").toFile();
		final File image = Files.write(folder.resolve("image.tif"), new byte[] {
			'I', 'I', 42, 0, 8, 0, 0, 0, 1, 2, 3 }).toFile();

		assertEquals("The spectra cannot be read from " + missing +
			": there is no such file.", assertThrows(IllegalArgumentException.class,
				() -> Spectra.read(missing)).getMessage());
		assertEquals("The spectra cannot be read from " + image +
			": it is no TIFF image.", assertThrows(IllegalArgumentException.class,
				() -> Spectra.read(image)).getMessage());
	}

	@Test
	void readsTheReferencesOfARealStack() {
		final Spectra spectra = Spectra.read(SharedData.require(
			"mix38_reference_spectra.csv").toFile());

		assertEquals(List.of("hoechst", "golgi", "lysotracker_green", "mitotracker",
			"cellmask"), spectra.names());
		assertEquals("nm", spectra.heading());
		assertEquals(28, spectra.samples());
		assertEquals(423, spectra.positions()[0]);
		assertEquals(0.118299, spectra.values().get(0, 0));
	}
}
