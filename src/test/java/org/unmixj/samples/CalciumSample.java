
package org.unmixj.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ShortProcessor;

/**
 * A calcium imaging time-lapse: partly overlapping cells with transients over a
 * neuropil with slow fluctuations of its own, bleaching, photon noise. Grey
 * values are photon counts.
 */
final class CalciumSample {

	static final String TITLE = "calcium-time-lapse.tif";

	private static final int SIZE = 64;
	private static final int FRAMES = 200;
	private static final double SECONDS_PER_FRAME = 0.2;
	private static final double MICRONS_PER_PIXEL = 1;
	private static final long SEED = 20260420;

	/** Centre x, y and radius of the cells, in pixels. */
	private static final double[][] CELLS = { //
		{ 12, 12, 6.5 }, { 20, 16, 6.5 }, { 43, 10, 6.5 }, { 51, 15, 6.5 }, //
		{ 11, 34, 6.5 }, { 30, 30, 6.5 }, { 38, 34, 6.0 }, { 54, 37, 6.5 }, //
		{ 18, 53, 6.5 }, { 26, 48, 6.0 }, { 44, 54, 6.5 }, { 53, 51, 6.0 } };

	/** Photons per frame at the brightest pixel, in a resting cell. */
	private static final double RESTING_PHOTONS = 15;
	/** Photons added by the largest transient. */
	private static final double TRANSIENT_PHOTONS = 80;
	private static final double NEUROPIL_PHOTONS = 16;

	/** Of the transients, seconds. */
	private static final double RISE = 0.15;
	private static final double DECAY = 1.2;
	private static final double EVENTS_PER_SECOND = 0.12;

	/** Bleaching: this part is lost with this time constant, seconds. */
	private static final double BLEACHED = 0.25;
	private static final double BLEACHING = 20;

	private CalciumSample() {}

	static Sample make() {
		final Random random = new Random(SEED);
		final List<String> names = new ArrayList<>();
		final List<Plane> planes = new ArrayList<>();
		final List<double[]> courses = new ArrayList<>();
		for (int j = 0; j < CELLS.length; j++) {
			names.add("Cell " + (j + 1));
			planes.add(cell(CELLS[j], random));
			courses.add(cellCourse(random));
		}
		names.add("Neuropil");
		planes.add(neuropil(random));
		courses.add(neuropilCourse(random));
		for (int j = 0; j < planes.size(); j++) {
			bleach(courses.get(j));
			// signatures have maximum 1, images are in photons
			final double[] course = courses.get(j);
			final double max = Arrays.stream(course).max().getAsDouble();
			planes.get(j).scale(max);
			Arrays.setAll(course, t -> course[t] / max);
		}
		final double[] times = new double[FRAMES];
		Arrays.setAll(times, t -> t * SECONDS_PER_FRAME);
		final ImagePlus stack = photograph(planes, courses, random);
		final ImagePlus components = Sample.components("Truth of " + TITLE, names,
			planes);
		components.setCalibration(stack.getCalibration());
		return new Sample(stack, components, Sample.csv("time_s", times, names,
			courses));
	}

	/** A cell body with a darker nucleus, as a cytosolic indicator shows it. */
	private static Plane cell(final double[] place, final Random random) {
		final double radius = place[2];
		final CellShape body = new CellShape(place[0], place[1], radius, 0.06,
			random);
		final CellShape nucleus = new CellShape(place[0] + random.nextGaussian() *
			0.5, place[1] + random.nextGaussian() * 0.5, 0.5 * radius, 0.05, random);
		final Plane plane = new Plane(SIZE, SIZE);
		for (int y = 0; y < SIZE; y++) {
			for (int x = 0; x < SIZE; x++) {
				plane.values[y * SIZE + x] = body.inside(x, y, 1) * (1 - 0.6 * nucleus
					.inside(x, y, 1));
			}
		}
		final Plane blurred = plane.blurred(0.8);
		blurred.scaleTo(0.75 + 0.25 * random.nextDouble());
		for (int p = 0; p < blurred.values.length; p++) {
			if (blurred.values[p] < 1e-3) {
				blurred.values[p] = 0;
			}
		}
		return blurred;
	}

	private static Plane neuropil(final Random random) {
		final Plane plane = Plane.smoothNoise(SIZE, SIZE, 3, random);
		for (int p = 0; p < plane.values.length; p++) {
			plane.values[p] = 0.35 + 0.65 * plane.values[p];
		}
		return plane;
	}

	/** Photons of a cell before bleaching: rest and transients. */
	private static double[] cellCourse(final Random random) {
		final double[] transients = new double[FRAMES];
		final double start = -2;
		double time = start;
		while (true) {
			time -= StrictMath.log(1 - random.nextDouble()) / EVENTS_PER_SECOND;
			if (time >= FRAMES * SECONDS_PER_FRAME) {
				break;
			}
			final double size = 0.4 + 0.6 * random.nextDouble();
			for (int t = 0; t < FRAMES; t++) {
				final double after = t * SECONDS_PER_FRAME - time;
				if (after > 0) {
					transients[t] += size * (1 - StrictMath.exp(-after / RISE)) *
						StrictMath.exp(-after / DECAY);
				}
			}
		}
		final double max = Arrays.stream(transients).max().getAsDouble();
		Arrays.setAll(transients, t -> RESTING_PHOTONS + TRANSIENT_PHOTONS *
			transients[t] / max);
		return transients;
	}

	/** Photons of the neuropil before bleaching: slow random fluctuations. */
	private static double[] neuropilCourse(final Random random) {
		final Plane slow = Plane.smoothNoise(FRAMES, 1, 5, random);
		final double[] course = new double[FRAMES];
		Arrays.setAll(course, t -> NEUROPIL_PHOTONS * (0.5 + 0.5 * slow.values[t]));
		return course;
	}

	private static void bleach(final double[] course) {
		Arrays.setAll(course, t -> course[t] * (1 - BLEACHED + BLEACHED * StrictMath
			.exp(-t * SECONDS_PER_FRAME / BLEACHING)));
	}

	private static ImagePlus photograph(final List<Plane> planes,
		final List<double[]> courses, final Random random)
	{
		final PhotonCounter counter = new PhotonCounter(random);
		final ImageStack stack = new ImageStack(SIZE, SIZE);
		double max = 0;
		for (int t = 0; t < FRAMES; t++) {
			final ShortProcessor frame = counter.photograph(planes, courses, t);
			max = Math.max(max, frame.getMax());
			stack.addSlice(frame);
		}
		final ImagePlus image = new ImagePlus(TITLE, stack);
		image.setDimensions(1, 1, FRAMES);
		image.setOpenAsHyperStack(true);
		image.setDisplayRange(0, max);
		final Calibration calibration = image.getCalibration();
		calibration.setUnit("micron");
		calibration.pixelWidth = MICRONS_PER_PIXEL;
		calibration.pixelHeight = MICRONS_PER_PIXEL;
		calibration.frameInterval = SECONDS_PER_FRAME;
		calibration.setTimeUnit("sec");
		image.setProperty("Info",
			"""
					Synthetic calcium imaging of UnmixJ, made by org.unmixj.samples.CalciumSample.
					Twelve cells with transients, neuropil, bleaching; 0.2 seconds per frame.
					Grey values are photon counts with Poisson noise.
					""");
		return image;
	}
}
