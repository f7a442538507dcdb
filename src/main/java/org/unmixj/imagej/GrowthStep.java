
package org.unmixj.imagej;

import java.util.Arrays;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Directions;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Growth;
import org.unmixj.nmf.GsvdNmf;
import org.unmixj.nmf.GsvdNmfOptions;
import org.unmixj.nmf.NmfOptions;

/** Adds components by GSVD recovery, and polishes all. */
final class GrowthStep implements ComponentStep {

	private final int added;

	private final Directions directions;

	private final boolean[] locked;

	private final int background;

	/**
	 * @param added k, how many at once
	 * @param locked for each of the components before whether its signature stays
	 * @param background the component whose image is the same everywhere and
	 *          stays so, or -1
	 * @throws IllegalArgumentException if k is not allowed, with a message for
	 *           the user
	 */
	GrowthStep(final int added, final Directions directions,
		final boolean[] locked, final int background)
	{
		if (added < 1) throw new IllegalArgumentException(StepMessages.grownBy(
			added));
		if (directions == Directions.PAPER && (locked.length < 2 ||
			added > locked.length))
		{
			throw new IllegalArgumentException(Messages.paperDirections(
				locked.length + added, added));
		}
		this.added = added;
		this.directions = directions;
		this.locked = locked.clone();
		this.background = background;
	}

	@Override
	public StepOutcome apply(final RowBlocks X, final Factorization present,
		final NmfOptions options, final ProgressMonitor monitor)
	{
		final int r = present.components() + added;
		final Growth growth = GsvdNmf.grow(X, present, locked, GsvdNmfOptions.of(
			options.withOtherComponents(r).withBackground(background)).withAdded(
				added).withDirections(directions), monitor);
		final StepOutcome outcome = new StepOutcome(growth.polished(), StepOutcome
			.kept(present.components(), r), Arrays.copyOf(locked, r)).withLambdas(
				growth.recovery().lambdas(), added).withBackground(background);
		if (!growth.polished().converged()) {
			outcome.withWarning(Messages.notConverged("The growth to " + r +
				" components", options.maxIterations(), "tolerance", options
					.tolerance()));
		}
		return outcome.with("Error after recovery, before polishing (percent)",
			NumberText.of(growth.recovery().relativeError())).with("Directions taken",
				growth.recovery().directions().toString());
	}
}
