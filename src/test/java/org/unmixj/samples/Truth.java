
package org.unmixj.samples;

import java.util.Arrays;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * Component images and signatures of a sample as numbers, read from what is
 * saved rather than from what it was made with. Not a record: the formatter
 * writes those on one line.
 */
final class Truth {

	/** One array of pixels per component. */
	private final double[][] W;

	/** One signature per component. */
	private final double[][] H;

	private Truth(final double[][] W, final double[][] H) {
		this.W = W;
		this.H = H;
	}

	static Truth of(final Sample sample) {
		final ImagePlus images = sample.components();
		final int components = images.getStackSize();
		final String[] lines = sample.signatures().split("\n");
		final double[][] W = new double[components][];
		final double[][] H = new double[components][lines.length - 1];
		for (int j = 0; j < components; j++) {
			W[j] = doubles(images, j + 1);
			for (int i = 0; i < H[j].length; i++) {
				H[j][i] = Double.parseDouble(lines[i + 1].split(",")[j + 1]);
			}
		}
		return new Truth(W, H);
	}

	double[][] W() {
		return W;
	}

	double[][] H() {
		return H;
	}

	/** Returns a slice, counted from 1, as numbers. */
	static double[] doubles(final ImagePlus image, final int slice) {
		final ImageProcessor processor = image.getStack().getProcessor(slice);
		return IntStream.range(0, processor.getPixelCount()).mapToDouble(
			processor::getf).toArray();
	}

	/** Returns the cosine between two signatures or component images. */
	static double cosine(final double[] a, final double[] b) {
		double ab = 0;
		double aa = 0;
		double bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += a[i] * b[i];
			aa += a[i] * a[i];
			bb += b[i] * b[i];
		}
		return ab / Math.sqrt(aa * bb);
	}

	/** Returns Pearson's correlation. */
	static double correlation(final double[] a, final double[] b) {
		return cosine(centred(a), centred(b));
	}

	private static double[] centred(final double[] values) {
		final double mean = Arrays.stream(values).average().getAsDouble();
		return Arrays.stream(values).map(value -> value - mean).toArray();
	}

	/** Returns the value that a pixel is expected to have. */
	double expected(final int pixel, final int sample) {
		double sum = 0;
		for (int j = 0; j < W.length; j++) {
			sum += W[j][pixel] * H[j][sample];
		}
		return sum;
	}

	/** Returns how many of the first components reach the threshold. */
	long held(final int pixel, final double threshold, final int components) {
		return IntStream.range(0, components).filter(j -> W[j][pixel] >= threshold)
			.count();
	}

	/**
	 * Returns the mean of (x - expected)&sup2; / expected over all pixels and
	 * samples, which is 1 for Poisson noise.
	 */
	double dispersion(final ImagePlus stack) {
		double sum = 0;
		for (int i = 0; i < stack.getStackSize(); i++) {
			final double[] pixels = doubles(stack, i + 1);
			for (int p = 0; p < pixels.length; p++) {
				final double mean = expected(p, i);
				sum += (pixels[p] - mean) * (pixels[p] - mean) / mean;
			}
		}
		return sum / ((double) stack.getStackSize() * W[0].length);
	}
}
