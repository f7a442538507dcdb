
package org.unmixj.ij1;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;

/**
 * ImageJ's batch mode without a display, for tests: images are added to the
 * hidden ones, and error messages are kept.
 */
final class BatchMode implements AutoCloseable {

	private final PrintStream out = System.out, err = System.err;

	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

	private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

	BatchMode() {
		System.setProperty("java.awt.headless", "true");
		System.setOut(new PrintStream(printed, true));
		System.setErr(new PrintStream(logged, true));
		Interpreter.batchMode = true;
		IJ.getErrorMessage();
	}

	/** Returns a new, open, active image. */
	ImagePlus open(final String title) {
		final ImagePlus image = IJ.createImage(title, "8-bit ramp", 8, 8, 3);
		WindowManager.setTempCurrentImage(image);
		Interpreter.addBatchModeImage(image);
		return image;
	}

	/**
	 * Runs a command as a macro's {@code run()} does.
	 *
	 * @param options the macro options, or null
	 * @return the error message, or null if there was none
	 */
	String run(final Class<?> command, final String presets,
		final String options)
	{
		return onMacroThread(() -> {
			Macro.setOptions(options);
			new CommandPlugIn().run(command.getName() + " " + presets);
			return IJ.getErrorMessage();
		});
	}

	/** Does something on a thread of the kind on which macros run. */
	static <T> T onMacroThread(final Supplier<T> action) {
		final ImagePlus active = WindowManager.getCurrentImage();
		final FutureTask<T> task = new FutureTask<>(() -> {
			WindowManager.setTempCurrentImage(active);
			return action.get();
		});
		new Thread(task, "Run$_test").start();
		try {
			return task.get(20, TimeUnit.SECONDS);
		}
		catch (final Exception e) {
			throw new AssertionError(e);
		}
	}

	/** Returns what was printed on standard output. */
	String printed() {
		return new String(printed.toByteArray(), StandardCharsets.UTF_8);
	}

	/** Returns what was written on standard error. */
	String logged() {
		return new String(logged.toByteArray(), StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		for (final ImagePlus image : OpenImages.all()) {
			image.close();
		}
		WindowManager.setTempCurrentImage(null);
		Interpreter.batchMode = false;
		System.setOut(out);
		System.setErr(err);
	}
}
