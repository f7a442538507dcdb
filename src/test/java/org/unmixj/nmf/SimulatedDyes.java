
package org.unmixj.nmf;

import java.util.SplittableRandom;

import org.unmixj.linalg.SmallMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/**
 * Lambda stacks of 2 to 8 dyes with photon noise, all of it drawn from a seed:
 * the number of dyes, the cosine of each pair of neighbouring spectra (0.4 to
 * 0.9), the photons that the brightest pixel expects in its brightest channel
 * (30 to 1000, evenly in their logarithm), and the structures that each dye
 * stains.
 * <p>
 * 48 &times; 48 pixels, 24 channels. A spectrum is a band with a steep blue and
 * a shallow red side; bands go up by as much as their cosine asks for. A dye
 * stains three to seven ellipses of 4 to 20 pixels in length, so that several
 * dyes share most of the pixels, and is 0.5 to 1 times as bright as the
 * brightest. There is no background.
 */
public final class SimulatedDyes {

	/**
	 * Those of the test. They were written down before any rule for the number of
	 * components was tried; tuning was done on the seeds 1 to 160, and looked at
	 * on 2001 to 2080.
	 */
	public static final long[] TEST_SEEDS = { 1001, 1002, 1003, 1004, 1005, 1006,
		1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 1016, 1017, 1018,
		1019, 1020 };

	static final int SIZE = 48;

	static final int CHANNELS = 24;

	/** The blue side of a band, in channels; the red one is twice as wide. */
	private static final double WIDTH = 1.1;

	private final int dyes;

	private final double photons;

	private final DoubleMatrix2D W;

	private final DoubleMatrix2D H;

	private final DoubleMatrix2D X;

	private SimulatedDyes(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		dyes = 2 + random.nextInt(7);
		photons = 30 * Math.pow(1000 / 30.0, random.nextDouble());
		H = spectra(random);
		W = images(random);
		final double highest = SmallMatrices.product(W, H).aggregate(Math::max,
			v -> v);
		W.assign(v -> v * photons / highest);
		X = PhotonCounts.counts(SmallMatrices.product(W, H), seed);
	}

	/** Returns the stack of a seed. */
	public static SimulatedDyes of(final long seed) {
		return new SimulatedDyes(seed);
	}

	private DoubleMatrix2D spectra(final SplittableRandom random) {
		final double[] peaks = new double[dyes];
		double[] last = band(0);
		for (int j = 1; j < dyes; j++) {
			final double cosine = 0.4 + 0.5 * random.nextDouble();
			double low = 0, high = 40;
			for (int i = 0; i < 50; i++) {
				final double middle = (low + high) / 2;
				if (cosine(last, band(peaks[j - 1] + middle)) > cosine) low = middle;
				else high = middle;
			}
			peaks[j] = peaks[j - 1] + high;
			last = band(peaks[j]);
		}
		// the channels see all of it
		final double first = -3 * WIDTH;
		final double step = (peaks[dyes - 1] + 6 * WIDTH - first) / (CHANNELS - 1);
		final DoubleMatrix2D spectra = new DenseDoubleMatrix2D(dyes, CHANNELS);
		for (int j = 0; j < dyes; j++) {
			for (int c = 0; c < CHANNELS; c++) {
				spectra.set(j, c, value(first + c * step - peaks[j]));
			}
		}
		return spectra;
	}

	private static double value(final double d) {
		final double width = d < 0 ? WIDTH : 2 * WIDTH;
		return Math.exp(-d * d / (2 * width * width));
	}

	/** A band on a fine grid, for its cosine with another one. */
	private static double[] band(final double peak) {
		final double[] band = new double[1200];
		for (int i = 0; i < band.length; i++) {
			band[i] = value(-10 + i * 0.1 - peak);
		}
		return band;
	}

	private static double cosine(final double[] a, final double[] b) {
		double ab = 0, aa = 0, bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += a[i] * b[i];
			aa += a[i] * a[i];
			bb += b[i] * b[i];
		}
		return ab / Math.sqrt(aa * bb);
	}

	private DoubleMatrix2D images(final SplittableRandom random) {
		final DoubleMatrix2D images = new DenseDoubleMatrix2D(SIZE * SIZE, dyes);
		for (int j = 0; j < dyes; j++) {
			final double brightness = 0.5 + 0.5 * random.nextDouble();
			final int count = 3 + random.nextInt(5);
			for (int k = 0; k < count; k++) {
				final double x0 = SIZE * random.nextDouble();
				final double y0 = SIZE * random.nextDouble();
				final double a = 2 + 8 * random.nextDouble();
				final double b = 2 + 8 * random.nextDouble();
				final double angle = Math.PI * random.nextDouble();
				final double height = brightness * (0.4 + 0.6 * random.nextDouble());
				for (int p = 0; p < SIZE * SIZE; p++) {
					final double dx = p % SIZE - x0, dy = p / SIZE - y0;
					final double u = (dx * Math.cos(angle) + dy * Math.sin(angle)) / a;
					final double v = (dy * Math.cos(angle) - dx * Math.sin(angle)) / b;
					images.set(p, j, images.get(p, j) + height / (1 + Math.exp(6 * (Math
						.hypot(u, v) - 1))));
				}
			}
		}
		return images;
	}

	/** Returns the number of dyes. */
	public int dyes() {
		return dyes;
	}

	/** Returns the photons of the brightest pixel in its brightest channel. */
	public double photons() {
		return photons;
	}

	/** Returns the expected images, pixels &times; dyes. */
	public DoubleMatrix2D W() {
		return W;
	}

	/** Returns the spectra, dyes &times; channels. */
	public DoubleMatrix2D H() {
		return H;
	}

	/** Returns the photon counts, pixels &times; channels. */
	public DoubleMatrix2D X() {
		return X;
	}
}
