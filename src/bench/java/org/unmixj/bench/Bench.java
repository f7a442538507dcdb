
package org.unmixj.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Measures UnmixJ and its peers and writes {@code report.md},
 * {@code results.csv}, {@code traces.csv} and {@code error-STACK.png}.
 * <p>
 * System properties: {@code bench.quick} for small stacks, {@code bench.large},
 * if false, to leave out the virtual stack of 8 GB, {@code bench.plain} to
 * count iterations of {@code method=Plain}, too, {@code bench.limit} for the
 * seconds a peer may search for our error, {@code bench.python} and
 * {@code bench.rscript} for other commands than {@code /usr/bin/python3} and
 * {@code Rscript}, {@code bench.folder} for another folder.
 */
public final class Bench {

	static final String FIT_HEAP = "700m";

	static final String OUT_OF_CORE_HEAP = "1g";

	private static final String GROWTH_HEAP = "1g";

	private static final String SCALING_HEAP = "3g";

	/** What our divergence may be larger by than that of a peer. */
	private static final double SAME_DIVERGENCE = 1.0001;

	private interface Part {

		void run() throws IOException, InterruptedException;
	}

	private final Settings settings;

	private final Path stacks;

	private final Path runs;

	private final Results results = new Results();

	private Bench(final Settings settings) throws IOException {
		this.settings = settings;
		stacks = Files.createDirectories(settings.folder.resolve("stacks"));
		runs = Files.createDirectories(settings.folder.resolve("runs"));
	}

	public static void main(final String... args) throws IOException,
		InterruptedException
	{
		new Bench(new Settings()).run();
	}

	private void run() throws IOException, InterruptedException {
		final List<StackFile> files = stackFiles();
		final StackFile lambda = files.get(0);
		for (final StackFile file : files) {
			part(() -> new Comparison(file, settings, results, runs).run());
		}
		part(() -> scaling(lambda));
		part(() -> growth(files));
		part(this::outOfCore);
		part(this::photonNoise);
		final Path report = new Report(settings, results, files).write();
		say("Written to " + settings.folder + ":\n");
		System.out.println(Files.readString(report));
	}

	/** A part that fails is told of in the report, and the others go on. */
	private void part(final Part part) throws InterruptedException {
		try {
			part.run();
		}
		catch (final IOException e) {
			results.noteFailure(e);
		}
	}

	private List<StackFile> stackFiles() throws IOException {
		say("Making the stacks");
		final boolean quick = settings.quick;
		final List<StackFile> files = new ArrayList<>();
		files.add(StackFile.write(Scenes.lambda(quick ? 128 : 1024, 32).photograph(
			"lambda", SampleAxis.CHANNELS, 1), 6, stacks));
		files.add(StackFile.write((quick ? Scenes.movie(64, 100) : Scenes.movie(512,
			500)).photograph("movie", SampleAxis.FRAMES, 2), 12, stacks));
		if (!quick) addReal(files, "mix38.tif", 4);
		return files;
	}

	private void addReal(final List<StackFile> files, final String name,
		final int components) throws IOException
	{
		final Path tiff = settings.sharedData.resolve(name);
		if (Files.isReadable(tiff)) {
			files.add(StackFile.open(tiff, components, stacks));
		}
		else {
			results.note("There is no " + tiff + ".");
		}
	}

	private void put(final StackFile file, final String program,
		final String quantity, final double value)
	{
		results.put(file.name, program, quantity, value);
	}

	private void scaling(final StackFile lambda) throws IOException,
		InterruptedException
	{
		say("Time per pixel and pass");
		final Measurements found = Child.java(ScalingRun.class, SCALING_HEAP, runs
			.resolve("scaling.txt"), lambda.tiff, lambda.components, settings.quick
				? 13 : 16, settings.quick ? 16 : 22, settings.repeats());
		for (final double[] row : found.rows("scaling")) {
			results.put("2^" + (int) row[0] + " pixels", Results.UNMIXJ,
				"pass_ns_per_pixel", row[1]);
		}
	}

	private void growth(final List<StackFile> files) throws IOException,
		InterruptedException
	{
		for (final StackFile file : files.subList(0, settings.quick ? 1 : 2)) {
			growth(file.name, file.tiff, file.components, file.components);
		}
		final Path thunder = settings.sharedData.resolve(
			"thunder_mouse_64x64x500.tif");
		if (settings.quick) return;
		if (Files.isReadable(thunder)) growth("thunder_mouse", thunder, 5, 10);
		else results.note("There is no " + thunder + ".");
	}

	private void growth(final String name, final Path tiff, final int smallest,
		final int largest) throws IOException, InterruptedException
	{
		say(name + ": HALS, GSVD-NMF and growth");
		final Measurements found = Child.java(GrowthRun.class, GROWTH_HEAP, runs
			.resolve(name + "-growth.txt"), tiff, smallest, largest);
		for (final double[] row : found.rows("growth")) {
			final String stack = name + " r=" + (int) row[0];
			final String[] programs = { "HALS", "GSVD-NMF", "growth" };
			for (int i = 0; i < programs.length; i++) {
				results.put(stack, programs[i], "error_percent", row[1 + i]);
				results.put(stack, programs[i], "seconds", row[4 + i]);
				results.put(stack, programs[i], Results.REUSING, row[7 + i]);
			}
		}
		if (!settings.plain) return;
		say(name + ": iterations of plain HALS");
		final Measurements plain = Child.java(PlainGrowthRun.class, GROWTH_HEAP,
			runs.resolve(name + "-plain-growth.txt"), tiff, smallest, largest);
		for (final double[] row : plain.rows("iterations")) {
			final String stack = name + " r=" + (int) row[0];
			results.put(stack, "HALS", Results.PLAIN_ITERATIONS, row[1]);
			results.put(stack, "growth", Results.PLAIN_ITERATIONS, row[2]);
		}
	}

	/** A virtual stack of 8 GB, if the disk has room for it. */
	private void outOfCore() throws IOException, InterruptedException {
		if (!settings.large) {
			results.note("The virtual stack of 8 GB was left out (bench.large).");
			return;
		}
		final int side = settings.quick ? 128 : 1024;
		final int samples = settings.quick ? 300 : 4096;
		final long bytes = 2L * side * side * samples;
		if (settings.folder.toFile().getUsableSpace() < 2 * bytes) {
			results.note("A stack of " + (bytes >> 30) +
				" GB was left out: the disk has too little room.");
			return;
		}
		say("out of core: UnmixJ");
		final List<Object> args = new ArrayList<>(List.of(stacks.resolve(
			"large.raw"), side, samples));
		final Peer evict = Peer.evict(settings);
		if (evict.isInstalled(results)) args.addAll(evict.command());
		final Measurements found = Child.java(OutOfCoreRun.class, OUT_OF_CORE_HEAP,
			runs.resolve("out-of-core.txt"), args.toArray());
		for (final String name : List.of("fit_seconds", "passes", "iterations",
			"error_percent", "peak_mb"))
		{
			if (found.has(name)) results.put(Results.LARGE, Results.UNMIXJ, name,
				found.number(name));
		}
		for (final String from : List.of("cached", "disk")) {
			final double[][] turns = found.rows(from + "_turn");
			if (turns.length == 0) continue;
			final String pass = from + "_pass_seconds";
			results.put(Results.LARGE, "reading", pass, median(turns,
				turn -> turn[0]));
			results.put(Results.LARGE, Results.UNMIXJ, pass, median(turns,
				turn -> turn[1]));
			results.put(Results.LARGE, Results.UNMIXJ, from + "_speed", median(turns,
				turn -> turn[0] / turn[1]));
		}
		results.put(Results.LARGE, Results.UNMIXJ, "bytes", bytes);
	}

	private static double median(final double[][] turns,
		final ToDoubleFunction<double[]> quantity)
	{
		return Results.median(Stream.of(turns).mapToDouble(quantity).toArray());
	}

	/** scikit-learn's multiplicative updates, then UnmixJ to their divergence. */
	private void photonNoise() throws IOException, InterruptedException {
		final Peer peer = Peer.scikitLearnMu(settings);
		if (!peer.isInstalled(results)) return;
		final StackFile file = StackFile.write(Scenes.lambda(settings.quick ? 64
			: 256, 32).photograph("photons", SampleAxis.CHANNELS, 3), 6, stacks);
		say(file.name + ": " + peer.name);
		final Measurements theirs = Child.run(peer.command(file.npy,
			file.components, Results.UPDATES), runs.resolve("photons-mu.txt"));
		for (final String name : List.of("seconds", "divergence")) {
			put(file, peer.name, name, theirs.number(name));
		}
		say(file.name + ": UnmixJ");
		final Measurements ours = Child.java(PoissonRun.class, FIT_HEAP, runs
			.resolve("photons-unmixj.txt"), file.tiff, file.components, settings
				.repeats(), theirs.number("divergence") * SAME_DIVERGENCE);
		for (final String name : List.of("first_seconds", "iterations",
			"divergence", "needed_iterations"))
		{
			if (ours.has(name)) put(file, Results.UNMIXJ, name, ours.number(name));
		}
		put(file, Results.UNMIXJ, "seconds", ours.median("seconds"));
	}

	static void say(final String what) {
		System.out.println(what);
	}
}
