
package org.unmixj.imagej;

import java.io.UncheckedIOException;
import java.util.Arrays;

import org.unmixj.linalg.EntryCheck;
import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowPasses;
import org.unmixj.linalg.SquaredSingularValues;
import org.unmixj.linalg.TruncatedSvd;
import org.unmixj.linalg.Workspace;
import org.unmixj.nmf.MonitorSteps;

import ij.ImagePlus;

/**
 * The errors below which no factorization of a stack can be: those of its
 * truncated singular value decompositions, &Sigma;_{i&gt;r}&sigma;_i&sup2; of
 * &Sigma;_i&sigma;_i&sup2; (Eckart and Young), which need not be non-negative.
 * Singular values of more than {@value SquaredSingularValues#MOST_COLUMNS}
 * samples are computed a little too small at times, and the errors a little too
 * large then ({@link TruncatedSvd}).
 * <p>
 * They are those of the pixels, and of what was done to their values, in the
 * fit of some components.
 */
public final class SvdBound {

	private static final String STAGE = "Singular values";

	/** The part of the progress bar that copying a virtual stack takes. */
	private static final double COPY_SHARE = 0.4;

	/** The part of the rest that the sum of the squares takes. */
	private static final double CHECK_SHARE = 0.2;

	private final double[] percent;

	private SvdBound(final double[] percent) {
		this.percent = percent;
	}

	/**
	 * Decomposes a stack, in a few passes over it.
	 *
	 * @param components what was found in it, as UnmixJ makes and saves it
	 * @param stack the stack that was unmixed; a selection on it plays no part
	 * @param most up to how many components bounds are wanted, at least 1; there
	 *          are no more than pixels and samples
	 * @param monitor progress and cancel
	 * @return none if values were missing in the fit: no such decomposition
	 *         leaves them out
	 * @throws IllegalArgumentException if stack and components do not fit, with a
	 *           message for the user
	 * @throws java.util.concurrent.CancellationException if the monitor asks for
	 *           it
	 */
	public static SvdBound of(final ImagePlus components, final ImagePlus stack,
		final int most, final ProgressMonitor monitor)
	{
		final ComponentsInfo info = ComponentsInfo.of(components);
		final Signatures signatures = info.signatures();
		final FitRecord record = info.record().orElse(FitRecord.plain(signatures.H()
			.rows()));
		if (record.allowsMissing()) return new SvdBound(new double[0]);
		UnmixedStack.requireSamples(stack, signatures, components.getTitle());
		final StackInput input = record.input(stack, signatures.axis(), signatures
			.samples());
		final MonitorSteps steps = new MonitorSteps(monitor);
		try (OpenStack X = input.open(MemoryNeed.MIN_READ_AHEAD, steps.next(input
			.isCopied() ? COPY_SHARE : 0));
				RowPasses passes = new RowPasses(record.detector().withoutOffset(record
					.prepared(X)), Runtime.getRuntime().availableProcessors(), steps
						.rest()).tellingOf(STAGE, 1))
		{
			final int count = (int) Math.min(most, Math.min(passes.rows(), passes
				.columns()));
			final double[] percent = passes
				.columns() <= SquaredSingularValues.MOST_COLUMNS ? percent(
					SquaredSingularValues.of(passes), count) : ofLeading(passes, count);
			X.requireUnchanged();
			return new SvdBound(percent);
		}
		catch (final UncheckedIOException e) {
			throw new IllegalArgumentException(Messages.lostData(input.title(), String
				.valueOf(e.getCause().getMessage())), e);
		}
	}

	private static double[] percent(final double[] squares, final int count) {
		final double all = Arrays.stream(squares).sum();
		final double[] percent = new double[count];
		double left = 0;
		for (int i = squares.length - 1; i >= 0; i--) {
			if (i < count) percent[i] = 100 * left / all;
			left += squares[i];
		}
		return percent;
	}

	/** Many samples: none if there is little memory, as nothing depends on it. */
	private static double[] ofLeading(final RowPasses passes, final int count) {
		final long needed = Double.BYTES * Workspace.ofSvd(passes.rows(), passes
			.columns(), count, Runtime.getRuntime().availableProcessors());
		if (needed > MemoryNeed.available(needed) / 2) return new double[0];
		final MonitorSteps steps = new MonitorSteps(passes.monitor());
		final double all = passes.telling(steps.next(CHECK_SHARE), STAGE, 1,
			() -> EntryCheck.of(passes)).sumOfSquares();
		return TruncatedSvd.of(passes, count, steps.rest()).relativeErrors(all);
	}

	/** Returns up to how many components there are bounds; 0 if unknown. */
	public int most() {
		return percent.length;
	}

	/**
	 * Returns the relative error, in percent, below which no fit can be.
	 *
	 * @param components how many, 1 to {@link #most()}
	 */
	public double percent(final int components) {
		return percent[components - 1];
	}

	@Override
	public String toString() {
		return Arrays.toString(percent);
	}
}
