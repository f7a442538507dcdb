
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.NmfOptions;

import ij.IJ;
import ij.ImagePlus;

class JointUnmixingTest {

	private static final int SIZE = 100;

	private static final int CHANNELS = 6;

	private static final int SLICES = 5;

	private static final NmfOptions TWO = NmfOptions.withComponents(2);

	/** The first slice of each tile, and the number of slices. */
	private static final int[] CUTS = { 0, 2, 3, SLICES };

	@TempDir
	private File folder;

	/** Two components and a little that neither explains. */
	private static double value(final int x, final int y, final int c,
		final int z)
	{
		return (1 + (x * 7 + y * 13 + z * 5) % 31) * (c + 1) + (x * x + y + 3 * z) %
			23 * (CHANNELS - c) * (CHANNELS - c) + (x * 31 + y * 17 + c * 11 + z *
				29) % 7;
	}

	private static ImagePlus part(final String title, final int x0, final int x1,
		final int z0, final int z1)
	{
		return Stacks.of(title, x1 - x0, SIZE, CHANNELS, z1 - z0, 1, 16, (x, y, c,
			z, t) -> value(x0 + x, y, c, z0 + z));
	}

	private static ImagePlus whole() {
		return part("whole", 0, SIZE, 0, SLICES);
	}

	private static List<ImagePlus> tiles() {
		return IntStream.range(0, 3).mapToObj(i -> part("tile-" + i + ".tif", 0,
			SIZE, CUTS[i], CUTS[i + 1])).collect(Collectors.toList());
	}

	private static JointUnmixing of(final ImagePlus... stacks) {
		return JointUnmixing.of(StackList.of("", List.of(stacks))).withAxis(
			Axis.CHANNELS);
	}

	private static JointUnmixing of(final List<ImagePlus> stacks) {
		return of(stacks.toArray(new ImagePlus[0]));
	}

	private static UnmixingResult alone(final NmfOptions options) {
		return Unmixing.of(whole()).withAxis(Axis.CHANNELS).hals(options,
			ProgressMonitor.NONE);
	}

	private static void assertSame(final UnmixingResult whole,
		final JointResult tiles)
	{
		assertArrayEquals(whole.factorization().H().toArray(), tiles.factorization()
			.H().toArray());
		assertEquals(whole.factorization().relativeError(), tiles.factorization()
			.relativeError());
		assertEquals(3, tiles.components().size());
		for (int i = 0; i < 3; i++) {
			final ImagePlus tile = tiles.components().get(i);
			assertEquals("Components of tile-" + i + ".tif", tile.getTitle());
			assertEquals(2 * (CUTS[i + 1] - CUTS[i]), tile.getStackSize());
			for (int plane = 0; plane < tile.getStackSize(); plane++) {
				assertArrayEquals((float[]) whole.components().getStack().getPixels(2 *
					CUTS[i] + plane + 1), (float[]) tile.getStack().getPixels(plane + 1));
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Method.class)
	void slicesGiveWhatTheWholeStackGivesToTheLastBit(final Method method) {
		final NmfOptions options = TWO.withMethod(method);

		assertSame(alone(options), of(tiles()).hals(options, ProgressMonitor.NONE));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void theNumberOfThreadsChangesNoBit(final int threads) {
		assertSame(alone(TWO), of(tiles()).hals(TWO.withThreads(threads),
			ProgressMonitor.NONE));
	}

	/** The order of the sums is another one, and nothing else with Plain. */
	@Test
	void tilesSideBySideGiveTheSameSignatures() {
		final NmfOptions options = TWO.withMethod(Method.PLAIN);
		final double[][] expected = alone(options).factorization().H().toArray();

		final double[][] H = of(part("left", 0, 37, 0, SLICES), part("right", 37,
			SIZE, 0, SLICES)).hals(options, ProgressMonitor.NONE).factorization().H()
			.toArray();

		for (int j = 0; j < 2; j++) {
			assertArrayEquals(expected[j], H[j], 1e-6);
		}
	}

	@Test
	void filesOfAFolderAreTakenByNameAndGiveTheSame() {
		final List<ImagePlus> tiles = tiles();
		for (final int i : new int[] { 2, 0, 1 }) {
			IJ.saveAsTiff(tiles.get(i), new File(folder, tiles.get(i).getTitle())
				.getPath());
		}

		final JointUnmixing joint = JointUnmixing.of(StackList.ofFolder(folder))
			.withAxis(Axis.CHANNELS).withFolder(folder);
		final JointResult result = joint.hals(TWO, ProgressMonitor.NONE);

		assertSame(alone(TWO), result);
		assertEquals("Signatures of " + folder.getName(), result.signatures()
			.getTitle());
		assertEquals(3, StackList.ofFolder(folder).images().size(),
			"the components images were saved there, too");
	}

	@Test
	void manyFilesAreReadByFewThreads() {
		for (int i = 0; i < 20; i++) {
			IJ.saveAsTiff(part("tile", 0, SIZE, 0, 1), new File(folder, "tile-" + i +
				".tif").getPath());
		}
		final int[] most = { 0 };

		JointUnmixing.of(StackList.ofFolder(folder)).withAxis(Axis.CHANNELS).hals(
			TWO, new ProgressMonitor()
			{

				@Override
				public void progress(final double fraction, final String stage) {
					most[0] = Math.max(most[0], readers());
				}

				@Override
				public boolean isCanceled() {
					return false;
				}
			});

		assertTrue(most[0] > 0 && most[0] <= 8, "" + most[0]);
	}

	private static int readers() {
		return (int) Thread.getAllStackTraces().keySet().stream().filter(
			thread -> thread.getName().equals("UnmixJ reader")).count();
	}

	@Test
	void savesTheImagesOfEachStackAndTheTablesOnce() throws IOException {
		of(tiles()).withFolder(folder).hals(TWO, ProgressMonitor.NONE);

		try (Stream<java.nio.file.Path> files = Files.list(folder.toPath())) {
			assertEquals(List.of("Components of tile-0.tif",
				"Components of tile-1.tif", "Components of tile-2.tif",
				"QC of tile-0.tif + 2 more.csv",
				"Signature plot of tile-0.tif + 2 more.png",
				"Signatures of tile-0.tif + 2 more.csv", "summary.csv"), files.map(
					file -> file.getFileName().toString()).sorted().collect(Collectors
						.toList()));
		}
		assertEquals(2, Files.readAllLines(folder.toPath().resolve("summary.csv"))
			.size());
	}

	@Test
	void theImagesKnowTheirSignaturesAndHowTheyWereMade() {
		final JointResult result = of(tiles()).hals(TWO, ProgressMonitor.NONE);

		final ComponentsInfo info = ComponentsInfo.of(result.components().get(1));
		assertEquals("tile-1.tif", info.image());
		assertEquals(result.factorization().H(), info.signatures().H());
		assertEquals("run(\"Unmix Together...\", \"stacks=[tile-0.tif;tile-1.tif;" +
			"tile-2.tif] axis=Channels components=2 initialization=NNDSVD " +
			"tolerance=1e-4 iterations=10000 seed=1 scale=Peak\");", info.macro());
		assertTrue(result.components().get(0).getInfoProperty().contains(
			"Stacks unmixed together: tile-0.tif, tile-1.tif, tile-2.tif"));
	}

	private static String message(final JointUnmixing unmixing) {
		return assertThrows(IllegalArgumentException.class, () -> unmixing.hals(TWO,
			ProgressMonitor.NONE)).getMessage();
	}

	@Test
	void rejectsStacksOfDifferentNumbersOfSamplesNamingBoth() {
		assertEquals(Messages.differentSamples("halves", "7 channels", "random",
			"5 channels"), message(of(Stacks.twoHalves(7), Stacks.random(8, 6, 5, 1,
				1, 16))));
	}

	@Test
	void rejectsStacksOfDifferentWavelengthsNamingBoth() {
		final ImagePlus one = Stacks.random(8, 6, 2, 1, 1, 16);
		one.setTitle("one");
		final ImagePlus two = one.duplicate();
		two.setTitle("two");
		for (int c = 0; c < 2; c++) {
			one.getStack().setSliceLabel(500 + 10 * c + " nm", c + 1);
			two.getStack().setSliceLabel(500 + 20 * c + " nm", c + 1);
		}

		assertEquals(Messages.differentWavelengths("one", "500, 510 nm", "two",
			"500, 520 nm"), message(of(one, two)));
		two.getStack().setSliceLabel("", 1);
		assertEquals(Messages.differentWavelengths("one", "500, 510 nm", "two",
			"none"), message(of(one, two)));
	}

	@Test
	void rejectsASelection() {
		final List<ImagePlus> tiles = tiles();
		tiles.get(1).setRoi(1, 1, 5, 5);

		assertEquals(Messages.selectionTogether("tile-1.tif"), message(of(tiles)));
	}

	@Test
	void saysInWhichStackAPixelIsNoNumber() {
		final ImagePlus bad = Stacks.random(8, 6, 7, 1, 1, 32);
		bad.setTitle("bad");
		bad.getStack().getProcessor(3).setf(4, 5, Float.NaN);

		final String message = message(of(Stacks.twoHalves(7), bad));

		assertTrue(message.contains("\"bad\", x=4, y=5, channel 3"), message);
	}

	@Test
	void rejectsWhatIsNamedTwiceOrCannotBeNamedInFiles() {
		final ImagePlus stack = Stacks.twoHalves(7);
		assertEquals(Messages.stackTwice("halves"), assertThrows(
			IllegalArgumentException.class, () -> of(stack, stack)).getMessage());
		assertEquals(Messages.sameTitle("halves"), message(of(stack, Stacks
			.twoHalves(7)).withFolder(folder)));
	}

	@Test
	void takesEitherStacksOrAFolder() {
		final StackList stacks = StackList.of("a", tiles());
		assertEquals(Messages.stacksAndFolder("a", folder), assertThrows(
			IllegalArgumentException.class, () -> StackList.choose(stacks, folder))
			.getMessage());
		assertEquals(Messages.noTiff(folder), assertThrows(
			IllegalArgumentException.class, () -> StackList.choose(StackList.ALL,
				folder)).getMessage());
		assertEquals(Messages.NO_STACKS, assertThrows(
			IllegalArgumentException.class, () -> StackList.choose(StackList.ALL,
				null)).getMessage());
		final File none = new File(folder, "none");
		assertEquals(Messages.notAFolder(none), assertThrows(
			IllegalArgumentException.class, () -> StackList.ofFolder(none))
			.getMessage());
	}

	@Test
	void aFileThatIsNoTiffIsNamed() throws IOException {
		final File file = new File(folder, "a.tif");
		Files.write(file.toPath(), new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 });

		final String message = assertThrows(IllegalArgumentException.class,
			() -> StackList.ofFolder(folder)).getMessage();

		assertTrue(message.contains(file.getPath()), message);
	}

	@Test
	void allMeansStacksButComponentsAndPictures() {
		final ImagePlus stack = Stacks.twoHalves(7);
		final ImagePlus components = Unmixing.of(stack).hals(TWO,
			ProgressMonitor.NONE).components();

		final StackList all = StackList.all(List.of(components, stack, Stacks
			.twoHalves(1), IJ.createImage("rgb", "RGB", 5, 5, 3)));

		assertEquals(List.of(stack), all.images());
		assertEquals(StackList.ALL, all);
		assertFalse(all.equals(StackList.of("halves", List.of(stack))));
	}
}
