
package org.unmixj.samples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.unmixj.imagej.PixelOptions;
import org.unmixj.imagej.Unmixing;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.NmfOptions;

import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * The lambda sample with a gain that takes 2 % of its values to the end of a
 * 12-bit detector's range, where they are cut.
 */
class SaturatedSampleTest {

	private static final int DYES = 4;

	private static final double TOP = 4095;

	private static final double SHARE = 0.02;

	/** Returns the sample times a gain, cut at a value. */
	private static ImagePlus amplified(final double gain, final double cut) {
		final ImagePlus image = LambdaSample.make().stack();
		final ImagePlus result = image.duplicate();
		for (int i = 1; i <= image.getStackSize(); i++) {
			final ImageProcessor ip = result.getStack().getProcessor(i);
			for (int p = 0; p < ip.getPixelCount(); p++) {
				ip.set(p, (int) Math.min(cut, Math.round(gain * ip.get(p))));
			}
		}
		return result;
	}

	private static double gain() {
		final ImagePlus image = LambdaSample.make().stack();
		final double[] values = IntStream.rangeClosed(1, image.getStackSize())
			.mapToObj(i -> image.getStack().getProcessor(i)).flatMapToDouble(
				ip -> IntStream.range(0, ip.getPixelCount()).mapToDouble(ip::get))
			.sorted().toArray();
		return TOP / values[(int) ((1 - SHARE) * values.length)];
	}

	private static double[][] spectra(final ImagePlus image,
		final String saturation, final double tolerance)
	{
		return Unmixing.of(image).withPixels(PixelOptions.DEFAULT.withSaturation(
			saturation)).hals(NmfOptions.withComponents(DYES).withTolerance(
				tolerance), ProgressMonitor.NONE).factorization().H().toArray();
	}

	/** Returns 1 - cosine for each spectrum; all are in the order of peaks. */
	private static double[] distances(final double[][] expected,
		final double[][] found)
	{
		return IntStream.range(0, DYES).mapToDouble(j -> 1 - Truth.cosine(
			expected[j], found[j])).toArray();
	}

	private static double worst(final double[][] expected,
		final double[][] found)
	{
		return Arrays.stream(distances(expected, found)).max().getAsDouble();
	}

	@Test
	void spectraAreThoseOfTheStackThatWasNotCut() {
		final double gain = gain();

		final double with = worst(spectra(amplified(gain, 65535), "None", 1e-4),
			spectra(amplified(gain, TOP), "Auto", 1e-4));

		assertTrue(with < 0.01, "1 - cosine " + with);
	}

	/** Where both have converged, it is the cut that makes the difference. */
	@Test
	void spectraAreWorseWhereTheCutIsTakenForASignal() {
		final double gain = gain();
		final double[][] expected = spectra(amplified(gain, 65535), "None", 1e-5);
		final ImagePlus cut = amplified(gain, TOP);

		final double with = worst(expected, spectra(cut, "Auto", 1e-5));
		final double without = worst(expected, spectra(cut, "None", 1e-5));

		assertTrue(without > 10 * with, without + " " + with);
	}

	@Test
	void growthFindsThemToo() {
		final double gain = gain();
		final double[][] expected = spectra(amplified(gain, 65535), "None", 1e-4);

		final double[][] found = Unmixing.of(amplified(gain, TOP)).withPixels(
			PixelOptions.DEFAULT.withSaturation("Auto")).gsvdNmf(GsvdNmfOptions.of(
				NmfOptions.withComponents(DYES)), ProgressMonitor.NONE).factorization()
			.H().toArray();

		final double[] with = distances(expected, found);
		assertTrue(Arrays.stream(with).max().getAsDouble() < 0.01, Arrays.toString(
			with));
	}
}
