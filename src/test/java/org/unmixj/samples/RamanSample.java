
package org.unmixj.samples;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.LUT;

/**
 * A Raman map of cells: protein, DNA and lipid with narrow bands over a broad
 * fluorescence that is bright here and absent there, photon noise. Grey values
 * are photon counts.
 */
final class RamanSample {

	static final String TITLE = "raman-map.tif";

	static final List<String> NAMES = List.of("Protein", "DNA", "Lipid",
		"Fluorescence");

	private static final int WIDTH = 56;
	private static final int HEIGHT = 44;
	private static final int SAMPLES = 180;
	private static final double FIRST_WAVENUMBER = 680;
	private static final double WAVENUMBER_STEP = 6;
	private static final double MICRONS_PER_PIXEL = 1;
	private static final long SEED = 20260605;

	/** Of the brightest pixel of each, at its highest band. */
	private static final double[] PHOTONS = { 60, 90, 130, 120 };

	/** Shown white. */
	private static final double DISPLAYED_PHOTONS = 150;

	/** Centre, standard deviation (1/cm) and height of each band. */
	private static final double[][] PROTEIN = { { 855, 9, 0.25 }, { 1004, 5,
		0.7 }, { 1250, 22, 0.45 }, { 1449, 13, 0.75 }, { 1660, 18, 1 } };
	private static final double[][] DNA = { { 728, 8, 0.35 }, { 785, 8, 1 }, {
		1093, 11, 0.55 }, { 1340, 13, 0.45 }, { 1485, 10, 0.4 }, { 1578, 10,
			0.6 } };
	private static final double[][] LIPID = { { 719, 7, 0.3 }, { 1065, 10, 0.5 },
		{ 1130, 9, 0.4 }, { 1300, 10, 0.75 }, { 1440, 12, 1 }, { 1656, 9, 0.55 }, {
			1744, 9, 0.35 } };

	private RamanSample() {}

	static Sample make() {
		final Random random = new Random(SEED);
		final double[] wavenumbers = new double[SAMPLES];
		for (int i = 0; i < SAMPLES; i++) {
			wavenumbers[i] = FIRST_WAVENUMBER + i * WAVENUMBER_STEP;
		}
		final List<double[]> spectra = List.of(bands(PROTEIN, wavenumbers), bands(
			DNA, wavenumbers), bands(LIPID, wavenumbers), fluorescence(wavenumbers));
		final List<Plane> planes = planes(random);
		for (int j = 0; j < planes.size(); j++) {
			planes.get(j).scaleTo(PHOTONS[j]);
		}
		final ImagePlus stack = photograph(planes, spectra, wavenumbers, random);
		final ImagePlus components = Sample.components("Truth of " + TITLE, NAMES,
			planes);
		components.setCalibration(stack.getCalibration());
		return new Sample(stack, components, Sample.csv("wavenumber", wavenumbers,
			NAMES, spectra));
	}

	private static double[] bands(final double[][] bands,
		final double[] wavenumbers)
	{
		final double[] spectrum = new double[wavenumbers.length];
		for (int i = 0; i < spectrum.length; i++) {
			for (final double[] band : bands) {
				final double z = (wavenumbers[i] - band[0]) / band[1];
				spectrum[i] += band[2] * StrictMath.exp(-z * z / 2);
			}
		}
		return scaled(spectrum);
	}

	/** Falls to a quarter over the range, without any band. */
	private static double[] fluorescence(final double[] wavenumbers) {
		final double[] spectrum = new double[wavenumbers.length];
		for (int i = 0; i < spectrum.length; i++) {
			final double z = (wavenumbers[i] - FIRST_WAVENUMBER) / 650;
			spectrum[i] = StrictMath.exp(-z * z / 2);
		}
		return scaled(spectrum);
	}

	private static double[] scaled(final double[] spectrum) {
		double max = 0;
		for (final double value : spectrum) {
			max = Math.max(max, value);
		}
		for (int i = 0; i < spectrum.length; i++) {
			spectrum[i] /= max;
		}
		return spectrum;
	}

	/** In the order of the names. */
	private static List<Plane> planes(final Random random) {
		final List<CellShape> cells = new ArrayList<>();
		final List<CellShape> nuclei = new ArrayList<>();
		for (final double[] place : new double[][] { { 17, 19, 13 }, { 43, 28,
			12 } })
		{
			cells.add(new CellShape(place[0], place[1], place[2], 0.1, random));
			nuclei.add(new CellShape(place[0] - 2, place[1] + 1, 0.4 * place[2], 0.06,
				random));
		}
		final Cells painter = new Cells(WIDTH, HEIGHT, cells, nuclei, random);
		final Plane texture = Plane.smoothNoise(WIDTH, HEIGHT, 1.5, random);
		final Plane protein = new Plane(WIDTH, HEIGHT);
		for (int p = 0; p < protein.values.length; p++) {
			final int x = p % WIDTH;
			final int y = p / WIDTH;
			for (int c = 0; c < cells.size(); c++) {
				protein.values[p] += cells.get(c).inside(x, y, 2) * (1 - 0.8 * nuclei
					.get(c).inside(x, y, 2)) * (0.4 + 0.6 * texture.values[p]);
			}
		}
		return List.of(protein, painter.nuclei(), painter.vesicles(25), patches(
			random));
	}

	/** Smooth, and nothing at all in a good part of the field. */
	private static Plane patches(final Random random) {
		final Plane plane = Plane.smoothNoise(WIDTH, HEIGHT, 5, random);
		for (int p = 0; p < plane.values.length; p++) {
			plane.values[p] = Math.max(0, plane.values[p] - 0.5);
		}
		return plane;
	}

	private static ImagePlus photograph(final List<Plane> planes,
		final List<double[]> spectra, final double[] wavenumbers,
		final Random random)
	{
		final PhotonCounter counter = new PhotonCounter(random);
		final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
		for (int i = 0; i < wavenumbers.length; i++) {
			stack.addSlice((int) wavenumbers[i] + " cm-1", counter.photograph(planes,
				spectra, i));
		}
		final ImagePlus image = new ImagePlus(TITLE, stack);
		image.setDimensions(SAMPLES, 1, 1);
		final CompositeImage hyperstack = new CompositeImage(image,
			CompositeImage.GRAYSCALE);
		for (int channel = 1; channel <= SAMPLES; channel++) {
			final LUT lut = LUT.createLutFromColor(Color.WHITE);
			lut.min = 0;
			lut.max = DISPLAYED_PHOTONS;
			hyperstack.setChannelLut(lut, channel);
		}
		hyperstack.setOpenAsHyperStack(true);
		final Calibration calibration = hyperstack.getCalibration();
		calibration.setUnit("micron");
		calibration.pixelWidth = MICRONS_PER_PIXEL;
		calibration.pixelHeight = MICRONS_PER_PIXEL;
		hyperstack.setProperty("Info",
			"""
					Synthetic Raman map of UnmixJ, made by org.unmixj.samples.RamanSample.
					Protein, DNA and lipid over a fluorescence, 680 to 1754 1/cm in steps of 6.
					Grey values are photon counts with Poisson noise.
					""");
		return hyperstack;
	}
}
