
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.NonNegativeLeastSquares;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;

class PoissonRegressionTest {

	private static final double TOLERANCE = PoissonRegression.DEFAULT_TOLERANCE;

	private static DoubleMatrix2D images(final DoubleMatrix2D X,
		final DoubleMatrix2D H)
	{
		return PoissonRegression.fit(new ColtRows(X), H, TOLERANCE, 2,
			ProgressMonitor.NONE).W().toMatrix();
	}

	private static DoubleMatrix2D leastSquares(final DoubleMatrix2D X,
		final DoubleMatrix2D H)
	{
		final DoubleMatrix2D HHt = TestMatrices.product(H, H.viewDice());
		final DoubleMatrix2D XHt = TestMatrices.product(X, H.viewDice());
		final DoubleMatrix2D W = new DenseDoubleMatrix2D(X.rows(), H.rows());
		for (int t = 0; t < X.rows(); t++) {
			W.viewRow(t).assign(NonNegativeLeastSquares.solve(HHt, XHt.viewRow(t)
				.toArray()));
		}
		return W;
	}

	@ParameterizedTest
	@ValueSource(ints = { 20, 200 })
	void agreesWithScipy(final int photons) {
		final ReferenceNumbers numbers = ReferenceNumbers.read("poisson.csv");
		final String name = "known" + photons;
		final DoubleMatrix2D expected = numbers.matrix(name + "W");

		final Factorization f = PoissonRegression.fit(new ColtRows(numbers.matrix(
			name + "X")), numbers.matrix(name + "H"), TOLERANCE, 2,
			ProgressMonitor.NONE);

		assertTrue(TestMatrices.distance(expected, f.W().toMatrix()) < 1e-5 *
			TestMatrices.norm(expected));
		assertEquals(numbers.number(name + "divergence"), f.divergence(), 1e-9 * f
			.divergence());
		assertTrue(f.converged());
		assertEquals(numbers.matrix(name + "H"), f.H());
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 20, 200 })
	void beatsLeastSquaresWithTrueSpectraInTenOfTenSeeds(final int photons) {
		for (int seed = 1; seed <= 10; seed++) {
			final PhotonCounts counts = PhotonCounts.simulate(1500, 32, 4, photons,
				seed);

			final double poisson = TestMatrices.distance(counts.W(), images(counts
				.X(), counts.H()));
			final double gaussian = TestMatrices.distance(counts.W(), leastSquares(
				counts.X(), counts.H()));

			assertTrue(poisson < gaussian, "seed " + seed + ": " + poisson +
				" against " + gaussian);
		}
	}

	@Test
	void oneSignatureGetsAllPhotons() {
		final DoubleMatrix2D X = PhotonCounts.simulate(100, 9, 2, 5, 2).X();
		final DoubleMatrix2D H = TestMatrices.random(1, 9, 3);

		final DoubleMatrix2D W = images(X, H);

		for (int t = 0; t < X.rows(); t++) {
			assertEquals(X.viewRow(t).zSum() / H.zSum(), W.getQuick(t, 0), 1e-10);
		}
	}

	@Test
	void gainScalesTheImages() {
		final PhotonCounts counts = PhotonCounts.simulate(300, 12, 3, 20, 4);

		final DoubleMatrix2D W = images(counts.X(), counts.H());
		final DoubleMatrix2D scaled = images(counts.X().copy().assign(x -> 3.7 * x),
			counts.H());

		assertTrue(TestMatrices.distance(W.assign(w -> 3.7 * w), scaled) < 1e-7 *
			TestMatrices.norm(scaled));
	}

	@Test
	void twoEqualSpectraShareWhatTheyExplain() {
		final PhotonCounts counts = PhotonCounts.simulate(100, 12, 2, 20, 5);
		final DoubleMatrix2D twins = new DenseDoubleMatrix2D(3, 12);
		twins.viewPart(0, 0, 2, 12).assign(counts.H());
		twins.viewRow(2).assign(counts.H().viewRow(1));

		final DoubleMatrix2D two = images(counts.X(), counts.H());
		final DoubleMatrix2D three = images(counts.X(), twins);

		for (int t = 0; t < 100; t++) {
			assertEquals(two.getQuick(t, 0), three.getQuick(t, 0), 1e-3);
			assertEquals(two.getQuick(t, 1), three.getQuick(t, 1) + three.getQuick(t,
				2), 1e-3);
		}
	}

	@Test
	void lightWhereNoSpectrumHasAnyMakesTheDivergenceInfinite() {
		final PhotonCounts counts = PhotonCounts.simulate(100, 12, 2, 20, 6);
		final DoubleMatrix2D H = counts.H().copy();
		H.viewColumn(6).assign(0);

		final Factorization f = PoissonRegression.fit(new ColtRows(counts.X()), H,
			TOLERANCE, 1, ProgressMonitor.NONE);

		assertEquals(Double.POSITIVE_INFINITY, f.divergence());
		assertTrue(f.W().toMatrix().zSum() < Double.MAX_VALUE);
	}

	@Test
	void rejectsWhatIsNotAllowed() {
		final DoubleMatrix2D X = TestMatrices.random(6, 5, 1);
		assertEquals("H must be 2 x 5, got 2 x 4", assertThrows(
			IllegalArgumentException.class, () -> images(X, TestMatrices.random(2, 4,
				1))).getMessage());
		assertEquals("H must have finite entries of at least 0, got -1.0",
			assertThrows(IllegalArgumentException.class, () -> images(X, TestMatrices
				.random(2, 5, 1).assign(-1))).getMessage());
		assertThrows(IllegalArgumentException.class, () -> PoissonRegression.fit(
			new ColtRows(X), TestMatrices.random(2, 5, 1), 0, 1,
			ProgressMonitor.NONE));
	}
}
