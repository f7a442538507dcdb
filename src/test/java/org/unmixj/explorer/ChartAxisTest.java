
package org.unmixj.explorer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartAxisTest {

	@Test
	void ticksAreAtRoundNumbers() {
		assertEquals(List.of(450.0, 500.0, 550.0), ChartAxis.linear("nm", 450, 560)
			.ticks(4));
		assertEquals(List.of(1.0, 2.0, 3.0), ChartAxis.counts("r", 0.5, 3.5).ticks(
			10));
		assertEquals(List.of(0.1, 1.0, 10.0, 100.0), ChartAxis.logarithmic("e",
			0.05, 300).ticks(6));
	}

	@Test
	void shortLogarithmicAxesHaveMoreTicks() {
		assertEquals(List.of(5.0, 10.0, 20.0), ChartAxis.logarithmic("e", 4, 30)
			.ticks(6));
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "-3, 4e5", "1e-9, 2e-9", "7, 7", "1e12, 1.001e12" })
	void thereAreSomeTicksButNotTooMany(final double low, final double high) {
		for (int most = 2; most < 20; most++) {
			final int ticks = ChartAxis.linear("", low, high).ticks(most).size();

			assertTrue(ticks >= 1 && ticks <= most + 1, ticks + " for " + most);
		}
	}

	@Test
	void placesAreFromZeroToOne() {
		assertEquals(0.25, ChartAxis.linear("", 2, 6).place(3), 1e-15);
		assertEquals(0.5, ChartAxis.logarithmic("", 1, 100).place(10), 1e-15);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "0.6912345, 0.6912", "12.3, 12.3", "100, 100",
		"123456, 1.23e5", "-0.00012, -1.2e-4", "1e-10, 1e-10", "99999.4, 99999",
		"Infinity, infinite", "NaN, unknown", "0.02, 0.02", "10.04, 10.04" })
	void numbersAreShort(final double value, final String text) {
		assertEquals(text, Numbers.text(value));
	}
}
