
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

/** Fits with a component whose image is one constant. */
class BackgroundTest {

	private static final ReferenceNumbers NUMBERS = ReferenceNumbers.read(
		"background.csv");

	private static final int N = 24;

	/** Three overlapping bumps. */
	private static final DoubleMatrix2D H = new DenseDoubleMatrix2D(3, N);

	static {
		for (int j = 0; j < 3; j++) {
			for (int i = 0; i < N; i++) {
				H.set(j, i, Math.exp(-Math.pow((i - 6 * (j + 1)) / 3.0, 2)));
			}
		}
	}

	/** Half of the amounts of three dyes are 0. */
	private static DoubleMatrix2D amounts(final int m) {
		return TestMatrices.random(m, 3, 1).assign(w -> Math.max(0, 200 * w - 100));
	}

	private static double background(final int channel) {
		return 8 + 6 * Math.cos(channel / 5.0);
	}

	/** Three dyes before a background, and noise. */
	private static DoubleMatrix2D mixture(final int m, final double noise) {
		final Random random = new Random(5);
		final DoubleMatrix2D X = TestMatrices.product(amounts(m), H);
		for (int i = 0; i < m; i++) {
			for (int j = 0; j < N; j++) {
				X.set(i, j, Math.max(0, X.get(i, j) + background(j) + noise * random
					.nextGaussian()));
			}
		}
		return X;
	}

	private static NmfOptions options() {
		return NmfOptions.withComponents(4).withBackground(3);
	}

	private static Factorization fit(final DoubleMatrix2D X,
		final NmfOptions options)
	{
		return Nmf.fit(new ColtRows(X), options, ProgressMonitor.NONE);
	}

	private static double[] backgroundOf(final Factorization f) {
		return f.H().viewRow(f.components() - 1).toArray();
	}

	private static void requireConstantImage(final Factorization f) {
		requireConstantImage(f, f.components() - 1);
	}

	private static void requireConstantImage(final Factorization f,
		final int last)
	{
		for (long i = 0; i < f.W().rows(); i++) {
			assertEquals(1, f.W().get(i, last), 0);
		}
	}

	/** The largest violation of the conditions of a minimum, as a share. */
	private static double kkt(final DoubleMatrix2D X, final Factorization f) {
		final DoubleMatrix2D W = f.W().toMatrix();
		final DoubleMatrix2D R = TestMatrices.product(W, f.H()).assign(X, (model,
			x) -> Double.isNaN(x) ? 0 : model - x);
		final DoubleMatrix2D sizes = X.copy().assign(x -> Double.isNaN(x) ? 0 : x);
		final int held = f.components() - 1;
		double worst = 0;
		for (int j = 0; j <= held; j++) {
			final DoubleMatrix2D h = f.H().viewPart(j, 0, 1, X.columns());
			final DoubleMatrix2D w = W.viewPart(0, j, W.rows(), 1);
			if (j < held) worst = Math.max(worst, violation(w, R.zMult(h.viewRow(0),
				null).toArray(), sizes.zMult(h.viewRow(0), null).toArray()));
			worst = Math.max(worst, violation(h.viewDice(), R.viewDice().zMult(w
				.viewColumn(0), null).toArray(), sizes.viewDice().zMult(w.viewColumn(0),
					null).toArray()));
		}
		return worst;
	}

	private static double violation(final DoubleMatrix2D values,
		final double[] gradients, final double[] sizes)
	{
		double worst = 0;
		for (int i = 0; i < gradients.length; i++) {
			final double gradient = values.get(i, 0) > 0 ? gradients[i] : Math.min(0,
				gradients[i]);
			worst = Math.max(worst, Math.abs(gradient) / (1 + sizes[i]));
		}
		return worst;
	}

	@Test
	void iterationsAreThoseOfTheSecondProgram() {
		final DoubleMatrix2D X = NUMBERS.matrix("X");

		final Factorization f = Nmf.fit(new ColtRows(X), start(1), signatures(1),
			options().withMethod(Method.PLAIN).withTolerance(1e-15).withMaxIterations(
				25), ProgressMonitor.NONE);

		assertTrue(TestMatrices.distance(NUMBERS.matrix("product25"), TestMatrices
			.product(f.W().toMatrix(), f.H())) < 1e-11 * TestMatrices.norm(X));
		assertEquals(NUMBERS.number("error25"), f.relativeError(), 1e-11);
	}

	@ParameterizedTest
	@EnumSource(Method.class)
	void theMinimumIsThatWithTheConstantAsAVariable(final Method method) {
		final DoubleMatrix2D X = NUMBERS.matrix("X");

		final Factorization f = Nmf.fit(new ColtRows(X), start(3), signatures(1 /
			3.0), options().withMethod(method).withTolerance(1e-9).withMaxIterations(
				100_000), ProgressMonitor.NONE);

		assertTrue(f.converged());
		assertEquals(NUMBERS.number("error"), f.relativeError(), 1e-7);
		assertTrue(kkt(X, f) < 1e-6, "" + kkt(X, f));
	}

	/** W0 with a fourth column that is a constant. */
	private static TallMatrix start(final double constant) {
		final DoubleMatrix2D W0 = NUMBERS.matrix("W0");
		final DoubleMatrix2D all = new DenseDoubleMatrix2D(W0.rows(), 4).assign(
			constant);
		all.viewPart(0, 0, W0.rows(), 3).assign(W0);
		return TallMatrix.of(all, RowPartition.of(W0.rows(), 13));
	}

	private static DoubleMatrix2D signatures(final double factor) {
		final DoubleMatrix2D all = new DenseDoubleMatrix2D(4, 13);
		all.viewPart(0, 0, 3, 13).assign(NUMBERS.matrix("H0"));
		all.viewRow(3).assign(NUMBERS.vector("h0")).assign(h -> factor * h);
		return all;
	}

	@Test
	void aStartWhoseLastImageIsNotConstantIsRefused() {
		final TallMatrix W0 = start(1);
		W0.block(0)[3][7] = 2;

		assertEquals("column 3 of W must be one constant, as it is a " +
			"background, got 1.0 and 2.0", assertThrows(
				IllegalArgumentException.class, () -> Nmf.fit(new ColtRows(NUMBERS
					.matrix("X")), W0, signatures(1), options(), ProgressMonitor.NONE))
				.getMessage());
	}

	/**
	 * What a background has of the dyes can as well be in their images, and noise
	 * fits better there. A mild penalty on images gives it to the background.
	 */
	@ParameterizedTest
	@ValueSource(doubles = { 0, 2 })
	void withAMildPenaltyAPlantedBackgroundIsFound(final double noise) {
		final DoubleMatrix2D X = mixture(6000, noise);

		final Factorization f = fit(X, options().withPenalties(PenaltyOptions.NONE
			.withL1W(0.003)));

		requireConstantImage(f);
		requireNear(f, 0.15);
		assertTrue(distance(f) < distance(fit(X, options())));
	}

	private static void requireNear(final Factorization f, final double part) {
		assertTrue(distance(f) < part, "" + distance(f));
		for (final double[] cosines : QualityCheck.cosines(H, f.H().viewPart(0, 0,
			3, N)))
		{
			assertTrue(Arrays.stream(cosines).max().getAsDouble() > 0.995);
		}
	}

	/** How far the background found is from the true one, as a share of it. */
	private static double distance(final Factorization f) {
		final double[] found = backgroundOf(f);
		double squares = 0, all = 0;
		for (int j = 0; j < N; j++) {
			squares += Math.pow(found[j] - background(j), 2);
			all += Math.pow(background(j), 2);
		}
		return Math.sqrt(squares / all);
	}

	@ParameterizedTest
	@CsvSource({ "NNDSVD, false", "NNDSVD, true", "NNDSVDA, false",
		"NNDSVDAR, false", "RANDOM, false", "RANDOM, true" })
	void fastEndsWithTheErrorOfPlainOrLess(final Initialization initialization,
		final boolean known)
	{
		final DoubleMatrix2D X = mixture(12_000, 1);
		final NmfOptions options = options().withInitialization(initialization)
			.withTolerance(1e-3);

		final Factorization plain = known(X, known, options.withMethod(
			Method.PLAIN));
		final Factorization fast = known(X, known, options);

		requireConstantImage(fast);
		assertTrue(fast.converged());
		assertTrue(fast.iterations() > fast.objectiveTrace().length);
		assertTrue(fast.relativeError() <= 1.0001 * plain.relativeError(), fast +
			" and " + plain);
		if (known) assertEquals(H.viewRow(1), fast.H().viewRow(0));
	}

	private static Factorization known(final DoubleMatrix2D X,
		final boolean known, final NmfOptions options)
	{
		return known ? Nmf.fit(new ColtRows(X), new KnownSignatures(H.viewPart(1, 0,
			1, N), true), options, ProgressMonitor.NONE) : fit(X, options);
	}

	@ParameterizedTest
	@CsvSource({ "GAUSSIAN, 0, false", "GAUSSIAN, 0, true",
		"GAUSSIAN, 0.01, false", "GAUSSIAN, 0.01, true", "POISSON, 0, false",
		"POISSON, 0, true" })
	void theImageStaysConstantWhateverIsMadeSmall(final Loss loss,
		final double penalty, final boolean missing)
	{
		final DoubleMatrix2D X = mixture(700, 1);
		if (missing) {
			X.assign(TestMatrices.random(700, N, 9), (x, u) -> u < 0.1 ? Double.NaN
				: x);
			X.viewRow(17).assign(Double.NaN);
		}
		final NmfOptions options = options().withLoss(loss).withMissing(missing)
			.withPenalties(PenaltyOptions.NONE.withL1W(penalty).withL1H(penalty)
				.withSmooth(penalty)).withTolerance(1e-3);

		final Factorization f = fit(X, options);

		requireConstantImage(f);
		if (missing) assertEquals(0, f.W().get(17, 0));
		final double[] trace = f.minimizedTrace();
		for (int i = 1; i < trace.length - 1; i++) {
			assertTrue(trace[i] <= trace[i - 1] * (1 + 1e-9), "iteration " + i);
		}
		assertTrue(f.relativeError() < 1, "" + f);
		assertTrue(backgroundOf(f)[0] > 1);
	}

	@ParameterizedTest
	@EnumSource(Method.class)
	void missingEntriesHaveNoPartInTheMinimum(final Method method) {
		final DoubleMatrix2D X = mixture(60, 1).assign(TestMatrices.random(60, N,
			9), (x, u) -> u < 0.1 ? Double.NaN : x);

		final Factorization f = fit(X, options().withMissing(true).withMethod(
			method).withTolerance(1e-5).withMaxIterations(50_000));

		requireConstantImage(f);
		assertTrue(kkt(X, f) < 1e-3, "" + kkt(X, f));
	}

	/** Photon noise: the divergence is below that of the truth. */
	@Test
	void theDivergenceIsBelowThatOfTheTruth() {
		final DoubleMatrix2D truth = mixture(200, 0);
		final Random random = new Random(6);
		final DoubleMatrix2D X = truth.copy().assign(mean -> Math.max(0, Math.round(
			mean + Math.sqrt(mean) * random.nextGaussian())));
		double divergence = 0;
		for (int i = 0; i < X.rows(); i++) {
			for (int j = 0; j < N; j++) {
				final double x = X.get(i, j), y = truth.get(i, j);
				divergence += (x > 0 ? x * Math.log(x / y) : 0) - x + y;
			}
		}

		final Factorization f = fit(X, options().withLoss(Loss.POISSON));

		assertTrue(f.divergence() < divergence);
		assertTrue(f.divergence() > 0.5 * divergence);
	}

	@ParameterizedTest
	@EnumSource(Directions.class)
	void growthKeepsIt(final Directions directions) {
		final DoubleMatrix2D X = mixture(3000, 1);
		final GsvdNmfOptions options = GsvdNmfOptions.of(options()).withBackground(
			true).withDirections(directions);

		final Growth growth = GsvdNmf.fit(new ColtRows(X), options,
			ProgressMonitor.NONE);

		requireConstantImage(growth.initial());
		requireConstantImage(growth.polished(), 2);
		assertEquals(4, growth.polished().components());
		assertTrue(growth.polished().relativeError() <= 1.01 * fit(X, options())
			.relativeError(), "" + growth.polished());
		final Growth again = GsvdNmf.grow(new ColtRows(X), growth.initial(),
			options, ProgressMonitor.NONE);
		assertEquals(growth.polished().relativeError(), again.polished()
			.relativeError(), 1e-9);
	}

	@Test
	void growthWithMissingEntriesKeepsIt() {
		final DoubleMatrix2D X = mixture(700, 1).assign(TestMatrices.random(700, N,
			9), (x, u) -> u < 0.1 ? Double.NaN : x);
		X.viewRow(17).assign(Double.NaN);

		final Growth growth = GsvdNmf.fit(new ColtRows(X), GsvdNmfOptions.of(
			options().withTolerance(1e-3)).withMissing(true).withBackground(true),
			ProgressMonitor.NONE);

		requireConstantImage(growth.polished(), 2);
		assertEquals(0, growth.polished().W().get(17, 0));
		assertTrue(growth.polished().relativeError() < 1, "" + growth.polished());
	}

	@Test
	void aBackgroundAloneIsTheMeanOfAllRows() {
		final DoubleMatrix2D X = mixture(500, 1);

		for (final Loss loss : Loss.values()) {
			final Factorization f = fit(X, NmfOptions.withComponents(1)
				.withBackground(0).withLoss(loss).withTolerance(1e-8));

			requireConstantImage(f);
			for (int j = 0; j < N; j++) {
				assertEquals(X.viewColumn(j).zSum() / 500, backgroundOf(f)[j], 1e-5);
			}
		}
	}

	@Test
	void aConstantStackIsAllBackground() {
		final DoubleMatrix2D X = new DenseDoubleMatrix2D(50, N).assign(7);

		assertEquals(0, fit(X, options()).relativeError(), 1e-6);
	}

	@Test
	void theNumberOfThreadsDoesNotMatter() {
		final DoubleMatrix2D X = mixture(12_000, 1);

		final Factorization one = fit(X, options().withThreads(1));
		final Factorization three = fit(X, options().withThreads(3));

		assertEquals(one.H(), three.H());
		assertEquals(one.W().toMatrix(), three.W().toMatrix());
	}

	@Test
	void itIsOneOfTheComponents() {
		final KnownSignatures known = new KnownSignatures(H, true, true, true);

		assertEquals("components must be at least 4, the number of known " +
			"signatures and a background, got 3", assertThrows(
				IllegalArgumentException.class, () -> Nmf.fit(new ColtRows(mixture(50,
					1)), known, options().withOtherComponents(3), ProgressMonitor.NONE))
				.getMessage());
		final Factorization f = Nmf.fit(new ColtRows(mixture(3000, 1)), known,
			options(), ProgressMonitor.NONE);
		requireConstantImage(f);
		assertEquals(H, f.H().viewPart(0, 0, 3, N));
		assertFalse(options().equals(NmfOptions.withComponents(4)));
	}
}
