
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.unmixj.ij1.ImageJWindows.OK;
import static org.unmixj.ij1.ImageJWindows.isActive;
import static org.unmixj.ij1.ImageJWindows.press;
import static org.unmixj.ij1.ImageJWindows.register;
import static org.unmixj.ij1.ImageJWindows.runMacro;
import static org.unmixj.ij1.ImageJWindows.startMacro;
import static org.unmixj.ij1.ImageJWindows.titles;
import static org.unmixj.ij1.ImageJWindows.waitFor;
import static org.unmixj.ij1.ImageJWindows.waitForDialog;

import java.awt.Choice;
import java.awt.TextField;
import java.awt.event.KeyEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unmixj.command.GsvdNmfCommand;
import org.unmixj.command.HalsCommand;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.measure.ResultsTable;
import ij.plugin.frame.Recorder;

/** The commands that unmix, in ImageJ with windows. */
@Timeout(120)
class UnmixingWindowsIT {

	private static final String GSVD = "GSVD-NMF...";

	private static final String HALS = "HALS NMF...";

	/** Goes on until it is canceled. */
	private static final String ENDLESS =
		"components=6 tolerance=1e-300 iterations=1000000000";

	@BeforeEach
	void startImageJ() {
		ImageJWindows.open();
		register(GSVD, GsvdNmfCommand.class);
		register(HALS, HalsCommand.class);
	}

	@AfterEach
	void closeAll() {
		ImageJWindows.close();
	}

	@Test
	void recordedLineGivesTheSameResult() {
		final ImagePlus input = ImageJWindows.showStack();
		final Recorder recorder = new Recorder(false);
		IJ.doCommand(GSVD);
		final GenericDialog dialog = waitForDialog("GSVD-NMF");
		type(dialog, "4", "3");
		type(dialog, "1e-4", "1.2345678901234567e-3");
		select(dialog, "NNDSVD", "NNDSVDar");
		select(dialog, "Peak", "Norm");
		press(dialog, OK);
		waitFor("a recorded line", () -> recorder.getText().contains("\n"));
		final String recorded = recorder.getText();
		recorder.close();
		final ImagePlus first = WindowManager.getCurrentImage();
		final ResultsTable signatures = table("Signatures of T");
		final ResultsTable gsvd = table("GSVD of T");
		assertEquals("run(\"GSVD-NMF...\", \"axis=Auto components=3" +
			" initialization=NNDSVDar tolerance=0.0012345678901234567" +
			" iterations=10000 seed=1 method=Fast scale=Norm added=1" +
			" epsilon0=0 directions=Auto\");\n", recorded);

		assertTrue(runMacro("selectImage(" + input.getID() + ");" + recorded));

		final ImagePlus second = WindowManager.getCurrentImage();
		assertEquals("Components of T-1", second.getTitle());
		requireEqualPixels(first, second);
		requireEqualCells(signatures, table("Signatures of T"));
		requireEqualCells(gsvd, table("GSVD of T"));
		assertEquals(first.getProp("error_percent"), second.getProp(
			"error_percent"));
	}

	/** Replaces the text of the one field that holds a text. */
	private static void type(final GenericDialog dialog, final String before,
		final String after)
	{
		final List<?> fields = dialog.getStringFields().stream().filter(
			field -> before.equals(((TextField) field).getText())).toList();
		assertEquals(1, fields.size(), dialog.getStringFields() + " " + before);
		((TextField) fields.get(0)).setText(after);
	}

	/** Takes another choice where one is selected. */
	private static void select(final GenericDialog dialog, final String before,
		final String after)
	{
		final List<?> choices = dialog.getChoices().stream().filter(choice -> before
			.equals(((Choice) choice).getSelectedItem())).toList();
		assertEquals(1, choices.size(), dialog.getChoices() + " " + before);
		((Choice) choices.get(0)).select(after);
	}

	private static ResultsTable table(final String title) {
		final ResultsTable table = ResultsTable.getResultsTable(title);
		assertTrue(table != null, title + " is not open");
		return table;
	}

	private static void requireEqualPixels(final ImagePlus expected,
		final ImagePlus actual)
	{
		assertArrayEquals(expected.getDimensions(), actual.getDimensions());
		for (int i = 1; i <= expected.getStackSize(); i++) {
			assertArrayEquals((float[]) expected.getStack().getPixels(i),
				(float[]) actual.getStack().getPixels(i), "slice " + i);
		}
	}

	private static void requireEqualCells(final ResultsTable expected,
		final ResultsTable actual)
	{
		assertEquals(Arrays.asList(expected.getHeadings()), Arrays.asList(actual
			.getHeadings()));
		assertEquals(expected.size(), actual.size());
		for (final String column : expected.getHeadings()) {
			assertArrayEquals(expected.getColumn(column), actual.getColumn(column),
				column);
		}
	}

	@Test
	void aSecondRunReplacesTablesAndPlotsAndKeepsTheImage() {
		final ImagePlus input = ImageJWindows.showStack();
		final List<String> before = state(input);
		final String select = "selectImage(" + input.getID() + ");";

		assertTrue(runMacro(select + "run('GSVD-NMF...', 'components=4');"));
		assertTrue(isActive("Components of T"));
		assertTrue(runMacro(select + "run('GSVD-NMF...', 'components=3');"));

		assertTrue(isActive("Components of T-1"));
		assertEquals(List.of("T", "Components of T", "Signature plot of T",
			"Generalized singular values of T", "Components of T-1").stream().sorted()
			.toList(), titles().stream().sorted().toList());
		assertEquals(List.of("GSVD of T", "QC of T", "Signatures of T",
			"UnmixJ Summary"), Arrays.stream(WindowManager.getNonImageTitles())
				.sorted().toList());
		assertEquals(3, table("Signatures of T").getHeadings().length - 1);
		assertEquals(32, table("Signatures of T").size());
		final ResultsTable summary = table("UnmixJ Summary");
		assertEquals(List.of("image", "method", "components", "error_percent",
			"iterations", "converged", "seconds"), Arrays.asList(summary
				.getHeadings()));
		assertArrayEquals(new double[] { 4, 3 }, summary.getColumn("components"));
		assertEquals(4, WindowManager.getImage("Components of T").getNChannels());
		assertEquals(before, state(input));
	}

	@Test
	void theStatusBarTellsHowItEnded() {
		ImageJWindows.showStack();

		assertTrue(runMacro("run('GSVD-NMF...', 'components=4');"));

		waitFor("the error and the time in the status bar", () -> ImageJWindows
			.status().matches("GSVD-NMF: 4 components, error \\S+ %, \\S+ s"));
	}

	/** The components of "T" are ordered by the peaks of their spectra. */
	@Test
	void bothCommandsGiveTheSameOrder() {
		final ImagePlus input = ImageJWindows.showStack();

		assertTrue(runMacro("run('HALS NMF...', 'components=4'); selectImage(" +
			input.getID() + "); run('GSVD-NMF...', 'components=4');"));

		final ResultsTable signatures = table("Signatures of T");
		int last = -1;
		for (int j = 1; j <= 4; j++) {
			final double[] spectrum = signatures.getColumn("C" + j);
			final double peak = Arrays.stream(spectrum).max().getAsDouble();
			final int at = Arrays.stream(spectrum).boxed().toList().indexOf(peak);
			assertTrue(at >= last, "C" + j + " at " + at);
			last = at;
		}
	}

	@Test
	void batchModeLeavesNoWindow() {
		final ImagePlus input = ImageJWindows.showStack();

		assertTrue(runMacro("setBatchMode(true); run('GSVD-NMF...'," +
			" 'components=3'); if (getTitle() != 'Components of T') exit();" +
			" if (Property.get('components') != '3') exit('no result');" +
			" close(); selectImage(" + input.getID() + ");"));

		assertEquals(List.of("T"), titles());
	}

	/** Canceled after some time: in the copy, the SVD, or the iterations. */
	@ParameterizedTest
	@CsvSource({ "HALS NMF..., 100, false", "HALS NMF..., 1500, false",
		"GSVD-NMF..., 1000, false", "HALS NMF..., 50, true",
		"GSVD-NMF..., 2000, true" })
	void escapeCancelsWithinASecondAndLeavesNothing(final String command,
		final int delay, final boolean virtual, @TempDir final Path folder)
		throws IOException
	{
		final ImagePlus image = noise();
		if (virtual) {
			final String file = folder.resolve("noise.tif").toString();
			IJ.saveAsTiff(image, file);
			ImageJWindows.show(IJ.openVirtual(file));
		}
		else ImageJWindows.show(image);
		final ImagePlus input = WindowManager.getCurrentImage();
		final List<String> before = state(input);
		final File results = folder.resolve("results").toFile();
		final List<String> scratch = scratchFiles();

		final Thread macro = startMacro("run('" + command + "', '" + ENDLESS +
			" save=[" + results + "]'); newImage('went on', '8-bit', 8, 8, 1);");
		IJ.wait(delay);
		assertTrue(macro.isAlive(), "ended before it was canceled");
		final long pressed = System.nanoTime();
		pressKey(KeyEvent.VK_ESCAPE);
		waitFor("the macro's end", () -> !macro.isAlive());
		final long milliseconds = (System.nanoTime() - pressed) / 1_000_000;

		assertTrue(milliseconds < 1000, milliseconds + " ms");
		assertEquals(List.of(input.getTitle()), titles());
		assertEquals(0, WindowManager.getNonImageTitles().length);
		assertFalse(results.exists());
		assertEquals(scratch, scratchFiles());
		assertEquals(before, state(input));
	}

	private static ImagePlus noise() {
		final ImagePlus image = IJ.createImage("noise", "16-bit black", 256, 256,
			48);
		final Random random = new Random(1);
		for (int i = 1; i <= image.getStackSize(); i++) {
			final short[] pixels = (short[]) image.getStack().getPixels(i);
			for (int p = 0; p < pixels.length; p++) {
				pixels[p] = (short) random.nextInt(1000);
			}
		}
		return image;
	}

	/** Presses a key in ImageJ's main window. */
	private static void pressKey(final int key) {
		IJ.getInstance().keyPressed(new KeyEvent(IJ.getInstance(),
			KeyEvent.KEY_PRESSED, System.currentTimeMillis(), 0, key,
			KeyEvent.CHAR_UNDEFINED));
	}

	/**
	 * Returns the temporary copies of virtual stacks that are there, or open:
	 * Linux takes an open file out of its folder at once.
	 */
	private static List<String> scratchFiles() throws IOException {
		final List<String> files = new ArrayList<>();
		try (Stream<Path> inFolder = Files.list(Path.of(System.getProperty(
			"java.io.tmpdir"))))
		{
			inFolder.map(Path::toString).forEach(files::add);
		}
		final File[] open = new File("/proc/self/fd").listFiles();
		if (open != null) for (final File file : open) {
			try {
				files.add(Files.readSymbolicLink(file.toPath()).toString());
			}
			catch (final IOException e) {
				// closed meanwhile
			}
		}
		files.removeIf(name -> !name.contains("UnmixJ-"));
		return files.stream().sorted().toList();
	}

	/** Returns what a user sees of an image, and its pixels. */
	private static List<String> state(final ImagePlus image) {
		final StringBuilder pixels = new StringBuilder();
		if (!image.getStack().isVirtual()) {
			for (int i = 1; i <= image.getStackSize(); i++) {
				pixels.append(Arrays.hashCode((short[]) image.getStack().getPixels(i)))
					.append(' ');
			}
		}
		return List.of(image.getTitle(), image.getDisplayRangeMin() + " to " + image
			.getDisplayRangeMax(), "slice " + image.getCurrentSlice(), "selection " +
				image.getRoi(), "changed " + image.changes, "locked " + image
					.isLocked(), pixels.toString());
	}
}
