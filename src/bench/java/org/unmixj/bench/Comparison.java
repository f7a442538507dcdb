
package org.unmixj.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * UnmixJ and its peers on one stack: what the peers need for its error.
 * UnmixJ's fits after warm-up and scikit-learn's are measured in turn, and so
 * are whole processes of both.
 */
final class Comparison {

	/** What a peer may be worse by, relative to our error. */
	private static final double SAME_ERROR = 1.001;

	/** UnmixJ's fits take as long in all turns together: 12 s for three. */
	private static final double SECONDS_OF_A_REPETITION = 4;

	private static final int MOST_TURNS = 5;

	/** Of slow peers there are fewer turns, one at least. */
	private static final double SECONDS_OF_A_PEER = 45;

	/** Likewise, for whole processes. */
	private static final double SECONDS_OF_PROCESSES = 30;

	private final StackFile file;

	private final Settings settings;

	private final Results results;

	private final Path runs;

	private final Peer scikitLearn;

	/** @param runs where the output of all processes goes */
	Comparison(final StackFile file, final Settings settings,
		final Results results, final Path runs)
	{
		this.file = file;
		this.settings = settings;
		this.results = results;
		this.runs = runs;
		scikitLearn = Peer.scikitLearn(settings);
	}

	void run() throws IOException, InterruptedException {
		say(Results.UNMIXJ);
		final String prefix = prefix(Results.UNMIXJ);
		final double error;
		try (TurnTaker unmixj = new TurnTaker(Child.javaCommand(FitRun.class,
			Bench.FIT_HEAP, file.tiff, file.components, settings.repeats(), prefix),
			Path.of(prefix + ".txt")))
		{
			put(Results.UNMIXJ, "first_seconds", unmixj.prepare().number(
				"first_seconds"));
			error = Factors.relativeError(file, prefix);
			put(Results.UNMIXJ, "error_percent", error);
			try {
				if (scikitLearn.isInstalled(results)) inTurn(unmixj, error *
					SAME_ERROR);
			}
			catch (final IOException e) {
				results.noteFailure(e);
			}
			if (unmixj.turns() == 0) unmixj.turn(secondsOfTurns());
			say(Results.UNMIXJ + ", pass by pass");
			final Measurements found = unmixj.end();
			keep(Results.UNMIXJ, found);
			for (final String name : List.of("warm_seconds", "one_thread_seconds")) {
				put(Results.UNMIXJ, name, found.median(name));
			}
			put(Results.UNMIXJ, "identical", found.has("different") ? 0 : 1);
		}
		try {
			processes();
		}
		catch (final IOException e) {
			results.noteFailure(e);
		}
		rcppml(error * SAME_ERROR);
		final Peer numpy = Peer.numpy(settings);
		if (!numpy.isInstalled(results)) return;
		say(numpy.name);
		keep(numpy.name, Child.run(numpy.command(file.npy, file.components), Path
			.of(prefix(numpy.name) + ".txt")));
	}

	private double secondsOfTurns() {
		return settings.repeats() * SECONDS_OF_A_REPETITION;
	}

	/** scikit-learn's search for the error, then UnmixJ and it in turn. */
	private void inTurn(final TurnTaker unmixj, final double target)
		throws IOException, InterruptedException
	{
		say(scikitLearn.name);
		final String prefix = prefix(scikitLearn.name);
		final List<String> command = scikitLearn.command(file.npy, file.components,
			target, settings.limit, prefix);
		try (TurnTaker peer = new TurnTaker(command, Path.of(prefix + ".txt"))) {
			final Measurements searched = peer.prepare();
			final boolean reached = searched.number("reached") > 0;
			final double seconds = searched.number("searched_seconds");
			final int turns = reached ? turns(SECONDS_OF_A_PEER / seconds) : 0;
			final double[] ratios = new double[turns];
			for (int i = 0; i < turns; i++) {
				say(Results.UNMIXJ + " and " + scikitLearn.name + ", turn " + (i + 1) +
					" of " + turns);
				final double duration = secondsOfTurns() / turns;
				final boolean peerFirst = i % 2 == 1;
				final Measurements first = (peerFirst ? peer : unmixj).turn(duration);
				final Measurements second = (peerFirst ? unmixj : peer).turn(duration);
				ratios[i] = (peerFirst ? first : second).median("seconds") / (peerFirst
					? second : first).median("warm_seconds");
			}
			final Measurements found = peer.end();
			keep(scikitLearn.name, found);
			reached(scikitLearn, reached, reached ? found.median("seconds")
				: seconds);
			if (reached) put(scikitLearn.name, Results.WARM_RATIO, Results.median(
				ratios));
		}
	}

	/** A number of turns that does not take too long. */
	private static int turns(final double affordable) {
		return (int) Math.max(1, Math.min(MOST_TURNS, affordable));
	}

	private void rcppml(final double target) throws IOException,
		InterruptedException
	{
		final Peer peer = Peer.rcppml(settings);
		if (!peer.isInstalled(results)) return;
		say(peer.name);
		final String prefix = prefix(peer.name);
		final Measurements found = Child.run(peer.command(file.npy, file.pixels,
			file.samples, file.components, target, settings.limit, prefix), Path.of(
				prefix + ".txt"));
		keep(peer.name, found);
		if (found.number("reached") > 0) {
			reached(peer, true, found.number("seconds"));
		}
		else {
			final double[][] trace = found.rows("trace");
			reached(peer, false, trace[trace.length - 1][0]);
		}
	}

	private void reached(final Peer peer, final boolean reached,
		final double seconds) throws IOException
	{
		put(peer.name, "least_seconds", seconds);
		if (!reached) return;
		put(peer.name, "seconds", seconds);
		put(peer.name, "error_percent", Factors.relativeError(file, prefix(
			peer.name)));
	}

	/**
	 * Whole processes in turn, from their start to their end: Java or Python,
	 * classes or modules, reading the stack, one fit.
	 */
	private void processes() throws IOException, InterruptedException {
		say("whole processes");
		final Peer once = Peer.scikitLearnOnce(settings);
		final double seconds = results.get(file.name, once.name, "seconds");
		final boolean withPeer = !Double.isNaN(seconds);
		final int turns = settings.quick ? 2 : withPeer ? turns(
			SECONDS_OF_PROCESSES / seconds) : MOST_TURNS;
		final List<String> ours = Child.javaCommand(OneFitRun.class, Bench.FIT_HEAP,
			file.tiff, file.components);
		final List<String> theirs = once.command(file.npy, file.components,
			(int) results.get(file.name, once.name, "iterations"));
		final List<double[]> unmixj = new ArrayList<>();
		final List<double[]> peer = new ArrayList<>();
		for (int i = 0; i < turns; i++) {
			unmixj.add(process(Results.UNMIXJ, ours));
			if (withPeer) peer.add(process(once.name, theirs));
		}
		processes(Results.UNMIXJ, unmixj);
		if (!withPeer) return;
		processes(once.name, peer);
		final double[] ratios = new double[turns];
		for (int i = 0; i < turns; i++) {
			ratios[i] = peer.get(i)[0] / unmixj.get(i)[0];
		}
		put(once.name, Results.PROCESS_RATIO, Results.median(ratios));
	}

	/** Returns its seconds, and those of reading and of the fit. */
	private double[] process(final String program, final List<String> command)
		throws IOException, InterruptedException
	{
		final Path output = Path.of(prefix(program) + "-process.txt");
		final long start = System.nanoTime();
		final Measurements found = Child.run(command, output);
		final double seconds = (System.nanoTime() - start) * 1e-9;
		return new double[] { seconds, found.number("reading_seconds"), found
			.number("fit_seconds") };
	}

	private void processes(final String program, final List<double[]> turns) {
		final String[] quantities = { Results.PROCESS, Results.PROCESS_READING,
			Results.PROCESS_FIT };
		for (int i = 0; i < quantities.length; i++) {
			final int quantity = i;
			put(program, quantities[i], Results.median(turns.stream().mapToDouble(
				turn -> turn[quantity]).toArray()));
		}
	}

	/** What all programs report. */
	private void keep(final String program, final Measurements found) {
		put(program, "pass_seconds", found.number("pass_seconds"));
		for (final String name : List.of("iterations", "peak_mb")) {
			if (found.has(name)) put(program, name, found.number(name));
		}
		if (found.has("trace")) results.putTrace(file.name, program, found.rows(
			"trace"));
		if (found.has("versions")) {
			results.note(found.text("tool") + ": " + found.text("versions") + ".");
		}
	}

	private String prefix(final String program) {
		return runs.resolve(file.name + "-" + program).toString();
	}

	private void put(final String program, final String quantity,
		final double value)
	{
		results.put(file.name, program, quantity, value);
	}

	private void say(final String what) {
		Bench.say(file.name + ": " + what);
	}
}
