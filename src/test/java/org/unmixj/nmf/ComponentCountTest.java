
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.SharedData;
import org.unmixj.imagej.SampleStack;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.IJ;
import ij.ImagePlus;

class ComponentCountTest {

	private static final ProgressMonitor NONE = ProgressMonitor.NONE;

	private static ComponentCount count(final DoubleMatrix2D X,
		final CountOptions options)
	{
		return ComponentCount.of(new ColtRows(X), options.withStarts(0), NONE);
	}

	/** Every so many pixels; the samples are the slices of the stack. */
	private static DoubleMatrix2D rows(final ImagePlus stack, final int stride) {
		final int m = stack.getWidth() * stack.getHeight() / stride;
		final DoubleMatrix2D X = new DenseDoubleMatrix2D(m, stack.getStackSize());
		for (int j = 0; j < X.columns(); j++) {
			for (int i = 0; i < m; i++) {
				X.setQuick(i, j, stack.getStack().getProcessor(j + 1).getf(i * stride));
			}
		}
		return X;
	}

	/** As a user gets it who asks for nothing, and with even weights. */
	@ParameterizedTest
	@CsvSource({ "AUTO, 17", "GAUSSIAN, 13" })
	void theDyesOfTwentySimulatedStacks(final CountLoss loss, final int right) {
		final List<String> wrong = new ArrayList<>();

		for (final long seed : SimulatedDyes.TEST_SEEDS) {
			final SimulatedDyes stack = SimulatedDyes.of(seed);
			final ComponentCount count = count(stack.X(), CountOptions.upTo(
				CountOptions.DEFAULT_MOST).withLoss(loss));
			assertEquals(loss == CountLoss.AUTO ? CountLoss.POISSON : loss, count
				.loss());
			assertEquals(0, count.evenImages());
			if (count.recommended() == stack.dyes()) continue;
			wrong.add("seed " + seed + ": " + stack.dyes() + " dyes, " + count);
			assertEquals(stack.dyes(), count.recommended(), 1, wrong.toString());
		}

		assertTrue(SimulatedDyes.TEST_SEEDS.length - wrong.size() >= right, wrong
			.toString());
	}

	@Test
	void theTenComponentsOfThePapersExample() {
		final ComponentCount count = count(rows(SampleStack.PAPER.open(), 1),
			CountOptions.upTo(12));

		assertEquals(CountLoss.GAUSSIAN, count.loss(), "there is no noise");
		assertEquals(10, count.recommended());
		assertEquals(CountReason.FOUND, count.reason());
		assertTrue(count.heldOutError(10) < 1e-6);
		assertTrue(count.nullGain() < count.gain(10));
	}

	/** The even background is a fifth one where dim entries count as much. */
	@Test
	void theFourDyesOfTheLambdaSampleAndItsBackground() {
		final DoubleMatrix2D X = rows(SampleStack.LAMBDA.open(), 5);

		assertEquals(4, count(X, CountOptions.upTo(7).withLoss(CountLoss.GAUSSIAN))
			.recommended());
		final ComponentCount photons = count(X, CountOptions.upTo(7));
		assertEquals(CountLoss.POISSON, photons.loss());
		assertEquals(5, photons.recommended());
		assertEquals(1, photons.evenImages());
	}

	/** Eight frames are held out at a time, of 2048 pixels. */
	@Test
	void theTwelveCellsAndTheNeuropilOfTheTimeLapse() {
		final ComponentCount count = count(rows(SampleStack.CALCIUM.open(), 2),
			CountOptions.upTo(14));

		assertEquals(13, count.recommended(), 1);
	}

	/** The default cannot reach the 13. */
	@Test
	void theTimeLapseHasAtLeastTwelveIfNoMoreAreTried() {
		final ComponentCount count = count(rows(SampleStack.CALCIUM.open(), 8),
			CountOptions.upTo(CountOptions.DEFAULT_MOST));

		assertEquals(CountReason.AT_LEAST, count.reason());
		assertEquals(12, count.recommended());
	}

	@Test
	void theThreeDyesOfARealStack() {
		final DoubleMatrix2D X = rows(IJ.openImage(SharedData.require(
			"leica_3dye_12ch_512x512_uint8.tif").toString()), 37);
		for (int j = 0; j < X.columns(); j++) {
			final double[] sorted = X.viewColumn(j).toArray();
			Arrays.sort(sorted);
			final double background = sorted[sorted.length / 100];
			X.viewColumn(j).assign(v -> Math.max(0, v - background));
		}

		assertEquals(3, count(X, CountOptions.upTo(6).withLoss(CountLoss.GAUSSIAN))
			.recommended());
	}

	@ParameterizedTest
	@EnumSource(CountLoss.class)
	void nothingInPhotonNoise(final CountLoss loss) {
		for (int seed = 1; seed <= 5; seed++) {
			final DoubleMatrix2D X = PhotonCounts.counts(new DenseDoubleMatrix2D(1500,
				16).assign(20), seed);

			final ComponentCount count = count(X, CountOptions.upTo(4).withLoss(
				loss));

			assertEquals(CountReason.NO_STRUCTURE, count.reason(), "" + count);
			assertEquals(1, count.recommended());
		}
	}

	@Test
	void oneDyeIsMoreThanNothing() {
		final SplittableRandom random = new SplittableRandom(1);
		final DoubleMatrix2D means = new DenseDoubleMatrix2D(1500, 16);
		for (int i = 0; i < 1500; i++) {
			final double photons = 100 * random.nextDouble();
			for (int j = 0; j < 16; j++) {
				means.set(i, j, photons * Math.exp(-(j - 7) * (j - 7) / 18.0));
			}
		}

		final ComponentCount count = count(PhotonCounts.counts(means, 2),
			CountOptions.upTo(4));

		assertEquals(CountReason.FOUND, count.reason());
		assertEquals(1, count.recommended());
	}

	@Test
	void aLimitThatIsTooLowIsSaid() {
		final ComponentCount count = count(SimulatedDyes.of(4).X(), CountOptions
			.upTo(3));

		assertEquals(CountReason.AT_LEAST, count.reason());
		assertEquals(3, count.recommended());
	}

	/** Of three columns one is held out, and two components can be told. */
	@Test
	void theLimitOfTheDataIsNotThatOfTheRequest() {
		final SplittableRandom random = new SplittableRandom(1);
		final DoubleMatrix2D means = new DenseDoubleMatrix2D(1500, 3);
		final double[][] spectra = { { 1, 0.2, 0.6 }, { 0.1, 1, 0.7 } };
		for (int i = 0; i < 1500; i++) {
			final double photons = 2000 * random.nextDouble();
			for (int j = 0; j < 3; j++) {
				means.set(i, j, photons * spectra[i % 2][j]);
			}
		}
		final DoubleMatrix2D X = PhotonCounts.counts(means, 2);

		for (final int most : new int[] { 2, 3, 99 }) {
			final ComponentCount count = count(X, CountOptions.upTo(most));
			assertEquals(2, count.possible());
			assertEquals(2, count.most());
			assertEquals(2, count.recommended());
			assertNotEquals(CountReason.AT_LEAST, count.reason());
		}
	}

	@Test
	void endsAfterTwoThatDoNotHelp() {
		assertEquals(5, count(SimulatedDyes.of(5).X(), CountOptions.upTo(20))
			.most());
	}

	/** Few pixels of very uneven noise: shuffled residuals gain more. */
	@Test
	void aStepThatGainsNoMoreThanTheNullIsTakenBack() {
		final ComponentCount count = count(UnevenNoise.X(), CountOptions.upTo(4)
			.withLoss(CountLoss.GAUSSIAN));

		assertEquals(1, count.recommended());
		assertEquals(1, count.takenBack());
		assertTrue(count.gain(2) > count.gainError(2));
		assertTrue(count.nullGain() >= count.gain(2));
		assertEquals(0, count(SimulatedDyes.of(5).X(), CountOptions.upTo(4))
			.takenBack());
	}

	@Test
	void progressNeverFalls() {
		final ToldFractions monitor = new ToldFractions();

		ComponentCount.of(new ColtRows(SimulatedDyes.of(5).X()), CountOptions.upTo(
			6).withStarts(1), monitor);

		final List<Double> told = monitor.told;
		for (int i = 1; i < told.size(); i++) {
			assertTrue(told.get(i) >= told.get(i - 1) - 1e-12, told.get(i - 1) +
				" before " + told.get(i));
		}
		assertEquals(1, told.get(told.size() - 1), 1e-12);
	}

	/** Its variance is the mean, to a power of 1; 0 for even noise. */
	@Test
	void photonNoiseIsToldFromEvenNoise() {
		final Random random = new Random(1);
		for (int seed = 1; seed <= 10; seed++) {
			final SimulatedDyes stack = SimulatedDyes.of(seed);
			final DoubleMatrix2D means = TestMatrices.product(stack.W(), stack.H());
			final double deviation = Math.sqrt(means.zSum() / means.size());
			final DoubleMatrix2D even = means.copy().assign(v -> Math.max(0, v +
				deviation * random.nextGaussian()));
			final DoubleMatrix2D above = means.copy().assign(v -> Math.max(0, v + 5 *
				deviation + deviation * random.nextGaussian()));

			assertTrue(exponent(stack.X()) > 0.6, "" + exponent(stack.X()));
			assertTrue(exponent(even) < 0.3, "" + exponent(even));
			assertEquals(0, exponent(above), 0.1);
		}
		assertTrue(Double.isNaN(exponent(rows(SampleStack.PAPER.open(), 1))));
	}

	/** Few rows are looked at then. */
	@Test
	void photonNoiseIsToldInALongTimeLapse() {
		final Random random = new Random(1);
		final DoubleMatrix2D means = new DenseDoubleMatrix2D(1000, 2048);
		for (int i = 0; i < means.rows(); i++) {
			for (int j = 0; j < means.columns(); j++) {
				means.setQuick(i, j, 5 + i % 40 * (2 + Math.sin(j / 50.0)));
			}
		}
		final double deviation = Math.sqrt(means.zSum() / means.size());

		assertEquals(1, exponent(PhotonCounts.counts(means, 1)), 0.1);
		assertEquals(0, exponent(means.copy().assign(v -> v + 5 * deviation +
			deviation * random.nextGaussian())), 0.1);
	}

	private static double exponent(final DoubleMatrix2D X) {
		return PhotonNoise.exponent(TallMatrix.of(X, RowPartition.of(X.rows(), X
			.columns())), 1, NONE);
	}

	@Test
	void errorsAreThoseOfTheFitsAndTheirBound() {
		final DoubleMatrix2D X = SimulatedDyes.of(2).X();
		final ComponentCount count = count(X, CountOptions.upTo(4).withLoss(
			CountLoss.GAUSSIAN).withTolerance(1e-5));

		for (int r = 1; r <= 4; r++) {
			assertTrue(count.relativeError(r) >= count.svdBound(r) - 1e-9);
			final double error = Nmf.fit(new ColtRows(X), NmfOptions.withComponents(r)
				.withTolerance(1e-5), NONE).relativeError();
			assertEquals(error, count.relativeError(r), 0.02 * error);
		}
	}

	/** To the last bit. */
	@Test
	void theNumberOfThreadsChangesNothing() {
		final ColtRows X = new ColtRows(SimulatedDyes.of(5).X());
		final CountOptions options = CountOptions.upTo(4).withPixels(700)
			.withStarts(1);

		final ComponentCount one = ComponentCount.of(X, options.withThreads(1),
			NONE);
		final ComponentCount three = ComponentCount.of(X, options.withThreads(3),
			NONE);

		assertEquals(700, one.pixels());
		for (int r = 1; r <= 4; r++) {
			assertEquals(one.heldOutError(r), three.heldOutError(r));
			assertEquals(one.gain(r), three.gain(r));
			assertEquals(one.relativeError(r), three.relativeError(r));
			assertEquals(one.stability(r), three.stability(r));
		}
	}

	@Test
	void signaturesAreStableAsLongAsTheyAreThere() {
		final ComponentCount count = ComponentCount.of(new ColtRows(SimulatedDyes
			.of(5).X()), CountOptions.upTo(6), NONE);

		assertEquals(3, count.recommended());
		assertTrue(count.stability(3) > 0.99, "" + count.stability(3));
		assertTrue(count.stability(5) < 0.95, "" + count.stability(5));
	}

	@Test
	void pixelsWithMissingEntriesAreLeftOut() {
		final DoubleMatrix2D X = SimulatedDyes.of(5).X();
		final DoubleMatrix2D holes = X.copy();
		for (int i = 0; i < X.rows(); i += 3) {
			holes.set(i, i % X.columns(), Double.NaN);
		}

		final ComponentCount count = count(holes, CountOptions.upTo(5).withMissing(
			true));

		assertEquals(X.rows() * 2 / 3, count.pixels());
		assertEquals(3, count.recommended());
		assertThrows(IllegalArgumentException.class, () -> count(holes, CountOptions
			.upTo(5)));
	}

	/** What is predicted for an entry does not depend on it. */
	@Test
	void heldOutEntriesHaveNoPartInTheirPrediction() {
		final SplittableRandom random = new SplittableRandom(1);
		final DoubleMatrix2D H = SimulatedDyes.of(2).H();
		final DoubleMatrix2D values = new DenseDoubleMatrix2D(300, H.columns());
		values.assign(v -> random.nextDouble());
		final RowPartition partition = RowPartition.of(300, H.columns());
		final HeldOutEntries held = new HeldOutEntries(TallMatrix.of(values,
			partition), 3, 1);

		// all entries differ, so that those held out can be found
		final DoubleMatrix2D changed = values.copy();
		for (int i = 0; i < 300; i++) {
			for (int j = 0; j < H.columns(); j++) {
				if (values.get(i, j) == held.entries()[i][1]) changed.set(i, j, 1e6);
			}
		}
		final HeldOutEntries other = new HeldOutEntries(TallMatrix.of(changed,
			partition), 3, 1);

		final double[][] before = held.predict(H, NONE);
		final double[][] after = other.predict(H, NONE);
		for (int i = 0; i < 300; i++) {
			assertEquals(1e6, other.entries()[i][1]);
			assertEquals(before[i][1], after[i][1]);
			assertTrue(before[i][0] != after[i][0] || before[i][2] != after[i][2]);
		}
	}

	/** The rows of a fold and the others, which both read those of X. */
	@Test
	void foldsReadTheRowsOfX() {
		final DoubleMatrix2D X = new DenseDoubleMatrix2D(11, 2);
		for (int i = 0; i < 11; i++) {
			X.set(i, 0, i);
			X.set(i, 1, -i);
		}
		final double[][] fold = new double[2][3];
		final double[][] others = new double[2][6];

		new RowRange(new ColtRows(X), 4, 7).read(0, 3, fold);
		final RowBlocks rest = RowRange.without(new ColtRows(X), 4, 7);
		rest.read(1, 6, others);

		assertArrayEquals(new double[][] { { 4, 5, 6 }, { -4, -5, -6 } }, fold);
		assertEquals(8, rest.rows());
		assertArrayEquals(new double[] { 1, 2, 3, 7, 8, 9 }, others[0]);
		assertArrayEquals(new double[] { -1, -2, -3, -7, -8, -9 }, others[1]);
	}

	/** 2 e d - d^2 with d half of the difference, and its standard error. */
	@Test
	void theGainIsTheFallOfTheSquaredErrorOfTheMean() {
		final double[][] x = { { 3 }, { 5 }, { 1 } };
		final double[][] fewer = { { 2 }, { 2 }, { 2 } };
		final double[][] more = { { 4 }, { 6 }, { 2 } };
		final Gain gain = new Gain(0.5);

		gain.add(x, fewer, more);

		// errors 1, 9, 1 become 0, 1, 1
		final double[] falls = { 1, 8, 0 };
		double variance = 0;
		for (final double fall : falls) {
			variance += (fall - 3) * (fall - 3) / 2;
		}
		assertEquals(9, gain.sum(), 1e-12);
		assertEquals(Math.sqrt(3 * variance), gain.standardError(), 1e-12);
		assertEquals(9 > Math.sqrt(3 * variance), gain.isOne(35));
	}

	/** Rows and columns of different brightness: the variance is even after. */
	@Test
	void photonNoiseIsEvenAfterScaling() {
		final DoubleMatrix2D means = new DenseDoubleMatrix2D(4000, 8);
		for (int i = 0; i < 4000; i++) {
			for (int j = 0; j < 8; j++) {
				means.set(i, j, (20 + i % 400) * (1 + j));
			}
		}
		final RowPartition partition = RowPartition.of(4000, 8);
		final TallMatrix X = TallMatrix.of(PhotonCounts.counts(means, 1),
			partition);
		final TallMatrix expected = TallMatrix.of(means, partition);
		PhotonScaling.apply(X);
		PhotonScaling.apply(expected);

		final double[] variances = new double[8];
		for (int i = 0; i < 4000; i++) {
			for (int j = 0; j < 8; j++) {
				final double d = X.get(i, j) - expected.get(i, j);
				variances[j] += d * d / 4000;
			}
		}

		// without scaling the last would be 8 times the first
		assertTrue(Arrays.stream(variances).max().getAsDouble() < 1.3 * Arrays
			.stream(variances).min().getAsDouble(), Arrays.toString(variances));
	}

	@Test
	void badOptionsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> CountOptions.upTo(0));
		assertThrows(IllegalArgumentException.class, () -> CountOptions.upTo(2)
			.withRepeats(-1));
		assertThrows(IllegalArgumentException.class, () -> CountOptions.upTo(2)
			.withPixels(-1));
		assertThrows(IllegalArgumentException.class, () -> count(
			new DenseDoubleMatrix2D(3, 5).assign(1), CountOptions.upTo(2)));
	}
}
