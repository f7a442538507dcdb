
package org.unmixj.samples;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.LUT;

/**
 * A fluorescence lambda stack: 32 channels from 450 to 760 nm, four dyes with
 * overlapping asymmetric emission spectra in nuclei, filaments, membrane and
 * vesicles, an even background, photon noise. Grey values are photon counts.
 */
final class LambdaSample {

	static final String TITLE = "lambda-stack.tif";

	/** Expected photons in the brightest pixel's strongest channel. */
	static final double PEAK_PHOTONS = 500;

	/** Shown white, so that all but the brightest spots keep their shades. */
	private static final double DISPLAYED_PHOTONS = 250;

	/** Names of the components; the last is the background. */
	static final List<String> NAMES = List.of("Nuclei", "Filaments", "Membrane",
		"Vesicles", "Background");

	private static final int SIZE = 160;
	private static final double MICRONS_PER_PIXEL = 0.25;
	private static final int CHANNELS = 32;
	private static final long SEED = 20260419;

	/** In the order of the names. */
	private static final List<EmissionSpectrum> DYES = List.of(
		new EmissionSpectrum(485, 46, 1.3, 40, 0.10), //
		new EmissionSpectrum(517, 50, 1.4, 42, 0.34), //
		new EmissionSpectrum(558, 52, 1.4, 48, 0.38), //
		new EmissionSpectrum(602, 58, 1.45, 56, 0.36));

	/** Brightness of the dyes relative to each other. */
	private static final double[] BRIGHTNESS = { 0.8, 1, 0.85, 1.1 };

	/** Photons per channel: even, and with the spectrum of cell medium. */
	private static final double DARK_PHOTONS = 0.5;
	private static final double MEDIUM_PHOTONS = 1.5;
	private static final EmissionSpectrum MEDIUM = new EmissionSpectrum(530, 110,
		1.4, 0, 0);

	private LambdaSample() {}

	static Sample make() {
		final Random random = new Random(SEED);
		final double[] wavelengths = new double[CHANNELS];
		Arrays.setAll(wavelengths, i -> 450 + 10 * i);
		final List<double[]> spectra = new ArrayList<>();
		for (final EmissionSpectrum dye : DYES) {
			spectra.add(dye.at(wavelengths));
		}
		final double[] background = MEDIUM.at(wavelengths);
		Arrays.setAll(background, i -> DARK_PHOTONS + MEDIUM_PHOTONS *
			background[i]);
		final double backgroundPhotons = Arrays.stream(background).max()
			.getAsDouble();
		Arrays.setAll(background, i -> background[i] / backgroundPhotons);
		spectra.add(background);

		final List<Plane> planes = paint(random);
		final Plane even = new Plane(SIZE, SIZE);
		Arrays.fill(even.values, backgroundPhotons);
		planes.add(even);
		scaleDyes(planes, spectra);

		final ImagePlus stack = photograph(planes, spectra, wavelengths, random);
		final ImagePlus components = Sample.components("Truth of " + TITLE, NAMES,
			planes);
		components.setCalibration(stack.getCalibration());
		return new Sample(stack, components, Sample.csv("wavelength_nm",
			wavelengths, NAMES, spectra));
	}

	private static List<Plane> paint(final Random random) {
		final List<CellShape> cells = List.of( //
			new CellShape(60, 62, 45, 0.15, random), //
			new CellShape(120, 116, 38, 0.16, random), //
			new CellShape(138, 30, 32, 0.16, random), //
			new CellShape(28, 150, 36, 0.16, random));
		final List<CellShape> nuclei = List.of( //
			new CellShape(60, 58, 15, 0.07, random), //
			new CellShape(126, 114, 13.5, 0.07, random), //
			new CellShape(139, 27, 12.5, 0.07, random), //
			new CellShape(25, 143, 13, 0.07, random));
		final Cells painter = new Cells(SIZE, SIZE, cells, nuclei, random);
		final List<Plane> planes = new ArrayList<>();
		planes.add(painter.nuclei());
		planes.add(painter.filaments(40));
		planes.add(painter.membrane());
		planes.add(painter.vesicles(50));
		return planes;
	}

	/** Scales the dyes so that the brightest pixel has the wanted photons. */
	private static void scaleDyes(final List<Plane> planes,
		final List<double[]> spectra)
	{
		for (int j = 0; j < DYES.size(); j++) {
			planes.get(j).scale(BRIGHTNESS[j]);
		}
		double factor = Double.POSITIVE_INFINITY;
		final int background = DYES.size();
		for (int p = 0; p < SIZE * SIZE; p++) {
			for (int i = 0; i < CHANNELS; i++) {
				double dyes = 0;
				for (int j = 0; j < DYES.size(); j++) {
					dyes += planes.get(j).values[p] * spectra.get(j)[i];
				}
				final double left = PEAK_PHOTONS - planes.get(background).values[p] *
					spectra.get(background)[i];
				factor = Math.min(factor, left / dyes);
			}
		}
		for (int j = 0; j < DYES.size(); j++) {
			planes.get(j).scale(factor);
		}
	}

	private static ImagePlus photograph(final List<Plane> planes,
		final List<double[]> spectra, final double[] wavelengths,
		final Random random)
	{
		final PhotonCounter counter = new PhotonCounter(random);
		final ImageStack stack = new ImageStack(SIZE, SIZE);
		for (int i = 0; i < CHANNELS; i++) {
			stack.addSlice((int) wavelengths[i] + " nm", counter.photograph(planes,
				spectra, i));
		}
		final ImagePlus image = new ImagePlus(TITLE, stack);
		image.setDimensions(CHANNELS, 1, 1);
		final CompositeImage composite = new CompositeImage(image,
			CompositeImage.GRAYSCALE);
		for (int channel = 1; channel <= CHANNELS; channel++) {
			final LUT lut = LUT.createLutFromColor(Color.WHITE);
			lut.min = 0;
			lut.max = DISPLAYED_PHOTONS;
			composite.setChannelLut(lut, channel);
		}
		composite.setOpenAsHyperStack(true);
		final Calibration calibration = composite.getCalibration();
		calibration.setUnit("micron");
		calibration.pixelWidth = MICRONS_PER_PIXEL;
		calibration.pixelHeight = MICRONS_PER_PIXEL;
		composite.setProperty("Info",
			"""
					Synthetic lambda stack of UnmixJ, made by org.unmixj.samples.LambdaSample.
					32 channels, 450 to 760 nm. Four dyes: nuclei, filaments, membrane, vesicles.
					Grey values are photon counts: Poisson noise, 500 photons at most expected.
					""");
		return composite;
	}
}
