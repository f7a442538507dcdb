
package org.unmixj.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that UnmixJ is compared with, run by a script. */
final class Peer {

	final String name;

	private final String install;

	private final List<String> probe;

	private final List<String> command;

	private Peer(final String name, final String install,
		final List<String> probe, final List<String> command)
	{
		this.name = name;
		this.install = install;
		this.probe = probe;
		this.command = command;
	}

	/** scikit-learn's coordinate descent; arguments: those of its script. */
	static Peer scikitLearn(final Settings settings) {
		return new Peer("scikit-learn", "Debian: python3-sklearn; else pip's " +
			"scikit-learn and -Dbench.python=PYTHON", List.of(settings.python, "-c",
				"import sklearn.decomposition"), List.of(settings.python, "-B",
					settings.scripts.resolve("python/sklearn_cd.py").toString()));
	}

	/** One fit of it and nothing else, likewise. */
	static Peer scikitLearnOnce(final Settings settings) {
		final Peer cd = scikitLearn(settings);
		return new Peer(cd.name, cd.install, cd.probe, List.of(settings.python,
			"-B", settings.scripts.resolve("python/sklearn_once.py").toString()));
	}

	/** scikit-learn's multiplicative updates, likewise. */
	static Peer scikitLearnMu(final Settings settings) {
		final Peer cd = scikitLearn(settings);
		return new Peer(cd.name + "'s multiplicative updates", cd.install, cd.probe,
			List.of(settings.python, "-B", settings.scripts.resolve(
				"python/sklearn_mu.py").toString()));
	}

	/** The two products of a pass by numpy. */
	static Peer numpy(final Settings settings) {
		return new Peer("numpy", "Debian: python3-numpy, libopenblas0, " +
			"python3-threadpoolctl", List.of(settings.python, "-c", "import numpy"),
			List.of(settings.python, "-B", settings.scripts.resolve(
				"python/sgemm_floor.py").toString()));
	}

	/** R's RcppML. */
	static Peer rcppml(final Settings settings) {
		return new Peer("RcppML", "Debian: r-cran-rcppml", List.of(settings.rscript,
			"-e", "library(RcppML)"), List.of(settings.rscript, settings.scripts
				.resolve("r/rcppml.R").toString()));
	}

	/** What drops a file from the disk's cache; argument: the file. */
	static Peer evict(final Settings settings) {
		return new Peer("Reading without the disk's cache", "posix_fadvise of " +
			"Python on Linux", List.of(settings.python, "-c",
				"import os; os.posix_fadvise"), List.of(settings.python, "-B",
					settings.scripts.resolve("python/evict.py").toString()));
	}

	/** Tells whether it is there; where it is not, that is noted. */
	boolean isInstalled(final Results results) throws InterruptedException {
		if (Child.succeeds(probe)) return true;
		final String skipped = name + " was skipped, for it is not installed (" +
			install + ").";
		results.note(skipped);
		Bench.say(skipped);
		return false;
	}

	/** Returns the command with arguments. */
	List<String> command(final Object... args) {
		final List<String> all = new ArrayList<>(command);
		for (final Object arg : args) {
			all.add(arg instanceof Path ? ((Path) arg).toString() : String.valueOf(
				arg));
		}
		return all;
	}
}
