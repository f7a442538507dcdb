
package org.unmixj.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.NonNegativeLeastSquares;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Loss;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.PhotonCounts;
import org.unmixj.nmf.PoissonRegression;
import org.unmixj.nmf.Scale;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import cern.colt.matrix.linalg.Algebra;

/**
 * Makes the tables of {@code src/docs/photon-noise.md}: what each loss makes of
 * simulated photon counts, whose truth is known.
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=org.unmixj.docs.PhotonNoiseDemo \
 *   -Dexec.args=target/photon-noise-tables.md
 * </pre>
 */
public final class PhotonNoiseDemo {

	private static final int PIXELS = 4000;
	private static final int CHANNELS = 32;
	private static final int DYES = 4;
	private static final int SEEDS = 10;
	private static final ProgressMonitor NONE = ProgressMonitor.NONE;

	private final StringBuilder text = new StringBuilder();

	private PhotonNoiseDemo() {
		// main only
	}

	/** What a detector does to counts. */
	private interface Detector {

		double value(double photons, Random random);
	}

	public static void main(final String... args) throws IOException {
		final var demo = new PhotonNoiseDemo();
		demo.known();
		demo.blind();
		Files.writeString(Path.of(args[0]), demo.text);
	}

	private void known() {
		text.append("| photons per pixel | least squares | Poisson | ratio of " +
			"squares | seeds in which Poisson is better |\n|--:|--:|--:|--:|--:|\n");
		for (final int photons : new int[] { 2, 20, 200, 2000 }) {
			double gaussian = 0, poisson = 0;
			int better = 0;
			for (int seed = 1; seed <= SEEDS; seed++) {
				final PhotonCounts counts = PhotonCounts.simulate(PIXELS, CHANNELS,
					DYES, photons, seed);
				final double g = error(counts.W(), leastSquares(counts.X(), counts
					.H()));
				final double p = error(counts.W(), PoissonRegression.fit(new ColtRows(
					counts.X()), counts.H(), PoissonRegression.DEFAULT_TOLERANCE, 2, NONE)
					.W().toMatrix());
				gaussian += g / SEEDS;
				poisson += p / SEEDS;
				if (p < g) better++;
			}
			row(photons, percent(gaussian), percent(poisson), number(Math.pow(
				poisson / gaussian, 2), 2), better + " of " + SEEDS);
		}
		text.append('\n');
	}

	private void blind() {
		text.append("| noise | photons per pixel | spectra: least squares | " +
			"weighted | Poisson | Poisson best in | images: least squares | " +
			"weighted | Poisson | Poisson best in |\n" +
			"|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
		for (final int photons : new int[] { 2, 20, 200, 2000 }) {
			blind("photons only", photons, (x, random) -> x);
		}
		for (final int photons : new int[] { 20, 200, 2000 }) {
			blind("and read noise, 2 electrons", photons, (x, random) -> Math.max(0,
				x + 2 * random.nextGaussian()));
		}
		for (final int photons : new int[] { 20, 200, 2000 }) {
			blind("and an offset of 5 left in", photons, (x, random) -> x + 5);
		}
		for (final int photons : new int[] { 200, 2000 }) {
			blind("even, 6 per entry, not from photons", photons, null);
		}
	}

	private void blind(final String noise, final int photons,
		final Detector detector)
	{
		final double[] angles = new double[3], errors = new double[3];
		int bestAngle = 0, bestError = 0;
		for (int seed = 1; seed <= SEEDS; seed++) {
			final PhotonCounts counts = PhotonCounts.simulate(PIXELS, CHANNELS, DYES,
				photons, seed);
			final Random random = new Random(1000 + seed);
			final DoubleMatrix2D X = detector == null ? Algebra.DEFAULT.mult(counts
				.W(), counts.H()).assign(mean -> Math.max(0, mean + 6 * random
					.nextGaussian())) : counts.X().copy().assign(x -> detector.value(x,
						random));
			final Factorization[] fits = { fit(X, Loss.GAUSSIAN), weighted(X), fit(X,
				Loss.POISSON) };
			final double[] angle = new double[3], error = new double[3];
			for (int i = 0; i < fits.length; i++) {
				final Factorization f = matched(fits[i].scaled(Scale.SUM), counts.H());
				for (int j = 0; j < DYES; j++) {
					angle[i] += Math.toDegrees(Math.acos(Math.min(1, cosine(f.H(), j,
						counts.H(), j)))) / DYES;
				}
				error[i] = error(counts.W(), f.W().toMatrix());
				angles[i] += angle[i] / SEEDS;
				errors[i] += error[i] / SEEDS;
			}
			if (angle[2] < Math.min(angle[0], angle[1])) bestAngle++;
			if (error[2] < Math.min(error[0], error[1])) bestError++;
		}
		row(noise, photons, degrees(angles[0]), degrees(angles[1]), degrees(
			angles[2]), bestAngle + " of " + SEEDS, percent(errors[0]), percent(
				errors[1]), percent(errors[2]), bestError + " of " + SEEDS);
	}

	private static Factorization fit(final DoubleMatrix2D X, final Loss loss) {
		return Nmf.fit(new ColtRows(X), NmfOptions.withComponents(DYES).withLoss(
			loss), NONE);
	}

	/**
	 * Least squares after each pixel and each channel has been divided by the
	 * root of its mean: what is left of photon noise then is about even (Keenan &
	 * Kotula, Surf. Interface Anal. 36, 2004).
	 */
	private static Factorization weighted(final DoubleMatrix2D X) {
		final double[] rows = roots(X);
		final double[] columns = roots(X.viewDice());
		final DoubleMatrix2D scaled = new DenseDoubleMatrix2D(X.rows(), X
			.columns());
		for (int t = 0; t < X.rows(); t++) {
			for (int i = 0; i < X.columns(); i++) {
				if (rows[t] * columns[i] > 0) scaled.setQuick(t, i, X.getQuick(t, i) /
					(rows[t] * columns[i]));
			}
		}
		final Factorization f = fit(scaled, Loss.GAUSSIAN);
		final DoubleMatrix2D H = f.H().copy();
		for (int j = 0; j < DYES; j++) {
			for (int i = 0; i < CHANNELS; i++) {
				H.setQuick(j, i, H.getQuick(j, i) * columns[i]);
			}
			for (int b = 0; b < f.W().partition().count(); b++) {
				final double[] w = f.W().block(b)[j];
				for (int t = 0; t < w.length; t++) {
					w[t] *= rows[(int) f.W().partition().first(b) + t];
				}
			}
		}
		return new Factorization(f.W(), H, f.iterations(), f.converged(), f
			.sumOfSquares(), f.objectiveTrace());
	}

	private static double[] roots(final DoubleMatrix2D X) {
		final double[] roots = new double[X.rows()];
		Arrays.setAll(roots, t -> Math.sqrt(X.viewRow(t).zSum() / X.columns()));
		return roots;
	}

	/** The order of components that is nearest to the true spectra. */
	private static Factorization matched(final Factorization f,
		final DoubleMatrix2D H)
	{
		final int[] best = new int[DYES];
		search(f.H(), H, new int[DYES], 0, 0, new double[] { -1 }, best);
		return f.ordered(best);
	}

	private static void search(final DoubleMatrix2D found,
		final DoubleMatrix2D truth, final int[] order, final int at,
		final double sum, final double[] bestSum, final int[] best)
	{
		if (at == DYES) {
			if (sum > bestSum[0]) {
				bestSum[0] = sum;
				System.arraycopy(order, 0, best, 0, DYES);
			}
			return;
		}
		for (int j = 0; j < DYES; j++) {
			final int candidate = j;
			if (Arrays.stream(order, 0, at).anyMatch(used -> used == candidate)) {
				continue;
			}
			order[at] = j;
			search(found, truth, order, at + 1, sum + cosine(found, j, truth, at),
				bestSum, best);
		}
	}

	private static double cosine(final DoubleMatrix2D A, final int i,
		final DoubleMatrix2D B, final int j)
	{
		final double norms = Math.sqrt(A.viewRow(i).zDotProduct(A.viewRow(i)) * B
			.viewRow(j).zDotProduct(B.viewRow(j)));
		return norms > 0 ? A.viewRow(i).zDotProduct(B.viewRow(j)) / norms : 0;
	}

	private static DoubleMatrix2D leastSquares(final DoubleMatrix2D X,
		final DoubleMatrix2D H)
	{
		final DoubleMatrix2D HHt = Algebra.DEFAULT.mult(H, H.viewDice());
		final DoubleMatrix2D XHt = Algebra.DEFAULT.mult(X, H.viewDice());
		final DoubleMatrix2D W = new DenseDoubleMatrix2D(X.rows(), H.rows());
		for (int t = 0; t < X.rows(); t++) {
			W.viewRow(t).assign(NonNegativeLeastSquares.solve(HHt, XHt.viewRow(t)
				.toArray()));
		}
		return W;
	}

	/** Root of the squared error, relative to the root of all squares. */
	private static double error(final DoubleMatrix2D truth,
		final DoubleMatrix2D found)
	{
		return Math.sqrt(truth.aggregate(found, Double::sum, (a, b) -> (a - b) *
			(a - b)) / truth.aggregate(Double::sum, a -> a * a));
	}

	private void row(final Object... cells) {
		for (final Object cell : cells) {
			text.append("| ").append(cell).append(' ');
		}
		text.append("|\n");
	}

	private static String percent(final double value) {
		return number(100 * value, 1) + " %";
	}

	private static String degrees(final double value) {
		return number(value, 2) + "°";
	}

	private static String number(final double value, final int decimals) {
		return String.format(Locale.ROOT, "%." + decimals + "f", value);
	}
}
