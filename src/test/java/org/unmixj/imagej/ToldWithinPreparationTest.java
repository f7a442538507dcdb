
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.unmixj.image.PixelRows;
import org.unmixj.linalg.ColtRows;
import org.unmixj.linalg.TestMatrices;
import org.unmixj.linalg.WatchedRows;
import org.unmixj.nmf.MonitorSteps;

/** What reads all pixels before a fit must tell how far it has come, too. */
class ToldWithinPreparationTest {

	private static void assertToldWithinItsPass(
		final Consumer<WatchedRows> work)
	{
		final WatchedRows watched = new WatchedRows(new ColtRows(TestMatrices
			.random(6 * 1024, 5, 1)));

		work.accept(watched);

		assertEquals(1, watched.passes());
		assertEquals(List.of(), watched.silent());
	}

	@Test
	void theRangeOfTheValues() {
		assertToldWithinItsPass(watched -> PixelScan.of(watched, true, 1, watched));
	}

	@Test
	void theDarkPixels() {
		assertToldWithinItsPass(watched -> BrightPixels.of(watched, PixelRows.all(
			6 * 1024, 1), 0.5, 1, watched));
	}

	@Test
	void theValuesBelowTheOffset() {
		assertToldWithinItsPass(watched -> new Detector(1, 0.1).countBelow(watched,
			1, new MonitorSteps(watched)));
	}
}
