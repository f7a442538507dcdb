
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class PoissonSolverTest {

	private static final ProgressMonitor NONE = ProgressMonitor.NONE;

	private static NmfOptions options(final int r) {
		return NmfOptions.withComponents(r).withLoss(Loss.POISSON);
	}

	private static Factorization fit(final DoubleMatrix2D X,
		final NmfOptions options)
	{
		return Nmf.fit(new ColtRows(X), options, NONE);
	}

	private static DoubleMatrix2D product(final Factorization f) {
		return TestMatrices.product(f.W().toMatrix(), f.H());
	}

	@ParameterizedTest
	@CsvSource({ "2, NNDSVD", "2, RANDOM", "20, NNDSVD", "20, NNDSVDA",
		"200, NNDSVD", "200, NNDSVDAR", "200, RANDOM" })
	void divergenceNeverRises(final double photons,
		final Initialization initialization)
	{
		final DoubleMatrix2D X = PhotonCounts.simulate(1500, 20, 5, photons, 3).X();

		final Factorization f = fit(X, options(5).withInitialization(
			initialization));

		final double[] trace = f.minimizedTrace();
		final double rounding = 1e-13 * X.zSum();
		for (int i = 1; i < trace.length; i++) {
			assertTrue(trace[i] <= trace[i - 1] + rounding, "iteration " + i);
		}
		assertTrue(f.converged());
		assertEquals(f.iterations(), trace.length);
	}

	@Test
	void divergenceAndErrorAreTheDirectOnes() {
		final DoubleMatrix2D X = PhotonCounts.simulate(1500, 20, 4, 20, 4).X();

		final Factorization f = fit(X, options(4));

		assertEquals(Loss.POISSON, f.loss());
		assertEquals(PhotonCounts.divergence(X, product(f)), f.divergence(), 1e-11 *
			X.zSum());
		assertEquals(100 * Math.pow(TestMatrices.distance(X, product(f)) /
			TestMatrices.norm(X), 2), f.relativeError(), 1e-11);
		assertEquals(f.divergence(), f.scaled(Scale.PEAK).divergence());
	}

	@Test
	void oneComponentIsTheProductOfTheMargins() {
		final DoubleMatrix2D X = PhotonCounts.simulate(300, 12, 3, 8, 5).X();

		final DoubleMatrix2D WH = product(fit(X, options(1).withTolerance(1e-9)));

		final double total = X.zSum();
		for (int t = 0; t < X.rows(); t++) {
			for (int i = 0; i < X.columns(); i++) {
				final double expected = X.viewRow(t).zSum() * X.viewColumn(i).zSum() /
					total;
				assertEquals(expected, WH.getQuick(t, i), 1e-12 * total);
			}
		}
	}

	@Test
	void optimalityConditionsHoldAtTheEnd() {
		final DoubleMatrix2D X = PhotonCounts.simulate(400, 14, 3, 50, 6).X();

		final Factorization f = fit(X, options(3).withTolerance(1e-9)
			.withMaxIterations(20_000)).scaled(Scale.SUM);

		final DoubleMatrix2D one = X.copy().assign(product(f), (x, y) -> x > 0 ? 1 -
			x / y : 1);
		requireOptimal(f.W().toMatrix(), TestMatrices.product(one, f.H()
			.viewDice()), 1);
		requireOptimal(f.H(), TestMatrices.product(f.W().toMatrix().viewDice(),
			one), X.zSum());
	}

	/** Each element is zero, or its gradient is; no gradient is negative. */
	private static void requireOptimal(final DoubleMatrix2D V,
		final DoubleMatrix2D gradient, final double scale)
	{
		final double largest = V.aggregate(Math::max, v -> v);
		for (int j = 0; j < V.rows(); j++) {
			for (int i = 0; i < V.columns(); i++) {
				final double g = gradient.getQuick(j, i) / scale;
				assertEquals(0, Math.min(g, V.getQuick(j, i) / largest), 1e-6);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 20, 200 })
	void goesAsLowAsTwoThousandUpdatesOfScikitLearn(final int photons) {
		final ReferenceNumbers numbers = ReferenceNumbers.read("poisson.csv");
		final DoubleMatrix2D X = numbers.matrix("mu" + photons + "X");
		final TallMatrix W0 = TallMatrix.of(numbers.matrix("mu" + photons + "W0"),
			RowPartition.of(X.rows(), X.columns()));

		final Factorization f = Nmf.fit(new ColtRows(X), W0, numbers.matrix("mu" +
			photons + "H0"), options(3), NONE);

		assertTrue(f.divergence() <= 1.0001 * numbers.number("mu" + photons +
			"divergence"), "got " + f.divergence());
	}

	@ParameterizedTest
	@EnumSource(Initialization.class)
	void findsAnExactProduct(final Initialization initialization) {
		final DoubleMatrix2D X = TestMatrices.product(PhotonCounts.simulate(500, 16,
			3, 30, 7).W(), PhotonCounts.spectra(3, 16));

		final Factorization f = fit(X, options(3).withInitialization(initialization)
			.withTolerance(1e-7));

		assertTrue(f.divergence() < 1e-4 * X.zSum(), "got " + f.divergence());
	}

	@Test
	void zerosOfTheStartDoNotStay() {
		final PhotonCounts counts = PhotonCounts.simulate(200, 10, 2, 50, 8);
		final DoubleMatrix2D X = TestMatrices.product(counts.W(), counts.H());
		final DoubleMatrix2D W0 = counts.W().copy();
		final DoubleMatrix2D H0 = counts.H().copy();
		W0.viewPart(0, 0, 50, 1).assign(0);
		H0.viewPart(0, 0, 2, 5).assign(0);

		final Factorization f = Nmf.fit(new ColtRows(X), TallMatrix.of(W0,
			RowPartition.of(200, 10)), H0, options(2).withTolerance(1e-7), NONE);

		assertTrue(f.divergence() < 1e-6 * X.zSum(), "got " + f.divergence());
	}

	@Test
	void darkPixelsAndEmptyChannelsBecomeZero() {
		final DoubleMatrix2D X = PhotonCounts.simulate(200, 12, 3, 20, 9).X();
		X.viewPart(10, 0, 30, 12).assign(0);
		X.viewPart(0, 4, 200, 1).assign(0);

		final Factorization f = fit(X, options(3));

		assertEquals(0, f.W().toMatrix().viewPart(10, 0, 30, 3).zSum());
		assertEquals(0, f.H().viewColumn(4).zSum());
		assertTrue(f.divergence() < Double.POSITIVE_INFINITY);
	}

	@Test
	void threadsDoNotChangeABit() {
		final DoubleMatrix2D X = PhotonCounts.simulate(5000, 12, 3, 20, 10).X();
		final NmfOptions options = options(3).withMaxIterations(5);

		final Factorization one = fit(X, options.withThreads(1));
		final Factorization four = fit(X, options.withThreads(4));

		assertEquals(one.H(), four.H());
		assertEquals(one.W().toMatrix(), four.W().toMatrix());
		assertArrayEquals(one.minimizedTrace(), four.minimizedTrace());
	}

	@Test
	void gainScalesTheDivergenceOnly() {
		final DoubleMatrix2D X = PhotonCounts.simulate(500, 12, 3, 20, 11).X();
		final NmfOptions options = options(3);

		final Factorization counts = fit(X, options);
		final Factorization scaled = fit(X.copy().assign(x -> 2.5 * x), options);

		assertEquals(2.5 * counts.divergence(), scaled.divergence(), 1e-6 * scaled
			.divergence());
	}

	@Test
	void growthIsByLeastSquaresAndPolishingByTheLoss() {
		final DoubleMatrix2D X = PhotonCounts.simulate(600, 16, 4, 100, 12).X();

		final Growth growth = GsvdNmf.fit(new ColtRows(X), GsvdNmfOptions.of(
			options(4)), NONE);

		assertEquals(Loss.GAUSSIAN, growth.initial().loss());
		assertEquals(Loss.POISSON, growth.polished().loss());
		final Factorization alone = fit(X, options(4));
		assertEquals(alone.divergence(), growth.polished().divergence(), 1e-3 *
			alone.divergence());
	}

	@ParameterizedTest
	@CsvSource({ "1, 1, 1", "1, 8, 1", "8, 1, 1", "9, 9, 9", "3000, 2, 2",
		"70, 150, 4" })
	void allShapesWork(final int m, final int n, final int r) {
		final DoubleMatrix2D X = TestMatrices.random(m, n, 17);

		final Factorization f = fit(X, options(r).withMaxIterations(200));

		assertTrue(f.W().toMatrix().aggregate(Math::min, v -> v) >= 0);
		assertTrue(f.H().aggregate(Math::min, v -> v) >= 0);
		assertEquals(PhotonCounts.divergence(X, product(f)), f.divergence(), 1e-11 *
			X.zSum());
		assertTrue(f.divergence() < X.zSum());
	}

	@Test
	void zeroMatrixIsRejected() {
		assertThrows(IllegalArgumentException.class, () -> fit(
			new DenseDoubleMatrix2D(4, 3), options(2)));
	}
}
