
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTextTest {

	@Test
	void quotesTextsThatNeedIt() {
		final TitledTable table = TitledTable.replacing("T");
		table.addRow();
		table.addValue("image", "a,b \"c\".tif");
		table.addValue("plain", "d e");
		table.addValue("n", 3);

		assertEquals("image,plain,n\n\"a,b \"\"c\"\".tif\",d e,3\n", TableText.of(
			table));
	}

	@Test
	void writesWhatIsNoNumber() {
		final TitledTable table = TitledTable.replacing("T");
		table.addRow();
		table.addValue("a", Double.POSITIVE_INFINITY);
		table.addValue("b", Double.NaN);

		assertEquals("a,b\nInfinity,NaN\n", TableText.of(table));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 1, -3, 0.1, 1.0 / 3, 1e-300, 1e15, 1e15 + 2,
		123456789012.25, 3.0e200, Double.MIN_VALUE, Double.MAX_VALUE })
	void numbersReadBackAsTheSameDouble(final double value) {
		final TitledTable table = TitledTable.replacing("T");
		table.addRow();
		table.addValue("a", value);

		assertEquals(value, Double.parseDouble(TableText.row(table, 0)));
	}
}
