
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.NmfOptions;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.io.Opener;

class ResultFolderTest {

	@TempDir
	private File folder;

	private static UnmixingResult result(final String title) {
		final ImagePlus image = Stacks.random(9, 8, 6, 1, 2, 8);
		image.setTitle(title);
		return Unmixing.of(image).withAxis(Axis.CHANNELS).gsvdNmf(GsvdNmfOptions.of(
			NmfOptions.withComponents(3)), ProgressMonitor.NONE);
	}

	private static void requireUsable(final File folder, final String title) {
		new ResultFolder(folder).requireUsable(ResultTitles.fileNames(title, true),
			1000);
	}

	private static String refusal(final File folder, final String title) {
		return assertThrows(IllegalArgumentException.class, () -> requireUsable(
			folder, title)).getMessage();
	}

	private List<String> names() {
		final String[] names = folder.list();
		Arrays.sort(names);
		return Arrays.asList(names);
	}

	private List<String> lines(final String name) throws IOException {
		return Files.readAllLines(new File(folder, name).toPath());
	}

	@Test
	void savesImageTablesPlotsAndSummary() {
		result("a.tif").save(folder);

		assertEquals(Arrays.asList("Components of a.tif", "GSVD of a.tif.csv",
			"Generalized singular values of a.tif.png", "QC of a.tif.csv",
			"Signature plot of a.tif.png", "Signatures of a.tif.csv", "summary.csv"),
			names());
	}

	@Test
	void aReopenedTiffSaysHowItWasMade() {
		final UnmixingResult result = result("T");

		result.save(folder);

		final ImagePlus saved = new Opener().openImage(new File(folder,
			"Components of T.tif").getPath());
		final ImagePlus components = result.components();
		assertEquals("Components of T", components.getTitle());
		for (final String key : new String[] { "image", "method", "components",
			"error_percent", "iterations", "converged", "seconds" })
		{
			assertEquals(components.getProp(key), saved.getProp(key), key);
		}
		assertTrue(saved.getInfoProperty().contains("Method: GSVD-NMF"));
		assertEquals("Component 2; frame 1", saved.getStack().getSliceLabel(2));
		assertEquals(CompositeImage.COMPOSITE, ((CompositeImage) saved).getMode());
		assertEquals(Palette.color(1).getRGB(), saved.getLuts()[1].getRGB(255));
		assertEquals(components.getLuts()[1].max, saved.getLuts()[1].max);
		for (int i = 1; i <= 6; i++) {
			assertEquals(components.getStack().getProcessor(i).getf(7), saved
				.getStack().getProcessor(i).getf(7));
		}
	}

	@Test
	void tablesHaveFullPrecision() throws IOException {
		final UnmixingResult result = result("T");

		result.save(folder);

		final List<String> lines = lines("Signatures of T.csv");
		assertEquals("channel,C1,C2,C3", lines.get(0));
		for (int i = 0; i < 6; i++) {
			final String[] cells = lines.get(i + 1).split(",");
			for (int j = 0; j < 3; j++) {
				assertEquals(result.factorization().H().get(j, i), Double.parseDouble(
					cells[j + 1]));
			}
		}
	}

	@Test
	void plotsAreImages() throws IOException {
		final UnmixingResult result = result("T");

		result.save(folder);

		final ImagePlus plot = result.signaturePlot().getImagePlus();
		assertEquals(plot.getWidth(), ImageIO.read(new File(folder,
			"Signature plot of T.png")).getWidth());
	}

	@Test
	void theSummaryGrowsUnderOneHeader() throws IOException {
		result("first, with a comma").save(folder);
		result("second").save(folder);

		final List<String> lines = lines("summary.csv");
		assertEquals(3, lines.size());
		assertEquals(
			"image,method,components,error_percent,iterations,converged,seconds",
			lines.get(0));
		assertTrue(lines.get(1).startsWith("\"first, with a comma\",GSVD-NMF,3,"));
		assertTrue(lines.get(2).startsWith("second,GSVD-NMF,3,"));
	}

	@Test
	void aSecondRunReplacesTheFilesOfTheFirst() {
		result("T").save(folder);
		final List<String> names = names();

		result("T").save(folder);

		assertEquals(names, names());
	}

	@Test
	void makesAFolderThatIsMissing() {
		final File deep = new File(folder, "a/b");
		requireUsable(deep, "T");

		result("T").save(deep);

		assertEquals(7, deep.list().length);
	}

	@Test
	void fileNamesAreValidEverywhere() {
		assertEquals("a_b_c_d_.csv", ResultTitles.fileName("a/b:c\"d?", ".csv"));
		assertEquals("stack.tif", ResultTitles.fileName("stack.tif", ".tif"));
		assertEquals("stack.czi.tif", ResultTitles.fileName("stack.czi", ".tif"));
	}

	@Test
	void rejectsAFileInPlaceOfAFolder() throws IOException {
		final File file = new File(folder, "file");
		assertTrue(file.createNewFile());
		final File inside = new File(file, "results");

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> requireUsable(inside, "T"));

		assertEquals(Messages.save(inside, file +
			" is not a folder that can be written to"), e.getMessage());
	}

	@Test
	void aForeignSummaryStopsItBeforeAnythingIsWritten() throws IOException {
		Files.write(new File(folder, "summary.csv").toPath(), Arrays.asList(
			"name,age"));

		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> result("T").save(folder));

		assertEquals(Messages.save(folder,
			"summary.csv in it is another table; move it or choose another folder"), e
				.getMessage());
		assertEquals(e.getMessage(), refusal(folder, "T"));
		assertEquals(Arrays.asList("summary.csv"), names());
	}

	@Test
	void findsOutBeforehandWhatCannotBeSaved() throws IOException {
		final String longTitle = String.join("", Collections.nCopies(115,
			"\u00b5"));
		assertTrue(new File(folder, "GSVD of T.csv").mkdir());

		assertEquals(Messages.save(folder,
			"GSVD of T.csv in it is not a file that" + " can be replaced"), refusal(
				folder, "T"));
		assertEquals(Messages.save(folder, Messages.longName(
			"Generalized singular values of " + longTitle + ".png", 265, 255)),
			refusal(folder, longTitle));
		assertThrows(IOException.class, () -> ResultFolder.requireSpace(2, 1));
		assertThrows(IllegalArgumentException.class, () -> new ResultFolder(folder)
			.requireUsable(Collections.emptyList(), Long.MAX_VALUE / 2));
		assertEquals(Arrays.asList("GSVD of T.csv"), names());
	}

	@Test
	void aFolderThatCannotBeWrittenToIsFoundByTrying() {
		final File inProc = new File("/proc/self");
		assumeTrue(inProc.isDirectory());

		assertEquals(Messages.save(inProc, inProc +
			" is not a folder that can be written to"), refusal(inProc, "T"));
	}

	@Test
	void aFailureRemovesTheFoldersItMade() {
		final File deep = new File(folder, "a/b");
		final UnmixingResult result = result("T");
		result.components().setTitle(String.join("", Collections.nCopies(300,
			"x")));

		assertThrows(IllegalArgumentException.class, () -> result.save(deep));

		assertEquals(Collections.emptyList(), names());
	}

	@Test
	void aFailureLeavesNothingHalfDone() {
		final File obstacle = new File(folder, "Signatures of T.csv");
		assertTrue(new File(obstacle, "full").mkdirs());

		assertThrows(IllegalArgumentException.class, () -> result("T").save(
			folder));

		assertEquals(Arrays.asList("Signatures of T.csv"), names());
	}
}
