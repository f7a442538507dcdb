
package org.unmixj.imagej;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.MonitorRange;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;

import cern.colt.matrix.DoubleMatrix2D;
import ij.ImagePlus;

/**
 * Components that were found before, of this session or opened from their file,
 * and the stack they were found in: from here the unmixing goes on. W comes
 * from the pixels of the image, H in full precision from its Info, and X is
 * read as it was for that fit: the same pixels, whatever is selected now, with
 * the same background, offset and missing values. Immutable; each {@code withX}
 * returns a copy. Shows nothing, and changes no image: the components that come
 * out are a new one.
 *
 * <pre>
 *
 * UnmixingResult five = FittedComponents.of(four).grow(1, Directions.AUTO,
 * 	ProgressMonitor.NONE);
 * UnmixingResult named = FittedComponents.of(five.components()).edit(
 * 	ComponentEdit.NONE.withNames("GFP,RFP"), ProgressMonitor.NONE);
 * </pre>
 * <p>
 * What is done to the same images gives the same result, to the last bit.
 * Components that stay have their names and colours from before; names that
 * were numbers are numbered anew. Defaults: the stack that was unmixed in this
 * session, the signatures locked that were so before, the tolerance and
 * iterations of {@link NmfOptions}, nothing is saved.
 */
public final class FittedComponents implements Cloneable {

	/** The part of the progress that reading W and its error take. */
	private static final double EVALUATION = 0.05;

	/** The stored error is taken for another one from this factor on. */
	private static final double OTHER_ERROR = 1.01;

	/** Below this, in percent, 32-bit images are all of it. */
	private static final double SINGLE_PRECISION = 1e-9;

	private final ImagePlus image;

	private ImagePlus stack;

	private File folder;

	private String locked = ComponentFlags.AUTO;

	private double tolerance = NmfOptions.DEFAULT_TOLERANCE;

	private int iterations = NmfOptions.DEFAULT_MAX_ITERATIONS;

	private FittedComponents(final ImagePlus image) {
		this.image = image;
	}

	/**
	 * Returns the components of an image.
	 *
	 * @param components with its signatures, as UnmixJ makes and saves it;
	 *          channels that it has lost are components that were removed
	 */
	public static FittedComponents of(final ImagePlus components) {
		return new FittedComponents(components);
	}

	private FittedComponents copy() {
		try {
			return (FittedComponents) clone();
		}
		catch (final CloneNotSupportedException e) {
			throw new AssertionError(e);
		}
	}

	/** Returns a copy with this stack; null is the one that was unmixed. */
	public FittedComponents withStack(final ImagePlus newStack) {
		final FittedComponents copy = copy();
		copy.stack = newStack;
		return copy;
	}

	/**
	 * Returns a copy that saves its results.
	 *
	 * @param newFolder the folder, made if it does not exist; null saves nothing
	 */
	public FittedComponents withFolder(final File newFolder) {
		final FittedComponents copy = copy();
		copy.folder = newFolder;
		return copy;
	}

	/**
	 * Returns a copy whose fits leave some signatures as they are, to the last
	 * bit, while their images change.
	 *
	 * @param choice {@code Auto}: those that were locked so far, or known and
	 *          fixed; {@code None}; {@code All}; or numbers and names, such as
	 *          {@code 1,3-4,GFP}. Nothing is {@code None}
	 */
	public FittedComponents withLocked(final String choice) {
		final FittedComponents copy = copy();
		copy.locked = choice == null || choice.trim().isEmpty()
			? ComponentFlags.NONE : choice.trim();
		return copy;
	}

	/** Returns a copy with another &epsilon; of eq. 17. */
	public FittedComponents withTolerance(final double epsilon) {
		final FittedComponents copy = copy();
		copy.tolerance = NmfOptions.withComponents(1).withTolerance(epsilon)
			.tolerance();
		return copy;
	}

	/** Returns a copy with another limit of the iterations of each fit. */
	public FittedComponents withIterations(final int limit) {
		final FittedComponents copy = copy();
		copy.iterations = NmfOptions.withComponents(1).withMaxIterations(limit)
			.maxIterations();
		return copy;
	}

	/**
	 * Adds components by GSVD recovery, and polishes all.
	 *
	 * @param added k, how many at once; at least 1
	 * @param directions where they come from
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException if the image has no signatures, the stack
	 *           does not fit, or cannot be unmixed into so many, or there is no
	 *           place to save the results; with a message for the user
	 * @throws UnsavedResultException if the results could not be saved
	 *           nevertheless; it has them
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it; nothing is left behind
	 */
	public UnmixingResult grow(final int added, final Directions directions,
		final ProgressMonitor monitor)
	{
		final boolean[] flags = locked();
		final int samples = info().signatures().H().columns();
		if (added > samples - flags.length) {
			throw new IllegalArgumentException(StepMessages.grownBeyond(image
				.getTitle(), flags.length, samples, added));
		}
		final GrowthStep step = new GrowthStep(added, directions, flags, record(
			info()).flat());
		return step("Grow Components", flags.length + added, "added=" + added +
			" directions=" + directions + keys(), step, monitor);
	}

	/**
	 * Adds components as a user asks for it.
	 *
	 * @param added a number, all at once; or {@code Auto}: one by one, as long as
	 *          the error of held-out entries falls by more than its standard
	 *          error, at most 8. A note says what came of it
	 * @param directions where they come from
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException as for
	 *           {@link #grow(int, Directions, ProgressMonitor)}, and if added is
	 *           neither
	 * @throws UnsavedResultException likewise
	 * @throws java.util.concurrent.CancellationException likewise
	 */
	public UnmixingResult grow(final String added, final Directions directions,
		final ProgressMonitor monitor)
	{
		final String text = added == null ? "" : added.trim();
		if (!text.equalsIgnoreCase(ComponentFlags.AUTO)) {
			if (!text.matches("-?\\d{1,9}")) {
				throw new IllegalArgumentException(StepMessages.addedText(text));
			}
			return grow(Integer.parseInt(text), directions, monitor);
		}
		final boolean[] flags = locked();
		if (directions == Directions.PAPER && flags.length < 2) {
			throw new IllegalArgumentException(Messages.paperDirections(flags.length +
				1, 1));
		}
		final String title = unmixed().getTitle();
		final int most = Math.min(info().signatures().H().columns(), flags.length +
			AutomaticGrowth.MOST);
		return step("Grow Components", Math.max(flags.length, most), "added=" +
			ComponentFlags.AUTO + " directions=" + directions + keys(),
			new AutomaticGrowth(title, directions, flags, record(info()).flat()),
			monitor);
	}

	/**
	 * Removes, renames, recolours and locks components, and fits those that are
	 * left again if the edit says so. Without that they stay as they are; if none
	 * is removed, so does the error, and no pixel of the stack is read.
	 *
	 * @param edit what is done
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException as for {@link #grow}, and if the edit is
	 *           not one for these components
	 * @throws UnsavedResultException as for {@link #grow}
	 * @throws java.util.concurrent.CancellationException as for {@link #grow}
	 */
	public UnmixingResult edit(final ComponentEdit edit,
		final ProgressMonitor monitor)
	{
		final ComponentsInfo info = info();
		final EditStep step = new EditStep(edit, info.signatures(), locked(),
			record(info).flat());
		if (!edit.isRefit() && tolerance != NmfOptions.DEFAULT_TOLERANCE) step.warn(
			InputMessages.unused("tolerance", "refit=true"));
		if (!edit.isRefit() && iterations != NmfOptions.DEFAULT_MAX_ITERATIONS) step
			.warn(InputMessages.unused("iterations", "refit=true"));
		if (!step.changes(info.signatures(), record(info).fixed())) step.warn(
			StepMessages.NOTHING_EDITED);
		final String keys = edit.macroOptions().trim() + keys();
		if (!step.isRelabeling() || !Relabeling.isPossible(info)) return step(
			"Edit Components", step.components(), keys, step, monitor);
		final StackInput input = input(info);
		return new Relabeling(image, info, record(info), input).run(
			new ComponentSource(image, input.geometry(), input.title()), step, keys,
			folder, monitor);
	}

	/**
	 * Merges components that are too many, and polishes the others.
	 *
	 * @param merge which are merged, and whether the others are polished
	 * @param monitor progress and cancel
	 * @throws IllegalArgumentException as for {@link #grow}, and if these
	 *           components cannot be merged in this way
	 * @throws UnsavedResultException as for {@link #grow}
	 * @throws java.util.concurrent.CancellationException as for {@link #grow}
	 */
	public UnmixingResult merge(final ComponentMerge merge,
		final ProgressMonitor monitor)
	{
		final boolean[] flags = locked();
		final String title = unmixed().getTitle();
		return step("Merge Components", flags.length, merge.macroOptions() + keys(),
			new MergeStep(merge, image.getTitle(), title, info().signatures(), flags,
				record(info()).flat()), monitor);
	}

	/**
	 * Returns a sentence about which stack these are components of.
	 *
	 * @throws IllegalArgumentException if it is not known, or the image has no
	 *           signatures, with a message for the user
	 */
	public String stack() {
		info();
		return StepMessages.stack(unmixed().getTitle(), stack == null);
	}

	/**
	 * Returns a sentence about files of earlier results that those of a step will
	 * replace, or null if there are none.
	 *
	 * @throws IllegalArgumentException if the stack is not known, with a message
	 *           for the user
	 */
	public String replaced() {
		if (folder == null) return null;
		final String title = unmixed().getTitle();
		return new File(folder, ResultTitles.fileName(ResultTitles.components(
			title), ".tif")).exists() ? StepMessages.replaced(title, folder) : null;
	}

	private ImagePlus unmixed() {
		return stack != null ? stack : UnmixedStack.of(image);
	}

	/** Returns the keys of a macro that all steps have, after a blank. */
	String keys() {
		return " locked=[" + locked + "] tolerance=" + NumberText.of(tolerance) +
			" iterations=" + iterations;
	}

	/** Returns for each component whether its signature is locked. */
	boolean[] locked() {
		final ComponentsInfo info = info();
		return ComponentFlags.parse("locked", locked, info.signatures(), record(
			info).fixed());
	}

	/** Returns what comes with the components image. */
	ComponentsInfo info() {
		return ComponentsInfo.of(image);
	}

	private FitRecord record(final ComponentsInfo info) {
		return info.record().orElseThrow(() -> new IllegalArgumentException(
			StepMessages.noRecord(image.getTitle())));
	}

	/**
	 * Makes other components of these.
	 *
	 * @param method the label of the command, without dots
	 * @param components how many there are at most, which memory is needed for
	 * @param keys those of a macro that does the same
	 * @throws IllegalArgumentException as for {@link #grow}
	 */
	UnmixingResult step(final String method, final int components,
		final String keys, final ComponentStep step, final ProgressMonitor monitor)
	{
		final ComponentsInfo info = info();
		final FitRecord record = record(info);
		final Signatures present = info.signatures();
		final StackInput input = input(info);
		final ComponentSource W = new ComponentSource(image, input.geometry(), input
			.title());
		final NmfOptions options = record.options(present.H().rows()).withTolerance(
			tolerance).withMaxIterations(iterations);
		return new UnmixingRun(input, record.everywhere(), options
			.withOtherComponents(Math.max(components, options.components())), step
				.recovers(), folder)
		{

			private StepOutcome outcome;

			@Override
			long kept() {
				return super.kept() + (step.recovers() ? 0 : MemoryNeed.columns(input,
					present.H().rows()));
			}

			@Override
			List<String> moreFiles() {
				return step.moreFiles(input.title());
			}

			@Override
			FittedStack fit(final OpenStack X, final ProgressMonitor range) {
				return new PixelFit(PixelOptions.DEFAULT, input, read(), X, options,
					record.detector()).again(record, this::go, this::present, range);
			}

			/** What stays as it is does so outside the fitted pixels, too. */
			private TallMatrix present(final RowBlocks all) {
				return outcome.isRescaled() ? null : outcome.of(W.columns(read()));
			}

			private Fit go(final RowBlocks X, final ProgressMonitor range) {
				final Factorization f = Nmf.evaluate(X, W.columns(input), present.H(),
					options, new MonitorRange(range, 0, EVALUATION));
				outcome = step.apply(X, f, options, new MonitorRange(range, EVALUATION,
					1));
				final Fit fit = Fit.of(outcome, method, keys);
				fit.goOn(info, f.relativeError());
				warn(fit, info, f);
				// to lock some of them is a change, too
				fit.unchanged = outcome.isUnchanged() && Arrays.equals(outcome.fixed(),
					record.fixed());
				return fit;
			}

			@Override
			UnmixingResult result(final FittedStack fitted, final long start,
				final ComponentPlanes planes, final ProgressMonitor range)
			{
				final Factorization scaled = SteppedSignatures.scaled(outcome,
					fitted.factorization, present);
				return new UnmixingResult(fitted, scaled, SteppedSignatures.of(outcome,
					scaled.H(), present), keys, (System.nanoTime() - start) * 1e-9,
					planes, range);
			}
		}.run(monitor);
	}

	/**
	 * Returns the stack, and which of its pixels were fitted.
	 *
	 * @throws IllegalArgumentException if it does not go with the components, or
	 *           no step can go on from them, with a message for the user
	 */
	private StackInput input(final ComponentsInfo info) {
		final Signatures present = info.signatures();
		final ImagePlus unmixed = unmixed();
		UnmixedStack.requireSamples(unmixed, present, image.getTitle());
		final StackInput input = record(info).input(unmixed, present.axis(), present
			.samples());
		if (input.geometry().samples() != present.H().columns()) {
			throw new IllegalArgumentException(Messages.otherSamples(input.title(),
				input.geometry().axis().position(), input.geometry().samples(), image
					.getTitle(), present.H().columns()));
		}
		requireNonNegative(present.H());
		return input;
	}

	private void requireNonNegative(final DoubleMatrix2D H) {
		if (H.aggregate(Math::min, h -> h) < 0) {
			throw new IllegalArgumentException(StepMessages.negativeComponents(image
				.getTitle()));
		}
	}

	/** Warns where the images are not those that the Info speaks of. */
	private void warn(final Fit fit, final ComponentsInfo info,
		final Factorization present)
	{
		final List<Object> noted = new ArrayList<>(Arrays.asList(info.summary().get(
			"error_percent"), info.summary().get("components")));
		if (!(noted.get(0) instanceof Number) || !(noted.get(
			1) instanceof Number) || ((Number) noted.get(1)).intValue() != present
				.components()) return;
		final double error = ((Number) noted.get(0)).doubleValue();
		if (present.relativeError() > OTHER_ERROR * error + SINGLE_PRECISION) {
			fit.warnings.add(StepMessages.otherError(image.getTitle(), present
				.relativeError(), error));
		}
	}
}
