
package org.unmixj.imagej;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import org.unmixj.image.Axis;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.nmf.Constraint;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.ExpectedPasses;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.GsvdNmf;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.KnownSignatures;
import org.unmixj.nmf.LinearUnmixing;
import org.unmixj.nmf.ManyStarts;
import org.unmixj.nmf.Method;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;
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
public final class Unmixing implements Cloneable {

	private ImagePlus image;

	private Axis axis = Axis.AUTO;

	private Scale scale = Scale.PEAK;

	private File folder;

	private Detector detector = Detector.COUNTER;

	private SamplePositions positions = SamplePositions.AUTO;

	private Colors colors = Colors.DISTINCT;

	/** Null if no spectra are known. */
	private KnownSpectra known;

	private PixelOptions pixels = PixelOptions.DEFAULT;

	private int starts = 1;

	private Surplus surplus = Surplus.NONE;

	private Preview preview = Preview.NONE;

	/** In the preview itself: what it is one of, and of how many pixels. */
	private Preview previewed = Preview.NONE;

	private long previewedPixels;

	/** Some planes of a stack, on a subset of which a preview is; or null. */
	private ImagePlus sample;

	private Unmixing(final ImagePlus image) {
		this.image = image;
	}

	private Unmixing copy() {
		try {
			return (Unmixing) clone();
		}
		catch (final CloneNotSupportedException e) {
			throw new AssertionError(e);
		}
	}

	/**
	 * Returns the unmixing of an image with the defaults.
	 *
	 * @param image a stack of 8, 16 or 32 bits, in memory or virtual; its
	 *          calibration function, if any, is applied
	 */
	public static Unmixing of(final ImagePlus image) {
		return new Unmixing(image);
	}

	/** Returns a copy that unmixes along another axis. */
	public Unmixing withAxis(final Axis newAxis) {
		final Unmixing copy = copy();
		copy.axis = Objects.requireNonNull(newAxis, "axis");
		return copy;
	}

	/** Returns a copy that scales the signatures in another way. */
	public Unmixing withScale(final Scale newScale) {
		final Unmixing copy = copy();
		copy.scale = Objects.requireNonNull(newScale, "scale");
		return copy;
	}

	/**
	 * Returns a copy that saves its results.
	 *
	 * @param newFolder the folder, made if it does not exist; null saves nothing
	 */
	public Unmixing withFolder(final File newFolder) {
		final Unmixing copy = copy();
		copy.folder = newFolder;
		return copy;
	}

	/** Returns a copy that knows where the samples of the image are. */
	public Unmixing withPositions(final SamplePositions newPositions) {
		final Unmixing copy = copy();
		copy.positions = Objects.requireNonNull(newPositions, "positions");
		return copy;
	}

	/** Returns a copy that gives the components other colours. */
	public Unmixing withColors(final Colors newColors) {
		final Unmixing copy = copy();
		copy.colors = Objects.requireNonNull(newColors, "colors");
		return copy;
	}

	/** Returns a copy that treats pixel values in another way. */
	public Unmixing withPixels(final PixelOptions options) {
		final Unmixing copy = copy();
		copy.pixels = Objects.requireNonNull(options, "pixels");
		return copy;
	}

	/**
	 * Returns a copy that takes a quick look only: at the current plane, or at
	 * some pixels and then at the current plane with the signatures found in
	 * them, by non-negative least squares. What comes out is that of "T
	 * (preview)"; it is not saved. Linear unmixing needs none, and has none.
	 */
	public Unmixing withPreview(final Preview newPreview) {
		final Unmixing copy = copy();
		copy.preview = Objects.requireNonNull(newPreview, "preview");
		return copy;
	}

	/**
	 * Returns a copy that unmixes from several starts and keeps the best result,
	 * with a table of all of them. Linear unmixing needs no start.
	 *
	 * @param count 1 by default; see {@link ManyStarts}
	 * @throws IllegalArgumentException if it is not at least 1, or above
	 *           {@link ManyStarts#MOST}
	 */
	public Unmixing withStarts(final int count) {
		ManyStarts.requireStarts(count);
		final Unmixing copy = copy();
		copy.starts = count;
		return copy;
	}

	/**
	 * Returns a copy that unmixes into more components than it is asked for,
	 * merges those that are too many, and polishes the others, as
	 * {@link org.unmixj.nmf.NmfMerge} does.
	 *
	 * @param count how many more; 0 by default
	 * @throws IllegalArgumentException if it is negative, with a message for the
	 *           user
	 */
	public Unmixing withSurplus(final int count) {
		final Unmixing copy = copy();
		copy.surplus = new Surplus(count);
		return copy;
	}

	/**
	 * Returns a copy in which some spectra are known: they are the first
	 * components, with their names, and the others are found blindly.
	 *
	 * @param newKnown null if none are
	 */
	public Unmixing withKnown(final KnownSpectra newKnown) {
		final Unmixing copy = copy();
		copy.known = newKnown;
		return copy;
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
		final Unmixing copy = copy();
		copy.detector = new Detector(gain, offset);
		return copy;
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
		if (preview != Preview.NONE) return previewed(monitor).hals(options,
			monitor);
		if (options.missing() != pixels.allowMissing()) {
			return withMissing(options.missing()).hals(options.withMissing(true),
				monitor);
		}
		if (options.hasBackground() != pixels.fitsBackground()) {
			return withBackground(options.hasBackground()).hals(options
				.withBackground(options.components() - 1), monitor);
		}
		final KnownSignatures first = known == null ? null : signatures(options, 0);
		return run(options, false, best(options, start -> {
			final NmfOptions more = surplus.more(start);
			return (X, monitored) -> surplus.fit(X, options, more.background(),
				title(), m -> first == null ? Fit.of(Nmf.fit(X, more, m), options)
					: knowing(Fit.of(Nmf.fit(X, first, more, m), options)), monitored);
		}), monitor);
	}

	private Fit knowing(final Fit fit) {
		return fit.knowing(known, sampled(known.spectra()));
	}

	private String title() {
		return input().title();
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
		if (preview != Preview.NONE) return previewed(monitor).gsvdNmf(options,
			monitor);
		requireDirections(surplus.more(options));
		if (options.polish().missing() != pixels.allowMissing()) {
			return withMissing(options.polish().missing()).gsvdNmf(options
				.withMissing(true), monitor);
		}
		if (options.polish().hasBackground() != pixels.fitsBackground()) {
			return withBackground(options.polish().hasBackground()).gsvdNmf(options
				.withBackground(true), monitor);
		}
		final KnownSignatures first = known == null ? null : signatures(options
			.initial(), options.added());
		return run(options.polish(), true, best(options.polish(), start -> {
			final GsvdNmfOptions more = started(surplus.more(options), start);
			return (X, monitored) -> surplus.fit(X, options.polish(), more.polish()
				.background(), title(), m -> first == null ? Fit.of(GsvdNmf.fit(X, more,
					m), options) : knowing(Fit.of(GsvdNmf.fit(X, first, more, m),
						options)), monitored);
		}), monitor);
	}

	private static GsvdNmfOptions started(final GsvdNmfOptions options,
		final NmfOptions start)
	{
		return options.withStart(start.initialization(), start.seed());
	}

	/** Returns the method that takes the best of several starts. */
	private PixelFit.Method best(final NmfOptions options,
		final Function<NmfOptions, PixelFit.Method> method)
	{
		if (starts == 1) return method.apply(options);
		return (X, monitor) -> Fit.best(ManyStarts.of(starts, options, (start,
			range) -> method.apply(start).fit(X, range), fit -> fit.factorization,
			monitor), title());
	}

	/**
	 * Unmixes by least squares with spectra that are known and stay as they are:
	 * sampled as the image is, in their order, with their names.
	 *
	 * @param spectra at most as many as the image has samples
	 * @param constraint whether component images must be non-negative
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if the spectra do not go with the image,
	 *           and as for {@link #hals(NmfOptions, ProgressMonitor)}
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it; nothing is left behind
	 */
	public UnmixingResult apply(final Spectra spectra,
		final Constraint constraint, final ProgressMonitor monitor)
	{
		final SampledSpectra sampled = sampled(spectra);
		final Spectra used = sampled.spectra();
		final NmfOptions options = linear(used);
		return run(options, false, (X, m) -> Fit.of(LinearUnmixing.fit(X, used
			.values(), constraint, pixels.allowMissing(), options.threads(), m),
			sampled, constraint), monitor);
	}

	/** Returns what linear unmixing has in common with other fits. */
	private NmfOptions linear(final Spectra spectra) {
		if (pixels.everywhere()) {
			throw new IllegalArgumentException(Messages.EVERYWHERE_GIVEN);
		}
		if (pixels.fitsBackground()) {
			throw new IllegalArgumentException(Messages.backgroundGiven(spectra
				.size()));
		}
		return NmfOptions.withComponents(spectra.size()).withMethod(Method.PLAIN);
	}

	/** Returns the unmixing that is a preview of this. */
	private Unmixing previewed(final ProgressMonitor monitor) {
		final StackInput input = input();
		final PreviewStack stack = new PreviewStack(input, monitor);
		final Unmixing copy = copy();
		copy.image = stack.current();
		copy.axis = input.geometry().axis();
		copy.sample = preview == Preview.SUBSET ? stack.spread() : null;
		copy.previewedPixels = input.pixels().rows();
		copy.previewed = preview;
		copy.preview = Preview.NONE;
		copy.folder = null;
		return copy;
	}

	/** Returns a copy that takes NaN as missing, where an option says so. */
	private Unmixing withMissing(final boolean missing) {
		return missing ? withPixels(pixels.withMissing(Missing.NAN)) : this;
	}

	/** Returns a copy that fits a background along, where an option says so. */
	private Unmixing withBackground(final boolean flat) {
		return flat ? withPixels(pixels.withBackground(Background.COMPONENT, 0, ""))
			: this;
	}

	/** Returns the known spectra for a fit. */
	private KnownSignatures signatures(final NmfOptions options,
		final int added)
	{
		return known.signatures(sampled(known.spectra()).spectra(), options
			.components(), added, pixels.fitsBackground());
	}

	/** Returns spectra at the samples of the image. */
	private SampledSpectra sampled(final Spectra spectra) {
		if (spectra == null) {
			throw new IllegalArgumentException(Messages.NO_SPECTRA);
		}
		final StackInput input = input();
		final SampledSpectra sampled = SampledSpectra.of(spectra, input.samples(),
			input.title());
		if (spectra.size() > input.geometry().samples()) {
			throw new IllegalArgumentException(Messages.tooManySpectra(spectra, input
				.title(), input.geometry().axis().position(), input.geometry()
					.samples()));
		}
		return sampled;
	}

	/**
	 * Tells what {@link #hals} will take. No file is read.
	 *
	 * @throws IllegalArgumentException if the image cannot be unmixed in this
	 *           way, with a message for the user; too little memory is none
	 */
	public Estimate estimateHals(final NmfOptions options) {
		final int first = known == null ? 0 : signatures(options, 0).size();
		final StackInput input = input();
		surplus.require(input, options.components());
		final NmfOptions more = surplus.more(options);
		return estimate(input, more, !surplus.isNone(), ExpectedPasses.of(input
			.pixels().rows(), input.geometry().samples(), more.withMissing(options
				.missing() || pixels.allowMissing()).withBackground(pixels
					.fitsBackground() ? more.components() - 1 : more.background()),
			first));
	}

	/**
	 * Tells what {@link #gsvdNmf} will take. No file is read.
	 *
	 * @throws IllegalArgumentException as for {@link #estimateHals}
	 */
	public Estimate estimateGsvdNmf(final GsvdNmfOptions options) {
		final GsvdNmfOptions more = surplus.more(options);
		requireDirections(more);
		final int first = known == null ? 0 : signatures(options.initial(), options
			.added()).size();
		final StackInput input = input();
		surplus.require(input, options.polish().components());
		return estimate(input, more.polish(), true, ExpectedPasses.of(input.pixels()
			.rows(), input.geometry().samples(), more.withMissing(options.polish()
				.missing() || pixels.allowMissing()).withBackground(options.polish()
					.hasBackground() || pixels.fitsBackground()), first));
	}

	/**
	 * Tells what {@link #apply} will take. No file is read.
	 *
	 * @throws IllegalArgumentException as for {@link #estimateHals}
	 */
	public Estimate estimateApply(final Spectra spectra) {
		final NmfOptions options = linear(sampled(spectra).spectra());
		return estimate(input(), options, false, ExpectedPasses.ofLinearUnmixing());
	}

	private StackInput input() {
		final StackInput input = StackInput.of(image, axis, pixels).withPositions(
			positions);
		colors.require(input.samples(), input.title());
		UnusedKeys.requireSamples(input);
		return input;
	}

	private Estimate estimate(final StackInput input, final NmfOptions options,
		final boolean gsvd, final ExpectedPasses passes)
	{
		input.requireComponents(options.components());
		final long kept = kept(input, options);
		final MemoryPlan plan = MemoryPlan.now(input, options.withMissing(options
			.missing() || pixels.allowMissing()), gsvd, kept);
		final long images = plan.imagesOnDisk ? MemoryNeed.imageBytes(input, options
			.components()) : 0;
		return new Estimate(plan.needed + kept, plan.fits ? Long.MAX_VALUE
			: plan.available + kept, images + (input.isCopied() ? input.bytesPerPass()
				: 0), input.bytesPerPass(), passes.with(pixels.passesBefore() +
					(detector.offset() > 0 ? 1 : 0), pixels.passesAfter()), starts,
			!surplus.isNone());
	}

	/** Returns the bytes of what is kept beside a fit: the images of others. */
	private long kept(final StackInput input, final NmfOptions options) {
		final int images = (pixels.everywhere() ? 1 : 0) + (starts > 1 ? 1 : 0);
		return images * MemoryNeed.columns(pixels.everywhere() ? input.whole()
			: input, options.components());
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
		if (!(epsilon0 >= 0 && epsilon0 < 1)) {
			throw new IllegalArgumentException(Messages.epsilon0(epsilon0));
		}
		return GsvdNmfOptions.of(options).withAdded(added).withInitialTolerance(
			epsilon0 == 0 ? options.tolerance() : epsilon0).withDirections(
				directions);
	}

	private UnmixingResult run(final NmfOptions options, final boolean gsvd,
		final PixelFit.Method method, final ProgressMonitor monitor)
	{
		final StackInput input = input();
		surplus.require(input, options.components());
		return new UnmixingRun(input, pixels.everywhere(), surplus.more(options)
			.withMissing(options.missing() || pixels.allowMissing()), gsvd || !surplus
				.isNone(), folder)
		{

			@Override
			FittedStack fit(final OpenStack X, final ProgressMonitor range) {
				if (sample != null) return fitSubset(read(), X, options, method, range);
				final FittedStack fitted = new PixelFit(pixels, input, read(), X,
					options, detector).by(method, range);
				fitted.fit.warnings.addAll(UnusedKeys.warnings(input, options, starts,
					pixels));
				if (previewed != Preview.NONE) fitted.fit.prefix = Messages
					.previewOfSlice();
				return fitted;
			}

			@Override
			long kept() {
				return Unmixing.this.kept(input, surplus.more(options));
			}

			@Override
			List<String> moreFiles() {
				final List<String> names = new ArrayList<>();
				if (starts > 1) names.add(ResultTitles.fileName(ResultTitles.starts(
					input.title()), ".csv"));
				if (!surplus.isNone()) names.addAll(ResultTitles.mergeFiles(input
					.title()));
				return names;
			}

			@Override
			UnmixingResult result(final FittedStack fitted, final long start,
				final ComponentPlanes planes, final ProgressMonitor range)
			{
				return Unmixing.this.result(fitted, start, planes, range);
			}
		}.run(monitor);
	}

	/**
	 * Fits a subset of the pixels of the sample, and solves for the image.
	 *
	 * @param Y the pixels of the image
	 */
	private FittedStack fitSubset(final StackInput shown, final OpenStack Y,
		final NmfOptions options, final PixelFit.Method method,
		final ProgressMonitor monitor)
	{
		final StackInput planes = StackInput.of(sample, axis, pixels).withPositions(
			positions);
		final StackInput some = planes.inside(PreviewStack.subset(planes.pixels()));
		surplus.require(some, options.components());
		try (OpenStack X = some.open(0, monitor)) {
			final FittedStack fitted = new PixelFit(pixels, some, some, X, options,
				detector).shownIn(shown, Y, method, monitor);
			fitted.fit.prefix = Messages.previewOfSubset(fitted.fit.factorization.W()
				.rows(), previewedPixels);
			X.requireUnchanged();
			return fitted;
		}
	}

	private UnmixingResult result(final FittedStack fitted, final long start,
		final ComponentPlanes planes, final ProgressMonitor monitor)
	{
		final StackInput input = fitted.input;
		final Fit fit = fitted.fit;
		final int first = fit.names.size();
		final Factorization ordered = ComponentOrder.along(input.geometry().axis(),
			fitted.factorization, first, fit.background);
		requireNotCanceled(monitor);
		final Factorization scaled = ordered.scaled(scale, fit.fixed);
		requireNotCanceled(monitor);
		final DoubleMatrix2D H = scaled.H();
		final Signatures signatures = new Signatures(H, input.samples(), input
			.geometry().axis(), fit.isGiven() ? null : scale, names(H, input, fit),
			colors.of(H, input.samples()));
		fit.warnings.addAll(colors.warnings(signatures.colors()));
		return new UnmixingResult(fitted, scaled, signatures, macroOptions(input,
			fit), (System.nanoTime() - start) * 1e-9, planes, monitor);
	}

	/** Returns the names of the components; a background is the last one. */
	private static List<String> names(final DoubleMatrix2D H,
		final StackInput input, final Fit fit)
	{
		final List<String> names = ComponentNames.of(H, input.samples(), fit.names);
		if (fit.background >= 0) {
			final int last = H.rows() - 1;
			names.set(last, ComponentNames.background(fit.names));
			fit.record = fit.record.withFlat(last);
		}
		return names;
	}

	/** Returns the keys of a macro that unmixes in the same way. */
	private String macroOptions(final StackInput input, final Fit fit) {
		return "axis=" + input.geometry().axis() + " " + fit.macroOptions + detector
			.macroOptions() + (fit.isGiven() ? "" : " scale=" + scale) +
			(known == null ? "" : " " + known) + positions.macroOptions() +
			(colors == Colors.DISTINCT ? "" : " colors=" + colors) + pixels
				.macroOptions() + (previewed == Preview.NONE ? "" : " preview=" +
					previewed);
	}

	/** Throws if the monitor asks for it; between the steps after a fit. */
	static void requireNotCanceled(final ProgressMonitor monitor) {
		if (monitor.isCanceled()) throw new CancellationException();
	}
}
