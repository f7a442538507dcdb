
package org.unmixj.ij1;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

import net.imagej.patcher.LegacyEnvironment;

/**
 * Starts ImageJ with UnmixJ in it: the main class of the {@code -app} jar.
 * <p>
 * With a window, or without one to run a macro. ImageJ cannot start without a
 * display of its own accord; ij1-patcher rewrites its classes while they load.
 * So this class must not name one of them: what works with ImageJ is in
 * {@link HeadlessMacro}.
 */
public final class Main {

	private static final int SUCCESS = 0;
	private static final int FAILURE = 1;
	private static final int WRONG_USAGE = 2;

	private static final String USAGE = "Usage:\n" +
		"  java -jar UnmixJ_-VERSION-app.jar [ARGUMENTS OF IMAGEJ]\n" +
		"      opens ImageJ with UnmixJ in its Plugins menu\n" +
		"  java -jar UnmixJ_-VERSION-app.jar --headless MACRO.ijm [ARGUMENT]\n" +
		"      runs a macro without a display; getArgument() in the macro\n" +
		"      returns ARGUMENT, relative paths start at the current directory\n" +
		"  java -jar UnmixJ_-VERSION-app.jar --help | --version\n" +
		"Exit code: 0 if the macro ran to its end or called exit, 1 if it\n" +
		"failed or cannot be read, 2 if the command line is wrong.\n";

	private Main() {
		// static methods only
	}

	/**
	 * Opens ImageJ or does what the first argument says.
	 *
	 * @param args nothing, {@code --headless MACRO.ijm [ARGUMENT]},
	 *          {@code --help}, {@code --version}, or arguments for ImageJ
	 */
	public static void main(final String... args) {
		final String option = args.length == 0 ? "" : args[0];
		if (option.equals("--headless")) System.exit(headless(args));
		else if (option.equals("--help")) print(System.out, USAGE, SUCCESS);
		else if (option.equals("--version")) print(System.out, version() + "\n",
			SUCCESS);
		else openWindow(args);
	}

	private static int headless(final String... args) {
		if (args.length < 2 || args.length > 3) return wrongUsage(
			"--headless takes a macro file and at most one argument, got " + Arrays
				.asList(args).subList(1, args.length) +
				". Put quotes around an argument with blanks.");
		final File file = new File(args[1]);
		if (!file.isFile()) return unreadable("There is no macro file " + file
			.getAbsolutePath());
		final String macro;
		try {
			macro = new String(Files.readAllBytes(file.toPath()),
				StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			return unreadable("The macro file " + file.getAbsolutePath() +
				" cannot be read: " + e);
		}
		final String argument = args.length == 3 ? args[2] : "";

		System.setProperty("java.awt.headless", "true");
		if (Terminal.isError()) System.setProperty("unmixj.progress", "console");
		final LegacyEnvironment imagej = patchImageJ(true);
		imagej.suppressIJ1ScriptDiscovery();
		imagej.applyPatches();
		final boolean ok = HeadlessMacro.run(file.getAbsolutePath(), macro,
			argument);
		return ok ? SUCCESS : FAILURE;
	}

	private static void openWindow(final String... args) {
		for (final String arg : args)
			if (arg.startsWith("--")) System.exit(wrongUsage("Unknown option " + arg +
				"; there are --headless, --help and --version, each as the first" +
				" argument."));
		if (GraphicsEnvironment.isHeadless()) print(System.err,
			"There is no display to open ImageJ on. A macro runs without one:" +
				" --headless MACRO.ijm\n", FAILURE);
		patchImageJ(false).main(args);
	}

	/**
	 * Prepares ImageJ's classes, which must not have been loaded yet, so that
	 * they find our plugins.config in the class path.
	 */
	private static LegacyEnvironment patchImageJ(final boolean headless) {
		try {
			final LegacyEnvironment imagej = new LegacyEnvironment(Main.class
				.getClassLoader(), headless);
			imagej.disableInitializer();
			imagej.noPluginClassLoader();
			imagej.disableIJ1PluginDirs();
			imagej.addPluginClasspath(new File(Main.class.getProtectionDomain()
				.getCodeSource().getLocation().toURI()));
			return imagej;
		}
		catch (final ClassNotFoundException | URISyntaxException e) {
			throw new IllegalStateException("ImageJ cannot be prepared", e);
		}
	}

	private static String version() {
		final String version = Main.class.getPackage().getImplementationVersion();
		return "UnmixJ " + (version == null ? "(unpackaged)" : version);
	}

	private static int unreadable(final String message) {
		System.err.println(message);
		return FAILURE;
	}

	private static int wrongUsage(final String message) {
		System.err.println(message);
		System.err.println("--help shows what is allowed.");
		return WRONG_USAGE;
	}

	private static void print(final PrintStream stream, final String text,
		final int exitCode)
	{
		stream.print(text);
		System.exit(exitCode);
	}
}
