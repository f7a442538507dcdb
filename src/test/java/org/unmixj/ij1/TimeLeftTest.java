
package org.unmixj.ij1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {

	private static final long START_NS = -5_000_000_000L;

	private final TimeLeft timeLeft = new TimeLeft();

	private double after(final double seconds, final double fraction) {
		return timeLeft.after(START_NS + Math.round(seconds * 1e9), fraction);
	}

	@Test
	void isExactWhereWorkGoesOnEvenly() {
		for (double t = 0; t <= 20; t += 0.1) {
			final double left = after(t, t / 20);

			if (t < 0.95) assertEquals(Double.NaN, left);
			if (t > 1.05) assertEquals(20 - t, left, 1e-6);
		}
	}

	@Test
	void forgetsAnEarlyStageThatWasSlower() {
		double left = 0;
		for (double t = 0; t <= 30; t += 0.1) {
			left = after(t, t < 10 ? 0.1 * t / 10 : 0.1 + 0.9 * (t - 10) / 40);
		}

		assertEquals(20, left, 0.5);
	}

	@Test
	void falls1SecondPerSecondNearlyInSpiteOfUnevenSteps() {
		final Random random = new Random(1);
		double fraction = 0;
		double before = Double.NaN;
		for (int i = 1; i <= 400; i++) {
			fraction += random.nextDouble() * 2 / 1000;
			final double left = after(i * 0.1, fraction);
			if (i > 60) assertTrue(Math.abs(left - before + 0.1) < 2, before +
				" then " + left);
			if (i > 100) assertEquals((1 - fraction) * 100, left, 25);
			before = left;
		}
	}

	/** As that of a fit whose changes fall ever more slowly. */
	@Test
	void isNotToldWhileTheEndRecedesAndIsOnceWorkGoesOnEvenly() {
		final double rate = 0.05 / 101;
		for (double t = 0; t <= 100; t += 0.1) {
			final double left = after(t, 0.05 * Math.log1p(t));

			if (t > 10) assertEquals(Double.NaN, left, "" + t);
		}
		double left = 0;
		for (double t = 100; t <= 250; t += 0.1) {
			left = after(t, 0.05 * Math.log1p(100) + rate * (t - 100));
		}

		assertEquals((1 - 0.05 * Math.log1p(100)) / rate - 150, left, 20);
	}

	@Test
	void isNotKnownWhereNothingGoesOn() {
		for (int i = 0; i < 50; i++) {
			assertEquals(Double.NaN, after(i, 0.25));
		}
	}

	@Test
	void isNothingAtTheEnd() {
		after(0, 0);
		after(3, 0.5);

		assertEquals(0, after(6, 1), 1e-9);
	}

	@ParameterizedTest
	@CsvSource({ "NaN, ''", "0, less than 1 s left", "0.99, less than 1 s left",
		"1, about 1 s left", "9.4, about 9 s left", "12, about 10 s left",
		"13, about 15 s left", "57, about 55 s left", "58, about 1 min left",
		"89, about 1 min left", "91, about 2 min left", "5300, about 88 min left",
		"5500, about 2 h left", "360000, about 100 h left" })
	void isToldInSensibleUnits(final double seconds, final String text) {
		assertEquals(text, TimeLeft.text(seconds));
	}
}
