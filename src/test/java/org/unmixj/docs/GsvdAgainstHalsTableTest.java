
package org.unmixj.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code src/docs/gsvd-against-hals.md} says is what comes out. */
@Tag("slow")
class GsvdAgainstHalsTableTest {

	@Test
	void theLinesOfThePapersExampleAreWhatComesOut(@TempDir final Path folder)
		throws IOException
	{
		final String lines = GsvdAgainstHalsDemo.paperLines(folder);

		assertTrue(Files.readString(Path.of("src", "docs", "gsvd-against-hals.md"))
			.contains(lines), lines);
	}
}
