
package org.unmixj.bench;

import java.nio.file.Path;

/** What to run and where, from system properties. */
final class Settings {

	/** Small stacks and few repetitions, to see that everything works. */
	final boolean quick = Boolean.getBoolean("bench.quick");

	/** Where stacks and results go. */
	final Path folder = Path.of(System.getProperty("bench.folder",
		"target/bench"));

	/** Where the scripts are. */
	final Path scripts = Path.of("src", "bench");

	/** Real stacks, which are not part of the project. */
	final Path sharedData = Path.of("..", "shared", "data");

	/** How long a peer may search for our error, in seconds. */
	final int limit = quick ? 5 : Integer.getInteger("bench.limit", 75);

	/** Whether to fit a stack that is larger than memory. */
	final boolean large = !"false".equals(System.getProperty("bench.large"));

	/** Whether to count iterations of method=Plain, too. */
	final boolean plain = Boolean.getBoolean("bench.plain");

	/** The Python that has scikit-learn. */
	final String python = System.getProperty("bench.python", "/usr/bin/python3");

	/** The R that has RcppML. */
	final String rscript = System.getProperty("bench.rscript", "Rscript");

	/** How often a fit is repeated after the first. */
	int repeats() {
		return quick ? 1 : 3;
	}
}
