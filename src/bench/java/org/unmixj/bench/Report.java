
package org.unmixj.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The results as a Markdown page with tables and plots, and as CSV. */
final class Report {

	private static final String[] PEERS = { "scikit-learn", "RcppML" };

	private final Settings settings;

	private final Results results;

	private final List<StackFile> files;

	private final StringBuilder text = new StringBuilder();

	Report(final Settings settings, final Results results,
		final List<StackFile> files)
	{
		this.settings = settings;
		this.results = results;
		this.files = files;
	}

	/** Writes all files; returns that of the page. */
	Path write() throws IOException {
		final Path folder = settings.folder;
		Files.writeString(folder.resolve("results.csv"), results.numbersAsCsv());
		Files.writeString(folder.resolve("traces.csv"), results.tracesAsCsv());
		text.append("# UnmixJ ").append(System.getProperty("bench.version", ""))
			.append(" and its peers\n\n").append(Machine.describe()).append(". ")
			.append(LocalDate.now()).append(".\n");
		if (settings.quick) {
			text.append("\nQuick mode: stacks too small for any conclusion.\n");
		}
		sameError();
		for (final StackFile file : files) {
			final String plot = "error-" + file.name + ".png";
			ErrorPlot.write(file.name, results.traces(file.name), folder.resolve(
				plot));
			text.append("\n![Error against time, ").append(file.name).append("](")
				.append(plot).append(")\n");
		}
		processes();
		passes();
		threads();
		scaling();
		growth();
		outOfCore();
		photonNoise();
		new Goals(results).appendTo(text);
		text.append("\n## Notes\n\n");
		results.notes().forEach(note -> text.append("- ").append(note).append(
			'\n'));
		final Path page = folder.resolve("report.md");
		Files.writeString(page, text);
		return page;
	}

	private void sameError() {
		text.append("\n## Time to the same error\n\n" +
			"Each peer does as many iterations as it needs for an error within " +
			"0.1 % of ours. From NNDSVD, SVD included (RcppML: from random numbers," +
			" it takes no start); the stack is in memory, as 32-bit floating point" +
			" for scikit-learn and 64-bit for RcppML; UnmixJ has a heap of " +
			Bench.FIT_HEAP + ". Warm is after " + (int) FitRun.WARM_UP_SECONDS +
			" s of fits, the peers after the search for the number of iterations;" +
			" UnmixJ and scikit-learn take turns then, and the ratio is the median" +
			" of those of all turns. The last columns: how many times longer than" +
			" UnmixJ's warm and first run.\n");
		for (final StackFile file : files) {
			text.append("\n").append(file.name).append(", ").append(file.description)
				.append(", r = ").append(file.components).append("\n\n");
			final List<String[]> rows = new ArrayList<>();
			rows.add(row(file, Results.UNMIXJ, "first_seconds",
				"UnmixJ, first run in a new JVM"));
			rows.add(row(file, Results.UNMIXJ, "warm_seconds",
				"UnmixJ, after warm-up"));
			for (final String peer : PEERS) {
				if (!results.traces(file.name).containsKey(peer)) continue;
				rows.add(row(file, peer, "seconds", peer));
				if (Double.isNaN(results.get(file.name, peer, "seconds"))) {
					results.note(notReached(file, peer));
				}
			}
			table(rows, "program", "time (s)", "error (%)", "iterations",
				"peak memory (MiB)", "pass (ms)", "x warm", "x first");
		}
	}

	private String[] row(final StackFile file, final String program,
		final String time, final String label)
	{
		final double seconds = results.get(file.name, program, time);
		final boolean peer = !program.equals(Results.UNMIXJ);
		return new String[] { label, peer && Double.isNaN(seconds) ? "not reached"
			: number(seconds, 3), number(results.get(file.name, program,
				"error_percent"), 4), number(results.get(file.name, program,
					"iterations"), 0), number(results.get(file.name, program, "peak_mb"),
						0), number(1000 * results.get(file.name, program, "pass_seconds"),
							2), peer ? times(file, program, "warm_seconds") : "", peer
								? times(file, program, "first_seconds") : "" };
	}

	/** How many times longer a peer takes, at least if it was stopped before. */
	private String times(final StackFile file, final String peer,
		final String ours)
	{
		if (ours.equals("warm_seconds")) {
			final double ratio = results.get(file.name, peer, Results.WARM_RATIO);
			if (!Double.isNaN(ratio)) return number(ratio, 1);
		}
		final boolean reached = !Double.isNaN(results.get(file.name, peer,
			"seconds"));
		return (reached ? "" : "> ") + number(results.get(file.name, peer,
			"least_seconds") / results.get(file.name, Results.UNMIXJ, ours), 1);
	}

	/** What the plot shows of a peer that did not get there. */
	private String notReached(final StackFile file, final String peer) {
		final double[][] trace = results.traces(file.name).get(peer);
		final double[] last = trace[trace.length - 1];
		return String.format(Locale.ROOT,
			"%s did not reach our error on %s: %.4f %% after %.0f iterations and %.1f s.",
			peer, file.name, last[2], last[1], last[0]);
	}

	private void processes() {
		text.append("\n## Whole processes\n\n" +
			"From the start of java or python to its end: the JVM and its classes," +
			" or the imports; reading the stack from the disk's cache, UnmixJ a TIFF" +
			" by ImageJ, scikit-learn a file of numpy; and one fit, scikit-learn's with" +
			" as many iterations as above. Both take turns; medians of times, and of" +
			" the ratios of all turns.\n\n");
		final List<String[]> rows = new ArrayList<>();
		for (final StackFile file : files) {
			for (final String program : new String[] { Results.UNMIXJ,
				"scikit-learn" })
			{
				if (Double.isNaN(results.get(file.name, program, Results.PROCESS)))
					continue;
				rows.add(new String[] { file.name, program, number(results.get(
					file.name, program, Results.PROCESS), 2), number(results.get(
						file.name, program, Results.PROCESS_READING), 2), number(results
							.get(file.name, program, Results.PROCESS_FIT), 2), program.equals(
								Results.UNMIXJ) ? "" : number(results.get(file.name, program,
									Results.PROCESS_RATIO), 1) });
			}
		}
		table(rows, "stack", "program", "whole process (s)", "reading in it (s)",
			"fit in it (s)", "x UnmixJ");
	}

	private void passes() {
		text.append("\n## One exact pass and its floor\n\n" +
			"The floor is what the two products of a pass, X H' and W' X, take by" +
			" numpy in single precision on all cores.\n\n");
		final List<String[]> rows = new ArrayList<>();
		for (final StackFile file : files) {
			final double pass = results.get(file.name, Results.UNMIXJ,
				"pass_seconds");
			final double floor = results.get(file.name, "numpy", "pass_seconds");
			rows.add(new String[] { file.name, number(1000 * pass, 2), number(1000 *
				floor, 2), number(pass / floor, 2) });
		}
		table(rows, "stack", "pass (ms)", "two sgemm (ms)", "ratio");
	}

	private void threads() {
		text.append("\n## Threads\n\n");
		final List<String[]> rows = new ArrayList<>();
		for (final StackFile file : files) {
			final double all = results.get(file.name, Results.UNMIXJ, "warm_seconds");
			final double one = results.get(file.name, Results.UNMIXJ,
				"one_thread_seconds");
			rows.add(new String[] { file.name, number(one, 3), number(all, 3), number(
				one / all, 2), results.get(file.name, Results.UNMIXJ, "identical") == 1
					? "yes" : "NO" });
		}
		table(rows, "stack", "1 thread (s)", Runtime.getRuntime()
			.availableProcessors() + " threads (s)", "speed-up", "bit-identical");
	}

	private void scaling() {
		text.append("\n## Time per pixel and pass\n\n" +
			"The pixels of lambda, cut off or repeated.\n\n");
		final List<String[]> rows = new ArrayList<>();
		results.all(Results.UNMIXJ, "pass_ns_per_pixel").forEach((size, value) -> {
			rows.add(new String[] { size, number(value, 2) });
		});
		table(rows, "size", "ns per pixel and pass");
	}

	private void growth() {
		text.append("\n## GSVD-NMF and growth\n\n" +
			"r by HALS, by GSVD-NMF from r - 1, and by growing a factorization with" +
			" r - 1 that is there; medians after warm-up. First each checks the" +
			" stack and decomposes it, then all share one check and one SVD, which" +
			" do not count.\n\n");
		final List<String[]> rows = new ArrayList<>();
		growth("counted", "seconds", rows);
		growth("reused", Results.REUSING, rows);
		table(rows, "stack", "SVD", "HALS (s)", "GSVD-NMF (s)", "growth (s)",
			"GSVD-NMF / HALS", "growth / HALS", "HALS (%)", "GSVD-NMF (%)",
			"growth (%)");
	}

	private void growth(final String svd, final String seconds,
		final List<String[]> rows)
	{
		final Map<String, Double> hals = results.all("HALS", seconds);
		for (final String stack : hals.keySet()) {
			final double scratch = hals.get(stack);
			final double gsvd = results.get(stack, "GSVD-NMF", seconds);
			final double grown = results.get(stack, "growth", seconds);
			rows.add(new String[] { stack, svd, number(scratch, 3), number(gsvd, 3),
				number(grown, 3), number(gsvd / scratch, 2), number(grown / scratch, 2),
				number(results.get(stack, "HALS", "error_percent"), 4), number(results
					.get(stack, "GSVD-NMF", "error_percent"), 4), number(results.get(
						stack, "growth", "error_percent"), 4) });
		}
	}

	private void outOfCore() {
		final double bytes = results.get(Results.LARGE, Results.UNMIXJ, "bytes");
		if (Double.isNaN(bytes)) return;
		text.append("\n## Larger than memory\n\n").append(String.format(Locale.ROOT,
			"A virtual stack of %.2f GB, 16-bit, r = 4, with a heap of %s. Reading is" +
				" handing out the same blocks from the same reader, for nothing; a pass" +
				" is an iteration of HALS on X. They take turns; medians of times, and of" +
				" the speeds in each turn.\n\n", bytes / 1e9, Bench.OUT_OF_CORE_HEAP));
		final List<String[]> rows = new ArrayList<>();
		for (final String from : new String[] { "cached", "disk" }) {
			final double pass = results.get(Results.LARGE, Results.UNMIXJ, from +
				"_pass_seconds");
			final double reading = results.get(Results.LARGE, "reading", from +
				"_pass_seconds");
			rows.add(new String[] { from.equals("disk")
				? "from the disk, whose cache was dropped before"
				: "from the disk's cache", number(reading, 2), number(pass, 2), number(
					bytes / pass / 1e9, 2), number(results.get(Results.LARGE,
						Results.UNMIXJ, from + "_speed"), 2) });
		}
		table(rows, "the file is read", "reading (s)", "pass (s)", "pass (GB/s)",
			"speed of a pass / of reading");
		text.append(String.format(Locale.ROOT,
			"\nThe whole fit with the defaults, component images included: %s s, %s" +
				" times through the file, %s iterations, an error of %s %%.\n", number(
					results.get(Results.LARGE, Results.UNMIXJ, "fit_seconds"), 1), number(
						results.get(Results.LARGE, Results.UNMIXJ, "passes"), 1), number(
							results.get(Results.LARGE, Results.UNMIXJ, "iterations"), 0),
			number(results.get(Results.LARGE, Results.UNMIXJ, "error_percent"), 4)));
	}

	private void photonNoise() {
		final String peer = "scikit-learn's multiplicative updates";
		if (Double.isNaN(results.get("photons", peer, "seconds"))) return;
		text.append("\n## Photon noise\n\n" +
			"The generalized Kullback-Leibler divergence of `photons` (lambda's " +
			"scene, fewer pixels), r = 6, after ").append(Results.UPDATES).append(
				" multiplicative updates from NNDSVDa in single precision, and by " +
					"UnmixJ's Newton steps from NNDSVD, SVD included.\n\n");
		final List<String[]> rows = new ArrayList<>();
		rows.add(new String[] { peer, number(results.get("photons", peer,
			"seconds"), 2), number(results.get("photons", peer, "divergence"), 0),
			String.valueOf(Results.UPDATES) });
		rows.add(photonRow("UnmixJ, to within 0.01 % of that, after warm-up",
			"seconds", Double.NaN, "needed_iterations"));
		rows.add(photonRow("UnmixJ, to its tolerance, first run in a new JVM",
			"first_seconds", results.get("photons", Results.UNMIXJ, "divergence"),
			"iterations"));
		table(rows, "program", "time (s)", "divergence", "iterations");
	}

	private String[] photonRow(final String label, final String seconds,
		final double divergence, final String iterations)
	{
		return new String[] { label, number(results.get("photons", Results.UNMIXJ,
			seconds), 2), number(divergence, 0), number(results.get("photons",
				Results.UNMIXJ, iterations), 0) };
	}

	private void table(final List<String[]> rows, final String... header) {
		append(header);
		final String[] line = new String[header.length];
		for (int i = 0; i < line.length; i++) {
			line[i] = i == 0 ? "---" : "--:";
		}
		append(line);
		rows.forEach(this::append);
	}

	private void append(final String... cells) {
		text.append("| ").append(String.join(" | ", cells)).append(" |\n");
	}

	/** Returns a number with so many decimals, or a dash for NaN. */
	static String number(final double value, final int decimals) {
		return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." +
			decimals + "f", value);
	}
}
