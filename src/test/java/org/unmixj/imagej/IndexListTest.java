
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexListTest {

	@Test
	void allAreAll() {
		assertEquals(Arrays.asList(1, 2, 3), IndexList.parse("components", " all ",
			3));
	}

	@Test
	void numbersKeepTheirOrder() {
		assertEquals(Arrays.asList(7, 1, 3, 4, 5), IndexList.parse("components",
			"7, 1,3 - 5", 8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "9", "1,,2", "3-1", "1,1", "2-4,3", "x",
		"-1", "1.5", "99999999999" })
	void rejectsAllElse(final String text) {
		final IllegalArgumentException e = assertThrows(
			IllegalArgumentException.class, () -> IndexList.parse("components", text,
				8));

		assertEquals(Messages.indexList("components", text, 8), e.getMessage());
	}
}
