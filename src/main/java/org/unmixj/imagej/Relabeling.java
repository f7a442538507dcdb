
package org.unmixj.imagej;

import java.io.File;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.nmf.Factorization;

import ij.ImagePlus;

/**
 * Gives components other names, colours and locks. Their images, signatures and
 * error stay as they are: nothing of the stack is read but its size and its
 * calibration, and no more memory is needed than for the images themselves.
 */
final class Relabeling {

	/** So much more must be there for images in memory. */
	private static final int RESERVE = 8;

	private final ImagePlus image;

	private final ComponentsInfo info;

	private final FitRecord record;

	/** The pixels that were fitted, and those that have component images. */
	private final StackInput input, shown;

	/**
	 * @param image the components
	 * @param info what is known of them, with their error
	 * @param input the stack, and which of its pixels were fitted
	 */
	Relabeling(final ImagePlus image, final ComponentsInfo info,
		final FitRecord record, final StackInput input)
	{
		this.image = image;
		this.info = info;
		this.record = record;
		this.input = input;
		shown = record.everywhere() ? input.whole() : input;
	}

	/** Tells whether the error of components is known without their stack. */
	static boolean isPossible(final ComponentsInfo info) {
		final Object count = info.summary().get("components");
		return count instanceof Number && ((Number) count).intValue() == info
			.signatures().names().size() && error(info) instanceof Number;
	}

	private static Object error(final ComponentsInfo info) {
		return info.summary().get("error_percent");
	}

	/**
	 * Returns the components with what an edit says of them.
	 *
	 * @param W theirs at the pixels that are shown
	 * @param keys those of a macro that does the same
	 */
	private UnmixingResult result(final TallMatrix W, final EditStep step,
		final String keys, final long start, final ComponentPlanes planes,
		final ProgressMonitor monitor)
	{
		final double error = ((Number) error(info)).doubleValue();
		// squares in percent of those of the stack
		final Factorization present = new Factorization(W, info.signatures().H(), 0,
			true, 100, new double[] { error / 2 });
		final StepOutcome outcome = step.relabeled(present);
		final Fit fit = Fit.of(outcome, "Edit Components", keys);
		fit.goOn(info, error);
		fit.record = record.withFixed(fit.fixed).withFlat(fit.background);
		final UnmixingResult result = new UnmixingResult(new FittedStack(fit, input,
			shown, present), present, SteppedSignatures.of(outcome, present.H(), info
				.signatures()), keys, (System.nanoTime() - start) * 1e-9, planes,
			monitor);
		final String divergence = image.getProp("divergence");
		if (divergence != null) {
			result.components().setProp("divergence", divergence);
		}
		return result;
	}

	/**
	 * Makes the result, and saves it.
	 *
	 * @param source of W
	 * @param folder where it is saved, or null
	 * @throws IllegalArgumentException if there is too little memory or no place
	 *           to save it, with a message for the user
	 */
	UnmixingResult run(final ComponentSource source, final EditStep step,
		final String keys, final File folder, final ProgressMonitor monitor)
	{
		final long start = System.nanoTime();
		final int r = info.signatures().names().size();
		final long images = MemoryNeed.imageBytes(input, r);
		final long columns = MemoryNeed.columns(shown, r);
		final long available = MemoryNeed.available(columns + images + images /
			RESERVE);
		if (columns > available) {
			throw new IllegalArgumentException(Messages.memory(input.title(), r,
				columns, available));
		}
		if (folder != null) {
			new ResultFolder(folder).requireUsable(ResultTitles.fileNames(input
				.title(), false), images);
		}
		final int count = r * input.geometry().planes();
		final int width = input.geometry().width(), height = input.geometry()
			.height();
		final boolean inMemory = columns + images + images / RESERVE <= available;
		final ComponentFile file = inMemory ? null : ComponentFile.temporary(input
			.title(), width, height, count);
		try {
			final UnmixingResult result = result(source.columns(shown), step, keys,
				start, inMemory ? new MemoryPlanes(width, height, count) : file,
				monitor);
			if (folder != null) UnmixingRun.save(result, folder, monitor);
			return result;
		}
		catch (final UnsavedResultException e) {
			throw e; // it has the images
		}
		catch (final RuntimeException | Error e) {
			if (file != null) file.delete();
			throw e;
		}
	}
}
