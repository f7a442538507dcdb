
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPartition;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;

class PenalizedHalsTest {

	private static final ProgressMonitor NONE = ProgressMonitor.NONE;

	private static NmfOptions options(final PenaltyOptions penalties) {
		return NmfOptions.withComponents(3).withPenalties(penalties);
	}

	private static Factorization fit(final DoubleMatrix2D X,
		final NmfOptions options)
	{
		return Nmf.fit(new ColtRows(X), options, NONE);
	}

	private static DoubleMatrix2D product(final Factorization f) {
		return TestMatrices.product(f.W().toMatrix(), f.H());
	}

	private static DoubleMatrix2D photons() {
		return PhotonCounts.simulate(1200, 24, 3, 100, 3).X();
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "l1w", "l1h", "l2", "smooth", "all" })
	void endsWhereScipyDoes(final String name) {
		final ReferenceNumbers numbers = ReferenceNumbers.read("penalties.csv");
		final DoubleMatrix2D X = numbers.matrix("X");
		final double[] p = numbers.vector(name + "Penalties");
		final TallMatrix W0 = TallMatrix.of(numbers.matrix("W0"), RowPartition.of(X
			.rows(), X.columns()));

		final Factorization f = Nmf.fit(new ColtRows(X), W0, numbers.matrix("H0"),
			options(PenaltyOptions.NONE.withL1W(p[0]).withL1H(p[1]).withL2(p[2])
				.withSmooth(p[3])).withTolerance(1e-9).withMaxIterations(100_000),
			NONE);

		final double[] trace = f.minimizedTrace();
		assertEquals(numbers.number(name + "F"), trace[trace.length - 1], 1e-6 *
			numbers.number(name + "F"));
		assertTrue(TestMatrices.distance(numbers.matrix(name + "WH"), product(
			f)) < 1e-4 * TestMatrices.norm(X));
	}

	@ParameterizedTest
	@CsvSource({ "0.1, 0, 0, 0", "0, 0.1, 0, 0", "0, 0, 0.1, 0", "0, 0, 0, 1",
		"0, 0, 0, 100", "0.05, 0.05, 0.05, 0.5" })
	void penalizedObjectiveNeverRises(final double l1w, final double l1h,
		final double l2, final double smooth)
	{
		final DoubleMatrix2D X = photons();

		final Factorization f = fit(X, options(PenaltyOptions.NONE.withL1W(l1w)
			.withL1H(l1h).withL2(l2).withSmooth(smooth)));

		final double[] trace = f.minimizedTrace();
		final double rounding = 1e-13 * f.sumOfSquares();
		for (int i = 1; i < trace.length; i++) {
			assertTrue(trace[i] <= trace[i - 1] + rounding, "iteration " + i);
		}
		assertTrue(f.converged());
		assertEquals(100 * Math.pow(TestMatrices.distance(X, product(f)) /
			TestMatrices.norm(X), 2), f.relativeError(), 1e-11);
	}

	/** In other units, and with the scale of the start elsewhere. */
	@Test
	void unitsAndScaleOfTheStartHaveNoInfluence() {
		final DoubleMatrix2D X = photons();
		final NmfOptions options = options(PenaltyOptions.NONE.withL1W(0.02)
			.withL1H(0.02).withL2(0.01).withSmooth(0.1)).withMaxIterations(30);
		final TallMatrix W0 = TallMatrix.of(TestMatrices.random(1200, 3, 4),
			RowPartition.of(1200, 24));
		final DoubleMatrix2D H0 = TestMatrices.random(3, 24, 5);

		final Factorization f = Nmf.fit(new ColtRows(X), W0, H0, options, NONE);
		final Factorization scaled = Nmf.fit(new ColtRows(X.copy().assign(x -> 256 *
			x)), W0.select(new int[] { 0, 1, 2 }, new double[] { 8, 64, 4096 }),
			rowsTimes(H0, 32, 4, 0.0625), options, NONE);

		assertTrue(TestMatrices.distance(product(f).assign(v -> 256 * v), product(
			scaled)) < 1e-9 * TestMatrices.norm(product(scaled)));
	}

	private static DoubleMatrix2D rowsTimes(final DoubleMatrix2D H,
		final double... factors)
	{
		final DoubleMatrix2D scaled = H.copy();
		for (int j = 0; j < factors.length; j++) {
			final double factor = factors[j];
			scaled.viewRow(j).assign(h -> factor * h);
		}
		return scaled;
	}

	@Test
	void sumsOfImagesMakeImagesSparse() {
		final DoubleMatrix2D X = photons();
		int before = -1;

		for (final double l1w : new double[] { 1e-3, 1e-2, 1e-1 }) {
			final int zeros = zeros(fit(X, options(PenaltyOptions.NONE.withL1W(l1w)))
				.W().toMatrix());

			assertTrue(zeros > before, l1w + ": " + zeros);
			before = zeros;
		}
	}

	@Test
	void sumsOfSignaturesMakeSignaturesSparse() {
		final DoubleMatrix2D X = photons().assign(x -> x + 5);

		assertTrue(zeros(fit(X, options(PenaltyOptions.NONE.withL1H(0.2)))
			.H()) > zeros(fit(X, options(PenaltyOptions.NONE)).H()));
	}

	private static int zeros(final DoubleMatrix2D V) {
		return (int) V.aggregate(Double::sum, v -> v == 0 ? 1 : 0);
	}

	@Test
	void smoothSignaturesAreSmoother() {
		final DoubleMatrix2D X = PhotonCounts.simulate(100, 24, 3, 20, 3).X();
		double before = Double.POSITIVE_INFINITY;

		for (final double smooth : new double[] { 0, 0.1, 1, 10 }) {
			final double roughness = roughness(fit(X, options(PenaltyOptions.NONE
				.withSmooth(smooth))).scaled(Scale.NORM).H());

			assertTrue(roughness < before, smooth + ": " + roughness);
			before = roughness;
		}
	}

	private static double roughness(final DoubleMatrix2D H) {
		double sum = 0;
		for (int j = 0; j < H.rows(); j++) {
			for (int i = 1; i < H.columns(); i++) {
				sum += Math.pow(H.getQuick(j, i) - H.getQuick(j, i - 1), 2);
			}
		}
		return sum;
	}

	/** One component: the best one of X, smaller by 1/(1 + l2). */
	@Test
	void squaresMakeAComponentSmaller() {
		final DoubleMatrix2D X = photons();
		final NmfOptions one = NmfOptions.withComponents(1).withTolerance(1e-10);

		final DoubleMatrix2D plain = product(fit(X, one));
		final DoubleMatrix2D penalized = product(fit(X, one.withPenalties(
			PenaltyOptions.NONE.withL2(0.25))));

		assertTrue(TestMatrices.distance(plain.assign(v -> v / 1.25),
			penalized) < 1e-8 * TestMatrices.norm(X));
	}

	@Test
	void threadsDoNotChangeABit() {
		final DoubleMatrix2D X = PhotonCounts.simulate(5000, 12, 3, 20, 10).X();
		final NmfOptions options = options(PenaltyOptions.NONE.withL1W(0.01)
			.withSmooth(0.1)).withMaxIterations(5);

		final Factorization one = fit(X, options.withThreads(1));
		final Factorization four = fit(X, options.withThreads(4));

		assertEquals(one.H(), four.H());
		assertEquals(one.W().toMatrix(), four.W().toMatrix());
	}

	@Test
	void aPenaltyThatIsTooLargeLeavesNothing() {
		final Factorization f = fit(photons(), options(PenaltyOptions.NONE.withL1W(
			10)));

		assertEquals(0, product(f).zSum());
		assertEquals(100, f.relativeError());
	}

	@Test
	void fixedSignaturesComeBackAsTheyWere() {
		final PhotonCounts counts = PhotonCounts.simulate(500, 24, 3, 100, 3);
		final KnownSignatures known = new KnownSignatures(counts.H().viewPart(0, 0,
			2, 24), true, false);

		final Factorization f = Nmf.fit(new ColtRows(counts.X()), known, options(
			PenaltyOptions.NONE.withL1H(0.05).withSmooth(1)), NONE);

		assertEquals(counts.H().viewRow(0), f.H().viewRow(0));
		assertNotEquals(counts.H().viewRow(1), f.H().viewRow(1));
	}

	@Test
	void growthIsWithoutPenalties() {
		final GsvdNmfOptions options = GsvdNmfOptions.of(options(PenaltyOptions.NONE
			.withL2(0.1)));

		assertTrue(options.initial().penalties().areNone());
		assertEquals(0.1, options.polish().penalties().l2());
	}

	@Test
	void rejectsWhatIsNotAllowed() {
		assertEquals("smooth must be at least 0 and finite, got -1.0", assertThrows(
			IllegalArgumentException.class, () -> PenaltyOptions.NONE.withSmooth(-1))
			.getMessage());
		assertEquals("l1w must be at least 0 and finite, got NaN", assertThrows(
			IllegalArgumentException.class, () -> PenaltyOptions.NONE.withL1W(
				Double.NaN)).getMessage());
		assertEquals(
			"penalties need loss=Gaussian, got loss=Poisson with l1w=0.0 l1h=0.0 l2=1.0 smooth=0.0",
			assertThrows(IllegalArgumentException.class, () -> options(
				PenaltyOptions.NONE.withL2(1)).withLoss(Loss.POISSON)).getMessage());
	}
}
