
package org.unmixj.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code src/docs/leica-3dye.md} says is what comes out. */
@Tag("slow")
class LeicaTableTest {

	@Test
	void theTableIsWhatComesOut() throws IOException {
		assertEquals(LeicaFigureDemo.table(), LeicaFigureDemo.printed());
	}
}
