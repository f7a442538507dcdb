
package org.unmixj.imagej;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.unmixj.linalg.ProgressMonitor;
import org.unmixj.linalg.RowBlocks;
import org.unmixj.linalg.TallMatrix;
import org.unmixj.nmf.Factorization;
import org.unmixj.nmf.Nmf;
import org.unmixj.nmf.NmfOptions;

import cern.colt.matrix.DoubleMatrix2D;

/** Removes, renames, recolours, locks and fits again. */
final class EditStep implements ComponentStep {

	private static final Pattern NUMBERED = Pattern.compile(
		"(\\d{1,9})\\s*=\\s*(.*)");

	private final ComponentEdit edit;

	/** The components that are left, counted from 0. */
	private final int[] kept;

	/** Of all components; null where it stays. */
	private final String[] names;

	/** Of all components; null where it stays. */
	private final Color[] colors;

	private final boolean[] locked;

	private final List<String> warnings = new ArrayList<>();

	/** The component, of those left, that stays the same everywhere, or -1. */
	private final int background;

	/**
	 * @param before the components
	 * @param locked for each of them whether its signature stays, now and later
	 * @param flat the component whose image is the same everywhere, or -1
	 * @throws IllegalArgumentException if the edit is not one for these
	 *           components, with a message for the user
	 */
	EditStep(final ComponentEdit edit, final Signatures before,
		final boolean[] locked, final int flat)
	{
		this.edit = edit;
		final int r = before.names().size();
		final boolean[] removed = ComponentFlags.parse("remove", edit.removed(),
			before, new boolean[r]);
		kept = IntStream.range(0, r).filter(j -> !removed[j]).toArray();
		if (kept.length == 0) {
			throw new IllegalArgumentException(StepMessages.allRemoved(r));
		}
		names = values("names", edit.names(), r);
		for (final String name : names) {
			if (name != null) ComponentEdit.requireName(name);
		}
		colors = new Color[r];
		final String[] texts = values("colors", edit.colors(), r);
		for (int j = 0; j < r; j++) {
			if (texts[j] != null) colors[j] = color(texts[j]);
		}
		requireDifferent(before);
		this.locked = new boolean[kept.length];
		for (int j = 0; j < kept.length; j++) {
			this.locked[j] = locked[kept[j]];
		}
		background = IntStream.range(0, kept.length).filter(j -> kept[j] == flat)
			.findFirst().orElse(-1);
	}

	/** Reads a value for some components; null for the others. */
	private static String[] values(final String key, final String text,
		final int r)
	{
		final String[] values = new String[r];
		final String[] parts = text.split(",", -1);
		for (int i = 0; i < parts.length; i++) {
			final String part = parts[i].trim();
			if (part.isEmpty()) continue;
			final Matcher numbered = NUMBERED.matcher(part);
			final boolean isNumbered = numbered.matches();
			final int number = isNumbered ? Integer.parseInt(numbered.group(1)) : i +
				1;
			if (number < 1 || number > r || isNumbered && numbered.group(2)
				.isEmpty())
			{
				throw new IllegalArgumentException(StepMessages.componentValues(key,
					part, number, r));
			}
			values[number - 1] = isNumbered ? numbered.group(2) : part;
		}
		return values;
	}

	private static Color color(final String text) {
		final Color color = ij.plugin.Colors.decode(text, null);
		if (color == null) {
			throw new IllegalArgumentException(StepMessages.unknownColor(text));
		}
		return color;
	}

	private void requireDifferent(final Signatures before) {
		final Map<String, Integer> all = new HashMap<>();
		for (final int j : kept) {
			final String name = names[j] == null ? before.names().get(j) : names[j];
			if (ComponentNames.isNumber(name)) continue;
			final Integer other = all.put(name, j + 1);
			if (other != null) throw new IllegalArgumentException(StepMessages
				.sameNames(name, other, j + 1));
		}
	}

	/** Returns how many components are left. */
	int components() {
		return kept.length;
	}

	/** Adds a sentence to the warnings of the result. */
	void warn(final String sentence) {
		warnings.add(sentence);
	}

	/** Tells whether images and signatures stay as they are, all of them. */
	boolean isRelabeling() {
		return !edit.isRefit() && kept.length == names.length;
	}

	/** Tells whether anything is done to these components. */
	boolean changes(final Signatures before, final boolean[] lockedBefore) {
		if (!isRelabeling() || !Arrays.equals(locked, lockedBefore)) return true;
		for (int j = 0; j < names.length; j++) {
			if (names[j] != null && !names[j].equals(before.names().get(j)) ||
				colors[j] != null && !colors[j].equals(before.colors().get(j)))
				return true;
		}
		return false;
	}

	@Override
	public boolean recovers() {
		return false;
	}

	/** Returns the same components with their names, colours and locks. */
	StepOutcome relabeled(final Factorization present) {
		return labeled(new StepOutcome(present, kept, locked).unscaled()
			.withIterations(0, true));
	}

	private StepOutcome labeled(final StepOutcome outcome) {
		outcome.withBackground(background);
		for (int j = 0; j < kept.length; j++) {
			outcome.rename(j, names[kept[j]]).recolor(j, colors[kept[j]]);
		}
		warnings.forEach(outcome::withWarning);
		return outcome;
	}

	@Override
	public StepOutcome apply(final RowBlocks X, final Factorization present,
		final NmfOptions options, final ProgressMonitor monitor)
	{
		final double[] ones = new double[kept.length];
		Arrays.fill(ones, 1);
		final boolean all = kept.length == present.components();
		final TallMatrix W = all ? present.W() : present.W().select(kept, ones);
		final DoubleMatrix2D H = all ? present.H() : present.H().viewSelection(kept,
			null).copy();
		final NmfOptions fewer = options.withOtherComponents(kept.length)
			.withBackground(background);
		final StepOutcome outcome;
		if (edit.isRefit()) {
			final Factorization fit = Nmf.fit(X, W, H, locked, fewer, monitor);
			outcome = new StepOutcome(fit, kept, locked);
			if (!fit.converged()) {
				outcome.withWarning(Messages.notConverged("The fit", options
					.maxIterations(), "tolerance", options.tolerance()));
			}
		}
		else {
			outcome = new StepOutcome(all ? present : Nmf.evaluate(X, W, H, fewer,
				monitor), kept, locked).unscaled().withIterations(0, true);
		}
		return labeled(outcome);
	}
}
