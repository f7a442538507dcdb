
package org.unmixj.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmixj.launch.MacroRunner.Mode;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;

/** A stack of usual size is unmixed in little memory. */
class SmallMemoryIT {

	private static final int SIZE = 512, CHANNELS = 32, COMPONENTS = 6;

	/**
	 * The stack alone takes 17 MB, W in double precision 13 MB.
	 * <p>
	 * Each component has channels and an area of its own, so that few iterations
	 * are enough: memory does not depend on their number, but the time does.
	 */
	@Test
	void halsRunsIn128Megabytes(@TempDir final Path folder) {
		final String file = folder.resolve("T.tif").toString();
		IJ.saveAsTiff(separated(), file);

		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).withJvmOptions(
			"-Xmx128m").run("open(getArgument()); run('HALS NMF...'," +
				" 'axis=Channels components=6 initialization=NNDSVD" +
				" tolerance=1e-4'); print(getTitle(), nSlices, getWidth()," +
				" Property.get('converged'), Property.get('error_percent'));", file);

		assertEquals(0, result.exitCode(), result.errors());
		final String line = result.output().trim();
		assertTrue(line.startsWith("Components of T.tif 6 512 true "), line);
		assertTrue(Double.parseDouble(line.substring(line.lastIndexOf(' '))) < 1,
			line);
	}

	/**
	 * W is that of a small selection, but the component images are as large as
	 * the stack: 128 MB, in a heap of 112 that also holds 32 MB of stack.
	 */
	@Test
	void imagesThatDoNotFitAreInATemporaryFile(@TempDir final Path folder)
		throws IOException
	{
		final Path temporary = Files.createDirectory(folder.resolve("temporary"));
		final String file = folder.resolve("T.tif").toString();
		IJ.saveAsTiff(large(), file);

		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).withJvmOptions(
			"-Xmx112m", "-Djava.io.tmpdir=" + temporary).run(
				"open(getArgument()); makeRectangle(100, 100, 64, 64);" +
					" run('HALS NMF...', 'axis=Channels components=4 iterations=3');" +
					" setSlice(2); print(getTitle(), nSlices, is('Virtual Stack')," +
					" getPixel(9, 9), getMetadata('Label'));", file);

		assertEquals(0, result.exitCode(), result.errors());
		assertEquals("Components of T.tif 128 1 0 Component 2; slice 1", result
			.output().trim(), result.errors());
		assertTrue(result.errors().contains(
			"They are a virtual stack in the temporary file " + temporary), result
				.errors());
		try (Stream<Path> left = Files.list(temporary)) {
			assertEquals(0, left.filter(f -> f.getFileName().toString().startsWith(
				"UnmixJ-")).count());
		}
	}

	/**
	 * 262 MB of stack in a heap of 700 MB, and nowhere to put a temporary file.
	 * W&middot;H with twelve components takes of the noise about what it has
	 * parameters for, 12 of 500 per pixel, and not twice as much.
	 */
	@Test
	void movieOfQuarterGigabyteIsUnmixedIn700Megabytes(@TempDir final Path folder)
		throws IOException
	{
		final Path file = folder.resolve("T.tif");
		final LargeMovie movie = new LargeMovie();
		IJ.saveAsTiff(movie.asImage("T"), file.toString());
		assertTrue(Files.size(file) > 262_000_000);

		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).withJvmOptions(
			"-Xmx700m", "-Djava.io.tmpdir=" + folder.resolve("missing")).run(
				"open(getArgument()); opened = is('Virtual Stack'); run('HALS NMF...'," +
					" 'axis=Frames components=12'); print(getTitle(), nSlices, opened," +
					" is('Virtual Stack'), Property.get('converged')," +
					" Property.get('error_percent'));", file.toString());

		assertEquals(0, result.exitCode(), result.errors());
		assertEquals("", result.errors());
		final String line = result.output().trim();
		assertTrue(line.startsWith("Components of T.tif 12 0 0 true "), line);
		final double error = Double.parseDouble(line.substring(line.lastIndexOf(
			' ')));
		final double noise = movie.relativeErrorOfTruth();
		assertTrue(error < noise, error + " of " + noise);
		assertTrue(error > (1 - 2 * 12 / 500.) * noise, error + " of " + noise);
	}

	@Test
	void openingMoreThanFitsIsToldInASentence(@TempDir final Path folder) {
		final String file = folder.resolve("T.tif").toString();
		IJ.saveAsTiff(large(), file);

		final ProcessResult result = MacroRunner.of(Mode.HEADLESS).withJvmOptions(
			"-Xmx40m").run("open(getArgument()); print('opened');", file);

		assertEquals(1, result.exitCode(), result.output());
		assertEquals("", result.output().trim());
		final String errors = result.errors().trim();
		assertTrue(errors.startsWith("The macro ran out of memory. ImageJ may use" +
			" 40 MB; "), errors);
		assertTrue(errors.endsWith("can be opened as a virtual stack."), errors);
		assertEquals(1, errors.lines().count(), errors);
	}

	private static ImagePlus large() {
		final ImageStack stack = new ImageStack(SIZE, SIZE);
		for (int i = 0; i < 4 * 32; i++) {
			final byte[] pixels = new byte[SIZE * SIZE];
			new Random(i).nextBytes(pixels);
			stack.addSlice(null, pixels);
		}
		final ImagePlus image = new ImagePlus("T", stack);
		image.setDimensions(4, 32, 1);
		return image;
	}

	private static ImagePlus separated() {
		final ImageStack stack = new ImageStack(SIZE, SIZE);
		final Random random = new Random(1);
		for (int c = 0; c < CHANNELS; c++) {
			final short[] pixels = new short[SIZE * SIZE];
			for (int p = 0; p < pixels.length; p++) {
				final double area = p % SIZE * (double) COMPONENTS / SIZE;
				final double spectrum = (c + 0.5) * COMPONENTS / CHANNELS;
				double value = 10 + 20 * random.nextDouble();
				for (int j = 0; j < COMPONENTS; j++) {
					final double x = area - j - 0.5;
					final double s = spectrum - j - 0.5;
					value += (800 + 300 * j) * Math.exp(-6 * x * x - 4 * s * s);
				}
				pixels[p] = (short) value;
			}
			stack.addSlice(null, pixels);
		}
		final ImagePlus image = new ImagePlus("T", stack);
		image.setDimensions(CHANNELS, 1, 1);
		return image;
	}
}
