
package org.unmixj;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real stacks for tests, which lie beside the project and are not part of it.
 */
public final class SharedData {

	private static final Path FOLDER = Path.of("..", "shared", "data");

	private SharedData() {
		// static methods only
	}

	/** Returns the path of a file, or skips the test where it is missing. */
	public static Path require(final String name) {
		final Path file = FOLDER.resolve(name);
		assumeTrue(Files.isReadable(file), "skipped: no " + file +
			" on this machine");
		return file;
	}
}
