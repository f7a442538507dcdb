
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.launch.MacroRunner.Mode;

import ij.gui.Roi;
import ij.io.RoiEncoder;

/** What follows an unmixing, in one macro, however ImageJ was started. */
class FiguresIT {

	/** A stack of rank 2; its component images are checked elsewhere. */
	private static final String UNMIX = "newImage('T', '32-bit', 20, 10, 6);" +
		" run('Macro...', 'code=v=(x+1)*(z+1)*(x<10)+(y+1)*(6-z)*(x>=10) stack');" +
		" run('Properties...', 'unit=micron pixel_width=0.5 pixel_height=0.5');" +
		" run('HALS NMF...', 'components=2'); unmixed = getImageID();";

	@ParameterizedTest
	@EnumSource(Mode.class)
	void aFigureIsTheActiveImage(final Mode mode) {
		final ProcessResult result = MacroRunner.of(mode).run(UNMIX +
			" run('Make Composite Figure...', 'key=None size=100');" +
			" print(getTitle(), bitDepth(), getWidth(), getHeight());" +
			" saveAs('png', getArgument() + '/figure.png');" +
			" selectImage(unmixed); print(getTitle());", System.getProperty(
				"java.io.tmpdir"));

		assertEquals(0, result.exitCode(), result.toString());
		assertEquals("Composite figure of Components of T 24 100 50\n" +
			"Components of T\n", result.output());
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "WINDOW", "BATCH" })
	void regionsOfTheRoiManagerAreMeasured(final Mode mode,
		@TempDir final Path folder) throws IOException
	{
		final ProcessResult result = MacroRunner.of(mode).run(UNMIX +
			" makeRectangle(0, 0, 10, 10); roiManager('Add');" +
			" makeRectangle(10, 0, 4, 10); roiManager('Add');" +
			" roiManager('Select', 0); roiManager('Rename', 'left');" +
			" run('Select None'); run('Measure Components...', 'save=[' +" +
			" getArgument() + ']');", folder.toString());

		assertEquals(0, result.exitCode(), result.toString());
		final List<String> lines = Files.readAllLines(folder.resolve(
			"Measurements of Components of T.csv"));
		assertEquals("region,area,unit,pixels,C1_mean,C1_sum,C2_mean,C2_sum", lines
			.get(0));
		assertTrue(lines.get(1).startsWith("left,25,"), lines.get(1));
		assertTrue(lines.get(1).contains(",100,"), lines.get(1));
		assertTrue(lines.get(2).contains(",10,") && lines.get(2).contains(",40,"),
			lines.get(2));
		assertEquals(3, lines.size());
	}

	/** Without a display ImageJ's macros have no ROI Manager. */
	@Test
	void regionsOfAFileAreMeasuredWithoutADisplay(@TempDir final Path folder)
		throws IOException
	{
		final String roi = folder.resolve("left.roi").toString();
		assertTrue(RoiEncoder.save(new Roi(0, 0, 10, 10), roi));

		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).run(UNMIX +
			" run('Measure Components...', 'save=[' + getArgument() + '/all]');" +
			" run('Measure Components...', 'save=[' + getArgument() + '] file=[' +" +
			" getArgument() + '/left.roi]');", folder.toString());

		assertEquals(0, result.exitCode(), result.toString());
		final String file = "Measurements of Components of T.csv";
		assertTrue(Files.readAllLines(folder.resolve(file)).get(1).startsWith(
			"left,25,"));
		assertTrue(Files.readAllLines(folder.resolve("all").resolve(file)).get(1)
			.startsWith("image,50,"));
	}

	/** Two dyes beside each other on a background of 0.5. */
	private static final String DYES = "newImage('T', '32-bit', 30, 10, 3);" +
		" run('Macro...', 'code=v=0.5+(x<10)*(z+1)+(x>=10)*(x<20)*(3-z) stack');";

	@ParameterizedTest
	@EnumSource(Mode.class)
	void measuredSpectraAreCollectedAndApplied(final Mode mode,
		@TempDir final Path folder) throws IOException
	{
		assertTrue(RoiEncoder.save(new Roi(10, 0, 10, 10), folder.resolve("B.roi")
			.toString()));

		final ProcessResult result = MacroRunner.of(mode).run(DYES +
			" makeRectangle(0, 0, 10, 10); run('Measure Spectrum...', 'name=A" +
			" scale=None save=[' + getArgument() + ']'); run('Measure Spectrum...'," +
			" 'scale=None file=[' + getArgument() + '/B.roi] save=[' +" +
			" getArgument() + ']'); run('Select None'); run('Apply Spectra...'," +
			" 'spectra=[' + getArgument() + '/Measured spectra.csv]');" +
			" setSlice(1); print(d2s(getPixel(3, 3), 4), d2s(getPixel(13, 3), 4));" +
			" setSlice(2); print(d2s(getPixel(3, 3), 4), d2s(getPixel(13, 3), 4));",
			folder.toString());

		assertEquals(0, result.exitCode(), result.toString());
		assertEquals("1.0000 0.0000\n0.0000 1.0000\n", result.output());
		assertEquals(List.of("slice,A,B", "1,1.5,3.5", "2,2.5,2.5", "3,3.5,1.5"),
			Files.readAllLines(folder.resolve("Measured spectra.csv")));
	}

	/** There are tables in windows only. */
	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "WINDOW" })
	void measuredSpectraOfAnOpenTableAreCollectedAndApplied(final Mode mode,
		@TempDir final Path folder)
	{
		final ProcessResult result = MacroRunner.of(mode).run(DYES +
			" makeRectangle(0, 0, 10, 10); roiManager('Add');" +
			" makeRectangle(20, 0, 10, 10); roiManager('Add');" +
			" roiManager('Select', 0); roiManager('Rename', 'A');" +
			" roiManager('Select', 1); roiManager('Rename', 'empty');" +
			" run('Measure Spectrum...', 'region=A background=empty scale=None');" +
			" selectImage('T'); makeRectangle(10, 0, 10, 10);" +
			" run('Measure Spectrum...', 'name=B background=empty scale=None');" +
			" print(Table.headings('Measured spectra'));" +
			" print(Table.get('A', 2, 'Measured spectra')," +
			" Table.get('B', 2, 'Measured spectra')); selectImage('T');" +
			" run('Select None'); run('Apply Spectra...', 'offset=0.5" +
			" spectra=[Measured spectra]'); print(d2s(getPixel(3, 3), 4));", folder
				.toString());

		assertEquals(0, result.exitCode(), result.toString());
		assertEquals("slice\tA\tB", result.output().split("\n")[0].trim());
		assertTrue(result.output().endsWith("3 1\n1.0000\n"), result.output());
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void residualsAreThoseOfTheUnmixing(final Mode mode,
		@TempDir final Path folder)
	{
		final ProcessResult result = MacroRunner.of(mode).run(UNMIX +
			" error = parseFloat(Property.get('error_percent')); saveAs('tiff'," +
			" getArgument() + '/components'); run('Residual Map...', 'gain=1');" +
			" print(getTitle()); if (abs(parseFloat(Property.get('error_percent'))" +
			" - error) < 1e-6) print('same error');" +
			" open(getArgument() + '/components.tif');" +
			" run('Residual Map...', 'gain=1 stack=T save=[' + getArgument() + ']');" +
			" print(getTitle());", folder.toString());

		assertEquals(0, result.exitCode(), result.toString());
		assertEquals("Residual map of T\nsame error\nResidual map of T-1\n", result
			.output());
		assertTrue(Files.exists(folder.resolve("Residual plot of T.png")));
	}

	@ParameterizedTest
	@EnumSource(Mode.class)
	void anExportMeasuresAsTheOriginal(final Mode mode) {
		final ProcessResult result = MacroRunner.of(mode).run(UNMIX +
			" before = getValue('Mean'); run('Export 16-bit...', ' ');" +
			" if (abs(getValue('Mean') / before - 1) < 1e-4) print('same mean');" +
			" if (getValue('Mean raw') > 1000) print('in steps');" +
			" print(getTitle(), bitDepth());" +
			" if (Property.get('export_factor') != '') print('a factor');", "");

		assertEquals(0, result.exitCode(), result.toString());
		assertEquals("same mean\nin steps\n16-bit Components of T 16\na factor\n",
			result.output());
	}
}
