
package org.unmixj.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code src/docs/known-spectra.md} says is what comes out. */
@Tag("slow")
class KnownSpectraTableTest {

	@Test
	void theTableIsWhatComesOut() throws IOException {
		assertEquals(KnownSpectraDemo.table(), KnownSpectraDemo.printed());
	}
}
