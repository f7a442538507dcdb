
package org.unmixj.nmf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.TestMatrices;

import cern.colt.matrix.DoubleMatrix2D;

/** The fraction that is told, against the one that is known afterwards. */
class ExpectedProgressTest {

	private static final double TOLERANCE = 1e-4;

	private static double[] fractions(final int limit, final int length,
		final IntToDoubleFunction change)
	{
		final ExpectedProgress progress = new ExpectedProgress(TOLERANCE, limit);
		final double[] fractions = new double[length];
		for (int i = 1; i <= length; i++) {
			fractions[i - 1] = progress.after(i, change.applyAsDouble(i));
		}
		return fractions;
	}

	/** The largest difference from going evenly from 0 to 1. */
	private static double error(final double[] fractions) {
		double error = 0;
		for (int i = 0; i < fractions.length; i++) {
			error = Math.max(error, Math.abs(fractions[i] - (i + 1.0) /
				fractions.length));
		}
		return error;
	}

	@ParameterizedTest
	@CsvSource({ "1.6, 50", "1.6, 2000", "1.2, 3000", "2.5, 200" })
	void isNearTheTruthWhereChangesFallLikeAPower(final double power,
		final int end)
	{
		final double[] fractions = fractions(10_000, end, i -> TOLERANCE * Math.pow(
			(double) end / i, power));

		assertTrue(error(fractions) < 0.25, "" + error(fractions));
	}

	@ParameterizedTest
	@CsvSource({ "30", "300", "3000" })
	void isFairWhereChangesFallGeometrically(final int end) {
		final double[] fractions = fractions(10_000, end, i -> TOLERANCE * Math.exp(
			8 * (1 - (double) i / end)));

		assertTrue(error(fractions) < 0.4, "" + error(fractions));
	}

	@Test
	void endsWithTheLimitWhereNothingConverges() {
		final double[] fractions = fractions(500, 500, i -> 0.1 + 0.01 * (i % 7));

		assertTrue(error(fractions) < 0.35, "" + error(fractions));
		assertTrue(fractions[499] > 0.95, "" + fractions[499]);
	}

	@ParameterizedTest
	@CsvSource({ "0", "1e-5", "NaN", "Infinity" })
	void staysBetween0And1(final double change) {
		for (final double fraction : fractions(10, 10, i -> change)) {
			assertTrue(fraction > 0 && fraction <= 1, "" + fraction);
		}
	}

	/** Or what is told within it would be too much or too little. */
	@Test
	void whatAnIterationWillDoIsKnownBeforeIt() {
		final ExpectedProgress progress = new ExpectedProgress(TOLERANCE, 1000);
		for (int i = 1; i <= 200; i++) {
			final double before = progress.fraction();
			final double expected = progress.next();

			assertTrue(expected > before && expected < 1, before + " " + expected);
			assertEquals(expected, progress.after(i, Math.pow(i, -1.5) * (1 + i %
				3)));
			assertEquals(expected, progress.fraction());
		}
	}

	private static List<Double> told(final DoubleMatrix2D X,
		final NmfOptions options)
	{
		final ToldFractions monitor = new ToldFractions();
		Nmf.fit(new ColtRows(X), options, monitor);
		return monitor.told;
	}

	/** Noise takes long; iterations all take the same time. */
	@ParameterizedTest
	@EnumSource(value = Method.class)
	void aFitNeverFallsBackAndEndsWithAll(final Method method) {
		final List<Double> told = told(TestMatrices.random(7000, 40, 3), NmfOptions
			.withComponents(5).withMethod(method));

		for (int i = 1; i < told.size(); i++) {
			assertTrue(told.get(i) >= told.get(i - 1), i + ": " + told);
		}
		assertEquals(1, told.get(told.size() - 1), 1e-12);
		assertTrue(told.size() > 20, "" + told.size());
	}

	@Test
	void aFitIsHalfDoneNearTheMiddle() {
		final List<Double> told = told(TestMatrices.random(500, 40, 3), NmfOptions
			.withComponents(5));

		assertEquals(0.5, told.get(told.size() / 2), 0.3);
	}
}
