
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TitledTableTest {

	@Test
	void knowsItsTitleBeforeItIsShown() {
		assertEquals("Signatures of T", TitledTable.replacing("Signatures of T")
			.getTitle());
	}

	@Test
	void keepsTitleAndNumbersInACopy() {
		final TitledTable table = TitledTable.appending("Summary");
		table.addRow();
		table.addValue("error_percent", 1.0 / 3);

		final TitledTable copy = (TitledTable) table.clone();

		assertEquals("Summary", copy.getTitle());
		assertTrue(copy.isAppended());
		assertEquals(1.0 / 3, copy.getValue("error_percent", 0));
	}

	@Test
	void saysWhetherItIsAppended() {
		assertTrue(TitledTable.appending("A").isAppended());
		assertFalse(TitledTable.replacing("A").isAppended());
	}

	@Test
	void rejectsAMissingTitle() {
		final NullPointerException e = assertThrows(NullPointerException.class,
			() -> TitledTable.replacing(null));

		assertEquals("title", e.getMessage());
	}
}
