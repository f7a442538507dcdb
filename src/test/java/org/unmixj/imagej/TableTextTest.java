
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

	@Test
	void savingATableKeepsFullPrecision(@TempDir final Path folder)
		throws IOException
	{
		final TitledTable table = TitledTable.replacing("T");
		table.addRow();
		table.addValue("a", 1.0 / 3);
		final Path file = folder.resolve("T.CSV");

		table.saveAndRename(file.toString());

		assertEquals(Arrays.asList("a", "0.3333333333333333"), Files.readAllLines(
			file));
		assertEquals("T", table.getTitle());
	}

	@Test
	void otherFormatsAreThoseOfImageJ(@TempDir final Path folder)
		throws IOException
	{
		final TitledTable table = TitledTable.replacing("T");
		table.addRow();
		table.addValue("a", 1);
		table.addValue("b", 2);
		final Path file = folder.resolve("T.tsv");

		table.save(file.toString());

		assertEquals(Arrays.asList("a\tb", "1\t2"), Files.readAllLines(file));
	}
}
