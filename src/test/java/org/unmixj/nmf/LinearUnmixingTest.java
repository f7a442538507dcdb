
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.SharedData;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.InvalidEntriesException;
import org.unmixj.linalg.ProgressMonitor;

import cern.colt.matrix.DoubleMatrix2D;
import cern.colt.matrix.impl.DenseDoubleMatrix2D;
import ij.IJ;
import ij.ImageStack;
import ij.process.ImageProcessor;

class LinearUnmixingTest {

	/** The pixels of the reference numbers. */
	private static final int STEP = 61;

	private static DoubleMatrix2D random(final int rows, final int columns,
		final int seed)
	{
		final Random random = new Random(seed);
		return new DenseDoubleMatrix2D(rows, columns).assign(v -> random
			.nextDouble());
	}

	private static DoubleMatrix2D product(final DoubleMatrix2D A,
		final DoubleMatrix2D B)
	{
		return A.zMult(B, null);
	}

	private static Factorization fit(final DoubleMatrix2D X,
		final DoubleMatrix2D H, final Constraint constraint)
	{
		return LinearUnmixing.fit(new ColtRows(X), H, constraint, 2,
			ProgressMonitor.NONE);
	}

	private static double relativeError(final DoubleMatrix2D X,
		final Factorization f)
	{
		final DoubleMatrix2D rest = product(f.W().toMatrix(), f.H()).assign(X, (a,
			b) -> a - b);
		return 100 * rest.aggregate(Double::sum, v -> v * v) / X.aggregate(
			Double::sum, v -> v * v);
	}

	private static DoubleMatrix2D mix38() {
		final ImageStack stack = IJ.openImage(SharedData.require("mix38.tif")
			.toString()).getStack();
		final DoubleMatrix2D X = new DenseDoubleMatrix2D(stack.getWidth() * stack
			.getHeight(), stack.size());
		for (int j = 0; j < stack.size(); j++) {
			final ImageProcessor plane = stack.getProcessor(j + 1);
			for (int i = 0; i < X.rows(); i++) {
				X.setQuick(i, j, plane.getf(i));
			}
		}
		return X;
	}

	private static DoubleMatrix2D mix38Spectra() throws IOException {
		final double[][] lines = Files.readAllLines(SharedData.require(
			"mix38_reference_spectra.csv")).stream().filter(line -> !line.startsWith(
				"#")).map(line -> Arrays.stream(line.split(",")).skip(1).mapToDouble(
					Double::parseDouble).toArray()).toArray(double[][]::new);
		return new DenseDoubleMatrix2D(lines).viewDice().copy();
	}

	@ParameterizedTest
	@CsvSource({ "NON_NEGATIVE, nonnegative", "NONE, plain" })
	void fiveDyesAreThoseOfScipyPixelByPixel(final Constraint constraint,
		final String name) throws IOException
	{
		final ReferenceNumbers scipy = ReferenceNumbers.read("linear_unmixing.csv");

		final Factorization f = fit(mix38(), mix38Spectra(), constraint);

		final DoubleMatrix2D W = f.W().toMatrix();
		final DoubleMatrix2D sample = scipy.matrix(name);
		for (int i = 0; i < sample.rows(); i++) {
			final double[] w = W.viewRow(i * STEP).toArray();
			double distance = 0, length = 0;
			for (int j = 0; j < w.length; j++) {
				distance = Math.hypot(distance, w[j] - sample.get(i, j));
				length = Math.hypot(length, sample.get(i, j));
			}
			assertTrue(distance <= 1e-5 * length, "pixel " + i * STEP + ": " +
				distance + " of " + length);
		}
		for (int j = 0; j < W.columns(); j++) {
			double sum = 0, squares = 0, weighted = 0;
			for (int i = 0; i < W.rows(); i++) {
				sum += W.get(i, j);
				squares += W.get(i, j) * W.get(i, j);
				weighted += i % 97 * W.get(i, j);
			}
			assertEquals(1, sum / scipy.vector(name + "_sum")[j], 1e-9);
			assertEquals(1, squares / scipy.vector(name + "_squares")[j], 1e-9);
			assertEquals(1, weighted / scipy.vector(name + "_weighted")[j], 1e-9);
		}
		assertEquals(scipy.number(name + "_error"), f.relativeError(), 1e-9);
	}

	@Test
	void asManyPixelsAreZeroAsWithScipy() throws IOException {
		final double[] zeros = ReferenceNumbers.read("linear_unmixing.csv").vector(
			"nonnegative_zeros");

		final DoubleMatrix2D W = fit(mix38(), mix38Spectra(),
			Constraint.NON_NEGATIVE).W().toMatrix();

		for (int j = 0; j < zeros.length; j++) {
			assertEquals(zeros[j], W.viewColumn(j).aggregate(Double::sum, w -> w == 0
				? 1 : 0));
		}
	}

	@Test
	void aMixtureIsUnmixedExactly() {
		final DoubleMatrix2D W = random(3000, 4, 1).assign(w -> w < 0.4 ? 0 : w);
		final DoubleMatrix2D H = random(4, 10, 2);

		final Factorization f = fit(product(W, H), H, Constraint.NON_NEGATIVE);

		for (int i = 0; i < W.rows(); i++) {
			for (int j = 0; j < 4; j++) {
				assertEquals(W.get(i, j), f.W().get(i, j), 1e-12);
			}
		}
		assertEquals(0, f.relativeError(), 1e-12);
	}

	@ParameterizedTest
	@EnumSource(Constraint.class)
	void theErrorIsThatOfTheProduct(final Constraint constraint) {
		final DoubleMatrix2D X = random(3000, 10, 1);

		final Factorization f = fit(X, random(4, 10, 2), constraint);

		assertEquals(relativeError(X, f), f.relativeError(), 1e-10);
	}

	@Test
	void withoutAConstraintTheErrorIsLowerAndSomeIsNegative() {
		final DoubleMatrix2D X = random(500, 10, 1);
		final DoubleMatrix2D H = random(4, 10, 2);

		final Factorization plain = fit(X, H, Constraint.NONE);

		assertTrue(plain.relativeError() < fit(X, H, Constraint.NON_NEGATIVE)
			.relativeError());
		assertTrue(plain.W().toMatrix().aggregate(Math::min, w -> w) < 0);
	}

	@Test
	void signaturesAreThoseThatWereGivenToTheLastBit() {
		final DoubleMatrix2D H = random(4, 10, 2);

		final Factorization f = fit(random(500, 10, 1), H, Constraint.NON_NEGATIVE);

		assertEquals(H, f.H());
		assertEquals(1, f.iterations());
		assertTrue(f.converged());
	}

	@Test
	void theNumberOfThreadsDoesNotMatter() {
		final ColtRows X = new ColtRows(random(20_000, 10, 1));
		final DoubleMatrix2D H = random(6, 10, 2);

		final Factorization one = LinearUnmixing.fit(X, H, Constraint.NON_NEGATIVE,
			1, ProgressMonitor.NONE);
		final Factorization five = LinearUnmixing.fit(X, H, Constraint.NON_NEGATIVE,
			5, ProgressMonitor.NONE);

		assertEquals(one.W().toMatrix(), five.W().toMatrix());
		assertEquals(one.objective(), five.objective());
	}

	@Test
	void moreSignaturesThanSamplesAreUnmixedTooIfNonNegative() {
		final DoubleMatrix2D X = random(50, 3, 1);
		final DoubleMatrix2D H = random(5, 3, 2);

		assertTrue(fit(X, H, Constraint.NON_NEGATIVE).relativeError() < 10);
		assertThrows(DependentSignaturesException.class, () -> fit(X, H,
			Constraint.NONE));
	}

	@Test
	void rejectsBadInput() {
		final DoubleMatrix2D X = random(50, 10, 1);
		final DoubleMatrix2D H = random(4, 10, 2);

		assertEquals("H must be 4 x 9, got 4 x 10", assertThrows(
			IllegalArgumentException.class, () -> fit(random(50, 9, 1), H,
				Constraint.NONE)).getMessage());
		final DoubleMatrix2D infinite = H.copy();
		infinite.set(1, 2, Double.POSITIVE_INFINITY);
		assertThrows(IllegalArgumentException.class, () -> fit(X, infinite,
			Constraint.NON_NEGATIVE));
		for (final double bad : new double[] { Double.NaN, -1 }) {
			final DoubleMatrix2D wrong = X.copy();
			wrong.set(7, 3, bad);
			assertThrows(InvalidEntriesException.class, () -> fit(wrong, H,
				Constraint.NON_NEGATIVE));
		}
		assertThrows(InvalidEntriesException.class, () -> fit(X.copy().assign(0), H,
			Constraint.NON_NEGATIVE));
	}

	/**
	 * Returns a copy without about a fifth of the entries, the last row empty.
	 */
	private static DoubleMatrix2D incomplete(final DoubleMatrix2D X) {
		final DoubleMatrix2D result = X.copy().assign(random(X.rows(), X.columns(),
			7), (x, u) -> u < 0.2 ? Double.NaN : x);
		result.viewRow(X.rows() - 1).assign(Double.NaN);
		return result;
	}

	private static Factorization fitIncomplete(final DoubleMatrix2D X,
		final DoubleMatrix2D H, final Constraint constraint)
	{
		return LinearUnmixing.fit(new ColtRows(X), H, constraint, true, 2,
			ProgressMonitor.NONE);
	}

	@ParameterizedTest
	@EnumSource(Constraint.class)
	void aMixtureWithMissingEntriesIsUnmixedExactly(final Constraint constraint) {
		final DoubleMatrix2D W = random(3000, 4, 1).assign(w -> w < 0.4 ? 0 : w);
		final DoubleMatrix2D H = random(4, 16, 2);
		W.viewRow(2999).assign(0);

		final Factorization f = fitIncomplete(incomplete(product(W, H)), H,
			constraint);

		for (int i = 0; i < W.rows(); i++) {
			for (int j = 0; j < 4; j++) {
				assertEquals(W.get(i, j), f.W().get(i, j), 1e-9);
			}
		}
		assertEquals(0, f.relativeError(), 1e-12);
	}

	/**
	 * The conditions of Karush, Kuhn and Tucker over what is there, which only
	 * the solution has.
	 */
	@ParameterizedTest
	@EnumSource(Constraint.class)
	void missingEntriesHaveNoPartInTheLeastSquares(final Constraint constraint) {
		final DoubleMatrix2D X = incomplete(random(2500, 12, 1));
		final DoubleMatrix2D H = random(4, 12, 2);

		final Factorization f = fitIncomplete(X, H, constraint);

		final DoubleMatrix2D model = product(f.W().toMatrix(), H);
		double squares = 0, all = 0;
		for (int i = 0; i < X.rows(); i++) {
			for (int j = 0; j < 4; j++) {
				double gradient = 0;
				for (int k = 0; k < 12; k++) {
					final double x = X.get(i, k);
					if (!Double.isNaN(x)) gradient += (model.get(i, k) - x) * H.get(j, k);
				}
				if (constraint == Constraint.NONE || f.W().get(i, j) > 0) {
					assertEquals(0, gradient, 1e-11);
				}
				else assertTrue(gradient >= -1e-11 && f.W().get(i, j) == 0);
			}
			for (int k = 0; k < 12; k++) {
				if (Double.isNaN(X.get(i, k))) continue;
				squares += Math.pow(X.get(i, k) - model.get(i, k), 2);
				all += X.get(i, k) * X.get(i, k);
			}
		}
		assertEquals(100 * squares / all, f.relativeError(), 1e-10);
	}

	/** With one entry the plain solution of least norm is x h / |h|². */
	@Test
	void whereTooLittleIsThereThePlainSolutionHasTheLeastNorm() {
		final DoubleMatrix2D X = random(50, 10, 1);
		final DoubleMatrix2D H = random(4, 10, 2);
		X.viewPart(7, 1, 1, 9).assign(Double.NaN);

		final DoubleMatrix2D W = fitIncomplete(X, H, Constraint.NONE).W()
			.toMatrix();

		final double size = H.viewColumn(0).zDotProduct(H.viewColumn(0));
		for (int j = 0; j < 4; j++) {
			assertEquals(X.get(7, 0) * H.get(j, 0) / size, W.get(7, j), 1e-12);
		}
	}

	@Test
	void infiniteEntriesAreNotMissing() {
		final DoubleMatrix2D X = random(50, 10, 1);
		X.set(3, 4, Double.POSITIVE_INFINITY);

		assertThrows(InvalidEntriesException.class, () -> fitIncomplete(X, random(4,
			10, 2), Constraint.NON_NEGATIVE));
	}

	@Test
	void canBeCanceled() {
		final ProgressMonitor monitor = new ProgressMonitor() {

			@Override
			public void progress(final double fraction, final String stage) {
				// nobody looks
			}

			@Override
			public boolean isCanceled() {
				return true;
			}
		};

		assertThrows(CancellationException.class, () -> LinearUnmixing.fit(
			new ColtRows(random(50, 10, 1)), random(4, 10, 2),
			Constraint.NON_NEGATIVE, 1, monitor));
	}
}
