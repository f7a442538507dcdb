
package org.unmixj.imagej;

import java.io.File;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CancellationException;

import org.unmixj.image.Axis;
import org.unmixj.linalg.EntryCheck;
import org.unmixj.linalg.InvalidEntriesException;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.ExpectedPasses;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.GsvdNmf;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.MonitorRange;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;
import org.unmixj.nmf.RankException;
import org.unmixj.nmf.Scale;

import cern.colt.matrix.DoubleMatrix2D;
import ij.ImagePlus;

/**
 * Unmixes a stack blindly: an image and how its axes are used go in, component
 * images, plots and tables come out. Immutable; each {@code withX} returns a
 * copy. Shows nothing, and never changes the image.
 *
 * <pre>
 * UnmixingResult result = Unmixing.of(image).withAxis(Axis.CHANNELS).hals(
 * 	NmfOptions.withComponents(4), ProgressMonitor.NONE);
 * result.components().show();
 * </pre>
 * <p>
 * A selection on the image restricts the fit to it; component images are 0
 * outside. Defaults: axis {@link Axis#AUTO}, scale {@link Scale#PEAK},
 * wavelengths that the image names, {@link Colors#DISTINCT}, nothing is saved.
 */
public final class Unmixing {

	/** The part of the progress bar that copying a virtual stack takes. */
	private static final double COPY_SHARE = 0.1;

	private interface Method {

		Fit fit(RowBlocks X, ProgressMonitor monitor);
	}

	private final ImagePlus image;

	private final Axis axis;

	private final Scale scale;

	private final File folder;

	private final Detector detector;

	private final SamplePositions positions;

	private final Colors colors;

	private Unmixing(final ImagePlus image, final Axis axis, final Scale scale,
		final File folder, final Detector detector, final SamplePositions positions,
		final Colors colors)
	{
		this.image = image;
		this.axis = Objects.requireNonNull(axis, "axis");
		this.scale = Objects.requireNonNull(scale, "scale");
		this.folder = folder;
		this.detector = detector;
		this.positions = Objects.requireNonNull(positions, "positions");
		this.colors = Objects.requireNonNull(colors, "colors");
	}

	/**
	 * Returns the unmixing of an image with the defaults.
	 *
	 * @param image a stack of 8, 16 or 32 bits, in memory or virtual; its
	 *          calibration function, if any, is applied
	 */
	public static Unmixing of(final ImagePlus image) {
		return new Unmixing(image, Axis.AUTO, Scale.PEAK, null, Detector.COUNTER,
			SamplePositions.AUTO, Colors.DISTINCT);
	}

	/** Returns a copy that unmixes along another axis. */
	public Unmixing withAxis(final Axis newAxis) {
		return new Unmixing(image, newAxis, scale, folder, detector, positions,
			colors);
	}

	/** Returns a copy that scales the signatures in another way. */
	public Unmixing withScale(final Scale newScale) {
		return new Unmixing(image, axis, newScale, folder, detector, positions,
			colors);
	}

	/**
	 * Returns a copy that saves its results.
	 *
	 * @param newFolder the folder, made if it does not exist; null saves nothing
	 */
	public Unmixing withFolder(final File newFolder) {
		return new Unmixing(image, axis, scale, newFolder, detector, positions,
			colors);
	}

	/** Returns a copy that knows where the samples of the image are. */
	public Unmixing withPositions(final SamplePositions newPositions) {
		return new Unmixing(image, axis, scale, folder, detector, newPositions,
			colors);
	}

	/** Returns a copy that gives the components other colours. */
	public Unmixing withColors(final Colors newColors) {
		return new Unmixing(image, axis, scale, folder, detector, positions,
			newColors);
	}

	/**
	 * Returns a copy for another detector, whose grey values are offset + gain
	 * &times; photons. The offset is subtracted first, and what is below it set
	 * to 0. The gain changes no image: only what is told about the photon noise
	 * depends on it.
	 *
	 * @param gain grey values per photon or electron, above 0; 1 by default
	 * @param offset the grey value without any light; 0 by default
	 * @throws IllegalArgumentException if a number is not allowed, with a message
	 *           for the user
	 */
	public Unmixing withDetector(final double gain, final double offset) {
		return new Unmixing(image, axis, scale, folder, new Detector(gain, offset),
			positions, colors);
	}

	/**
	 * Unmixes by HALS, or for photon noise by the solver for it.
	 *
	 * @param options r &le; min(pixels, samples)
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if the image cannot be unmixed in this
	 *           way, or there is no place to save the results, with a message for
	 *           the user
	 * @throws UnsavedResultException if the results could not be saved
	 *           nevertheless; it has them
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it; nothing is left behind
	 */
	public UnmixingResult hals(final NmfOptions options,
		final ProgressMonitor monitor)
	{
		return run(options, false, (X, m) -> Fit.of(Nmf.fit(X, options, m),
			options), monitor);
	}

	/**
	 * Unmixes by GSVD-NMF.
	 *
	 * @param options r &le; min(pixels, samples)
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException as for
	 *           {@link #hals(NmfOptions, ProgressMonitor)}
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it; nothing is left behind
	 */
	public UnmixingResult gsvdNmf(final GsvdNmfOptions options,
		final ProgressMonitor monitor)
	{
		requireDirections(options);
		return run(options.polish(), true, (X, m) -> Fit.of(GsvdNmf.fit(X, options,
			m), options), monitor);
	}

	/**
	 * Tells what {@link #hals} will take. No file is read.
	 *
	 * @throws IllegalArgumentException if the image cannot be unmixed in this
	 *           way, with a message for the user; too little memory is none
	 */
	public Estimate estimateHals(final NmfOptions options) {
		final StackInput input = input();
		return estimate(input, options, false, ExpectedPasses.of(input.pixels()
			.rows(), input.geometry().samples(), options));
	}

	/**
	 * Tells what {@link #gsvdNmf} will take. No file is read.
	 *
	 * @throws IllegalArgumentException as for {@link #estimateHals}
	 */
	public Estimate estimateGsvdNmf(final GsvdNmfOptions options) {
		requireDirections(options);
		final StackInput input = input();
		return estimate(input, options.polish(), true, ExpectedPasses.of(input
			.pixels().rows(), input.geometry().samples(), options));
	}

	private StackInput input() {
		final StackInput input = StackInput.of(image, axis).withPositions(
			positions);
		colors.require(input.samples(), input.title());
		return input;
	}

	private static Estimate estimate(final StackInput input,
		final NmfOptions options, final boolean gsvd, final ExpectedPasses passes)
	{
		input.requireComponents(options.components());
		return new Estimate(MemoryNeed.needed(input, options, gsvd), input
			.isCopied() ? input.bytesPerPass() : 0, input.bytesPerPass(), passes);
	}

	private static void requireDirections(final GsvdNmfOptions options) {
		final int r0 = options.initial().components();
		if (options.directions() == Directions.PAPER && (r0 < 2 || options
			.added() > r0))
		{
			throw new IllegalArgumentException(Messages.paperDirections(options
				.polish().components(), options.added()));
		}
	}

	/**
	 * Returns options of GSVD-NMF from what a user has asked for.
	 *
	 * @param options those of the final unmixing
	 * @param added how many of the components are added
	 * @param epsilon0 the tolerance of the first unmixing; 0 takes that of the
	 *          final one
	 * @throws IllegalArgumentException if they do not go together, with a message
	 *           for the user
	 */
	public static GsvdNmfOptions gsvdOptions(final NmfOptions options,
		final int added, final double epsilon0, final Directions directions)
	{
		final int r = options.components();
		if (r < 2 || added < 1 || added >= r) {
			throw new IllegalArgumentException(Messages.added(r, added));
		}
		return GsvdNmfOptions.of(options).withAdded(added).withInitialTolerance(
			epsilon0 == 0 ? options.tolerance() : epsilon0).withDirections(
				directions);
	}

	private UnmixingResult run(final NmfOptions options, final boolean gsvd,
		final Method method, final ProgressMonitor monitor)
	{
		final long start = System.nanoTime();
		final StackInput input = input();
		final int r = options.components();
		input.requireComponents(r);
		final long needed = MemoryNeed.needed(input, options, gsvd);
		final long available = MemoryNeed.available(needed);
		MemoryNeed.require(input, r, needed, available);
		if (folder != null) {
			new ResultFolder(folder).requireUsable(ResultTitles.fileNames(input
				.title(), gsvd), MemoryNeed.imageBytes(input, r));
		}
		final UnmixingResult result;
		try {
			result = result(input, fit(input, options.threads(), method, MemoryNeed
				.readAhead(needed, available), monitor), start, monitor);
		}
		catch (final OutOfMemoryError e) {
			throw new IllegalArgumentException(Messages.outOfMemory(input.title(), r,
				needed, available), e);
		}
		if (folder != null) save(result, monitor);
		return result;
	}

	private Fit fit(final StackInput input, final int threads,
		final Method method, final long readAhead, final ProgressMonitor monitor)
	{
		final double copied = input.isCopied() ? COPY_SHARE : 0;
		try (OpenStack X = input.open(readAhead, new MonitorRange(monitor, 0,
			copied)))
		{
			final long below = detector.countBelow(X, threads, monitor);
			final Fit fit = method.fit(detector.withoutOffset(X), new MonitorRange(
				monitor, copied, 1));
			X.requireUnchanged();
			detector.describe(fit, below, (double) X.rows() * X.columns());
			return fit;
		}
		catch (final InvalidEntriesException e) {
			throw new IllegalArgumentException(message(input, e), e);
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

	private UnmixingResult result(final StackInput input, final Fit fit,
		final long start, final ProgressMonitor monitor)
	{
		requireNotCanceled(monitor);
		final Factorization ordered = input.geometry().axis() == Axis.CHANNELS
			? ComponentOrder.byPeak(fit.factorization) : ComponentOrder.byEnergy(
				fit.factorization);
		requireNotCanceled(monitor);
		final Factorization scaled = ordered.scaled(scale);
		requireNotCanceled(monitor);
		final DoubleMatrix2D H = scaled.H();
		final Signatures signatures = new Signatures(H, input.samples(), input
			.geometry().axis(), scale, ComponentNames.of(H, input.samples()), colors
				.of(H, input.samples()));
		fit.warnings.addAll(colors.warnings(signatures.colors()));
		return new UnmixingResult(input, fit, scaled, signatures, macroOptions(
			input, fit), (System.nanoTime() - start) * 1e-9, monitor);
	}

	/** Returns the keys of a macro that unmixes in the same way. */
	private String macroOptions(final StackInput input, final Fit fit) {
		return "axis=" + input.geometry().axis() + " " + fit.macroOptions +
			" scale=" + scale + positions.macroOptions() + (colors == Colors.DISTINCT
				? "" : " colors=" + colors);
	}

	private void save(final UnmixingResult result,
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

	/** Throws if the monitor asks for it; between the steps after a fit. */
	static void requireNotCanceled(final ProgressMonitor monitor) {
		if (monitor.isCanceled()) throw new CancellationException();
	}

	private String message(final StackInput input,
		final InvalidEntriesException e)
	{
		final EntryCheck check = e.check();
		if (check.notFinite() > 0) {
			return Messages.notFinite(input.title(), check.notFinite(), input.where(
				check.firstNotFiniteRow(), check.firstNotFiniteColumn()));
		}
		if (check.negative() == 0 && detector.offset() > 0) {
			return Messages.allBelowOffset(input.title(), detector.offset());
		}
		return check.negative() > 0 ? Messages.negative(input.title(), check
			.negative(), check.minimum()) : Messages.allZero(input.title(), input
				.isSelected());
	}
}
