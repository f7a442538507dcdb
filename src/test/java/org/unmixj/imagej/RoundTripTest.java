
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Constraint;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Growth;
import org.unmixj.nmf.GsvdNmf;
import org.unmixj.nmf.LinearUnmixing;
import org.unmixj.nmf.NmfOptions;

import ij.IJ;
import ij.ImagePlus;

/** Components that were saved are applied and grown from their TIFF alone. */
class RoundTripTest {

	/** Four dyes in 32 channels, a part of the sample. */
	private static ImagePlus stack() {
		final ImagePlus sample = SampleStack.LAMBDA.open();
		final ImagePlus image = new ImagePlus("T", sample.getStack().crop(30, 30, 0,
			60, 60, 32));
		image.setDimensions(32, 1, 1);
		return image;
	}

	private static UnmixingResult unmix(final ImagePlus image,
		final int components, final File folder)
	{
		return Unmixing.of(image).withAxis(Axis.CHANNELS).withFolder(folder).hals(
			NmfOptions.withComponents(components).withTolerance(1e-5),
			ProgressMonitor.NONE);
	}

	private static Factorization apply(final ImagePlus image,
		final Spectra spectra)
	{
		final StackInput input = StackInput.of(image, Axis.CHANNELS);
		try (OpenStack X = input.open(1 << 20, ProgressMonitor.NONE)) {
			return LinearUnmixing.fit(X, spectra.values(), Constraint.NON_NEGATIVE, 1,
				ProgressMonitor.NONE);
		}
	}

	@Test
	void appliedToTheSameStackTheyGiveTheSameImages(@TempDir final File folder) {
		final ImagePlus image = stack();
		final UnmixingResult result = unmix(image, 4, folder);
		final ImagePlus saved = IJ.openImage(new File(folder, "Components of T.tif")
			.getPath());

		final Factorization applied = apply(image, Spectra.of(saved));

		final double before = result.factorization().relativeError();
		assertTrue(applied.relativeError() <= before * (1 + 1e-9));
		assertEquals(before, applied.relativeError(), 1e-3 * before);
		for (int j = 0; j < 4; j++) {
			final float[] pixels = (float[]) saved.getStack().getPixels(j + 1);
			double difference = 0;
			double size = 0;
			for (int i = 0; i < pixels.length; i++) {
				difference += Math.pow(pixels[i] - applied.W().get(i, j), 2);
				size += pixels[i] * pixels[i];
			}
			assertTrue(Math.sqrt(difference / size) < 0.01, "component " + (j + 1) +
				": " + Math.sqrt(difference / size));
		}
	}

	@Test
	void theMissingDyeIsFoundByGrowing(@TempDir final File folder) {
		final ImagePlus image = stack();
		unmix(image, 3, folder);
		final double four = unmix(image, 4, null).factorization().relativeError();
		final Spectra three = Spectra.of(IJ.openImage(new File(folder,
			"Components of T.tif").getPath()));
		final StackInput input = StackInput.of(image, Axis.CHANNELS);

		final Growth growth;
		try (OpenStack X = input.open(1 << 20, ProgressMonitor.NONE)) {
			growth = GsvdNmf.grow(X, apply(image, three), Unmixing.gsvdOptions(
				NmfOptions.withComponents(4).withTolerance(1e-5), 1, 0,
				Directions.AUTO), ProgressMonitor.NONE);
		}

		assertTrue(growth.initial().relativeError() > 1.5 * four);
		assertEquals(four, growth.polished().relativeError(), 0.01 * four);
	}
}
