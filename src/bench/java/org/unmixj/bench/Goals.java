
package org.unmixj.bench;

import java.util.Map;

/** What UnmixJ wants to reach, and whether it does in this run. */
final class Goals {

	private final Results results;

	private final StringBuilder rows = new StringBuilder();

	Goals(final Results results) {
		this.results = results;
	}

	void appendTo(final StringBuilder text) {
		times("movie", 10, 4);
		times("lambda", 10, 4);
		times("mix38", 3, 1);
		for (final String stack : new String[] { "movie", "lambda", "mix38" }) {
			atLeast(stack + ": RcppML / UnmixJ after warm-up", stack, "RcppML",
				"warm_seconds", 1);
		}
		for (final String stack : new String[] { "movie", "lambda", "mix38" }) {
			atMost(stack + ": one pass / two sgemm", results.get(stack,
				Results.UNMIXJ, "pass_seconds") / results.get(stack, "numpy",
					"pass_seconds"), 1.5);
		}
		for (final String stack : new String[] { "movie", "lambda", "mix38" }) {
			atLeast(stack + ": 1 thread / all threads", results.get(stack,
				Results.UNMIXJ, "one_thread_seconds") / results.get(stack,
					Results.UNMIXJ, "warm_seconds"), 1.7);
		}
		atMost("time per pixel and pass: largest / smallest - 1", Results.spread(
			values(results.all(Results.UNMIXJ, "pass_ns_per_pixel"))).orElse(
				Double.NaN), 0.25);
		for (final String seconds : new String[] { "seconds", Results.REUSING }) {
			final String svd = ", median, SVD " + (seconds.equals("seconds")
				? "counted" : "reused");
			atMost("GSVD-NMF / HALS" + svd, medianRatio("GSVD-NMF", seconds), 1.5);
			atMost("growth / HALS" + svd, medianRatio("growth", seconds), 0.5);
		}
		atMost("growth / HALS, iterations of method=Plain, median", medianRatio(
			"growth", Results.PLAIN_ITERATIONS), 0.5);
		for (final String from : new String[] { "cached", "disk" }) {
			atLeast("virtual stack: speed of a pass / of reading, " + (from.equals(
				"disk") ? "from disk" : "cached"), results.get(Results.LARGE,
					Results.UNMIXJ, from + "_speed"), 0.7);
		}
		final double updates = results.get("photons",
			"scikit-learn's multiplicative updates", "seconds");
		atLeast("photons: scikit-learn's " + Results.UPDATES +
			" multiplicative updates / UnmixJ to within 0.01 % of their divergence",
			updates / results.get("photons", Results.UNMIXJ, "seconds"), 1);
		text.append("\n## Goals\n\n| what | measured | goal | met |\n" +
			"| --- | --: | --: | --- |\n").append(rows);
	}

	private void times(final String stack, final double warm,
		final double first)
	{
		final String what = stack + ": scikit-learn / UnmixJ after warm-up";
		final double inTurn = results.get(stack, "scikit-learn",
			Results.WARM_RATIO);
		if (Double.isNaN(inTurn)) {
			atLeast(what, stack, "scikit-learn", "warm_seconds", warm);
		}
		else {
			atLeast(what, inTurn, warm);
		}
		atLeast(stack + ": scikit-learn / UnmixJ's first run", stack,
			"scikit-learn", "first_seconds", first);
	}

	private double medianRatio(final String program, final String quantity) {
		final Map<String, Double> scratch = results.all("HALS", quantity);
		return Results.median(scratch.entrySet().stream().mapToDouble(e -> results
			.get(e.getKey(), program, quantity) / e.getValue()).toArray());
	}

	private static double[] values(final Map<String, Double> numbers) {
		return numbers.values().stream().mapToDouble(Double::doubleValue).toArray();
	}

	/**
	 * How many times longer a peer takes; if it was stopped before it had our
	 * error, how many times at least, which may leave open whether the goal is
	 * met.
	 */
	private void atLeast(final String what, final String stack, final String peer,
		final String ours, final double goal)
	{
		final boolean reached = !Double.isNaN(results.get(stack, peer, "seconds"));
		final double measured = results.get(stack, peer, "least_seconds") / results
			.get(stack, Results.UNMIXJ, ours);
		if (reached || Double.isNaN(measured)) atLeast(what, measured, goal);
		else row(what, "> " + Report.number(measured, 2), "at least " + goal,
			measured >= goal ? "yes" : "open: the peer was stopped");
	}

	private void atLeast(final String what, final double measured,
		final double goal)
	{
		row(what, measured, "at least " + goal, measured >= goal);
	}

	private void atMost(final String what, final double measured,
		final double goal)
	{
		row(what, measured, "at most " + goal, measured <= goal);
	}

	private void row(final String what, final double measured, final String goal,
		final boolean met)
	{
		row(what, Report.number(measured, 2), goal, Double.isNaN(measured)
			? "not measured" : met ? "yes" : "no");
	}

	private void row(final String what, final String measured, final String goal,
		final String met)
	{
		rows.append("| ").append(what).append(" | ").append(measured).append(" | ")
			.append(goal).append(" | ").append(met).append(" |\n");
	}
}
