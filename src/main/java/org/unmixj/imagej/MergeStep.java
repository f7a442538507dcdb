
package org.unmixj.imagej;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Merge;
import org.unmixj.nmf.MergeOptions;
import org.unmixj.nmf.Merging;
import org.unmixj.nmf.NmfMerge;
import org.unmixj.nmf.NmfOptions;

/** Merges components that are too many, and polishes the others. */
final class MergeStep implements ComponentStep {

	private final String title;

	private final Signatures before;

	private final boolean[] locked;

	/** The component whose image is the same everywhere, or -1. */
	private final int flat;

	private final MergeOptions options;

	/**
	 * @param image the title of the components image
	 * @param title the title of the stack
	 * @param before the components
	 * @param locked for each of them whether its signature stays
	 * @param flat the component whose image is the same everywhere, which is not
	 *          merged, or -1
	 * @throws IllegalArgumentException if these cannot be merged in this way,
	 *           with a message for the user
	 */
	MergeStep(final ComponentMerge merge, final String image, final String title,
		final Signatures before, final boolean[] locked, final int flat)
	{
		this.title = title;
		this.before = before;
		this.locked = locked.clone();
		this.flat = flat;
		options = options(merge, image).withFixed(locked).withPolished(merge
			.isPolished());
	}

	private MergeOptions options(final ComponentMerge merge, final String image) {
		final boolean auto = merge.components().equalsIgnoreCase(
			ComponentMerge.AUTOMATIC);
		if (!merge.merged().isEmpty()) {
			if (!auto) throw new IllegalArgumentException(MergeMessages.both(merge
				.components(), merge.merged()));
			return MergeOptions.of(groups(merge.merged()));
		}
		return auto ? MergeOptions.auto() : MergeOptions.to(number(merge
			.components(), image));
	}

	private int number(final String text, final String image) {
		final boolean[] kept = locked.clone();
		if (flat >= 0) kept[flat] = true;
		final int least = MergeOptions.least(kept);
		if (text.matches("\\d{1,9}")) {
			final int number = Integer.parseInt(text);
			if (number >= least && number <= locked.length) return number;
		}
		throw new IllegalArgumentException(MergeMessages.components(image, text,
			least, locked.length));
	}

	private List<List<Integer>> groups(final String merged) {
		final List<List<Integer>> groups = new ArrayList<>();
		final Set<Integer> all = new HashSet<>();
		for (final String text : merged.split(";", -1)) {
			final boolean[] flags = ComponentFlags.parse("merged", text, before,
				new boolean[locked.length]);
			final List<Integer> group = new ArrayList<>();
			for (int j = 0; j < flags.length; j++) {
				if (!flags[j]) continue;
				if (!all.add(j)) throw new IllegalArgumentException(MergeMessages.twice(
					before.heading(j), merged));
				if (j == flat) throw new IllegalArgumentException(MergeMessages
					.background(before.heading(j)));
				if (locked[j]) throw new IllegalArgumentException(MergeMessages.locked(
					before.heading(j)));
				group.add(j);
			}
			if (group.size() < 2) throw new IllegalArgumentException(MergeMessages
				.group(text.trim()));
			groups.add(group);
		}
		return groups;
	}

	@Override
	public List<String> moreFiles(final String stack) {
		return ResultTitles.mergeFiles(stack);
	}

	@Override
	public StepOutcome apply(final RowBlocks X, final Factorization present,
		final NmfOptions each, final ProgressMonitor monitor)
	{
		final Merging merging = NmfMerge.merge(X, present, options.withPolish(each
			.withBackground(flat)), monitor);
		final boolean same = merging.done() == 0 && options.isAuto();
		final StepOutcome outcome = outcome(merging, same);
		final MergeCosts costs = new MergeCosts(title, merging, before::heading);
		if (same) outcome.withWarning(nothingMerged(merging, costs));
		else if (options.polished() && !merging.polished().converged()) {
			outcome.withWarning(Messages.notConverged("Polishing", each
				.maxIterations(), "tolerance", each.tolerance()));
		}
		return outcome.with("Merged", costs.merged()).with(
			"Rise of the error that noise explains (percent)", NumberText.of(merging
				.limitPercent())).with(
					"Error after merging, before polishing (percent)", NumberText.of(
						merging.merged().relativeError())).with(costs.plot()).with(costs
							.table());
	}

	/** Components that have come of others have the place of the first. */
	private StepOutcome outcome(final Merging merging, final boolean same) {
		final List<List<Integer>> members = merging.members();
		final int[] origins = new int[members.size()];
		final boolean[] fixed = new boolean[members.size()];
		for (int j = 0; j < origins.length; j++) {
			origins[j] = members.get(j).get(0);
			fixed[j] = locked[origins[j]];
		}
		final StepOutcome outcome = new StepOutcome(merging.polished(), origins,
			fixed).withBackground(merging.place(flat));
		if (same) return outcome.unchanged().withIterations(0, true);
		if (!options.polished()) outcome.withIterations(0, true);
		for (int j = 0; j < origins.length; j++) {
			if (members.get(j).size() > 1) outcome.rename(j, name(members.get(j)));
		}
		return outcome;
	}

	/** Returns the names of components, but for those that are numbers. */
	private String name(final List<Integer> components) {
		final List<String> names = new ArrayList<>();
		for (final int j : components) {
			final String name = before.names().get(j);
			if (!ComponentNames.isNumber(name)) names.add(name);
		}
		return names.isEmpty() ? null : String.join(" + ", names);
	}

	private String nothingMerged(final Merging merging, final MergeCosts costs) {
		if (merging.merges().isEmpty()) return MergeMessages.nothingToMerge(
			locked.length > 1);
		final Merge first = merging.merges().get(0);
		return MergeMessages.nothingMerged(costs.pair(first), first
			.polishedError() - merging.initial().relativeError(), merging
				.limitPercent());
	}
}
