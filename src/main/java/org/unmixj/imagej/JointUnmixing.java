
package org.unmixj.imagej;

import java.io.File;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.unmixj.image.Axis;
import org.unmixj.linalg.EntryCheck;
import org.unmixj.linalg.InvalidEntriesException;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.MonitorRange;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.Scale;

/**
 * Unmixes several stacks by HALS with one set of signatures: their pixels are
 * the rows of one X, in the order of the stacks. Immutable; each {@code withX}
 * returns a copy. Shows nothing, and never changes an image.
 * <p>
 * Defaults: axis {@link Axis#AUTO}, scale {@link Scale#PEAK}, nothing is saved.
 */
public final class JointUnmixing {

	/** The part of the progress bar that copying virtual stacks takes. */
	private static final double COPY_SHARE = 0.1;

	private final StackList stacks;

	private final Axis axis;

	private final Scale scale;

	private final File folder;

	private JointUnmixing(final StackList stacks, final Axis axis,
		final Scale scale, final File folder)
	{
		this.stacks = stacks;
		this.axis = Objects.requireNonNull(axis, "axis");
		this.scale = Objects.requireNonNull(scale, "scale");
		this.folder = folder;
	}

	/**
	 * Returns the unmixing of stacks with the defaults.
	 *
	 * @param stacks at least one; as many samples in each, at the same
	 *          wavelengths if these are known, and no selections
	 */
	public static JointUnmixing of(final StackList stacks) {
		if (stacks.images().isEmpty()) {
			throw new IllegalArgumentException(Messages.NO_STACKS);
		}
		return new JointUnmixing(stacks, Axis.AUTO, Scale.PEAK, null);
	}

	/** Returns a copy that unmixes along another axis. */
	public JointUnmixing withAxis(final Axis newAxis) {
		return new JointUnmixing(stacks, newAxis, scale, folder);
	}

	/** Returns a copy that scales the signatures in another way. */
	public JointUnmixing withScale(final Scale newScale) {
		return new JointUnmixing(stacks, axis, newScale, folder);
	}

	/**
	 * Returns a copy that saves its results.
	 *
	 * @param newFolder the folder, made if it does not exist; null saves nothing
	 */
	public JointUnmixing withFolder(final File newFolder) {
		return new JointUnmixing(stacks, axis, scale, newFolder);
	}

	/**
	 * Unmixes by HALS.
	 *
	 * @param options r &le; min(pixels of all stacks, samples)
	 * @param monitor progress and cancel
	 * @return the results, also if they could not be saved, which they say then
	 * @throws IllegalArgumentException if the stacks cannot be unmixed in this
	 *           way, or there is no place to save the results, with a message for
	 *           the user
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it; nothing is left behind
	 */
	public JointResult hals(final NmfOptions options,
		final ProgressMonitor monitor)
	{
		final long start = System.nanoTime();
		final JointInput input = new JointInput(stacks, axis);
		final int r = options.components();
		input.requireComponents(r);
		final long needed = input.needed(options);
		final long available = MemoryNeed.available(needed);
		if (needed > available) {
			throw new IllegalArgumentException(Messages.memoryTogether(input.inputs()
				.size(), r, needed, available));
		}
		if (folder != null) requireUsable(input, r);
		try {
			final Fit fit = fit(input, options, MemoryNeed.readAhead(needed,
				available), monitor);
			Unmixing.requireNotCanceled(monitor);
			final JointResult result = new JointResult(input, fit, scale, stacks
				.macroOptions(), start, monitor);
			if (folder != null) result.save(folder, monitor);
			return result;
		}
		catch (final OutOfMemoryError e) {
			throw new IllegalArgumentException(Messages.memoryTogether(input.inputs()
				.size(), r, needed, available), e);
		}
	}

	private void requireUsable(final JointInput input, final int r) {
		stacks.requireDifferentTitles();
		final List<String> names = new ArrayList<>(ResultTitles.fileNames(input
			.title(), false));
		long bytes = 0;
		for (final StackInput stack : input.inputs()) {
			names.add(ResultTitles.fileName(ResultTitles.components(stack.title()),
				".tif"));
			bytes += MemoryNeed.imageBytes(stack, r);
		}
		new ResultFolder(folder).requireUsable(names, bytes);
	}

	private static Fit fit(final JointInput input, final NmfOptions options,
		final long readAhead, final ProgressMonitor monitor)
	{
		final double copied = input.isCopied() ? COPY_SHARE : 0;
		try (OpenStack X = input.open(readAhead, new MonitorRange(monitor, 0,
			copied)))
		{
			final Fit fit = Fit.together(Nmf.fit(X, options, new MonitorRange(monitor,
				copied, 1)), options);
			X.requireUnchanged();
			return fit;
		}
		catch (final InvalidEntriesException e) {
			throw new IllegalArgumentException(message(input, e.check()), e);
		}
		catch (final UncheckedIOException e) {
			throw new IllegalArgumentException(Messages.lostData(input.title(), String
				.valueOf(e.getCause().getMessage())), e);
		}
	}

	private static String message(final JointInput input,
		final EntryCheck check)
	{
		if (check.notFinite() > 0) {
			return Messages.notFinite(input.title(), check.notFinite(), input.where(
				check.firstNotFiniteRow(), check.firstNotFiniteColumn()));
		}
		return check.negative() > 0 ? Messages.negative(input.title(), check
			.negative(), check.minimum()) : Messages.allZero(input.title(), false);
	}
}
