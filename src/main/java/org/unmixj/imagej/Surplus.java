
package org.unmixj.imagej;

import java.util.Arrays;
import java.util.function.Function;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.MergeOptions;
import org.unmixj.nmf.Merging;
import org.unmixj.nmf.MonitorRange;
import org.unmixj.nmf.NmfMerge;
import org.unmixj.nmf.NmfOptions;

/**
 * Components that a first fit has more than are asked for, and that are merged
 * afterwards, as Guo &amp; Holy recommend (NMF-Merge). Immutable.
 */
final class Surplus {

	/** None. */
	static final Surplus NONE = new Surplus(0);

	/** The part of the progress that the first fit takes. */
	private static final double FIRST = 0.7;

	private final int count;

	/**
	 * @param count how many, at least 0
	 * @throws IllegalArgumentException if it is less, with a message for the user
	 */
	Surplus(final int count) {
		if (count < 0) {
			throw new IllegalArgumentException(MergeMessages.surplus(count));
		}
		this.count = count;
	}

	/** Tells whether there is none. */
	boolean isNone() {
		return count == 0;
	}

	/** Returns the options of the first fit. */
	NmfOptions more(final NmfOptions options) {
		if (isNone()) return options;
		final int r = Math.addExact(options.components(), count);
		return options.withOtherComponents(r).withBackground(options.hasBackground()
			? r - 1 : -1);
	}

	/** Returns the options of the first fit. */
	GsvdNmfOptions more(final GsvdNmfOptions options) {
		return isNone() ? options : options.withMoreComponents(count);
	}

	/**
	 * Throws unless a stack can be unmixed into so many components.
	 *
	 * @param r how many are asked for
	 * @throws IllegalArgumentException with a message for the user
	 */
	void require(final StackInput input, final int r) {
		input.requireComponents(r);
		final long most = Math.min(input.geometry().samples(), input.pixels()
			.rows());
		if ((long) r + count > most) {
			throw new IllegalArgumentException(MergeMessages.surplus(input.title(), r,
				count, most));
		}
	}

	/**
	 * Fits, and merges what is too much.
	 *
	 * @param options those of the result and of polishing it
	 * @param background the component of the first fit whose image is the same
	 *          everywhere, or -1
	 * @param title that of the stack
	 * @param first the first fit, told of as one with these options
	 */
	Fit fit(final RowBlocks X, final NmfOptions options, final int background,
		final String title, final Function<ProgressMonitor, Fit> first,
		final ProgressMonitor monitor)
	{
		if (isNone()) return first.apply(monitor);
		final Fit fit = first.apply(new MonitorRange(monitor, 0, FIRST));
		final boolean[] known = new boolean[fit.names.size()];
		Arrays.fill(known, true);
		final double tolerance = NmfMerge.polishTolerance(options.tolerance());
		final Merging merging = NmfMerge.merge(X, fit.factorization, MergeOptions
			.to(options.components()).withPolish(options.withBackground(background)
				.withTolerance(tolerance)).withFixed(fit.fixed).withKept(known),
			new MonitorRange(monitor, FIRST, 1));
		final MergeCosts costs = new MergeCosts(title, merging,
			j -> j < known.length ? fit.names.get(j) : "#" + (j + 1));
		final Fit merged = fit.merged(merging, merging.place(background));
		merged.macroOptions += " surplus=" + count;
		if (!merging.polished().converged()) {
			merged.warnings.add(Messages.notConverged("Polishing after the merges",
				options.maxIterations(), "tolerance", tolerance));
		}
		merged.details.put("Merged", costs.merged());
		merged.more.add(costs.plot());
		merged.more.add(costs.table());
		return merged;
	}
}
