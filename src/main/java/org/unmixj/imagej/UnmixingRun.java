
package org.unmixj.imagej;

import java.io.File;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.DependentSignaturesException;
import org.unmixj.nmf.MonitorRange;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.RankException;

/**
 * The way from a stack to the results of a fit, in the memory and on the disk
 * that there is.
 */
abstract class UnmixingRun {

	/** The part of the progress bar that copying a virtual stack takes. */
	private static final double COPY_SHARE = 0.1;

	private final StackInput input;

	private final StackInput read;

	private final NmfOptions options;

	private final boolean gsvd;

	private final File folder;

	/**
	 * @param input the pixels to fit
	 * @param everywhere whether all pixels of the image are unmixed in the end
	 * @param options r, method and threads
	 * @param gsvd for GSVD-NMF rather than HALS
	 * @param folder where the results are saved, or null
	 */
	UnmixingRun(final StackInput input, final boolean everywhere,
		final NmfOptions options, final boolean gsvd, final File folder)
	{
		this.input = input;
		read = everywhere ? input.whole() : input;
		this.options = options;
		this.gsvd = gsvd;
		this.folder = folder;
	}

	/** Fits the pixels that are {@link #read}. */
	abstract FittedStack fit(OpenStack X, ProgressMonitor monitor);

	/**
	 * Makes the results of a fit.
	 *
	 * @param start when the run began, in ns
	 * @param planes where the component images are kept
	 */
	abstract UnmixingResult result(FittedStack fitted, long start,
		ComponentPlanes planes, ProgressMonitor monitor);

	/** Returns the bytes of what is kept beside a fit. */
	long kept() {
		return read == input ? 0 : MemoryNeed.columns(read, options.components());
	}

	/** Returns the names of files that results of this kind alone have. */
	List<String> moreFiles() {
		return Collections.emptyList();
	}

	/** Returns the pixels that the rows of X are. */
	final StackInput read() {
		return read;
	}

	/**
	 * Fits, makes the results, and saves them.
	 *
	 * @throws IllegalArgumentException with a message for the user
	 */
	final UnmixingResult run(final ProgressMonitor monitor) {
		final long start = System.nanoTime();
		final int r = options.components();
		input.requireComponents(r);
		final MemoryPlan plan = MemoryPlan.of(input, options, gsvd, MemoryPlan
			.available(input, options, gsvd, kept()));
		final long imageBytes = MemoryNeed.imageBytes(input, r);
		if (plan.imagesOnDisk) {
			final File temporary = StackInput.temporaryFolder();
			ComponentFile.requireSpace(input.title(), temporary, imageBytes + (input
				.isCopied() ? input.bytesPerPass() : 0), temporary.getUsableSpace());
		}
		if (folder != null) {
			final List<String> names = ResultTitles.fileNames(input.title(), gsvd);
			names.addAll(moreFiles());
			new ResultFolder(folder).requireUsable(names, imageBytes);
		}
		try {
			final FittedStack fitted = fit(plan.readAhead(), monitor);
			return plan.imagesOnDisk ? resultOnDisk(fitted, start, monitor) : saved(
				fitted, start, new MemoryPlanes(input.geometry().width(), input
					.geometry().height(), fitted.factorization.components() * input
						.geometry().planes()), monitor);
		}
		catch (final OutOfMemoryError e) {
			throw new IllegalArgumentException(Messages.outOfMemory(input.title(), r,
				plan.needed, plan.available), e);
		}
	}

	/** Leaves no file behind if that fails or is canceled. */
	private UnmixingResult resultOnDisk(final FittedStack fitted,
		final long start, final ProgressMonitor monitor)
	{
		final Fit fit = fitted.fit;
		final ComponentFile file = new ComponentFile(StackInput.temporaryFolder(),
			input.geometry().width(), input.geometry().height(), fit.factorization
				.components() * input.geometry().planes());
		fit.warnings.add(Messages.componentsOnDisk(file.file()));
		try {
			return saved(fitted, start, file, monitor);
		}
		catch (final UnsavedResultException e) {
			throw e; // it has the images
		}
		catch (RuntimeException | Error e) {
			file.delete();
			throw e;
		}
	}

	private FittedStack fit(final long readAhead, final ProgressMonitor monitor) {
		final double copied = read.isCopied() ? COPY_SHARE : 0;
		try (OpenStack X = read.open(readAhead, new MonitorRange(monitor, 0,
			copied)))
		{
			final FittedStack fitted = fit(X, new MonitorRange(monitor, copied, 1));
			X.requireUnchanged();
			return fitted;
		}
		catch (final DependentSignaturesException e) {
			throw new IllegalArgumentException(Messages.DEPENDENT_SPECTRA, e);
		}
		catch (final RankException e) {
			throw new IllegalArgumentException(Messages.rank(input.title(), e.rank(),
				e.added()), e);
		}
		catch (final UncheckedIOException e) {
			throw new IllegalArgumentException(Messages.lostData(input.title(), String
				.valueOf(e.getCause().getMessage())), e);
		}
	}

	private UnmixingResult saved(final FittedStack fitted, final long start,
		final ComponentPlanes planes, final ProgressMonitor monitor)
	{
		Unmixing.requireNotCanceled(monitor);
		final UnmixingResult result = result(fitted, start, planes, monitor);
		if (folder != null) save(result, folder, monitor);
		return result;
	}

	/**
	 * Saves results.
	 *
	 * @throws UnsavedResultException if that fails; it has them
	 */
	static void save(final UnmixingResult result, final File folder,
		final ProgressMonitor monitor)
	{
		try {
			result.save(folder, monitor);
		}
		catch (final IllegalArgumentException e) {
			result.components().setProp("unsaved", e.getMessage());
			throw new UnsavedResultException(result, e);
		}
	}
}
