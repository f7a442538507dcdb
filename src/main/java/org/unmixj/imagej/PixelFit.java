
package org.unmixj.imagej;

import org.unmixj.linalg.EntryCheck;
import org.unmixj.linalg.InvalidEntriesException;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.nmf.EmptyColumnException;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.IncompleteUnmixing;
import org.unmixj.nmf.MonitorSteps;
import org.unmixj.nmf.NmfOptions;

/**
 * The steps of a fit of an open stack that its {@link PixelOptions} ask for.
 */
final class PixelFit {

	/** How X is fitted. */
	interface Method {

		Fit fit(RowBlocks X, ProgressMonitor monitor);
	}

	/** What else is done with X. */
	interface Use<T> {

		T of(RowBlocks X, ProgressMonitor monitor);
	}

	/** Where W comes from for all pixels. */
	interface Images {

		/**
		 * Returns W, one row for each of X, or null to solve for it.
		 *
		 * @param X of all pixels
		 */
		TallMatrix of(RowBlocks X);
	}

	/** The part of the progress that the fit takes if more follows. */
	private static final double FIT_SHARE = 0.9;

	private final PixelOptions pixels;

	private final StackInput input;

	private final StackInput read;

	private final OpenStack X;

	private final NmfOptions options;

	private final Detector detector;

	/**
	 * @param input the image and its pixels inside the selection and the mask
	 * @param read the same image, and which of its pixels are the rows of X
	 * @param options r and the number of threads
	 * @param detector its offset is subtracted last
	 */
	PixelFit(final PixelOptions pixels, final StackInput input,
		final StackInput read, final OpenStack X, final NmfOptions options,
		final Detector detector)
	{
		this.pixels = pixels;
		this.input = input;
		this.read = read;
		this.X = X;
		this.options = options;
		this.detector = detector;
	}

	/**
	 * Fits.
	 *
	 * @throws IllegalArgumentException if pixels cannot be fitted, with a message
	 *           for the user
	 */
	FittedStack by(final Method method, final ProgressMonitor monitor) {
		final MonitorSteps steps = new MonitorSteps(monitor);
		if (pixels.changeNothing()) {
			final Fit fit = fit(method, X, input, steps);
			fit.record = record(input, null, fit);
			return new FittedStack(fit, input, input, fit.factorization);
		}
		final StackInput fitted = withoutDarkPixels(input, X, read, steps);
		fitted.requireComponents(options.components());
		final Preparation preparation = Preparation.of(fitted, rows(X, read,
			fitted), pixels, options.threads(), steps);
		final Fit fit = fit(method, preparation.stack(), fitted, fitSteps(pixels
			.everywhere(), steps));
		preparation.report(fit);
		fit.record = record(fitted, preparation.stack(), fit);
		return pixels.everywhere() ? new FittedStack(fit, fitted, read, everywhere(
			fit, preparation.stack().of(X), steps.rest())) : new FittedStack(fit,
				fitted, fitted, fit.factorization);
	}

	/**
	 * Hands out X as a fit would see it.
	 *
	 * @throws IllegalArgumentException as {@link #by}
	 */
	<T> T use(final Use<T> use, final ProgressMonitor monitor) {
		final MonitorSteps steps = new MonitorSteps(monitor);
		final StackInput used = withoutDarkPixels(input, X, read, steps);
		used.requireComponents(options.components());
		final OpenStack rows = rows(X, read, used);
		try {
			final OpenStack prepared = pixels.changeNothing() ? rows : Preparation.of(
				used, rows, pixels, options.threads(), steps).stack();
			return use.of(detector.withoutOffset(prepared), steps.rest());
		}
		catch (final InvalidEntriesException e) {
			throw new IllegalArgumentException(message(used, e), e);
		}
	}

	/**
	 * Fits once more, with the pixels and what was done to their values as in an
	 * earlier fit.
	 *
	 * @param images those that are there already, asked for after the fit if all
	 *          pixels have images
	 * @throws IllegalArgumentException if pixels cannot be fitted, with a message
	 *           for the user
	 */
	FittedStack again(final FitRecord record, final Method method,
		final Images images, final ProgressMonitor monitor)
	{
		final MonitorSteps steps = new MonitorSteps(monitor);
		final Fit fit = fit(method, record.prepared(rows(X, read, input)), input,
			fitSteps(record.everywhere(), steps));
		fit.record = record.withFixed(fit.fixed).withFlat(fit.background);
		if (!record.everywhere()) return new FittedStack(fit, input, input,
			fit.factorization);
		final TallMatrix W = images.of(X);
		return new FittedStack(fit, input, read, W == null ? everywhere(fit, record
			.prepared(X), steps.rest()) : fit.factorization.withImages(W));
	}

	/**
	 * Fits, and solves for the pixels of another image with the signatures that
	 * were found. An entry there that cannot be used is missing.
	 *
	 * @param image the other image, as many samples; which of its pixels are the
	 *          rows of Y
	 * @throws IllegalArgumentException as {@link #by}
	 */
	FittedStack shownIn(final StackInput image, final OpenStack Y,
		final Method method, final ProgressMonitor monitor)
	{
		final MonitorSteps steps = new MonitorSteps(monitor);
		final StackInput fitted = withoutDarkPixels(input, X, read, steps);
		fitted.requireComponents(options.components());
		final Preparation preparation = Preparation.of(fitted, rows(X, read,
			fitted), pixels, options.threads(), steps);
		final Fit fit = fit(method, preparation.stack(), fitted, fitSteps(true,
			steps));
		preparation.report(fit);
		final StackInput shown = pixels.everywhere() ? image : withoutDarkPixels(
			image, Y, image, steps);
		fit.record = record(shown, preparation.stack(), fit);
		return new FittedStack(fit, shown, shown, everywhere(fit, preparation
			.stack().of(rows(Y, image, shown)), steps.rest()));
	}

	private static MonitorSteps fitSteps(final boolean moreFollows,
		final MonitorSteps steps)
	{
		return new MonitorSteps(moreFollows ? steps.next(FIT_SHARE) : steps.rest());
	}

	private FitRecord record(final StackInput fitted,
		final PreparedStack prepared, final Fit fit)
	{
		return FitRecord.of(fitted, prepared, detector, pixels.everywhere(),
			options, fit.fixed);
	}

	/** Returns those rows of X that are wanted. */
	private static OpenStack rows(final OpenStack X, final StackInput read,
		final StackInput wanted)
	{
		return wanted.pixels() == read.pixels() ? X : new SelectedRows(X, read
			.pixels(), wanted.pixels());
	}

	/**
	 * Returns an image without its dark pixels.
	 *
	 * @param all the same image, and which of its pixels are the rows of its X
	 * @param steps of which it takes one if it reads the image
	 */
	private StackInput withoutDarkPixels(final StackInput image,
		final OpenStack rows, final StackInput all, final MonitorSteps steps)
	{
		return pixels.threshold() == 0 ? image : image.inside(BrightPixels.of(rows,
			all.pixels(), pixels.threshold(), options.threads(), steps.pass()));
	}

	private Fit fit(final Method method, final RowBlocks X,
		final StackInput fitted, final MonitorSteps steps)
	{
		try {
			final long below = detector.countBelow(X, options.threads(), steps);
			final Fit fit = method.fit(detector.withoutOffset(X), steps.rest());
			detector.describe(fit, below, (double) X.rows() * X.columns());
			return fit;
		}
		catch (final InvalidEntriesException e) {
			throw new IllegalArgumentException(message(fitted, e), e);
		}
	}

	/**
	 * Returns the factorization with the W of other pixels that has the least
	 * squares for its H. A value that is not a number is missing, as it has no
	 * part in the fit.
	 */
	private Factorization everywhere(final Fit fit, final OpenStack prepared,
		final ProgressMonitor monitor)
	{
		final Factorization f = fit.factorization;
		return f.withImages(IncompleteUnmixing.solve(detector.withoutOffset(
			prepared), f.H(), fit.background, constant(f.W(), fit.background), options
				.threads(), monitor));
	}

	/** Returns what a background has where it is not 0, as nothing is there. */
	private static double constant(final TallMatrix W, final int background) {
		double constant = 0;
		for (int b = 0; background >= 0 && b < W.partition().count(); b++) {
			for (final double w : W.block(b)[background]) {
				constant = Math.max(constant, w);
			}
		}
		return constant;
	}

	private String message(final StackInput input,
		final InvalidEntriesException e)
	{
		if (e instanceof EmptyColumnException) {
			return Messages.nothingThere(input.title(), input.geometry().axis()
				.position() + " " + (((EmptyColumnException) e).column() + 1));
		}
		final EntryCheck check = e.check();
		if (check.notFinite() > 0) {
			return Messages.notFinite(input.title(), check.notFinite(), input.where(
				check.firstNotFiniteRow(), check.firstNotFiniteColumn()));
		}
		if (check.negative() > 0) {
			return Messages.negative(input.title(), check.negative(), check
				.minimum());
		}
		if (detector.offset() > 0) {
			return Messages.allBelowOffset(input.title(), detector.offset());
		}
		return input.isMasked() ? Messages.allZeroInside(input.title()) : Messages
			.allZero(input.title(), input.hasSelection());
	}
}
