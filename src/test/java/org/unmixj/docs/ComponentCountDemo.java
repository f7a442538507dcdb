
package org.unmixj.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

import org.unmixj.image.Axis;
import org.unmixj.imagej.ComponentCounting;
import org.unmixj.imagej.CountResult;
import org.unmixj.imagej.SampleStack;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.ComponentCount;
import org.unmixj.nmf.CountLoss;
import org.unmixj.nmf.CountOptions;
import org.unmixj.nmf.SimulatedDyes;

import cern.colt.matrix.DoubleMatrix2D;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * Makes the figure {@code src/docs/component-count.png} and the tables of
 * {@code src/docs/component-count.md}: what Component Count says of stacks of
 * which the number of components is known.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=org.unmixj.docs.ComponentCountDemo \
 *   -Dexec.args=target/component-count-tables.md
 * </pre>
 */
public final class ComponentCountDemo {

	private static final int MOST = 8;

	private final StringBuilder text = new StringBuilder();

	private ComponentCountDemo() {
		// main only
	}

	public static void main(final String... args) throws IOException {
		final var demo = new ComponentCountDemo();
		demo.figure();
		demo.simulated("the seeds of the test", SimulatedDyes.TEST_SEEDS);
		Files.writeString(Path.of(args[0]), demo.text);
	}

	private static CountResult count(final ImagePlus image,
		final CountLoss loss)
	{
		return ComponentCounting.of(image).withAxis(Axis.CHANNELS).count(
			CountOptions.upTo(MOST).withLoss(loss), ProgressMonitor.NONE);
	}

	/** The lambda sample and photon noise, one below the other. */
	private void figure() {
		final CountResult lambda = count(SampleStack.LAMBDA.open(), CountLoss.AUTO);
		final CountResult noise = count(noise(), CountLoss.AUTO);
		table(lambda);
		table(noise);
		final ImageProcessor left = lambda.plot().getProcessor().convertToRGB();
		final ImageProcessor right = noise.plot().getProcessor().convertToRGB();
		final var both = new ColorProcessor(left.getWidth() + right.getWidth(), Math
			.max(left.getHeight(), right.getHeight()));
		both.setColor(java.awt.Color.WHITE);
		both.fill();
		both.insert(left, 0, 0);
		both.insert(right, left.getWidth(), 0);
		new FileSaver(new ImagePlus("figure", both)).saveAsPng(
			"src/docs/component-count.png");
	}

	/** White noise: 64 x 64 pixels, 24 channels, 20 photons on average. */
	private static ImagePlus noise() {
		final var random = new Random(1);
		final ImagePlus image = IJ.createHyperStack("photon noise", 64, 64, 24, 1,
			1, 16);
		for (int c = 1; c <= 24; c++) {
			for (int i = 0; i < 64 * 64; i++) {
				int photons = -1;
				for (double left = 20; left >= 0; photons++) {
					left += Math.log(1 - random.nextDouble());
				}
				image.getStack().getProcessor(c).set(i, photons);
			}
		}
		return image;
	}

	private void table(final CountResult result) {
		text.append('\n').append(result.verdict()).append("\n\n");
		text.append("| components | error (%) | SVD bound (%) | held out (%) | " +
			"gain (%) | its standard error | stability |\n" +
			"|--:|--:|--:|--:|--:|--:|--:|\n");
		final ComponentCount count = result.count();
		for (int r = 1; r <= count.most(); r++) {
			text.append(String.format(Locale.US,
				"| %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |%n", r, count
					.relativeError(r), count.svdBound(r), count.heldOutError(r), count
						.gain(r), count.gainError(r), count.stability(r)));
		}
	}

	private void simulated(final String title, final long[] seeds) {
		text.append("\nSimulated stacks, ").append(title).append("\n\n");
		text.append(
			"| seed | dyes | photons | largest cosine | Poisson | Gaussian |\n" +
				"|--:|--:|--:|--:|--:|--:|\n");
		int poisson = 0, gaussian = 0;
		for (final long seed : seeds) {
			final SimulatedDyes stack = SimulatedDyes.of(seed);
			final int p = recommended(stack, CountLoss.POISSON);
			final int g = recommended(stack, CountLoss.GAUSSIAN);
			if (p == stack.dyes()) poisson++;
			if (g == stack.dyes()) gaussian++;
			text.append(String.format(Locale.US,
				"| %d | %d | %.0f | %.2f | %s | %s |%n", seed, stack.dyes(), stack
					.photons(), largestCosine(stack.H()), marked(p, stack.dyes()), marked(
						g, stack.dyes())));
		}
		text.append(String.format("%nRight: %d and %d of %d%n", poisson, gaussian,
			seeds.length));
	}

	private static String marked(final int found, final int dyes) {
		return found == dyes ? "" + found : "**" + found + "**";
	}

	private static int recommended(final SimulatedDyes stack,
		final CountLoss loss)
	{
		return ComponentCount.of(new ColtRows(stack.X()), CountOptions.upTo(
			CountOptions.DEFAULT_MOST).withLoss(loss).withStarts(0),
			ProgressMonitor.NONE).recommended();
	}

	private static double largestCosine(final DoubleMatrix2D H) {
		double largest = 0;
		for (int j = 1; j < H.rows(); j++) {
			final var a = H.viewRow(j - 1);
			final var b = H.viewRow(j);
			largest = Math.max(largest, a.zDotProduct(b) / Math.sqrt(a.zDotProduct(
				a) * b.zDotProduct(b)));
		}
		return largest;
	}
}
